"""View Barriers: what customers are made to do, what it costs a year, and who decided it; dearest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.framework import Edit, new_id
from cxmodel.tables import Barrier
from cxmodel.ui import display, session
from cxmodel.ui.partnership import looking, saving
from cxmodel.ui.partnership.grid import Cells, Column, config_of, frame_of, put, typed
from cxmodel.ui.partnership.labels import counted, day
from cxmodel.ui.partnership.reading import ANYWHERE, BarrierCost, contact_costs, total
from cxmodel.ui.partnership.reading import barriers as costed
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

NAME, WHERE = "Barriers", "Partnership, barriers"
NEXT = ("A barrier is something customers are made to do so that it is easier for us: a form instead of a call, a "
        "telephone number that is hard to find, a change that cannot be made online. Write down the first one.")
LEAVERS = ("Of those who meet it, per cent who leave for it. A judgement: give a low, a typical and a high value.")


def handles(work: Work) -> None:
    """Reading or typing."""
    looking.edit_switch(NAME, "Edit the register")


def barriers(work: Work) -> None:
    """The register, dearest first, or the same rows to type into."""
    costs = costed(work.dataset, work.results)
    if not costs and not looking.editing(NAME):
        display.finding("No barrier is on the register yet", NEXT)
        if st.button("Write down the first barrier", key="barrier-first", type="primary"):
            session.pick(looking.EDIT, NAME)
            st.rerun()
        return
    looking.heading(finding(work, costs), under(work, costs))
    if looking.editing(NAME):
        edit(work, tuple(one.row for one in costs))
        return
    reach = max(one.high for one in costs) or 1.0
    for one in costs:
        _line(work, one, reach)
    saving.held()


def finding(work: Work, costs: Sequence[BarrierCost]) -> str:
    """What the barriers that stand cost, and which is the dearest."""
    standing = [one for one in costs if not one.row.removed]
    if not standing:
        return "No barrier stands any more" if costs else "No barrier is on the register yet"
    low, typical, high = (money(value, work.locale, work.currency) for value in total(standing))
    told = counted(len(standing), "barrier")
    first = f"{told} {'costs' if len(standing) == 1 else 'cost'} {typical} a year ({low} to {high})"
    if len(standing) == 1:
        return first
    return f"{first}; the dearest alone {money(standing[0].typical, work.locale, work.currency)}"


def under(work: Work, costs: Sequence[BarrierCost]) -> str:
    """How a cost is made, and what was won already; HTML."""
    each = contact_costs(work.dataset, work.results)[ANYWHERE]
    worth = work.dataset.case_named(work.scenario.case).customer_value_usd
    gone = total(costs, removed=True)[1]
    won = (f" Taken away so far: <b class='cx-good'>{money(gone, work.locale, work.currency)}</b> a year."
           if gone else " None was taken away yet.")
    return (f"Extra contacts at what a person's contact costs at home ({money(each, work.locale, work.currency)} on "
            f"average), and customers who leave at {money(worth, work.locale, work.currency)} each; the range is of "
            f"those who leave, a judgement.{won}{sample(work)}")


def sample(work: Work) -> str:
    """The mark of an invented case."""
    return " <b>Sample figures.</b>" if work.results.sample else ""


def _line(work: Work, one: BarrierCost, reach: float) -> None:
    """One barrier: what it is, what it costs, and a button that takes it away or brings it back."""
    told, button = st.columns([85, 15], gap="small", vertical_alignment="center")
    with told:
        st.html(line(work, one, reach))
    label = "It is back" if one.row.removed else "Mark removed"
    # The key holds the state: a click on what somebody else has marked already does not turn it round.
    if button.button(label, key=f"barrier-{'back' if one.row.removed else 'away'}-{one.row.id}", width="stretch"):
        saving.take(work, lambda: marked(work.dataset, one.row))


def line(work: Work, one: BarrierCost, reach: float) -> str:
    """One barrier in words and as a bar with its range; HTML. reach : the right end of the bar. [USD/year]"""
    row = one.row
    decided = " ".join(part for part in (f"decided by {row.decided_by}" if row.decided_by else "nobody named as "
                                         "deciding it", day(row.decided_on)) if part)
    about = " · ".join(part for part in (one.where, decided, f"“{row.why}”" if row.why else "") if part)
    low, typical, high, contacts = (money(value, work.locale, work.currency) for value in (
        one.low, one.typical, one.high, one.contacts))
    met = (f"{number(row.customers_per_year, work.locale)} customers × "
           f"{number(row.extra_contacts, work.locale, 1)} contacts; {percent(row.leavers, work.locale, 1)} leave")
    state = "<b class='cx-good'>✓ removed</b> " if row.removed else ""
    bar = (f"<u style='width:{100 * one.typical / reach:.1f}%'></u><i style='left:{100 * one.low / reach:.1f}%;"
           f"width:{100 * (one.high - one.low) / reach:.1f}%'></i>")
    return (f"<div class='cx-barrier{' gone' if row.removed else ''}'><div>{state}<b>{escape(row.what)}</b>"
            f"<div class='cx-under about' title='{escape(about, quote=True)}'>{escape(about)}</div></div>"
            f"<div title='Contacts alone: {escape(contacts)} a year'>"
            f"<b>{escape(typical)}</b> <span class='cx-grey'>{escape(low)} to {escape(high)}</span>"
            f"<div class='bar' aria-hidden='true'>{bar}</div><div class='cx-under'>{escape(met)}</div></div></div>")


def marked(dataset: Dataset, row: Barrier) -> Edit:
    """The barrier taken away, or back on the register."""
    said = f"Barrier “{row.what}” {'is back' if row.removed else 'marked as removed'}"
    after = tuple(replace(one, removed=not row.removed) if one == row else one for one in dataset.barrier)
    return Edit(replace(dataset, barrier=after), said)


def columns(work: Work) -> tuple[Column, ...]:
    """The register as it is typed into."""
    met = {row.id: f"{row.stage}: {row.name}" for row in work.dataset.touchpoints_of(work.scenario.case)}
    return (Column("what", "What we make customers do", width="large"),
            Column("touchpoint_id", "Where", "The touchpoint at which they meet it.", choices=met),
            Column("customers_per_year", "Customers a year", kind="number", width=140),
            Column("extra_contacts", "Extra contacts", "Contacts that each of them makes because of it.", kind="number",
                   width=125),
            Column("leavers_low", "Leave, low %", LEAVERS, 100, kind="number", width=125),
            Column("leavers", "Leave, typical %", LEAVERS, 100, kind="number", width=140),
            Column("leavers_high", "Leave, high %", LEAVERS, 100, kind="number", width=125),
            Column("decided_by", "Decided by"), Column("decided_on", "Decided on", "Such as 2025-11", kind="month"),
            Column("why", "What it was meant to save"), Column("removed", "Removed", kind="flag", width="small"))


def edit(work: Work, rows: Sequence[Barrier]) -> None:
    """The rows as a table."""
    asked = columns(work)
    saving.sheet(work, f"barriers-{work.scenario.case}", rows, frame_of(asked), config_of(asked),
                 lambda base, delta: changed(work.dataset, work.scenario.case, base, delta, asked))


def changed(dataset: Dataset, case: str, base: Sequence[Barrier], delta: Mapping[str, Any],
            asked: Sequence[Column]) -> Edit:
    """The register after what was typed. Errors: every cell that is missing or does not fit."""
    taken = {row.id for row in base}

    def new(given: Cells) -> Cells:
        name = new_id(str(given.get("what") or ""), taken, "barrier")
        taken.add(name)
        return {"case_id": case, "id": name, "removed": bool(given.get("removed"))}

    return put(dataset, Barrier, base, typed(Barrier, base, asked, delta, new, WHERE), "Barriers")
