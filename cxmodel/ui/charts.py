"""Pictures as plain figures: dictionaries of data and layout, colours as tokens, sizes in rem (see `picture`)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from cxmodel.model.evaluate import Sketch, Step
from cxmodel.model.evaluate.results import ActivityRow, YearRow
from cxmodel.tables import SHORES
from cxmodel.ui.picture import Figure
from cxmodel.units import Money, money, percent

SYMBOLS = {"home": "circle", "onshore": "square", "nearshore": "diamond", "offshore": "triangle-up"}
PROMISED = 70
VERDICT_COLOURS = {"keep": "@home", "share": "@nearshore", "outsource": "@offshore"}
VERDICT_SYMBOLS = {"keep": "circle", "share": "diamond", "outsource": "triangle-up"}


def layout(**more: Any) -> dict[str, Any]:
    """What all pictures share: the page's font, no frame, margins in rem."""
    base: dict[str, Any] = {
        "font": {"family": '"Source Sans", "Source Sans 3", sans-serif', "size": 1.0, "color": "@ink"},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "showlegend": False, "dragmode": False,
        "margin": {"l": 3.0, "r": 1.2, "t": 1.0, "b": 2.8, "pad": 0},
        "hoverlabel": {"font": {"size": 1.0, "color": "@ink"}, "bgcolor": "@paper", "bordercolor": "@line"},
    }
    return {**base, **more}


def axis(title: str = "", **more: Any) -> dict[str, Any]:
    """An axis with quiet grid lines; fixed, so that before and after stay comparable."""
    base: dict[str, Any] = {"title": {"text": title, "font": {"size": 1.0, "color": "@grey"}, "standoff": 0.5},
                            "tickfont": {"size": 1.0, "color": "@grey"}, "gridcolor": "@line", "zeroline": False,
                            "fixedrange": True}
    return {**base, **more}


def note(x: float, y: float | str, text: str, **more: Any) -> dict[str, Any]:
    """A direct label."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"size": 1.0, "color": "@ink"}, **more}


def extents(now: Sketch) -> tuple[float, float, float]:
    """How far the Trade-off picture reaches: right end of risk, lowest and highest saving in per cent."""
    risks = [dot.risk for dot in now.dots] + [now.cx_risk_index, 18.0]
    savings = [100 * dot.saving for dot in now.dots] + [100 * now.saving, 0.0]
    lowest = max(-40.0, 10.0 * math.floor((min(savings) - 2) / 10.0))
    return 5.0 * math.ceil((max(risks) + 1.0) / 5.0), lowest, max(80.0, 10.0 * math.ceil(max(savings) / 10.0))


def tradeoff(now: Sketch, trail: tuple[tuple[float, float], ...], reach: tuple[float, float, float],
             locale: str, exact: Sequence[tuple[float, float]] = ()) -> Figure:
    """Risk-adjusted saving against CX risk: every open site, the frontier, the plan with its last moves.

    exact : risk and saving of the exact frontier's points, by rising risk; from two on they are the line.
    """
    line, best = (exact, "best under the rules") if len(exact) > 1 else (now.frontier, "best without limits")
    right, low, high = reach
    plan = (now.cx_risk_index, 100 * now.saving)
    data = [_dots(now, shore) for shore in SHORES]
    data.append({"type": "scatter", "mode": "lines", "x": [x for x, _ in line],
                 "y": [100 * y for _, y in line], "line": {"color": "@ink", "width": 3} if len(exact) > 1 else
                 {"color": "@grey", "width": 2, "dash": "dash"},
                 "hovertemplate": best + ": %{y:.1f} % at risk %{x:.1f}<extra></extra>"})
    steps = (*trail, plan)
    data.append({"type": "scatter", "mode": "lines+markers", "x": [x for x, _ in steps], "y": [y for _, y in steps],
                 "line": {"color": "@accent", "width": 2.5, "dash": "dot"},
                 "marker": {"symbol": "circle-open", "size": 0.75, "color": "@accent", "line": {"width": 2.5}},
                 "hoverinfo": "skip"})
    data.append({"type": "scatter", "mode": "markers", "x": [0], "y": [0], "hovertemplate":
                 "everything at home<extra></extra>", "marker": {"symbol": "circle", "size": 1.0, "color": "@home"}})
    data.append({"type": "scatter", "mode": "markers", "x": [plan[0]], "y": [plan[1]],
                 "hovertemplate": "your plan: %{y:.1f} % at risk %{x:.1f}<extra></extra>",
                 "marker": {"symbol": "circle", "size": 1.7, "color": "@accent",
                            "line": {"color": "@paper", "width": 3}}})
    return {"data": data, "layout": layout(
        margin={"l": 3.2, "r": 1.0, "t": 0.4, "b": 3.3, "pad": 0},
        xaxis=axis("CX risk index (0 = served as at home) →", range=[-right * 0.02, right], showgrid=False),
        yaxis=axis(range=[low, high], ticksuffix=_per_cent(locale), dtick=20, tick0=0),
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": PROMISED, "y1": PROMISED,
                 "line": {"color": "@ink", "width": 1.5, "dash": "dash"}}],
        annotations=_tradeoff_notes(now, plan, right, (*_on_the_way(line), best), locale))}


def _on_the_way(line: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Where a line's name ends: before the line does, where dots crowd, and always in the same part of it."""
    x = 0.7 * line[-1][0]
    return x, float(np.interp(x, [at for at, _ in line], [up for _, up in line]))


