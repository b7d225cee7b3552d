"""The dataset in the store: written whole in one transaction, read back row by row through the declarations."""

from __future__ import annotations

from typing import Any

from cxmodel.dataset import Dataset, build
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import as_cell, fields_of, parse, table_name
from cxmodel.store.database import Database
from cxmodel.tables import ROW_TYPES


def save_dataset(database: Database, dataset: Dataset) -> None:
    """Replace everything in the store by this dataset: all or nothing."""
    steps: list[tuple[str, list[Any]]] = []
    for kind in ROW_TYPES:
        table, columns = table_name(kind), fields_of(kind)
        names = ", ".join(f'"{field.name}"' for field in columns)
        marks = ", ".join("?" for _ in columns)
        rows = [[as_cell(field, getattr(row, field.name)) for field in columns] for row in getattr(dataset, table)]
        steps.append((f'DELETE FROM "{table}" WHERE ? = 1', [[1]]))
        steps.append((f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows))
    database.write(steps, many=True)


def load_dataset(database: Database) -> Dataset:
    """The dataset of the store. Errors: every row that no longer fits its declaration, told at once."""
    rows: dict[str, list[Any]] = {}
    faults: list[CxError] = []
    for kind in ROW_TYPES:
        table, columns = table_name(kind), [field.name for field in fields_of(kind)]
        names = ", ".join(f'"{name}"' for name in columns)
        rows[table] = []
        for number, cells in enumerate(database.rows(f'SELECT {names} FROM "{table}" ORDER BY rowid'), start=1):
            row, found = parse(kind, dict(zip(columns, cells, strict=True)), f"store, table {table}, row {number}")
            rows[table] += [row] if row is not None else []
            faults += found
    raise_all(faults)
    return build(rows)


def is_empty(database: Database) -> bool:
    """Whether no dataset has been written yet."""
    return database.rows('SELECT count(*) FROM "location"')[0][0] == 0
