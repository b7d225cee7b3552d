"""What a file leaves open: open questions on top, with what every answer would make of the cells; then the answered."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.exchange.preview import Preview
from cxmodel.exchange.read import Option, Question
from cxmodel.exchange.read.enquiry import and_more
from cxmodel.ui import display, importing, session
from cxmodel.ui.data.labels import label
from cxmodel.ui.session import Work

MOST_CELLS = 12
SHORT = "questions-short"


def questions(work: Work, found: Preview) -> None:
    """Those that are open as one form, the file is read again with the answers; an answered one is a line."""
    mine = importing.upload()
    if mine is None:
        return
    open_, answered = apart(mine, found)
    if open_:
        with st.form("questions", border=False):
            for one in open_:
                _question(one, mine.answers.get(one.id, ""))
            st.form_submit_button("Read the file with this answer" if len(open_) == 1 else
                                  "Read the file with these answers", type="primary", on_click=_take, args=(open_,))
    if answered:
        with st.container(key="answered"):
            for one in answered:
                _answered(one, mine.answers[one.id])


def apart(mine: importing.Upload, found: Preview) -> tuple[list[Question], list[Question]]:
    """What is to be answered (or is being changed), and what has its answer."""
    asked = {one.id: one for one in (*mine.asked, *found.questions)}
    waiting = {one.id for one in found.questions} | {mine.changing} | (asked.keys() - mine.answers.keys())
    return ([one for one in asked.values() if one.id in waiting],
            [one for one in asked.values() if one.id not in waiting])


def _question(one: Question, given: str) -> None:
    st.html(f"<div class='cx-step small'><b>?</b><span>{escape(one.text)}</span></div>"
            f"<div class='cx-under'>{escape(where(one))}</div>")
    labels = {option.key: display.plain(option.label) for option in one.options}
    _begin(f"answer-{one.id}", given.partition("=")[0] or None)
    left, right = st.columns([75, 25], vertical_alignment="top")
    with left:
        st.radio(display.plain(one.text), list(labels), index=None, key=f"answer-{one.id}",
                 horizontal=True, label_visibility="collapsed", format_func=labels.__getitem__,
                 captions=[display.plain(" · ".join(option.preview)) for option in one.options])
    with right:
        for option in one.options:
            if option.number:
                _number(one, option, given)
    if _place(one) in (session.value(SHORT) or ()):
        st.html("<div class='cx-bad'>This answer needs its number: type it into the field beside it.</div>")


def _place(one: Question) -> tuple[str, str]:
    """The question of this very file."""
    mine = importing.upload()
    return (mine.hash if mine else "", one.id)


def where(one: Question) -> str:
    """The column and every cell the answer decides on; of very many the first, and how many more there are."""
    cells = and_more(one.cells, MOST_CELLS, "cell") if one.cells else one.spot.cell
    told = f"{one.spot.sheet} {cells}".strip()
    return f"{label(one.spot.column)}: {told}" if one.spot.column else told


def _number(one: Question, option: Option, given: str) -> None:
    key, _, value = given.partition("=")
    _begin(f"answer-{one.id}-{option.key}", float(value) if key == option.key and value else None)
    st.number_input(option.number[:1].upper() + option.number[1:], min_value=0.0, key=f"answer-{one.id}-{option.key}",
                    help=f"Needed with: {display.plain(option.label)}", format="%g")


def _begin(key: str, start: str | float | None) -> None:
    """Start a widget with the answer there is; what was chosen or typed since stays."""
    if session.value(key) is None:
        session.fill(key, start)


def _answered(one: Question, given: str) -> None:
    told, button = st.columns([88, 12], vertical_alignment="center")
    told.html(f"<div class='cx-answered'><b class='cx-good'>✓</b> {escape(one.text)} <b>{escape(said(one, given))}</b>"
              "</div>")
    button.button("Change", key=f"change-{one.id}", on_click=importing.change, kwargs={"changing": one.id},
                  width="stretch")


def said(one: Question, given: str) -> str:
    """An answer in words, with its number.

    >>> from cxmodel.exchange.read.enquiry import Spot
    >>> month = Option("month", "A month; I give the hours", (), "hours in it")
    >>> said(Question("q", Spot("S"), "Per?", (month,)), "month=160")
    'A month, 160 hours in it'
    """
    key, _, value = given.partition("=")
    option = next((item for item in one.options if item.key == key), None)
    if option is None:
        return given
    return f"{option.label.partition(';')[0]}, {value} {option.number}" if value else option.label


def _take(asked: Sequence[Question]) -> None:
    """Every answer that is complete; a number alone says which answer it belongs to."""
    given: dict[str, str] = {}
    short: list[tuple[str, str]] = []
    for one in asked:
        numbers = {option.key: session.value(f"answer-{one.id}-{option.key}")
                   for option in one.options if option.number}
        typed = [key for key, value in numbers.items() if value]
        chosen = session.value(f"answer-{one.id}") or (typed[0] if len(typed) == 1 else None)
        if chosen in numbers and not numbers[chosen]:
            short.append(_place(one))
        elif chosen:
            given[one.id] = f"{chosen}={numbers[chosen]:g}" if chosen in numbers else chosen
    session.fill(SHORT, tuple(short))
    importing.answer(given)
