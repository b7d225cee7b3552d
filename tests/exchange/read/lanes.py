"""A column on its own, as the readers of cells want it."""

from __future__ import annotations

from typing import Any

from cxmodel.exchange.read.cells import Lane
from cxmodel.exchange.read.columns import table_named
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.grids import Cell


def lane(column: str, table: str = "Vendors", answers: dict[str, str] | None = None, **more: Any) -> Lane:
    """The column of a table, with answers given beforehand."""
    return Lane(table_named(table).column(column), table, "Sheet", Enquiry(answers), **more)


def cells(*values: Any, format: str = "General") -> list[Cell | None]:
    """Values one below the other in column D; None is an empty cell."""
    return [None if value is None else Cell(row, 4, value, format) for row, value in enumerate(values, start=2)]
