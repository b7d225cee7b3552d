"""Pictures of one vendor, of two side by side, and of how sure a ranking is: plain figures (see `picture`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.picture import Figure
from cxmodel.ui.vendors.phrases import shortened
from cxmodel.units import number, percent

LETTER_REM = 0.53  # how wide a letter is on average, so that names fit into the margin
LONGEST = 24  # characters of a name
LOWER = "lower"  # the head of the column that holds all later places
END_LETTERS, END_REM = 18, 11.6  # who takes over: characters of the name, width of the column
PALEST = 2.1  # the largest share is drawn this much paler than the full colour, so that its figure stays readable
FIRST, SECOND = ("@accent", "circle", "●"), ("@ink", "diamond", "◆")


@dataclass(frozen=True)
class Line:
    """A value with its range in one row, on the picture's scale; low = high where nothing is missing.

    said : what stands there instead of a mark, such as "waits"; empty where there is a value.
    """

    name: str
    value: float
    low: float
    high: float
    said: str = ""


@dataclass(frozen=True)
class Pair:
    """One row of a comparison: two values with their ranges, and what the gap is worth in points of the total."""

    name: str
    first: Line
    second: Line
    points: float


@dataclass(frozen=True)
class Reach:
    """How far one weight may move before another vendor leads; empty names where none takes over. [share]"""

    name: str
    weight: float
    low: float
    high: float
    low_by: str
    high_by: str


def short(name: str, longest: int = LONGEST) -> str:
    """A name that fits beside a picture, safe to stand in it.

    >>> short("Heronlight Care"), short("A name that goes on and on and on"), short("A < B")
    ('Heronlight Care', 'A name that goes on and…', 'A &lt; B')
    """
    return shortened(name, longest)


def margin(names: Sequence[str]) -> float:
    """Room for the longest of these names. [rem]"""
    return 1.0 + LETTER_REM * max((min(len(name), LONGEST) for name in names), default=0)


def rows_axis(names: Sequence[str], strong: Sequence[bool] | None = None) -> dict[str, Any]:
    """One row a name, the first on top."""
    bold = strong or [False] * len(names)
    told = [f"<b>{short(name)}</b>" if heavy else short(name) for name, heavy in zip(names, bold, strict=True)]
    return axis(tickvals=list(range(len(names))), ticktext=told, range=[len(names) - 0.5, -0.5], showgrid=False,
                tickfont={"size": 1.0, "color": "@ink"})


def profile(lines: Sequence[Line], middle: Sequence[float], chosen: str, ids: Sequence[str], locale: str) -> Figure:
    """Mean score of one vendor by theme, 0 to 4, with the range that missing scores leave; ticks: the field's middle.

    A click gives the theme's id.
    """
    rows = list(range(len(lines)))
    bars = {"type": "bar", "orientation": "h", "x": [line.value for line in lines], "y": rows, "width": 0.62,
            "marker": {"color": ["@accent" if name == chosen else "@home/0.75" for name in ids]},
            "customdata": list(ids), "hovertext": [_told(line, locale) for line in lines],
            "hovertemplate": "%{hovertext}<extra></extra>"}
    ticks = {"type": "scatter", "mode": "markers", "x": list(middle), "y": rows, "hoverinfo": "skip",
             "marker": {"symbol": "line-ns", "size": 0.95, "color": "@ink", "line": {"color": "@ink", "width": 2.5}}}
    ends = [max(line.value, line.high, at) for line, at in zip(lines, middle, strict=True)]
    labels = [note(end, row, f"<b>{number(line.value, locale, 1)}</b>", xanchor="left", xshift=0.35)
              for row, (line, end) in enumerate(zip(lines, ends, strict=True))]
    return {"data": [bars, _spans([(line.low, line.high, row) for row, line in enumerate(lines)], "@ink"), ticks],
            "layout": layout(
                margin={"l": margin([line.name for line in lines]), "r": 0.4, "t": 0.2, "b": 3.0, "pad": 0.4},
                xaxis=axis("tick: the middle of all vendors", range=[0, 4.6], tickvals=[0, 1, 2, 3, 4]),
                annotations=labels,
                yaxis=rows_axis([line.name for line in lines], [name == chosen for name in ids]))}


def _told(line: Line, locale: str) -> str:
    value = f"<b>{short(line.name)}</b>: {number(line.value, locale, 1)} of 4"
    if line.high - line.low < 1e-9:
        return value
    return f"{value}, {number(line.low, locale, 1)} to {number(line.high, locale, 1)} as scores are missing"


def _spans(boxes: Sequence[tuple[float, float, float]], colour: str) -> dict[str, Any]:
    """Range lines from (low, high, row); nothing where low is high."""
    found = [box for box in boxes if box[1] - box[0] > 1e-9]
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"color": colour, "width": 2},
            "x": [at for low, high, _ in found for at in (low, high, None)],
            "y": [at for _, _, row in found for at in (row, row, None)]}


def dumbbell(pairs: Sequence[Pair], names: tuple[str, str], locale: str, gap: int | None = None) -> Figure:
    """Two vendors by theme, 0 to 100: two marks, a line between; at the right what the gap adds to the total.

    gap : the gap of the totals as it is printed elsewhere, to which the printed points add up. [points / 10]
    """
    bars = [(min(pair.first.value, pair.second.value), max(pair.first.value, pair.second.value), row)
            for row, pair in enumerate(pairs) if not pair.first.said + pair.second.said]
    data = [{**_spans(bars, "@line"), "line": {"color": "@line", "width": 7}}]
    for side, (lines, (colour, symbol, _), name) in enumerate(zip(
            ([pair.first for pair in pairs], [pair.second for pair in pairs]), (FIRST, SECOND), names, strict=True)):
        shift = 0.15 * (2 * side - 1)
        data.append(_spans([(line.low, line.high, row + shift) for row, line in enumerate(lines)], colour))
        data.append({
            "type": "scatter", "mode": "markers", "x": [None if line.said else line.value for line in lines],
            "y": [row + (shift if _covered(pair) else 0.0) for row, pair in enumerate(pairs)],
            "marker": {"symbol": symbol, "size": 0.95, "color": colour, "line": {"color": "@paper", "width": 1.5}},
            "text": [f"<b>{short(name)}</b>, {short(line.name)}: {number(line.value, locale)}" for line in lines],
            "hovertemplate": "%{text}<extra></extra>"})
    return {"data": data, "layout": layout(
        margin={"l": margin([pair.name for pair in pairs]), "r": 5.6, "t": 1.9, "b": 3.0, "pad": 0.4},
        xaxis=axis("0 worst, 100 best", range=[-2, 102], dtick=25), annotations=_gaps(pairs, names, locale, gap),
        yaxis=rows_axis([pair.name for pair in pairs]))}


def _covered(pair: Pair) -> bool:
    """Whether marks or ranges would lie on each other in one line."""
    both = (pair.first, pair.second)
    return abs(pair.first.value - pair.second.value) < 2 or any(line.high - line.low > 1e-9 for line in both)


def tenths(points: Sequence[float], whole: int | None = None) -> list[int]:
    """Points in tenths that add up to the whole; where rounding alone does not, the worst rounded give way.

    >>> tenths([0.26, 0.26, 0.26]), tenths([0.26, 0.26, 0.26], 9), tenths([-1.04, 0.0], -11)
    ([2, 3, 3], [3, 3, 3], [-11, 0])
    """
    found = [round(10 * value) for value in points]
    missing = (round(10 * sum(points)) if whole is None else whole) - sum(found)
    step = 1 if missing > 0 else -1
    for _ in range(min(abs(missing), len(found))):
        at = max(range(len(found)), key=lambda at: (step * (10 * points[at] - found[at]), -at))
        found[at] += step
    return found


def _gaps(pairs: Sequence[Pair], names: tuple[str, str], locale: str, gap: int | None) -> list[dict[str, Any]]:
    """Who is ahead by how many points of the total, row by row, under a head; and which mark is whose."""
    found, printed = [], tenths([pair.points for pair in pairs], gap)
    for row, pair in enumerate(pairs):
        told = "   ".join(f"{mark} {line.said}" for line, (_, _, mark) in zip(
            (pair.first, pair.second), (FIRST, SECOND), strict=True) if line.said)
        if told:
            found.append(note(0, row, told, xanchor="left", font={"size": 1.0, "color": "@grey"}))
        colour, _, mark = FIRST if printed[row] > 0 else SECOND
        even = printed[row] == 0
        text = "level" if even else f"<b>{mark} +{number(abs(printed[row]) / 10, locale, 1)}</b>"
        found.append(note(1.0, row, text, xref="paper", xanchor="left", xshift=0.5,
                          font={"size": 1.0, "color": "@grey" if even else colour}))
    top: dict[str, Any] = {"yref": "paper", "yanchor": "bottom"}
    whose = [note(0.5 * side, 1.0, f"<b>{mark} {short(name)}</b>", xref="paper", xanchor="left",
                  font={"size": 1.0, "color": colour}, **top)
             for side, (name, (colour, _, mark)) in enumerate(zip(names, (FIRST, SECOND), strict=True))]
    head = note(1.0, 1.0, "points", xref="paper", xanchor="left", xshift=0.5, font={"size": 1.0, "color": "@grey"},
                **top)
    return [*found, *whose, head]


def strip(names: Sequence[str], heads: Sequence[str], shares: Sequence[Sequence[float]], locale: str) -> Figure:
    """How often each vendor takes each place: one row a vendor, one column a place, the share in the cell. [share]"""
    cells = [note(column, row, _share(share, locale, column == 0), font={"size": 1.25, "color": "@ink"})
             for row, line in enumerate(shares) for column, share in enumerate(line) if _share(share, locale)]
    ranked = [[None if head == LOWER else share for head, share in zip(heads, line, strict=True)] for line in shares]
    lower = [[share if head == LOWER else None for head, share in zip(heads, line, strict=True)] for line in shares]
    most = max([0.5, *(share for line in ranked for share in line if share is not None)])
    return {"data": [_heat(ranked, most, "@accent"), _heat(lower, 1.0, "@grey")], "layout": layout(
        margin={"l": margin(names), "r": 0.3, "t": 1.7, "b": 0.2, "pad": 0.4}, annotations=cells,
        xaxis=axis(side="top", tickvals=list(range(len(heads))), ticktext=list(heads), showgrid=False, ticks="",
                   range=[-0.5, len(heads) - 0.5]),
        yaxis={**rows_axis(names, [row == 0 for row in range(len(names))]), "ticks": ""})}


def _heat(shares: list[list[float | None]], most: float, colour: str) -> dict[str, Any]:
    return {"type": "heatmap", "z": shares, "zmin": 0, "zmax": PALEST * most, "showscale": False, "xgap": 3, "ygap": 3,
            "colorscale": [[0, "@mist"], [1, colour]], "hoverinfo": "skip"}


def _share(share: float, locale: str, strong: bool = False) -> str:
    """A share as it stands in a cell; nothing where it never happens."""
    if share <= 0:
        return ""
    text = f"&lt;{percent(0.01, locale)}" if share < 0.005 else percent(share, locale)
    return f"<b>{text}</b>" if strong else text


def reaches(rows: Sequence[Reach], tightest: str, locale: str) -> Figure:
    """For each weight the interval in which the leader stays, the weight as it is, and who leads beyond each end."""
    bars = {"type": "bar", "orientation": "h", "base": [row.low for row in rows],
            "x": [row.high - row.low for row in rows], "y": list(range(len(rows))), "width": 0.56, "hoverinfo": "skip",
            "marker": {"color": ["@accent/0.5" if row.name == tightest else "@home/0.35" for row in rows]}}
    dots = {"type": "scatter", "mode": "markers", "x": [row.weight for row in rows], "y": list(range(len(rows))),
            "text": [f"{short(row.name)} counts {percent(row.weight, locale, 1)}; the leader stays from "
                     f"{percent(row.low, locale, 1)} to {percent(row.high, locale, 1)}" for row in rows],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"symbol": "circle", "size": 0.8, "color": "@ink", "line": {"color": "@paper", "width": 1.5}}}
    return {"data": [bars, dots], "layout": layout(
        margin={"l": margin([row.name for row in rows]), "r": 2 * END_REM + 0.4, "t": 1.9, "b": 3.0, "pad": 0.4},
        xaxis=axis("Weight in the total; the dot is today's", range=[-0.01, 1.01], tickformat=".0%", dtick=0.25),
        annotations=_ends(rows, tightest, locale),
        yaxis=rows_axis([row.name for row in rows], [row.name == tightest for row in rows]))}


def _ends(rows: Sequence[Reach], tightest: str, locale: str) -> list[dict[str, Any]]:
    """Who takes over below and above each interval, in two columns beside the picture."""
    found = []
    for column, head in enumerate(("below, overtaken by", "above, overtaken by")):
        where: dict[str, Any] = {"xref": "paper", "xanchor": "left", "xshift": 0.5 + column * END_REM}
        found.append(note(1.0, 1.0, head, **where, yref="paper", yanchor="bottom",
                          font={"size": 1.0, "color": "@grey"}))
        for at, row in enumerate(rows):
            edge, name = (row.high, row.high_by) if column else (row.low, row.low_by)
            if name:
                text = f"&{'gt' if column else 'lt'}; {percent(edge, locale)} {short(name, END_LETTERS)}"
                found.append(note(1.0, at, f"<b>{text}</b>" if row.name == tightest else text, **where))
    return found
