"""A workspace: one browser's work. Taken up when it comes, held while it is open, carried over when the data change."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field, replace
from typing import Any, Never, cast

import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.history import History
from cxmodel.model.evaluate import Results
from cxmodel.scenario import Scenario, normalised, starting
from cxmodel.store import Database, journal

COOKIE = "cxworkbench"
VIEW: dict[str, Any] = {"room": False, "currency": "USD", "per_usd": 1.0, "as_of": "", "who": ""}
_holders: dict[str, str] = {}
_newest: dict[tuple[str, str], tuple[int, History, History | None, Dataset | None]] = {}


class _NoResults:
    """Stands for the results while there is no case. Errors: CxError at every look."""

    def __getattr__(self, name: str) -> Never:
        if name.startswith("__"):
            raise AttributeError(name)
        raise CxError("There is no case yet", "Data", "Get a case in on the page Data.")


NO_RESULTS = cast(Results, _NoResults())


@dataclass
class Kept:
    """What lives in the session: everything else is worked out anew.

    `data` is the dataset the history fits; `shelf` holds, by dataset, a history that was carried over to
    other data: as it became and as it was, so that it comes back whole when the data do.
    """

    workspace: str
    history: History
    view: dict[str, Any] = field(default_factory=lambda: dict(VIEW))
    replay: int = 0
    replayed: Scenario | None = None
    undone: str = ""
    told: str = ""
    stale: bool = False
    written: History | None = None
    written_at: float = 0.0
    extent: dict[str, tuple[float, float]] = field(default_factory=dict)
    picked: dict[str, str] = field(default_factory=dict)
    editions: dict[str, tuple[int, Any, Any]] = field(default_factory=dict)
    number: int = 0
    data: Dataset | None = None
    shelf: dict[str, tuple[History, History]] = field(default_factory=dict)


def taken_up(store: Database, data: Dataset) -> Kept:
    """The work of this browser; in a new browser on this machine, the latest work nobody has open."""
    own = (st.context.cookies or {}).get(COOKIE, "")
    found = journal.restore(store, own, data) if own else None
    if found:
        mine = Kept(own, found[0], {**VIEW, **found[1]})
    else:
        mine = Kept(uuid.uuid4().hex, History(opening(data)))
        for other in journal.latest(store) if _on_this_machine() else ():
            if not _open_elsewhere(other) and (taken := journal.restore(store, other, data)):
                mine = replace(mine, history=taken[0], view={**VIEW, **taken[1]})
                break
        journal.record(store, mine.workspace, None, mine.history, mine.view)
    if st.query_params.get("room") in ("0", "1"):
        mine.view["room"] = st.query_params["room"] == "1"
    mine.written, mine.data = mine.history, data
    catch_up(mine, store)
    _hold(mine.workspace)
    return mine


def opening(data: Dataset) -> Scenario:
    """What new work starts from. Without a case it is a scenario of none, which waits for the first."""
    if data.case:
        return starting(data)
    return Scenario("no case", normalised({row.id: row.default_weight for row in data.theme}))


def write(mine: Kept, store: Database, after: float = 0.0) -> None:
    """Write down and share what is not written yet, unless the last time is fewer seconds ago than `after`."""
    if mine.history is mine.written or time.monotonic() - mine.written_at < after:
        return
    journal.record(store, mine.workspace, mine.written, mine.history)
    mine.written, mine.written_at = mine.history, time.monotonic()
    share(mine, store)


def share(mine: Kept, store: Database) -> None:
    """Several windows of one browser show one work: what this one made is what the others go on from."""
    name = (str(store.path), mine.workspace)
    mine.number = _newest.get(name, (0,))[0] + 1
    _newest[name] = (mine.number, mine.history, mine.written, mine.data)


def catch_up(mine: Kept, store: Database) -> None:
    """Go on from what another window of this browser made; nothing happens when this one was the last."""
    newest = _newest.get((str(store.path), mine.workspace))
    if newest and newest[0] > mine.number:
        mine.number, mine.history, mine.written, mine.data = newest


def carry_over(mine: Kept, data: Dataset, store: Database) -> None:
    """Make the work fit the data as they are now, and write it down; nothing happens while they are the same."""
    if mine.data is None or mine.data == data:
        mine.data = data
        return
    was, before = mine.data, mine.history
    became, as_it_was = mine.shelf.pop(data.content, (None, None))
    if as_it_was is not None and became is before:
        mine.history = as_it_was
    else:
        mine.history = journal.carried_over(before, data, was) or History(opening(data))
        mine.shelf |= {was.content: (mine.history, before)} if mine.history is not before else {}
    gone = _names(was) - _names(data)
    mine.picked = {name: choice for name, choice in mine.picked.items() if choice not in gone}
    mine.data = data
    if mine.history is not before:
        journal.record(store, mine.workspace, None, mine.history, mine.view)
        mine.written = mine.history
    share(mine, store)


def _names(data: Dataset) -> set[str]:
    """What can be clicked on and can go."""
    return {row.id for rows in (data.theme, data.criterion, data.vendor, data.site, data.case) for row in rows}


def _on_this_machine() -> bool:
    """Whether the browser runs where the server does; a colleague's browser never takes up another's work."""
    return st.context.ip_address in (None, "127.0.0.1", "::1", "localhost")


def _hold(workspace: str) -> None:
    context = get_script_run_ctx()
    _holders[workspace] = context.session_id if context else ""


def _open_elsewhere(workspace: str) -> bool:
    """Whether a browser that is still connected works on it."""
    holder = _holders.get(workspace)
    return bool(holder) and exists() and get_instance().is_active_session(holder)
