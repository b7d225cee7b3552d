"""The exact frontier of risk-adjusted saving against CX risk, in evaluated figures, point by point; and its slope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite
from time import perf_counter

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.held import Placement, held
from cxmodel.model.evaluate.results import Results
from cxmodel.model.evaluate.sourced import queues
from cxmodel.model.evaluate.sourced.checks import broken_by
from cxmodel.model.evaluate.sourced.known import figures_of, remember
from cxmodel.model.evaluate.sourced.lean import lean
from cxmodel.model.evaluate.sourced.optimum import Cancelled, settled
from cxmodel.model.evaluate.sourced.told import Posed
from cxmodel.model.sourcing import Point, frontier, solve
from cxmodel.model.sourcing.problem import Array
from cxmodel.model.sourcing.rules import Ceiling
from cxmodel.scenario import Scenario
from cxmodel.units import money as in_dollars
from cxmodel.units import number

POINTS, GAP, SECONDS = 12, 2e-3, 60.0
TRIES, AGAIN_SECONDS = 3, 5.0


@dataclass(frozen=True, eq=False)
class FrontierPoint:
    """One plan of the frontier, all figures as `evaluate` gives them.

    cost : risk-adjusted cost against everything at home, saving its negative, net before risk. [USD/year]
    saving_share, net_share : the same of the baseline, the picture's y. [share] risk : CX risk index, its x. [points]
    reckoned : risk-adjusted saving as the solver counted it. [USD/year] gap : how far the saving may be below the
    best at this risk, relative, by the solver. seconds : since the search began.
    """

    placements: tuple[Placement, ...]
    saving: float
    saving_share: float
    net: float
    net_share: float
    risk: float
    reckoned: float
    gap: float
    seconds: float

    @property
    def cost(self) -> float:
        return -self.saving


def frontier_points(dataset: Dataset, scenario: Scenario, points: int = POINTS, *, gap: float = GAP,
                    time_limit: float = SECONDS, cancelled: Cancelled | None = None) -> Iterator[FrontierPoint]:
    """Plans from the greatest risk-adjusted saving down to the least risk under the scenario's rules, as found.

    points : caps on risk, evenly spread; where two have the same answer it comes once. gap : of each, relative.
    time_limit : of all together [s]. The best risk-adjusted plan comes first, remembered from `optimise` when that
    ran. Nothing comes when no plan obeys the rules, and no plan that breaks one by its evaluated figures. Show
    `undominated_points` of those at hand: the evaluated figures know whole queues, and may put a point that the
    solver found a hair behind another one. Errors: CxError as `posed`.
    """
    begun, best = perf_counter(), settled(dataset, replace(scenario, objective="risk_adjusted"), cancelled)
    if best.state == "impossible":
        return
    made, seen = _Made(dataset, scenario, best.posed, gap, begun, cancelled), set()
    if best.results is not None:
        seen.add(_rounded(best.placements))
        yield made.point(best.posed, best.posed.shares(best.placements), best.reckoned, best.gap, best.results)
    left = max(time_limit - (perf_counter() - begun), 0.1)
    problem, rules = lean(best.posed.problem, best.posed.asked)
    for one in frontier(problem, rules, points, "adjusted", gap, left, cancelled=cancelled):
        found = made.found(one)
        if found is not None and _rounded(found.placements) not in seen:
            seen.add(_rounded(found.placements))
            yield found


def undominated_points(points: Iterable[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """The points that no other one beats in saving and risk, by rising risk; the saving rises with it."""
    best: list[FrontierPoint] = []
    for point in sorted(points, key=lambda one: (one.risk, -one.saving)):
        if not best or point.saving > best[-1].saving:
            best.append(point)
    return tuple(best)


def slopes(points: Iterable[FrontierPoint], money: Callable[[float], str] = in_dollars,
           locale: str = "en_US") -> tuple[str, ...]:
    """What more risk brings between each point and the next, in words, from the least risk on.

    points : any; only the undominated ones are spoken of. money : formats USD in the display currency.
    """
    shown = undominated_points(points)
    return tuple(step_words(low, high, money, locale) for low, high in pairwise(shown))


def step_words(low: FrontierPoint, high: FrontierPoint, money: Callable[[float], str] = in_dollars,
               locale: str = "en_US") -> str:
    """The step from one point to a riskier one: "the next 5 points of risk bring $410K a year"."""
    more = high.risk - low.risk
    digits = 0 if more >= 9.95 else 1
    told = number(more, locale, digits)
    points, verb = ("point", "brings") if told == number(1.0, locale, digits) else ("points", "bring")
    return f"From {number(low.risk, locale, 1)} on, the next {told} {points} of risk {verb} " \
           f"{money(high.saving - low.saving)} a year"


@dataclass(frozen=True, eq=False)
class _Made:
    """Makes points in evaluated figures out of the solver's."""

    dataset: Dataset
    scenario: Scenario
    asked: Posed
    gap: float
    begun: float
    cancelled: Cancelled | None

    def found(self, one: Point) -> FrontierPoint | None:
        """The point evaluated; solved anew where whole people in its queues break a rule; None if that is no help."""
        asked, shares, reckoned, gap = self.asked, one.plan.shares, -one.cost, one.gap
        for _ in range(TRIES):
            results = held(self.dataset, self.scenario, asked.placements(shares))
            if not broken_by(asked, shares, results):
                return self.point(asked, shares, reckoned, gap, results)
            asked = queues.charged(asked, queues.of_plan(asked, results.plan))
            cap = Ceiling(id="frontier", measure="risk", limit=one.cap, step=1.0)
            problem, rules = lean(asked.problem, (*asked.asked, cap) if isfinite(one.cap) else asked.asked)
            answer = solve(problem, rules, "adjusted", self.gap, AGAIN_SECONDS, cancelled=self.cancelled)
            if answer.plan is None:
                return None
            shares, reckoned, gap = answer.plan.shares, -answer.value, answer.gap
        return None

    def point(self, asked: Posed, shares: Array, reckoned: float, gap: float, results: Results) -> FrontierPoint:
        told, whole, placements = figures_of(results), results.baseline_per_year, asked.placements(shares)
        remember(self.dataset, self.scenario, placements, told)
        return FrontierPoint(placements, told.risk_adjusted, told.risk_adjusted / whole, told.net,
                             told.net / whole, told.risk, reckoned, gap, perf_counter() - self.begun)


def _rounded(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    return tuple((activity, site, round(share, 4)) for activity, site, share in placements)
