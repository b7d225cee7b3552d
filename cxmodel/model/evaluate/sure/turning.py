"""Flip points: the smallest change of each input, or of a theme's weight, that makes another plan the best one."""

from __future__ import annotations

from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.evaluate.sure.inputs import Input, inputs_of, weights_of_themes
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.shifts import ELSEWHERE, Shift, apart, placed, shift_of
from cxmodel.model.evaluate.sure.worlds import Outcome, best, kept, world_of
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, Unit, money

HALVINGS = 6  # a flip point is told to 2 % of the way that was searched


@dataclass(frozen=True)
class Flip:
    """Where another plan becomes the best one while one input moves and the others are typical.

    value : the first value found at which the plan is another. inside : whether it lies within the evidence;
    None for a weight, which is nobody's evidence. closeness : change over the way from typical to the end of the
    evidence on that side, so that up to 1 is inside; of a weight the change itself. shift : what moves most.
    keeping_costs : what keeping the present plan loses at the end of the evidence on that side, or where the search
    found the other plan if that is farther, never below 0. [USD/year on average over the horizon]
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
    """Every flip point, the nearest first; `steady` are the inputs that change the plan nowhere they may go."""

    flips: tuple[Flip, ...]
    steady: tuple[Input, ...]

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """What the picture shows, in a sentence or two."""
        inside = [flip for flip in self.flips if flip.inside]
        asked = sum(flip.kind != "weight" for flip in self.flips) + sum(one.kind != "weight" for one in self.steady)
        if not inside:
            return (f"No single number changes the plan inside its evidence ({asked} tried)."
                    + (f" Nearest: {self.flips[0].sentence(locale, currency)}" if self.flips else ""))
        dearest = max(inside, key=lambda flip: flip.keeping_costs)
        lost = "" if dearest.keeping_costs < 1.0 else (
            f" At the end of the evidence keeping the present plan would lose at most "
            f"{money(dearest.keeping_costs, locale, currency)} a year ({dearest.name}).")
        return (f"{len(inside)} of {asked} numbers could change the plan inside their evidence. Nearest: "
                f"{inside[0].sentence(locale, currency)}{lost}")


def flips(dataset: Dataset, scenario: Scenario, on_progress: Tell | None = None,
          cancelled: Ask | None = None) -> Flips:
    """The nearest flip point of every input and of every theme's weight, from floor to ceiling.

    Another plan is one that places more than 1 % of the moved hours elsewhere. The ends of the evidence are tried
    first, then the ends of what is accepted; between the last value with the same plan and the first with another
    the way is halved. A plan that changes and changes back between two values that were tried is not seen.
    Errors: Stopped.
    """
    search = _Search(dataset, scenario)
    found, still = [], []
    for one in steps((*inputs_of(dataset, scenario), *weights_of_themes(dataset, scenario)), on_progress, cancelled):
        flip = search.nearest(one)
        if flip is None:
            still.append(one)
        else:
            found.append(flip)
    return Flips(tuple(sorted(found, key=lambda flip: flip.closeness)), tuple(still))


class _Search:
    """Asks what moves when one input has a value."""

    def __init__(self, dataset: Dataset, scenario: Scenario) -> None:
        self.dataset, self.scenario, self.now = dataset, scenario, best(dataset, scenario)
        self.hours = world_of(dataset, scenario).today.hours
        self.before = self._placed(self.now)

    def nearest(self, one: Input) -> Flip | None:
        """The nearer of the flip points below and above; what lies outside the evidence only if none is inside."""
        inner, outer, middle = (one.low, one.high), (one.floor, one.ceiling), (one.typical, one.typical)
        for starts, ends in ((middle, inner), (inner, outer)):
            found: Flip | None = None
            for same, far in zip(starts, ends, strict=True):  # of the second side, only what is nearer
                other = far if found is None else _no_farther(one, far, found.closeness)
                flip = self._between(one, same, other, far) if abs(other - one.typical) > abs(
                    same - one.typical) else None
                found = flip or found
            if found is not None:
                return found
        return None

    def _between(self, one: Input, same: float, other: float, far: float) -> Flip | None:
        """The flip point between a value with the present plan and one farther out; `far` is the end of the way."""
        if not self._another(one, other):
            return None
        for _ in range(HALVINGS):
            middle = (same + other) / 2
            if self._another(one, middle):
                other = middle
            else:
                same = middle
        after = self._placed(self._best(one, other))
        shift = shift_of(self.dataset, self.scenario.case, self.before, after, self.hours)
        return _flip(one, other, shift, self._lost(one, far))

    def _another(self, one: Input, value: float) -> bool:
        return apart(self.before, self._placed(self._best(one, value)), self.hours) > ELSEWHERE

    def _lost(self, one: Input, value: float) -> float:
        here = kept(world_of(self.dataset, self.scenario, ((one.id, value),)), self.now.allocation)
        return max(0.0, self._best(one, value).worth - here.worth)

    def _best(self, one: Input, value: float) -> Outcome:
        return best(self.dataset, self.scenario, ((one.id, value),))

    def _placed(self, outcome: Outcome) -> Array:
        return placed(outcome.allocation, self.hours, len(self.dataset.site))


def _flip(one: Input, value: float, shift: Shift, lost: float) -> Flip:
    inside = None if one.kind == "weight" else one.inside(value)
    return Flip(one.id, one.name, one.kind, one.unit, one.grade, one.typical, value, inside, _closeness(one, value),
                shift, lost, one)


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
