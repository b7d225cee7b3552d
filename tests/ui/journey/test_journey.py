"""The page: one message a view; an empty case has a way on; looking is never a decision."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from cxmodel.changes import changes_between
from cxmodel.store import dataset_of, edits
from cxmodel.ui import journey, session
from tests.ui.conftest import texts


def _script() -> None:
    from cxmodel.ui import journey, session

    journey.page(session.work())


def emptied(**rows: tuple[()]) -> None:
    """The store's data without these rows."""
    data = session.dataset()
    edits.apply(session.database(), data, changes_between(data, replace(data, **rows)), edits.Record("edit", "Emptied"))
    session.dataset.clear()


def shown(view: str = "", room: bool = False) -> AppTest:
    """The page with this view open."""
    page = AppTest.from_function(_script, default_timeout=60).run()
    page.session_state["kept"].picked["journey-view"] = view
    page.session_state["kept"].view["room"] = room
    return page.run()


@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("view", journey.VIEWS)
def test_a_view_has_one_finding_and_changes_no_decision(store, view, room):
    page = shown(view, room)
    assert not page.exception
    assert not page.error
    assert texts(page).count("class='cx-finding' role='heading'") == 1
    assert page.session_state["kept"].history.past == ()


def test_the_four_numbers_stand_above_every_view(store):
    assert "Net saving" in texts(shown("Who serves whom"))


def test_the_switch_of_a_sheet_makes_a_moment_of_truth_and_the_numbers_follow(store):
    page = shown("Emotion line")
    kept = page.session_state["kept"]
    row = next(one for one in session.dataset().touchpoints_of(kept.history.present.case)
               if one.activity_id and not one.moment_of_truth)
    kept.picked["touchpoint"] = row.id
    page.run()
    page.toggle(key=f"journey-moment-{row.id}").set_value(True).run()
    assert not page.exception
    assert dict(page.session_state["kept"].history.present.moments) == {row.id: "yes"}
    assert "moment of truth" in texts(page)


def test_a_case_without_touchpoints_starts_from_the_template_at_one_click(store):
    emptied(touchpoint=(), barrier=())
    page = shown()
    assert "No journey is drawn yet" in texts(page)
    page.button(key="journey-template").click().run()
    assert not page.exception
    rows = dataset_of(session.database()).touchpoints_of("alder")
    assert len({row.stage for row in rows}) == 6
    assert "moments of truth" in texts(page) or "No moment of truth" in texts(page)


def test_a_view_that_is_not_there_is_the_first(desk):
    desk.kept.picked["journey-view"] = "gone"
    assert journey.opened() == "Emotion line"
