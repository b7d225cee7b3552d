"""A file as plain sheets of cells: what stands where, how it is shown, and whether it can be trusted."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO

import openpyxl
from openpyxl.utils import get_column_letter

from cxmodel.errors import CxError
from cxmodel.exchange.read.package import MOST_COLUMNS, MOST_ROWS, open_package
from cxmodel.exchange.read.slim import UNDERSCORE, Box, SheetPart, Slim, slim

Value = bool | int | float | str | datetime | date | time | timedelta | None
letters = lru_cache(MOST_COLUMNS)(get_column_letter)
_MOST_SPREAD = 300_000  # cells filled from merged ranges, in one sheet
OUR_NOTE = "CX Sourcing Workbench:"  # begins what we wrote ourselves into a note when we marked a fault
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Cell:
    """One filled cell; `row` and `column` are its place in the file, counted from 1."""

    row: int
    column: int
    value: Value
    format: str = "General"
    error: bool = False
    formula: str = ""
    note: str = ""
    spread: bool = False  # filled from the first cell of a merged range
    struck: bool = False  # its characters are struck out

    @property
    def address(self) -> str:
        """
        >>> Cell(7, 28, "x").address
        'AB7'
        """
        return f"{letters(self.column)}{self.row}"


@dataclass
class Sheet:
    """Cells by row and column; `text` says that the file is text, so every value is text too."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Box, ...] = ()
    text: bool = False
    turned: bool = False

    def at(self, row: int, column: int) -> Cell | None:
        """The cell of a place, or None when it is empty."""
        return self.rows.get(row, {}).get(column)

    def cells(self) -> Iterator[Cell]:
        """Every filled cell, in no promised order."""
        for row in self.rows.values():
            yield from row.values()

    def sideways(self) -> Sheet:
        """The same cells with rows and columns exchanged; each cell keeps its own address."""
        rows: dict[int, dict[int, Cell]] = {}
        for number in sorted(self.rows):
            for column, cell in self.rows[number].items():
                rows.setdefault(column, {})[number] = cell
        merged = tuple((c1, r1, c2, r2) for r1, c1, r2, c2 in self.merged)
        return Sheet(self.name, rows, self.hidden, self.hidden_columns, self.hidden_rows, merged, self.text, True)


@dataclass
class Grid:
    """All sheets of a file. `recalculate`: its results are still to be worked out, says the program that wrote it."""

    sheets: list[Sheet]
    recalculate: bool = False
    said: list[str] = field(default_factory=list)  # what was done to make it readable

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name, whatever its capitals."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold()), None)


def read_workbook(data: bytes, name: str, step: Callable[[float], None] = lambda share: None) -> Grid:
    """A workbook's cells with values as last saved and formulas; `step` hears the share that is read.

    Errors: CxError, one sentence.
    """
    with open_package(data, name) as archive:
        small = slim(archive, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _grid(small, step)
    except CxError:
        raise
    except Exception:  # openpyxl meets damaged XML with any exception there is
        raise CxError("The workbook is damaged", name,
                      "Open it in Excel, let it repair the file, and save it under a new name.") from None


def _grid(small: Slim, step: Callable[[float], None]) -> Grid:
    grid = Grid([_sheet(part) for part in small.sheets], small.recalculate)
    twice = any(part.formulas for part in small.sheets)
    for cells, sheet in _load(small, True, lambda share: step(share / 2 if twice else share)):
        rows = grid.sheets[sheet].rows
        for cell in cells:
            rows.setdefault(cell.row, {})[cell.column] = cell
    if twice:
        _add_formulas(grid, small, lambda share: step(0.5 + share / 2))
    for part, sheet in zip(small.sheets, grid.sheets, strict=True):
        _add_notes(sheet, part)
        _spread(sheet)
    return grid


class _Watched(BytesIO):
    """Bytes that tell how far they have been read."""

    def __init__(self, data: bytes, step: Callable[[float], None]) -> None:
        super().__init__(data)
        self._length, self._step, self._read = len(data) or 1, step, 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self._read += len(found)
        self._step(min(1.0, self._read / self._length))
        return found


def shown(cell: Cell | None) -> str:
    """A cell as a person would read it aloud, for remarks.

    >>> shown(Cell(1, 1, 0.24, "0%")), shown(Cell(1, 1, 12.0)), shown(None)
    ('24%', '12', '')
    """
    if cell is None or cell.value is None:
        return f"={cell.formula}" if cell is not None and cell.formula else ""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if "%" in cell.format else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time(0) else "%Y-%m-%d %H:%M")
    text = str(value)
    return text if len(text) <= 80 else text[:79] + "…"


