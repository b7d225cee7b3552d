"""A section as rows of typed values: each column read as a whole, every cell that could not be read marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.exchange.read.cells import (
    Gap,
    Lane,
    read_choice,
    read_flag,
    read_list,
    read_text,
)
from cxmodel.exchange.read.columns import NUMERIC, Column, plain
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question, Spot
from cxmodel.exchange.read.figures import read_numbers
from cxmodel.exchange.read.formulas import Worker
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.months import read_day, read_month
from cxmodel.exchange.read.named import read_country, read_languages
from cxmodel.exchange.read.rates import read_rates
from cxmodel.exchange.read.scales import read_scores
from cxmodel.exchange.read.sections import Section, joinable
from cxmodel.exchange.read.surroundings import decimal_mark, said_around, said_in_rows
from cxmodel.exchange.read.verbatim import verbatim
from cxmodel.exchange.read.whose import NOBODY, Owners
from cxmodel.schema import fields_of

_ONE_BY_ONE: dict[str, Callable[[Cell | None, Lane], Any]] = {
    "id": read_text, "text": read_text, "choice": read_choice, "flag": read_flag, "list": read_list,
    "language": read_languages, "country": read_country, "month": read_month, "day": read_day,
}
_THING = {"vendor": "vendor", "vendor_id": "vendor id", "case_id": "case", "criterion": "criterion",
          "criterion_id": "criterion id"}
_REPEATED_KEYS = ("vendor", "vendor_id", "case_id", "criterion", "criterion_id")


@dataclass(eq=False)
class Row:
    """One row as read. `values`: by column of the template, None where nothing is known; `gaps`: why; `found`: what
    stands in cells that say so.

    `status`, once it has been compared with the dataset: new, changed, unchanged, removed, repeated (another row says
    the same), invalid (it must be mended) or waiting (for an answer).
    """

    table: str
    sheet: str
    place: str
    values: dict[str, Any] = field(default_factory=dict)
    gaps: dict[str, Gap] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    status: str = ""

    @property
    def readable(self) -> bool:
        """Whether no cell is wrong or waits for an answer."""
        return not any(gap in (Gap.WRONG, Gap.OPEN) for gap in self.gaps.values())

    def spot(self, column: str = "") -> Spot:
        """Where the row, or one of its columns, stands."""
        return Spot(self.sheet, self.cells.get(column) or self.place, column)

    def get(self, column: str) -> Any:
        """The value of a column, None when the file gives none."""
        return self.values.get(column)


def read_rows(section: Section, enquiry: Enquiry, dataset: Dataset, worker: Worker | None, recalculate: bool,
              owners: Owners = NOBODY, step: Callable[[float], None] = lambda share: None) -> list[Row]:
    """Every row of data of a section; remarks and questions go to the enquiry."""
    rows = [Row(section.table.name, section.sheet.name, section.place(row)) for row in section.rows]
    around = said_around(section)
    names = list(section.headings)
    notes = said_in_rows(section)
    mark = decimal_mark(section) if section.sheet.text else ""
    for count, name in enumerate(names, 1):
        column, heading = section.table.column(name), section.headings[name]
        lane = Lane(column, section.table.name, section.sheet.name, enquiry, heading.match.said, around,
                    section.sheet.text, recalculate, mark, _known(column, dataset), notes,
                    _held(section, name, dataset), again(section, worker))
        if section.ours:
            cells = [section.sheet.at(row, heading.at) for row in section.rows]
            values = _exact(cells, lane, rows, section)
        elif name in section.doubled and joinable(section.table, name):
            cells = [section.sheet.at(row, heading.at) for row in section.rows]
            values = _joined(section, name, lane, rows)
        else:
            cells = _cells(section, name, lane)
            values = [Gap.OPEN] * len(rows) if cells is None else _values(cells, lane, rows)
            values = [Gap.OPEN if place in lane.unsettled else value for place, value in enumerate(values)]
        for row, value, cell in zip(rows, values, cells or [None] * len(rows), strict=True):
            _put(row, name, value, cell)
        step(count / len(names))
    _put_owners(section, owners, rows, enquiry)
    for row in rows:
        for column in section.table.columns:
            row.values.setdefault(column.name, None)
            row.gaps.setdefault(column.name, Gap.EMPTY) if row.values[column.name] is None else None
    return rows


def _put_owners(section: Section, owners: Owners, rows: list[Row], enquiry: Enquiry) -> None:
    """The vendor of rows that have no column for it."""
    for number, row in zip(section.rows, rows, strict=True):
        cell = owners.cells.get(number)
        if owners.open or owners.name:
            _put(row, "vendor", Gap.OPEN if owners.open else owners.name, None)
        elif cell is not None:
            lane = Lane(section.table.column("vendor"), section.table.name, section.sheet.name, enquiry)
            lane.note(cell, "a column for the vendor", "The name beside or above the rows counts for them.")
            _put(row, "vendor", read_text(cell, lane), cell)


def _exact(cells: list[Cell | None], lane: Lane, rows: list[Row], section: Section) -> list[Any]:
    """The values of our own export as they were; cells that somebody has written since are read with forgiveness."""
    assert section.table.row_type is not None
    field_ = next(item for item in fields_of(section.table.row_type) if item.name == lane.column.name)
    values: list[Any] = [verbatim(cell, field_, lane) for cell in cells]
    if Gap.WRONG not in values:
        return values
    later = _values([cell if value is Gap.WRONG else None for cell, value in zip(cells, values, strict=True)], lane,
                    rows)
    return [new if old is Gap.WRONG else old for old, new in zip(values, later, strict=True)]


def again(section: Section, worker: Worker | None) -> Callable[[Cell], float | None] | None:
    """Works out a formula of the section's sheet anew; None for text files, which have none."""
    return (lambda cell: worker.again(section.sheet, cell)) if worker else None


