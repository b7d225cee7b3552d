"""The frontier: complete and undominated against every plan tried, monotone, exact, and told as it is found."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from cxmodel.model.sourcing import frontier, undominated, violations
from cxmodel.model.sourcing.pareto import Point
from cxmodel.model.sourcing.rules import AtMost, Ceiling, Floor
from tests.model.sourcing import dense, peer
from tests.model.sourcing.markets import WHOLE, market, rule_book


@pytest.mark.parametrize("seed", range(40))
def test_whole_plans_every_point_is_found_and_none_is_dominated(seed):
    rng = np.random.default_rng(5000 + seed)
    problem = market(rng, int(rng.integers(2, 6)), int(rng.integers(2, 6)), seed % 3 > 0)
    rules, aim = [*rule_book(rng, problem, int(rng.integers(0, 4))), WHOLE], ("adjusted", "cost")[seed % 2]
    best: list[tuple[float, float]] = []
    for risk, cost in sorted({(plan["risk"], plan[aim]) for plan in peer.every_whole_plan(problem, rules)}):
        if not best or cost < best[-1][1] - 1e-9:
            best.append((risk, cost))
    found = list(frontier(problem, rules, None, aim, gap=0.0))
    told = sorted((point.risk, point.cost) for point in found)
    assert len(told) == len(best)
    assert np.array(told).ravel() == pytest.approx(np.array(best).ravel())
    assert all(point.gap == 0 and violations(problem, rules, point.plan) == () for point in found)


@pytest.mark.parametrize("seed", range(20))
def test_split_plans_no_point_can_be_cheaper_at_its_risk_or_safer_at_its_cost(seed):
    rng = np.random.default_rng(6000 + seed)
    problem = market(rng, 4, 5, seed % 3 > 0)
    rules = rule_book(rng, problem, int(rng.integers(0, 4)))
    points = list(frontier(problem, rules, 6, gap=0.0))
    assert len(undominated(points)) == len(points)
    for point in points:
        at_risk = [*rules, Ceiling(id="cap", measure="risk", limit=point.risk + 1e-7, step=1.0)]
        at_cost = [*rules, Ceiling(id="cap", measure="adjusted", limit=point.cost + 1e-7, step=1.0)]
        assert point.cost == pytest.approx(dense.best_by_milp(problem, at_risk), abs=1e-4)
        assert point.risk == pytest.approx(dense.best_by_milp(problem, at_cost, "risk"), abs=1e-4)


@pytest.mark.parametrize("seed", range(10))
def test_less_risk_always_costs_more(seed):
    rng = np.random.default_rng(7000 + seed)
    problem = market(rng, 6, 8, queues=2)
    points = undominated(frontier(problem, rule_book(rng, problem, 3), 9))
    for safer, cheaper in pairwise(points):
        assert safer.risk < cheaper.risk
        assert safer.cost > cheaper.cost


def test_both_ends_come_first_then_the_middle():
    problem = market(np.random.default_rng(11), 6, 8)
    risks = [point.risk for point in frontier(problem, [], 9)]
    assert risks[0] == max(risks)
    assert risks[1] == min(risks)
    assert risks[2] == pytest.approx((risks[0] + risks[1]) / 2, abs=(risks[0] - risks[1]) / 8)


def test_where_no_plan_is_possible_there_is_no_point():
    problem = market(np.random.default_rng(3), 4, 4)
    rules = [AtMost(id="none", kind="vendor", limit=0), Floor(id="moves", kind="moved", of="all", limit=0.5)]
    assert list(frontier(problem, rules)) == []


def test_a_single_best_plan_is_a_frontier_of_one_point():
    problem = market(np.random.default_rng(3), 4, 4)
    home = [Floor(id="moves", kind="moved", of="all", limit=0.0), AtMost(id="none", kind="site", limit=0)]
    assert [point.plan.sites for point in frontier(problem, home)] == [()]


def test_when_time_is_up_or_it_is_cancelled_the_points_so_far_stand():
    problem = market(np.random.default_rng(13), 8, 9)
    points = frontier(problem, [], 9)
    next(points)
    asked = iter([False, False, True])
    stopped = list(frontier(problem, [], 9, cancelled=lambda: next(asked, True)))
    assert len(stopped) < len(list(frontier(problem, [], 9)))
    assert list(frontier(problem, [], 9, time_limit=0.0)) == []


def test_a_point_that_a_later_one_passes_is_left_out():
    plan = next(frontier(market(np.random.default_rng(3), 4, 4))).plan
    points = [Point(plan, cost, risk, 0.0, 0.0, risk, 0.0) for risk, cost in ((3, 5), (1, 9), (2, 9), (4, 5), (2, 6))]
    assert [(point.risk, point.cost) for point in undominated(points)] == [(1, 9), (2, 6), (3, 5)]
