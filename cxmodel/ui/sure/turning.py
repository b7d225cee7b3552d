"""View Flip points: how far each number, or a theme's weight, may go before another plan is better than staying."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.sure import Flip, Flips
from cxmodel.ui import display
from cxmodel.ui.session import Work
from cxmodel.ui.sure import looking
from cxmodel.ui.sure.looking import NUMBERS, WEIGHTS
from cxmodel.ui.sure.phrases import heading, of_sliders, short_value
from cxmodel.units import money, percent

MOST = {True: 8, False: 14}
SAME_MONEY = 1.0  # [USD/year]: staying with the present plan then costs nothing
LINE = "line"
HEADS = {NUMBERS: "Number", WEIGHTS: "How much it counts"}


def turning(work: Work, found: Flips) -> str:
    """One table, the nearest first; returns a fold with those farther away and one where staying is better, HTML."""
    kind = looking.flips_kind()
    rows, idle = of_kind(found.flips, kind), of_kind(found.idle, kind)
    inside = [flip for flip in rows if kind == WEIGHTS or (flip.inside and flip.kind != LINE)]
    tried = sum(one.kind != LINE and (one.kind == "weight") == (kind == WEIGHTS)
                for one in (*found.flips, *found.idle, *found.steady))
    heading(title(work, inside, tried, kind), "Flip point", under(work, inside, len(idle), kind))
    first, others = parted(rows, inside, MOST[work.room])
    if first:
        st.html(table(work, first, kind))
    if work.room:
        return ""
    more = display.folded(f"{len(others)} more, farther away", table(work, others, kind)) if others else ""
    return more + (display.folded(f"{len(idle)} that turn only the sliders' plan: staying is worth more",
                                  table(work, idle, kind, idle=True)) if idle else "")


def of_kind(flips: Sequence[Flip], kind: str) -> list[Flip]:
    """Those of numbers, or those of weights, the nearest first."""
    return [flip for flip in flips if (flip.kind == "weight") == (kind == WEIGHTS)]


def parted(rows: Sequence[Flip], inside: Sequence[Flip], most: int) -> tuple[list[Flip], list[Flip]]:
    """The rows that are shown and those in the fold; the dearest is always shown."""
    shown = list(rows[:most])
    dear = dearest(inside)
    if dear is not None and dear not in shown:
        shown[-1] = dear
    return shown, [flip for flip in rows if flip not in shown]


def dearest(inside: Sequence[Flip]) -> Flip | None:
    """The one for which staying with the present plan costs most."""
    return max(inside, key=lambda flip: flip.keeping_costs, default=None)


def title(work: Work, inside: Sequence[Flip], tried: int, kind: str) -> str:
    """How many could make another plan better, and what staying would then cost at most."""
    what = "weights" if kind == WEIGHTS else "numbers"
    whose = "Of the sliders' plan (not in use): " if work.scenario.chosen else ""
    dear = dearest(inside)
    where = "" if kind == WEIGHTS else " inside its evidence" if dear is None else " inside their evidence"
    if dear is None:
        return f"{whose}{'no' if whose else 'No'} single {what[:-1]} makes another plan better{where} ({tried} tried)"
    return (f"{whose}{len(inside)} of {tried} {what} could make another plan better{where}; staying would then cost up "
            f"to {money(dear.keeping_costs, work.locale, work.currency)} a year")


def under(work: Work, inside: Sequence[Flip], idle: int, kind: str) -> str:
    """What counts as a better plan, which plan is meant, and what is not in the table."""
    dear = dearest(inside)
    most = f" Staying costs most for: {dear.name}." if dear else ""
    what = "weights" if kind == WEIGHTS else "numbers"
    left = f" {idle} more {what} turn only the sliders' plan, and staying is worth more." if idle else ""
    if work.room:
        return f"meant is {of_sliders(work)}.{most}"
    return (f"meant is {of_sliders(work)}; better is one that places more than {percent(0.01, work.locale)} of the "
            f"moved work elsewhere and is worth more, everything counted.{most}{left}")


def table(work: Work, flips: Sequence[Flip], kind: str, idle: bool = False) -> str:
    """One row a number: now, turns at, inside its evidence or not, what changes, what staying would cost.

    idle : of numbers at which staying is worth more, and how much.
    """
    end = "at 0% or 100%" if kind == WEIGHTS else "at the end of its evidence"
    last = "Staying is worth more by" if idle else f"Staying costs {end}"
    head = [(HEADS[kind], False), ("Now", True), ("Sliders' plan turns at" if idle else "Turns at", True)]
    head += [("Inside its evidence?", False)] if kind == NUMBERS else []
    head += [("What changes", False), (last, True)]
    rows = [_row(work, flip, kind) for flip in flips]
    return f"<div class='cx-sure-table'>{display.table_html(head, rows, 'Flip points, the nearest first')}</div>"


def _row(work: Work, flip: Flip, kind: str) -> list[str]:
    at = work.locale, work.currency
    name = flip.name.removeprefix("Weight of ") if kind == WEIGHTS else flip.name
    now = escape(said(work, flip, flip.typical, flip.value))
    turns = escape(said(work, flip, flip.value, flip.typical, flip.input.low, flip.input.high))
    cost = money(abs(flip.keeping_costs), *at) if abs(flip.keeping_costs) >= SAME_MONEY else "nothing"
    cells = [f"<span title='grade {escape(flip.grade, quote=True)}'>{escape(name)}</span>", now, f"<b>{turns}</b>"]
    cells += [evidence(work, flip)] if kind == NUMBERS else []
    return [*cells, changes(work, flip), cost]


def said(work: Work, flip: Flip, value: float, *beside: float) -> str:
    """A value of the number, with as many digits as it takes to tell it from each of those beside it."""
    at = work.locale, work.currency
    if flip.kind == "price":
        return short_value(flip.input, value, *at, beside[0])
    return max((flip.input.said(value, *at, other) for other in beside), key=len)


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
    if flip.kind == LINE:
        return "<span class='cx-grey'>– a line we draw</span>"
    one, at = flip.input, (work.locale, work.currency)
    span = "" if flip.kind == "price" else " to ".join(one.said(end, *at, flip.value) for end in (one.low, one.high))
    word = "<b title='inside'>✓</b>" if flip.inside else "<span title='outside'>✕ outside</span>"
    return f"{word} <span class='cx-grey'>{escape(span)}</span>"
