"""Rows of any declared table (activities, locations, assumptions and the tables of the store) as its own row type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from difflib import get_close_matches
from typing import Any

from cxmodel.dataset import CASE_ROWS, Dataset, faults_of, row_faults
from cxmodel.errors import CxError
from cxmodel.exchange.read.assumed import tell_out_of_bounds
from cxmodel.exchange.read.cells import Gap, takes_back
from cxmodel.exchange.read.columns import Table
from cxmodel.exchange.read.compare import Index, same, slug, updated
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question, Spot
from cxmodel.exchange.read.rows import Row
from cxmodel.exchange.read.withdrawn import tell_kept, tell_taken_back
from cxmodel.schema import Field, Quantity, fields_of, read_value, table_name
from cxmodel.tables import Activity, Assumption, Metric

_Key = tuple[Any, ...]
_ROWS = {"Activities": "activities", "Performance": "months"}
_CHECKED = (Assumption, Activity, Metric, *CASE_ROWS)  # each row is checked on its own; a table of others as a whole


def merge_records(table: Table, rows: Sequence[Row], dataset: Dataset, enquiry: Enquiry) -> Dataset:
    """The dataset with the rows merged, those known in their old order; each row gets its status.

    Rows that would break a reference of another table keep the whole table as it was, and that is told.
    """
    kind = table.row_type
    assert kind is not None
    merge = _by_key if any(field.key for field in fields_of(kind)) else _add_only
    after = replace(dataset, **{table_name(kind): tuple(merge(kind, rows, dataset, enquiry))})
    if not any(row.status in ("new", "changed") for row in rows):
        return dataset
    faults = [] if kind in _CHECKED else faults_of(after)
    if faults:
        known = set(map(str, faults_of(dataset)))
        faults = [fault for fault in faults if str(fault) not in known]
    for fault in faults:
        enquiry.tell("error", Spot(rows[0].sheet if rows else table.name), fault.what, fault.where, fault.mend)
    if not faults:
        return after
    for row in rows:
        row.status, row.gaps[""] = "invalid", Gap.WRONG
    return dataset


def _by_key(kind: type, rows: Sequence[Row], dataset: Dataset, enquiry: Enquiry) -> list[Any]:
    keys = [field.name for field in fields_of(kind) if field.key]
    found = {tuple(getattr(row, key) for key in keys): row for row in getattr(dataset, table_name(kind))}
    finder = _Finder(kind, keys, found, dataset, enquiry)
    seen: dict[_Key, Row] = {}
    for row in rows:
        row.status = "invalid"
        key = finder.find(row) if row.readable else None
        if key is None:
            continue
        if key in seen:
            _twice(row, seen[key], " / ".join(map(str, key)), keys[-1], enquiry)
            continue
        seen[key] = row
        before = found.get(key)
        after = _record(kind, dict(zip(keys, key, strict=True)), row, before, dataset, enquiry)
        if after is not None:
            found[key] = after
            row.status = "new" if before is None else "unchanged" if after is before else "changed"
    return list(found.values())


def _twice(row: Row, first: Row, name: str, column: str, enquiry: Enquiry) -> None:
    """An equal copy of a row counts once; one that differs is a fault."""
    if all(same(first.get(name), value) for name, value in row.values.items()):
        row.status = "repeated"
        enquiry.tell("warning", row.spot(column), name, "each row once",
                     f"The same row stands at {first.place}; it is taken once.")
    else:
        enquiry.tell("error", row.spot(column), name, "each row once",
                     f"It differs from {first.place}; keep one of the two.")


def _add_only(kind: type, rows: Sequence[Row], dataset: Dataset, enquiry: Enquiry) -> list[Any]:
    """A table without keys can only grow: what stands there already is known by all its fields."""
    found = list(getattr(dataset, table_name(kind)))
    known = {_content(row) for row in found}
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        row.status = "invalid"
        made = _record(kind, {}, row, None, dataset, enquiry) if row.readable else None
        if made is None:
            continue
        content = _content(made)
        if content in known:
            row.status = "unchanged"
        elif content in seen:
            row.status = "repeated"
            enquiry.tell("warning", row.spot(), content[0], "each row once",
                         f"The same row stands at {seen[content].place}; it is taken once.")
        else:
            row.status, seen[content] = "new", row
            found.append(made)
    return found


def _content(row: Any) -> tuple[str, ...]:
    return tuple("" if value is None else " ".join(str(value).split()) for value in vars(row).values())


class _Finder:
    """The key of a row, by its id or by its name on the screen."""

    def __init__(self, kind: type, keys: list[str], found: Mapping[_Key, Any], dataset: Dataset,
                 enquiry: Enquiry) -> None:
        self._kind, self._keys, self._dataset, self._enquiry = kind, keys, dataset, enquiry
        self._label = next((name for name in ("name", "country") if any(f.name == name for f in fields_of(kind))), "")
        self._ids = Index((_joined(key), key) for key in found)
        self._names = Index((_joined((*key[:-1], getattr(row, self._label))), key)
                            for key, row in found.items()) if self._label else Index([])
        self._spellings = {str(text).casefold(): str(key[-1]) for key, row in found.items()
                           for text in (key[-1], getattr(row, self._label, key[-1]))}

    def find(self, row: Row) -> _Key | None:
        """The key, or None after a fault or a question."""
        first: _Key = ()
        for name in self._keys[:-1]:
            value = row.get(name) or (self._case(row) if name == "case_id" else None)
            if value is None:
                if name != "case_id":
                    self._missing(row, name)
                return None
            first = (*first, value)
        last, label = row.get(self._keys[-1]), str(row.get(self._label) or "") if self._label else ""
        known = self._ids.find(_joined((*first, last))) if last else self._names.find(
            _joined((*first, label))) or self._ids.find(_joined((*first, label)))
        if known is not None:
            return known
        if self._kind is Assumption and self._dataset.assumption:
            return self._unknown(row, str(last or label or ""))
        if last or (label and self._label == "name"):
            return (*first, last or slug(label))
        return self._missing(row, self._keys[-1])

    def _missing(self, row: Row, name: str) -> None:
        self._enquiry.tell("error", row.spot(name), "", "the name by which the row is known", "Enter it.")

    def _unknown(self, row: Row, given: str) -> None:
        """The model names its assumptions itself: a file may change them, and cannot add one."""
        names = self._spellings
        near = get_close_matches(given[:80].casefold(), names, 1, 0.7) if self._enquiry.may_guess() else []
        titles = {one.id: one.name for one in self._dataset.assumption}
        some = ", ".join(list(titles.values())[:3])
        column = next((name for name in ("id", self._label) if row.get(name)), "id")
        self._enquiry.tell("error", row.spot(column), given, "the id or the name of an assumption of the model",
                           f"Perhaps '{names[near[0]]}' is meant: {titles[names[near[0]]]}." if near else
                           f"No assumption is called so. There are such as: {some}. A file cannot add one; take the id "
                           "from the sheet Assumptions of the filled template, or delete the row.")

    def _case(self, row: Row) -> str | None:
        """The case a row belongs to, when the file does not say."""
        cases = self._dataset.case
        if len(cases) == 1:
            return cases[0].id
        if not cases:
            self._missing(row, "case_id")
            return None
        what = row.get("name") or row.get("id") or row.get("month") or "row"
        answer = self._enquiry.ask(Question(
            f"{row.table}.case_id.missing", row.spot("case_id"),
            f"To which case do the {_ROWS.get(row.table, 'rows')} belong?",
            tuple(Option(case.id, case.name, (f"{what} → {case.name}",)) for case in cases)))
        return None if answer is None else answer.key


def _joined(key: _Key) -> str:
    return "\n".join(str(part) for part in key)


def _record(kind: type, key: Mapping[str, Any], row: Row, before: Any, dataset: Dataset, enquiry: Enquiry) -> Any:
    """The row as its type: what the file leaves empty keeps its value. None after faults, all told."""
    defaults = {item.name for item in fields(kind) if item.default is not MISSING}
    values: dict[str, Any] = {}
    faults: list[tuple[str, CxError]] = []
    for field in fields_of(kind):
        value = key.get(field.name, row.get(field.name))
        if before is not None:
            value = _kept(field, value, row, before, enquiry)
        if value is None and field.name in defaults:
            continue
        try:
            values[field.name] = _checked(field, value)
        except CxError as fault:
            faults.append((field.name, fault))
    if not faults:
        made = updated(before, values) if before is not None else kind(**values)
        faults = [("", fault) for fault in _broken(made, dataset)]
        if not faults:
            return made
        if isinstance(before, Assumption) and tell_out_of_bounds(row, before, enquiry):
            return None
    for name, fault in faults:
        enquiry.tell("error", row.spot(name), fault.what, f"a row that fits the table {row.table}", fault.mend)
    return None


def _kept(field: Field, value: Any, row: Row, before: Any, enquiry: Enquiry) -> Any:
    """The value of a row that is known: as given, as it was where nothing is given, nothing where it is taken back."""
    old = getattr(before, field.name)
    said = isinstance(value, str) and field.optional and value != old and takes_back(value)
    if value is not None and not said:
        return value
    if not said and row.gaps.get(field.name) is not Gap.UNKNOWN:
        return old
    row.found.setdefault(field.name, str(value or "n/a"))
    if field.optional or field.many:
        tell_taken_back(row, field.name, old, enquiry)
        return () if field.many else None
    tell_kept(row, field.name, old, enquiry)
    return old


def _checked(field: Field, value: Any) -> Any:
    return read_value(field, value, "") if value is None or isinstance(field.spec, Quantity) else value


def _broken(row: Any, dataset: Dataset) -> list[CxError]:
    """What is wrong with a row among the others, such as a range that is not in order."""
    return row_faults(row, dataset) if isinstance(row, _CHECKED) else []
