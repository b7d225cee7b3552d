"""View What changed: every change of the data, who made it, from which file, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.store.edits import Entry
from cxmodel.ui import display, frame, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.framework import clock
from cxmodel.units import number

KINDS = {"import": "Import", "edit": "By hand", "take_back": "Way back"}
HOLDS = ("Changes of the data hold for everybody, in every scenario. Undo (↶) takes back decisions; a change of the "
         "data is taken back here.")
COUNTS = ("new", "changed", "removed")
WIDTHS = (56, 18, 13, 13)


def what_changed(work: Work) -> None:
    """The log, newest first; each line can be taken back and brought back."""
    entries = session.data_log()
    display.finding(finding(entries, work.locale), HOLDS)
    if not entries:
        st.button("Get figures in", key="to-get-in", type="primary", on_click=session.pick,
                  args=("data-view", "Get in"))
        return
    your_name(work)
    with st.container(key="log"):
        for column, title in zip(st.columns(WIDTHS), ("What", "When", "Who", ""), strict=True):
            column.html(f"<div class='cx-under'>{title}</div>")
        for entry in entries:
            _line(work, entry)


def finding(entries: Sequence[Entry], locale: str = "en_US") -> str:
    """How much was changed so far, and how much of it still counts."""
    if not entries:
        return "Nothing was changed yet: the data are as they were shipped"
    made = [one for one in entries if one.record.kind != "take_back"]
    gone = sum(one.taken_back for one in made)
    imports = sum(one.record.kind == "import" for one in made)
    told = [_many(imports, "import", locale), _many(len(made) - imports, "change by hand", locale, "changes by hand")]
    said = " and ".join(part for part in told if part) or "The last changes are ways back"
    return f"{said}, {number(gone, locale)} taken back since" if gone else said


def _many(count: int, one: str, locale: str, many: str = "") -> str:
    return f"{number(count, locale)} {one if count == 1 else many or one + 's'}" if count else ""


def your_name(work: Work, label: Literal["visible", "collapsed"] = "visible") -> None:
    """The name that stands beside what this browser changes."""
    key = session.fill("data-who", str(work.view.get("who", "")))
    st.text_input("Your name in the log", key=key, max_chars=40, placeholder="your name, for the log",
                  label_visibility=label, width=320 if label == "visible" else "stretch",
                  on_change=session.taker(key, lambda name: session.set_view(who=(name or "").strip())))


def _line(work: Work, entry: Entry) -> None:
    what, when, who, back = st.columns(WIDTHS, vertical_alignment="center")
    what.html(_what(entry, work.locale))
    when.html(f"<div>{escape(clock(entry.at))}</div>")
    who.html(f"<div>{escape(entry.record.who) or '<span class=cx-grey>not given</span>'}</div>")
    with back:
        take_back(entry)


def _what(entry: Entry, locale: str) -> str:
    record = entry.record
    mark = (f"<span class='cx-hash' title='SHA-256 {escape(record.file_hash)}'> · {escape(record.file_hash[:8])}</span>"
            if record.file_hash else "")
    struck = "<div class='cx-under'>taken back since</div>" if entry.taken_back else ""
    reach = f" ({escape(counts(entry, locale))})" if record.kind == "edit" else ""  # the others tell rows of the file
    kind = f"<span class='cx-under'>{KINDS[record.kind]}{mark}</span>"
    return f"<div>{kind}<br>{escape(record.what)}{reach}{struck}</div>"


def counts(entry: Entry, locale: str = "en_US") -> str:
    """Entries of the data that the change touched. An import tells the rows of its file; one may make two entries."""
    told = [(entry.counts[name], name) for name in COUNTS if entry.counts.get(name)]
    if not told:
        return "nothing"
    many = "entry" if sum(count for count, _ in told) == 1 else "entries"
    return f"{', '.join(f'{number(count, locale)} {name}' for count, name in told)} {many}"


def take_back(entry: Entry, label: str = "Take back", key: str = "take-back",
              width: Literal["content", "stretch"] = "content") -> None:
    """The way back from one change; nothing for one that was taken back already."""
    if entry.taken_back:
        return
    name = "Bring back" if entry.record.kind == "take_back" else label
    if st.button(name, key=f"{key}-{entry.id}", help="Undoes this one change; later ones stay.", width=width):
        attempt(lambda: session.take_back_data(entry.id))


def attempt(change: Callable[[], None]) -> None:
    """Carry out a change of the data and draw the whole page again, or tell why it cannot be."""
    try:
        change()
    except CxError as fault:
        frame.tell(fault)
        return
    session.was_stale()
    st.rerun()
