"""Next actions: the late ones on top, each with an owner and a day or a word that there is none."""

from __future__ import annotations

from datetime import date

import pytest

from cxmodel.errors import Problems
from cxmodel.ui.partnership import actions

TODAY = date(2026, 11, 22)


def test_late_ones_come_first_and_done_ones_last(reviewed):
    rows = actions.of_case(reviewed, "alder", TODAY)
    assert [row.id for row in rows] == ["one", "two", "three"]
    told = actions.table(rows, TODAY, 7)
    assert "▲ overdue 53 days" in told
    assert "nobody yet" in told
    assert "✓ done" in told
    assert "28 Feb 2027" in told
    assert "&lt;rule&gt;" in told
    assert actions.of_case(reviewed, "northmere", TODAY) == ()


def test_what_is_not_shown_is_counted(reviewed):
    rows = actions.of_case(reviewed, "alder", TODAY)
    told = actions.table(rows, TODAY, 2)
    assert told.count("<tr>") == 3
    assert "1 more" in told
    assert "Turn on Edit" in actions.table((), TODAY, 2)


def test_the_summary_counts_what_is_open_late_and_without_an_owner(reviewed):
    rows = actions.of_case(reviewed, "alder", TODAY)
    assert actions.summary(rows, TODAY) == "2 actions open, 1 overdue, 1 without an owner."
    assert actions.summary(rows[2:], TODAY) == "The one action is done."
    assert actions.summary((), TODAY) == "Nothing was agreed to be done next."
    assert actions.summary(rows, date(2026, 9, 30)) == "2 actions open, 1 without an owner."


def test_an_action_is_added_to_the_newest_review(reviewed):
    edit = actions.changed(reviewed, "alder", "2026-08-01", reviewed.action, {
        "added_rows": [{"What is to be done": "Call back", "Against": "forced_channels", "Due": "2026-12-01"}],
        "edited_rows": {0: {"Done": True}}})
    new = edit.after.action[-1]
    assert (new.id, new.review, new.owner, new.done) == ("call_back", "2026-08-01", None, False)
    assert edit.after.action[0].done
    assert edit.what == "Next actions: 1 new, 1 changed"


def test_an_action_without_words_or_mistake_is_told(reviewed):
    with pytest.raises(Problems) as told:
        actions.changed(reviewed, "alder", "2026-08-01", (), {"added_rows": [{"Owner": "Ana"}]})
    assert {fault.where.split(", ")[-1] for fault in told.value.faults} == {"What is to be done", "Against"}
