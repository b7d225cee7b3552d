"""What a review waits for is counted in the newest one alone, and told with the view that takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxmodel.ui import session
from cxmodel.ui.partnership import looking, opening, starting

SOON, LATE = date(2026, 8, 20), date(2026, 11, 22)


def test_a_recent_review_waits_for_what_is_missing(reviewed):
    assert [(step.view, step.review, step.what) for step in opening.steps(reviewed, "alder", SOON)] == [
        ("Same answer?", "2026-08-01", "1 answer"), ("One of us?", "2026-08-01", "1 score")]
    told = opening.sentence(opening.steps(reviewed, "alder", SOON))
    assert told == "Review of 1 Aug 2026 is open: 1 answer and 1 score to give."


def test_an_old_review_with_gaps_waits_for_nothing(reviewed):
    assert opening.steps(reviewed, "alder", LATE) == ()
    assert opening.sentence(()) == ""


def test_a_case_without_a_review_waits_for_nothing(bare):
    assert opening.steps(bare, "alder", LATE) == ()


def test_a_new_review_waits_for_all_of_it_and_reviews_of_two_days_are_told_apart(reviewed):
    begun = starting.begun(reviewed, "alder", str(LATE)).after
    assert [step.what for step in opening.steps(begun, "alder", LATE)] == ["9 answers", "6 scores"]
    earlier = replace(begun, parity_score=tuple(row for row in begun.parity_score if row.review != str(LATE)))
    told = opening.sentence(opening.steps(earlier, "alder", SOON))
    assert told == ("Review of 22 Nov 2026 is open: 9 answers to give. "
                    "Review of 1 Aug 2026 is open: 1 score to give.")


def test_a_button_opens_the_view_with_that_review_to_type_into(desk, reviewed):
    opening.take(opening.steps(reviewed, "alder", SOON)[1])
    assert session.picked(looking.VIEW) == "One of us?"
    assert looking.editing("One of us?")
    assert looking.chosen("parity", ("2026-09-01", "2026-08-01")) == "2026-08-01"
    assert desk.kept.history.past == ()
