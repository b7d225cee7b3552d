"""Rules and plans checked by plain arithmetic on the shares, apart from the model the solver was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from cxmodel.model.sourcing.layout import seats_offered, work_share
from cxmodel.model.sourcing.problem import SMALL, Array, Plan, Problem, plan_of
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
    Rule,
)

Breaches = dict[int | None, float]


@dataclass(frozen=True)
class Violation:
    """A rule broken, by how much in its own unit and for which item; no rule: the plan itself is no plan."""

    rule: Rule | None
    amount: float
    item: int | None = None


def violations(problem: Problem, rules: Sequence[Rule], plan: Plan, tolerance: float = SMALL) -> tuple[Violation, ...]:
    """Everything a plan breaks by more than rounding, whoever made the plan; empty when all is well.

    tolerance : for shares as it stands, for seats and money of their size. Besides the rules: no share below
    0, every activity placed wholly, nothing where it is not allowed, the figures those of the shares.
    """
    shares = plan.shares
    gap = max(float(np.max(-shares)), float(np.abs(shares.sum(axis=1) - 1.0).max()),
              float(np.abs(shares[~problem.allowed]).max(initial=0.0)))
    again = plan_of(problem, shares)
    off = max(abs(plan.value(name) - again.value(name)) / problem.scale(name) for name in ("cost", "adjusted", "risk"))
    found = [Violation(None, wrong) for wrong in (gap, off) if wrong > tolerance]
    for rule in rules:
        size = tolerance * _size(problem, rule, shares)
        found += [Violation(rule, amount, item) for item, amount in breaches(rule, problem, shares).items()
                  if amount > size]
    return tuple(found)


def _size(problem: Problem, rule: Rule, shares: Array) -> float:
    """What a tolerance of 1 is in the rule's unit."""
    if isinstance(rule, Ceiling):
        return problem.scale(rule.measure)
    if isinstance(rule, LeastSeats | Capacity):
        return max(float(problem.seats.max(initial=0.0)), 1.0)
    if isinstance(rule, Cap | Floor) and rule.of == "moved":
        return 1.0 / max(moved_share(problem, shares), SMALL)
    return 1.0


def moved_share(problem: Problem, shares: Array) -> float:
    """Part of all work that does not stay at home. [share]"""
    return float(work_share(problem, "moved", shares).sum())


@singledispatch
def breaches(rule: Rule, problem: Problem, shares: Array) -> Breaches:
    """How far a plan's shares pass a rule's limit, in the rule's unit, by item; none where it holds."""
    raise NotImplementedError(type(rule).__name__)


def _over(rule: Rule, *reached: float) -> Breaches:
    """The worst of what was reached against the limit."""
    worst = max((rule.SIGN * (value - rule.limit) for value in reached), default=0.0)
    return {None: worst} if worst > 0 else {}


@breaches.register
def _(rule: KeepHome, problem: Problem, shares: Array) -> Breaches:
    return _over(rule, float(shares[rule.activity, problem.home]))


@breaches.register
def _(rule: MustGo, problem: Problem, shares: Array) -> Breaches:
    return _over(rule, float(shares[rule.activity, problem.groups(rule.kind) == rule.index].sum()))


@breaches.register
def _(rule: AtMost, problem: Problem, shares: Array) -> Breaches:
    group = problem.groups(rule.kind)[(shares > 0).any(axis=0)]
    return _over(rule, float(np.unique(group[group >= 0]).size))


@breaches.register
def _(rule: AtLeast, problem: Problem, shares: Array) -> Breaches:
    return _over(rule, float((work_share(problem, rule.kind, shares) >= rule.share - SMALL).sum()))


@breaches.register
def _(rule: Cap, problem: Problem, shares: Array) -> Breaches:
    part = _parts(rule, problem, shares)
    return _over(rule, *(part if rule.index is None else part[[rule.index]]).tolist())


@breaches.register
def _(rule: Floor, problem: Problem, shares: Array) -> Breaches:
    moves = rule.of == "all" or moved_share(problem, shares) > 0
    return _over(rule, float(_parts(rule, problem, shares)[rule.index])) if moves else {}


def _parts(rule: Cap | Floor, problem: Problem, shares: Array) -> Array:
    part = work_share(problem, rule.kind, shares)
    moved = moved_share(problem, shares)
    return part if rule.of == "all" else part / moved if moved > 0 else 0.0 * part


@breaches.register
def _(rule: Incumbents, problem: Problem, shares: Array) -> Breaches:
    return _over(rule, *work_share(problem, "vendor", shares)[list(rule.vendors)].tolist())


@breaches.register
def _(rule: Capacity, problem: Problem, shares: Array) -> Breaches:
    over = (problem.seats * shares).sum(axis=0) - seats_offered(problem, [rule])
    return {int(site): float(over[site]) for site in np.nonzero(over > 0)[0]}


@breaches.register
def _(rule: LeastSeats, problem: Problem, shares: Array) -> Breaches:
    opened = (shares > 0).any(axis=0) & (problem.groups("site") >= 0)
    return _over(rule, *(problem.seats * shares).sum(axis=0)[opened].tolist())


@breaches.register
def _(rule: LeastShare, problem: Problem, shares: Array) -> Breaches:
    return _over(rule, float(shares[shares > 0].min(initial=np.inf)))


@breaches.register
def _(rule: Ceiling, problem: Problem, shares: Array) -> Breaches:
    return _over(rule, plan_of(problem, shares).value(rule.measure))


@breaches.register
def _(rule: Barred, problem: Problem, shares: Array) -> Breaches:
    placed = {act for act, site in rule.ruled_out if shares[act, site] > 0}
    return dict.fromkeys(sorted(placed), 1.0)
