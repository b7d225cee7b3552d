"""Pictures of weights: one answer beside what is in use, two people, what the data emphasise."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.picture import Figure
from cxmodel.ui.vendors.weighing.groups import SAME
from cxmodel.units import percent

MARKS: tuple[dict[str, Any], ...] = (
    {"symbol": "circle", "size": 0.9, "color": "@accent"},
    {"symbol": "diamond", "size": 0.95, "color": "@ink"},
)
GLYPHS = ("●", "◆")
WIDEST, LINES = 22, 2  # characters of a name on one line, and how many lines a row has room for


def height(items: int) -> str:
    """The height of a picture of so many rows: what it needs, and more where the screen has room."""
    least, most = (1.5, 2.2) if items > 4 else (2.7, 3.0)
    return f"clamp({least * items + 0.3:.1f}rem, 100vh - 27rem, {most * items + 0.3:.1f}rem)"


def bars(names: Mapping[str, str], weights: Mapping[str, float] | None, in_use: Mapping[str, float],
         locale: str, line: str = "now") -> Figure:
    """A bar for each weight, an upright line where the other one stands; no bars while there are none.

    line : "now" where the line is the weight in use, "was" where the bar is and the line stood there before.
    """
    rows = _places(names)
    now, old = ([100 * table.get(name, 0.0) for name in names] for table in (weights or {}, in_use))
    right = 1.45 * max([*now, *old, 1.0])
    data = [{"type": "bar", "orientation": "h", "x": now, "y": rows, "width": 0.62, "marker": {"color": "@accent/0.7"},
             "hovertemplate": "%{x:.1f} %<extra></extra>"},
            {"type": "scatter", "mode": "markers", "x": old, "y": rows, "cliponaxis": False,
             "hovertemplate": f"{'in use' if line == 'now' else 'before'}: %{{x:.1f}} %<extra></extra>",
             "marker": {"symbol": "line-ns-open", "size": 1.15, "color": "@ink", "line": {"width": 3}}}]
    told = [_label(here, there, locale, line) if weights else _stands(there, locale, line)
            for here, there in zip(now, old, strict=True)]
    labels = [note(max(here, there), place, text, xanchor="left", xshift=0.45)
              for place, here, there, text in zip(rows, now, old, told, strict=True)]
    return {"data": data, "layout": _rows(names, right, labels)}


def _label(here: float, there: float, locale: str, line: str) -> str:
    told = f"<b>{percent(here / 100, locale)}</b>"
    return told if abs(here - there) < 100 * SAME else f"{told}  {_stands(there, locale, line)}"


def _stands(there: float, locale: str, line: str) -> str:
    return f"{line} {percent(there / 100, locale)}"


def dumbbells(names: Mapping[str, str], ends: Sequence[Mapping[str, float]], locale: str) -> Figure:
    """Two sets of weights on each line, joined; circle the first, diamond the second, the figures outside."""
    rows = _places(names)
    sides = [[100 * table.get(name, 0.0) for name in names] for table in ends]
    joined: dict[str, Any] = {"type": "scatter", "mode": "lines", "x": [], "y": [], "hoverinfo": "skip",
                              "line": {"color": "@grey/0.6", "width": 4}}
    for place, one, other in zip(rows, *sides, strict=True):
        joined["x"] += [one, other, None]
        joined["y"] += [place, place, None]
    top = max([*sides[0], *sides[1], 1.0])
    labels = [note(value, place, percent(value / 100, locale), xanchor="right" if value < against else "left",
                   xshift=-0.6 if value < against else 0.6, font={"size": 1.0, "color": mark["color"]})
              for mark, mine, others in zip(MARKS, sides, sides[::-1], strict=True)
              for place, value, against in zip(rows, mine, others, strict=True)
              if mark is MARKS[0] or abs(value - against) >= 100 * SAME]
    return {"data": [joined, *_marks(sides, rows)], "layout": _rows(names, 1.2 * top, labels, left=-0.18 * top)}


def emphasis(names: Mapping[str, str], in_use: Mapping[str, float], told: Sequence[Mapping[str, float]],
             locale: str) -> Figure:
    """The weights in use as bars, what two methods read from the data as a circle and a diamond."""
    rows = _places(names)
    now = [100 * in_use.get(name, 0.0) for name in names]
    sides = [[100 * table.get(name, 0.0) for name in names] for table in told]
    bar = {"type": "bar", "orientation": "h", "x": now, "y": rows, "width": 0.62, "marker": {"color": "@grey/0.4"},
           "hovertemplate": "in use: %{x:.1f} %<extra></extra>"}
    right = 1.12 * max([*now, *(value for side in sides for value in side), 1.0])
    shown = _rows(names, right, [], left=-0.02 * right)
    shown["xaxis"] = axis(range=[-0.02 * right, right], ticksuffix=percent(0.0, locale).removeprefix("0"), nticks=6)
    shown["margin"]["b"] = 1.9
    return {"data": [bar, *_marks(sides, rows)], "layout": shown}


def _marks(sides: Sequence[Sequence[float]], rows: list[int]) -> list[dict[str, Any]]:
    return [{"type": "scatter", "mode": "markers", "x": list(side), "y": rows, "cliponaxis": False,
             "hovertemplate": "%{x:.1f} %<extra></extra>",
             "marker": {**mark, "line": {"color": "@paper", "width": 1}}}
            for side, mark in zip(sides, MARKS, strict=False)]


def _places(names: Mapping[str, str]) -> list[int]:
    """The first name on top."""
    return list(range(len(names)))[::-1]


def _lines(name: str) -> list[str]:
    """A name on as many lines as a row has room for; what does not fit is left out."""
    found = textwrap.wrap(name, WIDEST)
    return found if len(found) <= LINES else [*found[:LINES - 1], f"{found[LINES - 1][:WIDEST - 1]}…"]


def _rows(names: Mapping[str, str], right: float, labels: list[dict[str, Any]], left: float = 0.0) -> dict[str, Any]:
    """One row a name, first on top; values are written beside the marks, so there is no axis below."""
    lines = [_lines(name) for name in names.values()]
    wide = max((len(line) for name in lines for line in name), default=1)
    told = ["<br>".join(escape(line, quote=False) for line in name) for name in lines]  # Plotly reads HTML
    return layout(margin={"l": 0.56 * wide + 0.8, "r": 0.3, "t": 0.1, "b": 0.1, "pad": 0.4}, annotations=labels,
                  xaxis=axis(range=[left, right], showgrid=False, showticklabels=False),
                  yaxis=axis(tickvals=_places(names), ticktext=told, showgrid=False,
                             tickfont={"size": 1.0, "color": "@ink"}, range=[-0.5, len(told) - 0.5]))
