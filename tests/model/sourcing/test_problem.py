"""What may be asked, and a plan's figures against the same sums done by loops."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError, Problems
from cxmodel.model.sourcing import Problem, plan_of
from tests.model.sourcing import peer
from tests.model.sourcing.markets import market


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_a_plans_figures_are_those_of_its_shares_added_up_one_by_one(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 4, 5, seed % 2 > 0, 2)
    shares = np.where(problem.allowed, rng.integers(0, 3, problem.allowed.shape), 0.0)
    shares[:, 0] += 1.0
    shares /= shares.sum(axis=1, keepdims=True)
    plan, figures = plan_of(problem, shares), peer.figures(problem, shares)
    assert [plan.value(name) for name in ("cost", "adjusted", "risk")] == pytest.approx(
        [figures[name] for name in ("cost", "adjusted", "risk")])


def test_home_counts_to_no_vendor_country_shore_or_moved_work():
    problem = market(np.random.default_rng(1), 3, 4)
    assert [problem.groups(kind)[0] for kind in ("site", "vendor", "country", "shore", "moved")] == [-1] * 5
    assert problem.groups("moved")[1:].tolist() == [0, 0, 0]


def test_what_is_left_out_costs_nothing_and_numbers_are_kept_as_they_were_given():
    cost = np.array([[0.0, 3.0]])
    problem = Problem(cost, [[0, 1.0]], [[True, True]], [10.0], [[0, 4.0]], [9, 9], [0, 0], [0, 0], [0, 0], home=0)
    cost[0, 1] = 99.0
    assert problem.cost[0, 1] == 3.0
    assert all((extra == 0).all() for extra in problem.fixed_costs)
    with pytest.raises(ValueError, match="read-only"):
        problem.cost[0, 1] = 1.0


def test_where_nothing_may_go_a_missing_cost_does_not_matter():
    problem = Problem([[0, np.nan]], [[0, np.nan]], [[True, False]], [10.0], [[0, 4.0]], [9, 9], [0, 0], [0, 0],
                      [0, 0], home=0)
    assert problem.measured("adjusted").tolist() == [[0.0, 0.0]]


def test_all_faults_are_told_at_once():
    good = market(np.random.default_rng(1), 3, 4)
    with pytest.raises(Problems) as told:
        replace(good, hours=-good.hours, cost=np.where(good.allowed, np.nan, 0.0),
                allowed=good.allowed & (np.arange(3) > 0)[:, None])
    words = str(told.value)
    for part in ("A cost, risk or need is missing", "below zero", "There is no work", "Activities [0] may go nowhere"):
        assert part in words


@pytest.mark.parametrize("wrong", [{"hours": np.ones(2)}, {"home": 7}, {"queue_cost": np.ones((5, 4))}])
def test_numbers_that_do_not_fit_each_other_are_refused(wrong):
    with pytest.raises(CxError):
        replace(market(np.random.default_rng(1), 3, 4), **wrong)
