"""The only keeper of `st.session_state`: whose work this is, where it stands, and how it is written back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import streamlit as st

from cxmodel import history as line
from cxmodel.changes import changes_between
from cxmodel.dataset import Dataset
from cxmodel.history import History
from cxmodel.model.evaluate import Results, Sketch, evaluated, sketched
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.attribution import Attribution, attribute
from cxmodel.model.evaluate.geography import shores
from cxmodel.scenario import Scenario, followed, starting
from cxmodel.store import Database, dataset_of, edits, journal, open_store
from cxmodel.tables import SHORES
from cxmodel.ui import workspace
from cxmodel.ui.live import Move, read_move
from cxmodel.ui.work import Work
from cxmodel.ui.workspace import COOKIE, VIEW, Kept
from cxmodel.units import locale_of

__all__ = ["COOKIE", "VIEW", "Kept", "Work"]
DRAG_WRITE_S = 0.5
_opening = threading.Lock()


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
    """The session's own work: restored from the store when the session is new, always fit for the data."""
    data = dataset()
    if "kept" not in st.session_state:
        st.session_state["kept"] = workspace.taken_up(database(), data)
    mine: Kept = st.session_state["kept"]
    workspace.catch_up(mine, database())
    if mine.data is not data:
        workspace.carry_over(mine, data, database())
    return mine


def work() -> Work:
    """Everything a page needs, from what is kept."""
    mine, data = kept(), dataset()
    replay = mine.replay if mine.replayed == mine.history.present else 0  # a new change is not played by itself
    return Work(data, mine.history, mine.view, locale_of(st.context.locale), replay)


def change(scenario: Scenario, gesture: str = "", dragging: bool = False, moved: str = "") -> None:
    """Make this the present scenario, write it down, and forget what was redone.

    `moved` names the handle, such as "theme_weights:culture". While it is dragged, writing is left to `write_down`.
    """
    mine = kept()
    _keep(line.move(mine.history, followed(mine.history.present, scenario), gesture, moved), dragging)


def change_data(after: Dataset, what: str, made_from: Dataset | None = None, file: tuple[str, str] = ("", "")) -> None:
    """Make this the dataset of everybody, with a line in the log: `what` was changed, in a sentence.

    `made_from` is the dataset it was made from, this one's when not given; `file`: name and hash of an imported one.
    Errors, with nothing written: CxError when somebody else changed the data in the meantime, and for every row
    that does not fit.
    """
    before, kind = made_from or dataset(), "import" if any(file) else "edit"
    edits.apply(database(), before, changes_between(before, after), edits.Record(kind, what, _who(), *file))
    _data_changed(what)


def take_back_data(change_id: int) -> None:
    """Take back one change of the data, for everybody. Errors: CxError when later changes rest on it."""
    edits.take_back(database(), dataset(), change_id, _who())
    _data_changed("Taken back.")


def data_log(most: int = edits.NEWEST) -> list[edits.Entry]:
    """The last changes of the data, newest first."""
    return edits.log(database(), most)


def _who() -> str:
    """The name this browser goes by in the log, if it gave one."""
    return str(kept().view.get("who", ""))


def _data_changed(told: str) -> None:
    """Everybody reads the data anew on their next run; this browser's whole page is drawn again."""
    dataset.clear()
    mine = kept()
    mine.told, mine.stale = told, True


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
    if mine.history.past:
        mine.replay, mine.replayed = mine.replay + 1, mine.history.present


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
    mine.written, mine.history = mine.written or mine.history, history
    (workspace.share if dragging else workspace.write)(mine, database())


def write_down() -> None:
    """Write what a drag left unwritten, twice a second; after the drawing, as the hand waits for that alone."""
    workspace.write(kept(), database(), DRAG_WRITE_S)


def last_move(key: str) -> Move | None:
    """What the sliders under `key` reported last, unless it belongs to a drag that was undone."""
    return read_move(st.session_state.get(key))


def is_undone(move: Move) -> bool:
    return bool(move.gesture) and move.gesture == kept().undone


def fill(key: str, value: Any) -> str:
    """Lay a value under a widget's key before it is drawn, or keep it for this session alone; returns the key."""
    if key not in st.session_state or st.session_state[key] != value:  # a number half typed is left alone
        st.session_state[key] = value
    return key


def value(key: str) -> Any:
    """What a widget holds now, for callbacks; or what `fill` laid there."""
    return st.session_state.get(key)


def taker(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """A callback that hands the widget's new value to `take`."""
    return lambda: take(value(key))


def pick(name: str, choice: str) -> None:
    """Remember what was clicked (a country, a theme); not a decision. The whole page is drawn again."""
    mine = kept()
    mine.stale = mine.stale or mine.picked.get(name) != choice
    mine.picked[name] = choice


def picker(name: str) -> Callable[[str], None]:
    """A callback that picks what was clicked."""
    return lambda choice: pick(name, choice)


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


def sketch_of(scenario: Scenario) -> Sketch:
    """Where another scenario of this work stands."""
    return sketched(dataset(), scenario)


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


def draft(name: str, start: Any) -> tuple[int, Any]:
    """Number and starting state of a form: whatever changes elsewhere, they stay until the form is put away."""
    mine = kept()
    number, base, _ = mine.editions.get(name, (0, None, None))
    base = start if base is None else base
    mine.editions[name] = (number, base, base)
    return number, base


def put_away(name: str) -> None:
    """The form starts anew from what there is now."""
    mine = kept()
    mine.editions[name] = (mine.editions.get(name, (0, None, None))[0] + 1, None, None)


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
