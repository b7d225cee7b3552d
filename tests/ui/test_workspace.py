"""Whose work it is: taken up, held, carried over to other data; two browsers do not share it by accident."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
import streamlit as st

from cxmodel.framework import remove_theme, save_criterion
from cxmodel.history import History
from cxmodel.scenario import starting
from cxmodel.store import journal
from cxmodel.ui import session, workspace
from cxmodel.ui.workspace import Kept
from tests.test_framework import CRITERION


@pytest.fixture
def visit(desk, monkeypatch):
    """A browser comes with a cookie and an address; returns what its session keeps."""

    def come(cookie: str = "", ip_address: str | None = None, **address: str) -> Kept:
        context = SimpleNamespace(cookies={workspace.COOKIE: cookie}, locale="en-US", ip_address=ip_address)
        monkeypatch.setattr(st, "context", context)
        monkeypatch.setattr(st, "query_params", address)
        desk.state.pop("kept", None)
        return session.kept()

    monkeypatch.setattr(workspace, "_holders", {})
    return come


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
    monkeypatch.setattr(workspace, "_open_elsewhere", lambda workspace: workspace == "w")
    assert visit().history == History(alder)


@pytest.mark.parametrize(("address", "room"), [({"room": "1"}, True), ({"room": "0"}, False), ({"room": "x"}, False),
                                               ({}, False)])
def test_the_address_may_ask_for_room_mode(visit, address, room):
    assert visit("w", **address).view["room"] is room


def test_work_that_fits_other_data_as_it_is_stays_the_very_same(desk, dataset, alder):
    mine = Kept("w", desk.kept.history, data=dataset)
    more = save_criterion(dataset, "culture", CRITERION).after
    workspace.carry_over(mine, more, desk.store)
    assert mine.history is desk.kept.history
    assert (mine.data, mine.shelf) == (more, {})


def test_work_of_which_nothing_is_left_starts_anew(desk, dataset, alder):
    other = replace(dataset, case=dataset.case[1:], activity=tuple(
        row for row in dataset.activity if row.case_id != "alder"))
    mine = Kept("w", History(alder), data=dataset)
    workspace.carry_over(mine, other, desk.store)
    assert mine.history == History(starting(other))
    assert journal.restore(desk.store, "w", other)[0] == mine.history
    workspace.carry_over(mine, dataset, desk.store)
    assert mine.history == History(alder), "and is back with its case"


def test_a_drag_and_its_handle_outlive_a_change_of_the_data(desk, dataset, alder):
    now = History(replace(alder, country_cap=0.5), (alder,), gesture="g", handles=("", "country_cap"))
    mine = Kept("w", now, data=dataset)
    workspace.carry_over(mine, remove_theme(dataset, "culture").after, desk.store)
    assert mine.history.present.country_cap == 0.5
    assert (mine.history.gesture, mine.history.moved) == ("g", "country_cap")


def test_two_windows_of_one_browser_show_one_work_and_lose_nothing(visit, desk, alder):
    one = visit("w")
    session.change(replace(alder, country_cap=0.4))
    two = visit("w")
    session.change(replace(two.history.present, moved_share=0.7))
    desk.state["kept"] = one
    session.change(replace(session.kept().history.present, overlap_hours=3.0))
    desk.state["kept"] = two
    now = session.kept().history
    assert (now.present.country_cap, now.present.moved_share, now.present.overlap_hours) == (0.4, 0.7, 3.0)
    session.undo()
    session.undo()
    desk.state["kept"] = one
    assert session.kept().history.present == replace(alder, country_cap=0.4)
    assert visit("w").history.present == replace(alder, country_cap=0.4)
    restored = journal.restore(session.database(), "w", session.dataset())
    assert restored is not None
    assert restored[0].present == replace(alder, country_cap=0.4)
