"""Flip points: the smallest change of each input, or of a theme's weight, that makes another plan worth more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.evaluate.sure.inputs import Input, inputs_of, weights_of_themes
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.shifts import ELSEWHERE, Shift, apart, placed, shift_of
from cxmodel.model.evaluate.sure.worlds import Outcome, best, kept, world_of, worth_more
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, Unit, money

HALVINGS = 6  # a flip point is told to 2 % of the way that was searched
BETWEEN = (0.0, 0.5)  # of the way on to the far end: looked at when the plan at the end is another but worth less


@dataclass(frozen=True)
class Flip:
    """Where the sliders place the work otherwise while one input moves and the others are typical.

    value : the first value found at which the plan is another, and worth more than keeping the present one there.
    inside : whether it lies within the evidence; None for a weight, which is nobody's evidence. closeness : change
    over the way from typical to the end of the evidence on that side, so that up to 1 is inside; of a weight the
    change itself. shift : what moves most. keeping_costs : the most that keeping the present plan loses at `value`
    and at the ends of the evidence, of a weight at 0 and 1; 0 when the flip point lies outside; below 0 for one of
    `Flips.idle`, by what keeping brings more at `value`. [USD/year on average over the horizon]
    """

    id: str
    name: str
    kind: str
    unit: Unit
    grade: str
    typical: float
    value: float
    inside: bool | None
    closeness: float
    shift: Shift
    keeping_costs: float
    input: Input

    def sentence(self, locale: str = "en_US", currency: Money = USD) -> str:
        """The flip point in words."""
        said = self.input.said(self.value, locale, currency, self.typical)
        was = self.input.said(self.typical, locale, currency, self.value)
        beyond = " That lies outside its evidence." if self.inside is False else ""
        return f"{self.name}: at {said} instead of {was}, {self.shift.told(locale)}.{beyond}"


@dataclass(frozen=True)
class Flips:
    """Every flip point, the nearest first. idle : inputs that only make the sliders' quick plan another one, which is
    worth less than keeping the present one, with where it does; steady : those that change it nowhere."""

    flips: tuple[Flip, ...]
    idle: tuple[Flip, ...]
    steady: tuple[Input, ...]

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """What the picture shows, in a sentence or two."""
        inside = [flip for flip in self.flips if flip.inside]
        asked = sum(one.kind != "weight" for one in (*self.flips, *self.idle, *self.steady))
        if not inside:
            return (f"No single number makes another plan worth more inside its evidence ({asked} tried)."
                    + (f" Nearest: {self.flips[0].sentence(locale, currency)}" if self.flips else ""))
        dearest = max(inside, key=lambda flip: flip.keeping_costs)
        return (f"{len(inside)} of {asked} numbers could make another plan worth more inside their evidence. Nearest: "
                f"{inside[0].sentence(locale, currency)} At the end of its evidence {dearest.name} makes keeping the "
                f"present plan lose {money(dearest.keeping_costs, locale, currency)} a year, the most of them.")


def flips(dataset: Dataset, scenario: Scenario, on_progress: Tell | None = None,
          cancelled: Ask | None = None) -> Flips:
    """The nearest flip point of every input and of every theme's weight, from floor to ceiling.

    Another plan is one of the sliders that places more than 1 % of the moved hours elsewhere; it counts when it is
    worth more there than keeping the present one, everything reckoned (`worlds.worth_more`). The ends of the evidence
    are tried first, then the ends of what is accepted, and a few values on the way where the plan at the end is
    another but worth less; the way to the flip point is halved. What changes and changes back between two values that
    were tried is not seen. Errors: Stopped.
    """
    search = _Search(dataset, scenario)
    found, idle, still = [], [], []
    for one in steps((*inputs_of(dataset, scenario), *weights_of_themes(dataset, scenario)), on_progress, cancelled):
        flip = search.nearest(one)
        if flip is None:
            still.append(one)
        else:
            (idle if flip.keeping_costs < 0 else found).append(flip)
    return Flips(_nearest_first(found), _nearest_first(idle), tuple(still))


def _nearest_first(flips: list[Flip]) -> tuple[Flip, ...]:
    return tuple(sorted(flips, key=lambda flip: flip.closeness))


class _Search:
    """Asks what moves, and what that brings, when one input has a value."""

    def __init__(self, dataset: Dataset, scenario: Scenario) -> None:
        self.dataset, self.scenario, self.now = dataset, scenario, best(dataset, scenario)
        self.hours = world_of(dataset, scenario).today.hours
        self.before = self._placed(self.now)
        self.lost: dict[tuple[str, float], float] = {}

    def nearest(self, one: Input) -> Flip | None:
        """The nearer of the flip points below and above; what lies outside the evidence only if none is inside, and
        where the quick plan is another but worth less only if there is none at all."""
        inner, outer, middle = (one.low, one.high), (one.floor, one.ceiling), (one.typical, one.typical)
        idle: Flip | None = None
        for starts, ends in ((middle, inner), (inner, outer)):
            found: Flip | None = None
            for same, far in zip(starts, ends, strict=True):  # of the second side, only what is nearer
                other = far if found is None else _no_farther(one, far, found.closeness)
                if abs(other - one.typical) <= abs(same - one.typical):
                    continue
                value, more = self._between(one, same, other, idle is not None)
                if value is not None and more:
                    found = self._flip(one, value, more)
                elif value is not None:
                    idle = idle or self._flip(one, value, more)
            if found is not None:
                return found
        return idle

    def _between(self, one: Input, same: float, other: float, brief: bool) -> tuple[float | None, bool]:
        """Where the plan turns between a value with the present plan and one farther out, and whether the other is
        worth more there; brief : a plan that is worth less is not looked for."""
        if self._more(one, other):
            return _first(same, other, lambda value: self._more(one, value)), True
        if brief or not self._another(one, other):
            return None, False
        first = _first(same, other, lambda value: self._another(one, value))
        for part in BETWEEN:
            value = first + part * (other - first)
            if self._more(one, value):
                return _first(same, value, lambda value: self._more(one, value)), True
        return first, False

    def _another(self, one: Input, value: float) -> bool:
        return apart(self.before, self._placed(self._best(one, value)), self.hours) > ELSEWHERE

    def _more(self, one: Input, value: float) -> bool:
        return self._another(one, value) and worth_more(self._lost(one, value), self._best(one, value))

    def _flip(self, one: Input, value: float, more: bool) -> Flip:
        ends = (one.floor, one.ceiling) if one.kind == "weight" else (one.low, one.high)
        inside = None if one.kind == "weight" else one.inside(value)
        lost = self._lost(one, value)
        if more:
            lost = max(0.0, lost, *(self._lost(one, end) for end in ends)) if inside is not False else 0.0
        after = self._placed(self._best(one, value))
        shift = shift_of(self.dataset, self.scenario.case, self.before, after, self.hours)
        return Flip(one.id, one.name, one.kind, one.unit, one.grade, one.typical, value, inside,
                    _closeness(one, value), shift, lost, one)

    def _lost(self, one: Input, value: float) -> float:
        """What keeping the present plan loses there against the sliders' plan. [USD/year]"""
        if (one.id, value) not in self.lost:
            here = kept(world_of(self.dataset, self.scenario, ((one.id, value),)), self.now.allocation)
            self.lost[one.id, value] = self._best(one, value).worth - here.worth
        return self.lost[one.id, value]

    def _best(self, one: Input, value: float) -> Outcome:
        return best(self.dataset, self.scenario, ((one.id, value),))

    def _placed(self, outcome: Outcome) -> Array:
        return placed(outcome.allocation, self.hours, len(self.dataset.site))


def _first(same: float, other: float, turns: Callable[[float], bool]) -> float:
    """The value nearest to `same` that was found to turn, `other` being one that does."""
    for _ in range(HALVINGS):
        middle = (same + other) / 2
        same, other = (same, middle) if turns(middle) else (middle, other)
    return other


def _closeness(one: Input, value: float) -> float:
    """Change of an input in parts of the evidence on that side; of a weight the change itself."""
    change = abs(value - one.typical)
    if one.kind == "weight":
        return change
    way = one.typical - one.low if value < one.typical else one.high - one.typical
    return change / way if way > 0 else 1.0 + change / (one.ceiling - one.floor)


def _no_farther(one: Input, far: float, closeness: float) -> float:
    """The value on the way to `far` that is as close as that, or `far` itself where it is closer."""
    side = 1.0 if far > one.typical else -1.0
    way = one.typical - one.low if side < 0 else one.high - one.typical
    if one.kind == "weight":
        change = closeness
    else:
        change = closeness * way if way > 0 else max(0.0, closeness - 1.0) * (one.ceiling - one.floor)
    return one.typical + side * min(change, abs(far - one.typical))
