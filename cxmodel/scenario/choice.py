"""A plan that was chosen, and how long it holds: until somebody moves what plans are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.scenario.decided import PAIRED, ROUNDING, Scenario

STEERING = (
    "case", "onshore", "nearshore", "offshore", "country_cap", "overlap_hours", "moved_share", "shared_out",
    "factor_weights", "keep_above", "outsource_below", "veto_at", "factor_scores", "placements",
    "excluded_countries", "objective", "moments",
)  # fmt: skip
"""Decisions that place work by themselves: a chosen plan knows nothing of them."""


def followed(before: Scenario, after: Scenario) -> Scenario:
    """The scenario after a change; its plan follows the sliders again where a decision that places work changed.

    Weights, scores, emotions, readiness, assumptions, the plan's rules and the years counted keep a chosen plan. So
    does a change that chooses a plan: whatever else it decides belongs to that choice.
    """
    if not after.chosen or after.chosen != before.chosen:
        return after
    moved = any(_decided(before, name) != _decided(after, name) for name in STEERING)
    return replace(after, chosen=()) if moved else after


def chosen_plan(scenario: Scenario) -> tuple[tuple[str, str, float], ...]:
    """The chosen plan as activity, site and share of the activity; what has no share is left out. [share]"""
    named = ((key.partition(":"), share) for key, share in scenario.chosen)
    return tuple((activity, site, share) for (activity, _, site), share in named if share > 0)


def with_plan(scenario: Scenario, plan: Iterable[tuple[str, str, float]], dataset: Dataset) -> Scenario:
    """The scenario with this plan chosen: activity, site and share of the activity. [share]

    A plan under which nothing moves is a choice too: it is written as one placement without a share. What a solver
    leaves above the whole by rounding is cut off.
    Errors: CxError for shares of an activity that add up to more than 1.
    """
    given: dict[str, float] = {}
    for activity, site, share in plan:
        given[f"{activity}:{site}"] = given.get(f"{activity}:{site}", 0.0) + float(share)
    pairs = tuple((key, 1.0 if 1.0 < share <= 1.0 + ROUNDING else share) for key, share in given.items() if share > 0)
    acts = dataset.activities_of(scenario.case)
    if not pairs and acts and dataset.site:
        pairs = ((f"{acts[0].id}:{dataset.site[0].id}", 0.0),)
    return replace(scenario, chosen=pairs)


def _decided(scenario: Scenario, name: str) -> Any:
    """What a field decides, whatever the order it is written in."""
    value = getattr(scenario, name)
    return sorted(value) if name in PAIRED or isinstance(value, tuple) else value
