"""The page: one message a view, rows of everybody changed as one line in the log, an empty case with its next step."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from cxmodel.changes import changes_between
from cxmodel.store import edits
from cxmodel.tables import MISTAKES
from cxmodel.ui import partnership, session
from cxmodel.ui.partnership import barriers
from cxmodel.ui.partnership.labels import day, today
from cxmodel.ui.partnership.saving import HELD
from tests.ui.conftest import texts


def _script() -> None:
    from cxmodel.ui import partnership, session

    partnership.page(session.work())


@pytest.fixture
def page(store, reviewed):
    """The page over the small partnership."""
    return opened_with(reviewed)


def opened_with(data) -> AppTest:
    before = session.dataset()
    edits.apply(session.database(), before, changes_between(before, data), edits.Record("edit", "made for a test"))
    session.dataset.clear()
    return AppTest.from_function(_script, default_timeout=60).run()


def look(page: AppTest, view: str, editing: bool = False) -> AppTest:
    page.session_state["kept"].picked.update({"partnership-view": view, "partnership-edit": view if editing else ""})
    page.run()
    assert not page.exception
    return page


def save(page: AppTest, delta: dict) -> AppTest:
    """Type into the table and press Save, as a browser tells it."""
    table = page.dataframe[0]
    states = page._tree.get_widget_states()
    states.widgets.append(WidgetState(id=table.proto.id, string_value=json.dumps(
        {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **delta})))
    button = next(one for one in page.button if one.label == "Save")
    next(one for one in states.widgets if one.id == button.id).trigger_value = True
    return page._run(states)


@pytest.mark.parametrize("view", partnership.VIEWS)
@pytest.mark.parametrize("editing", [False, True])
def test_a_view_has_one_finding_and_changes_no_decision(page, view, editing):
    told = texts(look(page, view, editing))
    assert told.count("class='cx-finding'") == 1
    assert not page.error
    assert "Sample" in told, "figures of the sample are marked"
    assert page.session_state["kept"].history.past == ()


def test_one_message_names_the_weakest(page):
    told = texts(page)
    assert "The weakest of the three: " in told
    assert told.count("class='cx-mistake") == 3 + 1  # the cards and the grid around them
    assert "overdue" in told


def test_a_barrier_is_marked_as_removed_for_everybody_and_taken_back(page):
    look(page, "Barriers")
    page.button(key="barrier-away-form").click().run()
    assert not page.exception
    assert {row.id: row.removed for row in session.dataset().barrier}["form"]
    entry = session.data_log(1)[0]
    assert entry.record.what == "Barrier “Form” marked as removed"
    assert page.session_state["kept"].told == f"{HELD} Barrier “Form” marked as removed."
    assert HELD in texts(page), "and it stands under the register"
    edits.take_back(session.database(), session.dataset(), entry.id)
    session.dataset.clear()
    assert not {row.id: row.removed for row in session.dataset().barrier}["form"]


def test_a_barrier_that_somebody_else_has_marked_stays_marked(page):
    look(page, "Barriers")
    data = session.dataset()
    edits.apply(session.database(), data, changes_between(data, barriers.marked(data, data.barrier[0]).after),
                edits.Record("edit", "somebody else"))
    session.dataset.clear()
    page.button(key="barrier-away-form").click().run()
    assert not page.exception
    assert session.dataset().barrier[0].removed
    assert session.data_log(1)[0].record.what == "somebody else"
    assert page.button(key="barrier-back-form").label == "It is back"


def test_what_is_wrong_is_told_over_the_table(page):
    look(page, "One of us?", editing=True)
    save(page, {"edited_rows": {0: {"Own people": 7}}})
    table = page.dataframe[0].type
    order = [element.type for element in page.main if element.type in ("error", table)]
    assert order == ["error", table]


def test_a_new_review_is_one_button_and_is_looked_at(page):
    look(page, "Same answer?")
    page.button(key="partnership-start").click().run()
    assert not page.exception
    assert "are to be gathered" in texts(page)
    assert page.button(key="partnership-start").disabled
    assert {row.review for row in session.dataset().answer} == {"2026-03-01", "2026-08-01", str(today())}
    assert "6 scores" in texts(look(page, "One of us?"))
    assert "The weakest of the three: " in texts(look(page, "Review")), "an empty review takes no score away"


def test_a_review_that_was_started_leads_to_what_it_waits_for(page):
    page.button(key="partnership-start").click().run()
    told = texts(page)
    assert f"Review of {day(str(today()))} is open: 9 answers and 6 scores to give." in told
    assert "partnership-start" not in {one.key for one in page.button}, "today's review is begun"
    page.button(key="partnership-give-answers").click().run()
    assert not page.exception
    assert page.dataframe, "the answers are open to be typed into"
    assert "Turn on Edit" not in texts(page)
    assert f"9 answers of {day(str(today()))} are to be gathered" in texts(page)
    look(page, "Review")
    page.button(key="partnership-give-parity").click().run()
    assert page.dataframe
    assert f"6 scores of {day(str(today()))} are to be given" in texts(page)


def test_what_is_typed_is_written_when_it_is_saved(page):
    look(page, "Review", editing=True)
    save(page, {"edited_rows": {0: {"Owner": "Cleo"}}, "added_rows": [
        {"What is to be done": "Ask again", "Against": MISTAKES[1], "Due": "2027-01-31", "Done": False}]})
    assert not page.exception
    assert not page.error
    rows = {row.id: row for row in session.dataset().action}
    assert (rows["one"].owner, rows["ask_again"].review) == ("Cleo", "2026-08-01")
    assert session.data_log(1)[0].record.what == "Next actions: 1 new, 1 changed"


def test_what_does_not_fit_is_told_and_nothing_is_written(page):
    look(page, "One of us?", editing=True)
    before = session.dataset()
    save(page, {"edited_rows": {0: {"Own people": 7}, 1: {"Partner's people": -1}}})
    assert not page.exception
    assert "Nothing was written yet" in page.error[0].value
    assert page.error[0].value.count("0 to 4") == 2
    assert session.dataset() == before


def test_shares_that_are_not_in_order_are_told(page):
    look(page, "Barriers", editing=True)
    save(page, {"edited_rows": {0: {"Leave, low %": 90}}})
    assert "not in order" in page.error[0].value
    assert not page.exception


def test_somebody_elses_change_is_not_lost(page, reviewed):
    look(page, "Barriers", editing=True)
    data = session.dataset()
    other = replace(data, barrier=(replace(data.barrier[0], what="Changed"), *data.barrier[1:]))
    edits.apply(session.database(), data, changes_between(data, other), edits.Record("edit", "somebody else"))
    session.dataset.clear()
    save(page, {"edited_rows": {0: {"Decided by": "Me"}}})
    assert "Somebody else has changed these rows" in page.warning[0].value
    assert "Me" not in {row.decided_by for row in session.dataset().barrier}


@pytest.mark.parametrize("view", partnership.VIEWS)
def test_an_empty_case_says_the_next_step_and_a_button_does_it(store, bare, view):
    page = look(opened_with(bare), view)
    assert texts(page).count("class='cx-finding'") == 1
    button = next(one for one in page.button if one.label in ("Start the first review", "Write down the first barrier"))
    button.click().run()
    assert not page.exception
    if view == "Barriers":
        assert page.dataframe, "the register is open to be typed into"
    else:
        assert session.dataset().answer
        assert session.dataset().parity_score
    assert texts(page).count("class='cx-finding'") == 1


def test_a_library_without_items_leads_to_data(store, bare):
    page = look(opened_with(replace(bare, parity_item=())), "One of us?")
    assert "no items" in texts(page)
    assert page.button(key="parity-to-data")


def test_a_view_that_is_not_there_is_the_first(desk):
    desk.kept.picked["partnership-view"] = "gone"
    assert partnership.opened() == "Review"
