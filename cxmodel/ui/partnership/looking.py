"""What is looked at: the view, the review, reading or editing. Never a decision."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.ui import display, session
from cxmodel.ui.partnership import saving, starting
from cxmodel.ui.partnership.labels import day, today
from cxmodel.ui.session import Work

VIEW, EDIT = "partnership-view", "partnership-edit"
FIRST = ("A review puts the same questions to every channel, and compares what the partner's people get with what our "
         "own people get. The first one takes its questions from the work of this case and its items from the library.")


def editing(view: str) -> bool:
    """Whether the rows of this view are being typed into."""
    return session.picked(EDIT) == view


def edit_switch(view: str, label: str) -> None:
    """Reading or typing."""
    key = session.fill(f"{EDIT}-{view}", editing(view))
    st.toggle(label, key=key, on_change=session.taker(key, lambda on: session.pick(EDIT, view if on else "")))


def chosen(what: str, reviews: Sequence[str]) -> str:
    """The review that is looked at, the newest at first; empty when there is none."""
    found = session.picked(f"partnership-review-{what}")
    return found if found in reviews else next(iter(reviews), "")


def review_switch(what: str, reviews: Sequence[str]) -> None:
    """Which of several reviews is looked at."""
    if len(reviews) > 1:
        key = session.fill(f"partnership-review-box-{what}", chosen(what, reviews))
        st.selectbox("Review", list(reviews), key=key, format_func=day, label_visibility="collapsed",
                     on_change=session.taker(key, lambda one: session.pick(f"partnership-review-{what}", one or "")))


def handles(work: Work, what: str, view: str, reviews: Sequence[str]) -> None:
    """The switches over a view of reviews, once there is one."""
    if reviews:
        review_switch(what, reviews)
        edit_switch(view, "Edit")
        start_button(work)


def start_button(work: Work, label: str = "Start today's review", first: bool = False) -> None:
    """Start a review under today's date; the newest is then looked at everywhere."""
    case, now = work.scenario.case, str(today())
    begun = starting.is_begun(work.dataset, case, now)
    if st.button(label, key="partnership-start", type="primary" if first else "secondary", disabled=begun,
                 help="Today's review is there already." if begun else
                 "The questions and items of the last review, with empty answers, under today's date."):
        for what in ("answers", "parity"):
            session.pick(f"partnership-review-{what}", now)
        saving.take(work, lambda: starting.begun(work.dataset, case, now))


def first_review(work: Work, title: str) -> None:
    """What an empty case says, and the button that does the next step."""
    display.finding(title, FIRST)
    start_button(work, "Start the first review", first=True)


def heading(finding: str, under: str) -> None:
    """What the view shows; `under` is HTML."""
    st.html(f"<div class='cx-finding' role='heading' aria-level='2'>{escape(finding)}</div>"
            f"<div class='cx-under'>{under}</div>")


def explained(term: str, meaning: str) -> str:
    """A term of the trade, explained on hover; HTML."""
    return f"<span class='cx-term' title='{escape(meaning, quote=True)}'>{escape(term)}</span>"
