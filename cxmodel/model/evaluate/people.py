"""The people behind the plan, by activity and year; the same posts and the same money as the bridge (S7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import people
from cxmodel.model.evaluate import evaluated, money, rows
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Array
from cxmodel.scenario import Scenario

ROLES = ("kept", "moved", "leaving", "redeployed", "released")


@dataclass(frozen=True, eq=False)
class People:
    """Who keeps a role, who gets another and who is released, under the plan of a scenario.

    activities : id and name, in the order of the case. posts : that all work takes at home today, shape (A,). [people]
    roles : by year and activity. growth : of the volume against the first year, shape (years,). [x]
    governance : posts at home that steer the vendors. [people]
    """

    activities: tuple[tuple[str, str], ...]
    posts: Array
    roles: people.Roles
    growth: Array
    governance: float

    def total(self, name: str) -> Array:
        """A role or a cost summed over the activities, shape (years,). [people], or [USD/year] for a cost"""
        return np.asarray(getattr(self.roles, name), float).sum(axis=1)


@lru_cache(maxsize=16)
def people_of(dataset: Dataset, scenario: Scenario) -> People:
    """The people under the scenario's plan, central values; severance and engagement add up to the bridge's.

    Errors: as `evaluate`.
    """
    results = evaluated(dataset, scenario)
    today, assumed = results.today, central(dataset, scenario.overrides)
    moved = rows.placed(results.options, results.plan)
    lines, found = money.lines(moved, today.home, assumed), money.people_of(moved, assumed)
    activities = dataset.activities_of(scenario.case)

    def by_activity(values: Array) -> Array:
        whole = np.broadcast_to(np.asarray(values, float), results.plan.allocation.share.shape)
        act = results.plan.allocation.activity
        return np.asarray(np.bincount(act, weights=whole, minlength=len(activities)), float)

    posts = today.hours / (float(assumed.paid_hours_per_year) * (1.0 - float(assumed.shrinkage)))
    growth = money.yearly_growth(today.home.growth, today.home.years)
    fates = (by_activity(found["leaving"]), by_activity(found["redeployed"]), by_activity(found["released"]))
    roles = people.roles(posts, by_activity(results.plan.allocation.share), growth, float(money.ramp_lost(assumed)),
                         fates, by_activity(lines.severance), by_activity(lines.engagement))
    return People(tuple((row.id, row.name) for row in activities), posts, roles, growth,
                  results.people["governance_posts"])