def _dots(now: Sketch, shore: str) -> dict[str, Any]:
    mine = [dot for dot in now.dots if dot.shore == shore]
    mark = f"{shore}, sample" if now.sample else shore
    return {"type": "scatter", "mode": "markers", "name": shore, "x": [dot.risk for dot in mine],
            "y": [100 * dot.saving for dot in mine], "text": [dot.name for dot in mine],
            "hovertemplate": "%{text} (" + mark + ")<br>all that may move: %{y:.1f} % at risk %{x:.1f}<extra></extra>",
            "marker": {"symbol": SYMBOLS[shore], "size": 0.72, "color": f"@{shore}", "opacity": 0.7,
                       "line": {"color": f"@{shore}-text", "width": 1}}}


def _tradeoff_notes(now: Sketch, plan: tuple[float, float], right: float, end: tuple[float, float, str],
                    locale: str) -> list[dict[str, Any]]:
    notes = [note(right, PROMISED, f"the promised {percent(PROMISED / 100, locale)}", xanchor="right", yanchor="bottom",
                  font={"size": 1.0, "color": "@grey"}),
             note(0, 0, "everything at home", xanchor="left", yanchor="top", xshift=0.5, yshift=-0.2,
                  font={"size": 1.0, "color": "@home"})]
    if plan != (0.0, 0.0):
        notes.append(note(plan[0], plan[1], "<b>your plan</b>", yanchor="top", yshift=-0.95, bgcolor="@paper/0.8",
                          borderpad=1, font={"size": 1.05, "color": "@accent"}))
    x, y, best = end
    if y > 0:
        notes.append(note(x, 100 * y, best, yanchor="bottom", yshift=0.2, xanchor="right"))
    notes.append(note(0, 1, "Risk-adjusted saving, share of today's cost", xref="paper", yref="paper", xanchor="left",
                      yanchor="top", font={"size": 1.0, "color": "@grey"}))
    for place, shore in enumerate(SHORES):
        if any(dot.shore == shore for dot in now.dots):
            notes.append(note(0.99, 0.0, f"{_glyph(shore)} {shore}", xref="paper", yref="paper",
                              xanchor="right", yanchor="bottom", yshift=0.3 + 1.35 * (2 - place),
                              font={"size": 1.0, "color": f"@{shore}-text"}))
    return notes


def _glyph(shore: str) -> str:
    return {"home": "●", "onshore": "■", "nearshore": "◆", "offshore": "▲"}[shore]


def bridge(steps: tuple[Step, ...], locale: str) -> Figure:
    """The steps from headline to risk-adjusted net, each with its 80 % range, top to bottom."""
    rows = list(reversed(steps))
    starts = [0.0 if step.total or step.id == "headline" else step.level - step.value for step in rows]
    names = [f"<b>{step.name}</b>" if step.total or step.id == "headline" else step.name for step in rows]
    values = [100 * step.value for step in rows]
    ends = [100 * max(start + step.value, start) for start, step in zip(starts, rows, strict=True)]
    bars = {"type": "bar", "orientation": "h", "y": list(range(len(rows))), "x": values,
            "base": [100 * start for start in starts], "width": 0.66,
            "marker": {"color": [_bar_colour(step) for step in rows]},
            "customdata": [[100 * step.low, 100 * step.high] for step in rows], "text": names,
            "textposition": "none", "hovertemplate":
            "%{text}<br>%{x:.1f} points, 80 % range %{customdata[0]:.1f} to %{customdata[1]:.1f}<extra></extra>"}
    spans = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"color": "@ink", "width": 1.5},
             "x": [], "y": []}
    for place, (start, step) in enumerate(zip(starts, rows, strict=True)):
        spans["x"] += [100 * (start + step.low), 100 * (start + step.high), None]
        spans["y"] += [place, place, None]
    top = max(100 * (start + step.high) for start, step in zip(starts, rows, strict=True))
    labels = [note(max(end, 100 * (start + step.high), 0.0), place, _step_label(step, locale), xanchor="left",
                   xshift=0.4)
              for place, (end, start, step) in enumerate(zip(ends, starts, rows, strict=True))]
    low = min(0.0, *(100 * (start + min(step.low, step.value)) for start, step in zip(starts, rows, strict=True)))
    return {"data": [bars, spans], "layout": layout(
        margin={"l": 18.5, "r": 0.5, "t": 0.2, "b": 2.2, "pad": 0.4},
        xaxis=axis(range=[low - 1, top + 22], ticksuffix=_per_cent(locale), dtick=20),
        yaxis=axis(tickvals=list(range(len(rows))), ticktext=names, showgrid=False,
                   tickfont={"size": 1.0, "color": "@ink"}, range=[-0.6, len(rows) - 0.4]),
        annotations=labels)}


