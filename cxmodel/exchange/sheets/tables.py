"""The data as a workbook: a sheet for each table of the dataset, every cell exactly as it is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.exchange.collecting import seldom_collecting
from cxmodel.exchange.sheets import readme
from cxmodel.exchange.sheets.columns import exported
from cxmodel.exchange.sheets.exact import cell_of, faults_of
from cxmodel.exchange.sheets.paper import Book
from cxmodel.schema import fields_of, table_name
from cxmodel.tables import ROW_TYPES

MOST_TOLD = 20
MOST_ROWS = 50_000  # of a sheet; a longer table goes on under the same header on a sheet of its own


@seldom_collecting()
def write(dataset: Dataset, target: BinaryIO | Path) -> None:
    """Write every table of the dataset as .xlsx; reading it back gives the same dataset.

    Sheets and headers carry the names of tables and fields. Numbers keep every digit, texts every character.

    Errors: every text longer than a cell and every number that is not finite, told at once; OSError when the
    path cannot be written.
    """
    raise_all(refused(dataset)[:MOST_TOLD])
    book = Book(target, "Data of the CX Sourcing Workbench", readme.has_sample(dataset))
    readme.write_data(book, dataset)
    for kind in ROW_TYPES:
        for name, rows in _sheets(kind, getattr(dataset, table_name(kind))):
            cells = ([cell_of(field, getattr(row, field.name)) for field in fields_of(kind)] for row in rows)
            book.sheet(name).table(exported(kind), cells, sum(field.key for field in fields_of(kind)))
    book.close()


def _sheets(kind: type, rows: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The sheets of a table: one, unless it is longer than a program likes to open."""
    for number, start in enumerate(range(0, max(len(rows), 1), MOST_ROWS), 1):
        yield table_name(kind) if number == 1 else f"{table_name(kind)} ({number})", rows[start:start + MOST_ROWS]


def refused(dataset: Dataset) -> list[CxError]:
    """What no cell of a workbook can hold, in any table."""
    return [fault for kind in ROW_TYPES for fault in faults_of(getattr(dataset, table_name(kind)))]
