"""Assumptions as the rules read them: typical, set by the user, or drawn."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate.assumed import central, chosen, drawn


def test_typical_unless_the_user_says_otherwise(dataset):
    assumed = central(dataset, (("shrinkage", 0.33),))
    assert assumed.shrinkage == 0.33
    assert assumed["qa_ratio"] == dataset.assumptions["qa_ratio"].typical
    assert assumed.read == {"shrinkage", "qa_ratio"}


def test_an_assumption_nobody_declared_is_a_fault(dataset):
    with pytest.raises(CxError, match="'luck' that is not declared"):
        _ = central(dataset, ()).luck


def test_a_value_outside_the_range_stretches_the_range(dataset):
    row = dataset.assumptions["shrinkage"]
    assert chosen(row, {}) == (row.low, row.typical, row.high)
    assert chosen(row, {"shrinkage": 0.5}) == (row.low, 0.5, 0.5)
    assert chosen(row, {"shrinkage": 0.1}) == (0.1, 0.1, row.high)


def test_draws_stay_in_the_range_and_have_its_mean(dataset):
    assumed = drawn(dataset, (), 4000, 7)
    for row in dataset.assumption:
        values = assumed[row.id]
        assert values.shape == (4000, 1)
        assert row.low <= values.min() <= values.max() <= row.high, row.id
        mean = (row.low + 4 * row.typical + row.high) / 6
        assert values.mean() == pytest.approx(mean, abs=2e-3 * (row.high - row.low)), row.id


def test_assumptions_are_drawn_apart_from_each_other(dataset):
    assumed = drawn(dataset, (), 2000, 7)
    columns = np.concatenate([assumed[row.id] for row in dataset.assumption], axis=1)
    correlation = np.corrcoef(columns.T) - np.eye(columns.shape[1])
    assert np.abs(correlation).max() < 0.12


def test_setting_one_value_leaves_the_luck_of_the_others(dataset):
    one, other = drawn(dataset, (), 100, 7), drawn(dataset, (("shrinkage", 0.3),), 100, 7)
    assert (one.qa_ratio == other.qa_ratio).all()
    assert (one.shrinkage != other.shrinkage).any()
