"""Shares add up to 1 whatever is moved, and the others keep their proportions."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.scenario import inside_theme, normalised, rebalance, shore_shares, with_pair

shares = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0, 1).map(lambda share: round(share, 9)), min_size=2)


@given(shares, st.floats(-1, 2), st.data())
def test_moving_one_share_keeps_the_sum_and_the_others_proportions(weights, value, data):
    weights = dict(normalised(weights))
    moved = data.draw(st.sampled_from(sorted(weights)))
    after = rebalance(weights, moved, value)
    assert math.isclose(sum(after.values()), 1, abs_tol=1e-9)
    assert after[moved] == min(1.0, max(0.0, value))
    rest = [name for name in weights if name != moved and weights[name] > 1e-3]
    for one, other in pairwise(rest):
        assert math.isclose(after[one] * weights[other], after[other] * weights[one], abs_tol=1e-9)


def test_the_last_share_that_is_not_zero_can_be_taken_back():
    assert rebalance({"a": 1.0, "b": 0.0, "c": 0.0}, "a", 0.4) == {"a": 0.4, "b": 0.3, "c": 0.3}


@given(shares, st.floats(0.001, 1000))
def test_weights_add_up_to_one_and_their_scale_means_nothing(weights, factor):
    one = dict(normalised(weights))
    other = dict(normalised({name: value * factor for name, value in weights.items()}))
    assert math.isclose(sum(one.values()), 1, abs_tol=1e-9)
    assert all(math.isclose(one[name], other[name], rel_tol=1e-6, abs_tol=1e-9) for name in one)


def test_pairs_are_sorted_so_that_equal_means_equal():
    assert with_pair((("b", 1),), "a", 2) == (("a", 2), ("b", 1))
    assert with_pair((("a", 1), ("b", 1)), "a", None) == (("b", 1),)


def test_geography_starts_far_then_near_then_at_home(alder):
    assert shore_shares(alder) == {"onshore": 0.10, "nearshore": 0.35, "offshore": 0.55}


def test_criteria_of_a_theme_share_it_and_gates_have_no_share(alder, dataset):
    for theme in dataset.theme:
        shown = inside_theme(alder, dataset, theme.id)
        scored = [row for row in dataset.criterion if row.theme_id == theme.id and row.kind == "score"]
        assert list(shown) == [row.id for row in scored]
        assert sum(shown.values()) == pytest.approx(1.0 if scored else 0.0)
        whole = sum(row.default_weight for row in scored)
        for row in scored:
            assert shown[row.id] == pytest.approx(row.default_weight / whole)


def test_a_weight_set_by_hand_counts_beside_those_nobody_set(alder, dataset):
    first, *rest = inside_theme(alder, dataset, "culture")
    found = inside_theme(replace(alder, criterion_weights=((first, 0.0),)), dataset, "culture")
    assert found[first] == 0.0
    assert sum(found[name] for name in rest) == pytest.approx(1.0)
