"""Columns of a problem: a known plan fits into them, and only what is asked for has a column."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from cxmodel.model.sourcing import Problem, plan_of, violations
from cxmodel.model.sourcing.draft import Model
from cxmodel.model.sourcing.layout import seats_offered, started, work_share
from cxmodel.model.sourcing.limits import drafted
from cxmodel.model.sourcing.rules import AtMost, Capacity, LeastShare
from tests.model.sourcing.markets import market, rule_book


def rows(model: Model, x: np.ndarray) -> np.ndarray:
    """What the rows come to."""
    return np.array([model.value[a:b] @ x[model.index[a:b]] for a, b in pairwise(model.start)])


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_that_obeys_the_rules_fits_the_model_and_costs_the_same(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 4, 5, seed % 2 > 0, 2)
    rules = rule_book(rng, problem, 4)
    shares = np.where(problem.allowed, rng.integers(0, 2, problem.allowed.shape), 0.0)
    shares[:, 0] += 1.0
    shares /= shares.sum(axis=1, keepdims=True)
    plan = plan_of(problem, shares)
    model, layout = drafted(problem, rules, "adjusted")
    x = started(problem, layout, shares, model.cost.size, rules)
    assert model.cost @ x + model.offset == pytest.approx(plan.value("adjusted"))
    fits = bool((rows(model, x) >= model.row_low - 1e-9).all() and (rows(model, x) <= model.row_high + 1e-9).all()
                and (x <= model.high + 1e-9).all())
    assert fits == (violations(problem, rules, plan) == ())


def test_nothing_is_whole_when_nothing_is_counted():
    problem = Problem([[0, -3.0]], [[0, 2.0]], [[True, True]], [10.0], [[0, 4.0]], [0, 5], [0, 0], [0, 0], [0, 0],
                      home=0)
    assert not drafted(problem, [Capacity(id="seats")], "cost")[0].whole.any()
    assert drafted(problem, [AtMost(id="few", kind="vendor", limit=1)], "cost")[0].whole.sum() == 1
    assert drafted(problem, [LeastShare(id="whole", limit=1.0)], "cost")[0].whole.tolist() == [True, True]


def test_seats_are_what_a_site_offers_and_what_a_rule_grants():
    problem = market(np.random.default_rng(1), 3, 3)
    assert np.isinf(seats_offered(problem, [])).all()
    granted = seats_offered(problem, [Capacity(id="seats", limit=2.0, more=((1, 5.0),))])
    assert granted.tolist() == [np.inf, problem.capacity[1] + 7, problem.capacity[2] + 2]


def test_work_is_shared_by_hours():
    problem = Problem(np.zeros((2, 2)), np.zeros((2, 2)), np.ones((2, 2)), [30.0, 10.0], np.zeros((2, 2)), [9, 9],
                      [0, 0], [0, 0], [0, 0], home=0)
    assert work_share(problem, "vendor", np.array([[1.0, 0.0], [0.0, 1.0]])).tolist() == [0.25]
