"""What changed between two scenarios, in words a room understands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cxmodel.difference import NAMES, differences, summary
from cxmodel.scenario import Scenario, rebalance, starting
from cxmodel.schema import fields_of
from tests.worlds import scenarios


def test_nothing_changed_is_told_as_nothing(alder, dataset):
    assert differences(alder, replace(alder), dataset) == ()
    assert summary(alder, alder, dataset) == ""


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
])
def test_a_change_reads_as_a_sentence(change, expected, alder, dataset):
    assert summary(alder, replace(alder, **change), dataset) == expected


def test_only_the_weight_that_was_moved_is_named_not_those_that_made_room(alder, dataset):
    weights = rebalance(dict(alder.theme_weights), "culture", 0.37)
    after = replace(alder, theme_weights=tuple(weights.items()))
    assert summary(alder, after, dataset) == "Culture 10% → 37%"
    assert len(differences(alder, after, dataset)) == 10


def test_only_the_shore_that_was_moved_most_is_named(alder, dataset):
    after = replace(alder, onshore=0.30, nearshore=0.27, offshore=0.43)
    assert summary(alder, after, dataset) == "Onshore 10% → 30%"


def test_more_than_two_changes_are_counted(alder, dataset):
    after = replace(alder, moved_share=0.5, shared_out=0.25, veto_at=5.0, keep_above=0.8)
    assert summary(alder, after, dataset).endswith(" and 2 more")


def test_another_case_is_named_as_such(alder, northmere, dataset):
    assert summary(alder, northmere, dataset) == "Case: Northmere Telecom (sample)"


def test_assumptions_are_told_apart_from_decisions(alder, dataset):
    after = replace(alder, overrides=(("shrinkage", 0.35),), moved_share=0.5)
    assert {change.kind for change in differences(alder, after, dataset)} == {"decision", "assumption"}
    assert [change.subject for change in differences(alder, after, dataset) if change.kind == "assumption"] == [
        "Paid time not on contacts (shrinkage)"]


def test_every_single_value_has_a_name_on_the_screen():
    single = {field.name for field in fields_of(Scenario)} - {
        "theme_weights", "criterion_weights", "factor_weights", "factor_scores", "placements", "overrides"}
    assert single == set(NAMES)


@given(one=scenarios(), other=scenarios())
def test_any_two_scenarios_of_a_case_can_be_compared_both_ways(one, other, dataset):
    other = replace(other, case=one.case, placements=(), factor_scores=())
    there, back = differences(one, other, dataset), differences(other, one, dataset)
    assert sorted(change.subject for change in there) == sorted(change.subject for change in back)
    assert {(c.subject, c.before, c.after) for c in there} == {(c.subject, c.after, c.before) for c in back}


@given(scenario=scenarios())
def test_a_scenario_differs_from_the_start_exactly_when_something_is_told(scenario, dataset):
    start = starting(dataset, scenario.case)
    told = differences(start, scenario, dataset)
    assert told or scenario == start or _close(start, scenario)


def _close(one: Scenario, other: Scenario) -> bool:
    weights = [(dict(getattr(a, name)).get(key, 0.0), value) for a, b in ((one, other), (other, one))
               for name in ("theme_weights", "factor_weights", "criterion_weights")
               for key, value in getattr(b, name)]
    return all(abs(a - b) < 5e-4 for a, b in weights)
