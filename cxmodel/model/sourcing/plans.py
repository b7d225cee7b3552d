"""The best plan under the rules, checked outside the solver before anyone sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cxmodel.errors import CxError
from cxmodel.model.sourcing.breaches import violations
from cxmodel.model.sourcing.layout import Layout, started
from cxmodel.model.sourcing.limits import drafted
from cxmodel.model.sourcing.problem import Array, Plan, Problem, plan_of
from cxmodel.model.sourcing.rules import Rule
from cxmodel.model.sourcing.search import Found, Progress, search
from cxmodel.model.sourcing.stages import staged

_DUST = 1e-7


@dataclass(frozen=True, eq=False)
class Answer:
    """What was found and how sure it is.

    state : optimal (within the asked gap), stopped (time or cancelled; there may be a plan) or impossible.
    value, bound : what the objective came to, and the least that any plan can come to.
    gap : (value - bound) / |value|, infinite without a plan or a bound. seconds : how long it took.
    """

    state: str
    plan: Plan | None
    value: float
    bound: float
    gap: float
    seconds: float


def solve(problem: Problem, rules: Sequence[Rule] = (), objective: str = "adjusted", gap: float = 1e-6,
          time_limit: float = 60.0, start: Array | Plan | None = None, floor: float = -np.inf,
          on_progress: Callable[[Progress], None] | None = None,
          cancelled: Callable[[], bool] | None = None, size: float = 0.0) -> Answer:
    """The plan with the least cost, risk-adjusted cost ("adjusted") or risk that obeys every rule.

    gap : how near the optimum is near enough, relative to the value or to `size`, whichever is more: of a value
    near 0 no part is near enough. time_limit : of the search. [s]
    start : a plan known beforehand (shares (A, S)): used when it obeys the rules, so that an answer is there at
    once; all work at home is tried by itself. floor : a value that no plan can pass, if one is known.
    on_progress : told the best value and bound so far; cancelled : asked whether to stop; both often, both in the
    caller's thread.
    Errors: CxError for rules that make no sense, and for a plan that fails the check (`violations`): such a plan
    is never returned.

    >>> two = Problem([[0, -3.0], [0, -1.0]], [[0, 2.0], [0, 1.0]], np.ones((2, 2), bool), [10.0, 5.0],
    ...               [[0, 4.0], [0, 2.0]], [0, 5], [0, 0], [0, 0], [0, 0], home=0)
    >>> from cxmodel.model.sourcing.rules import Capacity
    >>> answer = solve(two, [Capacity(id="seats")])
    >>> answer.state, round(answer.value, 9), answer.plan.shares.round(2).tolist()
    ('optimal', -3.5, [[0.0, 1.0], [0.5, 0.5]])
    """
    model, layout = drafted(problem, rules, objective)
    known = _known(problem, rules, start)
    begin = None if known is None else started(problem, layout, known, model.cost.size, rules)
    found = staged(problem, model, layout, gap, time_limit, begin, floor, on_progress, cancelled, size)
    if found.x is None:
        return Answer(found.state, None, np.inf, found.bound, np.inf, found.seconds)
    plan = plan_of(problem, shares_of(problem, layout, found.x))
    refuse(problem, rules, plan)
    return _answer(problem, objective, found, plan)


def possible(problem: Problem, rules: Sequence[Rule], time_limit: float = 60.0,
             cancelled: Callable[[], bool] | None = None) -> bool | None:
    """Whether any plan obeys all the rules; None when the time [s] did not suffice to tell, or it was cancelled."""
    state = _any_plan(problem, rules, time_limit, cancelled)[1].state
    return None if state == "stopped" else state == "optimal"


def some_plan(problem: Problem, rules: Sequence[Rule], time_limit: float = 60.0,
              cancelled: Callable[[], bool] | None = None) -> Plan | None:
    """Any plan that obeys all the rules; None when there is none, or none was found in time [s]."""
    layout, found = _any_plan(problem, rules, time_limit, cancelled)
    if found.x is None:
        return None
    plan = plan_of(problem, shares_of(problem, layout, found.x))
    refuse(problem, rules, plan)
    return plan


def _any_plan(problem: Problem, rules: Sequence[Rule], time_limit: float,
              cancelled: Callable[[], bool] | None) -> tuple[Layout, Found]:
    model, layout = drafted(problem, rules, None)
    return layout, search(model, 1.0, time_limit, cancelled=cancelled)


def shares_of(problem: Problem, layout: Layout, x: Array) -> Array:
    """Shares (A, S) from a model's columns: dust swept away, each activity adding to 1."""
    shares = np.zeros(problem.allowed.shape)
    shares[layout.act, layout.site] = np.where(x[: layout.act.size] > _DUST, x[: layout.act.size], 0.0)
    return shares / shares.sum(axis=1, keepdims=True)


def refuse(problem: Problem, rules: Sequence[Rule], plan: Plan) -> None:
    """Errors: CxError when a plan breaks a rule."""
    broken = violations(problem, rules, plan)
    if broken:
        names = ", ".join(sorted({one.rule.id if one.rule else "the plan itself" for one in broken}))
        raise CxError(f"The solver's plan failed the check ({names}) and is not shown", "Plan",
                      "Undo the last change and tell us about it.")


def _known(problem: Problem, rules: Sequence[Rule], start: Array | Plan | None) -> Array | None:
    """The given start, else all work at home, if it obeys the rules."""
    shares = start.shares if isinstance(start, Plan) else start
    tried = [] if shares is None else [np.asarray(shares, float)]
    if problem.home >= 0 and problem.allowed[:, problem.home].all():
        tried.append(np.zeros(problem.allowed.shape))
        tried[-1][:, problem.home] = 1.0
    return next((one for one in tried if not violations(problem, rules, plan_of(problem, one))), None)


def _answer(problem: Problem, objective: str, found: Found, plan: Plan) -> Answer:
    value = plan.value(objective)
    rounding = 1e-9 * problem.scale(objective)
    bound = min(found.bound, value) if value - found.bound > rounding else value
    away = value - bound
    gap = 0.0 if away <= rounding else away / abs(value) if abs(value) > rounding else np.inf
    return Answer(found.state, plan, value, bound, gap, found.seconds)
