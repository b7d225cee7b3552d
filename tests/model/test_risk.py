"""Customers who leave, countries that stop, data that leaks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.risk import (
    breach_loss,
    break_even_churn,
    customer_loss,
    event_loss,
    event_probability,
    extra_leavers,
    risk_index,
)

share = st.floats(0, 1)


def test_extra_leavers_worked_by_hand():
    """70 % solved at once, a quarter of them lost at full severity: 17.5 %. Half never solved (25 against 5 %),
    half after repeats (9 against 5 %): 0.175 (0.5 x 0.20 + 0.5 x 0.04) = 2.1 %."""
    assert extra_leavers(1.0, 0.7, 0.25, 0.5, 0.05, 0.09, 0.25) == pytest.approx(0.021)
    assert extra_leavers(0.5, 0.7, 0.25, 0.5, 0.05, 0.09, 0.25) == pytest.approx(0.0105)


@given(share, share, share)
def test_served_as_at_home_nobody_leaves(resolved, loss, part):
    assert extra_leavers(0.0, resolved, loss, part, 0.05, 0.09, 0.25) == 0.0


def test_customer_loss_worked_by_hand():
    """100,000 customers, 2 % say they leave, 35 % of those do, 300 USD each: 210,000 USD."""
    assert customer_loss(100_000, 0.02, 0.35, 300, 1.0) == pytest.approx(210_000)


def test_the_index_runs_from_home_to_the_worst():
    assert risk_index([], [], [], [100, 100], [0.8, 0.4]) == 0.0
    assert risk_index([100, 100], [0.8, 0.4], [0, 0], [100, 100], [0.8, 0.4]) == 0.0
    assert risk_index([100, 100], [0.8, 0.4], [1, 1], [100, 100], [0.8, 0.4]) == pytest.approx(100.0)
    assert risk_index([], [], [], [], []) == 0.0


@given(st.floats(0, 1), st.floats(1, 20), share, share)
def test_a_chance_never_exceeds_one_and_grows_with_the_countrys_risk(average, slope, natural, political):
    value = float(event_probability(average, slope, natural, political))
    assert 0 <= value <= 1
    assert value <= event_probability(average, slope, 1.0, political) + 1e-12
    assert event_probability(average, slope, 0.5, 0.5) == pytest.approx(average)


def test_slope_one_makes_every_country_alike():
    assert event_probability(0.04, 1.0, 0.0, 0.0) == event_probability(0.04, 1.0, 1.0, 1.0) == 0.04


def test_a_stoppage_worked_by_hand():
    """Ten days, half the capacity: 5 of 365 days. 365,000 contacts at 10 USD and 36,500 hours at 1.5 x 40."""
    assert event_loss(365_000, 36_500, 10, 0.5, 10.0, 40.0, 1.5) == pytest.approx(5 * (1000 * 10 + 100 * 60))


def test_a_breach_worked_by_hand():
    assert breach_loss(1_000_000, 0.005, 0.02, 160) == pytest.approx(16_000)


@given(st.floats(1, 1e9), st.floats(1, 1e8), st.floats(1, 1e5))
def test_at_break_even_churn_the_leavers_take_exactly_the_saving(saving, customers, value):
    churn = break_even_churn(saving, customers, value)
    assert customer_loss(customers, churn, 1.0, value, 1.0) == pytest.approx(saving)


def test_no_exposed_customer_can_undo_a_saving():
    assert math.isinf(break_even_churn(1.0, 0.0, 300))
    assert break_even_churn(-1000, 100, 10) == -1.0
