"""Small lines of every metric with its target, and what they warn of in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxmodel.exchange.schedule import Agreement, Line
from cxmodel.exchange.schedule.agreed import is_share, unit_of
from cxmodel.model.contract import early_warning, months_left
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.contract.phrases import bare, plain, said
from cxmodel.ui.picture import Figure
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import listed, shortened

AHEAD = 3
STATES = {"missed": ("✗", "missed", "@bad", "x"), "slipping": ("▼", "slipping", "@nearshore-text", "triangle-down"),
          "met": ("✓", "met", "@good", "circle"), "unknown": ("?", "not known", "@grey", "circle-open")}
COLUMNS = {True: 3, False: 4}
NAME, ROOM_NAME = 31, 31
GAP = 0.03  # between panels [share of the width]
HEAD = 2.7  # two lines of text over each panel [rem]


@dataclass(frozen=True)
class Standing:
    """How a metric stands: its state, its slope a month, its last known value."""

    line: Line
    state: str
    slope: float | None
    last: float | None
    values: tuple[float | None, ...]


def standings(held: Agreement) -> tuple[Standing, ...]:
    """Every metric, what is missed first, then what slips."""
    found = []
    for line in held.lines:
        values = tuple(held.series(line))
        state, slope = early_warning(line.rule, values, AHEAD)
        last = next((value for value in reversed(values) if value is not None), None)
        found.append(Standing(line, state, slope, last, values))
    return tuple(sorted(found, key=lambda one: list(STATES).index(one.state)))


def title(found: Sequence[Standing]) -> str:
    """The warning that matters most, in words."""
    missed, slipping, met = ([one.line.metric.name for one in found if one.state == state]
                             for state in ("missed", "slipping", "met"))
    if slipping:
        verb = "slips" if len(slipping) == 1 else "slip"
        left = [left_of(one) for one in found if one.state == "slipping"]
        more = f"; {len(missed)} {'is' if len(missed) == 1 else 'are'} missed" if missed else ""
        return f"{listed(slipping, 2)} {verb}: off target {until(left)} at this pace{more}"
    if missed:
        return f"{listed(missed)} {'is' if len(missed) == 1 else 'are'} missed; nothing else is about to be"
    return f"All {len(met)} metrics that are known are met, and none is slipping" if met else "No metric is known yet"


def left_of(one: Standing) -> int:
    """In how many months a metric that slips is off target. [months]"""
    found = months_left(one.line.rule, one.last or 0.0, one.slope or 0.0, AHEAD)
    return AHEAD if found is None else found


def until(left: Sequence[int]) -> str:
    """When, in words.

    >>> until([1]), until([2]), until([1, 3]), until([2, 2])
    ('next month', 'in 2 months', 'in 1 to 3 months', 'in 2 months')
    """
    if max(left) == 1:
        return "next month"
    return f"in {' to '.join(dict.fromkeys((str(min(left)), str(max(left)))))} months"


def pace(work: Work, one: Standing) -> str:
    """How a metric moves, in words; empty where too few months are known."""
    if one.slope is None:
        return "too few months for a trend"
    scale = 100 if is_share(one.line.metric.unit) else 1
    step = round(one.slope * scale, 2)
    unit = "points" if scale == 100 else unit_of(one.line.metric.unit)
    return f"{'+' if step > 0 else '−' if step < 0 else ''}{plain(abs(step), work.locale)} {unit} a month"


def under(work: Work, found: Sequence[Standing]) -> str:
    """The paces behind the warning."""
    told = [f"{one.line.metric.name}: {pace(work, one)}, now {said(one.line.metric, one.last, work.locale)} against "
            f"{said(one.line.metric, one.line.term.target, work.locale)}"
            for state in ("slipping", "missed") for one in found if one.state == state][:2]
    return f"{'; '.join(told)}. Dashed: target." if told else "Dashed: target. A gap in a line is a missing figure."


def figure(work: Work, found: Sequence[Standing], months: Sequence[str], height: float) -> Figure:
    """Panels in rows; each a line over the months, its target dashed. height : of the whole picture. [rem]"""
    columns = COLUMNS[work.room]
    rows = -(-len(found) // columns)
    data, notes, axes = [], [], {}
    for place, one in enumerate(found):
        number = "" if place == 0 else str(place + 1)
        left = (place % columns) * (1 + GAP) / columns
        top = 1 - (place // columns) / rows
        bottom = top - 1 / rows + 0.02
        low, high = _reach(one)
        axes[f"xaxis{number}"] = axis(domain=[left, min(1.0, left + (1 - 2 * GAP) / columns)], anchor=f"y{number}",
                                      showticklabels=False, showgrid=False, range=[-0.5, len(months) - 0.5])
        axes[f"yaxis{number}"] = axis(domain=[max(0.0, bottom), max(0.01, top - HEAD / height)], anchor=f"x{number}",
                                      showticklabels=False, showgrid=False, range=[low, high])
        data += _lines(work, one, months, number)
        notes += _heads(work, one, left, top)
    return {"data": data, "layout": layout(margin={"l": 0.2, "r": 0.2, "t": 0.1, "b": 0.2, "pad": 0},
                                           annotations=notes, **axes)}


def _reach(one: Standing) -> tuple[float, float]:
    term = one.line.term
    seen = [value for value in (*one.values, term.target, term.band_to) if value is not None]
    low, high = min(seen), max(seen)
    room = 0.18 * (high - low) or 0.1 * abs(high) or 1.0
    return low - room, high + room


def _lines(work: Work, one: Standing, months: Sequence[str], number: str) -> list[dict[str, Any]]:
    on = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    _, word, colour, symbol = STATES[one.state]
    told = [f"{month}: {said(one.line.metric, value, work.locale)}"
            for month, value in zip(months, one.values, strict=True)]
    known = [place for place, value in enumerate(one.values) if value is not None]
    targets = [value for value in (one.line.term.target, one.line.term.band_to) if value is not None]
    found: list[dict[str, Any]] = [
        {"type": "scatter", "mode": "lines", "x": [-0.5, len(months) - 0.5], "y": [target, target], "hoverinfo": "skip",
         "line": {"color": "@grey", "width": 1.5, "dash": "dash"}, **on} for target in targets]
    found.append({"type": "scatter", "mode": "lines+markers", "x": list(range(len(months))), "y": list(one.values),
                  "text": told, "hovertemplate": "%{text}<extra></extra>", "connectgaps": False,
                  "line": {"color": "@home", "width": 2}, "marker": {"size": 0.25, "color": "@home"}, **on})
    end = known[-1:]
    found.append({"type": "scatter", "mode": "markers", "x": end, "y": [one.values[place] for place in end],
                  "text": [word] * len(end), "hovertemplate": "%{text}<extra></extra>",
                  "marker": {"size": 0.7, "color": colour, "symbol": symbol}, **on})
    return found


def _heads(work: Work, one: Standing, left: float, top: float) -> list[dict[str, Any]]:
    """Name of the metric; under it how it stands against its target."""
    mark, word, colour, _ = STATES[one.state]
    metric, term = one.line.metric, one.line.term
    target = bare(work, metric, term.target)
    if term.band_to is not None:
        target += f" to {bare(work, metric, term.band_to)}"
    base = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
    return [note(left, top, f"<b>{shortened(metric.name, NAME)}</b>", **base),
            note(left, top, f"{mark} {said(metric, one.last, work.locale)} {word}, target {target}", yshift=-1.25,
                 **{**base, "font": {"size": 1.0, "color": colour}})]
