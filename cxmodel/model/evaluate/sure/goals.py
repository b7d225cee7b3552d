"""Goal seek: what would have to be true for a target, such as a net saving of 70 %."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.sure.inputs import WIDTHS, Input, inputs_of
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.worlds import Outcome, measured, present, steady
from cxmodel.scenario import Pairs, Scenario
from cxmodel.units import USD, Money, Unit, percent

HALVINGS = 8
PASSES = 3
TARGET = 0.70


@dataclass(frozen=True)
class Need:
    """What one input would have to be, all others typical.

    needed : the value nearest to its typical one at which the target is met (or lost, when it is met today); None when
    no value from floor to ceiling does it. inside : whether that lies within its evidence.
    furthest : the result at the best value found, anywhere it may go, which is `best`. [share of today's cost]
    """

    id: str
    name: str
    kind: str
    unit: Unit
    grade: str
    typical: float
    low: float
    high: float
    needed: float | None
    inside: bool | None
    furthest: float
    best: float
    input: Input

    def sentence(self, locale: str = "en_US", currency: Money = USD) -> str:
        """The need in words, with the evidence beside it."""
        said = self.input.said
        if self.needed is None:
            return (f"{self.name}: no value that makes sense is enough; the best one found, "
                    f"{said(self.best, locale, currency, self.typical)}, gives {percent(self.furthest, locale)}.")
        of = "what may be taken as usual" if self.kind in ("price", "case") else "its evidence"
        where = (f"within {of}" if self.inside else f"outside {of}, which ends at "
                 + said(self.low if self.needed < self.typical else self.high, locale, currency))
        return f"{self.name}: {said(self.needed, locale, currency, self.typical)}, {where}."


@dataclass(frozen=True)
class Goal:
    """Whether a target can be met, and by what.

    base : the result with all inputs typical; together : with every input at the end of its evidence, or at its typical
    value, that serves the target best, all at once (against it, when it is met today). [share of today's cost]
    needs : every input with a range, those that can do it first. beyond : where not even all favourable ends reach the
    target, the inputs that would reach it by leaving their evidence on top of that, the nearest first; `furthest` and
    `needed` hold with all others at their favourable ends. headline, moved : of the plan with all inputs typical.
    """

    target: float
    measure: str
    base: float
    needs: tuple[Need, ...]
    together: float
    ends: Pairs
    beyond: tuple[Need, ...]
    headline: float
    moved: float
    held: bool

    @property
    def met(self) -> bool:
        """Whether the target is met with all inputs typical."""
        return self.base >= self.target

    @property
    def reaches(self) -> bool:
        """Whether all favourable ends of the evidence together meet the target."""
        return self.together >= self.target

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """The answer in a few sentences that a finance director would accept."""
        words, goal = measured(self.measure).capitalize(), percent(self.target, locale)
        base = self._percent(self.base, locale)
        inside, outside = ([need for need in self.needs if need.needed is not None and need.inside is one]
                           for one in (True, False))
        if self.met:
            told = f"{words} is {base}: {goal} is met with every number at its typical value."
            return (f"{told} {_listed('lost when', inside, locale, currency)}" if inside else
                    f"{told} No single number within its evidence would lose it.")
        told = f"{words} is {base}, not {goal}."
        if inside:
            return (f"{told} One number alone would do it within its evidence: "
                    f"{'; '.join(need.sentence(locale, currency).rstrip('.') for need in inside[:3])}.")
        told += f" No single number brings it to {goal} within its evidence."
        told += (f" To do it alone, {_outside(outside, locale, currency)}." if outside else
                 " Nor does any single number at any value that makes sense.")
        return f"{told} {self._together(locale, currency)} {self._structure(locale)}".strip()

    @property
    def _how(self) -> str:
        return ", and the plan chosen for cost alone," if self.measure == "net_saving" and not self.held else ","

    def _percent(self, value: float, locale: str) -> str:
        """A result with as many digits as it takes to tell it from the target."""
        near = percent(value, locale) == percent(self.target, locale)
        return percent(value, locale, 1 if near else 0)

    def _together(self, locale: str, currency: Money) -> str:
        if self.reaches:
            return (f"Only many numbers at once could: with all {len(self.needs)} at the best end of their evidence "
                    f"together{self._how} it would be {self._percent(self.together, locale)}, which nobody should plan "
                    "on.")
        told = (f"Even with all {len(self.needs)} numbers at the best end of their evidence together{self._how} it "
                f"would be {self._percent(self.together, locale)}.")
        if not self.beyond:
            return f"{told} Nor would it be enough if one of them then left its evidence."
        named = " or ".join(f"{need.name} ({need.input.said(need.needed or 0.0, locale, currency)}, where the range "
                            f"ends at {_end(need, locale, currency)})" for need in self.beyond[:3])
        count = f" ({len(self.beyond)} could)" if len(self.beyond) > 3 else ""
        return f"{told} On top of that one of them would have to leave its evidence{count}, such as {named}."

    def _structure(self, locale: str) -> str:
        """Why a headline is not a saving on everything: part of the work stays."""
        if self.measure != "net_saving" or not 0 < self.moved < 0.995:
            return ""
        told = f"This plan moves {percent(self.moved, locale)} of the work"
        if self.target > self.moved:
            return f"{told}: even for nothing that work could not bring {percent(self.target, locale)}."
        return (f"{told}, so {percent(self.target, locale)} of today's whole cost means that the work that moves "
                f"costs {percent(self.target / self.moved, locale)} less, everything counted; at quoted prices alone "
                f"it is {percent(self.headline, locale)}.")


def goal_seek(dataset: Dataset, scenario: Scenario, target: float = TARGET, measure: str = "net_saving",
              plan: Iterable[Placement] | None = None, on_progress: Tell | None = None,
              cancelled: Ask | None = None) -> Goal:
    """The value that every input would need for the target, with the others typical, and all together.

    plan : held at every value, as the one that the scenario chose is; else the live plan is chosen anew at each.
    A number that only says how little is known (`inputs.WIDTHS`) brings nothing about and is left at its typical value.
    Looked at are the ends of the evidence, those of what is accepted, and the middle between; a crossing is halved
    eight times. The favourable ends together are searched one input after the other until none helps any more, in
    three rounds at most (the best found, not a proof), with the live plan chosen for the measure itself: for a net
    saving at least cost, so that no plan that is better for customers makes the answer smaller than it is.
    Errors: CxError for an unknown measure or plan; Stopped.
    """
    measured(measure)
    fixed = steady(dataset, scenario, plan)

    def result(changes: Pairs) -> Outcome:
        return present(dataset, scenario, fixed, changes)

    base = result(())
    met = base.of(measure) >= target
    inputs = [one for one in inputs_of(dataset, scenario) if one.evidenced and one.id not in WIDTHS]
    needs = [_need(one, base.of(measure), target, met, lambda value, one=one: result(((one.id, value),)).of(measure))
             for one in steps(inputs, on_progress, cancelled, 0.0, 0.5)]
    pure = replace(scenario, objective="cost" if measure == "net_saving" else "risk_adjusted")
    search = _Together(inputs, -1.0 if met else 1.0,
                       lambda changes: present(dataset, scenario if met else pure, fixed, changes).of(measure),
                       lambda changes: result(changes).of(measure))
    together, ends = search.found(steps(range(PASSES), on_progress, cancelled, 0.5, 0.8), cancelled)
    beyond = [] if met or together >= target else [
        need for one in steps(search.matter, on_progress, cancelled, 0.8, 1.0)
        if (need := search.beyond(one, ends, together, target)).needed is not None]
    order = sorted(needs, key=lambda need: (need.needed is None, not need.inside, -need.furthest if not met
                                            else need.furthest))
    return Goal(target, measure, base.of(measure), tuple(order), together, tuple(sorted(ends.items())),
                tuple(sorted(beyond, key=lambda need: _left(need.input, need.needed or 0.0))), base.headline,
                base.moved, fixed is not None)


def _need(one: Input, base: float, target: float, met: bool, result: Callable[[float], float],
          ways: list[list[float]] | None = None) -> Need:
    """ways : values to look at, outwards; they begin at the end of the evidence where they are given."""
    sign = -1.0 if met else 1.0
    seen, crossings = [(base, one.typical)], []
    for side, points in enumerate(ways or _ways(one)):
        same = one.typical if ways is None else (one.low, one.high)[side]
        for value in points:
            here = result(value)
            seen.append((here, value))
            if (here >= target) != met:
                crossings.append(_crossing(same, value, lambda value: (result(value) >= target) != met))
                break
            same = value
    needed = min(crossings, key=lambda value: (not one.inside(value), abs(value - one.typical)), default=None)
    furthest, best = max(seen, key=lambda pair: sign * pair[0])
    return Need(one.id, one.name, one.kind, one.unit, one.grade, one.typical, one.low, one.high, needed,
                None if needed is None else one.inside(needed), furthest, best, one)


def _ways(one: Input) -> Iterator[list[float]]:
    """Values to look at on the way down and on the way up, without those that fall together."""
    for near, far in ((one.low, one.floor), (one.high, one.ceiling)):
        points = [near, (near + far) / 2, far]
        yield [value for place, value in enumerate(points)
               if value != one.typical and (place == 0 or value != points[place - 1])]


def _crossing(same: float, other: float, over: Callable[[float], bool]) -> float:
    """The value nearest to `same` that was found to be over the line."""
    for _ in range(HALVINGS):
        middle = (same + other) / 2
        if over(middle):
            other = middle
        else:
            same = middle
    return other


class _Together:
    """All inputs at once, each at low, typical or high."""

    def __init__(self, inputs: list[Input], sign: float, result: Callable[[Pairs], float],
                 alone: Callable[[Pairs], float]) -> None:
        self.inputs, self.sign, self.result, self.alone = inputs, sign, result, alone
        self.matter: list[Input] = []

    def found(self, passes: Iterable[int], cancelled: Ask | None) -> tuple[float, dict[str, float]]:
        """The best result and its values: each input's own best first, then one after the other until none helps."""
        base = self.alone(())
        alone = {one.id: {value: self.alone(((one.id, value),)) for value in (one.low, one.high)}
                 for one in self.inputs}
        at = {one.id: max((*alone[one.id], one.typical),
                          key=lambda value, one=one: self.sign * alone[one.id].get(value, base)) for one in self.inputs}
        best = self._at(at)
        self.matter = self.inputs  # first all of them: some only matter beside others
        for _ in passes:
            before, felt = best, []
            for one in steps(self.matter, None, cancelled):
                for value in {one.low, one.typical, one.high} - {at[one.id]}:
                    here = self._at({**at, one.id: value})
                    felt += [one] if abs(here - best) > 1e-9 and one not in felt[-1:] else []
                    if self.sign * here > self.sign * best + 1e-12:
                        at, best = {**at, one.id: value}, here
            self.matter = felt
            if best == before:
                break
        return best, at

    def beyond(self, one: Input, ends: dict[str, float], together: float, target: float) -> Need:
        """What one input would need with all others at their favourable ends."""
        return _need(one, together, target, False, lambda value: self._at({**ends, one.id: value}), [
            [one.floor], [one.ceiling]])

    def _at(self, values: dict[str, float]) -> float:
        return self.result(tuple(sorted(values.items())))


def _left(one: Input, value: float) -> float:
    """How far a value lies outside the evidence, in widths of the evidence."""
    return max(one.low - value, value - one.high) / (one.high - one.low)


def _end(need: Need, locale: str, currency: Money) -> str:
    """The end of the evidence on the side of what is needed."""
    end = need.low if (need.needed or 0.0) < need.typical else need.high
    return need.input.said(end, locale, currency, need.needed)


def _listed(words: str, needs: list[Need], locale: str, currency: Money) -> str:
    named = "; ".join(need.sentence(locale, currency).rstrip(".") for need in needs[:3])
    more = f" (and {len(needs) - 3} more)" if len(needs) > 3 else ""
    return f"It is {words} one number goes, within its evidence, to: {named}{more}."


def _outside(needs: list[Need], locale: str, currency: Money) -> str:
    """Those that would have to leave their evidence, with where it ends."""
    told = []
    for need in needs[:3]:
        end = need.low if (need.needed or 0.0) < need.typical else need.high
        told.append(f"{need.name} would have to be {need.input.said(need.needed or 0.0, locale, currency, end)} "
                    f"(the range ends at {_end(need, locale, currency)})")
    more = f"; {len(needs) - 3} others could, too, outside their evidence" if len(needs) > 3 else ""
    return ", or ".join(told) + more
