"""Tornado: how far every input alone moves the result, and whether the plan would be another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.sure.inputs import Input, inputs_of
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.shifts import ELSEWHERE, apart, placed
from cxmodel.model.evaluate.sure.worlds import best, kept, measured, present, steady, world_of, worth_more
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, Unit, money, percent

End = tuple[float, bool, float]


@dataclass(frozen=True)
class Bar:
    """One input at either end of its evidence, all others typical.

    low_input, typical, high_input : its values, in its unit. low_result, high_result : of the measure, at these
    ends. [share of today's cost] plan_changes_* : whether another plan is worth more there than the present one and
    places more than 1 % of the moved hours elsewhere; never of a plan that is held. keeping_costs_* : what keeping
    the present plan then loses there. [USD/year on average over the horizon]
    """

    id: str
    name: str
    kind: str
    unit: Unit
    grade: str
    low_input: float
    typical: float
    high_input: float
    low_result: float
    high_result: float
    plan_changes_low: bool
    plan_changes_high: bool
    keeping_costs_low: float
    keeping_costs_high: float
    input: Input

    @property
    def plan_changes(self) -> bool:
        """Whether another plan is best at either end."""
        return self.plan_changes_low or self.plan_changes_high

    @property
    def keeping_costs(self) -> float:
        """What keeping the present plan loses at the dearer end. [USD/year]"""
        return max(self.keeping_costs_low, self.keeping_costs_high)

    @property
    def swing(self) -> float:
        """How far the result goes from one end to the other. [share of today's cost]"""
        return abs(self.high_result - self.low_result)


@dataclass(frozen=True)
class Tornado:
    """Every bar, the largest swing first. base : the result with all inputs typical. [share of today's cost]"""

    measure: str
    base: float
    bars: tuple[Bar, ...]
    held: bool

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """What the picture shows, in a sentence or two."""
        first = self.bars[0]
        ends = sorted((first.low_result, first.high_result))
        return (f"{first.name} moves the {measured(self.measure)} most: from {percent(ends[0], locale)} to "
                f"{percent(ends[1], locale)}, around {percent(self.base, locale)}. {self._changes(locale, currency)}")

    def _changes(self, locale: str, currency: Money) -> str:
        if self.held:
            return "The chosen plan is held throughout."
        changed = [bar for bar in self.bars if bar.plan_changes]
        if not changed:
            return "No single number within its evidence makes another plan worth more."
        dearest = max(changed, key=lambda bar: bar.keeping_costs)
        return (f"{len(changed)} of {len(self.bars)} numbers would make another plan worth more; keeping this one "
                f"would then lose up to {money(dearest.keeping_costs, locale, currency)} a year ({dearest.name}).")


def tornado(dataset: Dataset, scenario: Scenario, measure: str = "risk_adjusted_net",
            plan: Iterable[Placement] | None = None, on_progress: Tell | None = None,
            cancelled: Ask | None = None) -> Tornado:
    """Every input at its low and at its high end with the others typical.

    plan : a plan that is held at every end, such as the one that the scenario chose, which is held anyway; else the
        live plan is chosen anew at each, and its worth compared with the one of typical values.
    Errors: CxError for an unknown measure or plan; Stopped.
    """
    measured(measure)
    fixed = steady(dataset, scenario, plan)
    now = best(dataset, scenario)
    hours, sites = world_of(dataset, scenario).today.hours, len(dataset.site)
    before = placed(now.allocation, hours, sites)

    def end(one: Input, value: float) -> End:
        if value == one.typical:
            return present(dataset, scenario, fixed).of(measure), False, 0.0
        changes = ((one.id, value),)
        other = present(dataset, scenario, fixed, changes)
        result = other.of(measure)
        if fixed is not None or apart(before, placed(other.allocation, hours, sites), hours) <= ELSEWHERE:
            return result, False, 0.0
        lost = other.worth - kept(world_of(dataset, scenario, changes), now.allocation).worth
        return (result, True, lost) if worth_more(lost, other) else (result, False, 0.0)

    bars = [_bar(one, end(one, one.low), end(one, one.high))
            for one in steps(inputs_of(dataset, scenario), on_progress, cancelled)]
    return Tornado(measure, present(dataset, scenario, fixed).of(measure),
                   tuple(sorted(bars, key=lambda bar: -bar.swing)), fixed is not None)


def _bar(one: Input, low: End, high: End) -> Bar:
    (low_result, low_moves, low_costs), (high_result, high_moves, high_costs) = low, high
    return Bar(one.id, one.name, one.kind, one.unit, one.grade, one.low, one.typical, one.high, low_result,
               high_result, low_moves, high_moves, low_costs, high_costs, one)
