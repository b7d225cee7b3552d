"""Two ways to lay out figures: a grid with one formula a row, copied across, and a table with one a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from cxmodel.exchange.workbook.book import FIRST_ROW, HEAD_HEIGHT, TEXT, Sheet
from cxmodel.exchange.workbook.formula import COLUMN, ROW, Formula, Range, formula, total

FIRST_COLUMN = 4
WIDE, NARROW = 46, 15
NO_CELLS, NO_TOTAL = Range("", np.zeros(0)), Formula("", 0.0)


@dataclass(frozen=True, eq=False)
class Line(Formula):
    """A row of a grid, seen from the same column; `all` is the whole row and `sum` its total, if it has one."""

    all: Range = NO_CELLS
    sum: Formula = NO_TOTAL


@dataclass(frozen=True, eq=False)
class Column(Formula):
    """A column of a table, seen from the same row; `all` is the whole column."""

    all: Range = NO_CELLS


class Grid:
    """Rows of figures over the same columns: title, unit, total or single figure, then one cell for each column."""

    def __init__(self, sheet: Sheet, heads: Sequence[str] | Formula, corner: str) -> None:
        values = heads.value if isinstance(heads, Formula) else heads
        self.sheet, self.count, self.row = sheet, len(values), FIRST_ROW
        sheet.heads(FIRST_ROW, [(corner, WIDE), ("Unit", NARROW), ("", 3), ("Total or single figure", 20)])
        sheet.page.set_column(FIRST_COLUMN, FIRST_COLUMN + self.count - 1, NARROW)
        for place, value in enumerate(values):
            if isinstance(heads, Formula):
                sheet.formula(FIRST_ROW, FIRST_COLUMN + place, heads, "head", value=value)
            else:
                sheet.text(FIRST_ROW, FIRST_COLUMN + place, value, "head")
        sheet.page.freeze_panes(FIRST_ROW + 1, FIRST_COLUMN)
        sheet.page.repeat_rows(0, FIRST_ROW)
        sheet.page.repeat_columns(0, FIRST_COLUMN - 1)

    def section(self, title: str) -> None:
        """A heading over the next rows."""
        self.row += 2
        for column in range(FIRST_COLUMN + self.count):
            self.sheet.text(self.row, column, title if column == 0 else "", "section")

    def line(self, title: str, unit: str, item: Any, summed: bool = False, fixed: float | None = None) -> Line:
        """A row with one formula, copied across; `summed` gives it a total, `fixed` a constant it uses."""
        row, made = self._start(title, unit), formula(item)
        values = np.broadcast_to(np.asarray(made.value), (self.count,))
        for place in range(self.count):
            self.sheet.formula(row, FIRST_COLUMN + place, made, "calc", unit, values[place])
        found = self._line(row, values)
        if summed:
            self.sheet.formula(row, FIRST_COLUMN - 1, found.sum, "total", unit)
            here = Formula(self.sheet.address(row, FIRST_COLUMN - 1), found.sum.value)
            return Line(found.text, found.value, found.rank, found.all, here)
        if fixed is not None:
            self.sheet.number(row, FIRST_COLUMN - 1, fixed, "calc", unit)
        return found

    def given(self, title: str, unit: str, values: Sequence[Any]) -> Line:
        """A row of numbers or texts that are no formulas, such as the numbers of the columns."""
        row = self._start(title, unit)
        for place, value in enumerate(values):
            self.sheet.cell(row, FIRST_COLUMN + place, value, "calc", unit)
        return self._line(row, np.asarray(values))

    def single(self, title: str, unit: str, item: Any, kind: str = "calc") -> Formula:
        """One figure that holds for all columns."""
        row, made = self._start(title, unit), formula(item)
        self.sheet.formula(row, FIRST_COLUMN - 1, made, kind, unit)
        return Formula(self.sheet.address(row, FIRST_COLUMN - 1), made.value)

    def constant(self, value: float) -> Formula:
        """The constant of the next row, which `line` writes as `fixed`."""
        return Formula(self.sheet.address(self.row + 1, FIRST_COLUMN - 1), value)

    def _start(self, title: str, unit: str) -> int:
        self.row += 1
        self.sheet.text(self.row, 0, title)
        self.sheet.text(self.row, 1, unit, "quiet")
        return self.row

    def _line(self, row: int, values: Any) -> Line:
        first, last = (xl_col_to_name(place) for place in (FIRST_COLUMN, FIRST_COLUMN + self.count - 1))
        here = f"‹{self.sheet.name}›{COLUMN}{row + 1}"
        cells = Range(f"‹{self.sheet.name}›${first}${row + 1}:${last}${row + 1}", np.asarray(values))
        numeric = cells.value.dtype.kind in "fiub"
        return Line(here, cells.value, all=cells, sum=total(cells) if numeric else NO_TOTAL)


class Table:
    """Columns of figures over the same rows. An empty table keeps one empty row, so that ranges exist."""

    def __init__(self, sheet: Sheet, count: int, first: int = FIRST_ROW, start: int = 0) -> None:
        self.sheet, self.count, self.first, self.column = sheet, max(1, count), first + 1, start - 1
        sheet.page.set_row(first, HEAD_HEIGHT)

    def given(self, head: str, values: Sequence[Any], unit: str = "", kind: str = "app",
              width: float | None = NARROW) -> Column:
        """A column of numbers or texts; `kind` "input" may be changed."""
        self._start(head, width)
        empty = None if kind == "input" else 0.0 if unit else ""
        padded = [*values, *([empty] * (self.count - len(values)))]
        for place, value in enumerate(padded):
            self.sheet.cell(self.first + place, self.column, value, kind, unit)
        texts = any(isinstance(value, str) for value in padded)
        return self._column(np.array(padded, object if texts else float))

    def worked(self, head: str, item: Formula, unit: str = "", width: float | None = NARROW) -> Column:
        """A column with one formula, copied down."""
        self._start(head, width)
        values = np.broadcast_to(np.asarray(item.value), (self.count,))
        unit = TEXT if values.dtype.kind in "OU" and not unit else unit
        for place in range(self.count):
            self.sheet.formula(self.first + place, self.column, item, "calc", unit, values[place])
        return self._column(values)

    @property
    def counted(self) -> Formula:
        """The number of the row within the table, counted by the rows above it."""
        return Formula(f"ROWS($Z${self.first + 1}:$Z{ROW})", np.arange(1.0, self.count + 1))

    def allow(self, rule: dict[str, Any]) -> None:
        """A rule of data validation for the column written last."""
        self.sheet.page.data_validation(self.first, self.column, self.first + self.count - 1, self.column, rule)

    def _start(self, head: str, width: float | None) -> None:
        self.column += 1
        self.sheet.text(self.first - 1, self.column, head, "head")
        if width is not None:
            self.sheet.page.set_column(self.column, self.column, width)

    def _column(self, values: Any) -> Column:
        letter = xl_col_to_name(self.column)
        cells = Range(self.sheet.down(self.column, self.first, self.first + self.count - 1), values)
        return Column(f"‹{self.sheet.name}›${letter}{ROW}", values, all=cells)
