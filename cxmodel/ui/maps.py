"""The world as bubbles on an outline that is served from this machine."""

from __future__ import annotations

from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import Results
from cxmodel.tables import SHORES, Location
from cxmodel.ui.charts import SYMBOLS, layout, note
from cxmodel.ui.picture import Figure
from cxmodel.units import percent


def world(dataset: Dataset, results: Results, shores: dict[str, str], locale: str) -> Figure:
    """Every country with its shore as seen from home; filled where a rate is published, the plan's share as size."""
    shares = {row.iso3: row.share for row in results.by_location}
    home = next(case.home_iso3 for case in dataset.case if case.id == results.scenario.case)
    labels = {iso3: f"<b>{dataset.locations[iso3].country} {percent(share, locale)}</b>"
              for iso3, share in shares.items()}
    places = dict(zip(shares, _positions([dataset.locations[iso3] for iso3 in shares]), strict=True))
    data: list[dict[str, Any]] = []
    for shore in SHORES:
        for priced in (True, False):
            mine = [row for row in dataset.location if shores[row.iso3] == shore and has_rate(row) == priced
                    and row.iso3 != home]
            data.append(_bubbles(mine, shore, priced, shares, labels, places))
    place = dataset.locations[home]
    data.append({"type": "scattergeo", "mode": "markers+text", "lat": [place.latitude], "lon": [place.longitude],
                 "hovertext": [f"{place.country}: home"], "hovertemplate": "%{hovertext}<extra></extra>",
                 "text": [labels.get(home, f"<b>{place.country}</b>")], "textposition": "top center",
                 "textfont": {"size": 1.0, "color": "@ink"}, "customdata": [home],
                 "marker": {"symbol": "circle", "size": [1.1], "color": "@home"}})
    return {"data": data, "layout": layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        geo={"projection": {"type": "natural earth"}, "showframe": False, "showcountries": True, "showland": True,
             "landcolor": "@mist", "countrycolor": "@line", "coastlinecolor": "@line", "coastlinewidth": 0.6,
             "countrywidth": 0.6, "bgcolor": "rgba(0,0,0,0)", "lataxis": {"range": [-44, 62]},
             "lonaxis": {"range": [-125, 178]}, "showlakes": False},
        annotations=[note(0.0, 0.0, _key(), xref="paper", yref="paper", xanchor="left", yanchor="bottom", align="left",
                          font={"size": 1.0, "color": "@grey"})])}


def _positions(rows: list[Location]) -> list[str]:
    """Where each label stands, so that neighbours do not cover one another."""
    around = ("bottom center", "top center", "middle left", "middle right", "bottom left", "top right")
    found: list[str] = []
    for place, row in enumerate(rows):
        near = [found[other] for other in range(place) if abs(rows[other].latitude - row.latitude) < 12
                and abs(rows[other].longitude - row.longitude) < 40]
        found.append(next((one for one in around if one not in near), around[0]))
    return found


def has_rate(row: Location) -> bool:
    """Whether anybody published what an outsourced hour costs there."""
    return row.agent_rate_usd_h_low is not None or row.agent_rate_usd_h_high is not None


def _bubbles(rows: list[Location], shore: str, priced: bool, shares: dict[str, float], labels: dict[str, str],
             places: dict[str, str]) -> dict[str, Any]:
    told = "no published rate, ask for a quote"
    return {"type": "scattergeo", "mode": "markers+text", "lat": [row.latitude for row in rows],
            "lon": [row.longitude for row in rows], "customdata": [row.iso3 for row in rows],
            "hovertext": [f"{row.country}: {shore}, {_rate(row) if priced else told}" for row in rows],
            "hovertemplate": "%{hovertext}<extra></extra>", "text": [labels.get(row.iso3, "") for row in rows],
            "textposition": [places.get(row.iso3, "bottom center") for row in rows],
            "textfont": {"size": 1.0, "color": "@ink"},
            "marker": {"symbol": SYMBOLS[shore] + ("" if priced else "-open"), "color": f"@{shore}", "opacity": 0.9,
                       "size": [0.7 + 2.4 * shares.get(row.iso3, 0.0) ** 0.5 for row in rows], "line": {"width": 1.5}}}


def _rate(row: Location) -> str:
    ends = [f"{end:g}" for end in (row.agent_rate_usd_h_low, row.agent_rate_usd_h_high) if end is not None]
    return f"{' to '.join(dict.fromkeys(ends))} USD an hour (grade {row.agent_rate_confidence})"


def _key() -> str:
    return "● home  ■ onshore  ◆ nearshore  ▲ offshore<br>hollow: no published rate; large: share of the moved work"
