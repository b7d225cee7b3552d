"""100 points: what is to be given away is fixed, so giving one more means giving another less."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cxmodel.model import weights as rules
from cxmodel.scenario import Scenario
from cxmodel.ui import display, layout, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import fields, outcome
from cxmodel.ui.vendors.weighing.groups import Group, said
from cxmodel.units import number

METHOD, POINTS = "points", 100
REMARK = "points-remark"


def given(scenario: Scenario, group: Group) -> dict[str, float]:
    """The points each item has; as equal as whole points can be where nobody gave any."""
    spoken = said(scenario, METHOD, group)
    return {name: spoken.get(name, float(POINTS // len(group.items))) for name in group.ids}


def weights(scenario: Scenario, group: Group) -> dict[str, float]:
    """Each item's points over all points given. [share]"""
    points = given(scenario, group)
    return dict(zip(points, rules.shared(list(points.values())).tolist(), strict=True))


def screen(work: Work, group: Group) -> None:
    """A field for each item, and what is left to give."""
    left, right = layout.halves()
    points = given(work.scenario, group)
    with left:
        display.finding(f"Share out {POINTS} points",
                        "The more it matters to your customers, the more it gets. A number counts when you press "
                        "Enter or leave its field.")
        st.html(left_over(sum(points.values()), work.locale) + _remark(work.scenario))
        with st.container(key="points-fields"):
            columns = st.columns(2, gap="medium") if len(group.items) > 4 else [st.container()]
        half = -(-len(group.items) // len(columns))
        for place, item in enumerate(group.items):
            with columns[place // half]:
                key = fields.fill(_key(group, item.id), points[item.id])
                st.number_input(display.plain(item.name), step=1.0, format="%g", key=key,
                                on_change=session.taker(key, lambda typed, name=item.id: _take(group, name, typed)))
    with right:
        outcome.shown(work, group, weights(work.scenario, group), METHOD, find=lambda: as_shown(group))


def _key(group: Group, name: str) -> str:
    return f"points-{group.id}-{name}"


def left_over(total: float, locale: str) -> str:
    """What is left to give, as HTML."""
    rest = POINTS - total
    if abs(rest) < 1e-9:
        return _left("cx-good", "0", f"points left: all {POINTS} are given", "")
    amount, noun, them = _points(abs(rest), locale), *(("point", "it") if abs(rest) == 1 else ("points", "them"))
    scaled = f"or use what stands here scaled to {POINTS}"
    if rest > 0:
        return _left("cx-accent", amount, f"{noun} left to give", f": give {them}, {scaled}")
    return _left("cx-bad", amount, f"{noun} too many", f": take {them} back, {scaled}")


def _left(colour: str, amount: str, noun: str, aside: str) -> str:
    return (f"<div class='cx-left' role='status'><b class='{colour}'>{escape(amount)}</b> {noun}"
            f"<span class='cx-grey'>{aside}</span></div>")


def _points(value: float, locale: str) -> str:
    return number(value, locale, 0 if float(value).is_integer() else 1)


def bounded(typed: float | None) -> float:
    """The points that a typed number stands for; an empty field stands for none.

    >>> bounded(25.5), bounded(-5.0), bounded(1e9), bounded(None)
    (25.5, 0.0, 100.0, 0.0)
    """
    return min(float(POINTS), max(0.0, typed or 0.0))


def remark(name: str, typed: float | None) -> str:
    """What is to be said of a typed number that cannot stand; empty where it can.

    >>> remark("Culture", -5.0)
    'Culture cannot have -5 points: 0 is the least, so it has 0 now.'
    """
    value = bounded(typed)
    if typed is None or value == typed:
        return ""
    end = "most" if value else "least"
    return f"{name} cannot have {typed:g} points: {value:g} is the {end}, so it has {value:g} now."


def _remark(scenario: Scenario) -> str:
    """The remark on the last number, as long as nothing was changed since, as HTML."""
    told = session.value(REMARK)
    return f"<div class='cx-bad' role='alert'>△ {escape(told[1])}</div>" if told and told[0] == scenario else ""


def _take(group: Group, name: str, typed: float | None) -> None:
    """Write what was typed, within its bounds, and say so where it was not."""
    _say(group, {name: bounded(typed)})
    session.fill(REMARK, (session.kept().history.present, told) if (told := remark(group.names[name], typed)) else None)


def _say(group: Group, points: Mapping[str, float]) -> None:
    outcome.answer(group, METHOD, {**said(session.kept().history.present, METHOD, group), **points})


def as_shown(group: Group) -> dict[str, float]:
    """Weights of what the fields show; a number that was typed last may not have been taken yet, so it is first."""
    stood = given(session.kept().history.present, group)
    typed = {name: bounded(shown) for name in group.ids if (shown := session.value(_key(group, name))) is not None}
    _say(group, {name: value for name, value in typed.items() if value != stood[name]})
    return weights(session.kept().history.present, group)
