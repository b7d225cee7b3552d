"""Flip points, found again by walking: the first value of a fine grid at which `evaluate` gives another plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.sure import flips
from cxmodel.scenario import normalised, rebalance
from tests.model.evaluate.sure.conftest import elsewhere, set_to

GRID = 40


@pytest.fixture(scope="module")
def found(small, scene):
    return flips(small, scene)


def walked(small, base, typical, end, at):
    """The first value on the way at which more than 1 % of the moved hours is elsewhere; None when none is."""
    for value in np.linspace(typical, end, GRID + 1)[1:]:
        if elsewhere(small, base, evaluate(small, at(float(value)), 2)) > 0.01:
            return float(value)
    return None


@pytest.mark.parametrize("name", ["paid_over_quote", "intent_to_behaviour", "vendor_price_escalation",
                                  "culture_friction", "repeat_uplift"])
def test_the_flip_point_of_an_input_is_where_a_walk_meets_another_plan(found, small, scene, name):
    row, base = small.assumptions[name], evaluate(small, scene, 2)
    flip = next((flip for flip in found.flips if flip.id == name), None)
    sides = {end: walked(small, base, row.typical, end, lambda value: set_to(scene, **{name: value}))
             for end in (row.floor, row.ceiling)}
    if flip is None:
        assert set(sides.values()) == {None}
        return
    end = row.floor if flip.value < row.typical else row.ceiling
    assert sides[end] == pytest.approx(flip.value, abs=1.2 * abs(end - row.typical) / GRID + 0.01 * abs(
        end - row.typical))
    assert flip.inside == (row.low <= flip.value <= row.high)


def test_at_a_flip_point_the_plan_is_another_and_just_before_it_is_not(found, small, scene):
    base, tried = evaluate(small, scene, 2), 0
    for flip in [flip for flip in found.flips if flip.kind == "assumption"][:12]:
        end = flip.input.floor if flip.value < flip.typical else flip.input.ceiling
        before = flip.value - 0.02 * (end - flip.typical)
        assert elsewhere(small, base, evaluate(small, set_to(scene, **{flip.id: flip.value}), 2)) > 0.01
        if (before - flip.typical) * (end - flip.typical) > 0:
            assert elsewhere(small, base, evaluate(small, set_to(scene, **{flip.id: before}), 2)) <= 0.01
            tried += 1
    assert tried >= 3


def test_the_flip_point_of_a_weight_is_where_a_walk_meets_another_plan(found, small, scene):
    base, tried = evaluate(small, scene, 2), 0
    for flip in [flip for flip in found.flips if flip.kind == "weight"][:3]:
        theme = flip.id.removeprefix("weight:")
        met = walked(small, base, flip.typical, 0.0 if flip.value < flip.typical else 1.0, lambda value, theme=theme: (
            replace(scene, theme_weights=normalised(rebalance(dict(scene.theme_weights), theme, value)))))
        assert met == pytest.approx(flip.value, abs=0.04)
        assert flip.inside is None
        tried += 1
    assert tried


def test_every_input_and_weight_is_answered_nearest_first(found, small):
    ids = {flip.id for flip in found.flips} | {one.id for one in found.steady}
    assert {row.id for row in small.assumption} | {f"weight:{row.id}" for row in small.theme} < ids
    near = [flip.closeness for flip in found.flips]
    assert near == sorted(near)
    assert all((flip.closeness <= 1 + 1e-9) == flip.inside for flip in found.flips if flip.kind != "weight")


def test_the_sentence_names_the_value_the_activity_and_both_places(found, small):
    flip = found.flips[0]
    told = flip.sentence()
    assert told.startswith(f"{flip.name}: at {flip.input.said(flip.value, beside=flip.typical)} instead of ")
    assert flip.shift.activity_name in told
    assert flip.shift.goal_name in told
    assert "outside its evidence" in next(one for one in found.flips if one.inside is False).sentence()


def test_the_finding_counts_what_could_change_the_plan(found):
    inside = sum(bool(flip.inside) for flip in found.flips)
    assert str(inside or "No single number") in found.finding()
