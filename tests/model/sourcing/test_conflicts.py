"""Conflicts: what is named cannot hold, and could if any one of it were dropped; scipy is the judge."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cxmodel.model.sourcing import Problem, conflict, possible
from cxmodel.model.sourcing.rules import AtMost, Capacity, Floor, KeepHome, LeastShare, Rule
from tests.model.sourcing import dense
from tests.model.sourcing.markets import market, rule_book


@cache
def impossible(count: int) -> tuple[tuple[Problem, tuple[Rule, ...]], ...]:
    """So many markets with rules that cannot all hold, by scipy's word."""
    found = []
    for seed in range(1000, 3000):
        rng = np.random.default_rng(seed)
        problem = market(rng, int(rng.integers(2, 7)), int(rng.integers(3, 7)), seed % 3 > 0)
        rules = rule_book(rng, problem, int(rng.integers(4, 10)), harsh=True)
        rules += [LeastShare(id="slivers", limit=0.3)] if seed % 4 == 0 else []
        if dense.best_by_milp(problem, rules) is None:
            found.append((problem, tuple(rules)))
        if len(found) == count:
            return tuple(found)
    raise AssertionError("too few")


@pytest.mark.parametrize("place", range(50))
def test_the_named_conflict_is_one_and_dropping_any_rule_of_it_ends_it(place):
    problem, rules = impossible(50)[place]
    found = conflict(problem, rules)
    assert found.proven
    assert set(found.rules) <= set(rules)
    assert dense.best_by_milp(problem, found.rules) is None
    for rule in found.rules:
        assert dense.best_by_milp(problem, [one for one in found.rules if one is not rule]) is not None


def test_rules_that_can_all_hold_do_not_conflict():
    problem = market(np.random.default_rng(3), 4, 4)
    assert conflict(problem, [AtMost(id="few", kind="vendor", limit=2)]).rules == ()


def test_of_two_conflicts_the_one_that_stands_first_is_named():
    problem = market(np.random.default_rng(3), 4, 4)
    first = [AtMost(id="none", kind="vendor", limit=0), Floor(id="moves", kind="moved", of="all", limit=0.1)]
    others = [KeepHome(id=f"keep {a}", activity=a) for a in range(4)]
    assert [rule.id for rule in conflict(problem, [*first, *others]).rules] == ["none", "moves"]
    assert not possible(problem, [*others, first[1]])


def test_without_time_the_conflict_is_not_called_proven():
    problem, rules = impossible(50)[0]
    stopped = conflict(problem, [Capacity(id="more seats"), *rules], cancelled=lambda: True)
    assert not stopped.proven
