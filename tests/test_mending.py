"""A scenario under other data: what is gone is left out, what is new waits for its weight, the rest stays as it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.framework import remove_criterion, remove_theme, save_criterion, save_theme
from cxmodel.mending import mended, mended_text
from cxmodel.scenario import inside_theme, starting, to_json
from cxmodel.store.shipped import shipped
from tests.test_framework import CRITERION, THEME
from tests.worlds import scenarios


def weighed(scenario, **weights):
    """The scenario with these themes weighed, the others sharing the rest equally."""
    rest = (1 - sum(weights.values())) / (len(scenario.theme_weights) - len(weights))
    return replace(scenario, theme_weights=tuple((name, weights.get(name, rest)) for name, _ in scenario.theme_weights))


@given(scenarios())
def test_under_the_same_data_every_scenario_stays_what_it_is(scenario):
    assert mended(scenario, shipped(), shipped()) == scenario
    assert mended_text(to_json(scenario), shipped()) == scenario


@given(scenarios(), st.sampled_from([row.id for row in shipped().theme]))
def test_without_a_theme_the_others_keep_their_proportions(scenario, theme):
    fewer = remove_theme(shipped(), theme).after
    found = mended(scenario, fewer, shipped())
    left = 1 - scenario.weight(theme)
    for name, weight in found.theme_weights:
        assert weight == pytest.approx(scenario.weight(name) / left if left else 1 / 9, abs=1e-9)
    assert theme not in dict(found.theme_weights)
    assert (found.case, found.placements, found.overrides, found.country_cap) == (
        scenario.case, scenario.placements, scenario.overrides, scenario.country_cap)


def test_decisions_on_rows_that_are_gone_are_left_out_and_the_others_stay(dataset, alder):
    vendor = dataset.vendor[0].id
    full = replace(alder, scores=((f"{vendor}:coaching", 4.0), (f"{vendor}:retention", 1.0)),
                   evidence=((f"{vendor}:coaching", "seen"),), open_scores=(f"{vendor}:staff_selection",),
                   judgements=(("points:people:coaching", 30.0), ("points:people:retention", 70.0)),
                   voices=(("Ana:people:coaching", 0.5),), criterion_weights=(("coaching", 0.4), ("retention", 0.6)))
    found = mended(full, remove_criterion(dataset, "coaching").after, dataset)
    assert found == replace(full, scores=((f"{vendor}:retention", 1.0),), evidence=(), voices=(),
                            judgements=(("points:people:retention", 70.0),), criterion_weights=(("retention", 0.6),))


def test_weights_nobody_touched_follow_the_framework(dataset, alder):
    more = save_theme(dataset, {**THEME, "default_weight": 2.0}).after
    found = mended(alder, more, dataset)
    assert found == starting(more, "alder")
    assert found.theme_weights[-1] == ("languages", pytest.approx(2 / 12))


def test_beside_weights_somebody_gave_a_new_theme_waits_at_zero(dataset, alder):
    mine = weighed(alder, culture=0.4)
    more = save_theme(dataset, {**THEME, "default_weight": 2.0}).after
    assert mended(mine, more, dataset).theme_weights == (*mine.theme_weights, ("languages", 0.0))
    saved = mended_text(to_json(mine), save_theme(dataset, {**THEME, "default_weight": 0.0}).after)
    assert saved.theme_weights == (*mine.theme_weights, ("languages", 0.0)), "weight 0 by default is no obstacle"


def test_a_new_criterion_takes_its_part_of_a_theme_that_was_weighed(dataset, alder):
    mine = replace(alder, criterion_weights=(("cultural_match", 0.75), ("customer_culture", 0.25)))
    more = save_criterion(dataset, "culture", CRITERION).after
    found = inside_theme(mended(mine, more, dataset), more, "culture")
    assert found == {"cultural_match": pytest.approx(0.5), "customer_culture": pytest.approx(1 / 6),
                     "night_cover": pytest.approx(1 / 3)}
    assert mended(alder, more, dataset).criterion_weights == (), "nobody weighed: the framework says"


def test_a_scenario_whose_case_is_gone_is_none(dataset, northmere):
    one = replace(dataset, case=dataset.case[:1],
                  activity=tuple(row for row in dataset.activity if row.case_id == dataset.case[0].id))
    assert mended(northmere, one, dataset) is None
    assert mended_text(to_json(northmere), one) is None


@pytest.mark.parametrize("text", ["", "{", "[1]", "7", '{"case": 3}', '{"version": 99}', '{"theme_weights": 4}'])
def test_what_is_no_scenario_is_none(dataset, text):
    assert mended_text(text, dataset) is None


def test_a_text_from_before_a_field_was_there_gets_its_start(dataset, alder):
    old = {name: value for name, value in json.loads(to_json(alder)).items() if name not in ("scores", "price_weight")}
    assert mended_text(json.dumps(old), dataset) == alder
