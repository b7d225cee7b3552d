"""The framework is rows: adding a criterion needs no code, and everything that follows from it is lawful."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.changes import applied, changes_between, reversed_changes
from cxmodel.errors import CxError, Problems
from cxmodel.framework import ADDED, new_id, remove_criterion, remove_theme, save_criterion, save_theme, scores_of
from cxmodel.model.evaluate import evaluate
from cxmodel.model.score import capability, criterion_shares
from cxmodel.scenario import inside_theme, starting
from cxmodel.store.shipped import shipped

CRITERION = {"name": "Night cover", "question": "Who answers at night?", "kind": "score", "default_weight": 1.0,
             **{f"scale_{step}": f"Night seen to {step} of 4" for step in range(5)}}
THEME = {"name": "Languages", "question": "Are our customers understood?", "default_weight": 1.0}


def reach(dataset, missing: float) -> np.ndarray:
    """Capability of every vendor under the starting weights, missing scores at `missing` of the scale."""
    scenario = starting(dataset)
    scores = {(row.vendor_id, row.criterion_id): row.score for row in dataset.score}
    scored = [row for row in dataset.criterion if row.kind == "score"]
    matrix = [[np.nan if (given := scores.get((vendor.id, row.id))) is None else given for row in scored]
              for vendor in dataset.vendor]
    themes = [row.id for row in dataset.theme]
    inside = {name: share for theme in themes for name, share in inside_theme(scenario, dataset, theme).items()}
    weights = criterion_shares([scenario.weight(theme) for theme in themes],
                               [themes.index(row.theme_id) for row in scored], [inside[row.id] for row in scored])
    return capability(matrix, weights, missing)


@given(st.sampled_from([row.id for row in shipped().theme]), st.floats(0, 50))
def test_a_criterion_nobody_has_scored_widens_what_a_vendor_may_be_worth_and_never_narrows_it(theme, weight):
    """A missing score is a range from worst to best: the old range lies inside the new one."""
    before = shipped()
    after = save_criterion(before, theme, {**CRITERION, "default_weight": weight}).after
    assert (reach(after, 0.0) <= reach(before, 0.0) + 1e-12).all()
    assert (reach(after, 1.0) >= reach(before, 1.0) - 1e-12).all()
    if weight == 0:
        assert np.allclose(reach(after, 0.5), reach(before, 0.5))


def test_a_criterion_of_weight_zero_changes_no_result(dataset, alder):
    after = save_criterion(dataset, "culture", {**CRITERION, "default_weight": 0.0}).after
    before, now = evaluate(dataset, alder, 200), evaluate(after, alder, 200)
    assert now.net_saving.typical == pytest.approx(before.net_saving.typical)
    assert now.cx_risk_index == pytest.approx(before.cx_risk_index)


def test_a_criterion_flows_into_weights_and_results_without_code(dataset, alder):
    after = save_criterion(dataset, "culture", {**CRITERION, "default_weight": 2.0}).after
    assert inside_theme(alder, after, "culture") == {
        "cultural_match": 0.25, "customer_culture": 0.25, "night_cover": 0.5}
    best = {vendor.id: 4.0 for vendor in dataset.vendor}
    scored = replace(after, score=(*after.score, *(replace(dataset.score[0], vendor_id=vendor, score=score,
                                                           criterion_id="night_cover")
                                                   for vendor, score in best.items())))
    assert (reach(scored, 0.5) >= reach(dataset, 0.5) - 1e-12).all(), "the best score pulls nobody down"
    assert evaluate(scored, alder, 50).cx_risk_index < evaluate(after, alder, 50).cx_risk_index


def test_a_gate_nobody_has_scored_keeps_every_vendor_out_of_the_plan(dataset, alder):
    after = save_criterion(dataset, "people", {**CRITERION, "kind": "gate", "minimum": 2}).after
    left_out = dict(evaluate(after, alder, 20).left_out)
    assert set(left_out) == {row.id for row in dataset.site}
    assert all(any("Night cover" in reason for reason in reasons) for reasons in left_out.values())
    assert np.allclose(reach(after, 0.5), reach(dataset, 0.5)), "a gate carries no points"


@pytest.mark.parametrize("criterion", [row.id for row in shipped().criterion])
def test_any_criterion_can_go_and_its_scores_with_it(dataset, alder, criterion):
    edit = remove_criterion(dataset, criterion)
    gone = [row for row in dataset.score if row.criterion_id == criterion]
    assert len(edit.after.score) == len(dataset.score) - len(gone)
    assert f"removed with {scores_of(dataset, [criterion])} score" in edit.what
    assert applied(edit.after, reversed_changes(changes_between(dataset, edit.after))).content == dataset.content
    evaluate(edit.after, starting(edit.after), 20)


def test_a_theme_goes_with_its_criteria_and_scores(dataset):
    edit = remove_theme(dataset, "people")
    mine = [row.id for row in dataset.criterion if row.theme_id == "people"]
    assert edit.what == f"Theme “People” removed with {len(mine)} criteria and {scores_of(dataset, mine)} scores"
    assert not [row for row in edit.after.score if row.criterion_id in mine]
    assert len(edit.after.theme) == 9
    evaluate(edit.after, starting(edit.after), 20)


def test_something_to_rank_by_is_always_left(dataset):
    one = replace(dataset, criterion=tuple(row for row in dataset.criterion if row.theme_id == "culture"), score=())
    last = remove_criterion(one, "cultural_match").after
    for attempt in (lambda: remove_criterion(last, "customer_culture"), lambda: remove_theme(last, "culture"),
                    lambda: save_criterion(last, "culture", {**vars(last.criterion[0]), "kind": "gate", "minimum": 1},
                                           "customer_culture")):
        with pytest.raises(CxError, match="No criterion would be left"):
            attempt()


def test_a_theme_is_added_at_the_end_and_counts_nothing_before_it_has_a_criterion(dataset):
    edit = save_theme(dataset, THEME)
    new = edit.after.theme[-1]
    assert (new.id, new.position, new.short_name, new.source) == ("languages", 11, "Languages", ADDED)
    assert edit.what == "Theme “Languages” added"
    assert np.allclose(reach(edit.after, 0.5), reach(dataset, 0.5))


def test_a_change_says_in_words_what_was_changed(dataset):
    old = dataset.criterion[0]
    edit = save_criterion(dataset, old.theme_id, {**vars(old), "question": "Why?", "default_weight": 3.0}, old.id)
    assert edit.what == ("Criterion “Cultural match” changed: what the assessor answers, "
                         "weight in its theme before anybody weighs")
    assert edit.after.criterion[0].default_weight == 3.0
    assert save_criterion(dataset, old.theme_id, vars(old), old.id).what == "", "as it was is no change"
    theme = dataset.theme[0]
    assert save_theme(dataset, {**vars(theme), "name": "Shared values"}, theme.id).what == (
        "Theme “Culture” changed: name")


def test_everything_that_is_missing_is_told_at_once(dataset):
    with pytest.raises(Problems) as told:
        save_criterion(dataset, "culture", {"name": " ", "kind": "gate", "default_weight": -1.0})
    said = [fault.what for fault in told.value.faults]
    assert said == ["A pass-or-fail criterion needs the least score that passes", "Name is missing",
                    "What the assessor answers is missing", *(f"What a {step} looks like is missing"
                                                              for step in range(5)),
                    "Weight in its theme before anybody weighs is −1"]
    assert {fault.where for fault in told.value.faults} == {"New criterion"}
    with pytest.raises(Problems):
        save_theme(dataset, {})


def test_a_name_stands_once_under_a_theme(dataset):
    with pytest.raises(CxError, match="of this name already"):
        save_criterion(dataset, "culture", {**CRITERION, "name": "cultural MATCH "})
    with pytest.raises(CxError, match="of this name already"):
        save_theme(dataset, {**THEME, "name": "Scale"})
    elsewhere = save_criterion(dataset, "people", {**CRITERION, "name": "Cultural match"}).after
    assert elsewhere.criterion[-1].id == "cultural_match_2"


def test_points_have_no_minimum(dataset):
    gate = next(row for row in dataset.criterion if row.kind == "gate")
    edit = save_criterion(dataset, gate.theme_id, {**vars(gate), "kind": "score"}, gate.id)
    assert next(row for row in edit.after.criterion if row.id == gate.id).minimum is None


@given(st.text(), st.sets(st.sampled_from(["a", "themes", "price", "criterion"])))
def test_a_short_name_is_plain_new_and_never_one_that_has_a_meaning(name, taken):
    found = new_id(name, taken, "criterion")
    assert found.replace("_", "a").isalnum()
    assert found.isascii()
    assert len(found) < 50
    assert found not in {*taken, "themes", "price"}
