"""A store without a case, or with one that cannot be worked out: every page says so, and Data works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel import history as line
from cxmodel.dataset import CASE_ROWS
from cxmodel.errors import CxError
from cxmodel.schema import table_name
from cxmodel.ui import frame, session, work
from tests.ui.conftest import texts
from tests.ui.data.pages import opened, view


@pytest.fixture
def bare(browse, store):
    browse("ana")
    data = session.dataset()
    none = {table_name(kind): () for kind in CASE_ROWS}
    session.change_data(replace(data, case=(), activity=(), **none), "Cases taken out")


@pytest.mark.parametrize("path", [entry.path for entry in (*frame.DECIDE, *frame.RUN)])
def test_a_page_says_where_to_get_a_case(bare, open_page, path):
    page = open_page(f"pages/{path}.py")
    assert not page.exception
    assert not page.error
    assert "There is no case yet" in texts(page)
    assert [one.label for one in page.button][-1] == "Go to Data →"


def test_data_works_and_brings_the_case_back(bare, open_page):
    page = open_page("pages/data.py")
    assert not page.exception
    assert "There is no case yet, so nothing can be worked out" in texts(page)
    page.button(key="to-what-changed").click().run()
    next(one for one in page.button if one.label == "Take back").click().run()
    assert not page.exception
    assert session.dataset().case
    assert not open_page("pages/tradeoff.py").exception


@pytest.fixture
def idle(store, dataset, monkeypatch):
    """The cases are there; nobody contacts them."""
    quiet = tuple(replace(row, contacts_per_year=0.0) for row in dataset.activity)
    data = replace(dataset, activity=quiet)
    monkeypatch.setattr(session, "dataset", lambda: data)


@pytest.mark.parametrize("path", [entry.path for entry in (*frame.DECIDE, *frame.RUN)])
def test_a_case_that_cannot_be_worked_out_is_a_sentence_with_ways_on(idle, open_page, path):
    page = open_page(f"pages/{path}.py")
    assert not page.exception
    assert "has no work yet" in page.error[0].value
    assert [one.label for one in page.button][-1] == "Go to Data →"
    assert "undo" in {one.key for one in page.button}


def test_data_opens_with_a_case_that_cannot_be_worked_out(idle, open_page):
    page = open_page("pages/data.py")
    assert not page.exception
    assert not page.error
    assert "Get in" in page.segmented_control[0].options


def test_the_model_of_such_a_case_waits_and_says_why(idle):
    page = view(opened(), "Get out")
    assert not page.exception
    assert texts(page).count("Not yet: ") == 1
    assert [one.proto.disabled for one in page.download_button].count(True) == 1


def test_what_was_before_is_told_when_it_cannot_be_worked_out(open_page, store, monkeypatch):
    """Pages draw parts of what was before outside their live parts: it is worked out at the start, too."""
    page = open_page("pages/business.py")
    kept = page.session_state["kept"]
    kept.history = line.move(kept.history, replace(kept.history.present, country_cap=0.41))
    past, evaluated = kept.history.past[-1], work.evaluated

    def fails(dataset, scenario):
        if scenario == past:
            raise CxError("The past is gone", "History", "Undo nothing.")
        return evaluated(dataset, scenario)

    monkeypatch.setattr(work, "evaluated", fails)
    page.run()
    assert not page.exception
    assert "The past is gone" in page.error[0].value
