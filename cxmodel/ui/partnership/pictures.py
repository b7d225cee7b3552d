"""Pictures of the page: scores over the reviews, areas of parity as paired dots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxmodel.model.review import due_day
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.partnership.labels import AREAS, MISTAKES, MONTHS, SHAPES, day
from cxmodel.ui.partnership.reading import AreaGap
from cxmodel.ui.picture import Figure
from cxmodel.ui.vendors.phrases import drawn
from cxmodel.units import number

Points = Mapping[str, Sequence[tuple[str, float]]]
SYMBOLS = {"◆": "diamond", "●": "circle", "■": "square"}
COLOURS = {"forced_channels": "@grey", "confused_consistency": "@ink", "partner_as_resource": "@accent"}
DASHES = {"forced_channels": "dot", "confused_consistency": "solid", "partner_as_resource": "dash"}
MOST_DAYS = 4  # named under the line; with more reviews every second or third is
APART = 13.0  # points between two labels at the right end: a line of text on the lowest picture


def trend(points: Points, locale: str) -> Figure:
    """Score of each mistake over the reviews, 0 to 100; the label stands at the last point."""
    days = sorted({one for line in points.values() for one, _ in line})
    place = {one: at for at, one in enumerate(days)}
    data = [{"type": "scatter", "mode": "lines+markers", "x": [place[one] for one, _ in line],
             "y": [score for _, score in line], "line": {"color": COLOURS[name], "width": 2.5, "dash": DASHES[name]},
             "marker": {"symbol": SYMBOLS[SHAPES[name]], "size": 0.85, "color": COLOURS[name]},
             "hovertext": [f"{MISTAKES[name]}: {number(score, locale)} of 100, {drawn(day(one))}"
                           for one, score in line],
             "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False}
            for name, line in points.items() if line]
    end, step = max(len(days) - 1, 1), -(-len(days) // MOST_DAYS)
    shown = list(range(len(days) - 1, -1, -step))[::-1] if days else []
    return {"data": data, "layout": layout(
        margin={"l": 2.6, "r": 13.2, "t": 0.7, "b": 3.2, "pad": 0.3}, annotations=_ends(points, place, locale),
        xaxis=axis(range=[-0.12 * end, end * 1.03], tickvals=shown, ticktext=[_months(days)[at] for at in shown],
                   showgrid=False, tickangle=0),
        yaxis=axis(range=[0, 102], dtick=25))}


def _months(days: Sequence[str]) -> list[str]:
    """Months over their years, narrow enough for a small window; the day too where two fall into one month."""
    found = [due_day(one) for one in days]
    months = [one and f"{MONTHS[one.month - 1]}<br>{one.year}" for one in found]
    return [drawn(text) if at is None else f"{at.day} {month}" if months.count(month) > 1 else str(month)
            for text, at, month in zip(days, found, months, strict=True)]


def _ends(points: Points, place: Mapping[str, int], locale: str) -> list[dict[str, Any]]:
    """Names at the right, pushed apart so that none covers another."""
    last = sorted(((line[-1][1], name) for name, line in points.items() if line), reverse=True)
    found, free = [], 104.0
    for rest, (score, name) in zip(range(len(last) - 1, -1, -1), last, strict=True):
        at = max(min(score, free), 2 + APART * rest)
        free = at - APART
        found.append(note(1.0, at, f"{SHAPES[name]} {MISTAKES[name]} <b>{number(score, locale)}</b>", xref="paper",
                          xanchor="left", xshift=0.9, font={"size": 1.0, "color": COLOURS[name]}))
    return found


def areas(rows: Sequence[tuple[str, AreaGap | None]], locale: str) -> Figure:
    """Own people and the partner's people on the scale 0 to 4, one line an area; a click gives the area."""
    known = [(place, one) for place, (_, one) in enumerate(rows) if one is not None]
    spans: dict[str, Any] = {"type": "scatter", "mode": "lines", "x": [], "y": [], "hoverinfo": "skip",
                             "line": {"color": "@grey", "width": 3}}
    for place, one in known:
        spans["x"] += [one.partner, one.own, None]
        spans["y"] += [place, place, None]
    return {"data": [spans, _side(known, "own", locale), _side(known, "partner", locale)], "layout": layout(
        margin={"l": 8.6, "r": 4.6, "t": 1.9, "b": 3.0, "pad": 0.4}, annotations=_area_notes(rows, known, locale),
        xaxis=axis("0 nothing → 4 all one could ask for", range=[-0.15, 4.15], dtick=1),
        yaxis=axis(tickvals=list(range(len(rows))), ticktext=[AREAS[area] for area, _ in rows], showgrid=False,
                   range=[len(rows) - 0.5, -0.6], tickfont={"size": 1.0, "color": "@ink"}))}


def _side(known: Sequence[tuple[int, AreaGap]], side: str, locale: str) -> dict[str, Any]:
    own = side == "own"
    words = "own people" if own else "partner's people"
    return {"type": "scatter", "mode": "markers", "x": [getattr(one, side) for _, one in known],
            "y": [place for place, _ in known], "customdata": [one.area for _, one in known],
            "hovertext": [f"{AREAS[one.area]}, {words}: {number(getattr(one, side), locale, 1)}" for _, one in known],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"symbol": "circle" if own else "diamond", "size": 1.1 if own else 1.2,
                       "color": "@home" if own else "@accent", "line": {"color": "@paper", "width": 1.5}}}


def _area_notes(rows: Sequence[tuple[str, AreaGap | None]], known: Sequence[tuple[int, AreaGap]],
                locale: str) -> list[dict[str, Any]]:
    """The gap of each area in a column at the right; which mark is which over the picture."""
    told = [note(1.0, place, f"<b>{number(one.gap, locale, 1)}</b>" if one else "?", xref="paper",
                 xanchor="left", xshift=0.5) for place, (_, one) in enumerate(rows)]
    heads = [("● own people", 1.0, "right", "@home"), ("◆ partner's people", 0.0, "left", "@accent")]
    told += [note(at, 1.0, text, xref="paper", yref="paper", xanchor=side, yanchor="bottom",
                  font={"size": 1.0, "color": colour}) for text, at, side, colour in heads]
    if known:
        told.append(note(1.0, 1.0, "Gap", xref="paper", yref="paper", xanchor="left", yanchor="bottom", xshift=0.5,
                         font={"size": 1.0, "color": "@grey"}))
    return told