def _step_label(step: Step, locale: str) -> str:
    span = f"{percent(step.low, locale)} to {percent(step.high, locale)}"
    return f"<b>{percent(step.value, locale, 1)}</b>  {span}"


def _bar_colour(step: Step) -> str:
    if step.total:
        return "@accent"
    if step.id == "headline":
        return "@ink"
    return "@bad/0.75" if step.id in ("customers", "tail") else "@grey/0.55"


def keep(rows: tuple[ActivityRow, ...], keep_above: float, outsource_below: float, currency: Money,
         locale: str) -> Figure:
    """Criticality against saving potential; the area of a bubble is the work."""
    most = max((row.hours for row in rows), default=1.0) or 1.0
    unit, scale = _scale(max((abs(row.saving_potential) for row in rows), default=1.0) * currency.per_usd)
    values = [row.saving_potential * currency.per_usd / scale for row in rows]
    reach = max([*values, 0.1]) * 1.12
    data = []
    for verdict in ("keep", "share", "outsource"):
        mine = [(row, value) for row, value in zip(rows, values, strict=True) if row.verdict == verdict]
        data.append({
            "type": "scatter", "mode": "markers", "name": verdict, "x": [100 * row.criticality for row, _ in mine],
            "y": [value for _, value in mine], "customdata": [row.id for row, _ in mine],
            "text": [f"{row.name}<br>{row.reason}" for row, _ in mine], "hovertemplate": "%{text}<extra></extra>",
            "marker": {"symbol": VERDICT_SYMBOLS[verdict], "color": VERDICT_COLOURS[verdict], "opacity": 0.8,
                       "size": [0.7 + 2.6 * math.sqrt(row.hours / most) for row, _ in mine],
                       "line": {"color": "@paper", "width": 1}}})
    lines = [{"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": 100 * at, "x1": 100 * at,
              "line": {"color": "@grey", "width": 1.5, "dash": "dot"}} for at in (keep_above, outsource_below)]
    heads = [note(at, 1.0, f"<b>{text}</b>", yref="paper", yanchor="bottom", xanchor="center",
                  font={"size": 1.0, "color": colour}) for at, text, colour in (
        (50 * outsource_below, "may go out", "@offshore-text"),
        (50 * (keep_above + outsource_below), "share", "@nearshore-text"), (50 * (1 + keep_above), "keep", "@home"))
        if not (text == "share" and keep_above - outsource_below < 0.08)]
    return {"data": data, "layout": layout(
        margin={"l": 4.2, "r": 1.0, "t": 1.9, "b": 3.3, "pad": 0}, shapes=lines,
        xaxis=axis("How critical to the customer's experience →", range=[0, 100], ticksuffix=_per_cent(locale),
                   showgrid=False),
        yaxis=axis(range=[min([*values, 0.0]) * 1.1 - 0.04 * reach, reach], tickprefix=_sign(currency, locale),
                   ticksuffix=unit, nticks=6),
        annotations=heads + _bubble_names(rows, values, reach) + [
            note(0, 1, "Saving potential a year", xref="paper", yref="paper", xanchor="left", yanchor="top",
                 yshift=-0.1, xshift=0.3, font={"size": 1.0, "color": "@grey"})])}


