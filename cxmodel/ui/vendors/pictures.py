"""The ranking as a picture: one row a vendor, one column a theme, as wide as its weight.

In the manner of LineUp (Gratzl, Lex, Gehlenborg, Pfister and Streit, "LineUp: Visual Analysis of Multi-Attribute
Rankings", IEEE TVCG 19(12), 2013): the light track is the full weight, the dark bar in it the value reached, so the
bars of a row add up to its total, and a column is compared by eye from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cxmodel.model.evaluate.partners import Field, Partner
from cxmodel.ui.charts import axis, layout
from cxmodel.ui.picture import Figure
from cxmodel.ui.vendors.heads import CELLS_REM, HEADS_REM, Column, heads, top
from cxmodel.ui.vendors.phrases import drawn, shortened
from cxmodel.units import number

NAMES, CELLS, TOTALS = (0.0, 0.315), (0.32, 0.825), (0.835, 1.0)  # parts of the picture's width
GAP = 0.008  # between two columns, in shares of the weight
LONGEST = 20  # characters of a name; the whole name is told on hover
FONT = {"family": '"Source Sans", "Source Sans 3", sans-serif', "size": 1.0, "color": "@ink"}
CLEAR = {"color": "rgba(0,0,0,0)", "line": {"width": 0}}


@dataclass(frozen=True)
class Row:
    """One vendor in the picture, with its place among all vendors."""

    partner: Partner
    place: int
    chosen: bool


def columns(field: Field, names: dict[str, str]) -> tuple[Column, ...]:
    """The themes that carry weight, then the price, side by side."""
    weights = (*zip(field.themes, field.theme_weights, strict=True), ("price", field.price_weight))
    found, start = [], 0.0
    for name, weight in weights:
        if weight > 0:
            found.append(Column(name, names[name], start, weight))
            start += weight + GAP
    return tuple(found)


def ranking(rows: Sequence[Row], whole: int, field: Field, names: dict[str, str], locale: str,
            start: int = 0) -> Figure:
    """Rows in the order given, out of a `whole` of so many, `start` of them before; `names` are the heads by theme
    id, and "price"."""
    parts = columns(field, names)
    end = parts[-1].start + parts[-1].width
    count = len(rows)
    return {
        "data": [*_bands(rows), _tracks(rows, parts), _reached(rows, field, parts), _left_open(rows, field, parts),
                 _touched(rows, field, parts, locale), *_labels(rows, locale), *_totals(rows), *_waits(rows, parts)],
        "layout": layout(
            barmode="overlay", bargap=0, hovermode="closest",
            margin={"l": 0.2, "r": 0.6, "t": HEADS_REM, "b": 0.2, "pad": 0},
            xaxis=_plain([-0.002, end + 0.002], CELLS), xaxis2=_plain([0, 1], NAMES),
            xaxis3=_plain([-42, 102], TOTALS), yaxis=axis(range=[count - 0.5, -0.5], visible=False),
            hoverlabel={"font": FONT, "bgcolor": "@paper", "bordercolor": "@line", "align": "left"},
            shapes=[*_chosen(rows), *(_scale(at) for at in (0, 50, 100))],
            annotations=heads(parts, end, top(start, count, whole, locale)))}


def _chosen(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """A tint over the whole row of the vendor that is looked at."""
    return [{"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": y - 0.5, "y1": y + 0.5, "layer": "below",
             "fillcolor": "@accent/0.14", "line": {"width": 0}} for y, row in enumerate(rows) if row.chosen]


def _plain(span: list[float], domain: tuple[float, float]) -> dict[str, Any]:
    return axis(range=span, domain=list(domain), visible=False)


def _scale(at: int) -> dict[str, Any]:
    return {"type": "line", "xref": "x3", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1, "layer": "below",
            "line": {"color": "@line", "width": 1}}


def _bands(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Names and totals: what is clicked, and told on hover."""
    for name, (low, high) in (("x2", (0.0, 1.0)), ("x3", (-42.0, 102.0))):
        yield {**_bars([(low, high - low, y) for y in range(len(rows))]), "xaxis": name, "width": 1.0,
               "marker": CLEAR, "customdata": [row.partner.id for row in rows],
               **_hover([_told(row.partner) for row in rows])}


