"""The solver on plain arrays: found, impossible, stopped; and it leaves other threads their turn."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from cxmodel.model.sourcing.draft import Draft, Model
from cxmodel.model.sourcing.limits import drafted
from cxmodel.model.sourcing.search import search
from tests.model.sourcing.markets import HARD, grid


def knapsack(room: float, whole: bool = True, size: float = 1.0) -> Model:
    """Worth 10, 7 and 6 for weights 6, 5 and 4 (Dantzig, 1957, in small)."""
    draft = Draft()
    items = draft.columns(3, cost=-size * np.array([10.0, 7.0, 6.0]), whole=whole)
    draft.row(items, [6.0, 5.0, 4.0], high=room)
    return draft.model(offset=2.0 * size)


def hard() -> Model:
    """Too much for half a minute."""
    return drafted(grid(np.random.default_rng(1), 20, 8, 6), HARD, "adjusted")[0]


def test_whole_items_and_parts_of_them():
    assert search(knapsack(9.0), 0.0, 10.0).value == pytest.approx(-13.0 + 2.0)
    assert search(knapsack(9.0), 0.0, 10.0).x.tolist() == [0.0, 1.0, 1.0]
    assert search(knapsack(9.0, whole=False), 0.0, 10.0).value == pytest.approx(-10.0 - 4.5 + 2.0)


@pytest.mark.parametrize("size", [1e-6, 1e9])
def test_cents_and_billions_are_the_same_to_it(size):
    found = search(knapsack(9.0, size=size), 0.0, 10.0)
    assert found.value == pytest.approx(-11.0 * size)
    assert found.bound == pytest.approx(-11.0 * size)


def test_what_is_impossible_has_no_columns():
    draft = Draft()
    draft.row(draft.columns(1), [1.0], low=2.0)
    found = search(draft.model(), 0.0, 10.0)
    assert (found.state, found.x, found.value) == ("impossible", None, np.inf)


def test_a_start_is_there_at_once_and_the_time_is_kept():
    model = hard()
    start = search(model, 0.5, 20.0).x
    begun = time.perf_counter()
    found = search(model, 0.0, 0.5, start)
    assert time.perf_counter() - begun < 5.0
    assert found.state == "stopped"
    assert found.value <= model.cost @ start + model.offset + 1e-6
    assert found.bound <= found.value


def test_it_stops_when_asked_and_tells_its_progress():
    told: list[float] = []
    found = search(hard(), 0.0, 60.0, on_progress=lambda one: told.append(one.bound), cancelled=lambda: len(told) > 1)
    assert found.state == "stopped"
    assert len(told) > 1


def test_it_is_told_and_asked_in_the_thread_of_the_caller():
    seen = set()

    def look(*_) -> bool:
        seen.add(threading.get_ident())
        return False

    search(hard(), 0.0, 0.5, on_progress=look, cancelled=look)
    assert seen == {threading.get_ident()}


def test_another_thread_goes_on_while_two_searches_run():
    model, ticks = hard(), []
    workers = [threading.Thread(target=search, args=(model, 0.0, 0.8)) for _ in range(2)]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        ticks.append(time.perf_counter())
        time.sleep(0.005)
    waits = np.diff(ticks)
    assert np.median(waits) < 0.05  # a solver that kept the others out would let them in once
    assert len(ticks) > 15
