"""Whose work it is: restored, recorded, undone; two browsers do not share it by accident."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
import streamlit as st

from cxmodel.history import History
from cxmodel.store import journal
from cxmodel.ui import session
from cxmodel.ui.session import Kept


@pytest.fixture
def visit(desk, monkeypatch):
    """A browser comes with a cookie and an address; returns what its session keeps."""

    def come(cookie: str = "", ip_address: str | None = None, **address: str) -> Kept:
        context = SimpleNamespace(cookies={session.COOKIE: cookie}, locale="en-US", ip_address=ip_address)
        monkeypatch.setattr(st, "context", context)
        monkeypatch.setattr(st, "query_params", address)
        desk.state.pop("kept", None)
        return session.kept()

    monkeypatch.setattr(session, "_holders", {})
    return come


def test_a_change_is_written_down_at_once(desk, alder, dataset):
    session.change(replace(alder, country_cap=0.4))
    assert journal.restore(desk.store, "w", dataset)[0].present.country_cap == 0.4


def test_a_change_to_the_same_is_no_step(desk, alder):
    session.change(alder)
    assert desk.kept.history.past == ()


def test_undo_and_redo_say_when_there_is_nothing_left(desk, alder):
    session.undo()
    assert session.told() == "There is nothing to undo."
    assert session.told() == "", "said once"
    session.redo()
    assert session.told() == "There is nothing to redo."
    session.play_again()
    assert session.told() == "There is no change to replay yet."
    session.change(replace(alder, country_cap=0.4))
    session.undo()
    session.redo()
    session.play_again()
    assert (session.told(), desk.present().country_cap, desk.kept.replay) == ("", 0.4, 1)


def test_how_things_are_shown_is_kept_but_is_no_step(desk, dataset):
    session.set_view(room=True)
    session.set_view(currency="EUR", per_usd=0.9, as_of="2026-01-02")
    found, view = journal.restore(desk.store, "w", dataset)
    assert (found.past, view["room"], view["currency"]) == ((), True, "EUR")
    assert session.work().currency.per_usd == 0.9


def test_a_browser_with_its_cookie_gets_its_own_work(visit, desk, alder):
    session.change(replace(alder, country_cap=0.4))
    again = visit("w")
    assert (again.workspace, again.history.present.country_cap, len(again.history.past)) == ("w", 0.4, 1)


def test_a_browser_on_another_machine_never_takes_up_somebody_elses_work(visit, desk, alder):
    session.change(replace(alder, country_cap=0.4))
    assert visit(ip_address="192.0.2.7").history.past == ()


def test_a_new_browser_takes_up_a_copy_of_the_latest_work_nobody_has_open(visit, desk, alder, dataset):
    session.change(replace(alder, country_cap=0.4))
    new = visit()
    assert new.history.present.country_cap == 0.4
    assert new.workspace not in ("", "w")
    session.change(replace(alder, country_cap=0.2))
    assert journal.restore(desk.store, "w", dataset)[0].present.country_cap == 0.4, "the other keeps its own"


def test_a_cookie_that_is_not_known_is_a_new_browser(visit):
    assert visit("nonsense' OR 1=1 --").workspace not in ("nonsense' OR 1=1 --", "w")


def test_work_that_is_open_elsewhere_is_not_copied(visit, desk, alder, monkeypatch):
    session.change(replace(alder, country_cap=0.4))
    monkeypatch.setattr(session, "_open_elsewhere", lambda workspace: workspace == "w")
    assert visit().history == History(alder)


@pytest.mark.parametrize(("address", "room"), [({"room": "1"}, True), ({"room": "0"}, False), ({"room": "x"}, False),
                                               ({}, False)])
def test_the_address_may_ask_for_room_mode(visit, address, room):
    assert visit("w", **address).view["room"] is room


def test_what_is_worked_out_belongs_to_the_present_and_the_one_before(desk, alder, northmere):
    session.change(replace(alder, country_cap=0.4))
    found = session.work()
    assert (found.results.scenario, found.before.scenario) == (desk.present(), alder)
    session.change(northmere)
    assert session.work().before is None, "another case is no change of this one"


def test_axes_only_ever_grow(desk):
    assert session.extent("x", 0, 10) == (0, 10)
    assert session.extent("x", 2, 8) == (0, 10)
    assert session.extent("x", -5, 12) == (-5, 12)
    assert session.extent("y", 1, 2) == (1, 2)


def test_what_was_clicked_is_remembered_and_is_no_step(desk):
    assert session.picked("country") == ""
    session.pick("country", "PHL")
    assert (session.picked("country"), desk.kept.history.past) == ("PHL", ())


def test_a_widget_is_filled_and_read_under_its_key(desk):
    assert session.fill("a", 3) == "a"
    taken: list[int] = []
    session.taker("a", taken.append)()
    assert (taken, session.value("none")) == ([3], None)


def test_a_table_starts_anew_only_when_its_state_came_from_elsewhere(desk):
    assert session.edition("t", "a") == (0, "a")
    session.edited("t", "b")
    assert session.edition("t", "b") == (0, "a"), "what was typed keeps the table as it is"
    assert session.edition("t", "c") == (1, "c"), "undo gives a new one"
    assert session.edition("t", "c") == (1, "c")


def test_shores_are_seen_from_home(alder, northmere, work_of):
    us, uk = session.shores_by_country(work_of(alder)), session.shores_by_country(work_of(northmere))
    assert (us["USA"], us["MEX"], us["PHL"]) == ("onshore", "nearshore", "offshore")
    assert (uk["GBR"], uk["PHL"]) == ("onshore", "offshore")
