"""Question by channel: what differs is marked by a sign, what is missing counts neither way."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cxmodel.errors import CxError, Problems
from cxmodel.tables import Answer
from cxmodel.ui.partnership import answers, reading, starting

OLD, NEW = "2026-03-01", "2026-08-01"


def rows_of(data, day):
    return tuple(row for row in data.answer if row.review == day)


def test_the_finding_counts_questions_and_names_the_strength(reviewed, work):
    told = reading.asked(reviewed, "alder", OLD)
    assert answers.finding(work(reviewed), told) == \
        f"2 of 3 questions get different answers: {told.found.strength} agreement"
    new = reading.asked(reviewed, "alder", NEW)
    assert answers.finding(work(reviewed), new).startswith("1 of 3 questions gets different answers")
    same = rows_of(reviewed, OLD)[-3:]
    assert answers.finding(work(reviewed), reading._asked(same, OLD)) == \
        "The one question gets the same answer in every channel"


def test_an_empty_review_says_how_many_answers_are_to_be_gathered(desk, reviewed, work):
    data = starting.begun(reviewed, "alder", "2026-11-22").after
    told = reading.asked(data, "alder", "2026-11-22")
    assert answers.finding(work(data), told) == "9 answers of 22 Nov 2026 are to be gathered"
    assert "same words for the same answer" in answers.under(work(data), told)


def test_the_measure_is_named_with_its_interval_and_few_questions_are_a_warning(reviewed, work):
    told = answers.under(work(reviewed), reading.asked(reviewed, "alder", NEW))
    assert "alpha" in told
    assert "1 answer not known" in told
    assert "fewer than 10 questions" in told
    assert "Sample" in told
    assert re.search(r"title='[^']*kappa", told)


def test_what_differs_has_a_sign_and_not_only_a_colour(reviewed, work):
    told = answers.grid(work(reviewed), reading.asked(reviewed, "alder", NEW)).split("<tbody>")[1].split("</tbody>")[0]
    assert told.count("≠") == 1
    assert "≠ no" in told
    assert told.count(">–<") == 1
    assert told.count("<tr>") == 3


def test_what_was_typed_becomes_answers(reviewed):
    base = rows_of(reviewed, NEW)
    edit = answers.changed(reviewed, "alder", NEW, base, {"edited_rows": {2: {"E-mail": "yes"}, 1: {"Chat": ""}}})
    after = {(row.question, row.channel): row.answer for row in rows_of(edit.after, NEW)}
    assert after["Do you take it back?", "email"] == "yes"
    assert after["Is delivery free?", "chat"] is None
    assert edit.what == "Answers of 1 Aug 2026: 2 changed"
    assert rows_of(edit.after, OLD) == rows_of(reviewed, OLD)


def test_a_question_is_added_renamed_and_removed(reviewed):
    base = rows_of(reviewed, NEW)
    edit = answers.changed(reviewed, "alder", NEW, base, {
        "deleted_rows": [0], "added_rows": [{"Question": " Who  pays? ", "Phone": "we"}, {}],
        "edited_rows": {1: {"Question": "Is it free?"}}})
    told = reading.asked(edit.after, "alder", NEW)
    assert {question for question, _ in told.answers} == {"Is it free?", "Do you take it back?", "Who pays?"}
    assert told.channels == ("phone", "chat", "email")
    assert len(rows_of(edit.after, NEW)) == 9


def test_a_question_without_words_and_one_that_stands_twice_are_told(reviewed):
    base = rows_of(reviewed, NEW)
    with pytest.raises(Problems) as told:
        answers.changed(reviewed, "alder", NEW, base, {
            "edited_rows": {0: {"Question": ""}}, "added_rows": [{"Question": "Is delivery free?"}]})
    assert [fault.what for fault in told.value.faults] == ["A question has no words",
                                                           "“Is delivery free?” stands twice"]


def test_nothing_typed_changes_nothing_even_with_gaps_in_the_rows(reviewed):
    base = rows_of(reviewed, NEW)[:-1]  # one channel was never asked this question
    data = replace(reviewed, answer=base)
    edit = answers.changed(data, "alder", NEW, base, {})
    assert (edit.after.answer, edit.what) == (base, "")


def test_channels_are_added_empty_and_dropped_with_their_answers(reviewed):
    base = rows_of(reviewed, NEW)
    edit = answers.rechannelled(reviewed, base, ["phone", "store"])
    after = rows_of(edit.after, NEW)
    assert {row.channel for row in after} == {"phone", "store"}
    assert [row for row in after if row.channel == "phone"] == [row for row in base if row.channel == "phone"]
    assert {row.answer for row in after if row.channel == "store"} == {None}
    assert isinstance(after[0], Answer)
    with pytest.raises(CxError, match="agrees with itself"):
        answers.rechannelled(reviewed, base, ["phone"])
