"""The framework on the page: read, changed, taken back; what is wrong is told and nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from cxmodel.changes import changes_between
from cxmodel.framework import save_criterion
from cxmodel.model.evaluate.partners import field
from cxmodel.scenario import starting
from cxmodel.store import Database, dataset_of, edits
from cxmodel.ui import session
from cxmodel.ui.vendors import framework
from tests.test_framework import CRITERION
from tests.ui.conftest import texts
from tests.ui.vendors.framework_page import filled, opened, press, show, typed


@pytest.fixture
def page(store) -> AppTest:
    return opened()


def test_it_shows_what_good_looks_like_for_each_theme(page, dataset):
    for theme in dataset.theme:
        page.radio(key="framework-themes").set_value(theme.id).run()
        assert not page.exception
        said = texts(page)
        for row in dataset.criterion:
            assert (f"<b>{row.name.replace(chr(39), '&#x27;')}</b>" in said) == (row.theme_id == theme.id), row.id
    assert texts(page).count("passes from here") == 0, "Value has no gate"
    page.radio(key="framework-themes").set_value("technology").run()
    assert texts(page).count("passes from here") == 1


def test_a_criterion_is_one_row_and_flows_into_the_ranking(page, store, dataset):
    show(page, "+criterion")
    filled(page)
    press(page, "Add this criterion")
    assert not page.exception
    assert not page.error
    assert "<b>Night &amp; weekend cover</b>" in texts(page), "shown at once"
    assert "Criterion “Night &amp; weekend cover” added to Culture" in texts(page), "and in the list of changes"
    after = session.dataset()
    new = after.criterion[-1]
    assert (new.id, new.theme_id, new.kind, new.default_weight) == ("night_weekend_cover", "culture", "score", 1.0)
    assert "night_weekend_cover" in field(after, starting(after)).criteria
    session.database().close()
    again = Database(store)
    assert dataset_of(again).content == after.content
    again.close()


def test_a_change_is_taken_back_and_the_data_are_what_they_were(page, dataset):
    page.radio(key="framework-themes").set_value("people").run()
    show(page, "coaching")
    typed(page, "Name", "Coaching & feedback")
    page.number_input[1].set_value(3.0)
    press(page, "Save")
    changed = next(row for row in session.dataset().criterion if row.id == "coaching")
    assert (changed.name, changed.default_weight) == ("Coaching & feedback", 3.0)
    press(page, "Take back")
    assert not page.exception
    assert session.dataset().content == dataset.content
    assert "(taken back)" in texts(page)
    press(page, "Bring back")
    assert changed in session.dataset().criterion
    assert "Brought back: Criterion “Coaching”" in texts(page)


def test_a_theme_is_renamed_added_and_removed(page, dataset):
    show(page, "theme")
    typed(page, "Name", "Shared values")
    press(page, "Save")
    assert "Shared values: Would the people" in texts(page)
    show(page, "+theme")
    typed(page, "Name", "Languages")
    typed(page, "Question it asks", "Are our customers understood?")
    press(page, "Add this theme")
    assert "This theme has no criterion yet" in page.info[0].value
    assert page.radio(key="framework-themes").value == "languages"
    assert "the theme counts 0% and is not weighed until a criterion gives it points" in texts(page)
    page.radio(key="framework-themes").set_value("culture").run()
    assert "the theme counts 10% in this scenario" in texts(page), "the share is among the themes that count"
    page.radio(key="framework-themes").set_value("languages").run()
    show(page, "theme")
    press(page, "Remove this theme now")
    assert not page.exception
    assert [row.id for row in session.dataset().theme] == [row.id for row in dataset.theme]
    assert page.radio(key="framework-themes").value == "culture"


def test_a_change_others_rest_on_is_not_taken_back_and_says_why(page, dataset):
    first = save_criterion(dataset, "culture", CRITERION).after
    row = first.criterion[-1]
    second = save_criterion(first, "culture", {**vars(row), "question": "Again?"}, row.id).after
    for before, after, what in ((dataset, first, "First"), (first, second, "Second")):
        edits.apply(session.database(), before, changes_between(before, after), edits.Record("edit", what))
    session.dataset.clear()
    page.run()
    page.button(key="take-back-1").click().run()
    assert not page.exception
    assert "“First” cannot be taken back" in page.error[0].value
    assert session.dataset().content == second.content


def test_the_name_for_the_list_is_remembered(page):
    show(page, "+theme")
    typed(page, "Name", "Languages")
    typed(page, "Question it asks", "Are our customers understood?")
    press(page, "Add this theme")
    page.text_input(key="framework-who").set_value(" Ana ").run()
    press(page, "Take back")
    assert session.data_log()[0].record.who == "Ana"
    assert ", Ana</span>" in texts(page)


@pytest.mark.parametrize(("zone", "time"), [("Europe/Berlin", "10:30"), ("Nowhere/At all", "09:30"), (None, "09:30")])
def test_times_are_told_where_the_reader_is(monkeypatch, zone, time):
    monkeypatch.setattr(framework.st, "context", type("Context", (), {"timezone": zone}))
    assert framework.clock(datetime(2026, 2, 1, 9, 30, tzinfo=UTC)) == f"1 Feb 2026, {time}"
