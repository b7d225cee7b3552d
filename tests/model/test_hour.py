"""The price of an hour: at home, quoted, not quoted; every basis brought to the productive hour."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.hour import home_hour, in_band, productive_rate, should_cost, unquoted_range


def test_an_hour_at_home_worked_by_hand():
    """16 USD, 30 % on-costs: 20.80. A lead at 1.5 for 12: 2.60; quality at 1.2 for 27: 0.9244; a leaver in
    three at 10,000 over 2,040 h: 1.4706; seats 4,000 and 3,000: 1.9608 and 1.4706. All over 0.72."""
    parts = home_hour(16, 0.3, 1.5, 12, 1.2, 27, 0.3, 10_000, 4000, 3000, 2040, 0.28)
    assert parts.wage == pytest.approx(16 / 0.72)
    assert parts.on_costs == pytest.approx(4.8 / 0.72)
    assert parts.leads == pytest.approx(2.6 / 0.72)
    assert parts.quality == pytest.approx(20.8 * 1.2 / 27 / 0.72)
    assert parts.total == pytest.approx((20.8 + 2.6 + 0.924444 + 1.470588 + 1.960784 + 1.470588) / 0.72, abs=1e-5)
    assert parts.labour_share == pytest.approx((20.8 + 2.6 + 0.924444) / 29.226405, abs=1e-6)


def test_the_us_sample_hour_lies_where_publishers_put_it(dataset):
    """37.5-40 USD for the US (A-007, A-120), 2-2.5 times the wage, labour 65-80 % of it (A-001, A-041)."""
    value = {row.id: row.typical for row in dataset.assumption}
    parts = home_hour(17, *(value[name] for name in (
        "wage_load", "lead_pay_multiple", "span_of_control", "qa_pay_multiple", "qa_ratio", "home_attrition",
        "replacement_cost_usd", "facility_usd_per_seat_year", "technology_usd_per_seat_year",
        "paid_hours_per_year", "shrinkage")))
    assert 2.0 <= parts.total / 17 <= 2.6
    assert 0.65 <= parts.labour_share <= 0.85


@given(st.floats(0, 200), st.floats(0, 0.6), st.floats(0.5, 1))
def test_the_three_bases_of_a_quote_agree(rate, shrinkage, occupancy):
    """9.00 a paid hour, 12.50 a productive hour at 28 % shrinkage: the same money for the same work."""
    assert productive_rate(rate * (1 - shrinkage), "paid", shrinkage, occupancy) == pytest.approx(rate)
    assert productive_rate(rate / occupancy, "handled", shrinkage, occupancy) == pytest.approx(rate)
    assert productive_rate(rate, "productive", shrinkage, occupancy) == rate


def test_mixing_up_paid_and_productive_moves_the_price_by_more_than_a_third():
    assert productive_rate(10, "paid", 0.28, 0.85) / 10 == pytest.approx(1.3889, abs=1e-4)


@pytest.mark.parametrize(("low", "high", "grade", "expected"), [
    (10, 20, "A", (10, 15, 20)), (10, 20, "B", (10, 15, 20)), (10, 20, "C", (7, 15, 26)), (10, 20, "D", (7, 15, 26)),
    (10, 20, None, (7, 15, 26)), (20, 10, "A", (10, 15, 20)), (12, None, "A", (12, 12, 12)),
    (None, 12, "C", (8.4, 12, 15.6)),
])  # fmt: skip
def test_a_price_without_a_quote_is_the_published_range_wider_where_it_is_thin(low, high, grade, expected):
    assert unquoted_range(low, high, grade, 0.3) == pytest.approx(expected)


def test_no_figure_is_no_price():
    assert unquoted_range(None, None, "A", 0.3) is None


def test_a_should_cost_worked_by_hand():
    """433 USD a month, 45 % on top: 7,534 a year; over 2,040 h 3.693; 30 % of the price: 12.31; over 0.72."""
    assert should_cost(433, 0.45, 0.30, 2040, 0.28) == pytest.approx(7534.2 / 2040 / 0.30 / 0.72)


def test_parts_broadcast_over_draws():
    draws = np.full((7, 1), 0.3)
    parts = home_hour(16, draws, 1.5, 12, 1.2, 27, 0.3, 10_000, 4000, 3000, 2040, 0.28)
    assert parts.total.shape == (7, 1)


def test_the_band_of_low_wages_ends_at_half_of_the_home_wage():
    """2040 h a year at 16: half is 8 an hour, 1360 a month."""
    assert in_band(1359, 16, 2040)
    assert not in_band(1360, 16, 2040)
