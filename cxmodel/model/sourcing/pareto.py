"""The exact frontier of cost against risk, point by point as it is found.

Method: epsilon-constraint with a second solve for each point (Haimes, Lasdon and Wismer, IEEE Transactions on
Systems, Man, and Cybernetics 1, 1971; Mavrotas, Applied Mathematics and Computation 213, 2009): least cost under
a cap on risk, then least risk at that cost, so that no point is dominated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import numpy as np

from cxmodel.model.sourcing.plans import Answer, solve
from cxmodel.model.sourcing.problem import Plan, Problem
from cxmodel.model.sourcing.rules import Ceiling, Rule
from cxmodel.model.sourcing.search import Progress

_HAIR, _STEP = 1e-7, 1e-5
_LEAST_SECONDS, _SHARE, _ENDS = 0.1, 4.0, 16


@dataclass(frozen=True, eq=False)
class Point:
    """One plan of the frontier.

    cost, risk : of the plan, cost as the objective counts it. gap : how far the cost may still be above the
    least under this risk, as a part of the cost of this plan or of the cheapest, whichever is more (a plan that
    saves almost nothing is not judged by parts of nothing); risk_gap : the same of the risk at this cost, as a part
    of the cheapest plan's risk. cap : highest risk it is the answer for. seconds : since the search began.
    """

    plan: Plan
    cost: float
    risk: float
    gap: float
    risk_gap: float
    cap: float
    seconds: float


def frontier(problem: Problem, rules: Sequence[Rule] = (), points: int | None = 12, objective: str = "adjusted",
             gap: float = 1e-4, time_limit: float = 60.0, on_progress: Callable[[Progress], None] | None = None,
             cancelled: Callable[[], bool] | None = None) -> Iterator[Point]:
    """Plans of which none is better in cost and risk at once, yielded as they are found: both ends, then between.

    points : caps on risk, evenly spread from the cheapest plan's risk down to the least; where two caps have the
    same answer it comes once. None: every point, one after the other, for problems in which nothing can be
    split (else there is no end to them). gap, time_limit [s] : of each cost solved, and of all together.
    on_progress : told after each cap how many of all are done. Nothing is yielded when no plan is possible.
    With a gap above 0 a later point may still pass an earlier one: show `undominated` of those at hand.
    """
    begun = perf_counter()
    search = _Search(problem, tuple(rules), objective, gap, begun, begun + time_limit, cancelled, [])
    tell = partial(_tell, on_progress, search)
    if points is None:
        yield from search.every()
        return
    cheapest = search.point(np.inf, _ENDS)
    if cheapest is None:
        return
    tell(1 / max(points, 1))
    yield cheapest
    safest = search.safest(_ENDS)
    if safest is None or not search.is_new(safest):
        return
    tell(2 / max(points, 2))
    yield safest
    caps = np.linspace(safest.risk, cheapest.risk, points)[1:-1]
    todo = [float(caps[place]) for place in _spread_out(caps.size)]
    for done, cap in enumerate(todo):
        if not search.known(cap):
            yield from search.new_at(cap, 2 * (len(todo) - done))
        tell((done + 3) / points)
    for cap in search.unsure():
        yield from search.new_at(cap, 2)


def undominated(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points that no other one beats, by rising risk; cost then falls from each to the next."""
    best: list[Point] = []
    for point in sorted(points, key=lambda one: (one.risk, one.cost)):
        if not best or point.cost < best[-1].cost:
            best.append(point)
    return tuple(best)


def _tell(on_progress: Callable[[Progress], None] | None, search: _Search, done: float) -> None:
    if on_progress is not None:
        best = search.found[0]
        on_progress(Progress(best.cost, best.cost - best.gap * search.size, perf_counter() - search.begun, done))