def _hover(texts: list[str]) -> dict[str, Any]:
    return {"hoverinfo": "text", "hovertext": texts, "hovertemplate": "%{hovertext}<extra></extra>"}


def _told(partner: Partner) -> str:
    """A vendor in a few lines: name, what is open, by whom it is beaten."""
    lines = [f"<b>{drawn(partner.name)}</b>{_sample(partner)}"]
    lines += [drawn(text) for text in partner.open_points]
    if partner.missing:
        lines.append(missing(partner))
    if partner.dominated_by:
        lines.append(f"On no point better than {drawn(', '.join(partner.dominated_by[:3]))}")
    return "<br>".join([*lines, "Click to open"])


def _sample(partner: Partner) -> str:
    return " (sample)" if partner.sample else ""


def missing(partner: Partner) -> str:
    """How many scores are not known yet."""
    return "1 score missing" if partner.missing == 1 else f"{partner.missing} scores missing"


def _value(row: Row, field: Field, part: Column) -> tuple[float, float]:
    """Least and most of the value reached in a column, 0-1."""
    if part.id == "price":
        return row.partner.price, row.partner.price
    at = field.themes.index(part.id)
    return row.partner.themes_low[at], row.partner.themes_high[at]


def _cells(rows: Sequence[Row], parts: Sequence[Column]) -> Iterator[tuple[int, Row, int, Column]]:
    for y, row in enumerate(rows):
        for place, part in enumerate(parts):
            yield y, row, place, part


def _tracks(rows: Sequence[Row], parts: Sequence[Column]) -> dict[str, Any]:
    """The full weight of every cell, light."""
    return {**_bars([(part.start, part.width, y) for y, _, _, part in _cells(rows, parts)]),
            "marker": {"color": "@line/0.55", "line": {"width": 0}}}


def _touched(rows: Sequence[Row], field: Field, parts: Sequence[Column], locale: str) -> dict[str, Any]:
    """Every cell as high as its row: what is clicked, and told on hover."""
    cells = list(_cells(rows, parts))
    return {**_bars([(part.start, part.width + GAP, y) for y, _, _, part in cells]), "width": 1.0, "marker": CLEAR,
            "customdata": [row.partner.id for _, row, _, _ in cells],
            **_hover([_cell(row, field, part, locale) for _, row, _, part in cells])}


@lru_cache(maxsize=4096)
def _tenths(value: int, locale: str) -> str:
    """A figure in tenths as the reader's locale writes it; kept, as a drag asks for hundreds."""
    return number(value / 10, locale, 1)


def _cell(row: Row, field: Field, part: Column, locale: str) -> str:
    name = f"<b>{drawn(row.partner.name)}</b>{_sample(row.partner)}<br>{drawn(part.name)}"
    full = _tenths(round(1000 * part.width), locale)
    if part.id == "price" and row.partner.price_waits:
        return f"{name}: price waits until the checklist is ticked<br>{drawn('; '.join(row.partner.open_points))}"
    if part.id == "price" and row.partner.rate is None:
        return f"{name}: no price yet; ask for a quote"
    low, high = (round(1000 * part.width * value) for value in _value(row, field, part))
    if high > low:
        return f"{name}: {_tenths(low, locale)} to {_tenths(high, locale)} of {full} points, as scores are missing"
    return f"{name}: {_tenths(low, locale)} of {full} points"


def _bars(boxes: Sequence[tuple[float, float, int]]) -> dict[str, Any]:
    """Bars from (start, length, row)."""
    return {"type": "bar", "orientation": "h", "base": [box[0] for box in boxes], "x": [box[1] for box in boxes],
            "y": [box[2] for box in boxes], "width": 0.62, "hoverinfo": "skip"}


def _reached(rows: Sequence[Row], field: Field, parts: Sequence[Column]) -> dict[str, Any]:
    """What is reached for sure."""
    cells = list(_cells(rows, parts))
    return {**_bars([(part.start, part.width * _value(row, field, part)[0], y) for y, row, _, part in cells]),
            "marker": {"color": [_tint(row, place) for _, row, place, _ in cells], "line": {"width": 0}}}


