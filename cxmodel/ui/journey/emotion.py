"""View Emotion line: what customers feel from stage to stage, with the sheet of one touchpoint beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cxmodel.model.evaluate.journey import Stop, journey_of
from cxmodel.ui import display, session
from cxmodel.ui.journey import line, sheet
from cxmodel.ui.journey.line import MOMENT, PLAIN, Point
from cxmodel.ui.session import Work
from cxmodel.units import number

MOST_NAMED = 12
EXTREME = 1.75  # emotion from which a point is named whatever it is: as angry or delighted as the scale goes


def emotion(work: Work) -> None:
    """The line on the left, the opened touchpoint on the right; the line is drawn last (see `live`)."""
    met = journey_of(work.dataset, work.scenario).stops
    opened = opened_of(met)
    left, right = st.columns([64, 36], gap="medium")
    with right:
        sheet.sheet(work, opened)
    with left:
        display.finding(finding(met, work.locale))
        line.draw(points(met, opened.row.id), opened.row.id, alt(met, work.locale))


def opened_of(met: Sequence[Stop]) -> Stop:
    """The touchpoint whose sheet is open: the one that was clicked, at first the one that the message names."""
    picked = session.picked("touchpoint")
    return next((one for one in met if one.row.id == picked), lowest(met))


def lowest(met: Sequence[Stop]) -> Stop:
    """The moment of truth where customers feel worst; where none is marked, the touchpoint."""
    return min([one for one in met if one.moment] or met, key=lambda one: one.emotion)


def finding(met: Sequence[Stop], locale: str = "en_US") -> str:
    """How many moments of truth go badly and which is lowest; with none marked, where the line is lowest."""
    moments, worst = [one for one in met if one.moment], lowest(met)
    bad = sum(one.emotion < 0 for one in moments)
    told = f"lowest: {worst.row.name}, {signed(worst.emotion, locale)}"
    if not moments:
        return f"No moment of truth is marked yet; {told}"
    return f"{bad} of {len(moments)} moments of truth go{'es' if bad == 1 else ''} badly; {told}"


def signed(value: float, locale: str = "en_US") -> str:
    """An emotion with its sign.

    >>> signed(1.36), signed(-0.5), signed(0.0)
    ('+1.4', '−0.5', '0.0')
    """
    return f"{'+' if value >= 0.05 else ''}{number(value, locale, 1)}"


def points(met: Sequence[Stop], opened: str) -> list[Point]:
    """The points of the line; names go to every moment of truth, what is open and the extremes, then to the turns."""
    must = {one.row.id for one in met if one.moment or one.row.id == opened or abs(one.emotion) >= EXTREME}
    marked = [one for one in met if one.row.id in must or one.turn]
    order = sorted(marked, key=lambda one: (one.row.id != opened, not one.moment, -abs(one.emotion)))
    rank = {one.row.id: place for place, one in enumerate(order, start=1)
            if place <= MOST_NAMED or one.row.id in must}
    return [Point(one.row.id, one.row.name, one.row.stage, one.emotion, one.row.emotion,
                  MOMENT if one.moment else one.turn or PLAIN, words(one), rank.get(one.row.id, 0),
                  one.row.id in must) for one in met]


def words(one: Stop) -> str:
    """What a touchpoint is marked as, in words: "moment of truth, trough"."""
    return ", ".join(filter(None, ["moment of truth" if one.moment else "", one.turn]))


def alt(met: Sequence[Stop], locale: str = "en_US") -> str:
    """The line in words."""
    told = "; ".join(f"{one.row.name} {signed(one.emotion, locale)}{f' ({words(one)})' if words(one) else ''}"
                     for one in met)
    return f"What customers feel, from −2 angry to +2 delighted: {told}"
