"""The only keeper of `st.session_state`: whose work this is, where it stands, and how it is written back."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cxmodel import history as line
from cxmodel.dataset import Dataset
from cxmodel.history import History
from cxmodel.model.evaluate import Results, evaluated
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.attribution import Attribution, attribute
from cxmodel.model.evaluate.geography import shores
from cxmodel.scenario import Scenario, starting
from cxmodel.store import Database, dataset_of, journal, open_store
from cxmodel.tables import SHORES
from cxmodel.ui.live import Move, read_move
from cxmodel.units import Money, locale_of

COOKIE = "cxworkbench"
DRAG_WRITE_S = 0.5
VIEW: dict[str, Any] = {"room": False, "currency": "USD", "per_usd": 1.0, "as_of": ""}
_holders: dict[str, str] = {}
_opening = threading.Lock()


@dataclass
class Kept:
    """What lives in the session: everything else is worked out anew."""

    workspace: str
    history: History
    view: dict[str, Any] = field(default_factory=lambda: dict(VIEW))
    replay: int = 0
    undone: str = ""
    told: str = ""
    stale: bool = False
    written: History | None = None
    written_at: float = 0.0
    extent: dict[str, tuple[float, float]] = field(default_factory=dict)
    picked: dict[str, str] = field(default_factory=dict)
    editions: dict[str, tuple[int, Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Work:
    """What a page is drawn from: data, decisions, results now and before the last change."""

    dataset: Dataset
    history: History
    results: Results
    before: Results | None
    view: dict[str, Any]
    locale: str
    replay: int

    @property
    def scenario(self) -> Scenario:
        return self.history.present

    @property
    def room(self) -> bool:
        return bool(self.view["room"])

    @property
    def currency(self) -> Money:
        return Money(self.view["currency"], self.view["per_usd"], self.view["as_of"])


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The store, opened once a process."""
    with _opening:
        return open_store()


@st.cache_resource(show_spinner=False)
def dataset() -> Dataset:
    """The dataset of the store, read once a process."""
    return dataset_of(database())


def kept() -> Kept:
    """The session's own work; restored from the store when the session is new."""
    if "kept" not in st.session_state:
        st.session_state["kept"] = _restored()
    return st.session_state["kept"]


def work() -> Work:
    """Everything a page needs, worked out from what is kept."""
    mine, data = kept(), dataset()
    before = mine.history.before
    earlier = None if before is None or before.case != mine.history.present.case else evaluated(data, before)
    return Work(data, mine.history, evaluated(data, mine.history.present), earlier, mine.view,
                locale_of(st.context.locale), mine.replay)


def _restored() -> Kept:
    """The work of this browser; in a new browser on this machine, the latest work nobody has open."""
    store, data = database(), dataset()
    own = (st.context.cookies or {}).get(COOKIE, "")
    found = journal.restore(store, own, data) if own else None
    if found:
        mine = Kept(own, found[0], {**VIEW, **found[1]})
    else:
        mine = Kept(uuid.uuid4().hex, History(starting(data)))
        for other in journal.latest(store) if _on_this_machine() else ():
            if not _open_elsewhere(other) and (taken := journal.restore(store, other, data)):
                mine = replace(mine, history=taken[0], view={**VIEW, **taken[1]})
                break
        journal.record(store, mine.workspace, None, mine.history, mine.view)
    if st.query_params.get("room") in ("0", "1"):
        mine.view["room"] = st.query_params["room"] == "1"
    mine.written = mine.history
    _hold(mine.workspace)
    return mine


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


def change(scenario: Scenario, gesture: str = "", dragging: bool = False) -> None:
    """Make this the present scenario, write it down, and forget what was redone.

    While a handle is dragged it is written twice a second and when it is let go.
    """
    mine = kept()
    _keep(line.move(mine.history, scenario, gesture), dragging)


def undo() -> None:
    """One step back. A drag that is still going on is over with it."""
    mine = kept()
    mine.undone = mine.history.gesture
    mine.told = "" if mine.history.past else "There is nothing to undo."
    _keep(line.undo(mine.history))


def redo() -> None:
    """One step forward again."""
    mine = kept()
    mine.told = "" if mine.history.future else "There is nothing to redo."
    _keep(line.redo(mine.history))


