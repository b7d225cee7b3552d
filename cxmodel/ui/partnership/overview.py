"""View Review: the three mistakes with a score each, how they moved from review to review, and what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from cxmodel.model import review
from cxmodel.ui.partnership import actions, looking, opening, pictures, starting
from cxmodel.ui.partnership.labels import AREAS, ASKS, MADE, MISTAKES, SHAPES, counted, day, listed, today
from cxmodel.ui.partnership.reading import (
    answer_reviews,
    area_gaps,
    asked,
    barriers,
    compared,
    parity_reviews,
    total,
    trend,
)
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.units import money, number

NAME, MOST = "Review", {True: 4, False: 7}  # actions that are shown in room mode, and on a normal screen
AT_HOME = "The plan moves no work: this is the partnership as it is today."
Points = Mapping[str, Sequence[tuple[str, float]]]
HEIGHT = {True: "max(11rem, calc(100vh - 25.5rem))", False: "max(12rem, min(22rem, calc(100vh - 25rem)))"}


def handles(work: Work) -> None:
    """Typing actions, what the open review waits for, and a new one."""
    if is_empty(work):
        return
    looking.edit_switch(NAME, "Edit next actions")
    data, case, now = work.dataset, work.scenario.case, today()
    waits = opening.steps(data, case, now)
    opening.buttons(waits)
    if not (waits and starting.is_begun(data, case, str(now))):
        looking.start_button(work)


def is_empty(work: Work) -> bool:
    """Whether nothing has been written down of this partnership yet."""
    data, case = work.dataset, work.scenario.case
    rows = (*data.answer, *data.parity_score, *data.barrier, *data.action)
    return not any(row.case_id == case for row in rows)


def overview(work: Work) -> None:
    """The scores, their trend, the next actions."""
    if is_empty(work):
        looking.first_review(work, "This partnership has not been reviewed yet")
        return
    now = today()
    points = trend(work.dataset, work.results, str(now))
    rows = actions.of_case(work.dataset, work.scenario.case, now)
    looking.heading(finding(work, points), under(work, points) + escape(actions.summary(rows, now)) + sample(work))
    if looking.editing(NAME):
        newest = max((*answer_reviews(work.dataset, work.scenario.case),
                      *parity_reviews(work.dataset, work.scenario.case)), default="")
        actions.edit(work, rows, newest, now)
        return
    st.html(cards(work, points))
    with st.container(key="partnership-now"):
        left, right = st.columns([43, 57], gap="medium")
    with left:
        if any(points.values()):
            picture(pictures.trend(points, work.locale), key="partnership-trend", height=HEIGHT[work.room],
                    alt=told(work, points))
    right.html(actions.table(rows, now, MOST[work.room]))


def latest(points: Points) -> dict[str, float | None]:
    """The newest score of each mistake."""
    return {name: line[-1][1] if line else None for name, line in points.items()}


def finding(work: Work, points: Points) -> str:
    """Which mistake is the weakest now, of how many that are known."""
    scores = latest(points)
    worst = review.weakest(scores)
    if not worst:
        return "No mistake has a score yet: give the answers, compare both sides, write down the barriers"
    score = number(scores[worst] or 0.0, work.locale)
    known = [name for name, value in scores.items() if value is not None]
    if len(known) == 1:
        return f"Only {MISTAKES[worst].lower()} has a score yet: {score} of 100"
    of = "the three" if len(known) == len(MISTAKES) else "the two that are known"
    return f"The weakest of {of}: {MISTAKES[worst].lower()}, {score} of 100"


def under(work: Work, points: Points) -> str:
    """All three together, what is not known, what the open review waits for; HTML that goes on with the actions."""
    scores = latest(points)
    whole = review.overall(scores.values())
    unknown = [MISTAKES[name].lower() for name, value in scores.items() if value is None]
    parts = ("" if whole is None else f"Together {number(whole, work.locale)} of 100, the mean of "
                                      f"{'all three' if not unknown else 'what is known'}.",
             f"Not known yet: {listed(unknown)}." if unknown else "",
             opening.sentence(opening.steps(work.dataset, work.scenario.case, today())),
             "" if work.results.seats["moved"] else AT_HOME)
    return "".join(f"{escape(part)} " for part in parts if part)


def sample(work: Work) -> str:
    """The mark of an invented case."""
    return " <b>Sample review.</b>" if work.results.sample else ""


def told(work: Work, points: Points) -> str:
    """The trend in words."""
    return "; ".join(f"{MISTAKES[name]}: " + ", ".join(
        f"{number(score, work.locale)} on {day(one)}" for one, score in line) for name, line in points.items() if line)


def cards(work: Work, points: Points) -> str:
    """A card a mistake: score, change since the review before, what it is made of; HTML."""
    made = {"forced_channels": _barriers(work), "confused_consistency": _answers(work),
            "partner_as_resource": _parity(work)}
    worst = review.weakest(latest(points))
    return "<div class='cx-mistakes'>" + "".join(
        _card(work, name, points[name], made[name], name == worst) for name in MISTAKES) + "</div>"


def _card(work: Work, name: str, line: Sequence[tuple[str, float]], made: str, is_worst: bool) -> str:
    score = f"<b>{number(line[-1][1], work.locale)}</b> of 100" if line else "<b>?</b> not known"
    mark = "<span class='cx-bad'>weakest</span>" if is_worst else ""
    return (f"<div class='cx-mistake{' worst' if is_worst else ''}'><div class='name' title='{escape(ASKS[name])}'>"
            f"{SHAPES[name]} {escape(MISTAKES[name])} {mark}</div><div class='score' title='{escape(MADE[name])}'>"
            f"{score} {change(work, line)}</div><div class='cx-under'>{escape(made)}</div></div>")


def change(work: Work, line: Sequence[tuple[str, float]]) -> str:
    """By how much the score moved since the review before; HTML, empty when there is none."""
    if len(line) < 2:
        return ""
    moved = line[-1][1] - line[-2][1]
    if abs(moved) < 0.5:
        return f"<span class='cx-grey'>as on {escape(day(line[-2][0]))}</span>"
    colour, shape = ("cx-good", "▲") if moved > 0 else ("cx-bad", "▼")
    return f"<span class='{colour}'>{shape} {number(abs(moved), work.locale)}</span> " \
           f"<span class='cx-grey'>since {escape(day(line[-2][0]))}</span>"


def _barriers(work: Work) -> str:
    costs = barriers(work.dataset, work.results)
    if not costs:
        return "No barrier is on the register yet."
    standing = sum(not one.row.removed for one in costs)
    (low, typical, high), gone = total(costs), total(costs, removed=True)[1]
    still, least, most, won = (money(value, work.locale, work.currency) for value in (typical, low, high, gone))
    return f"{counted(standing, 'barrier')} still cost {still} a year ({least} to {most}); {won} was taken away."


def _answers(work: Work) -> str:
    case = work.scenario.case
    found = next((told for one in answer_reviews(work.dataset, case)
                  if (told := asked(work.dataset, case, one)).found.value is not None), None)
    if found is None:
        return "Nobody has asked yet."
    value, low, high = (number(one or 0.0, work.locale, 2) for one in (found.found.value, found.found.low,
                                                                        found.found.high))
    span = f" ({low} to {high})" if found.found.low is not None else ""
    return (f"{found.method} {value}{span}, {found.found.strength} agreement over "
            f"{counted(found.found.questions, 'question')}, {day(found.review)}.")


def _parity(work: Work) -> str:
    case = work.scenario.case
    for one in parity_reviews(work.dataset, case):
        gaps = area_gaps(compared(work.dataset, case, one))
        if gaps:
            widest = gaps[0]
            theirs, ours = (number(value, work.locale, 1) for value in (widest.partner, widest.own))
            return f"Widest gap in {AREAS[widest.area].lower()}: {theirs} against {ours} of 4, {day(one)}."
    return "Nobody has compared yet."
