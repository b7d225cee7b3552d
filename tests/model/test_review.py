"""Scores of the three mistakes, and which action comes first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model import review

MONEY = st.floats(0, 1e9)
SCORE = st.none() | st.floats(0, 100)
TODAY = date(2026, 11, 22)
DUE = st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1)).map(str)


@given(MONEY, MONEY, MONEY)
def test_taking_a_barrier_away_never_lowers_the_score_and_a_new_one_never_raises_it(standing, removed, cost):
    before = review.barrier_score(standing + cost, removed)
    after = review.barrier_score(standing, removed + cost)
    new = review.barrier_score(standing + 2 * cost, removed)
    if before is not None and after is not None and new is not None:
        assert 0 <= before <= after + 1e-9
        assert after <= 100 + 1e-9
        assert new <= before + 1e-9


def test_all_barriers_taken_away_is_full_and_none_registered_says_nothing():
    assert review.barrier_score(0.0, 5_000.0) == 100
    assert review.barrier_score(5_000.0, 0.0) == 0
    assert review.barrier_score(0.0, 0.0) is None


@given(st.floats(-1, 1))
def test_agreement_no_better_than_chance_is_worth_nothing(value):
    assert review.agreement_score(value) == pytest.approx(100 * max(value, 0))


@given(st.dictionaries(st.sampled_from("abc"), SCORE))
def test_what_is_not_known_counts_neither_way(scores):
    known = {name: score for name, score in scores.items() if score is not None}
    assert review.overall(scores.values()) == review.overall(known.values())
    worst = review.weakest(scores)
    assert worst == review.weakest(known)
    assert all(known[worst] <= score for score in known.values())
    assert bool(worst) == bool(known)


@pytest.mark.parametrize("text", ["", "2026", "2026-07", "2026-02-30", "next week", "2026-07-01T10:00"])
def test_what_is_no_date_is_never_late(text):
    assert review.due_day(text) is None
    assert review.state_of(text, False, TODAY) == "undated"


def test_late_begins_the_day_after_and_soon_two_weeks_before():
    days = {-1: "overdue", 0: "soon", 14: "soon", 15: "open"}
    assert {gap: review.state_of(str(TODAY + timedelta(gap)), False, TODAY) for gap in days} == days
    assert review.state_of("2020-01-01", True, TODAY) == "done"


@pytest.mark.parametrize(("age", "given_count", "missing", "waits"), [
    (0, 0, 52, True), (42, 40, 12, True), (43, 40, 12, False), (400, 0, 52, True), (0, 52, 0, False)])
def test_a_review_waits_six_weeks_for_what_is_missing_and_longer_when_nobody_began(age, given_count, missing, waits):
    assert review.is_open(str(TODAY - timedelta(age)), TODAY, given_count, missing) is waits


@given(st.lists(st.tuples(DUE, st.booleans()), max_size=8))
def test_late_ones_come_first_and_done_ones_last(actions):
    ordered = sorted(actions, key=lambda one: review.urgency(one[0], one[1], TODAY))
    told = [review.state_of(due, done, TODAY) for due, done in ordered]
    order = {"overdue": 0, "soon": 0, "open": 0, "undated": 1, "done": 2}
    assert [order[state] for state in told] == sorted(order[state] for state in told)
    running = [due for due, done in ordered if due and not done]
    assert running == sorted(running)
