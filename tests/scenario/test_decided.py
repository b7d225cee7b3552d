"""A scenario holds only what can be reasoned about: numbers in bounds, whole shares, names that mean one thing."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given

from cxmodel.errors import CxError, Problems
from cxmodel.scenario import PAIRED, from_json
from cxmodel.tables import FACTORS
from tests.scenario.vendor_decisions import vendor_decisions

KEY = "heronlight:cultural_match"
NUMBERS = ("onshore", "nearshore", "offshore", "country_cap", "overlap_hours", "moved_share", "shared_out",
           "keep_above", "outsource_below", "veto_at", "horizon_years", "price_weight")
NAMED = [("theme_weights", "culture"), ("criterion_weights", "cultural_match"), ("factor_weights", FACTORS[0]),
         ("overrides", "shrinkage"), ("factor_scores", f"billing:{FACTORS[0]}"), ("scores", KEY),
         ("judgements", "points:themes:culture"), ("voices", "Ana:themes:culture"), ("rules", "cap:country"),
         ("chosen", "billing:heronlight-cebu"), ("emotions", "met"), ("layer_readiness", "chatbot:culture")]


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("name", NUMBERS)
def test_nan_and_infinity_are_refused_everywhere(name, bad, alder):
    with pytest.raises(CxError, match="not a finite number"):
        replace(alder, **{name: bad})


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(("name", "key"), NAMED)
def test_nan_and_infinity_are_refused_in_weights_scores_and_assumptions(name, key, bad, alder):
    with pytest.raises(CxError, match="not a finite number"):
        replace(alder, **{name: ((key, bad),)})


@pytest.mark.parametrize("change", [
    {"price_weight": 1.01}, {"price_weight": -0.01}, {"price_weight": True}, {"scores": ((KEY, 4.1),)},
    {"scores": ((KEY, -0.5),)}, {"scores": (("heronlight", 2.0),)}, {"open_scores": ("heronlight",)},
    {"open_scores": (3,)}, {"evidence": ((KEY, ""),)}, {"evidence": ((KEY, 3),)}, {"assessors": (("", "Ana"),)},
    {"judgements": (("points:themes:culture", -1.0),)}, {"judgements": (("points:themes:culture", 1e7),)},
    {"judgements": (("dice:themes:culture", 1.0),)}, {"judgements": (("pairwise:themes:culture:journey", 0.0),)},
    {"voices": (("Ana:themes:culture", 1.5),)}, {"voices": ((f"{'x' * 41}:themes:culture", 0.5),)},
    {"emotions": (("met", 2.1),)}, {"emotions": (("met", -2.1),)}, {"moments": (("met", "perhaps"),)},
    {"layer_readiness": (("chatbot:culture", 4.1),)}, {"layer_readiness": (("chatbot", 2.0),)},
], ids=str)  # fmt: skip
def test_a_decision_on_vendors_or_the_journey_out_of_bounds_is_refused_in_a_sentence(change, alder):
    with pytest.raises(CxError) as caught:
        replace(alder, **change)
    assert caught.value.what
    assert caught.value.where.startswith("Scenario, ")
    assert caught.value.mend


def test_a_third_as_important_is_a_judgement_and_no_points_at_all_are_one(alder):
    said = (("pairwise:themes:culture:journey", 1 / 9), ("points:themes:culture", 0.0))
    assert replace(alder, judgements=said).judgements == said


def test_five_years_are_five_whole_years(alder, dataset):
    """5.0 equals 5 as a cache key; a float that slipped in once would answer every later question."""
    for scenario in (replace(alder, horizon_years=5.0), from_json('{"horizon_years": 5.0}', dataset)):
        assert isinstance(scenario.horizon_years, int)
        assert scenario == alder


def test_scores_taken_back_twice_or_in_another_order_are_the_same_decision(alder):
    one = replace(alder, open_scores=("b:c", "a:c", "b:c"))
    assert one == replace(alder, open_scores=("a:c", "b:c"))
    assert one.content == replace(alder, open_scores=("a:c", "b:c")).content


def test_rules_placements_and_the_journey_in_another_order_or_as_whole_numbers_are_the_same_decision(alder):
    one = replace(alder, rules=(("risk", 0), ("most:vendor", 3)), chosen=(("b:x", 1), ("a:x", -0.0)),
                  emotions=(("b", 1), ("a", -0.0)), moments=(("b", "no"), ("a", "yes")),
                  layer_readiness=(("chatbot:culture", 3), ("chatbot:operations", 1)))
    other = replace(alder, rules=(("most:vendor", 3.0), ("risk", -0.0)), chosen=(("a:x", 0.0), ("b:x", 1.0)),
                    emotions=(("a", 0.0), ("b", 1.0)), moments=(("a", "yes"), ("b", "no")),
                    layer_readiness=(("chatbot:operations", 1.0), ("chatbot:culture", 3.0)))
    assert one == other
    assert one.content == other.content


@pytest.mark.parametrize("change", [
    {"chosen": (("billing", 0.5),)}, {"chosen": (("billing:", 0.5),)}, {"chosen": (("billing:a:b", 0.5),)},
    {"chosen": (("billing:a", 1.1),)}, {"chosen": (("billing:a", -0.1),)}, {"chosen": (("billing:a", True),)},
    {"chosen": (("billing:a", 0.7), ("billing:b", 0.5))},
], ids=str)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused_in_a_sentence(change, alder):
    with pytest.raises(CxError) as caught:
        replace(alder, **change)
    assert caught.value.what
    assert caught.value.where.startswith("Scenario, chosen")
    assert caught.value.mend


def test_several_faults_in_one_change_come_together(alder):
    with pytest.raises(Problems) as caught:
        replace(alder, onshore=-1.0, country_cap=2.0, objective="luck", price_weight=2.0)
    assert len(caught.value.faults) == 4


@pytest.mark.parametrize("change", [{"onshore": 0.2}, {"theme_weights": (("culture", 0.5),)},
                                    {"factor_weights": ((FACTORS[0], 0.9),)}, {"keep_above": 0.1}])
def test_shares_that_do_not_add_up_are_refused(change, alder):
    with pytest.raises(CxError, match=r"add up|threshold"):
        replace(alder, **change)


def test_a_score_is_changed_or_taken_back_never_both(alder):
    with pytest.raises(CxError, match="both changed and taken back"):
        replace(alder, scores=((KEY, 2.0),), open_scores=(KEY,))


@pytest.mark.parametrize(("name", "key"), [*NAMED[4:], ("evidence", KEY)])
def test_a_name_stands_once(name, key, alder):
    value = "seen" if name == "evidence" else 0.5
    with pytest.raises(CxError, match="stands twice"):
        replace(alder, **{name: ((key, value), (key, value))})


def test_fields_that_hold_names_with_values_are_known_by_their_type():
    named = {"theme_weights", "criterion_weights", "factor_weights", "factor_scores", "placements", "scores",
             "evidence", "assessors", "judgements", "voices", "rules", "chosen", "emotions", "moments",
             "layer_readiness", "overrides"}
    assert named == PAIRED


@given(vendor_decisions())
def test_equal_decisions_hash_and_read_alike_and_others_do_not(alder, decided):
    one, other = replace(alder, **decided), replace(alder, **decided)
    assert (hash(one), one.content) == (hash(other), other.content)
    assert (one == alder) == (one.content == alder.content)
