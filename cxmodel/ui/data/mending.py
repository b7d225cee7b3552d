"""What needs mending: each cell with what was found and what belongs there, and a place to type it, or an offer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from cxmodel.exchange.preview import Preview
from cxmodel.exchange.sheets import marked
from cxmodel.exchange.slips import Slip
from cxmodel.ui import display, importing, session
from cxmodel.ui.data.labels import label
from cxmodel.ui.data.outgoing import made
from cxmodel.ui.session import Work
from cxmodel.units import number

NEW = "Type what belongs there"
MOST = 500
MOST_FIELDS = 6
SEEN = 8  # rows of the grid; more are reached by scrolling in it, and what follows stays in sight
ROW = 66  # px; above 4 rem, long words run over several lines


def mending(work: Work, found: Preview) -> None:
    """The cells to mend as a table; what is typed is read again. Or the sender's own file with the faults marked."""
    fixable = [slip for slip in found.slips if slip.address][:MOST]
    rest = [slip for slip in found.slips if not slip.address]
    told, button = st.columns([70, 30], vertical_alignment="center")
    told.html(f"<div class='cx-under'>{escape(lead(found, bool(fixable), work))}</div>")
    with button:
        _marked(found)
    _offers(work, fixable)
    if work.room:
        _fields(fixable[:MOST_FIELDS])
    elif fixable:
        _grid(fixable)
    if rest or len(found.slips) > MOST:
        _elsewhere(work, rest, len(found.slips) - len(fixable) - len(rest))


def lead(found: Preview, fixable: bool, work: Work) -> str:
    """How many cells stand in how many rows, and what can be done about them here."""
    cells, rows = (_many(count, what, work) for count, what in (
        (len(found.slips), "cell" if fixable else "fault"), (found.to_mend, "row")))
    here = "here" if work.room else "into the last column"
    how = (f"Type {here}, and the file is read again with it; on your disk it stays as it is. Or send it back, marked."
           if fixable else "Mend the file and choose it again, or send it back, marked.")
    return f"{cells} in {rows}. {how}" if found.to_mend else f"{cells}. {how}"


def _many(count: int, what: str, work: Work) -> str:
    return f"{number(count, work.locale)} {what}{'' if count == 1 else 's'}"


def _offers(work: Work, slips: Sequence[Slip]) -> None:
    """What the reader worked out for some of the cells, taken with one click; never without it."""
    offered = {(slip.sheet, slip.address): slip.suggested for slip in slips if slip.suggested}
    if not offered:
        return
    name = f"Take {', '.join(offered.values())}" if len(offered) < 4 else f"Take all {len(offered)} suggestions"
    told, button = st.columns([70, 30], vertical_alignment="center")
    told.html(f"<div class='cx-told'>{escape(_offered(slips, work))}</div>")
    button.button(display.plain(name[:60]), key="take-offers", on_click=importing.correct, args=(offered,),
                  width="stretch", help="Puts what was worked out into these cells, and reads the file again.")


def _offered(slips: Sequence[Slip], work: Work) -> str:
    mine = [slip for slip in slips if slip.suggested]
    told = "; ".join(f"{slip.where}: {slip.suggested} for {slip.found or 'an empty cell'}" for slip in mine[:3])
    more = len(mine) - 3
    return f"Worked out from the cells: {told}{f'; and {number(more, work.locale)} more' if more > 0 else ''}."


def _fields(slips: Sequence[Slip]) -> None:
    """The first cells one by one, in letters the back row can read, which a grid has not."""
    with st.container(key="mend-fields"):
        for slip in slips:
            told, new = st.columns([72, 28], vertical_alignment="center")
            told.html(f"<div><b>{escape(slip.where)}</b> {escape(slip.who)}, {escape(label(slip.column))}: "
                      f"<b>{escape(slip.found) or 'empty'}</b></div>"
                      f"<div class='cx-under'>Expected: {escape(slip.expected)}. {escape(slip.mend)}</div>")
            key = session.fill(f"mend {slip.sheet} {slip.address}", "")
            new.text_input(NEW, key=key, label_visibility="collapsed", max_chars=1000,
                           placeholder=slip.suggested or NEW.lower(),
                           on_change=session.taker(key, lambda text, slip=slip: importing.correct(
                               {(slip.sheet, slip.address): (text or "").strip()})))


def _grid(slips: Sequence[Slip]) -> None:
    edition, _ = session.edition("mending", tuple(slips))
    key = f"mend-{edition}"
    st.data_editor(table(slips), key=key, hide_index=True, num_rows="fixed", width="stretch",
                   height="content" if len(slips) <= SEEN else SEEN * ROW, row_height=ROW,
                   disabled=["Where", "Row", "Column", "Found", "Expected"],
                   on_change=_take, args=(key, slips), column_config={
                       NEW: st.column_config.TextColumn(width="medium", max_chars=1000),
                       "Expected": st.column_config.TextColumn(width="large")})


def table(slips: Sequence[Slip]) -> pd.DataFrame:
    """The grid's rows: place, what the row is about, column, found, expected and how to mend, and room to type."""
    rows = [[f"{slip.sheet} {slip.address}", slip.who, label(slip.column), slip.found or "(empty)",
             f"{slip.expected}. {slip.mend}" if slip.mend else slip.expected, ""] for slip in slips]
    return pd.DataFrame(rows, columns=["Where", "Row", "Column", "Found", "Expected", NEW], dtype=object)


def _take(key: str, slips: Sequence[Slip]) -> None:
    """Cells that were typed into, as corrections of the file."""
    edits = (session.value(key) or {}).get("edited_rows", {})
    typed = {(slips[int(place)].sheet, slips[int(place)].address): str(cells[NEW] or "").strip()
             for place, cells in edits.items() if NEW in cells}
    if typed:
        importing.correct(typed)


def _marked(found: Preview) -> None:
    mine = importing.upload()
    if mine is None:
        return
    stem, _, _ = mine.name.rpartition(".")
    ending = "xlsm" if mine.name.lower().endswith(".xlsm") else "xlsx"
    st.download_button("Your file, faults marked", lambda: made(
        lambda target: marked.write(importing.current(mine), found.remarks, target)),
        f"{stem or mine.name}-marked.{ending}", key="get-marked", on_click="ignore", width="stretch",
        help="The same workbook with the faulty cells coloured and commented, and a sheet Issues.")


def _elsewhere(work: Work, slips: Sequence[Slip], more: int) -> None:
    """Faults that no single cell stands for."""
    lines = [told(slip) for slip in slips[:20]]
    lines += [f"{number(more, work.locale)} more cells; mend these first."] if more > 0 else []
    lines += [f"{number(len(slips) - 20, work.locale)} more faults."] if len(slips) > 20 else []
    st.text("\n".join(lines))


def told(slip: Slip) -> str:
    """A fault in a line: where, what was found, what belongs there.

    >>> told(Slip("Offer", "", "row 4", "", "seats", "", "the seats on offer", "Enter them."))
    'Offer row 4, Seats on offer: expected the seats on offer. Enter them.'
    """
    where = f"{slip.sheet} {slip.place}".strip() or "The file"
    column = f", {label(slip.column)}" if slip.column else ""
    found = f" found '{slip.found}'," if slip.found else ""
    return f"{where}{column}:{found} expected {slip.expected}. {slip.mend}".rstrip()
