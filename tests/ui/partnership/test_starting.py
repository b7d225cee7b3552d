"""A new review: last one's questions with empty answers; the first one from the case's work and the library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.tables import CONTACT_CLASSES
from cxmodel.ui.partnership import reading, starting


def test_a_new_review_asks_what_the_last_one_asked_and_knows_nothing(reviewed):
    edit = starting.begun(reviewed, "alder", "2026-11-22")
    new = [row for row in edit.after.answer if row.review == "2026-11-22"]
    last = [row for row in reviewed.answer if row.review == "2026-08-01"]
    assert [(row.question, row.channel) for row in new] == [(row.question, row.channel) for row in last]
    assert {row.answer for row in new} == {None}
    scores = [row for row in edit.after.parity_score if row.review == "2026-11-22"]
    assert [row.item_id for row in scores] == ["days", "desk", "bonus"]
    assert {(row.partner, row.own, row.note) for row in scores} == {(None, None, None)}
    assert edit.after.answer[:len(reviewed.answer)] == reviewed.answer
    assert "22 Nov 2026" in edit.what


def test_a_day_has_one_review(reviewed):
    edit = starting.begun(reviewed, "alder", "2026-08-01")
    assert (edit.after, edit.what) == (reviewed, "")
    assert starting.is_begun(reviewed, "alder", "2026-08-01")
    assert not starting.is_begun(reviewed, "alder", "2026-08-02")


def test_what_a_review_of_the_day_lacks_is_added(reviewed):
    half = replace(reviewed, parity_score=())
    edit = starting.begun(half, "alder", "2026-08-01")
    assert edit.after.answer == reviewed.answer
    assert len(edit.after.parity_score) == len(reviewed.parity_item)
    assert starting.is_begun(edit.after, "alder", "2026-08-01")


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_the_first_review_comes_from_the_work_and_the_library(bare, case):
    assert starting.is_empty(bare, case)
    edit = starting.begun(bare, case, "2026-11-22")
    assert not starting.is_empty(edit.after, case)
    told = reading.asked(edit.after, case, "2026-11-22")
    assert 10 <= len(told.answers) <= starting.MOST_QUESTIONS
    assert 2 <= len(told.channels) <= starting.MOST_CHANNELS
    assert len(edit.after.parity_score) == len(bare.parity_item)
    names = [row.name for row in bare.activities_of(case)]
    assert all(question.split(":")[0] in " ".join(names) for question, _ in told.answers)


def test_a_case_with_little_work_still_has_questions_and_channels(bare):
    few = tuple(row for row in bare.activity if row.case_id == "alder")[:6]
    data = replace(bare, activity=few, touchpoint=())
    assert len(starting.bank(few)) == 12
    assert set(starting.channels_of(data, "alder")) == {"phone", "chat", "email"}
    nothing = starting.begun(replace(data, activity=(), parity_item=()), "alder", "2026-11-22")
    assert nothing.after.answer == nothing.after.parity_score == ()


def test_every_kind_of_contact_has_questions_of_its_own():
    assert set(starting.BANK) == set(CONTACT_CLASSES)
    asked = [text for pair in starting.BANK.values() for text in pair]
    assert len(set(asked)) == len(asked)
    assert all(text.startswith("{}: ") and text.endswith("?") for text in asked)
