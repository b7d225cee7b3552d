"""Rows that could be a table's header: one to three rows deep, merged or not, beside other tables or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cxmodel.exchange.read.columns import Table, plain, template
from cxmodel.exchange.read.grids import Cell, Sheet, shown
from cxmodel.exchange.read.headers import Match, heard, match
from cxmodel.exchange.read.numbers import figure

DEEP = 3
SURE = 0.85
WIDE = 150  # header cells in a row that are looked at
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")  # where a header gives its unit
SHEET_WORDS = {
    "Vendors": "vendors, vendor, suppliers, supplier, anbieter, lieferanten, dienstleister, fournisseurs, proveedores, "
               "bids, offers, rate card, rates, angebote, offres, ofertas",
    "Scores": "scores, scoring, ratings, bewertung, bewertungen, notes, puntuacion, puntuaciones, evaluation",
    "Activities": "activities, aktivitaten, activites, actividades, processes, volumes",
    "Locations": "locations, countries, lander, standorte, pays, paises",
    "Assumptions": "assumptions, annahmen, hypotheses, supuestos, parameters",
    "Performance": "performance, monthly performance, kpis, metrics, scorecard, results, kennzahlen, indicateurs, "
                   "indicadores",
}


@dataclass(frozen=True)
class Heading:
    """One found header: its place in the grid, its text and what it means."""

    at: int
    text: str
    match: Match
    cell: Cell


@dataclass
class Candidate:
    """A header that fits a table. `spread`: for scores laid out wide, the criterion or vendor of each column."""

    table: Table
    row: int
    depth: int
    headings: dict[str, list[Heading]]
    others: dict[int, str]
    spread: dict[int, str] = field(default_factory=dict)
    layout: str = "long"

    @property
    def surely(self) -> bool:
        """Whether it could be nothing but a header, even below another table."""
        named = len(self.headings) + len(self.spread)
        return named >= 3 and named >= len(self.others) and all(
            max(item.match.quality for item in items) >= SURE for items in self.headings.values())

    @property
    def worth(self) -> float:
        """How much of the table it shows; a deeper header must show more to win."""
        found = sum(max(item.match.quality for item in items) for items in self.headings.values())
        return found + len(self.spread) - 0.3 * (self.depth - 1)


def candidates(sheet: Sheet, row: int, mapping: Mapping[str, Mapping[str, str]],
               names: Mapping[str, Mapping[str, str]], spelling: bool = False) -> Iterator[Candidate]:
    """Every way to read a row (and those below it) as a header; `spelling` also finds misspelt ones.

    `mapping`: by table, headers met before and the column each stands for ("" for none).
    `names`: "criterion", "vendor" and "metric": reduced names and ids, for what is laid out wide.
    """
    for depth in range(1, DEEP + 1):
        texts = _texts(sheet, row, depth)
        if len(texts) < 2:
            continue
        for block in _blocks(texts):
            for table in template():
                found = _read(table, texts, block, sheet, row, depth, mapping.get(table.name, {}), spelling)
                if found:
                    yield found
            yield from _wide(texts, block, sheet, row, depth, names)
            yield from _monthly(texts, block, sheet, row, depth, names.get("metric", {}))


def sheet_means(sheet: str, table: Table) -> bool:
    """Whether the sheet is named after the table."""
    words = plain(sheet)
    return words == plain(table.name) or words in {plain(word) for word in SHEET_WORDS.get(table.name, "").split(",")}


def _texts(sheet: Sheet, row: int, depth: int) -> dict[int, tuple[str, ...]]:
    """Header texts by column, from the top down; empty when the rows hold figures."""
    found: dict[int, list[str]] = {}
    for number in range(row, row + depth):
        cells = sheet.rows.get(number, {})
        for column, cell in cells.items():
            if not isinstance(cell.value, str) or (number > row and figure(cell.value) is not None):
                if number > row or isinstance(cell.value, float):
                    return {}
                continue
            text = cell.value.strip()
            parts = found.setdefault(column, [])
            if text and text not in parts:
                parts.append(text)
        if number == row + depth - 1 and not cells:
            return {}
    return {column: tuple(parts) for column, parts in sorted(found.items())[:WIDE] if parts}


def _blocks(texts: Mapping[int, tuple[str, ...]]) -> list[list[int]]:
    """Columns in runs without a gap: a side table is a run of its own. The whole row comes first."""
    runs: list[list[int]] = []
    for column in texts:
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return [list(texts), *runs] if len(runs) > 1 else runs


def _read(table: Table, texts: Mapping[int, tuple[str, ...]], block: list[int], sheet: Sheet, row: int, depth: int,
          mapping: Mapping[str, str], spelling: bool) -> Candidate | None:
    if table.exact and plain(sheet.name) != plain(table.name):
        return None
    headings: dict[str, list[Heading]] = {}
    others: dict[int, str] = {}
    for column in block:
        text, found = _meaning(texts[column], table, mapping, spelling)
        if found is None:
            others[column] = text
        else:
            headings.setdefault(found.column, []).append(Heading(column, text, found, _cell(sheet, row, depth, column)))
    if not any(anchor <= headings.keys() for anchor in table.anchors):
        return None
    sure = sum(max(item.match.quality for item in items) >= SURE for items in headings.values())
    if (sure < 2 and len(headings) < 4) or (table.name == "Locations" and len(headings) < 3):
        return None
    if len(block) == len(texts) and _has_side_table(headings, block):
        return None
    return Candidate(table, row, depth, headings, others)


def _meaning(parts: tuple[str, ...], table: Table, mapping: Mapping[str, str],
             spelling: bool) -> tuple[str, Match | None]:
    """A header of several rows means what all rows say together, else the lowest row that is known."""
    joined = " ".join(parts)
    known = mapping.get(plain(joined))
    if known is not None:
        return joined, Match(known, 2.0, heard(joined)) if known else None
    tries = [joined, *reversed(parts)] if len(parts) > 1 else [joined]
    found = [(text, result) for text in tries if (result := match(text, table.name, spelling))]
    if not found:
        return joined, None
    best = max(found, key=lambda item: item[1].quality)[1]
    return joined, replace(best, said=heard(joined))


def _has_side_table(headings: Mapping[str, list[Heading]], block: list[int]) -> bool:
    """Whether the same column stands twice with a gap between: then the run of its own is the table."""
    for items in headings.values():
        places = sorted(item.at for item in items)
        if len(places) > 1 and not set(range(places[0], places[-1])) <= set(block):
            return True
    return False


def _wide(texts: Mapping[int, tuple[str, ...]], block: list[int], sheet: Sheet, row: int, depth: int,
          names: Mapping[str, Mapping[str, str]]) -> Iterator[Candidate]:
    """Scores with a column for each criterion, or for each vendor."""
    table = next(item for item in template() if item.name == "Scores")
    for layout, keys, least in (("criterion", ("vendor_id", "vendor"), 2),
                                ("vendor", ("criterion_id", "criterion"), 1)):
        headings: dict[str, list[Heading]] = {}
        spread, others = {}, {}
        for column in block:
            text = " ".join(texts[column])
            found = match(texts[column][-1], "Scores", False) or match(text, "Scores", False)
            name = next((names[layout][plain(part)] for part in (text, *reversed(texts[column]))
                         if plain(part) in names[layout]), "")
            if name:
                spread[column] = name
            elif found and found.column in keys:
                headings.setdefault(found.column, []).append(Heading(column, text, found,
                                                                     _cell(sheet, row, depth, column)))
            else:
                others[column] = text
        if headings and len(spread) >= least and (layout == "criterion" or len(spread) >= 2
                                                  or sheet_means(sheet.name, table)):
            yield Candidate(table, row, depth, headings, others, spread, layout)


def _monthly(texts: Mapping[int, tuple[str, ...]], block: list[int], sheet: Sheet, row: int, depth: int,
             metrics: Mapping[str, str]) -> Iterator[Candidate]:
    """Months with a column for each metric. On a sheet on its side the months stand under the word for the metrics."""
    headings: dict[str, list[Heading]] = {}
    spread, others = {}, {}
    for column in block:
        text = " ".join(texts[column])
        bare = _IN_BRACKETS.sub(" ", text)
        found = match(text, "Performance", False)
        name = next((metrics[plain(part)] for part in (text, bare, *reversed(texts[column]))
                     if plain(part) in metrics), "")
        if name and name not in spread.values():
            spread[column] = name
        elif found and found.column in ("month", "case_id", "metric_id"):
            known = "month" if found.column == "metric_id" and sheet.turned else found.column
            headings.setdefault(known, []).append(Heading(column, text, replace(found, column=known),
                                                          _cell(sheet, row, depth, column)))
        else:
            others[column] = text
    if headings.keys() <= {"month", "case_id"} and len(headings.get("month", ())) == 1 and spread and (
            len(spread) > len(others)):
        table = next(item for item in template() if item.name == "Performance")
        yield Candidate(table, row, depth, headings, others, spread, "metric")


def _cell(sheet: Sheet, row: int, depth: int, column: int) -> Cell:
    """The lowest filled header cell of a column."""
    found = [cell for number in range(row, row + depth) if (cell := sheet.at(number, column)) and shown(cell)]
    return found[-1]
