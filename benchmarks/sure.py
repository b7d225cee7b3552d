"""How sure: the time of every question on both samples, beside what the page may take in the background.

Times are of the clock and of the processor: on a shared machine only the second one compares.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import Results, evaluate
from cxmodel.model.evaluate.reckoning import made_of
from cxmodel.model.evaluate.sure import checking, flips, goal_seek, regret, rivals, sure_moves, tornado
from cxmodel.model.evaluate.sure.worlds import best, live, world_of
from cxmodel.scenario import Scenario, starting
from cxmodel.store.shipped import shipped

Row = tuple[str, str, str, str]
TORNADO_S, FLIPS_S, MOVES_S = 3.0, 10.0, 15.0


def table() -> list[Row]:
    """What, measured, beside, target: as `python -m benchmarks` prints them."""
    dataset = shipped()
    return [row for case in dataset.case for row in _case(dataset, starting(dataset, case.id))]


def whole(dataset: Dataset, scenario: Scenario) -> Results:
    """An evaluation from its first step, with nothing remembered but the draws."""
    made_of.cache_clear()
    return evaluate(dataset, scenario)


def _case(dataset: Dataset, scenario: Scenario) -> list[Row]:
    best.cache_clear()
    name, named = scenario.case, rivals(dataset, scenario)
    one, full = (_taken(lambda act=act: [act(step) for step in range(20)]) for act in (
        lambda step: live(world_of(dataset, scenario, (("shrinkage", 0.2 + step / 200),))),
        lambda _: whole(dataset, scenario)))
    best.cache_clear()
    return [
        (f"Sure, {name}: one world with its live plan", f"{one[1] / 20 * 1e3:.1f} ms",
         f"evaluate with 1,000 draws {full[1] / 20 * 1e3:.1f} ms", ""),
        _row(f"Sure, {name}: tornado", lambda: tornado(dataset, scenario), TORNADO_S),
        _row(f"Sure, {name}: flip points", lambda: flips(dataset, scenario), FLIPS_S),
        _row(f"Sure, {name}: regret, {len(named)} plans in 8 futures", lambda: regret(dataset, scenario, named)),
        _row(f"Sure, {name}: value of checking, 10,000 draws", lambda: checking(dataset, scenario, named)),
        _row(f"Sure, {name}: goal seek for 70 %", lambda: goal_seek(dataset, scenario)),
        _row(f"Sure, {name}: sure moves, 200 draws", lambda: sure_moves(dataset, scenario, 200), MOVES_S),
    ]


def _row(what: str, act: Callable[[], object], limit: float | None = None) -> Row:
    wall, cpu = _taken(act)
    told = "" if limit is None else f"<= {limit:.0f} s of one processor: {'met' if cpu <= limit else 'MISSED'}"
    return what, f"{wall:.1f} s (processor {cpu:.1f} s)", "", told


def _taken(act: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - cpu
