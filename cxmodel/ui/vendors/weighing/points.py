"""100 points: what is to be given away is fixed, so giving one more means giving another less."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.model import weights as rules
from cxmodel.scenario import Scenario
from cxmodel.ui import display, layout, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import fields, outcome
from cxmodel.ui.vendors.weighing.groups import Group, said, saying
from cxmodel.units import number

METHOD, POINTS = "points", 100


def given(scenario: Scenario, group: Group) -> dict[str, float]:
    """The points each item has; as equal as whole points can be where nobody gave any."""
    spoken = said(scenario, METHOD, group)
    return {name: spoken.get(name, float(POINTS // len(group.items))) for name in group.ids}


def weights(scenario: Scenario, group: Group) -> dict[str, float]:
    """Each item's points over all points given. [share]"""
    points = given(scenario, group)
    return dict(zip(points, rules.shared(list(points.values())).tolist(), strict=True))


def screen(work: Work, group: Group) -> None:
    """A field for each item, and what is left to give."""
    left, right = layout.halves()
    points = given(work.scenario, group)
    with left:
        display.finding(f"Share out {POINTS} points",
                        "The more it matters to your customers, the more it gets. All start equal.")
        st.html(left_over(sum(points.values()), work.locale))
        with st.container(key="points-fields"):
            columns = st.columns(2, gap="medium") if len(group.items) > 4 else [st.container()]
        half = -(-len(group.items) // len(columns))
        for place, item in enumerate(group.items):
            with columns[place // half]:
                key = fields.fill(f"points-{group.id}-{item.id}", points[item.id])
                st.number_input(item.name, min_value=0.0, max_value=float(POINTS), step=1.0, format="%g", key=key,
                                on_change=session.taker(key, lambda typed, name=item.id: _take(group, name, typed)))
    with right:
        outcome.shown(work, group, weights(work.scenario, group), METHOD)


def left_over(total: float, locale: str) -> str:
    """What is left to give, as HTML."""
    rest = POINTS - total
    if abs(rest) < 1e-9:
        return _left("cx-good", "0", f"points left: all {POINTS} are given", "")
    amount, noun, them = _points(abs(rest), locale), *(("point", "it") if abs(rest) == 1 else ("points", "them"))
    scaled = f"or use what stands here scaled to {POINTS}"
    if rest > 0:
        return _left("cx-accent", amount, f"{noun} left to give", f": give {them}, {scaled}")
    return _left("cx-bad", amount, f"{noun} too many", f": take {them} back, {scaled}")


def _left(colour: str, amount: str, noun: str, aside: str) -> str:
    return (f"<div class='cx-left' role='status'><b class='{colour}'>{escape(amount)}</b> {noun}"
            f"<span class='cx-grey'>{aside}</span></div>")


def _points(value: float, locale: str) -> str:
    return number(value, locale, 0 if float(value).is_integer() else 1)


def _take(group: Group, name: str, typed: float | None) -> None:
    now = session.work().scenario
    spoken = said(now, METHOD, group)
    value = 0.0 if typed is None else min(float(POINTS), max(0.0, typed))
    session.change(saying(now, METHOD, group, {**spoken, name: value}))
