"""When the rules cannot all hold: the smallest repair, in the rules' own units.

Elastic programme (Brown and Graves, 1975; Chinneck, Feasibility and Infeasibility in Optimization, 2008, chapter 6):
every rule may give, and the sum of steps given is least. A step of one rule weighs as much as a step of any other,
which is what makes seats, vendors and shares comparable; whoever sets the steps sets the exchange rate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from cxmodel.errors import CxError
from cxmodel.model.sourcing.breaches import breaches, moved_share, violations
from cxmodel.model.sourcing.limits import elastic
from cxmodel.model.sourcing.plans import possible, shares_of, some_plan
from cxmodel.model.sourcing.problem import SMALL, Plan, Problem, plan_of
from cxmodel.model.sourcing.rules import Rule
from cxmodel.model.sourcing.search import Progress
from cxmodel.model.sourcing.stages import staged

_ROUNDS, _LITTLE, _SHARE = 3, 0.02, 0.7  # the last: of the time left, for the programme; the rest trims
_LATE = CxError("No repair was found in time", "Plan", "Loosen or remove a rule of the conflict by hand.")


@dataclass(frozen=True)
class Change:
    """A rule loosened by an amount in its own unit, for one site or activity where `item` names it."""

    rule: Rule
    amount: float
    item: int | None = None

    @property
    def steps(self) -> float:
        """The amount in steps of the rule."""
        return self.amount / self.rule.step


@dataclass(frozen=True, eq=False)
class Repair:
    """What to loosen, all the rules after that, and a plan (not yet the best) that obeys them.

    steps : all changes together, in steps of their rules. proven : whether no smaller sum of steps does.
    """

    changes: tuple[Change, ...]
    rules: tuple[Rule, ...]
    plan: Plan
    steps: float
    proven: bool
    seconds: float


def repair(problem: Problem, rules: Sequence[Rule], firm: Sequence[str] = (), time_limit: float = 30.0,
           on_progress: Callable[[Progress], None] | None = None,
           cancelled: Callable[[], bool] | None = None) -> Repair | None:
    """The smallest loosening after which a plan exists, counted in steps; None when the firm rules alone conflict.

    firm : ids of rules that must not be touched. Amounts are rounded up to the rule's grain (whole seats and
    vendors, a tenth of a percentage point) and then trimmed: no amount can be a grain smaller by itself. A share
    of the moved work is a limit times a decision; it is given as a share of all work and weighed anew by what
    the last answer moved, up to three times, which may miss a smaller sum: `proven` is then False.
    time_limit : of all of it. [s] on_progress : told the steps of the best so far and how few they can become.
    Cancelled, or out of time: the best so far, not trimmed. Errors: CxError when there is none by then.
    """
    search = _Search(problem, tuple(rules), tuple(firm), time_limit, perf_counter(), on_progress, cancelled)
    best, least, weight = None, -math.inf, 1.0
    for turn in range(_ROUNDS):
        found = search.given(weight, turn / _ROUNDS)
        if found.state == "impossible":
            return None
        if found.plan is None:
            break
        least = found.bound if best is None else least  # the first round's weights make no step too dear
        tried, passed = search.named(found.plan)
        if best is None or tried.steps < best.steps:
            best = replace(tried, proven=min(tried.steps, passed) <= least + SMALL)
        weight, last = 1.0 / max(moved_share(problem, found.plan.shares), _LITTLE), weight
        if best.proven or weight == last or search.stopped or search.left <= 0:
            break
    if best is None:
        raise _LATE
    return replace(best, seconds=perf_counter() - search.begun)


@dataclass(frozen=True)
class _Given:
    """What the elastic programme says: a plan for which the soft rules give least, and how few steps they must."""

    state: str
    plan: Plan | None
    bound: float


@dataclass(frozen=True)
class _Search:
    problem: Problem
    rules: tuple[Rule, ...]
    firm: tuple[str, ...]
    time_limit: float
    begun: float
    on_progress: Callable[[Progress], None] | None
    cancelled: Callable[[], bool] | None

    @property
    def left(self) -> float:
        return self.begun + self.time_limit - perf_counter()

    @property
    def stopped(self) -> bool:
        return self.cancelled is not None and self.cancelled()

    def given(self, weight: float, done: float) -> _Given:
        """The elastic programme, a step of a share of the moved work at this weight."""
        if self.stopped:
            return _Given("stopped", None, -math.inf)

        def tell(progress: Progress) -> None:
            if self.on_progress is not None:
                self.on_progress(replace(progress, seconds=perf_counter() - self.begun, done=done))

        soft = [rule for rule in self.rules if rule.id not in self.firm]
        hard = [rule for rule in self.rules if rule.id in self.firm]
        model, layout = elastic(self.problem, soft, hard, weight)
        found = staged(self.problem, model, layout, SMALL, _SHARE * self.left, None, 0.0, tell, self.cancelled)
        plan = None if found.x is None else plan_of(self.problem, shares_of(self.problem, layout, found.x))
        return _Given(found.state, plan, found.bound)

    def named(self, plan: Plan) -> tuple[Repair, float]:
        """The repair that a plan's breaches ask for, in amounts that may be named; and their steps before that."""
        passed = [Change(rule, amount, item) for rule in self.rules if rule.id not in self.firm
                  for item, amount in breaches(rule, self.problem, plan.shares).items()]
        rounded = [replace(one, amount=_rounded(one.rule, one.amount)) for one in passed]
        changes = list(rounded)
        for place in range(len(changes)):
            changes[place] = self.trimmed(changes, place)
        obeying = self.obeying(plan, changes)
        if obeying is None:
            changes, obeying = rounded, self.obeying(plan, rounded)
        if obeying is None:
            raise _LATE
        kept = tuple(change for change in changes if change.amount > 0)
        steps = sum(change.steps for change in kept)
        return Repair(kept, loosened(self.rules, kept), obeying, steps, False, 0.0), sum(one.steps for one in passed)

    def obeying(self, plan: Plan, changes: Sequence[Change]) -> Plan | None:
        """This plan if it obeys the rules so changed, else another that does."""
        changed = loosened(self.rules, changes)
        if not violations(self.problem, changed, plan):
            return plan
        return some_plan(self.problem, changed, self.left, self.cancelled)

    def trimmed(self, changes: Sequence[Change], place: int) -> Change:
        """A change cut down, grain by grain, as far as the others allow; mostly it is as small as it can be."""
        change = changes[place]

        def enough(grains: int) -> bool:
            less = replace(change, amount=round(grains * change.rule.grain, 9))
            changed = loosened(self.rules, [*changes[:place], less, *changes[place + 1:]])
            return self.left > 0 and bool(possible(self.problem, changed, self.left, self.cancelled))

        most = round(change.amount / change.rule.grain)
        if most < 1 or not enough(most - 1):
            return change
        low, high = -1, most - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if enough(middle) else (middle, high)
        return replace(change, amount=round(high * change.rule.grain, 9))


def loosened(rules: Sequence[Rule], changes: Sequence[Change]) -> tuple[Rule, ...]:
    """The rules after the changes."""
    found = {rule.id: rule for rule in rules}
    for change in (one for one in changes if one.amount > 0):
        found[change.rule.id] = found[change.rule.id].relaxed(change.amount, change.item)
    return tuple(found[rule.id] for rule in rules)


def _rounded(rule: Rule, amount: float) -> float:
    """Up to what may be named, but for a hair."""
    return round(math.ceil(amount / rule.grain - 1e-4) * rule.grain, 9)
