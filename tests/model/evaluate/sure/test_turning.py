"""Flip points, found again by walking: the first value of a fine grid at which `evaluate` likes another more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.held import placements
from cxmodel.model.evaluate.sure import flips
from cxmodel.model.evaluate.sure.inputs import inputs_of
from cxmodel.model.evaluate.sure.turning import _Search
from cxmodel.scenario import normalised, rebalance
from tests.model.evaluate.sure.conftest import elsewhere, set_to, worth

GRID = 40


@pytest.fixture(scope="module")
def found(small, scene):
    return flips(small, scene)


@pytest.fixture(scope="module")
def gain(small, scene, plans):
    """What the sliders' plan brings more than the present one there; None where it is the same plan. [USD/year]"""
    base = evaluate(small, scene, 2)

    def of(there):
        then = evaluate(small, there, 2)
        if elsewhere(small, base, then) <= 0.01:
            return None
        return then.risk_adjusted_net.typical * then.baseline_per_year - worth(small, there, plans["live"])

    return of


def better(told):
    return told is not None and told > 1000.0


def walked(gain, typical, end, at):
    """The first value on the way at which another plan is worth more; None when none is."""
    values = (float(value) for value in np.linspace(typical, end, GRID + 1)[1:])
    return next((value for value in values if better(gain(at(value)))), None)


@pytest.mark.parametrize("name", ["paid_over_quote", "intent_to_behaviour", "vendor_price_escalation",
                                  "culture_friction", "repeat_uplift"])
def test_the_flip_point_of_an_input_is_where_a_walk_meets_a_better_plan(found, small, scene, gain, name):
    row = small.assumptions[name]
    flip = next((flip for flip in found.flips if flip.id == name), None)
    sides = {end: walked(gain, row.typical, end, lambda value: set_to(scene, **{name: value}))
             for end in (row.floor, row.ceiling)}
    if flip is None:
        ends = (row.floor, row.low, row.high, row.ceiling)
        assert not any(better(gain(set_to(scene, **{name: end}))) for end in ends)
        return
    end = row.floor if flip.value < row.typical else row.ceiling
    assert sides[end] is not None
    assert (sides[end] - flip.value) * (end - row.typical) <= 0.04 * (end - row.typical) ** 2  # it may change back
    assert flip.inside == (row.low <= flip.value <= row.high)


def test_at_a_flip_point_another_plan_is_worth_more_and_just_before_it_none_is(found, scene, gain):
    tried = 0
    for flip in [flip for flip in found.flips if flip.kind == "assumption"][:12]:
        end = flip.input.floor if flip.value < flip.typical else flip.input.ceiling
        before = flip.value - 0.02 * (end - flip.typical)
        assert gain(set_to(scene, **{flip.id: flip.value})) > 0
        if (before - flip.typical) * (end - flip.typical) > 0:
            assert not better(gain(set_to(scene, **{flip.id: before})))
            tried += 1
    assert tried >= 3


def test_what_staying_costs_is_the_most_at_the_flip_point_and_the_ends_of_the_evidence(found, scene, gain):
    for flip in [flip for flip in found.flips if flip.kind == "assumption" and flip.inside][:4]:
        lost = [gain(set_to(scene, **{flip.id: value})) or 0.0 for value in (
            flip.value, flip.input.low, flip.input.high)]
        assert flip.keeping_costs == pytest.approx(max(lost), rel=1e-6)
    assert all(flip.keeping_costs == 0 for flip in found.flips if flip.inside is False)


def test_where_only_the_quick_plan_turns_staying_is_worth_more(dataset, alder):
    """On the sample the plan of the sliders jumps to a worse one for many numbers: these are no flip points."""
    search, one = _Search(dataset, alder), next(one for one in inputs_of(dataset, alder) if one.id == "peak_to_average")
    flip = search.nearest(one)
    assert flip is not None
    assert flip.keeping_costs < 0
    there = set_to(alder, peak_to_average=flip.value)
    then, now = evaluate(dataset, there, 2), evaluate(dataset, alder, 2)
    assert elsewhere(dataset, now, then) > 0.01
    brings = then.risk_adjusted_net.typical * then.baseline_per_year
    assert brings - worth(dataset, there, placements(now)) == pytest.approx(flip.keeping_costs)


def test_the_flip_point_of_a_weight_is_where_a_better_plan_is_met(found, scene, gain):
    def at(theme, value):
        return replace(scene, theme_weights=normalised(rebalance(dict(scene.theme_weights), theme, value)))

    weights = [flip for flip in found.flips if flip.kind == "weight"][:3]
    assert weights
    for flip in weights:
        theme, end = flip.id.removeprefix("weight:"), 0.0 if flip.value < flip.typical else 1.0
        assert gain(at(theme, flip.value)) > 0
        assert not better(gain(at(theme, flip.value - 0.02 * (end - flip.typical))))
        assert flip.inside is None


def test_every_input_and_weight_is_answered_once_nearest_first(found, small):
    ids = [*(flip.id for flip in (*found.flips, *found.idle)), *(one.id for one in found.steady)]
    assert {row.id for row in small.assumption} | {f"weight:{row.id}" for row in small.theme} < set(ids)
    assert len(ids) == len(set(ids))
    near = [flip.closeness for flip in found.flips]
    assert near == sorted(near)
    assert all((flip.closeness <= 1 + 1e-9) == flip.inside for flip in found.flips if flip.kind != "weight")


def test_the_sentence_names_the_value_the_activity_and_both_places(found):
    flip = found.flips[0]
    told = flip.sentence()
    assert told.startswith(f"{flip.name}: at {flip.input.said(flip.value, beside=flip.typical)} instead of ")
    assert flip.shift.activity_name in told
    assert flip.shift.goal_name in told
    assert "outside its evidence" in next(one for one in found.flips if one.inside is False).sentence()


def test_the_finding_counts_what_could_make_another_plan_better(found):
    inside = sum(bool(flip.inside) for flip in found.flips)
    assert found.finding().startswith(f"{inside} of " if inside else "No single number")
