"""The months of a contract as bars: lost below the line, earned back above it; what is uncertain is hollow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxmodel.model.contract import Month
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.contract.phrases import between, month_name
from cxmodel.ui.picture import Figure
from cxmodel.units import Money

NAMED = 14  # beyond so many months the bars carry no figures
SMALL = 0.005  # money that is none [USD]


def figure(months: Sequence[Month], currency: Money, locale: str) -> Figure:
    """A bar down and a bar up for each month; the part that hangs on missing figures is hollow. [display currency]"""
    names = [month_name(one.month) for one in months]
    rate = currency.per_usd
    told = [f"{one.month}: paid {said(one.paid.low, one.paid.high, currency, locale)}" for one in months]
    data = [
        _bars(names, [-rate * one.lost.low for one in months], "@bad", told),
        _bars(names, [-rate * (one.lost.high - one.lost.low) for one in months], "@bad/0.2", told, "@bad"),
        _bars(names, [rate * one.earned_back.low for one in months], "@good", told),
        _bars(names, [rate * (one.earned_back.high - one.earned_back.low) for one in months], "@good/0.2", told,
              "@good"),
    ]
    down = max((rate * one.lost.high for one in months), default=0.0) or 1.0
    up = max((rate * one.earned_back.high for one in months), default=0.0)
    room = 0.17 * (down + up)
    notes = _values(months, currency, locale) if len(months) <= NAMED else []
    notes += [note(0, 1.0, "▲ earned back", xref="paper", yref="paper", xanchor="left", yanchor="top",
                   font={"size": 1.0, "color": "@good"}),
              note(0, 0.0, "▼ lost", xref="paper", yref="paper", xanchor="left", yanchor="bottom",
                   font={"size": 1.0, "color": "@bad"})]
    return {"data": data, "layout": layout(
        barmode="relative", bargap=0.3, margin={"l": 0.4, "r": 0.4, "t": 0.2, "b": 2.0, "pad": 0}, annotations=notes,
        xaxis=axis(type="category", showgrid=False, tickangle=0, range=[-0.8, len(names) - 0.4],
                   tickvals=names[::-(-len(names) // 12)]),
        yaxis=axis(range=[-down - room, up + room], showticklabels=False, showgrid=False,
                   zeroline=True, zerolinecolor="@ink"))}


def said(low: float, high: float, currency: Money, locale: str, digits: int = 3) -> str:
    """Money, or from and to.

    >>> said(0.0, 2000.0, Money(), "en_US"), said(5.0, 5.0, Money(), "en_US")
    ('$0–$2.00K', '$5.00')
    """
    return between(low, high, currency, locale, digits, "–")


def _bars(names: list[str], values: list[float], colour: str, told: list[str], line: str = "") -> dict[str, Any]:
    return {"type": "bar", "x": names, "y": values, "text": told, "textposition": "none",
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"color": colour, "line": {"color": line or colour, "width": 1.5 if line else 0}}}


def _values(months: Sequence[Month], currency: Money, locale: str) -> list[dict[str, Any]]:
    """The figure under or over each bar."""
    found = []
    for place, one in enumerate(months):
        for span, sign, anchor in ((one.lost, -1, "top"), (one.earned_back, 1, "bottom")):
            if span.high > SMALL:
                found.append(note(place, sign * currency.per_usd * span.high,
                                  said(span.low, span.high, currency, locale, 2), yanchor=anchor))
    return found
