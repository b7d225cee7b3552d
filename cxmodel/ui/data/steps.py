"""Whose figures these are, and the three steps by which new ones get in."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cxmodel.dataset import Dataset
from cxmodel.exchange.sheets import template
from cxmodel.ui import display, importing, session
from cxmodel.ui.data import checklist, inventory, logbook
from cxmodel.ui.data.outgoing import XLSX, made, refusal
from cxmodel.ui.session import Work
from cxmodel.units import number

STEPS = "Three steps put new figures in. Nothing is written before you have seen what would change and said Apply."
NO_CASE = ("All pages but this one wait for a case. Take back what removed it, under What changed; or take The data, "
           "exactly, under Get out, fill its sheets 'case' and 'activity', and drop it here.")
KINDS = ".xlsx, .xlsm or .csv"
HOW = ("Yellow cells are yours; each header explains itself.",
       "An empty cell means unknown. It is never taken for zero.",
       "Vendors may send their own table: its columns are found by their names.",
       "Rows that are missing stay; a column 'action' with the word 'remove' takes one away.")


def steps(work: Work) -> None:
    """Take the template, fill it, drop it; below, the newest import with its way back."""
    newest = importing.last()
    done = newest is not None and session.value(importing.DONE) == str(newest.id)
    if newest is not None and done:
        _done(newest)
    else:
        display.finding(whose(work.dataset, work.locale), STEPS if work.dataset.case else NO_CASE)
        if not work.dataset.case:
            st.button("Open What changed", key="to-what-changed", type="primary", on_click=session.pick,
                      args=("data-view", "What changed"))
    checklist.afterwards(work)
    take, fill, drop = st.columns([30, 30, 40], gap="large")
    with take:
        _step(1, "Take the template")
        _templates(work)
    with fill:
        _step(2, "Fill it, or send it out")
        st.html(f"<ul class='cx-list'>{''.join(f'<li>{escape(line)}</li>' for line in HOW)}</ul>")
    with drop:
        _step(3, "Drop the file here")
        _drop()
    if newest is not None and not done:
        _newest(newest)
    inventory.inventory(work)


def whose(data: Dataset, locale: str = "en_US") -> str:
    """Whose figures the data hold: invented samples, one's own, or none yet."""
    if not data.case:
        return "There is no case yet, so nothing can be worked out"
    if not data.vendor:
        return "There is no vendor yet: take the template and fill in the first ones"
    own = sum(not row.sample for row in data.vendor)
    all_of_them = number(len(data.vendor), locale)
    if not own:
        return f"So far the figures are invented samples: {all_of_them} vendors, {_cases(data, locale)}"
    if own == len(data.vendor) == 1:
        return f"The one vendor is yours; {_cases(data, locale)}"
    if own == len(data.vendor):
        return f"All {all_of_them} vendors are yours; {_cases(data, locale)}"
    return f"{number(own, locale)} of {all_of_them} vendors are yours, the others are samples; {_cases(data, locale)}"


def _cases(data: Dataset, locale: str) -> str:
    own = sum(not row.sample for row in data.case)
    told = f"{number(len(data.case), locale)} {'case' if len(data.case) == 1 else 'cases'}"
    return told if not own else f"{told}, {number(own, locale)} of them yours"


def _step(place: int, title: str) -> None:
    st.html(f"<div class='cx-step' role='heading' aria-level='3'><b>{place}</b>{escape(title)}</div>")


def _templates(work: Work) -> None:
    """Empty, with today's data, or as a request to one vendor."""
    today = date.today()
    st.download_button("Empty template", lambda: made(lambda target: template.write(work.dataset, target)),
                       f"cx-template-{today}.xlsx", XLSX, key="template-empty", on_click="ignore", width="stretch",
                       help="Headers, drop-downs and bounds alone.")
    why = refusal(work.dataset)
    st.download_button("Filled with today's data",
                       lambda: made(lambda target: template.write(work.dataset, target, filled=True)),
                       f"cx-template-filled-{today}.xlsx", XLSX, key="template-filled", on_click="ignore",
                       width="stretch", help=why or "Change what has changed, and drop the file again.",
                       disabled=bool(why))
    names = {row.id: row.name for row in work.dataset.vendor}
    if names:
        _request(work, names)


def _request(work: Work, names: dict[str, str]) -> None:
    with st.popover("Request for one vendor", width="stretch"):
        now = session.picked("vendor") if session.picked("vendor") in names else next(iter(names))
        key = session.fill("request-vendor", now)
        st.selectbox("Vendor", list(names), format_func=names.__getitem__, key=key,
                     on_change=session.taker(key, lambda name: session.pick("vendor", name)))
        st.download_button("Download the request",
                           lambda: made(lambda target: template.write(work.dataset, target, vendor=now)),
                           f"cx-request-{now}.xlsx", XLSX, key="template-request", on_click="ignore", width="stretch",
                           help="Asks this vendor for its offer and holds nothing about others.")


def _drop() -> None:
    number, _ = session.draft(importing.UPLOAD, 0)
    key = f"drop-{number}"
    st.file_uploader(f"A filled template or a vendor's own table ({KINDS})", key=key, label_visibility="collapsed",
                     on_change=session.taker(key, _take))
    st.html(f"<div class='cx-under'>{KINDS}, told by its content. It stays in this session until you apply it.</div>")


def _take(file: UploadedFile | None) -> None:
    if file is not None:
        importing.take(file.name, file.getvalue())


def _done(entry: logbook.Entry) -> None:
    """The import that was just applied, with its way back."""
    told, button = st.columns([78, 22], vertical_alignment="center")
    with told:
        display.finding(f"Done: {entry.record.what}",
                        f"Just now, {logbook.clock(entry.at)}. It holds for everybody, in every scenario.")
    with button:
        logbook.take_back(entry, "Undo this import", "undo-import", "stretch")


def _newest(entry: logbook.Entry) -> None:
    """The newest import that still counts, with its way back."""
    told, button = st.columns([78, 22], vertical_alignment="center")
    who = f", {entry.record.who}" if entry.record.who else ""
    told.html(f"<div class='cx-told'><span class='cx-under'>Last import, {escape(logbook.clock(entry.at))}{escape(who)}"
              f"</span><br>{escape(entry.record.what)}</div>")
    with button:
        logbook.take_back(entry, "Undo this import", "undo-import", "stretch")