def _bubble_names(rows: tuple[ActivityRow, ...], values: list[float], reach: float) -> list[dict[str, Any]]:
    """Names beside the bubbles, left out where they would cover something (the table has them all).

    Boxes are (left, right, height) in the axes' units; a rem is about 2.3 units of the x axis wide.
    """
    most = max((row.hours for row in rows), default=1.0) or 1.0
    half = {row.id: 0.35 + 1.3 * math.sqrt(row.hours / most) for row in rows}
    taken = [(100 * row.criticality - 2.3 * half[row.id], 100 * row.criticality + 2.3 * half[row.id], value / reach)
             for row, value in zip(rows, values, strict=True)]
    told: list[dict[str, Any]] = []
    for row, value in sorted(zip(rows, values, strict=True), key=lambda item: -item[0].hours):
        x, y, width, gap = 100 * row.criticality, value / reach, 1.08 * len(row.name), half[row.id] + 0.35
        for side, start in (("left", x + 2.3 * gap), ("right", x - 2.3 * gap - width)):
            free = not any(abs(y - other) < 0.05 and start < end and begin < start + width
                           for begin, end, other in taken)
            if free and start >= 0 and start + width <= 101:
                taken.append((start, start + width, y))
                told.append(note(x, value, row.name, xanchor=side, xshift=gap if side == "left" else -gap))
                break
    return told


def years(rows: tuple[YearRow, ...], currency: Money, locale: str) -> Figure:
    """Saving of each year and the sum so far, before discounting."""
    sums = [sum(row.saving for row in rows[: place + 1]) for place in range(len(rows))]
    unit, scale = _scale(max([abs(value) for value in sums] + [1.0]) * currency.per_usd)
    year = [f"year {row.year}" for row in rows]
    own = [row.saving * currency.per_usd / scale for row in rows]
    total = [value * currency.per_usd / scale for value in sums]
    labels = [money(value, locale, currency) for value in sums]
    return {"data": [
        {"type": "bar", "x": year, "y": own, "width": 0.5, "marker": {"color": "@grey/0.5"},
         "hovertemplate": "%{x}: %{y:.2f}" + unit + "<extra></extra>"},
        {"type": "scatter", "mode": "lines+markers+text", "x": year, "y": total, "text": labels,
         "textposition": "top center", "textfont": {"size": 1.0, "color": "@accent"}, "cliponaxis": False,
         "line": {"color": "@accent", "width": 3}, "marker": {"size": 0.6, "color": "@accent"},
         "hovertemplate": "so far %{y:.2f}" + unit + "<extra></extra>"}],
        "layout": layout(margin={"l": 4.2, "r": 2.0, "t": 2.0, "b": 2.0, "pad": 0}, xaxis=axis(showgrid=False),
                         yaxis=axis(tickprefix=_sign(currency, locale), ticksuffix=unit, nticks=5))}


def hour(parts: list[tuple[str, float]], rates: list[tuple[str, float, str]], currency: Money, locale: str) -> Figure:
    """What a productive hour costs at home, piece by piece, and at the sites of the plan."""
    shades = ("@home", "@home/0.8", "@home/0.65", "@home/0.5", "@home/0.4", "@home/0.3", "@home/0.22")
    names = ["Home", *(name for name, _, _ in rates)]
    data: list[dict[str, Any]] = [
        {"type": "bar", "orientation": "h", "y": ["Home"], "x": [value * currency.per_usd],
         "marker": {"color": shades[place % len(shades)]}, "name": name,
         "hovertemplate": f"{name}: {money(value, locale, currency)} an hour<extra></extra>"}
        for place, (name, value) in enumerate(parts)]
    data += [{"type": "bar", "orientation": "h", "y": [name], "x": [rate * currency.per_usd],
              "marker": {"color": f"@{shore}"},
              "hovertemplate": f"{name}: {money(rate, locale, currency)}<extra></extra>"}
             for name, rate, shore in rates]
    ends = [sum(value for _, value in parts), *(rate for _, rate, _ in rates)]
    labels = [note(end * currency.per_usd, name, f"<b>{money(end, locale, currency)}</b>", xanchor="left", xshift=0.4)
              for name, end in zip(names, ends, strict=True)]
    return {"data": data, "layout": layout(
        barmode="stack", bargap=0.35, margin={"l": 15.0, "r": 1.0, "t": 0.2, "b": 2.0, "pad": 0.4},
        xaxis=axis(range=[0, max(ends) * currency.per_usd * 1.2], tickprefix=_sign(currency, locale)),
        yaxis=axis(autorange="reversed", showgrid=False, tickfont={"size": 1.0, "color": "@ink"}), annotations=labels)}


def _per_cent(locale: str) -> str:
    """The sign of per cent as the reader's locale sets it."""
    return percent(0.0, locale).removeprefix("0")


def _scale(value: float) -> tuple[str, float]:
    for size, letter in ((1e9, "B"), (1e6, "M"), (1e3, "K")):
        if value >= size:
            return letter, size
    return "", 1.0


def _sign(currency: Money, locale: str) -> str:
    """The currency's sign, taken from a formatted amount."""
    return "".join(char for char in money(5, locale, currency) if not (char.isdigit() or char in ".,\xa0 "))
