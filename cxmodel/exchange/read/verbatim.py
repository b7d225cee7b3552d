"""Cells of our own export as the values they were written from."""

from __future__ import annotations

import re
from typing import Any

from cxmodel.exchange.read.cells import Gap, Lane
from cxmodel.exchange.read.grids import Cell
from cxmodel.exchange.sheets.exact import value_of
from cxmodel.schema import Field, Quantity, Text


def verbatim(cell: Cell | None, field_: Field, lane: Lane) -> Any:
    """A cell as the export wrote it, Gap.WRONG when it did not."""
    if cell is None or cell.value is None:
        return Gap.EMPTY if cell is None or not cell.formula else Gap.WRONG
    try:
        value = value_of(field_, cell.value)
    except (ValueError, TypeError, OverflowError):
        return Gap.WRONG
    low, high = lane.column.bounds
    if cell.error or cell.formula or "%" in cell.format:
        return Gap.WRONG
    if isinstance(field_.spec, Quantity):
        return value if low <= value <= high else Gap.WRONG
    if isinstance(field_.spec, Text) and field_.spec.choices:
        return value if value in field_.spec.choices else Gap.WRONG
    if lane.column.kind == "country":
        return value if re.fullmatch("[A-Z]{3}", value) else Gap.WRONG
    if lane.column.kind == "language":
        words = value if isinstance(value, tuple) else (value,)
        return value if all(word in lane.known or re.fullmatch("[a-z]{2}", word) for word in words) else Gap.WRONG
    return value
