"""The dataset in the store: written whole in one transaction, read back row by row through the declarations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxmodel.dataset import Dataset, build
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import Field, Flag, Quantity, as_cell, fields_of, parse, table_name
from cxmodel.store.database import Database
from cxmodel.tables import ROW_TYPES

Step = tuple[str, list[Any]]
FILLED: Step = ("DELETE FROM table_to_fill", [])
"""Says that no table waits for its shipped rows any more (see `filling`)."""


def save_dataset(database: Database, dataset: Dataset) -> None:
    """Replace everything in the store by this dataset: all or nothing."""
    steps = [step for kind in ROW_TYPES for step in written_anew(kind, getattr(dataset, table_name(kind)))]
    database.write([*steps, FILLED])


def written_anew(kind: type, rows: Sequence[Any]) -> list[Step]:
    """The statements that replace a whole table by these rows, in their order."""
    return [(f'DELETE FROM "{table_name(kind)}"', []), *added(kind, rows)]


def added(kind: type, rows: Sequence[Any]) -> list[Step]:
    """The statement that puts these rows at the end of their table."""
    if not rows:
        return []
    fields = fields_of(kind)
    names = ", ".join(f'"{field.name}"' for field in fields)
    return [(f'INSERT INTO "{table_name(kind)}" ({names}) SELECT {", ".join(map(column, fields))}',
             columns_of(fields, rows))]


def column(field: Field) -> str:
    """A parameter that holds one field of many rows, as a column of a query."""
    spec = field.spec
    number = "BIGINT" if isinstance(spec, Quantity) and spec.whole else "DOUBLE"
    kind = number if isinstance(spec, Quantity) else "BOOLEAN" if isinstance(spec, Flag) else "VARCHAR"
    return f'unnest(CAST(? AS {kind}[])) AS "{field.name}"'


def columns_of(fields: Sequence[Field], rows: Sequence[Any]) -> list[list[Any]]:
    """What the parameters of `column` hold: each field of all the rows."""
    return [[as_cell(field, getattr(row, field.name)) for row in rows] for field in fields]


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
