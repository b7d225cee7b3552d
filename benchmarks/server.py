"""What one move of a handle costs the server: model and figures, without browser and network."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import portfolio
from cxmodel.model.evaluate import Results, evaluate
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Basis, basis_of
from cxmodel.model.evaluate.geography import ONSHORE
from cxmodel.model.evaluate.plan import Options, Today, options_of, today_of
from cxmodel.model.evaluate.simulate import draws_of
from cxmodel.presets import preset
from cxmodel.scenario import Scenario, normalised, rebalance
from cxmodel.tables import SHORES
from cxmodel.ui import charts

LOCALE = "en_US"
MANY = 10_000


@dataclass(frozen=True)
class Spread:
    """Times of many repetitions. [ms]"""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p95:.1f} ms"


def spread(milliseconds: list[float]) -> Spread:
    """Median and 95th percentile."""
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return Spread(float(p50), float(p95))


def timed(act: Callable[[], object]) -> float:
    """How long one call takes. [ms]"""
    start = time.perf_counter()
    act()
    return 1000.0 * (time.perf_counter() - start)


def moves(dataset: Dataset) -> Iterator[Scenario]:
    """Scenarios as two handles pass through them, a weight and a shore in turn; none comes twice."""
    start = preset(dataset, None, "balanced")
    weights, shores = dict(start.theme_weights), {name: getattr(start, name) for name in SHORES}
    theme = dataset.theme[0].id
    for step in itertools.count():
        if step % 2:
            weights = rebalance(weights, theme, 0.05 + (0.0137 * step) % 0.6)
        else:
            shores = rebalance(shores, "offshore", 0.10 + (0.0173 * step) % 0.6)
        yield replace(start, theme_weights=normalised(weights), **dict(normalised(shores)))


def pictures(results: Results) -> tuple[object, object]:
    """The two figures of the Trade-off page."""
    now = results.sketch
    return charts.tradeoff(now, (), charts.extents(now), LOCALE), charts.bridge(results.bridge, LOCALE)


def slider_move(dataset: Dataset, repeats: int = 120) -> Spread:
    """Evaluate a scenario never seen before, and build its figures."""
    line = moves(dataset)
    for _ in range(5):
        pictures(evaluate(dataset, next(line)))
    return spread([timed(lambda: pictures(evaluate(dataset, next(line)))) for _ in range(repeats)])


def simulation(dataset: Dataset, repeats: int = 5) -> tuple[Spread, Spread]:
    """A plan over 10,000 draws: the first time, with everything drawn anew, and for the next plan."""
    line, first, again = moves(dataset), [], []
    evaluate(dataset, next(line), 10)
    for seed in range(repeats):
        first.append(timed(lambda seed=seed: evaluate(dataset, next(line), MANY, seed)))
        again.append(timed(lambda seed=seed: evaluate(dataset, next(line), MANY, seed)))
    draws_of.cache_clear()
    return spread(first), spread(again)


def parts(dataset: Dataset, repeats: int = 60) -> tuple[Spread, Spread]:
    """The linear programme alone, and the efficient frontier alone."""
    line, plan, frontier = moves(dataset), [], []
    for _ in range(repeats):
        scenario = next(line)
        key = (dataset, scenario.case, scenario.overrides)
        basis, assumed = basis_of(*key), central(dataset, scenario.overrides)
        today = today_of(*key, scenario.horizon_years)
        options = options_of(dataset, scenario, basis, today, assumed)
        problem = _problem(scenario, basis, today, options)
        plan.append(timed(lambda problem=problem: portfolio.allocate(problem)))
        worth = np.where(options.allowed, options.gain, 0.0)
        frontier.append(timed(lambda worth=worth, options=options: portfolio.frontier(
            worth, options.risk, options.allowed, options.movable)))
    return spread(plan), spread(frontier)


def _problem(scenario: Scenario, basis: Basis, today: Today, options: Options) -> portfolio.Problem:
    foreign = np.where(basis.shore == ONSHORE, -1, basis.location)
    return portfolio.Problem(
        options.gain, options.allowed, today.hours, today.seats_by_activity, options.movable, scenario.moved_share,
        basis.shore, foreign, basis.capacity, np.array([getattr(scenario, name) for name in SHORES]),
        scenario.country_cap)
