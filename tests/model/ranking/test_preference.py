"""Sums of preference without looking at pairs: beside the pairs themselves, at every width and size of number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.ranking.preference import preferred


def gaussian(column, bend):
    """The sums over the others as the function is printed, one row a pair."""
    with np.errstate(over="ignore"):
        ahead = np.clip((column[:, None] - column) / bend, 0.0, 40.0)
    degree = 1 - np.exp(-0.5 * ahead**2)
    return degree.sum(axis=1), degree.sum(axis=0)


def summed(column, bend):
    one, none = np.ones(1), np.zeros(1)
    return preferred(column[:, None], one, ["gaussian"], none, none, one * bend)


@pytest.mark.parametrize("bend", [1e-320, 1e-9, 0.01, 0.05, 0.3, 0.8, 3.0, 40.0, 1e5, 1e308])
@pytest.mark.parametrize("size", [1e-140, 1.0, 1e6, 1e148])
def test_the_gaussian_is_right_to_nine_digits_and_more(bend, size):
    rng = np.random.default_rng(1)
    for column in (rng.uniform(0.1, 4, 300), rng.integers(0, 9, 300) / 2, rng.normal(0, 1, 300), np.array([1.0, 2.0])):
        found, pairs = summed(column * size, bend * size), gaussian(column, bend)
        if not np.isinf(bend * size) and bend * size > 0:
            assert np.abs(np.array(found) - pairs).max() <= 1e-12 * column.size


@given(st.lists(st.integers(0, 40).map(lambda n: n / 8), min_size=1, max_size=30), st.floats(0.01, 20.0),
       st.floats(-1e3, 1e3))
def test_the_gaussian_knows_only_differences(values, bend, shift):
    column = np.array(values)
    found = np.array(summed(column, bend))
    assert found == pytest.approx(np.array(gaussian(column, bend)), abs=1e-11 * column.size)
    assert np.array(summed(column + shift, bend)) == pytest.approx(found, abs=1e-9)
    assert np.array(summed(-column, bend))[::-1] == pytest.approx(found, abs=1e-11 * column.size)


def test_alternatives_that_are_alike_have_the_very_same_sums():
    """A tie must not hang on rounding, however flat the function is."""
    rng = np.random.default_rng(2)
    column = rng.permutation(np.repeat(rng.uniform(0, 1, 40), 5))
    for bend in (0.01, 0.5, 1e4):
        for sums in summed(column, bend):
            assert all(len(set(sums[column == value])) == 1 for value in column)


def test_the_inflexion_worked_by_hand():
    """1 - exp(-1/2) = 0.3935 at the inflexion, 1 - exp(-2) = 0.8647 at twice as much; 2 and 3 lie 1 above 1 and 2."""
    over, under = summed(np.array([1.0, 2.0, 3.0]), 1.0)
    assert over.round(4).tolist() == [0.0, 0.3935, 1.2581]
    assert under.round(4).tolist() == [1.2581, 0.3935, 0.0]


def test_a_criterion_that_weighs_nothing_is_not_asked():
    value = np.array([[1.0, 5.0], [2.0, 1.0]])
    none = np.zeros(2)
    over, under = preferred(value, np.array([0.7, 0.0]), ["usual", "usual"], none, none, none)
    assert (over.tolist(), under.tolist()) == ([0.0, 0.7], [0.7, 0.0])
