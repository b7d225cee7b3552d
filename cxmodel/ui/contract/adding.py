"""Metrics to add: what the journey asks for, with its reason, and the library with what is published about each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.exchange.schedule import Agreement
from cxmodel.exchange.schedule.agreed import unit_of
from cxmodel.tables import Metric
from cxmodel.ui import display, session
from cxmodel.ui.contract import edits, starting
from cxmodel.ui.contract.phrases import BETTER, KINDS, kind, published
from cxmodel.ui.contract.proposals import Call, calls
from cxmodel.ui.contract.writing import write
from cxmodel.ui.session import Work

MOST = 6  # metrics of one call that are offered at a click; the others are in the library


def adding(work: Work, held: Agreement) -> None:
    """The journey's calls on the left, the library on the right."""
    left, right = st.columns([56, 44], gap="large")
    with left:
        for call in calls(work.dataset, work.scenario, work.locale):
            _call(work, held, call)
    with right:
        _library(work, held)


def open_of(held: Agreement, call: Call) -> tuple[Metric, ...]:
    """What a call asks for and the scorecard has not yet, of different kinds first."""
    agreed = {line.metric.id for line in held.lines}
    return tuple(row for row in call.metrics if row.id not in agreed)


def _call(work: Work, held: Agreement, call: Call) -> None:
    missing = open_of(held, call)
    has = len(call.metrics) - len(missing)
    there = f" {has} of {len(call.metrics)} are agreed." if has else ""
    st.html(f"<div class='cx-call'><b>{escape(call.told)}</b><br>"
            f"<span class='cx-grey'>{escape(call.because)}{there}</span></div>")
    with st.container(horizontal=True, key=f"call-{call.kind}"):
        for metric in missing[:MOST]:
            if st.button(display.plain(f"+ {metric.name}"), key=f"add-{call.kind}-{metric.id}",
                         help=display.plain(f"{metric.definition} {call.told}. {call.because}")):
                add(work, held, metric)


def _library(work: Work, held: Agreement) -> None:
    agreed = {line.metric.id for line in held.lines}
    rows = {row.id: row for row in sorted(work.dataset.metric, key=lambda row: row.position) if row.id not in agreed}
    if not rows:
        st.html("<div class='cx-under'>Every metric of the library is on the scorecard.</div>")
        return
    picked = session.picked("contract-metric")
    key = session.fill("contract-metric-box", picked if picked in rows else next(iter(rows)))
    chosen = st.selectbox("Library of metrics", list(rows), key=key, format_func=lambda name: label(rows, name),
                          on_change=session.taker(key, lambda name: session.pick("contract-metric", name)))
    row = rows[chosen if chosen in rows else next(iter(rows))]
    st.html(about(work, row))
    if st.button("Add it to the scorecard", key="contract-add", type="primary"):
        add(work, held, row)


def label(rows: dict[str, Metric], name: str) -> str:
    """A metric in the list: its kind's mark and its name."""
    return f"{KINDS[rows[name].kind][0]} {rows[name].name}" if name in rows else name


def about(work: Work, row: Metric) -> str:
    """Definition, formula, unit, direction and what is published; HTML."""
    guessed = starting.GUESSED if row.low is None and row.typical is None and row.high is None else ""
    return (f"<div>{kind(row.kind)}<b>{escape(row.name)}</b>: {escape(row.definition)}</div>"
            f"<div class='cx-under'>Formula: {escape(row.formula)}. Unit: {escape(unit_of(row.unit))}, "
            f"{BETTER[row.direction]}. {guessed}</div>"
            f"<div>Published: {published(work, row)}</div>")


def add(work: Work, held: Agreement, metric: Metric) -> None:
    """One click: on the scorecard with the middle of the weights there are."""
    write(work, lambda: edits.add_term(work.dataset, starting.first_term(
        held.case.id, metric, middle([line.term.weight for line in held.lines]))))


def middle(weights: Sequence[float]) -> float:
    """The median weight, or 10 for the first metric.

    >>> middle([30, 5, 10]), middle([])
    (10, 10.0)
    """
    return sorted(weights)[len(weights) // 2] if weights else 10.0
