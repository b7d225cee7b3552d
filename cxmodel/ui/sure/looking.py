"""How the page is looked at: which view is open, which measure, which target. None of it is a decision."""

from __future__ import annotations

import streamlit as st

from cxmodel.model.evaluate.sure import MEASURES
from cxmodel.ui import session

NET, ADJUSTED = "net_saving", "risk_adjusted_net"
NAMES = {ADJUSTED: "Risk-adjusted", NET: "Net saving"}
PROMISED = 0.70
BOUNDS = -50.0, 99.0  # [% of today's cost]
NUMBERS, WEIGHTS = "Numbers", "Weights"
COUNTRIES, SITES = "By country", "By site"


def measure() -> str:
    """The measure that is looked at, one of `MEASURES`."""
    found = session.picked("sure-measure")
    return found if found in MEASURES else ADJUSTED


def target() -> float:
    """The net saving to be beaten; the promised 70 % until another is set. [share of today's cost]"""
    found = session.picked("sure-target")
    return float(found) / 100 if found else PROMISED


def measure_switch() -> None:
    """Net saving, or net saving less what is at risk."""
    key = session.fill("sure-measure-box", measure())
    st.segmented_control("Measure", list(NAMES), format_func=NAMES.__getitem__, key=key, required=True,
                         label_visibility="collapsed",
                         on_change=session.taker(key, lambda name: session.pick("sure-measure", name)))


def target_field() -> None:
    """The target as a number that is typed, or stepped with the arrow keys. [% of today's cost]"""
    key = session.fill("sure-target-box", round(100 * target(), 2))
    with st.container(key="sure-target", horizontal=True, vertical_alignment="center", width="content"):
        st.html("<span class='cx-under'>Net saving to beat, %</span>")
        st.number_input("Net saving to beat, in per cent of today's cost", key=key, value=None, step=5.0,
                        format="%g", label_visibility="collapsed", width=130,
                        on_change=session.taker(key, _take_target))


def _take_target(typed: float | None) -> None:
    """An emptied field keeps the last target; what cannot be is the nearest that can, and said so."""
    if typed is None:
        session.kept().told = f"The target stays at {100 * target():g}%."
        return
    least, most = BOUNDS
    taken = min(max(typed, least), most)
    if taken != typed:
        session.kept().told = f"A target lies between {least:g}% and {most:g}%: {taken:g}% is taken."
    session.pick("sure-target", f"{taken:g}")


def flips_kind() -> str:
    """Whose flip points are looked at: those of numbers, or of weights."""
    return _picked("sure-flips", (NUMBERS, WEIGHTS))


def flips_switch() -> None:
    """Numbers that could turn out otherwise, or weights that could be set otherwise."""
    _switch("sure-flips", (NUMBERS, WEIGHTS))


def places_kind() -> str:
    """Which places are looked at: countries, or sites."""
    return _picked("sure-places", (COUNTRIES, SITES))


def places_switch() -> None:
    """Countries or sites."""
    _switch("sure-places", (COUNTRIES, SITES))


def _picked(name: str, options: tuple[str, ...]) -> str:
    """What was picked among these; the first at the start."""
    now = session.picked(name)
    return now if now in options else options[0]


def _switch(name: str, options: tuple[str, ...]) -> None:
    key = session.fill(f"{name}-box", _picked(name, options))
    st.segmented_control("Show", options, key=key, label_visibility="collapsed", required=True,
                         on_change=session.taker(key, lambda word: session.pick(name, word)))
