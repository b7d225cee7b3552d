"""The frontier as a picture: what can be had, the plan in use and the best one, on the axes of Trade-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxmodel.ui.charts import PROMISED, axis, layout, note
from cxmodel.ui.picture import Figure
from cxmodel.units import percent

NEAR = 0.03  # of the picture's width: labels nearer than this would touch
GREY = {"size": 1.0, "color": "@grey"}


@dataclass(frozen=True)
class Spot:
    """A plan in the picture. risk : CX risk index. saving : risk-adjusted, 0-1 of today's cost. told : on hover."""

    id: str
    risk: float
    saving: float
    told: str = ""


def frontier(spots: Sequence[Spot], best: Spot | None, now: Spot, reach: tuple[float, float, float],
             locale: str, breaks: bool = False) -> Figure:
    """Risk-adjusted saving against CX risk; spots can be clicked.

    reach : right end of risk, least and most saving. breaks : whether the plan in use breaks a rule.
    """
    right, low, high = reach
    line = sorted(spots, key=lambda spot: (spot.risk, spot.saving))
    data: list[dict[str, Any]] = [
        {"type": "scatter", "mode": "lines", "x": [spot.risk for spot in line],
         "y": [100 * spot.saving for spot in line], "line": {"color": "@ink", "width": 2.5}, "hoverinfo": "skip"},
        _marks(line, "diamond", 0.95, "@ink"),
        _marks([best] if best else [], "star", 1.7, "@good"),
        {**_marks([Spot("", 0.0, 0.0, "everything at home")], "circle", 1.0, "@home"), "customdata": [None]},
        {**_marks([now], *(("circle-x", 1.6, "@bad") if breaks else ("circle", 1.5, "@accent"))), "customdata": [None]}]
    return {"data": data, "layout": layout(
        margin={"l": 3.2, "r": 1.0, "t": 0.4, "b": 3.3, "pad": 0}, hovermode="closest",
        xaxis=axis("CX risk index (0 = served as at home) →", range=[-right * 0.02, right], showgrid=False),
        yaxis=axis(range=[low, high], ticksuffix=percent(0.0, locale).removeprefix("0"), dtick=20, tick0=0),
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": PROMISED, "y1": PROMISED,
                 "line": {"color": "@ink", "width": 1.5, "dash": "dash"}}],
        annotations=_labels(best, now, right, locale, breaks, bool(line)))}


def _marks(spots: Sequence[Spot], symbol: str, size: float, colour: str) -> dict[str, Any]:
    return {"type": "scatter", "mode": "markers", "x": [spot.risk for spot in spots],
            "y": [100 * spot.saving for spot in spots], "customdata": [spot.id for spot in spots],
            "text": [spot.told for spot in spots], "hovertemplate": "%{text}<extra></extra>",
            "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"color": "@paper", "width": 2}}}


def _labels(best: Spot | None, now: Spot, right: float, locale: str, breaks: bool,
            points: bool) -> list[dict[str, Any]]:
    """Direct labels; a label gives way where the plan in use is the best one, or all work stays at home.

    points : whether there is one to click.
    """
    notes = [note(right, PROMISED, f"the promised {percent(PROMISED / 100, locale)}", xanchor="right", yanchor="bottom",
                  font=GREY),
             note(0, 0, "● everything at home", xanchor="left", yanchor="top", xshift=0.5, yshift=-0.2,
                  font={"size": 1.0, "color": "@home"}),
             note(0, 1, "Risk-adjusted saving, share of today's cost", xref="paper", yref="paper", xanchor="left",
                  yanchor="top", font=GREY)]
    if points:
        notes.append(note(0.99, 0.0, "◆ click one to use that plan", xref="paper", yref="paper", xanchor="right",
                          yanchor="bottom", yshift=0.3))
    same = best is not None and not breaks and near(best, now, right)
    if near(now, Spot("", 0.0, 0.0), right) is False:
        told = "<b>★ best, and in use</b>" if same else "<b>⊗ in use, breaks rules</b>" if breaks \
            else "<b>● in use</b>"
        notes.append(note(now.risk, 100 * now.saving, told, yanchor="top", yshift=-0.85, bgcolor="@paper/0.8",
                          borderpad=1, font={"size": 1.05, "color": "@bad" if breaks else "@accent"}))
    if best is not None and not same:
        notes.append(note(best.risk, 100 * best.saving, "<b>★ best plan</b>", yanchor="bottom", yshift=0.75,
                          font={"size": 1.05, "color": "@good"}))
    return notes


def near(one: Spot, other: Spot, right: float) -> bool:
    """Whether two plans fall onto one another in the picture."""
    return abs(one.risk - other.risk) < NEAR * right / 2 and abs(one.saving - other.saving) < NEAR / 2
