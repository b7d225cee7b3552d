"""Two datasets row by row: what is new, changed or gone; carried out on a dataset, and turned round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter
from typing import Any

from cxmodel.dataset import Dataset, build
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import as_cell, duplicates, fields_of, parse, table_name
from cxmodel.tables import ROW_TYPES

KINDS: dict[str, type] = {table_name(kind): kind for kind in ROW_TYPES}
MOST_TOLD = 20


@dataclass(frozen=True)
class RowChange:
    """One row that is new (`before` is None), gone (`after` is None) or changed.

    `key` names the row in its table. `place` is where a new row stands in the data after, and where one
    that is gone stood in the data before; None means at the end.
    """

    table: str
    key: tuple[Any, ...]
    before: Any | None
    after: Any | None
    place: int | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields that differ; empty for a row that is new or gone."""
        if self.before is None or self.after is None:
            return ()
        now = vars(self.after)
        return tuple(name for name, value in vars(self.before).items() if value != now[name])


def changes_between(before: Dataset, after: Dataset) -> tuple[RowChange, ...]:
    """Every row that is new, changed or gone, table by table, in the order of the rows.

    Rows are the same row when their keys are equal; rows without a key are equal or different as a whole.
    That rows which stay stand in another order is no change. Errors: every key that stands twice in `after`.
    """
    found: list[RowChange] = []
    for table, kind in KINDS.items():
        old, new = getattr(before, table), getattr(after, table)
        if old is not new and old != new:
            found += _table_changes(table, keyed(kind, old), _keyed_once(kind, new))
    return tuple(found)


def counts(changes: Iterable[RowChange], before: Dataset, tables: Iterable[str] = tuple(KINDS)) -> dict[str, int]:
    """How many rows are new, changed, unchanged and removed; `tables` are those that were compared."""
    told = Counter("new" if one.before is None else "removed" if one.after is None else "changed" for one in changes)
    there = sum(len(getattr(before, table)) for table in tables)
    return {"new": told["new"], "changed": told["changed"],
            "unchanged": there - told["changed"] - told["removed"], "removed": told["removed"]}


def applied(dataset: Dataset, changes: Iterable[RowChange]) -> Dataset:
    """The dataset with the changes carried out.

    `applied(before, changes_between(before, after))` is `after`, when the rows that stay are in the same
    order. Errors, all at once: a row that is not what it was when the change was made, a value that does
    not fit its declaration; then references that lead nowhere.
    """
    by_table: dict[str, list[RowChange]] = defaultdict(list)
    for one in changes:
        by_table[one.table].append(one)
    rows: dict[str, tuple[Any, ...]] = {}
    faults: list[CxError] = []
    for table, kind in KINDS.items():
        rows[table] = getattr(dataset, table)
        if by_table[table]:
            rows[table], found = _table_after(kind, rows[table], by_table[table])
            faults += found
    raise_all(faults[:MOST_TOLD])
    return build(rows)


def reversed_changes(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """The changes that take these back: applied to the dataset after, they give the dataset before."""
    return tuple(replace(one, before=one.after, after=one.before) for one in changes)


def keyed(kind: type, rows: Iterable[Any]) -> dict[tuple[Any, ...], Any]:
    """The rows by key, in their order; a row without a key is named by all it holds and how often it stood before."""
    names = [field.name for field in fields_of(kind) if field.key]
    if names:
        return {tuple(getattr(row, name) for name in names): row for row in rows}
    found: dict[tuple[Any, ...], Any] = {}
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        cells = tuple(vars(row).values())
        found[*cells, seen[cells]] = row
        seen[cells] += 1
    return found


def cells_of(row: Any) -> dict[str, Any]:
    """A row as plain cells by field, as the store, a sheet and `schema.parse` hold them."""
    return {field.name: as_cell(field, getattr(row, field.name)) for field in fields_of(type(row))}


def named(table: str, key: Sequence[Any]) -> str:
    """A row for the reader.

    >>> named("score", ("heronlight", "coaching"))
    'table score, heronlight / coaching'
    """
    return f"table {table}, {' / '.join(str(part) for part in key[:3])}"


def _keyed_once(kind: type, rows: Sequence[Any]) -> dict[tuple[Any, ...], Any]:
    found = keyed(kind, rows)
    if len(found) < len(rows):
        raise_all(duplicates(rows, f"table {table_name(kind)}")[:MOST_TOLD])
    return found


def _table_changes(table: str, old: dict[tuple[Any, ...], Any], new: dict[tuple[Any, ...], Any]) -> list[RowChange]:
    gone = [RowChange(table, key, row, None, place) for place, (key, row) in enumerate(old.items()) if key not in new]
    other = [RowChange(table, key, old.get(key), row, None if key in old else place)
             for place, (key, row) in enumerate(new.items()) if old.get(key) != row]
    return [*gone, *other]


def _table_after(kind: type, rows: Iterable[Any],
                 changes: Iterable[RowChange]) -> tuple[tuple[Any, ...], list[CxError]]:
    """The rows of one table after its changes, and every change that does not fit."""
    present, new, faults = keyed(kind, rows), [], []
    for one in changes:
        if present.get(one.key) != one.before:
            faults.append(_moved_on(one, present.get(one.key)))
        elif one.after is None:
            del present[one.key]
        else:
            row, found = parse(kind, cells_of(one.after), named(one.table, one.key))
            faults += found
            if one.before is None:
                new.append(replace(one, after=row))
            else:
                present[one.key] = row
    return _placed(present.values(), new), faults


def _placed(stay: Iterable[Any], new: Sequence[RowChange]) -> tuple[Any, ...]:
    """The rows that stay, with the new ones in their places."""
    rest, found = iter(stay), []
    for place, row in sorted(((one.place, one.after) for one in new if one.place is not None), key=itemgetter(0)):
        found += islice(rest, max(0, place - len(found)))
        found.append(row)
    return (*found, *rest, *(one.after for one in new if one.place is None))


def _moved_on(change: RowChange, stands: Any | None) -> CxError:
    """The row is not what it was when the change was made."""
    what = ("The row is there already" if change.before is None else "The row is no longer there" if stands is None
            else "The row was changed again since")
    return CxError(what, named(change.table, change.key), "Look at the data as they are now, and repeat the change.")
