"""A review that was started: how much of it is still to be given, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.model.review import is_open
from cxmodel.ui import session
from cxmodel.ui.partnership import answers, parity
from cxmodel.ui.partnership.labels import counted, day, listed
from cxmodel.ui.partnership.looking import EDIT, VIEW
from cxmodel.ui.partnership.reading import answer_reviews, asked, compared, parity_reviews


@dataclass(frozen=True)
class Step:
    """What a review still asks for in one view. what : answers or scores, with their number."""

    view: str
    key: str
    review: str
    what: str


def steps(dataset: Dataset, case: str, today: date) -> tuple[Step, ...]:
    """What the newest review still waits for, answers before scores; nothing when all of it was given.

    A review that is older than six weeks waits for nothing, unless nobody has begun it.
    """
    return tuple(step for step in (_answers(dataset, case, today), _scores(dataset, case, today)) if step)


def _answers(dataset: Dataset, case: str, today: date) -> Step | None:
    for review in answer_reviews(dataset, case)[:1]:
        told = asked(dataset, case, review)
        missing = len(told.answers) * len(told.channels) - told.given
        if is_open(review, today, told.given, missing):
            return Step(answers.NAME, "answers", review, counted(missing, "answer"))
    return None


def _scores(dataset: Dataset, case: str, today: date) -> Step | None:
    for review in parity_reviews(dataset, case)[:1]:
        given = [score is not None for _, one in compared(dataset, case, review) for score in (one.partner, one.own)]
        if is_open(review, today, sum(given), given.count(False)):
            return Step(parity.NAME, "parity", review, counted(given.count(False), "score"))
    return None


def sentence(found: tuple[Step, ...]) -> str:
    """Which review is open and what it waits for; empty when none is."""
    by_review = {step.review: [one.what for one in found if one.review == step.review] for step in found}
    return " ".join(f"Review of {day(review)} is open: {listed(what)} to give." for review, what in by_review.items())


def buttons(found: tuple[Step, ...]) -> None:
    """A button a step: it opens the view with that review, ready to be typed into."""
    for place, step in enumerate(found):
        st.button(f"Give {step.what} →", key=f"partnership-give-{step.key}", type="secondary" if place else "primary",
                  on_click=take, args=(step,))


def take(step: Step) -> None:
    """Look at what is to be given."""
    session.pick(f"partnership-review-{step.key}", step.review)
    session.pick(EDIT, step.view)
    session.pick(VIEW, step.view)
