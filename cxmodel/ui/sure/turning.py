"""View Flip points: how far each number, or a theme's weight, may go before another plan is the best one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.sure import Flip, Flips
from cxmodel.ui import display
from cxmodel.ui.session import Work
from cxmodel.ui.sure import looking
from cxmodel.ui.sure.looking import NUMBERS, WEIGHTS
from cxmodel.ui.sure.phrases import heading, short_value
from cxmodel.units import money, percent

MOST = {True: 8, False: 14}
SAME_MONEY = 1.0  # [USD/year]: staying with the present plan then costs nothing
HEADS = {NUMBERS: "Number", WEIGHTS: "How much it counts"}


def turning(work: Work, found: Flips) -> str:
    """One table, the nearest first; returns a fold with those farther away, HTML."""
    kind = looking.flips_kind()
    rows = of_kind(found.flips, kind)
    inside = [flip for flip in rows if kind == WEIGHTS or flip.inside]
    still = sum((one.kind == "weight") == (kind == WEIGHTS) for one in found.steady)
    heading(title(work, inside, len(rows) + still, kind), "Flip point", under(work, inside, still, kind))
    if not rows:
        return ""
    most = MOST[work.room]
    st.html(table(work, rows[:most], kind))
    if len(rows) <= most or work.room:
        return ""
    return display.folded(f"{len(rows) - most} more, farther away", table(work, rows[most:], kind))


def of_kind(flips: Sequence[Flip], kind: str) -> list[Flip]:
    """Those of numbers, or those of weights, the nearest first."""
    return [flip for flip in flips if (flip.kind == "weight") == (kind == WEIGHTS)]


def title(work: Work, inside: Sequence[Flip], tried: int, kind: str) -> str:
    """How many could turn the plan, and what that would cost at most."""
    what = "weights" if kind == WEIGHTS else "numbers"
    if not inside:
        where = "" if kind == WEIGHTS else " inside its evidence"
        return f"No single {what[:-1]} turns the plan{where} ({tried} tried)"
    could = "could turn the plan" + ("" if kind == WEIGHTS else " inside their evidence")
    dear = max(inside, key=lambda flip: flip.keeping_costs)
    if dear.keeping_costs < SAME_MONEY:
        return f"{len(inside)} of {tried} {what} {could}; staying with this one would cost nothing"
    return (f"{len(inside)} of {tried} {what} {could}; staying with this one would cost "
            f"{money(dear.keeping_costs, work.locale, work.currency)} a year at most")


def under(work: Work, inside: Sequence[Flip], still: int, kind: str) -> str:
    """What counts as another plan, what is not in the table, and which plan is meant."""
    plan = " Meant is the plan that follows the sliders, not the chosen one." if work.scenario.chosen else ""
    what = "weights" if kind == WEIGHTS else "numbers"
    left = f" {still} {what} change it nowhere they may go." if still and not work.room else ""
    dear = max(inside, key=lambda flip: flip.keeping_costs, default=None)
    most = f" Staying costs most for: {dear.name}." if dear and dear.keeping_costs >= SAME_MONEY else ""
    return f"another plan places more than {percent(0.01, work.locale)} of the moved work elsewhere.{most}{left}{plan}"


def table(work: Work, flips: Sequence[Flip], kind: str) -> str:
    """One row a number: now, turns at, inside its evidence or not, what changes, what staying would cost."""
    head = [(HEADS[kind], False), ("Now", True), ("Turns at", True)]
    head += [("Inside its evidence?", False)] if kind == NUMBERS else []
    head += [("What changes", False), ("Staying costs", True)]
    rows = [_row(work, flip, kind) for flip in flips]
    return f"<div class='cx-sure-table'>{display.table_html(head, rows, 'Flip points, the nearest first')}</div>"


def _row(work: Work, flip: Flip, kind: str) -> list[str]:
    at = work.locale, work.currency
    name = flip.name.removeprefix("Weight of ") if kind == WEIGHTS else flip.name
    if flip.kind == "price":
        now, turns = (short_value(flip.input, *ends) for ends in (
            (flip.typical, *at, flip.value), (flip.value, *at, flip.typical)))
    else:
        now, turns = (escape(flip.input.said(*ends)) for ends in (
            (flip.typical, *at, flip.value), (flip.value, *at, flip.typical)))
    cost = money(flip.keeping_costs, *at) if flip.keeping_costs >= SAME_MONEY else "nothing"
    cells = [f"<span title='grade {escape(flip.grade, quote=True)}'>{escape(name)}</span>", now, f"<b>{turns}</b>"]
    cells += [evidence(work, flip)] if kind == NUMBERS else []
    return [*cells, changes(work, flip), cost]


def changes(work: Work, flip: Flip) -> str:
    """What moves most, short enough for one line; the whole sentence on hover. HTML."""
    shift = flip.shift
    part = "" if shift.part > 0.995 else f"{percent(shift.part, work.locale)} of "
    full = shift.told(work.locale)
    return (f"<span title='{escape(full[0].upper() + full[1:], quote=True)}'>{escape(part + shift.activity_name)} → "
            f"<b>{escape(_city(shift.goal_name))}</b></span>")


def _city(name: str) -> str:
    """The city of a site's name.

    >>> _city("Ash, Lima"), _city("home")
    ('Lima', 'home')
    """
    return name.rsplit(", ", 1)[-1]


def evidence(work: Work, flip: Flip) -> str:
    """Inside or outside, with the range; a line that somebody draws has no evidence. HTML."""
    if flip.kind == "line":
        return "<span class='cx-grey'>– a line we draw</span>"
    one, at = flip.input, (work.locale, work.currency)
    span = f"{one.said(one.low, *at)} to {one.said(one.high, *at)}" if flip.kind != "price" else ""
    word = "<b title='inside'>✓</b>" if flip.inside else "<span title='outside'>✕ outside</span>"
    return f"{word} <span class='cx-grey'>{escape(span)}</span>"
