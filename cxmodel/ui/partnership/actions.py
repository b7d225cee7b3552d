"""Next actions: what was agreed, by whom, until when; overdue ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.framework import Edit, new_id
from cxmodel.model.review import due_day, state_of, urgency
from cxmodel.tables import Action
from cxmodel.ui import display
from cxmodel.ui.partnership import saving
from cxmodel.ui.partnership.grid import Cells, Column, config_of, frame_of, put, typed
from cxmodel.ui.partnership.labels import MISTAKES, SHAPES, STATES, counted, day
from cxmodel.ui.session import Work

NOTHING = "Turn on Edit next actions, and write down what is to be done, by whom and until when."
WHERE = "Partnership, next actions"
COLUMNS = (Column("what", "What is to be done", width="large"), Column("mistake", "Against", choices=MISTAKES),
           Column("owner", "Owner"), Column("due", "Due", "Such as 2026-07-01", kind="day", width="small"),
           Column("done", "Done", kind="flag", width="small"))


def of_case(dataset: Dataset, case: str, today: date) -> tuple[Action, ...]:
    """The actions of a case, overdue ones first, done ones last."""
    mine = [row for row in dataset.action if row.case_id == case]
    return tuple(sorted(mine, key=lambda row: urgency(row.due, row.done, today)))


def summary(rows: Sequence[Action], today: date) -> str:
    """How many are open and overdue, in a sentence."""
    states = [state_of(row.due, row.done, today) for row in rows]
    open_ones, late = sum(state != "done" for state in states), states.count("overdue")
    if not rows:
        return "Nothing was agreed to be done next."
    if not open_ones:
        return f"All {counted(len(rows), 'action')} are done." if len(rows) > 1 else "The one action is done."
    told = f"{counted(open_ones, 'action')} open"
    nobody = sum(not row.owner for row in rows if not row.done)
    parts = [told, *([f"{late} overdue"] if late else []), *([f"{nobody} without an owner"] if nobody else [])]
    return f"{', '.join(parts)}."


def table(rows: Sequence[Action], today: date, most: int) -> str:
    """State, what, owner and due day of the first actions; HTML that says how many more there are."""
    if not rows:
        return f"<div class='cx-under'>{NOTHING}</div>"
    head = [("", False), ("Next actions", False), ("Owner", False), ("Due", False)]
    told = display.table_html(head, [_row(row, today) for row in rows[:most]], "Next actions")
    more = f"<div class='cx-under'>{len(rows) - most} more under Edit next actions.</div>" if len(rows) > most else ""
    return f"<div class='cx-actions'>{told}{more}</div>"


def _row(row: Action, today: date) -> list[str]:
    state = state_of(row.due, row.done, today)
    colour, shape, word = STATES[state]
    due = due_day(row.due)
    late = f" {counted((today - due).days, 'day')}" if state == "overdue" and due else ""
    owner = escape(row.owner) if row.owner else "<span class='cx-bad'>nobody yet</span>"
    return [f"<b class='{colour}'>{shape} {word}{late}</b>",
            f"<span class='cx-grey' title='Against: {escape(MISTAKES[row.mistake], quote=True)}'>{SHAPES[row.mistake]}"
            f"</span> {escape(row.what)}", owner, escape(day(row.due)) or "–"]


def edit(work: Work, rows: Sequence[Action], review: str, today: date) -> None:
    """The rows as a table; an action that is added belongs to the newest review."""
    saving.sheet(work, f"actions-{work.scenario.case}", rows, frame_of(COLUMNS), config_of(COLUMNS),
                 lambda base, delta: changed(work.dataset, work.scenario.case, review or str(today), base, delta))


def changed(dataset: Dataset, case: str, review: str, base: Sequence[Action], delta: Mapping[str, Any]) -> Edit:
    """The actions after what was typed. Errors: every cell that is missing or does not fit."""
    taken = {row.id for row in base}

    def new(given: Cells) -> Cells:
        name = new_id(str(given.get("what") or ""), taken, "action")
        taken.add(name)
        return {"case_id": case, "id": name, "review": review, "done": bool(given.get("done"))}

    return put(dataset, Action, base, typed(Action, base, COLUMNS, delta, new, WHERE), "Next actions")
