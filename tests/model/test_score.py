"""Vendors against criteria: weights are shares, a better vendor is never behind, a gap is a range."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cxmodel.model.score import capability, criterion_shares

THEME_OF = [0, 0, 1, 2, 2, 2]
themes = arrays(float, 3, elements=st.integers(0, 10).map(float))
inside = arrays(float, 6, elements=st.integers(0, 10).map(float))
scores = arrays(float, (2, 6), elements=st.integers(0, 8).map(lambda n: n / 2))


@given(themes, inside)
def test_weights_add_up_to_one_whatever_is_entered(theme_weights, parts):
    shares = criterion_shares(theme_weights, THEME_OF, parts)
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()


@given(themes, inside, st.floats(0.01, 100), st.floats(0.01, 100))
def test_scaling_the_weights_changes_nothing(theme_weights, parts, one, other):
    assert criterion_shares(theme_weights * one, THEME_OF, parts * other) == pytest.approx(
        criterion_shares(theme_weights, THEME_OF, parts))


@given(themes.filter(lambda row: row.sum() > 0), inside)
def test_a_theme_keeps_its_weight_however_it_is_shared_inside(theme_weights, parts):
    shares = criterion_shares(theme_weights, THEME_OF, parts)
    assert np.bincount(THEME_OF, weights=shares) == pytest.approx(theme_weights / theme_weights.sum())


def test_all_weights_zero_means_all_equal():
    assert criterion_shares([0, 0, 0], THEME_OF, np.ones(6)).tolist() == pytest.approx([1 / 6] * 6)
    assert criterion_shares([1, 0, 0], THEME_OF, np.zeros(6)).tolist() == pytest.approx([0.5, 0.5, 0, 0, 0, 0])


def test_the_weight_of_a_theme_without_criteria_goes_to_the_others():
    assert criterion_shares([0.5, 0.25, 0.25], [1, 2], [1, 1]).tolist() == pytest.approx([0.5, 0.5])


@given(scores, themes, inside)
def test_a_dominated_vendor_is_never_ahead_under_any_weights(pair, theme_weights, parts):
    better = np.stack([pair.max(axis=0), pair[1]])
    first, second = capability(better, criterion_shares(theme_weights, THEME_OF, parts))
    assert first >= second - 1e-12
    assert 0 <= second <= first <= 1 + 1e-12


@given(scores, arrays(bool, (2, 6)), themes)
def test_a_missing_score_lies_between_the_worst_and_the_best_it_could_be(table, gaps, theme_weights):
    weights = criterion_shares(theme_weights, THEME_OF, np.ones(6))
    holed = np.where(gaps, np.nan, table)
    low, middle, high = (capability(holed, weights, missing) for missing in (0.0, 0.5, 1.0))
    full = capability(table, weights)
    assert (low <= full + 1e-12).all()
    assert (full <= high + 1e-12).all()
    assert middle == pytest.approx((low + high) / 2)


def test_a_capability_worked_by_hand():
    """4 and 2 of 4, weighted half each: 0.75; an unknown and a 4: between 0.5 and 1."""
    assert capability([[4, 2]], [0.5, 0.5])[0] == 0.75
    assert capability([[np.nan, 4]], [0.5, 0.5], 0.0)[0] == 0.5
    assert capability([[np.nan, 4]], [0.5, 0.5], 1.0)[0] == 1.0
