"""The page Data: how figures get in, how they get out, and what changed; one message a view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from cxmodel.ui import frame, session
from cxmodel.ui.data import incoming, logbook, outgoing
from cxmodel.ui.session import Work

LOOK = (Path(__file__).parent / "data.css").read_text(encoding="utf-8")
VIEWS: dict[str, Callable[[Work], None]] = {
    "Get in": incoming.get_in, "Get out": outgoing.get_out, "What changed": logbook.what_changed,
}


def opened() -> str:
    """The view that is open; the way in at first."""
    found = session.picked("data-view")
    return found if found in VIEWS else next(iter(VIEWS))


def switch(_: Work) -> None:
    """Which view is open."""
    st.html(f"<style>{LOOK}</style>")
    key = session.fill("data-view-box", opened())
    st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                         on_change=session.taker(key, lambda name: session.pick("data-view", name)))


def view(_: Work) -> None:
    """The open view."""
    frame.live(VIEWS[opened()])()