@dataclass(frozen=True, eq=False)
class _Search:
    problem: Problem
    rules: tuple[Rule, ...]
    objective: str
    gap: float
    begun: float
    deadline: float
    cancelled: Callable[[], bool] | None
    found: list[Point]

    @property
    def hair_of_risk(self) -> float:
        return _HAIR * self.problem.scale("risk")

    @property
    def size(self) -> float:
        """What gaps of cost are parts of."""
        return self.size_of(self.objective, 0.0)

    def size_of(self, objective: str, value: float) -> float:
        """What a gap is a part of: this value or the cheapest plan's, whichever is more; the former at first."""
        first = [] if not self.found else [self.found[0].risk if objective == "risk" else self.found[0].cost]
        return max(abs(one) for one in (value, *first))

    def _part(self, objective: str, away: float, value: float) -> float:
        if away <= 1e-9 * self.problem.scale(objective):
            return 0.0
        size = self.size_of(objective, value)
        return away / size if size > 0 else np.inf

    def every(self) -> Iterator[Point]:
        """Point after point from the cheapest, each cap a little below the last point's risk."""
        cap = np.inf
        while (found := self.point(cap, 4)) is not None and found.risk <= cap:
            yield found
            cap = found.risk - _STEP * self.problem.scale("risk")

    def new_at(self, cap: float, solves_left: int) -> Iterator[Point]:
        """The point under a cap, unless an earlier one is as good: a second answer for the same plan comes once."""
        found = self.point(cap, solves_left)
        if found is not None and self.is_new(found):
            yield found

    def unsure(self) -> list[float]:
        """Caps whose cost is not as near as the gap asks, the worst first: what time is left goes to them."""
        far = [point for point in self.found if point.gap > self.gap]
        return [point.cap for point in sorted(far, key=lambda one: -one.gap)]

    def is_new(self, point: Point) -> bool:
        """Whether no earlier point is as good in both."""
        hair = _HAIR * self.problem.scale(self.objective)
        return not any(one is not point and one.cost <= point.cost + hair and one.risk <= point.risk + self.hair_of_risk
                       for one in self.found)

    def known(self, cap: float) -> bool:
        """Whether a point at hand is the answer for this cap, too, as near as the gap asks."""
        best = self._best(cap)
        if best is None:
            return False
        cost, hair = best.value(self.objective), _HAIR * self.problem.scale(self.objective)
        return cost - self._floor(cap) <= max(self.gap * self.size_of(self.objective, cost), hair)

    def point(self, cap: float, solves_left: int) -> Point | None:
        """Least cost under a cap on risk, then least risk at that cost."""
        capped = self._solve(self.objective, "risk", cap, self._best(cap), solves_left, floor=self._floor(cap))
        if capped is None or capped.plan is None:
            return None
        second = self._at_cost(capped.value, capped.plan, solves_left - 1, capped.seconds)
        return self._keep(capped, second, cap)

    def safest(self, solves_left: int) -> Point | None:
        """Least risk, then least cost at that risk."""
        least = self._solve("risk", None, 0.0, self._best(np.inf, safest=True), solves_left)
        if least is None or least.plan is None:
            return None
        cap = least.value + self.hair_of_risk
        cheap = self._solve(self.objective, "risk", cap, least.plan, solves_left - 1)
        return self._keep(cheap, least, cap) if cheap is not None and cheap.plan is not None else None

    def _at_cost(self, cost: float, plan: Plan, solves_left: int, seconds: float) -> Answer | None:
        """Least risk at a cost; unless exact, in an eighth of the time that took: a closed cost gap buys more."""
        limit = cost + _HAIR * self.problem.scale(self.objective)
        most = max(seconds / 8, _LEAST_SECONDS) if self.gap > 0 else np.inf
        return self._solve("risk", self.objective, limit, plan, solves_left, most=most)

    def _keep(self, priced: Answer, safe: Answer | None, cap: float) -> Point:
        """The better of the two plans: the one of the second solve unless it found none or is no better."""
        plan = priced.plan
        assert plan is not None
        limit = plan.value(self.objective) + _HAIR * self.problem.scale(self.objective)
        if safe is not None and safe.plan is not None and safe.plan.risk < plan.risk \
                and safe.plan.value(self.objective) <= limit:
            plan = safe.plan
        cost = plan.value(self.objective)
        gap = self._part(self.objective, priced.value - priced.bound, cost)
        risk_gap = np.inf if safe is None else self._part("risk", safe.value - safe.bound, plan.risk)
        point = Point(plan, cost, plan.risk, gap, risk_gap, cap, perf_counter() - self.begun)
        self.found.append(point)
        return point

    def _best(self, cap: float, safest: bool = False) -> Plan | None:
        """A plan at hand to start from: the cheapest under the cap, or the safest."""
        fit = [one for one in self.found if one.risk <= cap + self.hair_of_risk]
        return min(fit, key=lambda one: one.risk if safest else one.cost).plan if fit else None

    def _floor(self, cap: float) -> float:
        """The least cost that points with wider caps leave for this one."""
        return max((one.cost - one.gap * self.size_of(self.objective, one.cost) for one in self.found
                    if one.cap >= cap), default=-np.inf)

    def _solve(self, objective: str, capped: str | None, cap: float, start: Plan | None,
               solves_left: int, floor: float = -np.inf, most: float = np.inf) -> Answer | None:
        """One solve with its share of the time left; None when there is none left."""
        left = self.deadline - perf_counter()
        if left <= 0 or (self.cancelled is not None and self.cancelled()):
            return None
        rules = self.rules
        if capped is not None and np.isfinite(cap):
            rules = (*rules, Ceiling(id="frontier", measure=capped, limit=cap, step=1.0))
        share = min(left, _SHARE * left / max(solves_left, 1), most)
        return solve(self.problem, rules, objective, self.gap, share, start, floor, cancelled=self.cancelled,
                     size=self.size_of(objective, 0.0))


def _spread_out(count: int) -> list[int]:
    """Places 0 to count - 1, halving the gaps: first the middle, then the quarters.

    >>> _spread_out(7)
    [3, 1, 5, 0, 2, 4, 6]
    """
    order, parts = [], [(0, count)]
    while parts:
        low, high = parts.pop(0)
        if low < high:
            middle = (low + high) // 2
            order.append(middle)
            parts += [(low, middle), (middle + 1, high)]
    return order
