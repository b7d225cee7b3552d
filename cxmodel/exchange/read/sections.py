"""Tables inside sheets: where each begins and ends, which rows are data, and what around them is only said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from cxmodel.exchange.read.candidates import Candidate, Heading, candidates, sheet_means
from cxmodel.exchange.read.columns import NUMERIC, Table, plain, table_of
from cxmodel.exchange.read.grids import Cell, Sheet, letters, shown
from cxmodel.exchange.read.headers import Headline, Match, heard
from cxmodel.exchange.read.numbers import figure, in_full
from cxmodel.exchange.read.quoted import NOTHING, Said, stripped
from cxmodel.exchange.sheets.exact import kind_of_header

SEARCHED = 150  # filled rows in which a header is looked for
MISSPELT = 30  # filled rows in which a header with misspelt words is looked for when no other is found
_TOTAL = re.compile(r"(grand |sub |zwischen|gesamt)?(totals?|summe|sum|gesamt|insgesamt|totaux|suma|average|avg|mean|"
                    r"median|durchschnitt|mittelwert|ø|moyenne|promedio|media|ensemble|subtotal|sous total|"
                    r"weighted average|weights?|gewichtung|gewicht|poids|peso|maximum|minimum|max|min)"
                    r"( (seats|all|overall|vendors|general|generale?|platze|anbieter|cost|rate))*")
_SUBTOTAL = re.compile(r"(sub ?total|zwischensumme|sous total|total for|summe fur|gesamt fur)\b")
_UNITS = re.compile(r"\(?(usd.*|eur.*|\$.*|%|#|no\.?|number|text|string|list|date|iso.*|required|optional|mandatory|"
                    r"pflicht.*|one of.*|choose.*|select.*|drop.?down.*|h|hours?|seats|share|0 ?[-–] ?\d+.*|yes/no|"
                    r"free text)\)?", re.IGNORECASE)
_EXAMPLE = re.compile(r"(e\.? ?g\.?|for example|example|beispiel|z\.? ?b\.?|p\.? ?ex\.?|exemple|ejemplo|sample row)"
                      r"(?!\w)", re.IGNORECASE)


_NAMELESS = "a row of figures without a name"
UNITS = "a row of units or instructions"
_OF_PRICES = re.compile(r"\b(rates?|prices?|pricing|amounts?|costs?|tarif\w*|preise?|betrage?|prix|montants?|precios?|"
                        r"importes?)\b")


@dataclass
class Section:
    """One table as found: its header, its rows of data and the words around it.

    `headings`: the header chosen for each column; `doubled`: columns that two headers claim equally well; `ours`: our
    own export, exact cell by cell.
    """

    table: Table
    sheet: Sheet
    first: int
    last_header: int
    headings: dict[str, Heading]
    doubled: dict[str, list[Heading]]
    others: dict[int, str]
    spread: dict[int, str]
    layout: str
    rows: list[int] = field(default_factory=list)
    around: list[Cell] = field(default_factory=list)
    left_out: list[tuple[str, Cell]] = field(default_factory=list)
    ours: bool = False

    def place(self, row: int) -> str:
        """Where a row stands in the file: on a sheet on its side it is a column."""
        return f"column {letters(row)}" if self.sheet.turned else f"row {row}"

    def cell(self, row: int, column: str) -> Cell | None:
        """The cell of a row under the header of a column."""
        heading = self.headings.get(column)
        return self.sheet.at(row, heading.at) if heading else None


def find_sections(sheet: Sheet, mapping: Mapping[str, Mapping[str, str]],
                  names: Mapping[str, Mapping[str, str]]) -> list[Section]:
    """The tables of a sheet from top to bottom; also on its side when it cannot be read upright."""
    exact = _own_export(sheet)
    if exact:
        return [exact]
    upright = _chosen(sheet, mapping, names)
    if not upright and len(sheet.rows) <= 400 and not sheet.turned:
        sheet = sheet.sideways()
        upright = _chosen(sheet, mapping, names)
    found = [_section(sheet, item) for item in upright]
    order = sorted(sheet.rows)
    for place, section in enumerate(found):
        end = found[place + 1].first if place + 1 < len(found) else float("inf")
        _sort_rows(section, [row for row in order if section.last_header < row < end])
    if found:
        above = [sheet.rows[row] for row in order if row < found[0].first]
        found[0].around += [cell for row in above for cell in row.values() if not cell.spread]
    for section in found:
        _hear_around(section)
    return found


def _own_export(sheet: Sheet) -> Section | None:
    """A table of the store as it was written out: known by its header row, and every row below it is data."""
    cells = sorted(sheet.rows.get(1, {}).items())
    kind = kind_of_header([cell.value for _, cell in cells])
    if kind is None or [at for at, _ in cells] != list(range(1, len(cells) + 1)):
        return None
    headings = {str(cell.value): Heading(at, str(cell.value), Match(str(cell.value), 1.1, NOTHING), cell)
                for at, cell in cells}
    return Section(table_of(kind), sheet, 1, 1, headings, {}, {}, {}, "long", sorted(sheet.rows)[1:], ours=True)


def _chosen(sheet: Sheet, mapping: Mapping[str, Mapping[str, str]],
            names: Mapping[str, Mapping[str, str]]) -> list[Candidate]:
    """The best candidates that do not overlap; a second one must be nothing but a header."""
    first = sorted(sheet.rows)[:SEARCHED]
    rough = [item.row for row in first for item in candidates(sheet, row, mapping, names)] or first[:MISSPELT]
    found = [item for row in dict.fromkeys(rough) for item in candidates(sheet, row, mapping, names, spelling=True)]
    found.sort(key=lambda item: (item.worth + (1.5 if sheet_means(sheet.name, item.table) else 0)
                                 + (50 if item.table.exact else 0), -item.row), reverse=True)
    chosen: list[Candidate] = []
    for item in found:
        rows = set(range(item.row, item.row + item.depth))
        if not any(rows & set(range(other.row, other.row + other.depth)) for other in chosen):
            chosen.append(item)
    chosen = [item for item in chosen if item is chosen[0] or (item.surely and not chosen[0].table.exact and (
        item.worth >= 0.6 * chosen[0].worth or item.table is not chosen[0].table))]
    ordered: list[Candidate] = []
    for item in sorted(chosen, key=lambda item: item.row):
        if not any(item.table is other.table and _places(item) == _places(other) for other in ordered):
            ordered.append(item)
    return ordered


def _places(item: Candidate) -> dict[str, list[int]]:
    """Where each column stands; a header met again in the same places begins no new table."""
    return {name: [heading.at for heading in found] for name, found in item.headings.items()}


def _section(sheet: Sheet, item: Candidate) -> Section:
    headings: dict[str, Heading] = {}
    doubled: dict[str, list[Heading]] = {}
    others = dict(item.others)
    for column, found in item.headings.items():
        best = sorted(found, key=lambda heading: heading.at) if joinable(item.table, column) else _preferred(found)
        if len(best) > 1:
            doubled[column] = best
        headings[column] = best[0]
        for heading in (heading for heading in found if heading not in best):
            if column == "country" and "city" not in item.headings and "city" not in headings:
                headings["city"] = heading  # beside "Country", "Location" is the city
            else:
                others[heading.at] = heading.text
    return Section(item.table, sheet, item.row, item.row + item.depth - 1, headings, doubled, others, item.spread,
                   item.layout)


def joinable(table: Table, column: str) -> bool:
    """Whether several columns of the same meaning are read together: lists, languages, notes."""
    return column == "notes" or (table.column(column).kind in ("list", "language") and column != "language")


def _hear_around(section: Section) -> None:
    """What a line beside the table says of thousands holds for its prices."""
    lines: dict[int, list[str]] = {}
    for cell in section.around:
        lines.setdefault(cell.row, []).append(shown(cell))
    for text in (" ".join(line) for line in lines.values()):
        rest, times = in_full(text)
        if times > 1 and _OF_PRICES.search(plain(rest)) and not re.search(r"\d", re.sub(r"\b20\d\d\b", "", rest)):
            _hear(section, "rate", lambda heading, times=times: _times(heading.match.said, times))


def _times(told: Said, times: int) -> Said:
    return Headline(told.currencies, told.periods, told.basis, told.percent, times,
                    isinstance(told, Headline) and told.taxed)


def _hear_units(section: Section, row: int) -> None:
    """What a row of units says below a header holds as if it stood in the header."""
    def joined(heading: Heading) -> Said:
        unit = section.sheet.at(row, heading.at)
        return heard(f"{heading.text} ({shown(unit)})") if unit is not None else heading.match.said
    for kind in NUMERIC:
        _hear(section, kind, joined)


def _hear(section: Section, kind: str, told: Callable[[Heading], Said]) -> None:
    """Take what is told of the headers of a kind of column."""
    def heard_now(heading: Heading) -> Heading:
        return replace(heading, match=replace(heading.match, said=told(heading)))
    for name, heading in section.headings.items():
        if section.table.column(name).kind == kind:
            section.headings[name] = heard_now(heading)
            if name in section.doubled:
                section.doubled[name] = [heard_now(item) for item in section.doubled[name]]


def _unit(text: str) -> bool:
    """Whether a text is nothing but a unit or an instruction.

    >>> _unit("EUR/h (paid)"), _unit("FTE"), _unit("% per month"), _unit("Acme")
    (True, True, True, False)
    """
    bare = plain(stripped(in_full(text)[0])) if len(text) <= 40 and re.search(r"[^\W\d]|[%€$£]", text) else text
    return not bare or bool(_UNITS.fullmatch(text))


def _preferred(found: list[Heading]) -> list[Heading]:
    """The headers that claim a column best: dollars before other money, hours before other periods."""
    def rank(item: Heading) -> tuple[bool, bool, float]:
        told = item.match.said
        return (told.currency in ("", "USD"), not told.periods or "hour" in told.periods, round(item.match.quality, 1))
    best = max(rank(item) for item in found)
    return [item for item in found if rank(item) == best]


def _sort_rows(section: Section, rows: Iterable[int]) -> None:
    """Tell data from totals, repeated headers, units, footnotes and tables that follow."""
    used = {heading.at for heading in section.headings.values()} | set(section.spread)
    typical, previous, closed = 0.0, section.last_header, False
    nameless: list[int] = []  # without a name at the end it is a total; before other rows its name may be missing
    for row in rows:
        cells = section.sheet.rows[row]
        mapped = [cell for at, cell in cells.items() if at in used and shown(cell)]
        gap, previous = row > previous + 1, row
        kind = _kind(section, row, mapped)
        if kind == _NAMELESS:
            nameless.append(row)
            continue
        if kind == "data" and gap and section.rows:
            closed = len(mapped) < max(2.0, 0.5 * typical) or not _named(section, row) or (
                _figures(section, section.rows[0]) and not _figures(section, row))
        if kind == "data" and closed:
            kind = "a row after the table"
        if kind == "data":
            section.rows += [*nameless, row]
            nameless.clear()
            typical += (len(mapped) - typical) / len(section.rows)
        elif kind:
            if kind == UNITS:
                _hear_units(section, row)
            first = mapped[0] if mapped else next(iter(cells.values()))
            section.left_out.append((kind, first))
            section.around += [cell for cell in cells.values() if not cell.spread]
        else:
            section.around += [cell for cell in cells.values() if isinstance(cell.value, str) and not cell.spread]
    section.left_out += [(_NAMELESS, next(iter(section.sheet.rows[row].values()))) for row in nameless]


def _kind(section: Section, row: int, mapped: list[Cell]) -> str:
    """'data', '' for a row without anything in the table's columns, or why the row is no data."""
    if not mapped:
        return ""
    if any(cell.spread for cell in mapped) and len({str(cell.value) for cell in mapped}) == 1:
        mapped = mapped[:1]  # one text merged over the row
    texts = [cell.value.strip() for cell in mapped if isinstance(cell.value, str)]
    titles = {heading.at: plain(heading.cell.value) for heading in section.headings.values()
              if isinstance(heading.cell.value, str)}
    same = sum(plain(str(cell.value)) == titles.get(at) for at, cell in section.sheet.rows[row].items())
    if same >= 2 and same >= 0.6 * len(mapped):
        return "a repeated header"
    if texts and _EXAMPLE.match(texts[0]):
        return "an example"
    if len(texts) == len(mapped) and not section.rows and all(_unit(text) for text in texts) and (
            len(mapped) >= 2 or any(heading.at == mapped[0].column and section.table.column(name).kind in NUMERIC
                                    for name, heading in section.headings.items())):
        return UNITS
    first, country = next((text for text in texts if text), ""), shown(section.cell(row, "country"))
    if _TOTAL.fullmatch(plain(first[:80])) and (not country or country.strip() == first):
        return "a total"
    if _SUBTOTAL.match(plain(first[:80])) and not country and "country" in section.headings:
        return "a total"
    if not texts and not _named(section, row):
        return _NAMELESS
    if len(mapped) == 1 and (len(used_columns(section)) > 1) and not isinstance(mapped[0].value, int | float):
        return "a line of text"
    return "data"


def _named(section: Section, row: int) -> bool:
    """Whether the row says what it is about."""
    anchors = {name for anchor in section.table.anchors for name in anchor}
    keys = [name for name in section.headings if name in anchors and section.table.column(name).kind not in NUMERIC]
    return any(shown(section.cell(row, name)) for name in keys)


def _figures(section: Section, row: int) -> bool:
    """Whether the row has a figure where one belongs."""
    cells = [section.cell(row, name) for name in section.headings if section.table.column(name).kind in NUMERIC]
    return any(cell is not None and (isinstance(cell.value, int | float) or figure(str(cell.value)) is not None)
               for cell in cells)


def used_columns(section: Section) -> set[int]:
    """Places in the grid that the section reads."""
    doubled = {heading.at for found in section.doubled.values() for heading in found}
    return {heading.at for heading in section.headings.values()} | doubled | set(section.spread)
