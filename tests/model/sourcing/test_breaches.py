"""The check outside the solver agrees with the rules' sentences, and says by how much a rule is broken."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model.sourcing import Problem, plan_of, violations
from cxmodel.model.sourcing.breaches import breaches, moved_share
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
)
from tests.model.sourcing import peer
from tests.model.sourcing.markets import market, rule_book

# Two activities of 30 and 10 hours; home, and two sites in two countries; half of the first moves to the first site.
THREE = Problem([[0, -6.0, -9.0], [0, -2.0, -3.0]], [[0, 1.0, 4.0], [0, 2.0, 2.0]], np.ones((2, 3)), [30.0, 10.0],
                [[0, 24.0, 24.0], [0, 8.0, 8.0]], [0, 10, 99], [0, 0, 1], [0, 0, 1], [0, 1, 2], home=0)
SHARES = np.array([[0.5, 0.5, 0.0], [0.0, 0.2, 0.8]])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 100_000))
def test_the_check_agrees_with_the_sentences(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 4, 5, seed % 3 > 0)
    rules = [*rule_book(rng, problem, 10, harsh=seed % 2 > 0), LeastShare(id="slivers", limit=0.4)]
    shares = np.where(problem.allowed, rng.integers(0, 3, problem.allowed.shape), 0.0)
    shares[:, 0] += 1.0
    shares /= shares.sum(axis=1, keepdims=True)
    broken = {one.rule.id for one in violations(problem, rules, plan_of(problem, shares)) if one.rule}
    assert broken == {rule.id for rule in rules if not peer.obeys(problem, [rule], shares)}


@pytest.mark.parametrize(("rule", "broken"), [
    (KeepHome(id="r", activity=0, limit=0.8), {None: 0.3}),
    (MustGo(id="r", activity=0, kind="country", index=1, limit=0.4), {None: 0.4}),
    (AtMost(id="r", kind="vendor", limit=1), {None: 1.0}),
    (AtLeast(id="r", kind="site", limit=2, share=0.3), {None: 1.0}),
    (Cap(id="r", kind="country", limit=0.6), {None: 17 / 25 - 0.6}),
    (Cap(id="r", kind="country", limit=0.6, of="all"), {}),
    (Floor(id="r", kind="shore", index=2, limit=0.4), {None: 0.4 - 8 / 25}),
    (Incumbents(id="r", vendors=(0, 1), limit=0.3), {None: 0.1}),
    (Capacity(id="r"), {1: 12 + 1.6 - 10}),
    (Capacity(id="r", limit=1.0, more=((1, 3.0),)), {}),
    (LeastSeats(id="r", limit=7.0), {None: 0.6}),
    (LeastShare(id="r", limit=0.25), {None: 0.05}),
    (Ceiling(id="r", limit=-7.0, step=1.0), {None: 1.2}),
    (Ceiling(id="r", measure="risk", limit=2.0, step=1.0), {None: 0.5}),
    (Barred(id="r", because="x", pairs=((0, 2), (1, 2))), {1: 1.0}),
])
def test_a_breach_is_told_in_the_rules_own_unit(rule, broken):
    assert breaches(rule, THREE, SHARES) == pytest.approx(broken)


def test_no_plan_is_a_plan_that_leaves_work_out_or_puts_it_where_it_may_not_go():
    left_out = plan_of(THREE, SHARES * 0.9)
    negative = plan_of(THREE, np.array([[1.2, -0.2, 0.0], [1.0, 0.0, 0.0]]))
    assert [one.amount for one in violations(THREE, [], left_out)] == pytest.approx([0.1])
    assert violations(THREE, [], negative)
    elsewhere = Problem(THREE.cost, THREE.risk, [[True, False, True], [True] * 3], THREE.hours, THREE.seats,
                        THREE.capacity, THREE.vendor, THREE.country, THREE.shore, home=0)
    assert violations(elsewhere, [], plan_of(elsewhere, SHARES))


def test_what_moves_is_what_does_not_stay_at_home():
    assert moved_share(THREE, SHARES) == pytest.approx(25 / 40)
    assert breaches(Floor(id="r", kind="shore", index=2, limit=0.4), THREE, np.eye(3)[[0, 0]]) == {}
