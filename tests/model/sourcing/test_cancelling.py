"""Everything that takes time stops soon after it is asked to, says what it has, and leaves other work alone."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.sourcing import (
    Problem,
    Progress,
    conflict,
    frontier,
    price_tags,
    repair,
    solve,
    some_plan,
    violations,
)
from cxmodel.model.sourcing.rules import AtMost, Floor
from tests.model.sourcing.markets import HARD, IMPOSSIBLE, grid, market

SOON = 0.3


@cache
def large() -> Problem:
    return grid(np.random.default_rng(1), 30, 8, 6)


class Clock:
    """Asks for a stop after so many seconds of the clock, and then tells how long that took."""

    def __init__(self, seconds: float) -> None:
        self.until = time.perf_counter() + seconds

    def __call__(self) -> bool:
        return time.perf_counter() > self.until

    @property
    def late(self) -> float:
        return time.perf_counter() - self.until


WORK: dict[str, Callable[[Clock], object]] = {
    "solve": lambda stop: solve(large(), HARD, gap=0.0, cancelled=stop),
    "some plan": lambda stop: some_plan(large(), IMPOSSIBLE[:-2], cancelled=stop),
    "frontier": lambda stop: list(frontier(large(), HARD, gap=0.0, cancelled=stop)),
    "price tags": lambda stop: list(price_tags(large(), HARD, gap=0.0, cancelled=stop)),
    "conflict": lambda stop: conflict(large(), IMPOSSIBLE, cancelled=stop),
    "repair": lambda stop: repair(large(), IMPOSSIBLE, cancelled=stop),
}


@pytest.mark.parametrize("after", [0.0, 0.4, 1.3])
@pytest.mark.parametrize("work", WORK)
def test_it_stops_soon_after_it_is_asked_to(work, after):
    late = []
    while len(late) < 5 and min(late, default=1.0) > SOON:  # the machine may be busy with something else
        stop = Clock(after)
        with suppress(CxError):
            WORK[work](stop)
        late.append(stop.late)
    assert min(late) <= SOON


def test_a_repair_that_is_stopped_before_it_has_any_says_so():
    with pytest.raises(CxError, match="No repair was found in time"):
        repair(large(), IMPOSSIBLE, cancelled=lambda: True)


def test_what_was_found_before_the_stop_obeys_the_rules():
    answer = solve(large(), HARD, gap=0.0, cancelled=Clock(1.0))
    assert answer.state == "stopped"
    assert violations(large(), HARD, answer.plan) == ()
    assert answer.bound <= answer.value


def test_progress_runs_from_none_to_all():
    problem = market(np.random.default_rng(4), 5, 6)
    rules = [AtMost(id="none", kind="vendor", limit=0), Floor(id="moves", kind="moved", of="all", limit=0.5),
             AtMost(id="few", kind="country", limit=1)]
    told: dict[str, list[Progress]] = {"conflict": [], "prices": [], "frontier": [], "repair": []}
    conflict(problem, rules, on_progress=told["conflict"].append)
    list(price_tags(problem, rules[2:], on_progress=told["prices"].append))
    list(frontier(problem, [], 5, on_progress=told["frontier"].append))
    repair(grid(np.random.default_rng(1), 6, 6, 4), [rules[0], rules[1]], on_progress=told["repair"].append)
    for work, progress in told.items():
        done, seconds = [one.done for one in progress], [one.seconds for one in progress]
        assert done == sorted(done), work
        assert seconds == sorted(seconds), work
        assert 0 <= done[0] <= done[-1] <= 1, work
    assert [told[work][-1].done for work in ("conflict", "prices", "frontier")] == [1, 1, 1]


def test_several_people_at_once_get_the_answers_that_each_gets_alone():
    problems = [market(np.random.default_rng(seed), 14, 14, queues=2) for seed in range(4)]
    rules = HARD[:2]
    alone = [solve(problem, rules).value for problem in problems]
    together: dict[int, float] = {}

    def person(place: int) -> None:
        together[place] = solve(problems[place], rules, cancelled=lambda: False).value

    threads = [threading.Thread(target=person, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[place] for place in range(4)] == pytest.approx(alone)


def test_nobody_waits_for_somebody_elses_long_search():
    quick, stop = market(np.random.default_rng(1), 4, 5), threading.Event()
    long = threading.Thread(target=solve, args=(large(), HARD), kwargs={"gap": 0.0, "cancelled": stop.is_set})
    long.start()
    waits = []
    for _ in range(10):
        begun = time.perf_counter()
        assert solve(quick, HARD[:2]).state == "optimal"
        waits.append(time.perf_counter() - begun)
    still_running = long.is_alive()
    stop.set()
    long.join()
    assert still_running
    assert np.median(waits) < 0.5
