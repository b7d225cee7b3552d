"""The page How sure: how sure the result and the plan are, and what would change our mind; a view a question."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.ui import display, frame, session, words
from cxmodel.ui.background import Job
from cxmodel.ui.session import Work
from cxmodel.ui.sure import bands, checks, goals, looking, moves, questions, regrets, swings, turning, watch

LOOK = (Path(__file__).parent / "sure.css").read_text(encoding="utf-8")
VIEWS: dict[str, tuple[str, Callable[[Work, Any], str], str]] = {
    "Range": (questions.RANGE, bands.bands, "How far may the result lie from what we expect?"),
    "What moves it": (questions.SWINGS, swings.swings, "Which number moves the result most?"),
    "Flip points": (questions.FLIPS, turning.turning, "How far may each number go before another plan is better?"),
    "Regret": (questions.REGRET, regrets.regrets, "Which plan disappoints least, whatever comes?"),
    "Worth checking": (questions.CHECKS, checks.checks, "Which number is worth checking before we choose?"),
    "Goal": (questions.GOAL, goals.goals, "What would have to be true for the target?"),
    "Sure moves": (questions.MOVES, moves.moves, "Which moves are right whatever the numbers are?"),
}
HANDLES: dict[str, Callable[[], None]] = {
    "Range": looking.target_field, "What moves it": looking.measure_switch, "Flip points": looking.flips_switch,
    "Goal": looking.target_field, "Sure moves": looking.places_switch}
STAYS = "Regret"  # the view that is left when nothing moves
NOTHING = ("Everything stays at home, so this plan has no range, and no number moves it. What staying may cost stands "
           "below.")


def page(work: Work) -> None:
    """The whole page; a fault is told in a sentence and leaves the rest as it is."""
    st.html(f"<style>{LOOK}</style>")
    display.last_move(work)
    questions.moved_on(work)
    name = opened() if work.results.seats["moved"] else STAYS
    if work.results.seats["moved"]:
        _head(name)
    else:
        st.html(f"<div class='cx-under'>{NOTHING} {escape(words.way_out(work))}</div>")
    kind, draw, asks = VIEWS[name]
    job = questions.question(work, kind)
    drawn, found = job.version, questions.answer(job)
    with st.container(key="sure-body"):
        below = _waiting(job, asks) if found is None else _drawn(work, draw, found)
    watch.line(work, kind, job, drawn)
    if below:
        st.html(below)


def opened() -> str:
    """The view that is open; the range at first."""
    found = session.picked("sure-page-view")
    return found if found in VIEWS else next(iter(VIEWS))


def _head(name: str) -> None:
    """Which view is open, and the one handle that it has."""
    with st.container(key="sure-head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        key = session.fill("sure-page-view-box", name)
        st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                             on_change=session.taker(key, lambda view: session.pick("sure-page-view", view)))
        if name in HANDLES:
            HANDLES[name]()


def _drawn(work: Work, draw: Callable[[Work, Any], str], found: Any) -> str:
    try:
        return draw(work, found)
    except CxError as fault:
        frame.tell(fault)
        return ""


def _waiting(job: Job, asks: str) -> str:
    """The question stands where its answer will; the room for the picture is kept."""
    said = "The answer comes here in a moment." if job.running else "There is no answer yet."
    display.finding(asks, said)
    return ""
