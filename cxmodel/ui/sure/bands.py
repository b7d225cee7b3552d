"""View Range: how far net saving and CX loss may go, the chance of a target, and the churn that would eat it all."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.model.evaluate.basis import Array
from cxmodel.ui import display
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.picture import Figure, picture
from cxmodel.ui.session import Work
from cxmodel.ui.sure import looking
from cxmodel.ui.sure.phrases import heading
from cxmodel.ui.sure.spread import Spread, points
from cxmodel.units import money, number, percent

BINS = 44
EDGE = 0.05  # percentile at either end that the picture leaves out, so that one odd draw does not squeeze it


def bands(work: Work, found: Spread) -> str:
    """Four numbers, then both distributions; nothing stands below."""
    if work.room:
        display.finding(title(work, found))
    else:
        heading(title(work, found), "Range",
                f"{number(found.draws, work.locale)} draws of every number within its evidence; the plan is held.")
    st.html(_numbers(work, found))
    left, right = st.columns([58, 42], gap="medium")
    goal, at = looking.target(), work.locale
    with left:
        low, middle, high = points(found.net)
        picture(_histogram(100 * found.net, _marks(work, (low, middle, high), goal), "Net saving, % of today's cost",
                           (0.0, 100 * goal), below_zero=True),
                key="sure-net", height=HEIGHT[work.room],
                alt=f"Net saving over the draws: 10th percentile {percent(low, at)}, middle {percent(middle, at)}, "
                    f"90th percentile {percent(high, at)}; {percent(found.chance(goal), at)} of the draws reach "
                    f"{percent(goal, at)}.")
    with right:
        scale, unit = _scale(float(np.percentile(found.loss, 99)) * work.currency.per_usd)
        ends = points(found.loss)
        told = [money(end, at, work.currency) for end in ends]
        marks = [(end * work.currency.per_usd / scale, f"<b>{text}</b>" if place == 1 else text, place)
                 for place, (end, text) in enumerate(zip(ends, told, strict=True))]
        picture(_histogram(found.loss * work.currency.per_usd / scale, marks,
                           f"CX value at risk a year, {unit}{work.currency.code}", (0.0,)),
                key="sure-loss", height=HEIGHT[work.room],
                alt=f"CX value at risk a year over the draws: {told[0]} at the 10th percentile, {told[1]} in the "
                    f"middle, {told[2]} at the 90th.")
    return ""


def title(work: Work, found: Spread) -> str:
    """What a room should take away: the band, and what it takes to lose it."""
    low, _, high = points(found.net)
    told = f"Net saving is {percent(low, work.locale)} to {percent(high, work.locale)} in 8 of 10 draws"
    churn = work.results.break_even_churn
    if 0 < churn < 1:
        return (f"{told}; it is gone if {percent(churn, work.locale, 1)} of the exposed customers leave a year "
                "because of it")
    return told


def expected_churn(work: Work) -> float:
    """The extra share of exposed customers who leave in a year by the model; 0 where nobody is exposed. [share]"""
    now = work.results
    saved = now.net_saving.typical * now.baseline_per_year
    if abs(saved) < 1.0 or not np.isfinite(now.break_even_churn):
        return 0.0
    return now.break_even_churn * now.at_risk_parts["customers"] / saved


def _numbers(work: Work, found: Spread) -> str:
    at, goal, churn = work.locale, looking.target(), work.results.break_even_churn
    low, middle, high = points(found.net)
    cells = [
        ("Net saving, 8 of 10 draws", f"{percent(low, at)} to {percent(high, at)}", f"middle {percent(middle, at)}",
         TERMS["Net saving"]),
        (f"Chance to reach {percent(goal, at)}", chance(found.chance(goal), at), _of(work, found, found.chance(goal)),
         "Share of the draws in which the net saving is at least the target."),
        ("Chance of a loss", chance(found.chance_of_loss, at),
         f"after CX risk, in {_draws(work, found, found.chance_of_loss)}",
         f"Share of the draws in which nothing is left of the net saving after CX risk. {TERMS['Risk-adjusted net']}"),
        ("Break-even extra churn", percent(churn, at, 1) if 0 <= churn < 1 else ("none" if churn < 0 else "no limit"),
         f"the model expects {percent(expected_churn(work), at, 1)}", TERMS["Break-even churn"]),
    ]
    html = "".join(
        f"<div class='cx-number' title='{escape(term, quote=True)}'><div class='label'>{escape(label)}</div>"
        f"<div><span class='value'>{escape(value)}</span></div><div class='change cx-grey'>{escape(aside)}</div></div>"
        for label, value, aside, term in cells)
    return f"<div class='cx-numbers cx-sure-numbers'>{html}</div>"


def _of(work: Work, found: Spread, share: float) -> str:
    """A share as a count of the draws."""
    count = "none" if share <= 0 else number(share * found.draws, work.locale)
    return f"{count} of {number(found.draws, work.locale)} draws"


def _draws(work: Work, found: Spread, share: float) -> str:
    count = share * found.draws
    return "no draw" if share <= 0 else f"{number(count, work.locale)} {'draw' if round(count) == 1 else 'draws'}"


def chance(share: float, locale: str) -> str:
    """A chance without false precision at its ends.

    >>> chance(0.0, "en_US"), chance(0.004, "en_US"), chance(0.25, "en_US"), chance(0.9999, "en_US")
    ('0%', '<1%', '25%', '>99%')
    """
    if 0 < share < 0.005:
        return f"<{percent(0.01, locale)}"
    return f">{percent(0.99, locale)}" if 0.995 < share < 1 else percent(share, locale)


def _marks(work: Work, ends: tuple[float, float, float], goal: float) -> list[tuple[float, str, int]]:
    """Where lines stand in the picture of net saving: the three percentiles, then the target. (place, text, row)"""
    told = [percent(end, work.locale) for end in ends]
    return [(100 * ends[0], told[0], 0), (100 * ends[1], f"<b>{told[1]}</b>", 1), (100 * ends[2], told[2], 2),
            (100 * goal, f"your target {percent(goal, work.locale)}", 3)]


def _histogram(values: Array, marks: list[tuple[float, str, int]], name: str, seen: tuple[float, ...],
               below_zero: bool = False) -> Figure:
    """How often each value comes, the middle 80 % dark; percentiles and target as lines with their figures on top."""
    low, high = (float(end) for end in np.percentile(values, [EDGE, 100 - EDGE]))
    count, edges = np.histogram(values, BINS, (low, max(high, low + 1e-6)))
    middle, width = (edges[:-1] + edges[1:]) / 2, float(edges[1] - edges[0])
    inside = (middle >= marks[0][0]) & (middle <= marks[2][0])
    base = ["@bad" if below_zero and at < 0 else "@home" for at in middle]
    most = float(count.max()) * 1.32
    start, end = min(low, *seen), max(high, *seen)
    room = 0.05 * (end - start)
    bars: dict[str, Any] = {
        "type": "bar", "x": [float(at) for at in middle], "y": [int(one) for one in count], "width": width * 0.92,
        "marker": {"color": [colour if dark else f"{colour}/0.4" for colour, dark in zip(base, inside, strict=True)]},
        "hoverinfo": "skip"}
    lines = [{"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 0.88 if place < 3 else 0.76,
              "line": {"color": "@accent" if place == 3 else "@ink", "width": 2, "dash": "dash" if place == 3 else
                       "solid" if place == 1 else "dot"}} for at, _, place in marks]
    return {"data": [bars], "layout": layout(
        margin={"l": 0.6, "r": 0.6, "t": 0.2, "b": 3.2, "pad": 0}, shapes=lines, bargap=0,
        annotations=[_label(mark, start, end) for mark in marks],
        xaxis=axis(name, range=[start - room, end + room], showgrid=False),
        yaxis=axis(range=[0, most], showticklabels=False, showgrid=False))}


def _label(mark: tuple[float, str, int], start: float, end: float) -> dict[str, Any]:
    """The figure over its line: percentiles in one row, the target a row below."""
    at, text, place = mark
    if place == 3:
        side = "right" if at > (start + end) / 2 else "left"
        return note(at, 0.76, text, yref="paper", xanchor=side, xshift=-0.3 if side == "right" else 0.3,
                    yanchor="top", font={"size": 1.0, "color": "@accent"}, bgcolor="@paper/0.85")
    anchor = ("right", "center", "left")[place]
    return note(at, 0.88, text, yref="paper", yanchor="bottom", xanchor=anchor)


def _scale(most: float) -> tuple[float, str]:
    """Money in thousands or millions, and the word for it.

    >>> _scale(2_400_000.0), _scale(80_000.0)
    ((1000000.0, 'million '), (1000.0, 'thousand '))
    """
    return (1e6, "million ") if most >= 1e6 else (1e3, "thousand ")


HEIGHT = {True: "max(13rem, calc(100vh - 21.2rem))", False: "clamp(14rem, calc(100vh - 22.6rem), 30rem)"}
