"""What is handed to the exact optimiser, with every rule told: where it comes from and where it is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Basis
from cxmodel.model.evaluate.held import Placement
from cxmodel.model.evaluate.plan import Options, Today
from cxmodel.model.evaluate.sourced.charges import Charges
from cxmodel.model.sourcing import Problem
from cxmodel.model.sourcing.problem import Array
from cxmodel.model.sourcing.rules import Ceiling, Rule
from cxmodel.model.sourcing.sentences import Names, Parts

OBJECTIVES = {"risk_adjusted": "adjusted", "cost": "cost", "risk": "risk"}
LEAST = 1e-7
ROUNDING = 1e-9


@dataclass(frozen=True)
class Told:
    """One rule of the plan.

    id : stable text; of a rule that the user set its key in `scenario.rules` (the geography sliders held by
        `shores` give `shores:<shore>:most` and `:least`). rule : as the kernel takes it, under the same id.
    origin : "user", "verdict", "geography", "gate", "scale" or "facts". where : page and field that change it.
    parts : the sentence as text and amounts; the first amount is the limit.
    """

    id: str
    rule: Rule
    origin: str
    where: str
    parts: Parts

    @property
    def key(self) -> str:
        """The key in `scenario.rules` of a rule that the user set; empty for a rule that follows from elsewhere."""
        return ("shores" if self.id.startswith("shores:") else self.id) if self.origin == "user" else ""


@dataclass(frozen=True, eq=False)
class Posed:
    """The question put to the kernel.

    problem : columns are the sites of the dataset in its order, then home. Money is USD a year on average over the
        horizon against everything at home, so a saving is a negative cost; risk is in index points.
    rules : that hold. waived : that would follow from elsewhere, and that the user does not ask for.
    charges : what the problem's queue costs, capacities and part of its losses stand for.
    objective : "adjusted", "cost" or "risk". baseline : all work at home. [USD/year]
    """

    problem: Problem
    rules: tuple[Told, ...]
    waived: tuple[Told, ...]
    names: Names
    objective: str
    basis: Basis
    today: Today
    options: Options
    assumed: Assumed
    charges: Charges
    baseline: float
    years: int

    @property
    def asked(self) -> tuple[Rule, ...]:
        """The rules as the kernel takes them: waits stand in its costs, and a rule on net saving is spared them."""
        return tuple(replace(told.rule, limit=told.rule.limit + self.charges.slack) if _on_net(told.rule) else told.rule
                     for told in self.rules)

    def told(self, rule_id: str) -> Told:
        """The rule of that id. Errors: KeyError."""
        return {told.id: told for told in self.rules}[rule_id]

    def placements(self, shares: Array) -> tuple[Placement, ...]:
        """Shares, shape (A, S + 1), as activity, site and share of the activity; home is what is left."""
        act, site = np.nonzero(shares[:, :-1] > LEAST)
        return tuple((self.basis.activities[a].id, self.basis.sites[s].id, float(shares[a, s]))
                     for a, s in zip(act.tolist(), site.tolist(), strict=True))

    def shares(self, placements: tuple[Placement, ...]) -> Array:
        """The other way round, shape (A, S + 1). What rounding leaves of an activity keeps no queue at home open."""
        acts = {row.id: place for place, row in enumerate(self.basis.activities)}
        sites = {row.id: place for place, row in enumerate(self.basis.sites)}
        found = np.zeros(self.problem.allowed.shape)
        for activity, site, share in placements:
            found[acts[activity], sites[site]] += share
        left = 1.0 - found[:, :-1].sum(axis=1)
        found[:, -1] = np.where(left > ROUNDING, np.minimum(left, 1.0), 0.0)
        return found


def _on_net(rule: Rule) -> bool:
    return isinstance(rule, Ceiling) and rule.measure == "cost"
