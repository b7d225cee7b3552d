"""A chosen plan holds until somebody moves what plans are made of, and not a moment less."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.scenario import STEERING, Scenario, chosen_plan, followed, normalised, with_plan
from cxmodel.schema import fields_of
from tests.scenario.plan_decisions import planned
from tests.scenario.vendor_decisions import vendor_decisions
from tests.worlds import scenarios

PLAN = (("billing:heronlight-cebu", 0.5), ("returns:heronlight-cebu", 1.0))
KEPT_BY = {
    "theme_weights": (("culture", 1.0),), "criterion_weights": (("cultural_match", 0.9),), "horizon_years": 3,
    "price_weight": 0.4, "scores": (("heronlight:cultural_match", 1.0),),
    "open_scores": ("heronlight:cultural_match",), "evidence": (("heronlight:cultural_match", "seen"),),
    "assessors": (("heronlight:cultural_match", "Ana"),), "judgements": (("points:themes:culture", 10.0),),
    "voices": (("Ana:themes:culture", 0.4),), "rules": (("most:vendor", 2.0),), "overrides": (("shrinkage", 0.35),),
    "emotions": (("met", -1.5),), "layer_readiness": (("chatbot:culture", 1.0),),
}
ENDED_BY = {
    "case": {"case": "northmere"}, "onshore": {"onshore": 0.2, "offshore": 0.45},
    "nearshore": {"nearshore": 0.45, "offshore": 0.45}, "offshore": {"offshore": 0.65, "nearshore": 0.25},
    "country_cap": {"country_cap": 0.4}, "overlap_hours": {"overlap_hours": 6.0}, "moved_share": {"moved_share": 0.5},
    "shared_out": {"shared_out": 0.25}, "factor_weights": {"factor_weights": (("loyalty_driver", 1.0),)},
    "keep_above": {"keep_above": 0.7}, "outsource_below": {"outsource_below": 0.3}, "veto_at": {"veto_at": 3.0},
    "factor_scores": {"factor_scores": (("billing:loyalty_driver", 1.0),)},
    "placements": {"placements": (("billing", "keep"),)}, "excluded_countries": {"excluded_countries": ("PHL",)},
    "objective": {"objective": "risk"}, "moments": {"moments": (("met", "yes"),)},
}


@pytest.fixture
def chosen(alder):
    return replace(alder, chosen=PLAN)


@pytest.mark.parametrize("field", STEERING)
def test_moving_what_places_work_lets_the_plan_follow_the_sliders_again(field, chosen):
    after = replace(chosen, **ENDED_BY[field])
    assert followed(chosen, after) == replace(after, chosen=())


@pytest.mark.parametrize("field", KEPT_BY)
def test_weights_scores_assumptions_rules_and_years_keep_the_plan(field, chosen):
    after = replace(chosen, **{field: KEPT_BY[field]})
    assert followed(chosen, after) is after


def test_every_decision_either_keeps_the_plan_or_ends_it():
    assert {field.name for field in fields_of(Scenario)} == {*STEERING, *KEPT_BY, "chosen"}
    assert not set(STEERING) & set(KEPT_BY)


def test_the_same_decisions_in_another_order_are_no_change(chosen):
    before = replace(chosen, factor_weights=normalised({"loyalty_driver": 3, "elevated_risk": 1}),
                     excluded_countries=("IND", "PHL"))
    after = replace(before, factor_weights=before.factor_weights[::-1], excluded_countries=("PHL", "IND"))
    assert followed(before, after).chosen == PLAN


def test_a_plan_chosen_together_with_other_decisions_is_kept(alder, chosen):
    """A ready-made card, a repair or an undo brings its own plan along."""
    for before in (alder, replace(alder, chosen=PLAN[:1])):
        after = replace(chosen, country_cap=0.4, overlap_hours=2.0)
        assert followed(before, after) is after
    assert followed(chosen, replace(alder, country_cap=0.4)).chosen == ()


@given(before=planned(scenarios()), after=planned(scenarios()), decided=vendor_decisions())
def test_following_changes_nothing_but_the_plan_and_is_done_once(before, after, decided):
    found = followed(before, after)
    assert found in (after, replace(after, chosen=()))
    assert followed(before, found) == found
    assert followed(before, replace(before, **decided)).chosen == before.chosen


@given(st.dictionaries(st.tuples(st.sampled_from(["billing", "returns"]), st.sampled_from(["a", "b"])),
                       st.integers(0, 10).map(lambda n: n / 20)))
def test_a_plan_comes_back_as_it_was_chosen(alder, dataset, shares):
    plan = [(activity, site, share) for (activity, site), share in shares.items()]
    found = with_plan(alder, plan, dataset)
    assert sorted(chosen_plan(found)) == sorted(one for one in plan if one[2] > 0)
    assert found.chosen, "a plan under which nothing moves is a choice too"
    assert replace(found, chosen=()) == alder


def test_parts_of_one_placement_are_added_and_what_rounding_leaves_over_is_cut(alder, dataset):
    halves = with_plan(alder, [("billing", "a", 0.5), ("billing", "a", 0.5000000001), ("returns", "a", 1e-18)], dataset)
    assert halves.chosen == (("billing:a", 1.0), ("returns:a", 1e-18))
    with pytest.raises(CxError, match="'billing' is placed to 120%"):
        with_plan(alder, [("billing", "a", 0.7), ("billing", "b", 0.5)], dataset)


def test_without_sites_there_is_no_plan_to_choose(alder, dataset):
    assert with_plan(alder, (), replace(dataset, site=())).chosen == ()
