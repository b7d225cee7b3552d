"""The view "Weigh": what is weighed, in which way, and the guided screen of that way."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from cxmodel.scenario import THEMES
from cxmodel.ui import display, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import listed
from cxmodel.ui.vendors.weighing import direct, emphasis, pairwise, people, points, ranks, swing
from cxmodel.ui.vendors.weighing.groups import Group, group_of, titles, waiting
from cxmodel.units import percent

LOOK = (Path(__file__).parent / "weighing.css").read_text(encoding="utf-8")
WAYS: dict[str, tuple[str, Callable[[Work, Group], None]]] = {
    "direct": ("Sliders", direct.screen), "points": ("100 points", points.screen), "swing": ("Swing", swing.screen),
    "ranks": ("Ranks", ranks.screen), "pairwise": ("Pairs", pairwise.screen),
    "people": ("Two people", people.screen), "emphasis": ("What the data say", emphasis.screen),
}


def weighing(work: Work) -> None:
    """Choose what is weighed and how; then one small guided screen."""
    st.html(f"<style>{LOOK}</style>")
    display.last_move(work)
    with st.container(horizontal=True, key="weigh-switch", vertical_alignment="center"):
        group, way = _what(work), _way()
    _waiting(work, group)
    if len(group.items) > 1:
        WAYS[way][1](work, group)
    else:
        display.finding("There is nothing to weigh against each other",
                        "Give the framework a second theme with a criterion first.")


def _waiting(work: Work, group: Group) -> None:
    """Says which themes count nothing yet, and why they are not weighed."""
    names = waiting(work.dataset) if group.id == THEMES else ()
    if names:
        st.html(f"<div class='cx-under'>{escape(listed(names))}: {percent(0.0, work.locale)}, not weighed until a "
                f"criterion gives {'it' if len(names) == 1 else 'them'} points (see Framework).</div>")


def _what(work: Work) -> Group:
    told = titles(work.dataset)
    now = session.picked("weigh-what") if session.picked("weigh-what") in told else THEMES
    key = session.fill("weigh-what", now)
    st.selectbox("What is weighed", list(told), format_func=lambda name: told[name], key=key,
                 label_visibility="collapsed", on_change=session.taker(key, lambda name: _open(work, name)))
    return group_of(work.dataset, now)


def _open(work: Work, name: str) -> None:
    session.pick("weigh-what", name)
    direct.open_theme(group_of(work.dataset, name))


def _way() -> str:
    now = session.picked("weigh-way") if session.picked("weigh-way") in WAYS else "direct"
    key = session.fill("weigh-way", now)
    st.segmented_control("Way of weighing", list(WAYS), format_func=lambda name: WAYS[name][0], key=key, required=True,
                         label_visibility="collapsed",
                         on_change=session.taker(key, lambda name: session.pick("weigh-way", name)))
    return now
