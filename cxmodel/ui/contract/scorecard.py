"""View Scorecard: what the weights reward, the terms with what is published beside them, and where they are changed."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.exchange.schedule import Agreement, Line
from cxmodel.model.contract import Balance, balance
from cxmodel.ui import display, frame, session
from cxmodel.ui.contract import adding, terms
from cxmodel.ui.contract.empty import no_work
from cxmodel.ui.contract.phrases import KINDS, asked, kind, published, said
from cxmodel.ui.contract.writing import HOLDS
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import listed
from cxmodel.units import money, percent

READ, CHANGE, ADD = "Read", "Change weights and targets", "Add a metric"
ALARM = "Efficiency carries"
OUTSIDE = " <span class='cx-bad' title='Outside what is published: check before signing'>!</span>"


def scorecard(work: Work, held: Agreement) -> None:
    """The finding and the bar of weights, as they would be with what is typed below; then one part."""
    top, head = st.container(key="contract-top"), st.container(key="contract-bar", horizontal=True,
                                                               vertical_alignment="center")
    with head:
        shown = _part()
    typed, faults = held, terms.standing_against(held)
    if shown == CHANGE:
        typed, faults = terms.editor(work, held, head)
    elif shown == ADD:
        adding.adding(work, held)
    else:
        table(work, held)
    with top:
        for fault in faults:
            frame.tell(fault)
        if not faults:
            found = balance(typed.rules)
            title, under = told(found)
            display.finding(title, " ".join(filter(None, (under, unusual(typed), no_work(work)))))
            st.html(bar(work, found))


def _part() -> str:
    now = session.picked("contract-part")
    key = session.fill("contract-part-box", now if now in (READ, CHANGE, ADD) else READ)
    return st.pills("Read or change", [READ, CHANGE, ADD], key=key, label_visibility="collapsed", required=True,
                    width="content", on_change=session.taker(
                        key, lambda part: session.pick("contract-part", part or READ))) or READ


def told(found: Balance) -> tuple[str, str]:
    """What a room should take away: the first warning with its reason, or that the weights are balanced."""
    if not found.warnings:
        customers = percent(found.outcome + found.behaviour)
        return (f"The contract pays for what customers get: it carries {customers} of the weight, efficiency "
                f"{percent(found.efficiency)}", "Outcomes and behaviours together; nothing stands against the weights.")
    first, *more = found.warnings
    title, _, reason = first.partition(". ")
    return title.rstrip("."), " ".join((reason, *more)).strip()


def unusual(held: Agreement) -> str:
    """Which targets lie outside what is published: easier or harder than others agree, so somebody should look."""
    names = [line.metric.name for line in held.lines if line.outside_published]
    verb = "has a target" if len(names) == 1 else "have targets"
    return f"{listed(names)} {verb} outside what is published: check before signing." if names else ""


def bar(work: Work, found: Balance) -> str:
    """Shares of the weight by kind in one bar; HTML."""
    shares = {"outcome": found.outcome, "behaviour": found.behaviour, "people": found.people,
              "efficiency": found.efficiency}
    parts = "".join(_part_of(KINDS[name], share, percent(share, work.locale))
                    for name, share in shares.items() if share > 0)
    spoken = ", ".join(f"{KINDS[name][1]} {percent(share, work.locale)}" for name, share in shares.items())
    return f"<div class='cx-weights' role='img' aria-label='Share of the weight: {spoken}'>{parts}</div>"


def _part_of(named: tuple[str, str, str], share: float, said: str) -> str:
    """One part of the bar; a narrow one is told by its mark alone, and on hover."""
    mark, words, colour = named
    text = f"{mark} {words} {said}" if share >= 0.12 else f"{words} {said}" if share >= 0.07 else \
        f"{mark} {said}" if share >= 0.04 else ""
    return f"<span class='{colour}' style='flex:{share:.4f} 1 0' title='{words} {said}'>{text}</span>"


def table(work: Work, held: Agreement) -> None:
    """The terms, the heaviest first."""
    if not held.lines:
        st.html("<div class='cx-under'>No metric is agreed yet. Choose one under Add a metric.</div>")
        return
    try:
        most = max((held.share(line) for line in held.lines), default=0.0) or 1.0
        rows = [_row(work, held, line, most) for line in held.lines]
    except CxError as fault:
        frame.tell(fault)
        return
    head = [("Metric", False), ("Weight", False), ("Met from", True), ("All lost at", True),
            ("At risk a month", True), ("Published, and its grade", False)]
    html = display.table_html(head, rows, "Terms of the contract").replace("cx-table", "cx-table cx-terms", 1)
    st.html(f"{html}<div class='cx-under'>{HOLDS}</div>")


def _row(work: Work, held: Agreement, line: Line, most: float) -> list[str]:
    metric, term = line.metric, line.term
    share = held.share(line)
    met, lost = (said(metric, value, work.locale, work.currency) for value in (term.target, term.bad_at))
    if term.band_to is not None and term.bad_above is not None:
        met += f" to {said(metric, term.band_to, work.locale, work.currency)}"
        lost += f" or {said(metric, term.bad_above, work.locale, work.currency)}"
    return [f"<span title='{escape(asked(metric), quote=True)}'>{kind(metric.kind)}{escape(metric.name)}</span>",
            f"<i style='width:{4.4 * share / most:.2f}rem'></i>{percent(share, work.locale)}",
            f"{escape(met)}{OUTSIDE if line.outside_published else ''}", escape(lost),
            escape(money(held.fee_at_risk(line), work.locale, work.currency)),
            published(work, metric)]
