"""View Behaviours: statements that somebody who listens could tick, with good and bad, and a check of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.exchange.schedule import Agreement, Line
from cxmodel.framework import Edit
from cxmodel.ui import display, editing, frame, session
from cxmodel.ui.contract import edits, starting
from cxmodel.ui.contract.adding import middle
from cxmodel.ui.contract.observable import LIMIT, observable
from cxmodel.ui.contract.phrases import said
from cxmodel.ui.contract.writing import write
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import listed

READ, NEW, OWN = "Read", "+ Add a behaviour", "+own"
DRAFT, LONGEST = "contract-behaviour", 400
FIELDS = {"statement": "What can be seen or heard", "good_example": "Good sounds like",
          "bad_example": "Bad sounds like"}


def behaviours(work: Work, held: Agreement) -> None:
    """The finding, then all of them to read, or the form of one."""
    mine = lines_of(held)
    display.finding(*headline(mine))
    shown = _switch(mine)
    if shown == READ:
        read(work, mine)
    elif shown == NEW:
        _new(work, held)
    else:
        _form(work, next(line for line in mine if line.metric.id == shown))


def lines_of(held: Agreement) -> tuple[Line, ...]:
    """The terms about behaviours."""
    return tuple(line for line in held.lines if line.metric.kind == "behaviour")


def headline(mine: Sequence[Line]) -> tuple[str, str]:
    """How many can be seen or heard, and which cannot."""
    if not mine:
        return ("No behaviour is agreed, so nobody has said what good service sounds like",
                "Add one that two people who listen to the same contact would tick alike.")
    vague = [line.metric.name for line in mine if not observable(line.term.statement or "")[0]]
    count = len(mine)
    if vague:
        verb = "cannot be seen or heard as it is" if len(vague) == 1 else "cannot be seen or heard as they are"
        return f"{listed(vague)} {verb} written: mend that before signing", LIMIT
    both = "The one behaviour names something" if count == 1 else f"All {count} behaviours name something"
    return f"{both} that can be seen or heard", LIMIT


def _switch(mine: Sequence[Line]) -> str:
    names = {READ: READ, **{line.metric.id: display.plain(line.metric.name) for line in mine},
             NEW: display.plain(NEW)}
    now = session.picked("contract-behaviour")
    key = session.fill("contract-behaviour-box", now if now in names else READ if mine else NEW)
    return st.pills("Read or change", list(names), format_func=lambda name: names.get(name, ""), key=key,
                    label_visibility="collapsed", required=True, on_change=session.taker(key, show)) or READ


def show(part: str | None) -> None:
    """Open one behaviour, or all of them."""
    session.put_away(DRAFT)
    session.pick("contract-behaviour", part or READ)


def read(work: Work, mine: Sequence[Line]) -> None:
    """Every behaviour with its examples and what the check says."""
    rows = [_row(work, line) for line in mine]
    if rows:
        head = [("Behaviour", False), ("What can be seen or heard", False), ("Good and bad", False)]
        html = display.table_html(head, rows, "Behaviours")
        st.html(html.replace("cx-table", "cx-table cx-behaviours", 1))


def _row(work: Work, line: Line) -> list[str]:
    fine, why = observable(line.term.statement or "")
    mark = "<span class='cx-good'>✓</span>" if fine else "<span class='cx-bad'>✗</span>"
    good, bad = (escape(text) if text else "<span class='cx-grey'>no example yet</span>"
                 for text in (line.term.good_example, line.term.bad_example))
    target = said(line.metric, line.term.target, work.locale)
    return [f"<b>{escape(line.metric.name)}</b><br><span class='cx-grey'>met from {escape(target)}</span>",
            f"{escape(line.term.statement or 'Not written yet.')}<br>"
            f"<span class='cx-grey'>{mark} {escape(why)}</span>",
            f"<span class='good'>Good:</span> {good}<br><span class='bad'>Bad:</span> {bad}"]


def _form(work: Work, line: Line) -> None:
    """Statement and examples of one behaviour; the check speaks on what is saved."""
    name = f"{DRAFT}-{line.term.case_id}-{line.metric.id}"
    draft = editing.drafted(name, {field: getattr(line.term, field) for field in FIELDS}, _on_screen)
    editing.warn(draft)
    with st.form(draft.key, enter_to_submit=False):
        cells = _fields(draft.start, draft.key)
        sent = st.form_submit_button("Save", type="primary")
    fine, why = observable(cells["statement"] or "")
    st.html(f"<div class='cx-under' role='status'>{'✓' if fine else '✗'} {escape(why)} {LIMIT}</div>")
    if sent and not draft.elsewhere:
        write(work, lambda: edits.save_term(work.dataset, replace(line.term, **cells)),
              lambda: session.put_away(name))
    if st.button("Take it off the scorecard", key="behaviour-remove"):
        write(work, lambda: edits.remove_term(work.dataset, line.term), lambda: show(READ))


def _on_screen(key: str, _: object) -> bool:
    """A form tells what is typed only when it is sent; one that was left holds nothing."""
    return session.value(f"{key}-statement") is not None


def _fields(base: Mapping[str, str | None], key: str) -> dict[str, str | None]:
    """The statement, and side by side what is good and what is bad."""
    found: dict[str, str | None] = {}
    top, (left, right) = st.container(), st.columns(2)
    for (name, label), place in zip(FIELDS.items(), (top, left, right), strict=True):
        text = place.text_area(label, base.get(name) or "", key=f"{key}-{name}", max_chars=LONGEST,
                               height=96)
        found[name] = (text or "").strip() or None
    return found


def _new(work: Work, held: Agreement) -> None:
    """A behaviour of the library, or one of one's own."""
    agreed = {line.metric.id for line in held.lines}
    library = {row.id: row for row in work.dataset.metric if row.kind == "behaviour" and row.id not in agreed}
    choices = [*library, OWN]
    edition, _ = session.draft(DRAFT, "new")
    chosen = st.selectbox("Behaviour", choices, key=f"{DRAFT}-{edition}-chosen",
                          format_func=lambda name: library[name].name if name in library else "One of our own")
    with st.form(f"{DRAFT}-{edition}-new", enter_to_submit=False):
        name = ""
        if chosen == OWN:
            name = st.text_input("Its name, in two or three words", key=f"{DRAFT}-{edition}-name", max_chars=60) or ""
        else:
            st.html(f"<div class='cx-under'>{escape(library[chosen].definition)}</div>")
        cells = _fields({}, f"{DRAFT}-{edition}-new")
        sent = st.form_submit_button("Add it to the scorecard", type="primary")
    if sent:
        _add(work, held, chosen, name, cells)


def _add(work: Work, held: Agreement, chosen: str, name: str, cells: dict[str, str | None]) -> None:
    def made() -> Edit:
        data, metric = (edits.own_behaviour(work.dataset, name) if chosen == OWN else
                        (work.dataset, work.dataset.metrics[chosen]))
        weight = middle([line.term.weight for line in held.lines])
        return edits.add_term(data, replace(starting.first_term(held.case.id, metric, weight), **cells))

    try:
        edit = made()
    except CxError as fault:
        frame.tell(fault)
        return
    write(work, lambda: edit, lambda: show(READ))
