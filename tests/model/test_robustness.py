"""Robustness: published cases, laws, and areas of the weight simplex that can be worked out exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model.ranking import dominance, places, weighted_sum
from cxmodel.model.robustness import (
    acceptability,
    confidence,
    drawn_weights,
    droppable,
    pairwise_winning,
    stability,
    tally,
)
from tests.published import all_agree, cases, numbers

QUICK = settings(max_examples=50, deadline=None)
NAN = float("nan")


@st.composite
def scores(draw, gaps=False, least=1):
    """Scores of 0 to 1, with alike rows and constant columns among them."""
    m, n = draw(st.integers(least, 6)), draw(st.integers(1, 4))
    cell = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0] + [NAN] * gaps))
    value = np.array(draw(st.lists(st.lists(cell, min_size=n, max_size=n), min_size=m, max_size=m)))
    if draw(st.booleans()):
        value[-1] = value[0]
    return value


def weights_for(value):
    return st.lists(st.one_of(st.floats(0.05, 1), st.just(0.0)), min_size=value.shape[1],
                    max_size=value.shape[1]).filter(any).map(np.array)  # fmt: skip


def worked_out(case):
    put = case["given"]
    if case["method"] == "draws":
        found = tally(put["totals"], put["weights"])
        return {"central": found.central, "by_rank": found.by_rank}
    value, draws, weights = numbers(put["scores"]), put["draws"], numbers(put["weights"])
    totals = np.tile(value @ weights, (draws, 1))
    totals[: put.get("swapped", 0)] = totals[: put.get("swapped", 0), ::-1]
    found = tally(totals, np.tile(weights, (draws, 1)))
    wins = [[float((one > other).mean()) for other in totals.T] for one in totals.T]
    return {"central": found.central, "by_rank": found.by_rank, "winning": wins,
            "confidence": confidence(value, found.central)}  # fmt: skip


@pytest.mark.parametrize("case", cases("robustness"), ids=lambda case: case["id"])
def test_published_case_is_reproduced_to_the_printed_digit(case):
    found = worked_out(case)
    for name, printed in case["printed"].items():
        assert all_agree(found[name], printed), f"{name}: {found[name]} is not {printed}"


# --- acceptability ------------------------------------------------------------------------------------


@QUICK
@given(scores(gaps=True), st.data())
def test_every_row_and_every_column_adds_to_one(value, data):
    weights = data.draw(st.none() | weights_for(value))
    spread = data.draw(st.sampled_from([0.0, 1e-6, 0.1, 0.9, 0.999]))
    found = acceptability(value, weights, spread, draws=200)
    assert np.all(np.isfinite(found.by_rank) & (found.by_rank >= 0))
    assert found.by_rank.sum(axis=0) == pytest.approx(1)
    assert found.by_rank.sum(axis=1) == pytest.approx(1)
    for first, central in zip(found.first, found.central, strict=True):
        assert (central is None) == (first == 0)
        assert central is None or (np.all(central >= 0) and central.sum() == pytest.approx(1))
    sure = confidence(value, found.central, draws=50)
    assert all((one is None) == (central is None) for one, central in zip(sure, found.central, strict=True))


@QUICK
@given(scores(gaps=True, least=2))
def test_one_wins_or_the_other_or_they_tie(value):
    wins = pairwise_winning(value, draws=300)
    assert np.all(np.diag(wins) == 0)
    assert np.all(wins + wins.T <= 1 + 1e-12)
    alike = np.all(value[:, None] == value, axis=2)  # a gap is never alike
    assert np.all(wins[alike] == 0)


def test_wins_are_those_of_the_draws():
    value = np.random.default_rng(4).random((7, 3))
    value[6] = value[2]
    wins = pairwise_winning(value, draws=700, seed=9)
    totals = drawn_weights(np.random.default_rng(9), 700, 3) @ value.T
    naive = (totals[:, :, None] > totals[:, None, :] + 1e-12).mean(axis=0)
    assert wins == pytest.approx(naive)


def test_two_criteria_split_the_line_where_scores_cross():
    # A leads above weight 2/3 of the first criterion, C below 1/4, B between: by hand.
    value = [[1.0, 0.0], [0.8, 0.4], [0.5, 0.5]]
    found = acceptability(value, draws=200_000)
    assert found.first == pytest.approx([1 / 3, 2 / 3 - 1 / 4, 1 / 4], abs=0.004)
    centres = [(1 + 2 / 3) / 2, (2 / 3 + 1 / 4) / 2, 1 / 8]
    assert [central[0] for central in found.central] == pytest.approx(centres, abs=0.004)


def test_three_criteria_split_the_simplex_by_area():
    found = acceptability(np.eye(3), draws=100_000)
    assert found.by_rank == pytest.approx(np.full((3, 3), 1 / 3), abs=0.006)
    assert found.central[0] == pytest.approx([11 / 18, 7 / 36, 7 / 36], abs=0.005)  # rank-order centroid


@QUICK
@given(scores(least=2))
def test_the_dominated_is_never_first_and_the_dominant_wins_always(value):
    found, over = acceptability(value, draws=200), dominance(value)
    surely = np.all(value[:, None] > value + 1e-6, axis=2)
    wins = pairwise_winning(value, draws=200)
    for better, worse in np.argwhere(over & surely):
        assert found.first[worse] == 0
        assert found.central[worse] is None
        assert wins[better, worse] == 1


def test_alike_alternatives_share_their_places():
    found = acceptability([[0.9, 0.9], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.1, 0.1]], draws=50)
    assert found.by_rank[0].tolist() == [1, 0, 0, 0, 0]
    assert found.by_rank[2] == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3, 0])


def test_a_missing_score_is_anything_on_its_scale():
    value = [[0.5, 0.5], [NAN, 0.5]]
    assert acceptability(value, draws=20_000).first == pytest.approx([0.5, 0.5], abs=0.02)
    wide = acceptability(value, [1, 1], draws=20_000, low=[0, 0], high=[4, 1])
    assert wide.first[1] == pytest.approx(7 / 8, abs=0.01)
    found = acceptability(value, [0, 1], draws=100)
    assert found.first.tolist() == [0.5, 0.5]  # the gap weighs nothing, so they tie


def test_confidence_is_one_without_gaps_and_a_share_with_them():
    assert confidence([[0.7, 0.1], [0.2, 0.6]], [[0.9, 0.1], [0.1, 0.9]]) == (1, 1)
    found = confidence([[0.75], [NAN], [0.1]], [[1], [1], None], draws=20_000)
    assert found[:2] == pytest.approx((0.75, 0.25), abs=0.02)
    assert found[2] is None


def test_drawn_weights_have_the_mean_and_spread_they_were_asked_for():
    rng = np.random.default_rng(3)
    found = drawn_weights(rng, 40_000, 3, [6, 3, 1], 0.2)
    share = np.array([0.6, 0.3, 0.1])
    assert found.mean(axis=0) == pytest.approx(share, abs=0.004)
    assert found.std(axis=0) == pytest.approx(0.2 * np.sqrt(share * (1 - share)), rel=0.03)
    assert drawn_weights(rng, 3, 2, [1, 0], 0.5).tolist() == [[1, 0]] * 3
    assert drawn_weights(rng, 2, 2, [3, 1]).tolist() == [[0.75, 0.25]] * 2
    assert drawn_weights(rng, 50_000, 4).var(axis=0) == pytest.approx(np.full(4, 3 / 80), rel=0.05)  # flat simplex


def test_the_same_seed_gives_the_same_answer_and_memory_stays_low():
    value = np.random.default_rng(1).random((300, 8))
    one, other = (acceptability(value, draws=3000, seed=5).by_rank for _ in range(2))
    assert np.array_equal(one, other)
    assert not np.array_equal(one, acceptability(value, draws=3000, seed=6).by_rank)


# --- stability ----------------------------------------------------------------------------------------


def moved(share, group, to):
    """The weights when those of a group add to `to` and all keep their proportions."""
    inside = np.isin(np.arange(share.size), group)

    def part(which):
        total = share[which].sum()
        return share[which] / total if total > 0 else np.full(which.sum(), 1 / which.sum())

    found = share.copy()
    found[inside], found[~inside] = to * part(inside), (1 - to) * part(~inside)
    return found


@QUICK
@given(scores(least=2), st.data())
def test_just_inside_keeps_the_leaders_and_just_outside_changes_them(value, data):
    weights = data.draw(weights_for(value))
    assume(value.shape[1] > 1)
    share, top = weights / weights.sum(), data.draw(st.integers(1, 3))
    half = [list(range(value.shape[1] // 2)), list(range(value.shape[1] // 2, value.shape[1]))]
    groups = data.draw(st.sampled_from([None, half]))
    found = stability(value, weights, top, groups)
    leaders = places(value @ share) <= top
    for at, group in enumerate(groups or [[j] for j in range(value.shape[1])]):
        low, high = found.low[at], found.high[at]
        assert 0 <= low <= found.weight[at] + 1e-12
        assert found.weight[at] - 1e-12 <= high <= 1
        for to in (low + 0.01 * (high - low), high - 0.01 * (high - low)):
            total = value @ moved(share, group, to)
            assert total[leaders].min() >= total[~leaders].max(initial=-1) - 1e-9
        for end, by, step in ((low, found.low_by[at], -1e-3), (high, found.high_by[at], 1e-3)):
            assert (by == -1) == (end in (0, 1) and end == (0 if step < 0 else 1))
            if by >= 0:
                total = value @ moved(share, group, end)
                assert total[by] == pytest.approx(total[leaders].min(), abs=1e-7)
                beyond = value @ moved(share, group, np.clip(end + step, 0, 1))
                assert beyond[by] - beyond[leaders].min() >= -1e-9


def test_culture_may_fall_to_six_per_cent_before_vendor_b_leads():
    # At weight t of culture A scores 0.9 t + 0.44 (1 - t), B 0.43 t + 0.47 (1 - t): level at t = 3 / 50.
    value, weights = [[0.9, 0.44], [0.43, 0.47], [0.0, 0.0]], [0.3, 0.7]
    found = stability(value, weights)
    assert found.low[0] == pytest.approx(0.06)
    assert found.low_by.tolist() == [1, -1]
    assert weighted_sum(value, [0.061, 0.939]).rank.tolist() == [1, 2, 3]
    assert weighted_sum(value, [0.059, 0.941]).rank.tolist() == [2, 1, 3]


def test_stability_is_defined_where_nothing_can_change():
    for value in ([[0.4, 0.2]], [[0.4], [0.2]], [[0.5, 0.5], [0.5, 0.5]]):
        found = stability(value, np.ones(len(value[0])))
        assert np.all((found.low == 0) & (found.high == 1))
        assert np.all((found.low_by == -1) & (found.high_by == -1))
    alone = stability([[1.0, 0.0], [0.0, 1.0]], [1, 0])
    assert (alone.weight[0], alone.low[0], alone.high[0]) == (1, 0.5, 1)


@QUICK
@given(scores(least=2), st.data())
def test_what_can_be_dropped_leaves_the_top_as_it_was(value, data):
    weights, top = data.draw(weights_for(value)), data.draw(st.integers(1, 3))
    alone, together = droppable(value, weights, top)
    today = places(value @ weights)

    def leaders(rank):
        return np.where(rank <= top, rank, 0).tolist()

    for j in np.flatnonzero(alone):
        fewer = np.where(np.arange(weights.size) == j, 0.0, weights)
        if fewer.any():
            assert leaders(places(value @ fewer)) == leaders(today)
    kept = np.delete(np.arange(weights.size), together)
    assert kept.size
    if weights[kept].any():
        assert leaders(places(value[:, kept] @ weights[kept])) == leaders(today)


@pytest.mark.parametrize(
    "call",
    [
        lambda: acceptability([]),
        lambda: acceptability([[float("inf")]]),
        lambda: acceptability([[1, 2]], [1]),
        lambda: acceptability([[1, 2]], [1, -1]),
        lambda: acceptability([[1, 2]], [1, 1], 1.0),
        lambda: stability([[1, NAN]], [1, 1]),
        lambda: droppable([[1, NAN]], [1, 1]),
    ],
)
def test_what_does_not_go_together_is_told(call):
    with pytest.raises(CxError):
        call()
