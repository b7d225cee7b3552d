"""Repairs: they work, no amount of them is larger than it must be, and no single rule would do with less."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.sourcing import Problem, loosened, possible, repair, solve, violations
from cxmodel.model.sourcing.rules import AtMost, Barred, Cap, Capacity, Ceiling, Floor, KeepHome, MustGo, Rule
from tests.model.sourcing import dense
from tests.model.sourcing.markets import IMPOSSIBLE, grid, market
from tests.model.sourcing.test_conflicts import impossible


@pytest.mark.parametrize("place", range(50))
def test_the_repair_makes_a_plan_possible_and_no_amount_could_be_smaller(place):
    problem, rules = impossible(50)[place]
    found = repair(problem, rules)
    assert dense.best_by_milp(problem, found.rules) is not None
    assert violations(problem, found.rules, found.plan) == ()
    assert found.rules == loosened(rules, found.changes)
    assert found.steps == pytest.approx(sum(change.steps for change in found.changes))
    for change in found.changes:
        less = replace(change, amount=round(change.amount - change.rule.grain, 9))
        fewer = [less if one is change else one for one in found.changes]
        assert possible(problem, loosened(rules, fewer)) is False


@pytest.mark.parametrize("place", range(0, 50, 3))
def test_a_proven_repair_takes_no_more_steps_than_loosening_any_one_rule(place):
    problem, rules = impossible(50)[place]
    found = repair(problem, rules)
    rounding = sum(change.rule.grain / change.rule.step for change in found.changes)
    for rule in rules:
        alone = _alone(problem, rules, rule)
        assert not found.proven or alone is None or found.steps <= alone + rounding


def _alone(problem: Problem, rules: tuple[Rule, ...], rule: Rule) -> float | None:
    """Steps that loosening this rule alone would take, by halving; None where that does not do."""
    others = [one for one in rules if one is not rule]
    if rule.BY_ITEM or not possible(problem, others):
        return None
    low, high = 0, 1
    while not possible(problem, [*others, rule.relaxed(high * rule.grain)]):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        enough = possible(problem, [*others, rule.relaxed(middle * rule.grain)])
        low, high = (low, middle) if enough else (middle, high)
    return high * rule.grain / rule.step


def two_sites(seats: float = 9.0) -> Problem:
    """One activity of 20 seats, home, and two sites of two vendors."""
    return Problem([[0, -5.0, -4.0]], [[0, 1.0, 1.0]], [[True] * 3], [20.0], [[0, 20.0, 20.0]], [0, seats, seats],
                   [0, 0, 1], [0, 0, 1], [0, 2, 1], home=0)


def test_so_many_more_seats_in_one_site_or_a_second_vendor():
    rules = [Capacity(id="seats"), AtMost(id="one vendor", kind="vendor", limit=1),
             MustGo(id="all of it", activity=0, kind="moved")]
    seats = repair(two_sites(), rules, firm=["one vendor", "all of it"])
    assert [(one.rule.id, one.amount) for one in seats.changes] == [("seats", 11.0)]
    assert seats.changes[0].item in (1, 2)
    assert seats.proven
    vendor = repair(two_sites(seats=10.0), rules, firm=["seats", "all of it"])
    assert [(one.rule.id, one.amount) for one in vendor.changes] == [("one vendor", 1.0)]


def test_a_step_is_the_exchange_rate_between_rules():
    rules = [Capacity(id="seats", step=2.0), MustGo(id="all of it", activity=0, kind="moved", step=0.1)]
    dear_seats = repair(two_sites(), rules)
    assert [(one.rule.id, one.amount) for one in dear_seats.changes] == [("seats", 2.0)]  # one step, against 1
    rules[0] = Capacity(id="seats", step=0.1)
    dear_seats = repair(two_sites(), rules)
    assert [(one.rule.id, one.amount) for one in dear_seats.changes] == [("all of it", 0.1)]


def test_firm_rules_that_conflict_among_themselves_leave_no_repair():
    rules = [KeepHome(id="keep", activity=0), MustGo(id="go", activity=0, kind="moved", limit=0.5)]
    assert repair(two_sites(), rules, firm=["keep", "go"]) is None
    assert [one.rule.id for one in repair(two_sites(), rules, firm=["keep"]).changes] == ["go"]


def test_a_ruled_out_activity_is_let_through_only_when_nothing_else_helps():
    pairs = ((0, 1), (0, 2))
    rules = [Barred(id="language", because="nobody there speaks it", pairs=pairs),
             MustGo(id="go", activity=0, kind="moved", limit=0.5)]
    assert [one.rule.id for one in repair(two_sites(), rules).changes] == ["go"]
    let = repair(two_sites(), rules, firm=["go"])
    assert [(one.rule.id, one.amount, one.item) for one in let.changes] == [("language", 1.0, 0)]
    assert solve(two_sites(), let.rules).plan.sites == (1,)


def test_the_time_is_kept_and_what_is_found_by_then_is_a_repair():
    problem = grid(np.random.default_rng(1), 12, 6, 4)
    begun = time.perf_counter()
    try:
        found = repair(problem, IMPOSSIBLE, time_limit=1.0)
    except CxError as late:
        found = late
    assert time.perf_counter() - begun < 5.0
    if isinstance(found, CxError):
        assert found.what == "No repair was found in time"
    else:
        assert violations(problem, found.rules, found.plan) == ()


def test_rules_that_hold_need_no_repair():
    problem = market(np.random.default_rng(3), 4, 4)
    found = repair(problem, [AtMost(id="few", kind="vendor", limit=3)])
    assert (found.changes, found.steps, found.proven) == ((), 0.0, True)


def test_a_share_of_the_moved_work_is_loosened_as_far_as_it_takes():
    rules = [Cap(id="one country", kind="country", limit=0.6), MustGo(id="site", activity=0, kind="site", index=1),
             Ceiling(id="budget", limit=-4.9, step=0.1), Floor(id="moves", kind="moved", of="all", limit=1.0)]
    found = repair(two_sites(), rules, firm=["site", "budget", "moves"])
    assert [(one.rule.id, one.amount) for one in found.changes] == [("one country", 0.4)]
