"""The model workbook that was exported: its figures are worked out, so none of it is read back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from cxmodel.errors import CxError
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.grids import Cell, Grid, Sheet

KIND = "model with live formulas"
"""What the sheet About of the model workbook says of it, beside the word Kind."""

_SHEETS = frozenset({"calc", "staffing", "years", "bridge", "checks"})
_HEADERS = frozenset({
    "value in use", "name in formulas", "where it works", "at export", "vendor no", "published price low usd",
    "published price high usd", "price of a productive hour usd", "total or single figure", "activity no", "site no",
    "from the app at export"})
_LOOKED_AT = 40  # rows of a sheet in which the headers of the model would stand


def refuse_model(grid: Grid, name: str) -> None:
    """Errors: CxError when the file is the model workbook, or a part of it without its mark."""
    if any(_marked(sheet) or _headed(sheet) for sheet in grid.sheets) or len(
            _SHEETS & {plain(sheet.name) for sheet in grid.sheets}) >= 4:
        raise CxError("The file is the model workbook with live formulas, and what it shows is worked out", name,
                      "To change data, use the template or the data export (page Data, Get out), and choose that file.")


def _marked(sheet: Sheet) -> bool:
    return any([str(cell.value) for cell in _in_order(row)][:2] == ["Kind", KIND] for row in _first(sheet))


def _headed(sheet: Sheet) -> bool:
    return any(sum(isinstance(cell.value, str) and plain(cell.value) in _HEADERS for cell in row) >= 3
               for row in _first(sheet))


def _first(sheet: Sheet) -> Iterable[list[Cell]]:
    return (list(sheet.rows[row].values()) for row in islice(sorted(sheet.rows), _LOOKED_AT))


def _in_order(row: Iterable[Cell]) -> list[Cell]:
    return sorted(row, key=lambda cell: cell.column)
