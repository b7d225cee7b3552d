"""What every rule costs: the best objective without it less the best with it, and the same for one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.sourced.lean import lean
from cxmodel.model.evaluate.sourced.optimum import Cancelled, settled
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.evaluate.sourced.worded import parts_of
from cxmodel.model.sourcing import Answer, solve
from cxmodel.model.sourcing.rules import Rule, loosest
from cxmodel.model.sourcing.sentences import Amount, Parts
from cxmodel.scenario import Scenario
from cxmodel.units import Unit

GAP, SECONDS, EACH_SECONDS = 1e-4, 120.0, 8.0
_LITTLE = 5e-4


@dataclass(frozen=True, eq=False)
class Tag:
    """The price of one rule, as the solver reckons with the charges of the best plan's queues.

    price : what the objective gains without the rule: USD a year, or index points where the least risk is looked for.
    step_price : what it gains from one step of loosening; None where there is no step. step : the rule one step
    looser as a sentence; empty where there is none. unsure : how far the price may be off, from the gaps. [as price]
    sentence : the price in words. seconds : its own solves.
    """

    told: Told
    price: float
    step_price: float | None
    step: Parts
    unsure: float
    seconds: float
    sentence: Parts


def price_tags(dataset: Dataset, scenario: Scenario, *, gap: float = GAP, time_limit: float = SECONDS,
               cancelled: Cancelled | None = None) -> Iterator[Tag]:
    """A tag for every rule of `posed`, streaming; those the user set first. Nothing comes when no plan is possible.

    gap : of each solve, relative. time_limit : of all together [s]; tags that it does not reach do not come. Each
    price is the difference of two solves; one step of a rule that costs nothing costs nothing, without a solve.
    """
    begun, best = perf_counter(), settled(dataset, scenario, cancelled)
    if best.state == "impossible":
        return
    pricing = _Pricing(best.posed, gap, begun + time_limit, cancelled)
    base = pricing.solved(best.posed.asked, None)
    if base is None or base.plan is None:
        return
    for place, told in enumerate(best.posed.rules):
        tag = pricing.tag(told, best.posed.asked[place], place, base)
        if tag is None:
            return
        yield tag


@dataclass(frozen=True, eq=False)
class _Pricing:
    posed: Posed
    gap: float
    deadline: float
    cancelled: Cancelled | None

    def solved(self, rules: tuple[Rule, ...], base: Answer | None) -> Answer | None:
        """The best under these rules, from the plan at hand; None when there is no time left."""
        left = self.deadline - perf_counter()
        if left <= 0 or (self.cancelled is not None and self.cancelled()):
            return None
        start = None if base is None else base.plan
        problem, some = lean(self.posed.problem, rules)
        return solve(problem, some, self.posed.objective, self.gap, min(left, EACH_SECONDS), start,
                     cancelled=self.cancelled)

    def tag(self, told: Told, rule: Rule, place: int, base: Answer) -> Tag | None:
        begun, rules = perf_counter(), self.posed.asked
        without = self.solved((*rules[:place], *rules[place + 1:]), base)
        if without is None:
            return None
        price, unsure = base.value - without.value, max(one.value - one.bound for one in (base, without))
        found, step = 0.0, None if loosest(rule) else rule.relaxed(rule.step)
        if step is not None and price > 0:
            looser = self.solved((*rules[:place], step, *rules[place + 1:]), base)
            if looser is None:
                return None
            found = base.value - looser.value
        words = () if step is None else parts_of(told.rule.relaxed(told.rule.step), self.posed.names)
        return Tag(told, max(price, 0.0), None if step is None else found, words, unsure, perf_counter() - begun,
                   _sentence(price, None if step is None else found, unsure, self.posed))


def _sentence(price: float, step: float | None, unsure: float, posed: Posed) -> Parts:
    """"Costs 84,000 a year; one step looser saves 30,000"; what is inside the gaps is told as nothing, or as a most.

    A price below zero comes of a search that ended early: the plan at hand is as good without the rule.
    """
    least_risk = posed.objective == "risk"
    unit, a_year = (Unit.POINTS, "of risk") if least_risk else (Unit.USD_PER_YEAR, "a year")
    if price <= unsure:
        nothing = price < 0 or unsure <= _LITTLE * (100.0 if least_risk else posed.baseline)
        return ("Costs nothing now",) if nothing else ("Costs at most", Amount(price + unsure, unit), a_year)
    told: Parts = ("Costs", Amount(price, unit), a_year)
    return told if step is None or step <= unsure else (*told, "; one step looser saves", Amount(step, unit))