def play_again() -> None:
    """Replay the last change in the picture."""
    mine = kept()
    mine.told = "" if mine.history.past else "There is no change to replay yet."
    mine.replay += 1 if mine.history.past else 0


def set_view(**values: Any) -> None:
    """Change how things are shown: room mode, currency. Not a decision, so not in the history."""
    mine = kept()
    mine.view = {**mine.view, **values}
    journal.record(database(), mine.workspace, mine.history, mine.history, mine.view)


def told() -> str:
    """A remark on the last action, said once."""
    mine = kept()
    words, mine.told = mine.told, ""
    return words


def _keep(history: History, dragging: bool = False) -> None:
    mine = kept()
    written = mine.written or mine.history
    mine.history = history
    if history is not written and not (dragging and time.monotonic() - mine.written_at < DRAG_WRITE_S):
        journal.record(database(), mine.workspace, written, history)
        mine.written, mine.written_at = history, time.monotonic()


def last_move(key: str) -> Move | None:
    """What the sliders under `key` reported last, unless it belongs to a drag that was undone."""
    return read_move(st.session_state.get(key))


def is_undone(move: Move) -> bool:
    return bool(move.gesture) and move.gesture == kept().undone


def fill(key: str, value: Any) -> str:
    """Lay the scenario's value under a widget's key before the widget is drawn; returns the key."""
    st.session_state[key] = value
    return key


def value(key: str) -> Any:
    """What a widget holds now; for callbacks."""
    return st.session_state.get(key)


def taker(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """A callback that hands the widget's new value to `take`."""
    return lambda: take(value(key))


def pick(name: str, choice: str) -> None:
    """Remember what was clicked (a country, a theme); not a decision. The whole page is drawn again."""
    mine = kept()
    mine.stale = mine.stale or mine.picked.get(name) != choice
    mine.picked[name] = choice


def gesture_over() -> None:
    """A handle was let go: what stands outside the live part of the page is drawn again too."""
    kept().stale = True


def was_stale() -> bool:
    """Whether something outside the live part waits to be drawn again; asked once."""
    mine = kept()
    stale, mine.stale = mine.stale, False
    return stale


def picked(name: str) -> str:
    """What was clicked last, or nothing."""
    return kept().picked.get(name, "")


def extent(name: str, low: float, high: float) -> tuple[float, float]:
    """Axis limits that only ever grow, so that a picture does not jump while a handle moves."""
    mine = kept()
    old = mine.extent.get(name, (low, high))
    mine.extent[name] = (min(old[0], low), max(old[1], high))
    return mine.extent[name]


def results_of(scenario: Scenario) -> Results:
    """The results of another scenario of this work."""
    return evaluated(dataset(), scenario)


def edition(name: str, state: object) -> tuple[int, Any]:
    """Number and starting state of an editable table.

    A table keeps its data while it is typed into; it starts anew, with the next number, when its state
    was changed elsewhere (undo, another case), so that no edit is lost and none is shown twice.
    """
    mine = kept()
    number, base, last = mine.editions.get(name, (0, state, state))
    if last != state:
        number, base = number + 1, state
    mine.editions[name] = (number, base, state)
    return number, base


def edited(name: str, state: object) -> None:
    """The table itself brought the work to this state."""
    mine = kept()
    number, base, _ = mine.editions[name]
    mine.editions[name] = (number, base, state)


def assumed(work: Work) -> Assumed:
    """The assumptions as the rules read them, the user's own values first."""
    return central(work.dataset, work.scenario.overrides)


def since_start(work: Work) -> Attribution:
    """What decisions and what assumptions did to the net saving since the case was opened. [share]"""
    first = starting(work.dataset, work.scenario.case)
    return attribute(work.dataset, first, work.scenario, lambda results: results.net_saving.typical)


def shores_by_country(work: Work) -> dict[str, str]:
    """Onshore, nearshore or offshore, as seen from the case's home."""
    home = work.dataset.case_named(work.scenario.case).home_iso3
    order = [row.iso3 for row in work.dataset.location]
    found = shores(work.dataset.location, order.index(home), assumed(work))
    return {iso3: SHORES[place] for iso3, place in zip(order, found, strict=True)}
