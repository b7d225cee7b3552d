"""View Months: how every metric moves, and the grid into which a month is typed or pasted."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxmodel.errors import CxError, raise_all
from cxmodel.exchange.schedule import Agreement, Line
from cxmodel.exchange.schedule.agreed import next_month, unit_of
from cxmodel.ui import display, editing, session
from cxmodel.ui.contract import edits, trends
from cxmodel.ui.contract.empty import no_work
from cxmodel.ui.contract.terms import shown, taken
from cxmodel.ui.contract.writing import HOLDS, write
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work

READ, TYPE = "Trend", "Enter figures"
GRID, MONTH = "contract-grid", "Month"
HOW = ("Type or paste from a spreadsheet; an empty cell is a figure that nobody knows. A row more is a month more, "
       "written as 2026-03.")
HEIGHT = {True: (20.0, 26.0), False: (18.0, 26.0)}  # least and most of the picture of trends [rem]


def months(work: Work, held: Agreement) -> None:
    """The trend first, unless there is nothing to show of it."""
    key = session.fill("contract-months-box", opened(held))
    top = st.container(key="contract-top")
    head = st.container(key="contract-bar", horizontal=True, vertical_alignment="center")
    with head:
        st.pills("Read or enter", [READ, TYPE], key=key, label_visibility="collapsed", required=True, width="content",
                 on_change=session.taker(key, lambda part: session.pick("contract-months", part or READ)))
    found = trends.standings(held)
    with top:
        said, under = headline(work, held, found)
        display.finding(said, f"{under} {no_work(work)}".strip())
    if opened(held) == TYPE:
        _grid(work, held, head)
        return
    rows = math.ceil(len(found) / trends.COLUMNS[work.room])
    low, high = HEIGHT[work.room]
    height = min(high, max(low, 8.0 * rows))
    picture(trends.figure(work, found, [month for month, _ in held.months], height), key="contract-trends",
            height=f"{height}rem", alt="; ".join(
                f"{one.line.metric.name}: {trends.STATES[one.state][1]}, {trends.pace(work, one)}" for one in found))


def opened(held: Agreement) -> str:
    """The part that is open; the grid while no month is there, or somebody else's first one came over what is typed."""
    now = session.picked("contract-months")
    measured = held.months and held.lines and not editing.begun(grid_of(held))
    return now if now in (READ, TYPE) else READ if measured else TYPE


def headline(work: Work, held: Agreement, found: tuple[trends.Standing, ...]) -> tuple[str, str]:
    """The finding, and what stands under it."""
    if not held.lines:
        return "There is nothing to measure yet", "Add metrics under Scorecard first."
    if not held.months:
        return "No month is measured yet: enter the first one", "Fees, trend and early warning follow from it."
    return trends.title(found), trends.under(work, found)


def _grid(work: Work, held: Agreement, bar: DeltaGenerator) -> None:
    """Months down, metrics across; saved together by the buttons in the bar above."""
    if not held.lines:
        return
    draft = editing.drafted(grid_of(held), held, part=written_over)
    then: Agreement = draft.start
    start = table(then, first_month(then))
    editing.warn(draft)
    typed = st.data_editor(
        start, key=draft.key, hide_index=True, num_rows="dynamic", width="stretch", height="content",
        placeholder="", column_config={
            MONTH: st.column_config.TextColumn(pinned=True),
            **{head(line): st.column_config.NumberColumn(head(line), format="%g", help=display.plain(
                f"{'0 to 100: ' if line.metric.unit == 'share' else ''}{line.metric.formula}"))
               for line in then.lines}})
    with bar:
        if not draft.elsewhere and st.button("Save the figures", key="contract-figures-save", type="primary",
                                             disabled=typed.equals(start), help=HOLDS):
            write(work, lambda: taken_over(work, then, typed), lambda: session.put_away(draft.name))
        if st.button("Bring a file →", key="contract-file",
                     help="On the page Data, under Get in: a table performance with case_id, month, metric_id, value."):
            st.switch_page("pages/data.py")
    st.html(f"<div class='cx-under'>{HOW} {HOLDS}</div>")


def grid_of(held: Agreement) -> str:
    """The name of the draft of a case's figures."""
    return f"{GRID}-{held.case.id}"


def written_over(held: Agreement) -> tuple[object, ...]:
    """What a save of the grid would write over: figures and columns, not their weights and targets."""
    return held.months, {line.metric.id for line in held.lines}


def head(line: Line) -> str:
    """A column's head: the metric and the unit it is typed in."""
    return f"{line.metric.name} [{unit_of(line.metric.unit)}]"


def first_month(held: Agreement, today: date | None = None) -> str:
    """The month that comes next: after the last one measured, or the one that has just ended."""
    if held.months:
        return next_month(held.months[-1][0])
    now = today or date.today()
    return f"{now.year - (now.month == 1)}-{(now.month - 2) % 12 + 1:02d}"


def table(held: Agreement, coming: str) -> pd.DataFrame:
    """Every month with its figures as they are typed, and one empty row for the month to come."""
    rows: list[dict[str, Any]] = [
        {MONTH: month, **{head(line): shown(line, values.get(line.metric.id)) for line in held.lines}}
        for month, values in (*held.months, (coming, {}))]
    found = pd.DataFrame(rows, columns=[MONTH, *(head(line) for line in held.lines)])
    return found.astype({head(line): float for line in held.lines})


def taken_over(work: Work, held: Agreement, typed: pd.DataFrame) -> edits.Edit:
    """The grid as rows. Errors: a month that stands twice; or a row without a month and every share beyond the whole.

    They are told here in a sentence, as a grid that refuses a cell takes the old value back without a word.
    """
    figures: dict[str, dict[str, float | None]] = {}
    names = [str(cell).strip() if pd.notna(cell) else "" for cell in typed[MONTH]]
    for name, (_, cells) in zip(names, typed.iterrows(), strict=True):
        values = {line.metric.id: taken(line, cells[head(line)]) for line in held.lines}
        if name or any(value is not None for value in values.values()):
            figures[name] = values
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    raise_all([CxError(f"{name} stands twice", "Months", "Keep one row for a month.") for name in twice])
    gone = [month for month, _ in held.months if month not in figures]
    return edits.save_figures(work.dataset, held.case.id, figures, gone)
