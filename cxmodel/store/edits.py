"""Changes of the data: only the changed rows are written, together with a record from which they can be taken back."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cxmodel.changes import KINDS, RowChange, applied, cells_of, counts, keyed, reversed_changes
from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import fields_of, parse, table_name
from cxmodel.store.database import Database
from cxmodel.store.datasets import Step, added, column, columns_of, load_dataset, written_anew

WHERE = "Changes of the data"
NEWEST = 50
_TAKEN, _BROUGHT = "Taken back: ", "Brought back: "
_COLUMNS = ("id", "made_at", "kind", "who", "what", "file_name", "file_hash", "counts", "changes", "content_before",
            "content_after", "takes_back")
_editing = threading.Lock()  # the store is open in one process only, so this keeps two writers apart


@dataclass(frozen=True)
class Record:
    """Why rows were changed: `kind` is edit, import or take_back; `what` is a sentence for the reader.

    `file_hash` is that of an imported file; `takes_back` is the number of the change that is taken back.
    """

    kind: str
    what: str
    who: str = ""
    file_name: str = ""
    file_hash: str = ""
    takes_back: int | None = None


@dataclass(frozen=True)
class Entry:
    """One line of the log: the record, when it was made (UTC), and whether it was taken back since."""

    id: int
    at: datetime
    record: Record
    counts: dict[str, int]
    content_before: str
    content_after: str
    taken_back: bool


def apply(database: Database, dataset: Dataset, changes: Sequence[RowChange], record: Record) -> Dataset:
    """Carry out changes that were made from `dataset`, and write them down with their record: all or nothing.

    Returns the dataset after; no changes leave no record. Errors: CxError when the store holds another dataset
    by now, and all of `changes.applied`; then nothing was written.
    """
    if not changes:
        return dataset
    with _editing:
        if load_dataset(database) != dataset:
            raise CxError("The data were changed by somebody else in the meantime, so nothing was written", WHERE,
                          "Look at the data as they are now, and repeat the change.")
        after = applied(dataset, changes)
        database.write([*_row_steps(dataset, after, changes), _recorded(database, dataset, after, changes, record)])
    return after


def log(database: Database, most: int = NEWEST) -> list[Entry]:
    """The last changes, newest first."""
    asked = ", ".join(name for name in _COLUMNS if name != "changes")
    rows = database.rows(f"SELECT {asked} FROM data_change ORDER BY id DESC LIMIT ?", [most])
    gone: set[int] = set()
    found = []
    for number, at, kind, who, what, file_name, file_hash, told, before, after, takes_back in rows:
        if takes_back is not None and number not in gone:
            gone.add(takes_back)
        found.append(Entry(number, at.replace(tzinfo=UTC), Record(kind, what, who, file_name, file_hash, takes_back),
                           json.loads(told), before, after, number in gone))
    return found


def take_back(database: Database, dataset: Dataset, change_id: int, who: str = "") -> Dataset:
    """Undo one change by a new one, leaving all later changes as they are; returns the dataset after.

    Errors: CxError when there is no such change, or when its rows, or rows that need them, were changed since.
    """
    found = database.rows("SELECT what, changes FROM data_change WHERE id = ?", [change_id])
    if not found:
        raise CxError(f"There is no change with the number {change_id}", WHERE, "Choose one of the list.")
    what, text = found[0]
    try:
        back = reversed_changes(_read(text))
        applied(dataset, back)
    except CxError as fault:
        why = getattr(fault, "faults", (fault,))[0]
        raise CxError(f"“{what}” cannot be taken back as it is: {why.what} ({why.where})", WHERE,
                      "Take back the later changes first, the newest one first.") from fault
    said = f"{_BROUGHT}{what.removeprefix(_TAKEN)}" if what.startswith(_TAKEN) else (
        f"{_TAKEN}{what.removeprefix(_BROUGHT)}")
    return apply(database, dataset, back, Record("take_back", said, who, takes_back=change_id))


def _recorded(database: Database, before: Dataset, after: Dataset, changes: Sequence[RowChange],
              record: Record) -> Step:
    number = database.rows("SELECT coalesce(max(id), 0) + 1 FROM data_change")[0][0]
    touched = {one.table for one in changes}
    values = [number, datetime.now(UTC).replace(tzinfo=None), record.kind, record.who, record.what, record.file_name,
              record.file_hash, json.dumps(counts(changes, before, touched)), _written(changes), before.content,
              after.content, record.takes_back]
    marks = ", ".join("?" for _ in _COLUMNS)
    return f"INSERT INTO data_change ({', '.join(_COLUMNS)}) VALUES ({marks})", values


def _row_steps(before: Dataset, after: Dataset, changes: Iterable[RowChange]) -> list[Step]:
    by_table: dict[str, list[RowChange]] = defaultdict(list)
    for one in changes:
        by_table[one.table].append(one)
    return [step for table, mine in by_table.items()
            for step in _table_steps(KINDS[table], getattr(after, table), mine)]


def _table_steps(kind: type, rows: Sequence[Any], changes: Sequence[RowChange]) -> list[Step]:
    """What to write so that the table holds these rows in this order: only the changed ones, where that is enough.

    A new row goes to the end of its table; one that belongs elsewhere (it was taken out and comes back) needs
    the table written anew, and so do rows that have no key.
    """
    present = keyed(kind, rows)
    new = [present[one.key] for one in changes if one.before is None]
    keys = [field for field in fields_of(kind) if field.key]
    at_end = {id(row) for row in rows[len(rows) - len(new):]} == {id(row) for row in new}
    if not keys or not at_end:
        return written_anew(kind, rows)
    gone = [one.before for one in changes if one.after is None]
    other = [present[one.key] for one in changes if one.before is not None and one.after is not None]
    return [*_removed(kind, gone), *_changed(kind, other), *added(kind, rows[len(rows) - len(new):])]


def _removed(kind: type, rows: Sequence[Any]) -> list[Step]:
    keys = [field for field in fields_of(kind) if field.key]
    sql = (f'DELETE FROM "{table_name(kind)}" USING (SELECT {", ".join(map(column, keys))}) AS gone '
           f'WHERE {_same(kind, "gone")}')
    return [(sql, columns_of(keys, rows))] if rows else []


def _changed(kind: type, rows: Sequence[Any]) -> list[Step]:
    fields = fields_of(kind)
    sets = ", ".join(f'"{field.name}" = now."{field.name}"' for field in fields if not field.key)
    sql = (f'UPDATE "{table_name(kind)}" SET {sets} FROM (SELECT {", ".join(map(column, fields))}) AS now '
           f'WHERE {_same(kind, "now")}')
    return [(sql, columns_of(fields, rows))] if rows else []


def _same(kind: type, other: str) -> str:
    return " AND ".join(f'"{table_name(kind)}"."{field.name}" = {other}."{field.name}"'
                        for field in fields_of(kind) if field.key)


def _written(changes: Iterable[RowChange]) -> str:
    """The changes as text."""
    return json.dumps([{"table": one.table, "key": one.key, "place": one.place,
                        "before": None if one.before is None else cells_of(one.before),
                        "after": None if one.after is None else cells_of(one.after)} for one in changes])


def _read(text: str) -> list[RowChange]:
    """The changes from their text. Errors: rows that no longer fit their declaration."""
    found, faults = [], []
    for number, one in enumerate(json.loads(text), start=1):
        rows: dict[str, Any] = {}
        for side in ("before", "after"):
            rows[side], told = (None, []) if one[side] is None else parse(KINDS[one["table"]], one[side],
                                                                         f"the record of the change, row {number}")
            faults += told
        found.append(RowChange(one["table"], tuple(one["key"]), rows["before"], rows["after"], one["place"]))
    raise_all(faults)
    return found
