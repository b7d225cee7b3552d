"""The page Contract: does it pay for what customers get? A view a question, each with its finding."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.exchange import schedule
from cxmodel.exchange.schedule import Agreement, agreement
from cxmodel.ui import display, frame, session
from cxmodel.ui.contract import behaviours, edits, empty, fees, months, scorecard
from cxmodel.ui.contract.writing import write
from cxmodel.ui.data.outgoing import XLSX
from cxmodel.ui.session import Work

LOOK = (Path(__file__).parent / "contract.css").read_text(encoding="utf-8")
LONGEST = 32  # letters of a partner's name
VIEWS: dict[str, Callable[[Work, Agreement], None]] = {
    "Scorecard": scorecard.scorecard, "Fees": fees.fees, "Months": months.months,
    "Behaviours": behaviours.behaviours}


def page(work: Work) -> None:
    """The whole page; a fault is told in a sentence and leaves the rest as it is."""
    st.html(f"<style>{LOOK}</style>")
    held = agreement(work.dataset, work.scenario.case)
    if held.contract is None:
        empty.empty(work)
        return
    name = opened()
    _head(work, held, name)
    try:
        VIEWS[name](work, held)
    except CxError as fault:
        frame.tell(fault)


def opened() -> str:
    """The view that is open; the scorecard at first."""
    found = session.picked("contract-view")
    return found if found in VIEWS else next(iter(VIEWS))


def _head(work: Work, held: Agreement, name: str) -> None:
    """Which view is open, with whom the contract is, and the schedule as a file."""
    with st.container(key="contract-head", horizontal=True, horizontal_alignment="distribute",
                      vertical_alignment="center"):
        key = session.fill("contract-view-box", name)
        st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                             on_change=session.taker(key, lambda view: session.pick("contract-view", view)))
        _partner(work, held)
        st.download_button("Schedule for the contract (Excel)", lambda: written(work), file_name(held), XLSX,
                           key="contract-schedule", on_click="ignore", disabled=not can_be_written(held),
                           help="Scorecard, behaviours, fees with a worked month, and sources, to attach.")


def _partner(work: Work, held: Agreement) -> None:
    """With whom, and a field to say it otherwise."""
    contract = held.contract
    assert contract is not None
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="contract-with"):
        with st.popover(display.plain(f"with {partner(held)}")):
            name = st.text_input("Who is the contract with?", contract.partner, key=f"contract-name-{contract.partner}",
                                 max_chars=max(80, len(contract.partner)))
            renamed = replace(contract, partner=(name or "").strip() or contract.partner)
            if st.button("Rename", key="contract-name-save", disabled=renamed == contract):
                write(work, lambda: edits.save_contract(work.dataset, renamed))
        if held.case.sample:
            st.html("<span class='cx-badge'>sample case</span>")


def partner(held: Agreement) -> str:
    """With whom the contract is, short enough to stand beside the views."""
    name = held.contract.partner.partition(" (")[0] if held.contract else ""
    return name if len(name) <= LONGEST else f"{name[:LONGEST - 1].rstrip()}…"


def can_be_written(held: Agreement) -> bool:
    """Whether there is something to attach that can be settled."""
    try:
        return bool(held.lines) and len(held.settled) >= 0
    except CxError:
        return False


def written(work: Work) -> bytes:
    """The schedule as a file."""
    stream = io.BytesIO()
    schedule.write(work.dataset, work.scenario.case, stream)
    return stream.getvalue()


def file_name(held: Agreement, today: date | None = None) -> str:
    """What the file is called."""
    return f"cx-schedule-{held.case.id}-{today or date.today()}.xlsx"
