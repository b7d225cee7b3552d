"""Search in stages: relax the fine decisions for a bound, restrict to what that opened for a plan, compare.

A relaxation that leaves only the coarse decisions whole (which vendors, which countries; then which sites) is
solved several times faster than the full model, its bound holds for every plan, and the full model restricted
to what it opened is small. When the two are within the gap that is the answer; only else the full model is
searched, from the plan at hand. Relax-and-fix with a bound: Pochet and Wolsey, Production Planning by Mixed
Integer Programming (2006), chapter 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from cxmodel.model.sourcing.draft import Model
from cxmodel.model.sourcing.layout import Layout
from cxmodel.model.sourcing.problem import Array, Problem
from cxmodel.model.sourcing.search import Found, Progress, search

_SMALL = 150  # whole columns that the solver settles by itself as quickly
_FIRST_SECONDS, _FIRST_GAP, _NEAR = 0.4, 0.05, 0.2
_UNUSED = 1e-6


@dataclass
class _Race:
    """The best plan and the best bound so far, and the time that is left."""

    gap: float
    size: float
    deadline: float
    begun: float
    on_progress: Callable[[Progress], None] | None
    cancelled: Callable[[], bool] | None
    best: Found = field(default_factory=lambda: Found("stopped", None, np.inf, -np.inf, 0.0))
    bound: float = -np.inf
    tried: list[Array] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.deadline - perf_counter()

    @property
    def stopped(self) -> bool:
        return self.left <= 0 or (self.cancelled is not None and self.cancelled())

    def within(self, gap: float) -> bool:
        """Whether the plan at hand is this near the bound, relative."""
        return self.best.x is not None and self.best.value - self.bound <= gap * max(abs(self.best.value), self.size)

    def run(self, model: Model, gap: float, seconds: float, start: Array | None, bounds: bool, plans: bool) -> Found:
        """One search; what it finds counts as a bound, as a plan, or as both."""
        def tell(progress: Progress) -> None:
            value = min(self.best.value, progress.value) if plans else self.best.value
            bound = max(self.bound, progress.bound) if bounds else self.bound
            if self.on_progress is not None:
                self.on_progress(Progress(value, min(bound, value), perf_counter() - self.begun))

        found = search(model, gap, min(seconds, self.left), start, tell if self.on_progress else None, self.cancelled,
                       self.size)
        if bounds:
            self.bound = max(self.bound, found.bound)
        if plans and found.value < self.best.value:
            self.best = found
        if self.on_progress is not None and np.isfinite(self.best.value):
            self.on_progress(Progress(self.best.value, self.bound, perf_counter() - self.begun))
        return found

    def result(self, state: str) -> Found:
        bound = min(self.bound, self.best.value)
        return Found("optimal" if self.within(self.gap) else state, self.best.x, self.best.value, bound,
                     perf_counter() - self.begun)


def staged(problem: Problem, model: Model, layout: Layout, gap: float, time_limit: float, start: Array | None = None,
           floor: float = -np.inf, on_progress: Callable[[Progress], None] | None = None,
           cancelled: Callable[[], bool] | None = None, size: float = 0.0) -> Found:
    """As `search`, for a model laid out by `layout`; the bound told is the best of all stages.

    floor : a bound known beforehand.
    """
    begun = perf_counter()
    race = _Race(gap, size, begun + time_limit, begun, on_progress, cancelled, bound=floor)
    if start is not None:
        race.best = Found("stopped", start, float(model.cost @ start) + model.offset, -np.inf, 0.0)
    for level in _levels(layout, model) if model.whole.sum() >= _SMALL else ():
        state = _level(race, problem, model, layout, level)
        if state == "impossible":
            return Found(state, None, np.inf, -np.inf, perf_counter() - begun)
        if race.within(gap) or race.stopped:
            break
    if race.within(gap) or race.stopped:
        return race.result("stopped")
    last = race.run(model, gap, race.left, race.best.x, bounds=True, plans=True)
    return last if last.state == "impossible" else race.result(last.state)


def _level(race: _Race, problem: Problem, model: Model, layout: Layout, level: NDArray[np.bool_]) -> str:
    """A bound with only these columns whole, and a plan with what that opened; the state of the former.

    The first level has none, and so opens too much or too little: a plan that is known and not far from the
    bound shows better what to open, any other known plan is good enough until the next level.
    """
    first, known = not level.any(), race.best.x
    relaxed = race.run(replace(model, whole=level), race.gap / 3, race.left / 3, None, bounds=True, plans=False)
    if relaxed.x is None or race.within(race.gap) or race.stopped:
        return relaxed.state
    x, sites = relaxed.x, first or bool(level[layout.open[layout.open >= 0]].any())
    if first and known is not None and _abroad(layout, known):
        if not race.within(_NEAR):
            return relaxed.state
        x, sites = known, all((places < 0).all() for places in layout.used.values())
    small = _restricted(problem, model, layout, x, sites)
    if not any(np.array_equal(small.high, high) for high in race.tried):
        race.run(small, _FIRST_GAP if first and x is relaxed.x else race.gap / 3,
                 min(_FIRST_SECONDS, race.left / 2) if first else race.left / 3, race.best.x, bounds=False, plans=True)
        race.tried += [] if first and x is relaxed.x else [small.high]
    return relaxed.state


def _abroad(layout: Layout, x: Array) -> bool:
    """Whether a plan uses any site, vendor or country that has a column."""
    places = np.concatenate([layout.open, *layout.used.values()])
    return bool(x[places[places >= 0]].any())


def _levels(layout: Layout, model: Model) -> list[NDArray[np.bool_]]:
    """Which columns stay whole: none, then vendors and countries, then sites and queues, too; short of all.

    Whole columns that the layout does not know, such as how many vendors more a repair allows, are coarse.
    """
    fine = np.concatenate([np.arange(layout.act.size), layout.placed, layout.open, layout.queues.ravel()])
    others = model.whole.copy()
    others[fine[fine >= 0]] = False
    coarse = np.nonzero(others)[0]
    found = [np.zeros(model.whole.size, bool)]
    for places in (coarse, np.concatenate([layout.open, layout.queues.ravel()])):
        level = found[-1].copy()
        level[places[places >= 0]] = True
        if level.sum() > found[-1].sum():
            found.append(level)
    return [level for level in found if level.sum() < model.whole.sum()]


def _restricted(problem: Problem, model: Model, layout: Layout, x: Array, sites: bool) -> Model:
    """The model without the vendors and countries that x leaves unused, nor (with `sites`) the sites."""
    high, shut = model.high.copy(), np.zeros(problem.capacity.size, bool)
    for kind, places in layout.used.items():
        unused = np.nonzero((places >= 0) & (x[np.maximum(places, 0)] < _UNUSED))[0]
        high[places[unused]] = 0.0
        shut |= np.isin(problem.groups(kind), unused)
    if sites:
        shut |= (layout.open >= 0) & (x[np.maximum(layout.open, 0)] < _UNUSED)
    gone = shut[layout.site]
    high[: gone.size][gone] = 0.0
    for places in (layout.placed[gone], layout.open[shut], layout.queues[:, shut].ravel()):
        high[places[places >= 0]] = 0.0
    return replace(model, high=high)
