"""Comparing two at a time: consistent answers give the weights back, however few; the odd one out is found."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model.elicitation import asking_order, completed, index_share, linked, next_pair, others_say, parts
from cxmodel.model.weights import pairwise, random_index

counts = st.integers(2, 10)


@st.composite
def partial(draw: st.DrawFn) -> tuple[np.ndarray, dict[tuple[int, int], float]]:
    """Weights, and consistent answers for the neighbours and any other pairs."""
    n = draw(counts)
    weight = np.array(draw(st.lists(st.floats(0.05, 1.0), min_size=n, max_size=n)))
    order = asking_order(n)
    more = draw(st.sets(st.sampled_from(order)))
    asked = {*order[: n - 1], *more}
    return weight / weight.sum(), {(i, j): float(weight[i] / weight[j]) for i, j in asked}


@given(counts)
def test_every_pair_is_asked_once_and_neighbours_come_first(n):
    order = asking_order(n)
    assert len(set(order)) == len(order) == n * (n - 1) // 2
    assert all(row < column for row, column in order)
    assert list(order[: n - 1]) == [(place, place + 1) for place in range(n - 1)]
    assert linked(n, dict.fromkeys(order[: n - 1], 1.0))
    assert not linked(n, dict.fromkeys(order[: n - 2], 1.0)), "no weights before every item was compared"


@given(st.integers(2, 9), st.data())
def test_every_pair_asked_next_joins_two_parts_until_all_are_joined(n, data):
    answers = dict.fromkeys(data.draw(st.sets(st.sampled_from(asking_order(n)))), 1.0)
    for left in range(len(parts(n, answers)) - 1, 0, -1):
        assert (len(parts(n, answers)) - 1, linked(n, answers)) == (left, False)
        pair = next_pair(n, answers)
        assert pair is not None
        answers[pair] = 1.0
    assert linked(n, answers)
    while pair := next_pair(n, answers):
        assert pair not in answers
        answers[pair] = 1.0
    assert len(answers) == n * (n - 1) // 2


def test_an_item_that_came_later_is_asked_about_next():
    before = dict.fromkeys([pair for pair in asking_order(10) if 9 not in pair], 1.0)
    assert sorted(map(len, parts(10, before))) == [1, 9]
    assert next_pair(10, before) == (8, 9)
    turned = {(column, row): 1.0 for row, column in before}
    assert next_pair(10, turned) == (8, 9), "an answer given the other way round is one too"


@given(partial())
def test_consistent_answers_give_their_weights_back_however_few_they_are(case):
    weight, answers = case
    found = pairwise(completed(len(weight), answers))
    assert found.weights == pytest.approx(weight, abs=1e-7)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-6)


@given(st.integers(3, 8), st.randoms(use_true_random=False))
def test_a_gap_is_filled_as_harker_says_and_an_answer_is_kept(n, chance):
    order = asking_order(n)
    asked = {*order[: n - 1], *chance.sample(order, chance.randint(0, len(order)))}
    answers = {pair: chance.choice([1 / 9, 1 / 5, 1 / 2, 1.0, 3.0, 7.0]) for pair in asked}
    matrix = completed(n, answers)
    weight = pairwise(matrix).weights
    for i, j in order:
        assert matrix[i, j] == pytest.approx(answers.get((i, j), weight[i] / weight[j]))
        assert matrix[i, j] * matrix[j, i] == pytest.approx(1)


def test_with_every_pair_answered_nothing_is_filled_in():
    judged = {(0, 1): 3.0, (0, 2): 5.0, (1, 2): 3.0}
    assert completed(3, judged).tolist() == [[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]]


def test_the_odd_answer_is_told_what_the_others_say_of_it():
    weight = np.array([8.0, 4.0, 2.0, 1.0])
    judged = {(i, j): weight[i] / weight[j] for i, j in asking_order(4)} | {(0, 3): 1 / 8}
    found = pairwise(completed(4, judged))
    assert found.revise is not None
    assert {found.revise.row, found.revise.column} == {0, 3}
    assert others_say(4, judged, (0, 3)) == pytest.approx(8)
    assert others_say(4, judged, (3, 0)) == pytest.approx(1 / 8)
    assert found.consistency_ratio > 0.1


def test_others_say_nothing_of_a_pair_that_alone_holds_two_parts_together():
    judged = {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 4.0, (2, 3): 5.0}
    assert others_say(4, judged, (2, 3)) is None
    assert others_say(4, judged, (0, 2)) == pytest.approx(4)


@pytest.mark.parametrize("judged", [{}, {(0, 1): 2.0}, {(0, 1): 2.0, (2, 3): 2.0}, {(0, 1): 0.0, (1, 2): 1, (2, 3): 1},
                                    {(0, 1): float("nan"), (1, 2): 1, (2, 3): 1}])  # fmt: skip
def test_answers_that_cannot_give_weights_are_told_in_a_sentence(judged):
    with pytest.raises(CxError) as told:
        completed(4, judged)
    assert told.value.mend


@pytest.mark.parametrize(("n", "gaps"), [(4, 1), (5, 3), (6, 5)])
def test_the_random_index_shrinks_with_the_gaps_as_random_answers_show(n, gaps):
    """Ágoston and Csató found it nearly linear in the gaps; mean index of random answers, Saaty's 17 steps."""
    chance = np.random.default_rng(1)
    steps = np.array([1 / k for k in range(9, 1, -1)] + [float(k) for k in range(1, 10)])
    order, found = asking_order(n), []
    while len(found) < 2000:
        asked = chance.permutation(len(order))[gaps:]
        judged = {order[place]: float(chance.choice(steps)) for place in asked}
        if linked(n, judged):
            found.append(pairwise(completed(n, judged)).consistency_index)
    share = index_share(n, len(order) - gaps)
    assert np.mean(found) == pytest.approx(share * random_index(n, "alonso-lamata-2006")[0], rel=0.12)


def test_answers_that_cannot_contradict_leave_no_random_index():
    for n in range(2, 12):
        assert index_share(n, n - 1) == 0
        assert index_share(n, n * (n - 1) // 2) == (1.0 if n > 2 else 0.0)