def _left_open(rows: Sequence[Row], field: Field, parts: Sequence[Column]) -> dict[str, Any]:
    """What missing scores leave open, hatched."""
    found = []
    for y, row, place, part in _cells(rows, parts):
        low, high = _value(row, field, part)
        if high - low > 1e-9:
            found.append(((part.start + part.width * low, part.width * (high - low), y), _tint(row, place)))
    colours = [colour for _, colour in found]
    return {**_bars([box for box, _ in found]),
            "marker": {"color": colours, "line": {"width": 0}, "pattern": {
                "shape": "/", "fillmode": "replace", "fgcolor": colours, "solidity": 0.35, "size": 6}}}


def _tint(row: Row, place: int) -> str:
    """Two tints in turn keep neighbours apart; the chosen vendor has the accent, one that waits is grey."""
    colour = "@accent" if row.chosen else "@home" if row.partner.passes else "@grey/0.6"
    lighter = {"@accent": "@accent/0.7", "@home": "@home/0.7", "@grey/0.6": "@grey/0.42"}
    return lighter[colour] if place % 2 else colour


def _labels(rows: Sequence[Row], locale: str) -> Iterator[dict[str, Any]]:
    """Place, name, checklist, total."""
    passing = ["@ink" if row.partner.passes else "@grey" for row in rows]
    yield _texts([number(row.place, locale) for row in rows], 0.065, "middle left", ["@grey"] * len(rows))
    yield _texts([_name(row) for row in rows], 0.08, "middle right",
                 ["@accent" if row.chosen else colour for row, colour in zip(rows, passing, strict=True)])
    yield _texts([checklist(row.partner) for row in rows], 0.69, "middle right",
                 ["@grey" if row.partner.passes else "@bad" for row in rows])
    totals = [f"<b>{number(100 * row.partner.total, locale)}</b>" for row in rows]
    yield {**_texts(totals, -8, "middle left", passing), "xaxis": "x3"}


def _texts(texts: list[str], x: float, where: str, colours: list[str]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "text", "xaxis": "x2", "x": [x] * len(texts), "y": list(range(len(texts))),
            "text": texts, "textposition": where, "textfont": {"size": 1.0, "color": colours}, "hoverinfo": "skip",
            "cliponaxis": False}


def _name(row: Row) -> str:
    name = shortened(row.partner.name, LONGEST)
    return f"<b>{name}</b>" if row.chosen else name


def checklist(partner: Partner) -> str:
    """The checklist in a word or two, and whether another vendor beats this one; `open_points` says it in full."""
    if partner.passes:
        return "✓ ▽ beaten" if partner.dominated_by else "✓"
    failed = sum(gate.state == "failed" for gate in partner.gates)
    return f"✗ {failed} failed" if failed else f"△ {sum(gate.state == 'open' for gate in partner.gates)} open"


def _totals(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The total on a scale of 0 to 100: sure up to low, open from low to high, a tick at the typical total."""
    ends = [(y, row, 100 * row.partner.total_low, 100 * row.partner.total_high) for y, row in enumerate(rows)]
    for boxes, opacity in (([(0.0, low, y) for y, _, low, _ in ends], 0.2),
                           ([(low, high - low, y) for y, _, low, high in ends], 0.5)):
        yield {**_bars(boxes), "xaxis": "x3", "width": 0.3,
               "marker": {"color": [f"{_hue(row)}/{opacity}" for row in rows], "line": {"width": 0}}}
    yield {**_bars([(100 * row.partner.total - 0.9, 1.8, y) for y, row in enumerate(rows)]), "xaxis": "x3",
           "marker": {"color": [_hue(row) for row in rows], "line": {"width": 0}}}


def _hue(row: Row) -> str:
    return "@accent" if row.chosen else "@ink" if row.partner.passes else "@grey"


def _waits(rows: Sequence[Row], parts: Sequence[Column]) -> Iterator[dict[str, Any]]:
    """In the price column: why there is no bar, where the words fit."""
    price = parts[-1]
    if price.id != "price" or price.width / (parts[-1].start + price.width) * CELLS_REM < 5.0:
        return
    told = [(y, "price waits" if row.partner.price_waits else "no price") for y, row in enumerate(rows)
            if row.partner.price_waits or row.partner.rate is None]
    yield {"type": "scatter", "mode": "text", "x": [price.middle] * len(told), "y": [y for y, _ in told],
           "text": [text for _, text in told], "textposition": "middle center", "hoverinfo": "skip",
           "textfont": {"size": 1.0, "color": "@grey"}, "cliponaxis": False}