def made_from(grid: Grid) -> str:
    """The content of the data that a filled template was made from, as its first sheet says; '' for other files."""
    sheet = grid.sheet("Read me")
    for row in sheet.rows.values() if sheet else ():
        if (head := row.get(1)) is not None and head.value == "Data, by its content" and 2 in row:
            return str(row[2].value)
    return ""


def _sheet(part: SheetPart) -> Sheet:
    return Sheet(part.name, {}, part.hidden, part.hidden_rows, part.hidden_columns, part.merged)


def _load(small: Slim, results: bool, step: Callable[[float], None]) -> Iterator[tuple[Iterator[Cell], int]]:
    """The cells of each sheet through openpyxl: with results, or with formulas in their place."""
    book = openpyxl.load_workbook(_Watched(small.data, step), data_only=results, keep_links=False)
    for position, sheet in enumerate(book.worksheets):
        struck = {place for place, font in enumerate(book._fonts) if font.strike}  # type: ignore[attr-defined]
        yield _cells(sheet._cells, results, struck), position
        sheet._cells.clear()


def _cells(cells, results: bool, struck: set[int]) -> Iterator[Cell]:
    for (row, column), cell in cells.items():
        value = cell._value
        if value is None or (not results and cell.data_type != "f"):
            continue
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise CxError(f"Cell {letters(column)}{row} holds a value, far outside any table", "Workbook",
                          "Delete that cell, save, and choose the file again.")
        if not results:
            yield Cell(row, column, None, formula=str(getattr(value, "text", value) or "=").removeprefix("="))
        elif isinstance(value, str):
            error = cell.data_type == "e"
            yield Cell(row, column, value if error else _unescaped(value), cell.number_format, error,
                       struck=cell._style.fontId in struck)
        else:
            yield Cell(row, column, value, cell.number_format, cell.data_type == "e",
                       struck=cell._style.fontId in struck)


def _unescaped(text: str) -> str:
    r"""Characters that XML cannot hold, back from their spelling in workbooks.

    >>> _unescaped("a_x000D_b")
    'a\rb'
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace(UNDERSCORE, "_")


def _add_formulas(grid: Grid, small: Slim, step: Callable[[float], None]) -> None:
    for cells, position in _load(small, False, step):
        sheet = grid.sheets[position]
        for cell in cells:
            known = sheet.at(cell.row, cell.column)
            if known is None:
                sheet.rows.setdefault(cell.row, {})[cell.column] = cell
            else:
                known.formula = cell.formula or " "


def _add_notes(sheet: Sheet, part: SheetPart) -> None:
    for (row, column), text in part.notes.items():
        cell = sheet.at(row, column)
        if cell is not None:
            cell.note = text.split(OUR_NOTE)[0]


def _spread(sheet: Sheet) -> None:
    """Give the value of a merged range to each of its cells, as far as the sheet is filled."""
    if not sheet.merged:
        return
    last_row = max(sheet.rows, default=0)
    last_column = max((column for row in sheet.rows.values() for column in row), default=0)
    left_over = _MOST_SPREAD
    for top, left, bottom, right in sheet.merged:
        first = sheet.at(top, left)
        size = (min(bottom, last_row) - top + 1) * (min(right, last_column) - left + 1)
        if first is None or size > left_over:
            continue
        left_over -= size
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, last_column) + 1):
                if (row, column) != (top, left):
                    sheet.rows.setdefault(row, {})[column] = Cell(row, column, first.value, first.format, first.error,
                                                                 first.formula, first.note, True)
