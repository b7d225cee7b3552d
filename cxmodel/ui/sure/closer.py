"""One number looked at closely: its range, its grade, who says so, and the way to where it is changed."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cxmodel.model.evaluate.sure import Input
from cxmodel.tables import Assumption
from cxmodel.ui import display, session
from cxmodel.ui.session import Work

PICK = "sure-number"
CHANGED_ON = "group-Cost at home"  # the box on Business case that opens a group of assumptions
OWN = {"price": "A quote, or a price that nobody has quoted yet, with a range that is a judgement.",
       "case": "Your own figure, give or take a tenth; your books know it better.",
       "weight": "How much a theme counts: a decision, not a fact."}


def look_at(number: str) -> None:
    """Look closer at the number with this id."""
    session.pick(PICK, number)


def looked_at(inputs: Mapping[str, Input]) -> Input | None:
    """The number that is looked at, if it is one of these; else the first."""
    return inputs.get(session.picked(PICK), next(iter(inputs.values()), None))


def closer(work: Work, inputs: Mapping[str, Input]) -> None:
    """Which number, what it rests on, and a button that leads to it."""
    one = looked_at(inputs)
    if one is None:
        return
    row = work.dataset.assumptions.get(one.id)
    choose, said, way = st.columns([27, 58, 15], gap="small", vertical_alignment="center")
    with choose:
        key = session.fill("sure-number-box", one.id)
        st.selectbox("Look closer at", list(inputs), format_func=lambda name: inputs[name].name, key=key,
                     on_change=session.taker(key, look_at), label_visibility="collapsed")
    said.html(f"<div class='cx-under cx-sure-source' title='{escape(_plain(row, one), quote=True)}'>"
              f"{source(work, row, one)}</div>")
    with way:
        if st.button("Change it →", key="sure-change", help=_where(row), width="stretch"):
            _lead(row, one)


def source(work: Work, row: Assumption | None, one: Input) -> str:
    """Range, grade and what it rests on; HTML."""
    at = work.locale, work.currency
    span = f"{one.said(one.low, *at)} to {one.said(one.high, *at)}"
    used = f", used {one.said(one.typical, *at)}" if one.kind != "price" else ""
    grade = f"<span class='cx-grade'>{escape(one.grade)}</span>"
    if row is None:
        return f"{grade} {escape(span + used)}. {escape(OWN.get(one.kind, ''))}"
    published = [work.dataset.published[name] for name in row.evidence]
    told = "; ".join(f"{display.link(escape(paper.source_title), paper.source_url)}, "
                     f"{escape(paper.year or 'not dated')}" for paper in published[:2])
    more = f" and {len(published) - 2} more" if len(published) > 2 else ""
    return f"{grade} {escape(span + used)}. {told + more if told else escape(row.reasoning)}"


def _plain(row: Assumption | None, one: Input) -> str:
    return row.reasoning if row else OWN.get(one.kind, "")


def _where(row: Assumption | None) -> str:
    if row is None:
        return "Prices and your own figures are changed on the page Data."
    return f"Leads to Business case, Change an assumption, {row.group}."


def _lead(row: Assumption | None, one: Input) -> None:
    """Open the page on which the number is changed, at its group."""
    if row is None:
        st.switch_page("pages/vendors.py" if one.kind == "weight" else "pages/data.py")
        return
    session.fill(CHANGED_ON, row.group)
    st.switch_page("pages/business.py")