def _put(row: Row, name: str, value: Any, cell: Cell | None) -> None:
    if cell is not None:
        row.cells[name] = cell.address
    if isinstance(value, Gap):
        if name == "rate_basis" and row.values.get(name) is not None:
            return  # the price itself says which hour it is for
        row.values[name], row.gaps[name] = None, value
        if value is Gap.UNKNOWN:
            row.found[name] = shown(cell)
    elif name == "country" and isinstance(value, tuple):
        row.values["country"] = value[0]
        if value[1] and not row.values.get("city"):
            row.values["city"] = value[1]
            row.gaps.pop("city", None)
    else:
        row.values[name] = value
        row.gaps.pop(name, None)


def _values(cells: Sequence[Cell | None], lane: Lane, rows: list[Row]) -> Sequence[Any]:
    if lane.column.kind == "rate":
        values, bases = read_rates(cells, lane)
        for row, basis in zip(rows, bases, strict=True):
            if basis and row.values.get("rate_basis") is None:
                row.values["rate_basis"] = basis
                row.gaps.pop("rate_basis", None)
        return values
    if lane.column.kind == "score":
        return read_scores([cells], lane)[0]
    if lane.column.kind in NUMERIC:
        return read_numbers(cells, lane)
    read = _ONE_BY_ONE[lane.column.kind]
    values = [read(cell, lane) for cell in cells]
    if lane.column.kind == "country" and lane.column.name != "country":
        return [value[0] if isinstance(value, tuple) else value for value in values]
    if lane.column.name == "language":
        return [_only(value, cell, lane) for value, cell in zip(values, cells, strict=True)]
    return values


def _only(value: Any, cell: Cell | None, lane: Lane) -> Any:
    """The language of a field that holds one."""
    if cell is None or isinstance(value, Gap):
        return value
    return value[0] if len(value) == 1 else lane.wrong(cell, "one language", "Give each language a row of its own.")


def _cells(section: Section, name: str, lane: Lane) -> list[Cell | None] | None:
    """The cells of a column, or None while it is open which of two columns is meant."""
    at = section.headings[name].at
    if name in section.doubled:
        chosen = _which(section, name, lane)
        if chosen is None:
            return None
        at = chosen
    cells = [section.sheet.at(row, at) for row in section.rows]
    if name in _REPEATED_KEYS:
        return _filled_down(cells, section, lane)
    return cells


def _joined(section: Section, name: str, lane: Lane, rows: list[Row]) -> list[Any]:
    """Lists and notes that stand in several columns, together."""
    found: list[Any] = [Gap.EMPTY] * len(rows)
    for heading in section.doubled[name]:
        cells = [section.sheet.at(row, heading.at) for row in section.rows]
        for place, value in enumerate(_values(cells, lane, rows)):
            if found[place] in (Gap.EMPTY, Gap.UNKNOWN) or value in (Gap.WRONG, Gap.OPEN):
                found[place] = value
            elif not isinstance(value, Gap) and not isinstance(found[place], Gap):
                found[place] = f"{found[place]}; {value}" if isinstance(value, str) else (*found[place], *value)
    return [tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value for value in found]


