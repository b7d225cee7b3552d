"""The best plan: printed optima, every small plan tried, scipy beside it, and the law of the tighter rule."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model.sourcing import Plan, Problem, plan_of, possible, repair, solve, some_plan, violations
from cxmodel.model.sourcing import rules as known_rules
from cxmodel.model.sourcing.plans import refuse
from cxmodel.model.sourcing.rules import AtMost, Capacity, LeastShare, Rule
from tests import published
from tests.model.sourcing import dense, peer
from tests.model.sourcing.markets import WHOLE, market, rule_book

AIMS = ("adjusted", "cost", "risk")


def posed(printed: dict) -> tuple[Problem, list[Rule]]:
    """A printed case: activities in rows, sites in columns; null may not be used; cost by unit of need, or for all."""
    cost = np.array([[np.nan if one is None else one for one in row] for row in printed["cost"]], float)
    acts, sites = cost.shape
    need = np.array(printed.get("need", [1.0] * acts), float)
    if printed.get("per_unit"):
        cost = cost * need[:, None]
    problem = Problem(cost, np.zeros_like(cost), np.isfinite(cost), need, np.repeat(need[:, None], sites, axis=1),
                      printed.get("capacity", [np.inf] * sites), printed.get("vendor", range(sites)),
                      np.zeros(sites), np.zeros(sites), site_cost=printed.get("site_cost", ()))
    rules = [getattr(known_rules, one["rule"])(id=str(place), **{k: v for k, v in one.items() if k != "rule"})
             for place, one in enumerate(printed.get("rules", ()))]
    return problem, rules


@pytest.mark.parametrize("case", published.cases("sourcing"), ids=lambda case: case["id"])
def test_a_printed_optimum_is_met(case):
    problem, rules = posed(case["given"])
    answer = solve(problem, rules, "cost", gap=0.0)
    assert answer.state == "optimal"
    assert answer.gap == 0
    assert published.agrees(answer.value, case["printed"]["value"])
    if "open" in case["printed"]:
        assert list(answer.plan.sites) == case["printed"]["open"]


@pytest.mark.parametrize("seed", range(100))
def test_no_plan_with_one_site_for_each_activity_is_better(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, int(rng.integers(2, 6)), int(rng.integers(2, 6)), seed % 3 > 0, int(rng.integers(1, 3)))
    rules = [*rule_book(rng, problem, int(rng.integers(0, 6))), WHOLE]
    aim = AIMS[seed % 3]
    best = min((plan[aim] for plan in peer.every_whole_plan(problem, rules)), default=None)
    answer = solve(problem, rules, aim, gap=0.0)
    assert (answer.plan is None) == (best is None)
    if best is not None:
        assert answer.value == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(100))
def test_no_choice_of_sites_with_the_best_split_is_better(seed):
    rng = np.random.default_rng(1000 + seed)
    problem = market(rng, int(rng.integers(2, 5)), int(rng.integers(2, 5)), seed % 3 > 0, int(rng.integers(1, 3)))
    rules = [rule for rule in rule_book(rng, problem, int(rng.integers(0, 6)))
             if not isinstance(rule, known_rules.AtLeast)]
    aim = AIMS[seed % 3]
    best = dense.best_by_patterns(problem, rules, aim)
    answer = solve(problem, rules, aim, gap=0.0)
    assert (answer.plan is None) == (best is None)
    if best is not None:
        assert answer.value == pytest.approx(best, abs=1e-6)
        assert peer.obeys(problem, rules, answer.plan.shares)


@pytest.mark.parametrize("seed", range(30))
def test_scipy_finds_nothing_better_on_larger_markets(seed):
    rng = np.random.default_rng(9000 + seed)
    problem = market(rng, int(rng.integers(7, 10)), int(rng.integers(8, 13)), seed % 4 > 0, 3)
    rules = rule_book(rng, problem, int(rng.integers(2, 7)))
    if seed % 3 == 0:
        rules.append(LeastShare(id="slivers", limit=0.25))
    answer, best = solve(problem, rules, gap=1e-6), dense.best_by_milp(problem, rules)
    assert (answer.plan is None) == (best is None)
    if best is not None:
        assert answer.gap <= 1e-6
        assert answer.value == pytest.approx(best, rel=2e-6, abs=1e-6)
        assert peer.obeys(problem, rules, answer.plan.shares)


@pytest.mark.parametrize("seed", range(24))
def test_with_every_kind_of_rule_at_once_scipy_finds_nothing_better(seed):
    rng = np.random.default_rng(50_000 + seed)
    problem = market(rng, int(rng.integers(3, 8)), int(rng.integers(4, 10)), True, 2)
    rules = [*rule_book(rng, problem, 18), LeastShare(id="slivers", limit=float(rng.integers(1, 8)) / 20)]
    if not possible(problem, rules):
        assert dense.best_by_milp(problem, rules) is None
        rules = list(repair(problem, rules).rules)
    answer = solve(problem, rules, AIMS[seed % 3], gap=0.0)
    assert answer.value == pytest.approx(dense.best_by_milp(problem, rules, AIMS[seed % 3]), abs=1e-5)
    assert peer.obeys(problem, rules, answer.plan.shares)
    assert violations(problem, rules, answer.plan) == ()


def test_a_gap_may_be_a_part_of_something_larger_than_the_value():
    problem = replace(market(np.random.default_rng(7), 20, 25), offset=0.0)
    rules = [Capacity(id="seats"), AtMost(id="few", kind="vendor", limit=2), LeastShare(id="slivers", limit=0.2)]
    best = solve(problem, rules, gap=1e-6)
    answer = solve(problem, rules, gap=0.01, size=10 * abs(best.value))
    assert answer.state == "optimal"
    assert answer.bound <= best.value + 1e-6
    assert answer.value - answer.bound <= 0.1 * abs(best.value) + 1e-6


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 5), st.sampled_from(AIMS))
def test_a_tighter_rule_never_lowers_the_optimum(seed, place, aim):
    rng = np.random.default_rng(seed)
    problem = market(rng, 4, 4)
    rules = rule_book(rng, problem, 6)
    looser = [rule.relaxed(rule.step) if at == place else rule for at, rule in enumerate(rules)]
    without = [rule for at, rule in enumerate(rules) if at != place]
    tight, loose, free = (solve(problem, some, aim).value for some in (rules, looser, without))
    assert free <= loose + 1e-6
    assert loose <= tight + 1e-6


def test_all_work_at_home_costs_and_risks_nothing():
    problem = replace(market(np.random.default_rng(3), 4, 4), offset=0.0, site_cost=np.zeros(4),
                      queue_cost=np.zeros((1, 4)))
    home = np.zeros((4, 4))
    home[:, 0] = 1.0
    plan = plan_of(problem, home)
    assert (plan.cost, plan.loss, plan.risk, plan.sites) == (0.0, 0.0, 0.0, ())


def test_rules_that_cannot_hold_are_no_plan():
    problem = market(np.random.default_rng(3), 4, 4)
    answer = solve(problem, [AtMost(id="none", kind="vendor", limit=0),
                             known_rules.Floor(id="moves", kind="moved", of="all", limit=0.5)])
    assert (answer.state, answer.plan, answer.gap) == ("impossible", None, np.inf)
    assert possible(problem, []) is True
    assert some_plan(problem, [AtMost(id="none", kind="vendor", limit=0)]).sites == ()


def test_a_plan_that_breaks_a_rule_is_never_handed_on():
    problem = market(np.random.default_rng(3), 4, 4)
    shares = np.zeros((4, 4))
    shares[:, 3] = 1.0
    wrong = plan_of(problem, shares)
    with pytest.raises(CxError, match="few"):
        refuse(problem, [AtMost(id="few", kind="vendor", limit=0)], wrong)
    flattered = Plan(wrong.shares, wrong.cost - 1.0, wrong.loss, wrong.risk, wrong.fixed, wrong.sites, wrong.vendors,
                     wrong.countries)
    assert violations(problem, [], flattered)


def test_a_known_plan_is_kept_when_there_is_no_time_for_a_better_one():
    problem = market(np.random.default_rng(5), 40, 30)
    rules = [Capacity(id="seats"), AtMost(id="few", kind="vendor", limit=1), LeastShare(id="slivers", limit=0.3)]
    known = solve(problem, rules, gap=0.5, time_limit=20.0)
    at_once = solve(problem, rules, gap=0.0, time_limit=0.001, start=known.plan)
    assert at_once.state == "stopped"
    assert at_once.value <= known.value + 1e-6
    assert at_once.bound <= at_once.value
    assert at_once.gap > 0


def test_a_stopped_search_says_so_and_how_good_its_plan_is():
    problem = market(np.random.default_rng(6), 30, 30)
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    answer = solve(problem, [Capacity(id="seats"), LeastShare(id="slivers", limit=0.3)], gap=0.0, cancelled=cancelled)
    assert answer.state == "stopped"
    assert answer.plan is not None
    assert violations(problem, [Capacity(id="seats")], answer.plan) == ()


def test_progress_only_gets_better():
    problem, told = market(np.random.default_rng(7), 20, 25), []
    rules = [Capacity(id="seats"), AtMost(id="few", kind="vendor", limit=2), LeastShare(id="slivers", limit=0.2)]
    answer = solve(problem, rules, gap=1e-4, on_progress=told.append)
    values, bounds = [one.value for one in told], [one.bound for one in told]
    assert values == sorted(values, reverse=True)
    assert bounds == sorted(bounds)
    assert values[-1] == pytest.approx(answer.value, rel=1e-6)
