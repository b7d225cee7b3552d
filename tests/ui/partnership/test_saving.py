"""A change is written once, with its sentence; one that is nothing or cannot be is told."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cxmodel.errors import CxError, Problems
from cxmodel.framework import Edit
from cxmodel.ui import session
from cxmodel.ui.partnership import saving, starting


@pytest.fixture
def said(monkeypatch):
    told: list[str] = []
    for place in ("error", "info"):
        monkeypatch.setattr(st, place, told.append)
    monkeypatch.setattr(st, "rerun", lambda: told.append("drawn again"))
    return told


@pytest.fixture
def written(monkeypatch):
    log: list[str] = []
    monkeypatch.setattr(session, "change_data", lambda after, what, made_from: log.append(what))
    return log


def test_a_change_is_written_and_the_page_drawn_again(desk, said, written, work, bare):
    saving.take(work(bare), lambda: starting.begun(bare, "alder", "2026-11-22"))
    assert said == ["drawn again"]
    assert "started with" in written[0]


def test_nothing_changed_is_no_line_in_the_log(desk, said, written, work, bare):
    saving.take(work(bare), lambda: Edit(bare, ""))
    assert said == ["Nothing was changed yet."]
    assert written == []


def test_every_fault_is_told_as_it_was_typed(desk, said, written, work, bare):
    def made():
        raise Problems([CxError("Score is *7*", "row 1", "Enter 0 to 4."), CxError("No words", "row 2", "Write.")])

    saving.take(work(bare), made)
    assert said[0].count("\n- ") == 2
    assert "\\*7\\*" in said[0]
    assert written == []


def _script() -> None:
    import pandas as pd
    import streamlit as st

    from cxmodel.framework import Edit
    from cxmodel.ui import session
    from cxmodel.ui.partnership import saving

    work = session.work()
    if st.checkbox("look", value=True):
        rows = tuple(row.name for row in work.dataset.activities_of("alder"))[:st.session_state.get("rows", 3)]
        saving.sheet(work, "t", rows, lambda base: pd.DataFrame({"A": list(base)}), {},
                     lambda base, delta: Edit(work.dataset, ""))


def test_a_table_that_was_left_and_holds_nothing_shows_what_there_is_now_and_one_on_screen_warns(store):
    page = AppTest.from_function(_script, default_timeout=60).run()
    page.checkbox[0].uncheck().run()
    page.session_state["rows"] = 2
    page.checkbox[0].check().run()
    assert not page.exception
    assert not page.warning
    assert len(page.dataframe[0].value) == 2
    page.session_state["rows"] = 1
    page.run()
    assert "Somebody else has changed these rows" in page.warning[0].value
    assert len(page.dataframe[0].value) == 2, "what was typed belongs to these rows"
    next(one for one in page.button if one.label == "Show them as they are now").click().run()
    assert not page.warning
    assert len(page.dataframe[0].value) == 1