def _which(section: Section, name: str, lane: Lane) -> int | None:
    """Which of two headers with the same meaning counts."""
    options = []
    titles = _titles(section, [heading.at for heading in section.doubled[name]])
    for heading, title in zip(section.doubled[name], titles, strict=True):
        filled = [text for row in section.rows if (text := shown(section.sheet.at(row, heading.at)))]
        options.append(Option(heading.cell.address, f"{title or heading.text} ({heading.cell.address})",
                              tuple(filled[:3]), covers=len(filled)))
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.column", lane.spot(section.doubled[name][0].cell),
        f"Several columns could be the {lane.column.said}. Which counts?", tuple(options),
        tuple(heading.cell.address for heading in section.doubled[name])))
    if answer is None:
        return None
    return next(item.at for item in section.doubled[name] if item.cell.address == answer.key)


def _titles(section: Section, places: Sequence[int]) -> list[str]:
    """What stands above each of these columns, down to the first row of data: any line of it may tell them apart."""
    found: list[list[str]] = [[] for _ in places]
    for row in range(section.first, section.rows[0] if section.rows else section.last_header + 1):
        texts = [" ".join(shown(section.sheet.at(row, at)).split()) for at in places]
        for words, text in zip(found, texts, strict=True):
            if text and text not in words and (row <= section.last_header or len(set(texts)) > 1):
                words.append(text)
    return [" / ".join(words) for words in found]


def _filled_down(cells: list[Cell | None], section: Section, lane: Lane) -> list[Cell | None]:
    """Names that stand only in the first row of their group: merged cells are clear, empty ones are asked."""
    merged = [cell for cell in cells if cell is not None and cell.spread]
    if merged:
        lane.note(merged[0], "a name in each row", "A merged cell counts for every row it covers.")
    other = {"vendor": "vendor_id", "vendor_id": "vendor", "criterion": "criterion_id", "criterion_id": "criterion"}
    beside = other.get(lane.column.name)
    empty = [place for place, cell in enumerate(cells) if not shown(cell)]
    if beside in section.headings:
        empty = [place for place in empty if not shown(section.cell(section.rows[place], beside))]
    if not empty or empty[0] == 0 or (lane.column.name.endswith("_id") and beside in section.headings):
        return cells
    above = next((cell for cell in reversed(cells[: empty[0]]) if cell is not None), None)
    if above is None:
        return cells
    where = Spot(section.sheet.name, section.place(section.rows[empty[0]]), lane.column.name)
    told = "One row has" if len(empty) == 1 else f"{len(empty):,} rows have"
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.fill_down", where,
        f"{told} no {_THING.get(lane.column.name, 'name')}. Does the one above count?",
        (Option("above", "Yes, the name above counts", (f"(empty) → {shown(above)}",)),
         Option("none", "No, the name is missing", ("(empty) → to be filled in",))),
        tuple(section.place(section.rows[place]) for place in empty)))
    if answer is None:
        lane.unsettled |= set(empty)
    if answer is None or answer.key == "none":
        return cells
    filled: list[Cell | None] = list(cells)
    for place in empty:
        filled[place] = filled[place - 1]
    return filled


def _held(section: Section, name: str, dataset: Dataset) -> dict[str, float]:
    """Attrition and prices that are held, by the address of their cells: a figure that stays needs no question."""
    if name == "attrition_pct":
        key, held = "vendor_id", {row.id: row.attrition * 100 for row in dataset.vendor if row.attrition is not None}
    elif name == "hourly_rate_usd":
        key, held = "site_id", {row.id: row.rate_usd_h for row in dataset.site if row.rate_usd_h is not None}
    else:
        return {}
    pairs = ((section.cell(row, name), shown(section.cell(row, key))) for row in section.rows)
    return {cell.address: held[text] for cell, text in pairs if cell is not None and text in held}


def _known(column: Column, dataset: Dataset) -> Mapping[str, str]:
    """Spellings the dataset uses already."""
    if column.kind == "country":
        return {plain(row.reference_city): row.iso3 for row in dataset.location}
    if column.name == "certifications":
        names = {item for row in dataset.vendor for item in row.certifications}
        often = Counter(plain(item).replace(" ", "") for item in names)
        bare = {plain(item).replace(" ", ""): item for item in names}
        alone = {key: item for key, item in bare.items() if key and often[key] == 1}
        return {**alone, **{name: name for name in names}}
    if column.kind == "language":
        codes = (*(row.languages for row in dataset.site), *(row.languages_service for row in dataset.location),
                 *((row.language,) for row in dataset.activity))
        return {code: code for row in codes for code in row}
    return {}
