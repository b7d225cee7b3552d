"""The sheet of one touchpoint: how it feels, how ready it is, who serves it, and where its work belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from cxmodel.model.evaluate.journey import Stop
from cxmodel.model.journey import IN_HOUSE
from cxmodel.scenario import Scenario, with_pair
from cxmodel.tables import PARTS, Touchpoint
from cxmodel.ui import display, session
from cxmodel.ui.journey import asking, line
from cxmodel.ui.journey.phrases import capital, plain_word, ready_word
from cxmodel.ui.live import Group, Slider, live_sliders
from cxmodel.ui.session import Work
from cxmodel.ui.tables import VERDICTS
from cxmodel.units import number, percent

KEY = "journey-emotion"
WEAK = 3.0
NO_WORK = "No activity of the case serves it, so there is nothing to place: the plan cannot move it."
NO_SITE = "No open site on that shore can serve it, so there is no rule to make."


def sheet(work: Work, one: Stop) -> None:
    """Everything about one touchpoint; its emotion and its moment of truth are what-ifs of the scenario."""
    st.html(f"<div class='cx-sheet'>{head(work, one)}</div>")
    _handles(work, one)
    st.html(f"<div class='cx-sheet'>{ready(one.row)}{served(work, one)}</div>")
    _suggestion(work, one)


def head(work: Work, one: Stop) -> str:
    """Name, stage, channel and volume; HTML."""
    row = one.row
    many = f"{number(row.contacts_per_year, work.locale)} contacts a year"
    under = f"{row.stage} · {plain_word(row.channel)} · {many}"
    return (f"<div class='name' role='heading' aria-level='3'>{escape(row.name)}</div>"
            f"<div class='cx-grey'>{escape(under)}</div>")


def _handles(work: Work, one: Stop) -> None:
    """Emotion as a slider and the moment of truth as a switch."""
    move, row = session.last_move(KEY), one.row
    mark = row.emotion if abs(row.emotion - one.emotion) > 0.05 else None
    slider = Slider(row.id, "Emotion", one.emotion, -2, 2, 0.1, "", colour="accent", mark=mark, help=(
        "What customers feel here, −2 angry to +2 delighted; the mark is what the data say. Strong feelings, good or "
        "bad, ask more of whoever answers."))
    group = Group("emotion", f"Customers feel {line.word(one.emotion)} here", "", (slider,))
    live_sliders([group], key=KEY, on_move=_take, room=work.room, acknowledged=move.seq if move else 0)
    key = session.fill(f"journey-moment-{row.id}", one.moment)
    st.toggle("★ Moment of truth", key=key, help=None if work.room else "Decides whether the customer stays.",
              on_change=session.taker(key, lambda on: _decide(row, on)))


def _take() -> None:
    move = session.last_move(KEY)
    if move is not None and not session.is_undone(move):
        line.felt(move)


def _decide(row: Touchpoint, on: bool) -> None:
    now = session.kept().history.present
    session.change(with_moment(now, row, on), moved=f"moments:{row.id}")


def with_moment(scenario: Scenario, row: Touchpoint, on: bool) -> Scenario:
    """The scenario in which a touchpoint is a moment of truth, or is none; as the data have it is no change."""
    told = None if on == row.moment_of_truth else "yes" if on else "no"
    return replace(scenario, moments=with_pair(scenario.moments, row.id, told))


def ready(row: Touchpoint) -> str:
    """Process, data, people and technology as four small bars with a word each; HTML."""
    return f"<div class='cx-parts'>{''.join(bar(part, getattr(row, part)) for part in PARTS)}</div>"


def bar(name: str, score: float | None) -> str:
    """One side of readiness: its name, its word, and a bar of four steps; HTML.

    >>> bar("data", None)[:58]
    "<div class='cx-part unknown'><span>Data</span><span class="
    """
    kind = " unknown" if score is None else " weak" if score < WEAK else ""
    told = ready_word(score) if score is None else f"{ready_word(score)} ({score:g} of 4)"
    return (f"<div class='cx-part{kind}'><span>{name.capitalize()}</span><span class='said'>{told}</span>"
            f"<i><b style='width:{25 * (score or 0):.0f}%'></b></i></div>")


def served(work: Work, one: Stop) -> str:
    """High touch or high tech with the reason; who serves it today and where the plan puts its work; HTML."""
    row = one.row
    return (f"<p>{touch(one)}</p><p><b>Today</b>: {escape(today(row))}. "
            f"{plan(work, one)}.</p>")


def touch(one: Stop) -> str:
    """High touch or high tech as the company sees it, and why; where the rule says otherwise, that too; HTML."""
    row = one.row
    told = f"<b>{capital(plain_word(row.touch))}</b>: {escape(row.touch_reason or 'no reason is given')}"
    if row.touch == one.touch:
        return told if row.touch_reason else escape(one.touch_reason)
    return f"{told} <span class='cx-grey'>By the rule of thumb: {escape(one.touch_reason)}</span>"


def plan(work: Work, one: Stop) -> str:
    """Where the plan puts the activity that serves a touchpoint; HTML."""
    if one.activity is None:
        return "<b>Plan</b>: not in it"
    judged = f"{VERDICTS[one.activity.verdict][1]}, need {percent(one.activity.need, work.locale)}"
    return (f"<span title='{escape(one.activity.reason, quote=True)}'><b>Plan for {escape(one.activity.name)}</b> "
            f"({judged})</span>: {shares(one.places, work.locale)}")


def today(row: Touchpoint) -> str:
    """Who serves a touchpoint today."""
    kind = plain_word(row.outsourcer)
    return f"{plain_word(row.served_by)}{f' ({kind})' if kind else ''}"


def shares(places: Sequence[tuple[str, float]], locale: str = "en_US") -> str:
    """Where the plan puts the work, the largest share first; HTML."""
    order = sorted((one for one in places if one[1] >= 0.005), key=lambda item: -item[1])
    return ", ".join(f"{percent(share, locale)} {display.shore('home' if name == IN_HOUSE else name)}"
                     for name, share in order)


def _suggestion(work: Work, one: Stop) -> None:
    """Where the work belongs, and the button that makes it a rule of the plan; or the rule that it became."""
    told = one.suggestion.reason if one.suggestion else NO_WORK
    rule, asked = one.rule, asking.asked(work, one)
    if asked is not None:
        _asked(work, *asked, told)
        return
    st.html(f"<div class='cx-sheet'><b>Suggestion</b>: {escape(told)}</div>")
    if rule is not None:
        words = f"{asking.sentence(work, *rule)}. {asking.extent(work, one)}"
        st.button("Make it a rule of the plan", key="journey-ask", type="primary", on_click=asking.ask, args=rule)
        st.html(f"<div class='cx-under'>{escape(words)}</div>")
    elif one.suggestion is not None:
        st.html(f"<div class='cx-under'>{escape(NO_SITE)}</div>")


def _asked(work: Work, key: str, limit: float, why: str) -> None:
    st.html(f"<div class='cx-sheet cx-good' title='{escape(why, quote=True)}'>✓ Rule of the plan: "
            f"{escape(asking.sentence(work, key, limit))}.</div>")
    with st.container(horizontal=True):
        if st.button("See it on Plan →", key="journey-to-plan"):
            st.switch_page("pages/plan.py")
        st.button("Take it away", key="journey-unask", on_click=asking.take_away, args=(key,))
