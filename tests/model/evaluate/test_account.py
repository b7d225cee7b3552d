"""Value today and payback on cases worked by hand; the bridge's order."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.account import STEPS, TOTALS, net_present_value, payback

flows = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=10).map(np.array)


def test_value_today_of_a_textbook_case():
    """100 today would be 110 in a year and 121 in two: 110 and 121 at 10 % are worth 200."""
    assert net_present_value(np.array([110.0, 121.0]), 0.10) == pytest.approx(200)
    assert net_present_value(np.array([-100.0, 0.0, 133.1]), 0.10) == pytest.approx(-100 / 1.1 + 100)


@given(flows)
def test_without_a_discount_the_value_is_the_sum(values):
    assert net_present_value(values, 0.0) == pytest.approx(values.sum(), abs=1e-6)


@given(flows.map(np.abs), st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_higher_discount_never_makes_savings_worth_more(values, one, other):
    low, high = sorted((one, other))
    assert net_present_value(values, high) <= net_present_value(values, low) + 1e-6


@pytest.mark.parametrize(("before_one_offs", "one_off", "years"), [
    ([100, 100], 50, 0.5), ([100, 100], 100, 1.0), ([100, 100], 150, 1.5), ([100, 100], 200, 2.0),
    ([100, 100], 201, math.inf), ([0, 100], 50, 1.5), ([-50, 100, 100], 100, 2.5), ([100], 0, 0.0),
    ([-10, -10], 5, math.inf),
])
def test_payback_worked_by_hand(before_one_offs, one_off, years):
    """Savings come evenly within a year; one-offs stand at the start: 150 out of 100 a year takes a year and a half."""
    one_offs = np.zeros(len(before_one_offs))
    one_offs[0] = one_off
    assert payback(np.array(before_one_offs, float) - one_offs, one_offs) == pytest.approx(years)


def test_the_bridge_walks_from_headline_over_net_to_risk_adjusted():
    names = [name for name, _ in STEPS]
    assert names == ["headline", "stays", "workload", "years", "overheads", "one_offs", "stranded", "net", "customers",
                     "tail", "risk_adjusted"]
    assert TOTALS == ("net", "risk_adjusted")


def test_a_single_year_lost_whole_to_the_ramp_leaves_finite_figures(dataset, alder):
    ceiling = dataset.assumptions["transition_volume_lost_weeks"].ceiling
    short = replace(alder, horizon_years=1, overrides=(("transition_volume_lost_weeks", ceiling),))
    found = evaluate(dataset, short, 20)
    assert math.isfinite(found.npv)
    assert math.isfinite(found.years[0].saving)
