"""Touchpoints of a case as arrays: emotion in use, moments that changed, readiness that is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate.met import (
    changed_moments,
    emotions_of,
    felt_of,
    layers_of,
    met_of,
    moments_of,
    shortfalls,
)
from cxmodel.tables import LAYERS, LayerReadiness
from tests.model.evaluate.paper import met, paper


@pytest.fixture(scope="module")
def world(dataset):
    """Two touchpoints of the one activity, nine and three million contacts, and one that no work of the case serves."""
    return replace(paper(dataset), touchpoint=(
        met("late", 1, 9e6, -1.5, process=1.5, data=4.0), met("thanks", 2, 3e6, 0.5),
        replace(met("shop", 3, 5e6, 2.0, process=0.0), activity_id=None)))


def test_emotion_is_the_mean_by_contacts_with_what_the_room_changed(world):
    """(9 · -1.5 + 3 · 0.5) / 12 = -1; dragged to -1: (9 · -1 + 3 · 0.5) / 12 = -0.625."""
    assert felt_of(world, "paper").emotion.tolist() == [-1.0]
    assert felt_of(world, "paper", (("late", -1.0),)).emotion.tolist() == [-0.625]
    assert felt_of(world, "paper", (("shop", -2.0), ("gone", 2.0))).emotion.tolist() == [-1.0]
    assert emotions_of(met_of(world, "paper"), (("late", 0.25),)).tolist() == [0.25, 0.5, 2.0]


def test_without_touchpoints_an_activity_keeps_its_own_emotion(world):
    assert felt_of(replace(world, touchpoint=()), "paper").emotion.tolist() == [-1.0]


def test_only_moments_that_changed_count_by_their_share_of_the_contacts(world):
    """A quarter of the contacts became a moment of truth."""
    entered = replace(world, touchpoint=(replace(world.touchpoint[0], moment_of_truth=True), *world.touchpoint[1:]))
    assert felt_of(entered, "paper").change.tolist() == [0.0]
    assert felt_of(entered, "paper", (), (("late", "yes"), ("thanks", "yes"))).change.tolist() == [0.25]
    assert felt_of(entered, "paper", (), (("late", "no"),)).change.tolist() == [-0.75]
    told = changed_moments(met_of(entered, "paper"), (("late", "no"), ("thanks", "yes")))
    assert [(row.id, now) for row, now in told] == [("late", False), ("thanks", True)]
    assert moments_of(met_of(entered, "paper"), (("gone", "yes"),)).tolist() == [1.0, 0.0, 0.0]


def test_shortfall_is_that_of_the_weakest_part_by_contacts_and_none_where_nobody_rated(world):
    """1.5 of 3 is half short; nine of twelve million contacts: 0.375. The unrated touchpoint takes nothing off."""
    assert shortfalls(world, "paper").tolist() == [0.375]
    assert shortfalls(replace(world, touchpoint=()), "paper").tolist() == [0.0]


def test_layers_stand_as_entered_with_the_scenarios_own_ratings_and_unknown_is_not_zero(world):
    rated = replace(world, layer_readiness=(LayerReadiness("paper", "chatbot", 3.0, None, 2.0, None),))
    found = layers_of(rated, "paper", (("chatbot:culture", 1.0), ("messaging:technology", 4.0),
                                       ("person:culture", 0.0)))
    assert found[LAYERS.index("chatbot")].tolist() == [3.0, 1.0, 2.0]
    assert found[LAYERS.index("messaging")][0] == 4.0
    assert np.isnan(found[LAYERS.index("self_search")]).all()
    assert np.isnan(layers_of(rated, "paper")[LAYERS.index("chatbot")][1])


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_in_the_samples_touchpoints_and_activities_agree_on_emotion(dataset, case):
    entered = [row.emotion for row in dataset.activities_of(case)]
    assert felt_of(dataset, case).emotion == pytest.approx(entered, abs=1e-9)
