"""A desk (a session with its store, without a browser), work to draw from, and pages run without a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cxmodel.errors import CxError
from cxmodel.history import History
from cxmodel.scenario import starting
from cxmodel.store import Database, journal, open_store
from cxmodel.ui import picture, session, workspace
from cxmodel.ui.session import Kept, Work

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Path:
    """A closed store with the shipped data; not to be changed."""
    path = tmp_path_factory.mktemp("filled") / "store.duckdb"
    open_store(path).close()
    return path


@pytest.fixture
def desk(monkeypatch, tmp_path, dataset, alder):
    """A session that is kept in plain values: what callbacks change, what the store is told."""
    state = {"kept": Kept("w", History(alder))}
    store = Database(tmp_path / "desk.duckdb")
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(session, "database", lambda: store)
    monkeypatch.setattr(session, "dataset", lambda: dataset)
    session.journal.record(store, "w", None, state["kept"].history, {})
    yield SimpleNamespace(state=state, kept=state["kept"], store=store, present=lambda: state["kept"].history.present)
    store.close()


@pytest.fixture
def work_of(dataset) -> Callable[..., Work]:
    """What a page is drawn from, for a scenario and perhaps the one before it."""

    def make(scenario, before=None, locale="en_US", **view) -> Work:
        past = (before,) if before is not None else ()
        return Work(dataset, History(scenario, past), {**session.VIEW, **view}, locale)

    return make


@pytest.fixture
def click(monkeypatch):
    """A hand that clicks a mark of a picture, once, as soon as the picture is there."""
    draw = picture._COMPONENT

    def ready(box: str, mark: str) -> None:
        waiting = [mark]

        def drawn(*, key: str, on_click_change: Callable[[], None], **given: Any) -> Any:
            if key == box and waiting:
                with monkeypatch.context() as hand:
                    hand.setattr(session, "value", {box: {"click": {"id": waiting.pop(), "at": 1}}}.get)
                    on_click_change()
            return draw(key=key, on_click_change=on_click_change, **given)

        monkeypatch.setattr(picture, "_COMPONENT", drawn)

    return ready


@pytest.fixture
def store(filled, tmp_path, monkeypatch):
    """The store that pages open in this process; its caches are emptied before and after."""
    path = Path(shutil.copyfile(filled, tmp_path / "store.duckdb"))
    monkeypatch.setenv("CXMODEL_STORE", str(path))
    _forget()
    yield path
    _forget(close=True)


def _forget(close: bool = False) -> None:
    if close:
        with suppress(CxError):  # a damaged store was never open
            session.database().close()
    st.cache_resource.clear()
    workspace._holders.clear()


@pytest.fixture
def browse(store, monkeypatch) -> Callable[[str], None]:
    """Several browsers on one server: what follows `browse("ana")` happens in hers."""
    sessions: dict[str, dict[str, Any]] = {}
    monkeypatch.setattr(st, "query_params", {})

    def switch(name: str) -> None:
        monkeypatch.setattr(st, "session_state", sessions.setdefault(name, {}))
        monkeypatch.setattr(st, "context", SimpleNamespace(cookies={workspace.COOKIE: name}, locale="en-US",
                                                           ip_address="192.0.2.1"))
        if "kept" not in st.session_state:
            journal.record(session.database(), name, None, History(starting(session.dataset())), {})

    return switch


@pytest.fixture
def open_page(store, monkeypatch) -> Callable[[str], AppTest]:
    """Run a script of the product as a new browser on this machine would, after all others have left."""
    monkeypatch.setattr(workspace, "_on_this_machine", lambda: True)

    def visit(script: str) -> AppTest:
        workspace._holders.clear()
        return AppTest.from_file(str(ROOT / script), default_timeout=30).run()

    return visit


def texts(app: AppTest) -> str:
    """All that a page says in HTML."""
    return " ".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body)
