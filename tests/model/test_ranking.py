"""Ranking: published cases to the printed digit, laws, and a naive PROMETHEE beside the fast one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model.ranking import (
    PREFERENCES,
    SCALINGS,
    dominance,
    places,
    promethee,
    scaled,
    topsis,
    vikor,
    weighted_sum,
)
from tests.published import all_agree, cases, numbers

QUICK = settings(max_examples=80, deadline=None)
RULES = {"weighted_sum": weighted_sum, "topsis": topsis, "vikor": vikor, "promethee": promethee}


@st.composite
def problems(draw, low=0.0, high=4.0):
    """A matrix with repeats and constants, weights with zeros, objectives."""
    m, n = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    cell = st.one_of(st.floats(low, high), st.sampled_from([low, 1.0, 2.0, high]))
    value = np.array(draw(st.lists(st.lists(cell, min_size=n, max_size=n), min_size=m, max_size=m)))
    for j in draw(st.sets(st.integers(0, n - 1), max_size=2)):
        value[:, j] = value[0, j]
    weight = st.one_of(st.floats(0.01, 10), st.just(0.0))
    weights = np.array(draw(st.lists(weight, min_size=n, max_size=n)))
    aims = np.array(draw(st.lists(st.sampled_from([-1, 1]), min_size=n, max_size=n)))
    return value, weights, aims


def degree(d, kind, q, p, s):
    """The preference functions as Brans and Vincke print them, one difference at a time."""
    if d <= 0:
        return 0.0
    if kind == "gaussian":
        return 1 - np.exp(-(d**2) / (2 * s**2)) if s else 1.0
    return {
        "usual": 1.0,
        "u-shape": float(d > q),
        "v-shape": min(d / p, 1.0) if p else 1.0,
        "level": 0.0 if d <= q else 0.5 if d <= p else 1.0,
        "linear": 0.0 if d <= q else 1.0 if d > p else (d - q) / (p - q),
    }[kind]


def naive_flows(gain, weights, kinds, q, p, s):
    count, share = len(gain), weights / weights.sum()
    index = np.zeros((count, count))
    for i, j, k in np.ndindex(count, count, gain.shape[1]):
        index[i, j] += share[k] * degree(gain[i, k] - gain[j, k], kinds[k], q[k], p[k], s[k])
    return index.sum(axis=1) / (count - 1), index.sum(axis=0) / (count - 1)


def indices(matrix, **given_rest):
    """[i, j]: the positive flow of i when it is ranked with j alone."""
    return [[promethee([one, other], **given_rest).positive[0] if one is not other else 0.0 for other in matrix]
            for one in matrix]  # fmt: skip


def worked_out(case):
    put = {**case["given"], "weights": numbers(case["given"]["weights"])}
    if case["method"] == "preference_indices":
        return {"indices": indices(**put)}
    return RULES[case["method"]](**put)._asdict()


@pytest.mark.parametrize("case", cases("ranking"), ids=lambda case: case["id"])
def test_published_case_is_reproduced_to_the_printed_digit(case):
    found = worked_out(case)
    for name, printed in case["printed"].items():
        if name == "compromise":
            assert np.flatnonzero(found[name]).tolist() == printed
        elif name in ("rank", "advantage", "stability"):
            assert np.array(found[name]).tolist() == printed
        else:
            assert all_agree(found[name], printed, case.get("digits", "rounded")), f"{found[name]} is not {printed}"


@pytest.mark.parametrize("case", cases("ranking_disputed"), ids=lambda case: case["id"])
def test_disputed_case_is_not_reproduced(case):
    found = worked_out(case)
    assert case["reason"]
    for name, printed in case["printed"].items():
        shown = numbers(printed)
        assert found[name].tolist() != printed if name == "rank" else not all_agree(found[name], printed)
        if "within" in case:
            assert np.abs(np.array(found[name]) - shown).max() <= case["within"]


def test_a_promethee_that_lets_a_dominated_alternative_win_has_its_sign_reversed():
    case = next(case for case in cases("ranking_disputed") if case["id"] == "promethee-jmcdm-sign")
    printed = case["printed"]["score"]
    assert all_agree(-worked_out(case)["score"], printed)
    assert dominance(case["given"]["matrix"])[:, int(numbers(printed).argmax())].any()


# --- laws -------------------------------------------------------------------------------------------


@QUICK
@given(problems(), st.sampled_from(SCALINGS), st.sampled_from(PREFERENCES))
def test_every_method_answers_every_problem_without_nan(problem, scaling, preference):
    value, weights, aims = problem
    value = value + 0.25 if scaling in ("sum", "max") else value
    for name, rule in RULES.items():
        extra = {"preference": preference, "q": 0.1, "p": 0.5, "s": 0.3} if name == "promethee" else {}
        found = rule(value, weights, aims, scaling, **extra)
        assert all(np.all(np.isfinite(part)) for part in found)
        assert found.rank.min() == 1
        better = found.score[:, None] < found.score if name == "vikor" else found.score[:, None] > found.score
        assert np.all(better <= (found.rank[:, None] < found.rank + 1))
        assert np.all(found.rank <= len(value))
    assert promethee(value, weights, aims).score.sum() == pytest.approx(0, abs=1e-12)


@QUICK
@given(problems(), st.floats(1e-3, 1e3), st.sampled_from(tuple(RULES)))
def test_the_scale_of_the_weights_changes_nothing(problem, factor, name):
    value, weights, aims = problem
    one, other = RULES[name](value, weights, aims), RULES[name](value, weights * factor, aims)
    assert other.score == pytest.approx(one.score, abs=1e-9)


@QUICK
@given(problems(), st.sampled_from(tuple(RULES)), st.data())
def test_the_order_of_alternatives_and_criteria_changes_nothing(problem, name, data):
    value, weights, aims = problem
    rows, columns = (data.draw(st.permutations(range(size))) for size in value.shape)
    one = RULES[name](value, weights, aims)
    other = RULES[name](value[rows][:, columns], weights[columns], aims[columns])
    assert other.score == pytest.approx(one.score[rows], abs=1e-9)


@QUICK
@given(problems(), st.sampled_from(SCALINGS))
def test_a_dominated_alternative_is_never_before_its_better_by_weighted_sum(problem, scaling):
    value, weights, aims = problem
    value = value + 0.25 if scaling in ("sum", "max") else value
    found = weighted_sum(value, weights, aims, scaling)
    for better, worse in np.argwhere(dominance(value, aims)):
        assert found.rank[better] <= found.rank[worse]
    decided = weighted_sum(value, weights + 0.01, aims, scaling)
    gap = decided.score[:, None] - decided.score
    assert np.all(gap[dominance(value, aims)] > -1e-12)


@QUICK
@given(problems())
def test_dominance_is_the_definition(problem):
    value, _, aims = problem
    gain, found = value * aims, dominance(value, aims)
    for i, j in np.ndindex(found.shape):
        assert found[i, j] == (np.all(gain[i] >= gain[j]) and bool(np.any(gain[i] > gain[j])))


@QUICK
@given(problems(), st.data())
def test_fast_promethee_equals_the_printed_definition(problem, data):
    value, weights, aims = problem
    assume(len(value) > 1 and weights.sum() > 0)
    value = value.round(6)  # differences then lie clear of the thresholds, or on them
    n = value.shape[1]
    kinds = data.draw(st.lists(st.sampled_from(PREFERENCES), min_size=n, max_size=n))
    q = np.array(data.draw(st.lists(st.floats(0, 1), min_size=n, max_size=n))).round(3) + 1e-8
    p, s = q + data.draw(st.sampled_from([0.0, 0.5, 2.0])), q + 0.2
    found = promethee(value, weights, aims, preference=kinds, q=q, p=p, s=s)
    positive, negative = naive_flows(value * aims, weights, kinds, q, p, s)
    assert found.positive == pytest.approx(positive, abs=1e-9)
    assert found.negative == pytest.approx(negative, abs=1e-9)
    assert found.score == pytest.approx(positive - negative, abs=1e-9)


@QUICK
@given(problems(), st.floats(0, 1))
def test_the_compromise_follows_from_q_and_the_two_conditions(problem, v):
    value, weights, aims = problem
    found = vikor(value, weights, aims, v=v)
    order, step = np.sort(found.score), 1 / max(len(value) - 1, 1)
    assert np.all((found.score >= 0) & (found.score <= 1 + 1e-12))
    assert found.compromise[found.rank == 1].all()
    assert found.advantage == (len(value) == 1 or order[1] - order[0] >= step - 1e-12)
    if found.advantage:
        assert found.compromise.sum() == 1 or not found.stability
    else:
        assert np.all(found.compromise == (found.score - order[0] < step - 1e-12))


# --- what is defined ----------------------------------------------------------------------------------


def test_places_are_competition_ranks():
    assert places([5, 7, 7, 1]).tolist() == [3, 1, 1, 4]
    assert places([5, 7, 7, 1], more_is_better=False).tolist() == [2, 3, 3, 1]
    assert places([]).tolist() == []
    assert places([0, 0]).tolist() == [1, 1]


def test_scaling_inverts_a_cost_before_it_scales():
    value = [[10.0, 10], [20, 20], [40, 40]]
    assert scaled(value, "sum", [1, -1]).round(4).T.tolist() == [[0.1429, 0.2857, 0.5714], [0.5714, 0.2857, 0.1429]]
    assert scaled(value, "max", [1, -1]).T.tolist() == [[0.25, 0.5, 1], [1, 0.5, 0.25]]
    assert scaled(value, "minmax", [1, -1]).round(4).T.tolist() == [[0, 0.3333, 1], [1, 0.6667, 0]]
    assert scaled(value, "none", [1, -1]).T.tolist() == [[10, 20, 40], [-10, -20, -40]]
    assert scaled(value, "vector", [1, -1]).round(4).T.tolist() == [[0.2182, 0.4364, 0.8729], [0.7818, 0.5636, 0.1271]]


def test_constant_columns_zero_weights_and_single_rows():
    same = [[3, 5], [3, 5]]
    assert scaled(same, "minmax").tolist() == [[1, 1], [1, 1]]
    assert scaled([[0, 1], [0, 3]], "sum").tolist() == [[0, 0.25], [0, 0.75]]
    assert topsis(same, [1, 1]).score.tolist() == topsis([[3, 5]], [1, 1]).score.repeat(2).tolist() == [0.5, 0.5]
    assert vikor(same, [1, 1]).score.tolist() == [0, 0]
    assert vikor(same, [1, 1]).compromise.tolist() == [True, True]
    assert promethee([[3, 5]], [0, 0]).score.tolist() == [0]
    assert weighted_sum([[4, 2]], [0, 0]).score.tolist() == [3]


def test_weights_short_of_one_are_rescaled_unless_taken_raw():
    value = [[1.0, 1], [0.5, 1]]
    assert weighted_sum(value, [0.5, 0.4]).score.round(4).tolist() == [1, 0.7222]
    assert weighted_sum(value, [0.5, 0.4], raw=True).score.round(4).tolist() == [0.9, 0.65]


def test_a_difference_on_the_threshold_is_on_it_whatever_binary_says():
    found = promethee([[0.4], [0.3]], [1], preference="u-shape", q=0.1)
    assert 0.4 - 0.3 > 0.1
    assert found.positive.tolist() == [0, 0]


def test_a_missing_score_neither_dominates_nor_is_dominated():
    assert not dominance([[4, 4], [1, float("nan")], [1, 1]])[1].any()
    assert dominance([[4, 4], [1, float("nan")], [1, 1]])[:, 1].tolist() == [False, False, False]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: scaled([[1, -1]], "sum"), "scaling 'sum'"),
        (lambda: scaled([[1, 0]], "max", [1, -1]), "where less is better"),
        (lambda: scaled([[1, 0]], "best"), "no scaling 'best'"),
        (lambda: scaled([]), "matrix is empty"),
        (lambda: scaled([[1, float("nan")]]), "missing"),
        (lambda: scaled([[1, 2]], "none", [1, 0]), "objectives"),
        (lambda: weighted_sum([[1, 2]], [1]), "weights do not match"),
        (lambda: weighted_sum([[1, 2]], [1, -1], raw=True), "negative"),
        (lambda: vikor([[1, 2]], [1, 1], v=1.5), "v is 1.5"),
        (lambda: promethee([[1, 2]], [1, 1], preference="linear", q=2, p=1), "threshold"),
        (lambda: promethee([[1, 2]], [1, 1], preference=["usual"]), "preference functions"),
        (lambda: promethee([[1, 2]], [1, 1], preference="bell"), "preference functions"),
    ],
)
def test_what_does_not_go_together_is_told(call, told):
    with pytest.raises(CxError, match=told):
        call()


def test_a_thousand_alternatives_by_thirty_criteria_fit():
    value = np.random.default_rng(1).random((1000, 30))
    for found in (weighted_sum(value, np.ones(30)), topsis(value, np.ones(30)), vikor(value, np.ones(30)),
                  promethee(value, np.ones(30), preference="linear", q=0.1, p=0.4)):  # fmt: skip
        assert sorted(found.rank.tolist()) == list(range(1, 1001))
    assert dominance(value).shape == (1000, 1000)
