"""PERT draws: the published mean, ordered quantiles, the same luck for the same seed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmodel.model.uncertainty import normals, percentiles, pert, uniforms

MIDDLES = (np.arange(20_000) + 0.5) / 20_000
points = st.floats(-1000, 1000)


@st.composite
def ranges(draw):
    """Low, typical, high; one in a while without width at an end."""
    return tuple(sorted((draw(points), draw(points), draw(points))))


@given(ranges())
def test_the_mean_is_low_plus_four_typical_plus_high_over_six(three):
    low, typical, high = three
    assert pert(*three, MIDDLES).mean() == pytest.approx((low + 4 * typical + high) / 6, abs=1e-3 * (high - low) + 1e-9)


@given(ranges())
def test_quantiles_rise_and_stay_inside(three):
    values = pert(*three, np.linspace(0, 1, 200))
    slack = 1e-9 * (1 + abs(three[0]) + abs(three[2]))
    assert (np.diff(values) >= -slack).all()
    assert values.min() >= three[0] - slack
    assert values.max() <= three[2] + slack


@pytest.mark.parametrize(("low", "typical", "high"), [(0, 5, 10), (0, 1, 10), (2, 2, 7), (0.65, 0.9, 1.0), (-3, 4, 4)])
def test_quantiles_agree_with_the_beta_distribution(low, typical, high):
    span = high - low
    peer = stats.beta(1 + 4 * (typical - low) / span, 1 + 4 * (high - typical) / span, low, span)
    u = np.linspace(0.01, 0.99, 99)
    assert pert(low, typical, high, u) == pytest.approx(peer.ppf(u), abs=2e-3 * span)


@given(ranges(), st.floats(0, 100), st.floats(0, 100))
def test_widening_a_range_never_narrows_it(three, down, up):
    low, typical, high = three
    p10, _, p90 = percentiles(pert(low, typical, high, MIDDLES))
    wide10, _, wide90 = percentiles(pert(low - down, typical, high + up, MIDDLES))
    assert wide90 - wide10 >= (p90 - p10) * (1 - 1e-6) - 1e-9


def test_no_width_is_no_chance():
    assert pert(3, 3, 3, MIDDLES[:5]).tolist() == [3.0] * 5


@given(st.text(max_size=12), st.integers(1, 500), st.integers(0, 2**31))
def test_one_draw_falls_into_each_stratum(name, draws, seed):
    values = uniforms(name, draws, seed)
    assert sorted(np.floor(values * draws).astype(int)) == list(range(draws))


def test_luck_depends_on_name_and_seed_and_on_nothing_else():
    assert (uniforms("a", 50, 1) == uniforms("a", 50, 1)).all()
    assert (uniforms("a", 50, 1) != uniforms("a", 50, 2)).any()
    assert (uniforms("a", 50, 1) != uniforms("b", 50, 1)).any()
    assert (normals("a", 50, 1) == normals("a", 50, 1)).all()
    assert (normals("a", 50, 1) != normals("a", 50, 2)).any()
    assert abs(np.corrcoef(uniforms("a", 5000, 1), uniforms("b", 5000, 1))[0, 1]) < 0.05


def test_normals_are_standard():
    values = normals("currency PHL", 20_000, 3)
    assert values.mean() == pytest.approx(0, abs=0.03)
    assert values.std() == pytest.approx(1, abs=0.03)


def test_percentiles_of_a_known_row():
    assert percentiles(np.arange(101)).tolist() == [10.0, 50.0, 90.0]
    assert percentiles([np.arange(101), 2 * np.arange(101)]).tolist() == [[10.0, 50.0, 90.0], [20.0, 100.0, 180.0]]
    assert percentiles([7.0]).tolist() == [7.0, 7.0, 7.0]
