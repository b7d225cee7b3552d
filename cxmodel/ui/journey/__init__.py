"""The page Journey: what customers feel at every touchpoint, what reaches a person, and who serves whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from cxmodel.ui import display, frame, session, sources
from cxmodel.ui.journey import emotion, layers, serving, table, template
from cxmodel.ui.session import Work

LOOK = (Path(__file__).parent / "journey.css").read_text(encoding="utf-8")
LAYERS = "Layers"
VIEWS: dict[str, Callable[[Work], None]] = {
    "Emotion line": emotion.emotion, LAYERS: layers.layers, "Who serves whom": serving.serving, "Table": table.table}


def page(work: Work) -> None:
    """The whole page; a case without touchpoints shows the way to its first ones, and its layers all the same."""
    st.html(f"<style>{LOOK}</style>")
    frame.live(screen)()
    if opened() == LAYERS:
        sources.assumptions(work, ("Demand and layers",))


def screen(work: Work) -> None:
    """The four numbers, the switch and the view that is open: drawn again while a point or a handle moves."""
    display.top(work)
    name = opened()
    with st.container(key="journey-head"):
        key = session.fill("journey-view-box", name)
        st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                             on_change=session.taker(key, lambda view: session.pick("journey-view", view)))
    if name != LAYERS and not work.dataset.touchpoints_of(work.scenario.case):
        template.empty(work)
        return
    VIEWS[name](work)


def opened() -> str:
    """The view that is open; the emotion line at first."""
    found = session.picked("journey-view")
    return found if found in VIEWS else next(iter(VIEWS))
