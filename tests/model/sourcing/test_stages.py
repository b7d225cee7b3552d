"""Search in stages: the same optimum as in one go, a bound that holds, and an answer whenever it is stopped."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.sourcing.limits import drafted
from cxmodel.model.sourcing.rules import AtMost, Cap, Capacity, LeastSeats, LeastShare
from cxmodel.model.sourcing.search import search
from cxmodel.model.sourcing.stages import staged
from tests.model.sourcing.markets import grid, market

RULES = [Capacity(id="seats"), AtMost(id="few", kind="vendor", limit=2), LeastSeats(id="least", limit=8.0),
         LeastShare(id="slivers", limit=0.3)]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("gap", [1e-6, 0.01])
def test_stages_find_what_one_search_finds(seed, gap):
    problem = market(np.random.default_rng(seed), 14, 14, queues=2)
    model, layout = drafted(problem, RULES, "adjusted")
    assert model.whole.sum() >= 150  # else it would not go in stages
    at_once, found = search(model, 1e-7, 60.0), staged(problem, model, layout, gap, 60.0)
    assert found.state == "optimal"
    assert found.value <= at_once.value + gap * abs(at_once.value) + 1e-6
    assert found.bound <= at_once.value + 1e-6
    assert found.value - found.bound <= gap * abs(found.value) + 1e-6


@pytest.mark.parametrize("seed", [0, 1, 4, 13])
def test_the_bound_of_the_stages_holds_where_the_first_look_misleads(seed):
    problem = grid(np.random.default_rng(seed), 6, 6, 4)
    rules = [Capacity(id="seats"), AtMost(id="few", kind="vendor", limit=2), AtMost(id="near", kind="country", limit=2),
             Cap(id="cap", kind="country", limit=0.6), LeastSeats(id="least", limit=5.0),
             LeastShare(id="slivers", limit=0.2)]
    model, layout = drafted(problem, rules, "adjusted")
    best, found = search(model, 1e-6, 60.0).value, staged(problem, model, layout, 0.01, 60.0)
    assert found.bound <= best + 1e-6 * abs(best)
    assert best - 1e-6 * abs(best) <= found.value <= best + 0.01 * abs(best)


def test_what_is_impossible_is_told_from_the_first_stage():
    problem = market(np.random.default_rng(1), 14, 14, home=False)
    model, layout = drafted(problem, [*RULES, AtMost(id="none", kind="country", limit=0)], "adjusted")
    assert staged(problem, model, layout, 0.01, 60.0).state == "impossible"


def test_a_bound_known_beforehand_ends_the_search_when_a_known_plan_meets_it():
    problem = market(np.random.default_rng(2), 14, 14)
    model, layout = drafted(problem, RULES, "adjusted")
    best = staged(problem, model, layout, 1e-6, 60.0)
    again = staged(problem, model, layout, 0.01, 60.0, best.x, floor=best.bound)
    assert again.value == pytest.approx(best.value, rel=1e-6)
    assert again.bound >= best.bound - 1e-6
    assert again.seconds < best.seconds + 0.1


def test_without_time_the_known_plan_is_the_answer():
    problem = market(np.random.default_rng(3), 40, 30)
    model, layout = drafted(problem, RULES, "adjusted")
    known = staged(problem, model, layout, 0.2, 20.0)
    found = staged(problem, model, layout, 1e-9, 0.0, known.x)
    assert found.value <= known.value + 1e-6
    assert found.bound <= found.value
