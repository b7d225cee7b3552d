"""Forms of the framework: all faults at once, no typed word lost, nobody's words overwritten unseen."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from cxmodel.changes import changes_between
from cxmodel.framework import remove_criterion, save_criterion
from cxmodel.store import edits
from cxmodel.ui import session
from tests.ui.conftest import texts
from tests.ui.vendors.framework_page import filled, opened, press, show, typed


@pytest.fixture
def page(store) -> AppTest:
    return opened()


def test_all_that_is_missing_is_told_at_once_and_nothing_typed_is_lost(page, dataset):
    show(page, "+criterion")
    filled(page, "2", "Question the assessor answers")
    press(page, "Add this criterion")
    assert not page.exception
    assert len(page.error) == 1
    assert "2 things are to be mended first" in page.error[0].value
    assert "What a 2 looks like is missing" in page.error[0].value
    kept = {one.label: one.value for one in (*page.text_input, *page.text_area)}
    assert (kept["Name"], kept["4 · best"]) == ("Night & weekend cover", "Nights covered to 4 · best")
    assert session.dataset().content == dataset.content
    typed(page, "2", "Half of the nights")
    typed(page, "Question the assessor answers", "Who answers?")
    press(page, "Add this criterion")
    assert not page.error
    assert len(session.dataset().criterion) == len(dataset.criterion) + 1


def test_saving_without_a_change_says_so_and_leaves_no_line(page):
    show(page, "cultural_match")
    press(page, "Save")
    assert page.info[0].value == "Nothing was changed yet."
    assert session.data_log() == []


def test_removing_says_how_many_scores_go_with_it(page, dataset):
    show(page, "cultural_match")
    given = sum(row.criterion_id == "cultural_match" and row.score is not None for row in dataset.score)
    assert f"Scores of vendors that go with it: {given}." in texts(page)
    press(page, "Remove this criterion now")
    assert not page.exception
    assert session.dataset().content == remove_criterion(dataset, "cultural_match").after.content
    assert "<b>Cultural match</b>" not in texts(page)


def test_who_typed_while_somebody_else_saved_loses_no_word_and_overwrites_nothing(page, dataset):
    show(page, "cultural_match")
    old = dataset.criterion[0]
    theirs = save_criterion(dataset, "culture", {**vars(old), "question": "Theirs?"}, old.id).after
    edits.apply(session.database(), dataset, changes_between(dataset, theirs), edits.Record("edit", "theirs"))
    session.dataset.clear()
    typed(page, "Question the assessor answers", "Mine?")
    press(page, "Save")
    assert not page.exception
    assert "Nothing was written" in page.error[0].value
    assert session.dataset().criterion[0].question == "Theirs?"
    assert next(one.value for one in page.text_input if one.label == "Question the assessor answers") == "Mine?"
    press(page, "Show it as it is now")
    assert next(one.value for one in page.text_input if one.label == "Question the assessor answers") == "Theirs?"
    typed(page, "Question the assessor answers", "Both?")
    press(page, "Save")
    assert session.dataset().criterion[0].question == "Both?"


def test_names_are_shown_as_they_were_typed_and_never_read_as_code(page, dataset):
    evil = "<img src=x> **b** ![i](https://example.org/i.png)"
    show(page, "theme")
    typed(page, "Name", evil)
    press(page, "Save")
    assert not page.exception
    assert "<img" not in texts(page)
    assert r"!\[i\](https:" in page.radio(key="framework-themes").options[0]


def test_longer_words_than_the_form_allows_came_from_elsewhere_and_stay(page, dataset):
    old = dataset.criterion[0]
    long = save_criterion(dataset, "culture", {**vars(old), "scale_0": "x" * 900, "name": "n" * 90}, old.id).after
    edits.apply(session.database(), dataset, changes_between(dataset, long), edits.Record("import", "long"))
    session.dataset.clear()
    show(page, old.id)
    assert not page.exception
    typed(page, "Question the assessor answers", "Short?")
    press(page, "Save")
    row = session.dataset().criterion[0]
    assert (row.question, row.scale_0, row.name) == ("Short?", "x" * 900, "n" * 90)


def test_a_new_pass_or_fail_criterion_needs_its_minimum(page, dataset):
    show(page, "+criterion")
    filled(page)
    page.radio[1].set_value("gate")
    press(page, "Add this criterion")
    assert "needs the least score that passes" in page.error[0].value
    page.number_input[0].set_value(2.0)
    press(page, "Add this criterion")
    assert not page.error
    assert session.dataset().criterion[-1].minimum == 2.0
    assert "pass or fail" in texts(page)
