"""The page Vendors: one screen, a switch between its views, one message a view."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cxmodel.ui import frame, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import choosing, compare, framework, sheet, standing, sure, weighing

VIEWS: dict[str, Callable[[Work], None]] = {
    "Ranking": standing.ranking, "How sure": sure.sure, "One vendor": sheet.sheet, "Compare": compare.compare,
    "Weigh": weighing.weighing, "Framework": framework.framework,
}
BELOW: dict[str, Callable[[Work], None]] = {"Ranking": standing.everyone}


def opened() -> str:
    """The view that is open; the ranking at first."""
    found = session.picked("vendors-view")
    return found if found in VIEWS else next(iter(VIEWS))


def switch(work: Work) -> None:
    """Which view is open, and, beside the ranking, the filters of who is ranked."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center",
                      key="vendors-switch"):
        key = session.fill("vendors-view-box", opened())
        st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                             on_change=session.taker(key, lambda name: session.pick("vendors-view", name)))
        if opened() == "Ranking":
            choosing.filters(work)


def view(work: Work) -> None:
    """The open view, then what stands under its fold; that part waits until a handle is let go."""
    name = opened()
    frame.live(VIEWS[name])()
    if name in BELOW:
        BELOW[name](work)
