"""What changed between two scenarios, in words a room understands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.difference import NAMES, differences, summary
from cxmodel.presets import PRESETS, preset
from cxmodel.scenario import PAIRED, Scenario, inside_theme, normalised, rebalance, starting
from cxmodel.schema import fields_of
from tests.scenario.plan_decisions import planned
from tests.scenario.vendor_decisions import vendor_decisions
from tests.worlds import scenarios

HERON = "heronlight:cultural_match"  # 4 as entered in the sample
JUDGED = tuple(sorted((f"points:themes:{name}", 10.0) for name in ("culture", "journey", "people")))
CHANGED = {
    "case": "northmere", "theme_weights": (("culture", 1.0),), "criterion_weights": (("cultural_match", 0.9),),
    "onshore": 0.2, "nearshore": 0.5, "offshore": 0.3, "country_cap": 0.4, "overlap_hours": 6.0, "moved_share": 0.5,
    "shared_out": 0.25, "factor_weights": (("loyalty_driver", 1.0),), "keep_above": 0.7, "outsource_below": 0.3,
    "veto_at": 3.0, "factor_scores": (("billing:loyalty_driver", 1.0),), "placements": (("billing", "keep"),),
    "excluded_countries": ("PHL",), "objective": "risk", "horizon_years": 3, "price_weight": 0.4,
    "scores": ((HERON, 1.0),), "open_scores": (HERON,), "evidence": ((HERON, "seen on site"),),
    "assessors": ((HERON, "Ana"),), "judgements": JUDGED, "voices": (("Ana:themes:culture", 0.4),),
    "rules": (("most:vendor", 3.0),), "chosen": (("billing:heronlight-cebu", 0.5),),
    "emotions": (("met", -1.5),), "moments": (("met", "yes"),), "layer_readiness": (("chatbot:culture", 1.0),),
    "overrides": (("shrinkage", 0.35),),
}
FEW, TWELVE = (("most:vendor", 3.0),), tuple((f"a{place}:heronlight-cebu", 0.5) for place in range(12))


def test_nothing_changed_is_told_as_nothing(alder, dataset):
    assert differences(alder, replace(alder), dataset) == ()
    assert summary(alder, alder, dataset) == ""


@given(scenario=planned(scenarios()), decided=vendor_decisions())
def test_equal_scenarios_have_no_difference(scenario, decided, dataset):
    scenario = replace(scenario, **decided)
    assert differences(scenario, replace(scenario), dataset) == ()


@pytest.mark.parametrize("field", [field.name for field in fields_of(Scenario)])
def test_every_part_of_a_scenario_has_words_when_it_changes(field, alder, dataset):
    made = {**({name: CHANGED[name] for name in ("onshore", "nearshore", "offshore")} if "shore" in field else {}),
            field: CHANGED[field]}
    found = differences(alder, replace(alder, **made), dataset)
    assert found
    assert all(str(change).strip() and change.subject and change.name for change in found)


@pytest.mark.parametrize(("change", "expected"), [
    ({"moved_share": 0.5}, "Work that moves 100% → 50%"),
    ({"country_cap": 0.4}, "One country at most 60% → 40%"),
    ({"overlap_hours": 6.0}, "Shared hours at least 0 h → 6 h"),
    ({"objective": "risk"}, "Plan is best at saving less risk → least risk"),
    ({"horizon_years": 3}, "Years counted 5 years → 3 years"),
    ({"excluded_countries": ("PHL",)}, "Countries ruled out none → PHL"),
    ({"placements": (("billing", "keep"),)}, "Billing and payment by score → keep"),
    ({"factor_scores": (("collections:elevated_risk", 4.0),)}, "Collections, elevated risk as entered → 4.0"),
    ({"overrides": (("shrinkage", 0.35),)}, "Paid time not on contacts (shrinkage) 28% → 35%"),
    ({"price_weight": 0.4}, "Price counts 25% → 40%"),
    ({"scores": ((HERON, 2.5),)}, "Heronlight Care, Cultural match: 4 → 2.5"),
    ({"open_scores": (HERON,)}, "Heronlight Care, Cultural match: 4 → not known"),
    ({"evidence": ((HERON, "seen on site"),)}, "Note on Heronlight Care, Cultural match"),
    ({"assessors": ((HERON, "Ana"),), "evidence": ((HERON, "seen"),)}, "Note on Heronlight Care, Cultural match"),
    ({"scores": ((HERON, 3.0),), "assessors": ((HERON, "Ana"),), "evidence": ((HERON, "seen"),)},
     "Heronlight Care, Cultural match: 4 → 3"),
    ({"judgements": JUDGED}, "100 points: 3 answers"),
    ({"judgements": JUDGED[:1]}, "100 points: 1 answer"),
    ({"judgements": (("pairwise:themes:culture:people", 3.0), *JUDGED)}, "100 points: 3 answers, Pairs: 1 answer"),
    ({"voices": (("Ana:themes:culture", 0.4), ("Ana:themes:journey", 0.6))}, "Ana's weights changed"),
    ({"rules": FEW}, "At most 3 vendors"),
    ({"rules": (("cap:country:PHL", 0.4),)}, "At most 40% of the moved work in Philippines"),
    ({"rules": (("waived:scale_gate", 1.0),)}, "A rule is set aside: scale gate"),
    ({"chosen": TWELVE}, "Plan chosen: 12 placements"),
    ({"chosen": TWELVE[:1]}, "Plan chosen: 1 placement"),
    ({"chosen": (("billing:heronlight-cebu", 0.0),)}, "Plan chosen: nothing moves"),
])
def test_a_change_reads_as_a_sentence(change, expected, alder, dataset):
    assert summary(alder, replace(alder, **change), dataset) == expected


@pytest.mark.parametrize(("before", "after", "expected"), [
    ({"rules": FEW}, {"rules": (("most:vendor", 4.0),)}, "At most 3 vendors → 4 vendors"),
    ({"rules": (("cap:country", 0.6),)}, {"rules": (("cap:country", 0.4),)},
     "At most 60% → 40% of the moved work in any one country"),
    ({"rules": FEW}, {}, "No longer: at most 3 vendors"),
    ({"rules": (("waived:scale_gate", 1.0),)}, {}, "No longer: a rule is set aside: scale gate"),
    ({"chosen": TWELVE}, {}, "Plan follows the sliders again"),
    ({"chosen": TWELVE}, {"chosen": TWELVE[:9]}, "Another plan chosen: 9 placements"),
    ({"chosen": TWELVE}, {"country_cap": 0.4}, "One country at most 60% → 40%, Plan follows the sliders again"),
])  # fmt: skip
def test_a_rule_or_a_plan_that_was_there_before_is_told_as_such(before, after, expected, alder, dataset):
    before, after = replace(alder, **before), replace(alder, **after)
    assert summary(before, after, dataset) == expected


def test_a_table_of_differences_finds_the_limits_of_a_rule_apart_from_its_words(alder, dataset):
    """The page Scenarios and the board pack show what, before and after in columns."""
    (change,) = differences(alder, replace(alder, rules=(("cap:country", 0.4),)), dataset)
    assert (change.subject, change.before, change.after, change.name) == (
        "At most … of the moved work in any one country", "not asked", "40%", "rules:cap:country")


def test_a_score_taken_back_is_told_against_the_one_that_was_set(alder, dataset):
    before = replace(alder, scores=((HERON, 2.0),))
    after = replace(alder, open_scores=(HERON,))
    assert summary(before, after, dataset) == "Heronlight Care, Cultural match: 2 → not known"
    assert summary(after, before, dataset) == "Heronlight Care, Cultural match: not known → 2"


def test_a_score_that_was_never_given_starts_as_not_known(alder, dataset):
    given_to = {(row.vendor_id, row.criterion_id) for row in dataset.score if row.score is not None}
    vendor, criterion = next((vendor, row) for vendor in dataset.vendor for row in dataset.criterion
                             if (vendor.id, row.id) not in given_to)
    after = replace(alder, scores=((f"{vendor.id}:{criterion.id}", 3.0),))
    assert summary(alder, after, dataset) == f"{vendor.name}, {criterion.name}: not known → 3"


def test_only_the_weight_that_was_moved_is_named_not_those_that_made_room(alder, dataset):
    weights = rebalance(dict(alder.theme_weights), "culture", 0.37)
    after = replace(alder, theme_weights=tuple(weights.items()))
    assert summary(alder, after, dataset) == f"Culture {alder.weight('culture'):.0%} → 37%"
    assert len(differences(alder, after, dataset)) == 10


def test_only_the_shore_that_was_moved_most_is_named(alder, dataset):
    after = replace(alder, onshore=0.30, nearshore=0.27, offshore=0.43)
    assert summary(alder, after, dataset) == "Onshore 10% → 30%"


def test_the_handle_that_was_moved_is_named_even_when_another_reacts_more(alder, dataset):
    before = replace(alder, theme_weights=normalised({row.id: float(row.id == "culture") for row in dataset.theme}))
    after = replace(before, theme_weights=(("culture", 0.42), ("journey", 0.58)))
    assert summary(before, after, dataset, moved="theme_weights:culture") == "Culture 100% → 42%"
    assert summary(before, after, dataset, moved="theme_weights:journey") == "Brand journey 0% → 58%"
    shores = replace(alder, onshore=0.30, nearshore=0.20, offshore=0.50)
    assert summary(alder, shores, dataset, moved="shores:nearshore") == "Nearshore 35% → 20%"
    assert summary(alder, shores, dataset, moved="shores:nowhere") == summary(alder, shores, dataset)


def test_the_handle_that_was_moved_is_told_before_the_one_that_gave_way(alder, dataset):
    after = replace(alder, keep_above=0.30, outsource_below=0.30)
    assert summary(alder, after, dataset, moved="outsource_below") == (
        "Outsource below 45% → 30%, Keep above 65% → 30%")
    assert summary(alder, after, dataset, moved="keep_above").startswith("Keep above")


def test_a_criterion_nobody_has_weighed_yet_starts_at_its_share_not_at_nothing(alder, dataset):
    start = inside_theme(alder, dataset, "culture")
    first = next(iter(start))
    shares = rebalance(start, first, 0.7)
    after = replace(alder, criterion_weights=tuple(sorted(shares.items())))
    name = next(row.name for row in dataset.criterion if row.id == first)
    assert summary(alder, after, dataset, moved=f"criterion_weights:{first}") == f"{name} {start[first]:.0%} → 70%"
    same = replace(alder, criterion_weights=tuple(sorted(start.items())))
    assert differences(alder, same, dataset) == ()


def test_up_to_three_changes_are_told_and_more_are_cut_to_the_two_largest(alder, dataset):
    three = replace(alder, moved_share=0.9, shared_out=0.25, veto_at=5.0)
    assert summary(alder, three, dataset).count("→") == 3
    four = replace(three, keep_above=0.8)
    told = summary(alder, four, dataset)
    assert told.startswith("Shared work may move 50% → 25%, Veto at")
    assert told.endswith(" and 2 more")
    assert summary(alder, four, dataset, moved="keep_above").startswith("Keep above 65% → 80%, Shared work")


@pytest.mark.parametrize("name", PRESETS)
def test_a_ready_made_scenario_is_told_in_a_line(name, alder, dataset):
    start = replace(alder, veto_at=3.5)
    assert 0 < len(summary(start, preset(dataset, "alder", name), dataset)) <= 110


def test_another_case_is_named_as_such(alder, northmere, dataset):
    assert summary(alder, northmere, dataset) == "Case: Northmere Telecom (sample)"


def test_figures_are_written_the_readers_way(alder, dataset):
    german = {"locale": "de_DE"}
    assert summary(alder, replace(alder, country_cap=0.4), dataset, **german) == (
        "One country at most 60\xa0% → 40\xa0%")
    assert summary(alder, replace(alder, scores=((HERON, 2.5),)), dataset, **german).endswith(": 4 → 2,5")
    weights = tuple(rebalance(dict(alder.theme_weights), "culture", 0.37).items())
    assert "37\xa0%" in summary(alder, replace(alder, theme_weights=weights), dataset, **german)
    assert "35\xa0%" in summary(alder, replace(alder, overrides=(("shrinkage", 0.35),)), dataset, **german)


def test_assumptions_are_told_apart_from_decisions(alder, dataset):
    after = replace(alder, overrides=(("shrinkage", 0.35),), moved_share=0.5)
    assert {change.kind for change in differences(alder, after, dataset)} == {"decision", "assumption"}
    assert [change.subject for change in differences(alder, after, dataset) if change.kind == "assumption"] == [
        "Paid time not on contacts (shrinkage)"]


def test_every_single_value_has_a_name_on_the_screen():
    assert {field.name for field in fields_of(Scenario)} - PAIRED - {"open_scores"} == set(NAMES)


@given(one=planned(scenarios()), other=planned(scenarios()), decided=st.tuples(vendor_decisions(), vendor_decisions()))
def test_any_two_scenarios_of_a_case_can_be_compared_both_ways(one, other, decided, dataset):
    one = replace(one, **decided[0])
    other = replace(other, case=one.case, placements=(), factor_scores=(), **decided[1])
    there, back = differences(one, other, dataset), differences(other, one, dataset)
    assert sorted(change.subject for change in there) == sorted(change.subject for change in back)
    assert {(c.subject, c.before, c.after) for c in there} == {(c.subject, c.after, c.before) for c in back}
    assert bool(summary(one, other, dataset)) == bool(there)


@given(scenario=planned(scenarios()), decided=vendor_decisions())
def test_a_scenario_differs_from_the_start_exactly_when_something_is_told(scenario, decided, dataset):
    start = starting(dataset, scenario.case)
    scenario = replace(scenario, **decided)
    told = differences(start, scenario, dataset)
    assert bool(told) != _same_in_force(start, scenario, dataset)


def _same_in_force(one: Scenario, other: Scenario, dataset) -> bool:
    """Whether two scenarios decide the same, although a weight or a score may be written down in only one."""
    entered = {f"{row.vendor_id}:{row.criterion_id}": row.score for row in dataset.score if row.score is not None}
    weights = ("theme_weights", "factor_weights", "criterion_weights")

    def shares(scenario: Scenario) -> dict[str, float]:
        inside = [inside_theme(scenario, dataset, row.id) for row in dataset.theme]
        return dict(scenario.theme_weights) | dict(scenario.factor_weights) | {
            name: share for theme in inside for name, share in theme.items()}

    def scores(scenario: Scenario) -> dict[str, float]:
        known = {**entered, **dict(scenario.scores)}
        return {key: value for key, value in known.items() if key not in scenario.open_scores}

    first, second = shares(one), shares(other)
    plain = [field.name for field in fields_of(Scenario) if field.name not in (*weights, "scores", "open_scores")]
    return (all(abs(first[name] - second.get(name, 0.0)) < 5e-4 for name in first) and scores(one) == scores(other)
            and all(getattr(one, name) == getattr(other, name) for name in plain))
