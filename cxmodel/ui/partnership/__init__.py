"""The page Partnership: the three mistakes of a partnership, a view each, and one view over all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.ui import frame, session
from cxmodel.ui.partnership import answers, barriers, overview, parity
from cxmodel.ui.partnership.looking import VIEW
from cxmodel.ui.session import Work

LOOK = (Path(__file__).parent / "partnership.css").read_text(encoding="utf-8")
VIEWS: dict[str, tuple[Callable[[Work], None], Callable[[Work], None]]] = {
    "Review": (overview.overview, overview.handles), "Barriers": (barriers.barriers, barriers.handles),
    "Same answer?": (answers.answers, answers.handles), "One of us?": (parity.parity, parity.handles)}


def page(work: Work) -> None:
    """The whole page; a fault is told in a sentence and leaves the rest as it is."""
    st.html(f"<style>{LOOK}</style>")
    name = opened()
    draw, handles = VIEWS[name]
    with st.container(key="partnership-head", horizontal=True, horizontal_alignment="distribute",
                      vertical_alignment="center"):
        key = session.fill(f"{VIEW}-box", name)
        st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                             on_change=session.taker(key, lambda view: session.pick(VIEW, view)))
        with st.container(key="partnership-handles", horizontal=True, horizontal_alignment="right",
                          vertical_alignment="center", width="content"):
            handles(work)
    with st.container(key="partnership-body"):
        try:
            draw(work)
        except CxError as fault:
            frame.tell(fault)


def opened() -> str:
    """The view that is open; the review over all at first."""
    found = session.picked(VIEW)
    return found if found in VIEWS else next(iter(VIEWS))
