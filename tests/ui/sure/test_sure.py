"""The page: one message a view; nothing to be unsure about when nothing moves; looking is never a decision."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from cxmodel.ui import background, session, sure
from cxmodel.ui.sure import questions
from tests.ui.conftest import texts


def _script() -> None:
    from cxmodel.ui import session, sure

    sure.page(session.work())


@pytest.fixture(autouse=True)
def few(store, small, monkeypatch):
    """The store of the page, and in it a case that is small enough to be asked everything at once."""
    monkeypatch.setattr(session, "dataset", lambda: small)


def shown(view: str = "", **picked: str) -> AppTest:
    """The page with this view open, after its answer has come."""
    page = AppTest.from_function(_script, default_timeout=60).run()
    page.session_state["kept"].picked.update({"sure-page-view": view, **picked})
    page.run()
    for job in list(background._jobs.values()):
        job.wait(60)
    return page.run()


@pytest.mark.parametrize("view", ["Range", "What moves it", "Sure moves", "Regret"])
def test_a_view_has_one_finding_and_changes_no_decision(store, view):
    page = shown(view)
    assert not page.exception
    assert not page.error
    told = texts(page)
    assert told.count("class='cx-finding'") == 1
    assert "Worked out in" in told
    assert page.session_state["kept"].history.past == ()


def test_a_question_stands_until_its_answer_is_there(store):
    page = AppTest.from_function(_script, default_timeout=60).run()
    page.session_state["kept"].picked["sure-page-view"] = "Goal"
    page.run()
    told = texts(page)
    assert sure.VIEWS["Goal"][2] in told or "70%" in told
    page.button(key="sure-cancel").click().run()
    assert not page.exception
    assert "Stopped" in texts(page) or "Worked out" in texts(page)


def test_when_nothing_moves_it_says_the_next_step(store):
    page = AppTest.from_function(_script, default_timeout=60).run()
    kept = page.session_state["kept"]
    kept.history = replace(kept.history, present=replace(kept.history.present, moved_share=0.0))
    page.run()
    told = texts(page)
    assert sure.NOTHING in told
    assert "Raise" in told
    assert not page.exception
    assert not page.segmented_control
    for job in list(background._jobs.values()):
        job.wait(60)
    told = texts(page.run())
    assert "also Everything at home" in told
    assert "Worked out in" in told
    assert page.button(key="sure-to-plan")
    here = questions.asked(page.session_state["kept"].history.present).content  # the plan before may be answered, too
    assert {job.kind for job in background._jobs.values() if here in job.key} == {f"sure {questions.REGRET}"}


def test_every_question_has_a_view():
    assert {kind for kind, _, _ in sure.VIEWS.values()} == set(questions.KINDS)
    assert set(sure.HANDLES) <= set(sure.VIEWS)


def test_a_view_that_is_not_there_is_the_first(desk):
    desk.kept.picked["sure-page-view"] = "gone"
    assert sure.opened() == "Range"
