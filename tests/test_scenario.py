"""A scenario holds only what can be reasoned about, survives its file, and tells all faults of a bad one."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError, Problems
from cxmodel.scenario import (
    from_json,
    normalised,
    override_faults,
    rebalance,
    shore_shares,
    starting,
    to_json,
    with_pair,
)
from cxmodel.tables import FACTORS
from tests.worlds import scenarios

shares = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0, 1), min_size=2)


def faults_in(body, dataset) -> tuple[CxError, ...]:
    with pytest.raises(CxError) as caught:
        from_json(body if isinstance(body, str) else json.dumps(body), dataset, "ours.json")
    return getattr(caught.value, "faults", (caught.value,))


@given(scenario=scenarios())
def test_a_scenario_survives_its_file(scenario, dataset):
    again = from_json(to_json(scenario), dataset)
    assert again == scenario
    assert hash(again) == hash(scenario)
    assert again.content == scenario.content
    assert to_json(again) == to_json(scenario)


def test_what_a_file_does_not_say_stays_as_at_the_start(dataset):
    read = from_json('{"version": 1, "case": "northmere", "moved_share": 0.5}', dataset)
    assert read == replace(starting(dataset, "northmere"), moved_share=0.5)
    assert from_json("{}", dataset) == starting(dataset)


def test_weights_in_a_file_need_not_add_up(dataset):
    read = from_json('{"theme_weights": {"culture": 3, "journey": 1}}', dataset)
    assert {name: weight for name, weight in read.theme_weights if weight} == {"culture": 0.75, "journey": 0.25}


def test_weights_a_file_leaves_out_share_the_rest_as_at_the_start(dataset):
    weights = dict(from_json('{"theme_weights": {"culture": 0.28}}', dataset).theme_weights)
    assert weights.pop("culture") == pytest.approx(0.28)
    assert all(weight == pytest.approx(0.08) for weight in weights.values())


def test_every_fault_of_a_file_is_told_at_once_with_place_and_remedy(dataset):
    found = faults_in({"onshor": 0.1, "offshore": 7, "objective": "cheap", "excluded_countries": ["PHLL"],
                       "placements": {"biling": "keep", "returns": "kep"}, "case": "alder",
                       "theme_weights": {"cultur": 1}, "overrides": {"shrinkge": 0.3, "avoidable_share": 3.0}},
                      dataset)
    told = {fault.what for fault in found}
    assert {"'onshor' is not a part of a scenario", "'biling' is not known", "'cultur' is not known",
            "'shrinkge' is not known", "There is no country 'PHLL'",
            "Home cost that really stops is 3", "Share of the moved work that goes far is 7",
            "'cheap' is not known as what the plan is best at"} <= told
    assert all(fault.where and fault.mend for fault in found)
    mends = " ".join(fault.mend for fault in found)
    for meant in ("onshore", "billing", "culture", "shrinkage", "PHL"):
        assert f"Did you mean '{meant}'?" in mends


def test_an_override_outside_its_bounds_names_the_bounds(dataset):
    (fault,) = faults_in({"overrides": {"max_occupancy": 0.99}}, dataset)
    assert fault.where == "ours.json, assumption max_occupancy"
    assert fault.mend == "Enter a value from 0.500 to 0.970."
    assert override_faults({"max_occupancy": 0.9}, dataset, "here") == []


@pytest.mark.parametrize("body", [
    "{", "[1]", "3", '{"version": 2}', {"case": "nobody"}, {"case": ["alder"]}, {"case": 5}, {"case": None},
    {"onshore": "0.1"}, {"onshore": None}, {"onshore": True}, {"onshore": [0.1]}, {"onshore": {"a": 1}},
    {"onshore": 1e30}, {"horizon_years": 2.5}, {"horizon_years": 0}, {"objective": 3}, {"placements": ["billing"]},
    {"placements": {"billing": 3}}, {"excluded_countries": "PHL"}, {"excluded_countries": [1]},
    {"excluded_countries": [["PHL"]]}, {"overrides": {"shrinkage": "0.2"}}, {"overrides": {"shrinkage": [0.2]}},
    {"theme_weights": {"culture": -1}}, {"theme_weights": {"culture": "1"}}, {"factor_weights": {"luck": 1}},
    {"factor_scores": {"billing:luck": 1}}, {"factor_scores": {"billing:elevated_risk": 4.5}},
    {"onshore": 0.5}, {"keep_above": 0.3, "outsource_below": 0.4}, {"version": "1"},
], ids=str)
def test_a_malformed_file_is_answered_with_sentences_never_with_a_traceback(body, dataset):
    for fault in faults_in(body, dataset):
        assert fault.what
        assert fault.where
        assert fault.mend


NUMBERS = ("onshore", "nearshore", "offshore", "country_cap", "overlap_hours", "moved_share", "shared_out",
           "keep_above", "outsource_below", "veto_at", "horizon_years")


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("name", NUMBERS)
def test_nan_and_infinity_are_refused_everywhere(name, bad, alder, dataset):
    with pytest.raises(CxError, match="not a finite number"):
        replace(alder, **{name: bad})
    assert faults_in(json.dumps({name: bad}), dataset)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(("name", "key"), [("theme_weights", "culture"), ("criterion_weights", "cultural_match"),
                                           ("factor_weights", FACTORS[0]), ("overrides", "shrinkage"),
                                           ("factor_scores", f"billing:{FACTORS[0]}")])
def test_nan_and_infinity_are_refused_in_weights_scores_and_assumptions(name, key, bad, alder, dataset):
    with pytest.raises(CxError, match="not a finite number"):
        replace(alder, **{name: ((key, bad),)})
    assert faults_in({name: {key: bad}}, dataset)


def test_five_years_are_five_whole_years(alder, dataset):
    """5.0 equals 5 as a cache key; a float that slipped in once would answer every later question."""
    for scenario in (replace(alder, horizon_years=5.0), from_json('{"horizon_years": 5.0}', dataset)):
        assert isinstance(scenario.horizon_years, int)
        assert scenario == alder


def test_several_faults_in_one_change_come_together(alder):
    with pytest.raises(Problems) as caught:
        replace(alder, onshore=-1.0, country_cap=2.0, objective="luck")
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("change", [{"onshore": 0.2}, {"theme_weights": (("culture", 0.5),)},
                                    {"factor_weights": ((FACTORS[0], 0.9),)}, {"keep_above": 0.1}])
def test_shares_that_do_not_add_up_are_refused(change, alder):
    with pytest.raises(CxError, match=r"add up|threshold"):
        replace(alder, **change)


@given(shares, st.floats(-1, 2), st.data())
def test_moving_one_share_keeps_the_sum_and_the_others_proportions(weights, value, data):
    weights = dict(normalised(weights))
    moved = data.draw(st.sampled_from(sorted(weights)))
    after = rebalance(weights, moved, value)
    assert math.isclose(sum(after.values()), 1, abs_tol=1e-9)
    assert after[moved] == min(1.0, max(0.0, value))
    rest = [name for name in weights if name != moved and weights[name] > 1e-3]
    for one, other in pairwise(rest):
        assert math.isclose(after[one] * weights[other], after[other] * weights[one], abs_tol=1e-9)


def test_the_last_share_that_is_not_zero_can_be_taken_back():
    assert rebalance({"a": 1.0, "b": 0.0, "c": 0.0}, "a", 0.4) == {"a": 0.4, "b": 0.3, "c": 0.3}


@given(shares, st.floats(0.001, 1000))
def test_weights_add_up_to_one_and_their_scale_means_nothing(weights, factor):
    one = dict(normalised(weights))
    other = dict(normalised({name: value * factor for name, value in weights.items()}))
    assert math.isclose(sum(one.values()), 1, abs_tol=1e-9)
    assert all(math.isclose(one[name], other[name], rel_tol=1e-6, abs_tol=1e-9) for name in one)


def test_pairs_are_sorted_so_that_equal_means_equal():
    assert with_pair((("b", 1),), "a", 2) == (("a", 2), ("b", 1))
    assert with_pair((("a", 1), ("b", 1)), "a", None) == (("b", 1),)


def test_the_start_is_equal_weights_and_no_changed_assumption(alder, dataset):
    assert dict(alder.theme_weights) == pytest.approx({row.id: 0.1 for row in dataset.theme})
    assert (alder.overrides, alder.placements, alder.moved_share) == ((), (), 1.0)
    assert shore_shares(alder) == {"onshore": 0.10, "nearshore": 0.35, "offshore": 0.55}
    with pytest.raises(CxError, match="no case yet"):
        starting(replace(dataset, case=()))
