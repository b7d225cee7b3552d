"""Every page opens by its own file and through the frame; what is wrong with the store is a sentence on it."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from cxmodel.presets import PRESETS
from cxmodel.store import Database, journal
from cxmodel.ui import background, session
from cxmodel.ui.frame import PAGES
from tests.ui.conftest import texts

SCRIPTS = ["app.py", *(f"pages/{path}.py" for path in PAGES)]


@pytest.fixture(autouse=True)
def quiet():
    """What Plan and How sure began to work out is not waited for, and does not slow down the next test."""
    yield
    for job in [*background._busy, *(place[2] for place in background._waiting)]:
        job.cancel()
    background._jobs.clear()


def handles(page):
    """The live sliders of a page."""
    return next(one for one in page.get("bidi_component") if '"groups"' in one.proto.json)


def drag(page, **report):
    """Send what the browser sends while a handle moves."""
    states = page._tree.get_widget_states()
    states.widgets.append(WidgetState(id=handles(page).proto.id, json_value=json.dumps({"move": report})))
    return page._run(states)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_opens_alone_with_its_finding(open_page, script):
    page = open_page(script)
    assert not page.exception
    assert not page.error
    told = texts(page)
    assert told.count("cx-finding") >= 1
    assert "<h1" in told
    assert "sample" in told.lower(), "figures of the sample are never shown without the word"
    assert {"undo", "redo", "replay", "room"} <= {button.key for button in page.button}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_every_page_shows_every_ready_made_scenario(open_page, case, preset):
    page = open_page("pages/tradeoff.py")
    page.selectbox(key="case").set_value(case).run()
    page.selectbox(key="preset").set_value(preset).run()
    assert page.session_state["kept"].history.present.case == case
    for script in SCRIPTS[1:]:
        other = open_page(script)  # a new browser takes up the latest work
        assert not other.exception
        assert not other.error
        assert other.session_state["kept"].history.present == page.session_state["kept"].history.present


def test_room_mode_is_a_switch_on_every_page(open_page):
    for script in SCRIPTS[1:]:
        page = open_page(script)
        page.button(key="room").click().run()
        assert not page.exception
        assert page.button(key="room").label == "Room off"
        page.button(key="room").click().run()
        assert page.button(key="room").label == "Room"


def test_a_drag_on_the_page_is_one_step_and_undo_brings_it_back(open_page, store):
    page = open_page("pages/tradeoff.py")
    start = page.session_state["kept"].history.present
    for seq, value in enumerate((20.0, 30.0, 40.0), start=1):
        drag(page, group="weights", slider="culture", values={"culture": value}, gesture="g", phase="drag", seq=seq)
        assert not page.exception
        assert json.loads(handles(page).proto.json)["acknowledged"] == seq
    kept = page.session_state["kept"]
    assert kept.history.present.weight("culture") == pytest.approx(0.4)
    assert len(kept.history.past) == 1
    assert "Culture 10% → 40%" in texts(page)
    page.button(key="undo").click().run()
    assert page.session_state["kept"].history.present == start
    page.button(key="redo").click().run()
    assert page.session_state["kept"].history.present.weight("culture") == pytest.approx(0.4)


def test_a_weight_moved_on_vendors_moves_trade_off_and_undo_brings_both_back(open_page):
    vendors, ranked = open_page("pages/vendors.py"), []
    before = texts(open_page("pages/tradeoff.py"))  # a new browser takes up the latest work
    ranked.append(texts(vendors))
    drag(vendors, group="weights", slider="technology", values={"technology": 70.0}, gesture="g", phase="end", seq=1)
    assert not vendors.exception
    ranked.append(texts(vendors))
    during = open_page("pages/tradeoff.py")
    assert during.session_state["kept"].history.present.weight("technology") == pytest.approx(0.7)
    assert numbers(texts(during)) != numbers(before)
    vendors.button(key="undo").click().run()
    ranked.append(texts(vendors))
    assert ranked[0] == ranked[2] != ranked[1]
    assert numbers(texts(open_page("pages/tradeoff.py"))) == numbers(before)


def numbers(told: str) -> list[str]:
    """The four numbers of Trade-off, without what the last move did to them."""
    return re.findall(r"<span class='value'>(.*?)</span>", told)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_damaged_store_is_a_sentence_and_no_traceback(open_page, store, script):
    store.write_bytes(b"not a store at all" * 1000)
    page = open_page(script)
    assert not page.exception
    assert len(page.error) == 1
    said = page.error[0].value.replace("\\", "")  # as Markdown shows it
    assert "damaged" in said
    assert str(store) in said
    assert "restore a backup" in said
    assert store.read_bytes() == b"not a store at all" * 1000


def test_a_store_that_was_mended_opens_without_a_restart(open_page, store, filled):
    store.write_bytes(b"")
    assert open_page("pages/keep.py").error
    store.write_bytes(filled.read_bytes())
    assert not open_page("pages/keep.py").error


def test_data_that_no_longer_fit_are_told_all_at_once(open_page, store):
    database = Database(store)
    database.write([("UPDATE vendor SET vendor_class = 'giant' WHERE rowid < 2", [])])
    database.close()
    page = open_page("pages/where.py")
    assert not page.exception
    assert len(page.error) == 2
    assert all("giant" in error.value for error in page.error)


def test_work_is_there_again_for_a_new_session(open_page, store):
    page = open_page("pages/tradeoff.py")
    page.selectbox(key="preset").set_value("experience_first").run()
    workspace = page.session_state["kept"].workspace
    session.database().close()
    session.st.cache_resource.clear()
    again = open_page("pages/tradeoff.py")
    assert again.session_state["kept"].history.present == page.session_state["kept"].history.present
    assert workspace in journal.latest(session.database())


def test_a_country_that_is_ruled_out_leaves_the_plan(open_page):
    page = open_page("pages/where.py")
    before = page.session_state["kept"].history.present
    page.multiselect(key="ruled-out").set_value(["IND", "PHL"]).run()
    assert not page.exception
    assert page.session_state["kept"].history.present.excluded_countries == ("IND", "PHL")
    page.button(key="undo").click().run()
    assert page.session_state["kept"].history.present == before
    assert page.multiselect(key="ruled-out").value == []


def test_nothing_a_page_shows_is_a_raw_float(open_page):
    for script in SCRIPTS[1:]:
        told = texts(open_page(script))
        assert re.findall(r"\b(?:nan|inf|None|not known|\d+e-?\d+|\d+\.\d{6,})\b", told) == []
