"""View Goal: what would have to be true for the target, beside what the evidence says."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from cxmodel.model.evaluate.sure import Goal, Need
from cxmodel.ui import display
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.picture import Figure, picture
from cxmodel.ui.session import Work
from cxmodel.ui.sure.phrases import heading, short_value
from cxmodel.ui.vendors.phrases import shortened
from cxmodel.units import Money, percent

MOST = {True: 6, False: 9}
LETTER = 0.09  # how wide a letter is, in widths of the evidence, on the narrowest screen
REACH = 1.6  # widths of the evidence that are drawn on either side; what lies farther stands at the edge with an arrow


def goals(work: Work, found: Goal) -> str:
    """Where the target lies, then number by number; returns a fold with all of them in words, HTML."""
    needs, how = rows(found)
    shown = needs[:MOST[work.room]]
    heading(title(work, found), "Goal seek", how)
    st.html(way(work, found))
    if shown:
        picture(figure(shown, work.locale, work.currency, found.met), key="sure-goal",
                height=f"min({4.3 + 2.6 * len(shown):.1f}rem, {HEIGHT[work.room]})",
                alt="; ".join(told(need, work, found.met) for need in shown))
    st.html(f"<div class='cx-under'>{escape(means(work, found))}</div>")
    if work.room:
        return ""
    every = "".join(f"<li>{escape(need.sentence(work.locale, work.currency))}</li>" for need in found.needs)
    return display.folded(f"In words, and all {len(found.needs)} numbers, each alone",
                          f"<p>{escape(found.finding(work.locale, work.currency))}</p><ul>{every}</ul>")


def means(work: Work, found: Goal) -> str:
    """What the target asks of the work that moves: part of the work stays, and saves nothing."""
    at = work.locale
    if found.met or not 0 < found.moved < 0.995:
        return ""
    told = f"This plan moves {percent(found.moved, at)} of the work"
    if found.target > found.moved:
        return f"{told}: even if that cost nothing, it could not bring {percent(found.target, at)} of the whole."
    return (f"{told}: {percent(found.target, at)} of the whole cost means {percent(found.target / found.moved, at)} "
            f"off that work, everything counted; quoted prices alone take {percent(found.headline, at)} off.")


def rows(found: Goal) -> tuple[list[Need], str]:
    """The numbers to show, and in which sense they are needed."""
    alone = [need for need in found.needs if need.needed is not None]
    if found.met:
        return alone, "each number alone, all others typical: the value at which the target is lost."
    if alone:
        return alone, "each number alone, all others typical: what it would have to be."
    if found.beyond:
        return list(found.beyond), ("no number alone is enough. Shown is what one more would have to be, with all the "
                                    "others already at the best end of their evidence.")
    most = [need for need in sorted(found.needs, key=lambda need: -need.furthest) if need.furthest > found.base + 5e-4]
    return most, ("no number alone is enough, at any value that makes sense; shown is what each could bring, and where "
                  "it would have to go.")


def title(work: Work, found: Goal) -> str:
    """Whether the target is met, could be, or cannot be on the evidence."""
    at, goal = work.locale, percent(found.target, work.locale)
    inside = [need for need in found.needs if need.needed is not None and need.inside]
    if found.met:
        met = f"{goal} is met: net saving is {near(found.base, found.target, at)}"
        return f"{met}, but {_alone(len(inside))} could lose it" if inside else (
            f"{met}, and no number alone loses it within its evidence")
    if inside:
        return (f"Net saving is {near(found.base, found.target, at)}, not {goal}; {_alone(len(inside))} could bring it "
                "there")
    together = near(found.together, found.target, at)
    if found.reaches:
        return (f"Within the evidence {goal} needs many numbers at their best at once: all {len(found.needs)} together "
                f"give {together}")
    return f"Even with all {len(found.needs)} numbers at their best together net saving is {together}, not {goal}"


def _alone(count: int) -> str:
    return "1 number alone" if count == 1 else f"{count} numbers, each alone,"


def near(value: float, target: float, locale: str) -> str:
    """A result with a digit more where it would read like the target."""
    return percent(value, locale, 1 if percent(value, locale) == percent(target, locale) else 0)


def way(work: Work, found: Goal) -> str:
    """One strip from nothing to beyond the target: as it is, all at their best, the target; HTML."""
    best = "All at their worst" if found.met else "All at their best"
    marks = [("●", "Now", found.base, "now"), ("◆", best, found.together, "best"),
             ("▼", "Target", found.target, "goal")]
    low = min(0.0, *(value for _, _, value, _ in marks))
    whole = max(value for _, _, value, _ in marks) * 1.12 - low or 1.0
    drawn = "".join(f"<i class='{kind}' style='left:{100 * (value - low) / whole:.1f}%'></i>"
                    for _, _, value, kind in marks)
    named = " &nbsp; ".join(f"<span class='{kind}'>{glyph} {escape(name)} <b>{_told(value, found, work.locale)}"
                            "</b></span>" for glyph, name, value, kind in marks)
    start, end = sorted((100 * (found.base - low) / whole, 100 * (found.together - low) / whole))
    return (f"<div class='cx-sure-way' role='img' aria-label='{escape(title(work, found), quote=True)}'>"
            f"<div class='told'>{named}</div><div class='strip'><u style='left:{start:.1f}%;width:{end - start:.1f}%'>"
            f"</u>{drawn}</div></div>")


def _told(value: float, found: Goal, locale: str) -> str:
    return percent(value, locale) if value == found.target else near(value, found.target, locale)


def told(need: Need, work: Work, met: bool = False) -> str:
    """What a number would have to be and where its evidence ends, in words; met : to lose the target."""
    at = work.locale, work.currency
    if need.needed is None:
        best = need.input.said(need.best, *at, need.typical)
        return f"{need.name}: brings {percent(need.furthest, work.locale)} at best, at {best}"
    where = "inside its evidence" if need.inside else "outside its evidence"
    return f"{need.name}: {'lost at ' if met else ''}{need.input.said(need.needed, *at, need.typical)}, {where}"


def figure(needs: Sequence[Need], locale: str, currency: Money, met: bool = False) -> Figure:
    """Every number on a scale of its own: its evidence as a band of the same width, now, and what is needed.

    met : marked is where the target is lost; inside the evidence that is bad news.
    """
    count = list(range(len(needs)))
    places = [place(need, goes_to(need)) for need in needs]
    band = {"type": "bar", "orientation": "h", "base": 0, "x": [1] * len(needs), "y": count, "width": 0.5,
            "marker": {"color": "@home/0.3"}, "hoverinfo": "skip"}
    now = {"type": "scatter", "mode": "markers", "x": [place(need, need.typical) for need in needs], "y": count,
           "hoverinfo": "skip", "marker": {"symbol": "circle", "size": 0.7, "color": "@home"}}
    goal = {"type": "scatter", "mode": "markers", "x": places, "y": count, "hoverinfo": "skip",
            "marker": {"size": 0.95, "symbol": [_symbol(need) for need in needs],
                       "color": [_colour(need, met) for need in needs],
                       "line": {"color": "@paper", "width": 1}}}
    names = [shortened(need.name, 40) for need in needs]
    return {"data": [band, now, goal], "layout": layout(
        margin={"l": 20.5, "r": 13.5, "t": 1.7, "b": 0.4, "pad": 0.4},
        xaxis=axis(range=[-REACH - 0.75, 1 + REACH + 0.75], showticklabels=False, showgrid=False),
        yaxis=axis(tickvals=count, ticktext=names, showgrid=False, range=[len(needs) - 0.5, -0.5],
                   tickfont={"size": 1.0, "color": "@ink"}),
        annotations=[*_ends(needs, locale, currency), *_needed(needs, locale, currency, met)])}


def goes_to(need: Need) -> float:
    """The value that is needed; where none is enough, the one that brings most."""
    return need.best if need.needed is None else need.needed


def _colour(need: Need, met: bool) -> str:
    if met or need.needed is None:
        return "@bad" if need.inside else "@grey"
    return "@good" if need.inside else "@bad"


def place(need: Need, value: float) -> float:
    """Where a value stands: 0 and 1 are the ends of the evidence; what is too far stands at the edge."""
    at = (value - need.low) / (need.high - need.low)
    return min(max(at, -REACH), 1 + REACH)


def _symbol(need: Need) -> str:
    """A diamond; an arrow where the value lies beyond the edge of the picture."""
    at = (goes_to(need) - need.low) / (need.high - need.low)
    return "triangle-left" if at < -REACH else "triangle-right" if at > 1 + REACH else "diamond"


def _ends(needs: Sequence[Need], locale: str, currency: Money) -> list[dict[str, Any]]:
    """The ends of the evidence, as values."""
    found, grey = [], {"size": 1.0, "color": "@grey"}
    for row, need in enumerate(needs):
        for at, value, side, shift in ((0.0, need.low, "right", -0.35), (1.0, need.high, "left", 0.35)):
            text = short_value(need.input, value, locale, currency, goes_to(need))
            beyond = (place(need, goes_to(need)) - at) * (1 if at else -1)
            if not 0 < beyond < 0.2 + LETTER * len(text):  # else the mark would lie on the text
                found.append(note(at, row, text, xanchor=side, xshift=shift, font=grey))
    return found


def _needed(needs: Sequence[Need], locale: str, currency: Money, met: bool) -> list[dict[str, Any]]:
    """What is needed, or where the target is lost, in a column at the right; the heads of both columns."""
    found = [note(1.0, row, f"<b>{_said(need, locale, currency)}</b>{'' if met else _inside(need)}", xref="paper",
                  xanchor="left", xshift=0.3) for row, need in enumerate(needs)]
    grey: dict[str, Any] = {"font": {"size": 1.0, "color": "@grey"}, "yref": "paper", "yanchor": "bottom"}
    some = any(need.needed is not None for need in needs)
    head = "lost at" if met else "must be (✕ outside)" if some else "brings at best, at"
    return [*found, note(0.5, 1.0, "its evidence (● now)", **grey),
            note(1.0, 1.0, head, xref="paper", xanchor="left", xshift=0.3, **grey)]


def _said(need: Need, locale: str, currency: Money) -> str:
    text = short_value(need.input, goes_to(need), locale, currency, need.typical)
    return f"{percent(need.furthest, locale)}</b> at <b>{text}" if need.needed is None else text


def _inside(need: Need) -> str:
    return "" if need.needed is None else " ✓" if need.inside else " ✕"


HEIGHT = {True: "max(12rem, calc(100vh - 21rem))", False: "max(14rem, calc(100vh - 23rem))"}
