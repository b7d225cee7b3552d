"""Weights: published cases to the printed digit, and laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError, Problems
from cxmodel.model import weights
from cxmodel.model.weights import critic, entropy, pairwise, rank_order_centroid, shared, swing
from tests.published import all_agree, cases, numbers

QUICK = settings(max_examples=80, deadline=None)
points = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)
shares = st.lists(st.floats(0.02, 1), min_size=1, max_size=9)


@st.composite
def matrices(draw, low=0.0, high=100.0, rows=(1, 8), columns=(1, 6)):
    """Values with repeats, constant columns and single rows among them."""
    m, n = draw(st.integers(*rows)), draw(st.integers(*columns))
    cell = st.one_of(st.floats(low, high), st.sampled_from([low, 1.0, 2.0, high]))
    value = np.array(draw(st.lists(st.lists(cell, min_size=n, max_size=n), min_size=m, max_size=m)))
    for j in draw(st.sets(st.integers(0, n - 1), max_size=2)):
        value[:, j] = value[0, j]
    return value


def worked_out(case):
    """What a published case prints, worked out by the model."""
    put, method = case["given"], case["method"]
    if method == "pairwise":
        found = pairwise(numbers(put["matrix"]), put.get("table", "saaty-1980"))
        return {"weights": found.weights, "consistency_ratio": found.consistency_ratio}
    if method == "hierarchy":
        below = [pairwise(numbers(matrix)).weights for matrix in put["alternatives"]]
        return {"weights": np.column_stack(below) @ pairwise(numbers(put["criteria"])).weights}
    if method in ("entropy", "critic"):
        rule = getattr(weights, method)
        return {"weights": rule(put["matrix"], put.get("objectives"), put.get("published", False))}
    rule = {"points": shared, "swing": swing, "ranks": rank_order_centroid}[method]
    return {"weights": rule(put["ranks" if method == "ranks" else "points"])}


@pytest.mark.parametrize("case", cases("weights"), ids=lambda case: case["id"])
def test_published_case_is_reproduced_to_the_printed_digit(case):
    found = worked_out(case)
    for name, printed in case["printed"].items():
        assert all_agree(found[name], printed), f"{name}: {found[name]} is not the printed {printed}"


@pytest.mark.parametrize("case", cases("weights_disputed"), ids=lambda case: case["id"])
def test_disputed_case_is_not_reproduced(case):
    found = worked_out(case)
    assert case["reason"]
    assert not any(all_agree(found[name], printed) for name, printed in case["printed"].items())


def test_the_published_cases_are_many_and_cited():
    every = cases("weights") + cases("ranking") + cases("robustness")
    assert len(every) >= 30
    assert len({case["id"] for case in every}) == len(every)
    assert all(case["title"] and case["url"].startswith("http") for case in every)
    assert {case["method"] for case in every} >= {
        "points", "swing", "ranks", "pairwise", "entropy", "critic", "weighted_sum", "topsis", "promethee", "vikor",
        "tally"}  # fmt: skip


# --- laws -------------------------------------------------------------------------------------------


def sound(value):
    return np.all(np.isfinite(value)) and np.all(value >= 0) and abs(value.sum() - 1) < 1e-9


@QUICK
@given(points, st.floats(1e-6, 1e6))
def test_points_add_to_one_and_their_scale_changes_nothing(given_points, factor):
    found = shared(given_points)
    assert sound(found)
    scaled = np.array(given_points) * factor
    assume(np.all((scaled > 0) == (np.array(given_points) > 0)))
    assert shared(scaled) == pytest.approx(found, abs=1e-12)


@QUICK
@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_ranks_count_by_order_alone_and_ties_weigh_the_same(ranks):
    found, rank = rank_order_centroid(ranks), np.array(ranks)
    assert sound(found)
    assert rank_order_centroid(rank * 7 - 3).tolist() == found.tolist()
    for one in range(rank.size):
        assert np.all(found[rank == rank[one]] == found[one])
        assert np.all(found[rank > rank[one]] < found[one])


@QUICK
@given(shares)
def test_consistent_comparisons_give_the_exact_weights_and_no_inconsistency(given_shares):
    true = shared(given_shares)
    found = pairwise(true[:, None] / true)
    assert found.weights == pytest.approx(true, rel=1e-9)
    assert (found.consistency_index, found.consistency_ratio, found.revise) == (0, 0, None)
    assert found.lambda_max == true.size
    assert found.acceptable


@QUICK
@given(st.integers(3, 7), st.data())
def test_the_judgement_to_revise_is_the_one_that_was_spoilt(n, data):
    true = np.array(data.draw(st.lists(st.floats(1, 4), min_size=n, max_size=n)))
    judged = true[:, None] / true
    row, column = data.draw(st.permutations(range(n)))[:2]
    judged[row, column] *= 6.0
    judged[column, row] = 1 / judged[row, column]
    found = pairwise(judged)
    assert found.revise is not None
    assert found.consistency_ratio > 0
    if n > 3:  # of three criteria all judgements are equally far out
        assert {found.revise.row, found.revise.column} == {row, column}
    mended = judged.copy()
    at = found.revise
    mended[at.row, at.column], mended[at.column, at.row] = at.nearer_to, 1 / at.nearer_to
    assert pairwise(mended).consistency_ratio < found.consistency_ratio


@QUICK
@given(st.integers(2, 8), st.data())
def test_the_five_ways_end_in_the_same_weights_when_the_answers_are_consistent(n, data):
    order = data.draw(st.permutations(range(n)))
    by_rank = rank_order_centroid(np.argsort(order) + 1)
    top = by_rank.max()
    for found in (shared(by_rank * 100), shared(by_rank), swing(by_rank / top * 100),
                  pairwise(by_rank[:, None] / by_rank).weights):  # fmt: skip
        assert found == pytest.approx(by_rank, rel=1e-9)


@QUICK
@given(matrices(), st.data())
def test_weights_from_data_are_sound_whatever_the_data(value, data):
    aims = np.array(data.draw(st.lists(st.sampled_from([-1, 1]), min_size=value.shape[1], max_size=value.shape[1])))
    assert sound(critic(value, aims))
    assert sound(critic(-value, aims))
    assert sound(entropy(value))
    assert sound(entropy(value + 0.5, aims))
    for rule, data_in in ((critic, value), (entropy, value + 0.5)):
        constant = np.ptp(data_in, axis=0) == 0
        if not constant.all() and len(value) > 1:
            assert np.all(rule(data_in, aims)[constant] == 0)


@QUICK
@given(matrices(0.5, 50.0, rows=(2, 8), columns=(2, 5)), st.data())
def test_order_of_rows_and_columns_and_units_change_no_weight(value, data):
    rows, columns = (data.draw(st.permutations(range(size))) for size in value.shape)
    aims = np.where(np.arange(value.shape[1]) % 2, -1, 1)
    for rule in (entropy, critic):
        found = rule(value, aims)
        moved = rule(value[rows][:, columns], aims[columns])
        assert moved == pytest.approx(found[columns], abs=1e-7)
        assert rule(value * 1000, aims) == pytest.approx(found, abs=1e-7)


def test_direction_matters_to_critic_unless_the_published_form_is_asked_for():
    value, aims = np.array([[3.0, 10], [1, 4], [2, 9], [5, 12]]), [1, -1]
    assert critic(value, aims, published=True).tolist() == critic(value).tolist()
    three = np.column_stack((value, [4.0, 1, 2, 2]))
    assert critic(three, [1, -1, 1]).tolist() != critic(three).tolist()


def test_one_criterion_one_row_and_nothing_but_constants():
    assert shared([7]).tolist() == rank_order_centroid([3]).tolist() == pairwise([[1]]).weights.tolist() == [1]
    assert entropy([[3, 4]]).tolist() == critic([[3, 4]]).tolist() == [0.5, 0.5]
    assert entropy([[2, 5], [2, 5]]).tolist() == critic([[2, 5], [2, 5]]).tolist() == [0.5, 0.5]
    assert critic([[1], [2]]).tolist() == entropy([[0], [0]]).tolist() == [1]


def test_random_index_tables_are_named_and_continue_beyond_their_end():
    for table in weights.RANDOM_INDEX:
        assert weights.random_index(4, table)[1] == table
        assert weights.random_index(16, table) == (pytest.approx(1.5978, abs=1e-4), "alonso-lamata-2006, regression")
    judged = [[1, 3, 5, 7], [1 / 3, 1, 1, 3], [1 / 5, 1, 1, 1], [1 / 7, 1 / 3, 1, 1]]
    assert len({pairwise(judged, table).consistency_ratio for table in weights.RANDOM_INDEX}) == 5
    with pytest.raises(CxError, match="no random-index table"):
        pairwise(judged, "saaty")


def test_two_typed_decimals_are_reciprocal_enough_and_the_whole_number_counts():
    exact = [[1, 3, 6], [1 / 3, 1, 2], [1 / 6, 1 / 2, 1]]
    typed = [[1, 3, 6], [0.33, 1, 2], [0.17, 0.5, 1]]
    assert pairwise(typed).weights.tolist() == pairwise(exact).weights.tolist()


# --- faults -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", [[], [1, -1], [1, float("nan")], [float("inf"), 1], [[1, 2]]])
def test_points_and_ranks_that_are_none_are_refused(bad):
    with pytest.raises(CxError):
        shared(bad)
    if bad != [1, -1]:
        with pytest.raises(CxError):
            rank_order_centroid(bad)


def test_every_pair_that_is_not_reciprocal_is_told_at_once():
    with pytest.raises(Problems) as caught:
        pairwise([[2, 3, 1], [3, 1, 1], [1, 4, 1]])
    assert len(caught.value.faults) == 3
    assert "Row 2, column 3 is 1, but row 3, column 2 is 4" in str(caught.value)


@pytest.mark.parametrize("bad", [[[1, 2, 3], [4, 5, 6]], [[1, 0], [0, 1]], [[1, -2], [-0.5, 1]], [[]]])
def test_comparisons_without_a_square_of_positive_numbers_are_refused(bad):
    with pytest.raises(CxError):
        pairwise(bad)


def test_data_outside_the_limits_are_refused():
    for rule, data in ((entropy, [[1, -1], [2, 3]]), (critic, [[1, float("nan")]]), (entropy, [])):
        with pytest.raises(CxError):
            rule(data)
    with pytest.raises(CxError, match="where less is better"):
        entropy([[0, 1], [2, 3]], [-1, 1])
    with pytest.raises(CxError, match="objectives"):
        critic([[1, 2], [2, 3]], [1, 2])
