"""Rows as a table to type into, and what was typed as rows again: checked, all faults at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from cxmodel.changes import cells_of, changes_between, counts
from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.framework import Edit
from cxmodel.schema import fields_of, read_value, table_name

Cells = dict[str, Any]
WRITTEN = {"day": r"^(\d{4}-\d{2}-\d{2})?$", "month": r"^(\d{4}-\d{2}(-\d{2})?)?$"}


@dataclass(frozen=True)
class Column:
    """One column of a table that is typed into. scale : what is shown is the field times this (100: per cent)."""

    name: str
    label: str
    help: str = ""
    scale: float = 1.0
    choices: Mapping[str, str] = field(default_factory=dict)
    kind: str = "text"
    width: Any = "medium"


def cells(row: Any, columns: Sequence[Column]) -> Cells:
    """A row as the table shows it, by the label of the column."""
    return {one.label: _shown(getattr(row, one.name), one.scale) for one in columns}


def typed(kind: type, base: Sequence[Any], columns: Sequence[Column], delta: Mapping[str, Any],
          new: Callable[[Cells], Cells], where: str) -> tuple[Any, ...]:
    """The rows of a table after what was typed into it.

    delta : as the table reports it (`edited_rows`, `added_rows`, `deleted_rows`); new : the fields of an added row
    that nobody types, from those that were typed. Errors: every cell that is missing or out of bounds.
    """
    by_label = {one.label: one for one in columns}
    gone, edits = set(delta.get("deleted_rows", ())), delta.get("edited_rows", {})
    kept = [cells_of(row) | _fields(edits.get(place, {}), by_label)
            for place, row in enumerate(base) if place not in gone]
    for given in delta.get("added_rows", ()):
        if any(value not in (None, "", False) for value in given.values()):
            asked = _fields(given, by_label)
            kept.append(asked | new(asked))
    faults: list[CxError] = []
    rows = tuple(_row(kind, given, {one.name: one.label for one in columns}, f"{where}, row {place}", faults)
                 for place, given in enumerate(kept, start=1))
    raise_all(faults)
    return rows


def _row(kind: type, given: Cells, labels: Mapping[str, str], where: str, faults: list[CxError]) -> Any:
    values = {}
    for one in fields_of(kind):
        try:
            values[one.name] = read_value(one, given.get(one.name), f"{where}, {labels.get(one.name, one.name)}")
        except CxError as fault:
            faults.append(fault)
    return kind(**values) if len(values) == len(fields_of(kind)) else None


def _shown(value: Any, scale: float) -> Any:
    return round(value * scale, 9) if scale != 1 and value is not None else value


def _fields(given: Mapping[str, Any], by_label: Mapping[str, Column]) -> Cells:
    """Cells by field, in the field's own scale."""
    found = {}
    for label, value in given.items():
        one = by_label.get(label)
        if one is not None:
            scaled = one.scale != 1 and isinstance(value, int | float)
            found[one.name] = round(value / one.scale, 12) if scaled else value
    return found


def put(dataset: Dataset, kind: type, old: Sequence[Any], new: Sequence[Any], what: str) -> Edit:
    """The dataset with these rows of a table in place of the old ones; the sentence counts what has changed."""
    table, gone = table_name(kind), set(old)
    rows = getattr(dataset, table)
    first = next((place for place, row in enumerate(rows) if row in gone), len(rows))
    stay = [row for row in rows[first:] if row not in gone]
    after = replace(dataset, **{table: (*rows[:first], *new, *stay)})
    number = counts(changes_between(dataset, after), dataset, (table,))
    parts = [f"{number[name]} {name}" for name in ("new", "changed", "removed") if number[name]]
    return Edit(after, f"{what}: {', '.join(parts)}" if parts else "")


def config_of(columns: Sequence[Column]) -> dict[str, Any]:
    """How Streamlit's table shows and checks each column."""
    made: dict[str, Any] = {}
    for one in columns:
        shared: dict[str, Any] = {"help": one.help or None, "width": one.width}
        if one.choices:
            choices = dict(one.choices)
            made[one.label] = st.column_config.SelectboxColumn(
                options=list(choices), **shared,
                format_func=lambda name, choices=choices: choices.get(str(name), str(name)))
        elif one.kind == "number":
            made[one.label] = st.column_config.NumberColumn(min_value=0.0, format="%g", **shared)
        elif one.kind == "flag":
            made[one.label] = st.column_config.CheckboxColumn(default=False, **shared)
        else:
            made[one.label] = st.column_config.TextColumn(
                validate=WRITTEN.get(one.kind), max_chars=400, **shared)
    return made


def frame_of(columns: Sequence[Column]) -> Callable[[Sequence[Any]], pd.DataFrame]:
    """What makes the table's frame from its rows."""
    kinds: dict[str, Any] = {"number": "float64", "flag": "bool"}

    def frame(rows: Sequence[Any]) -> pd.DataFrame:
        told = [cells(row, columns) for row in rows]
        return pd.DataFrame({one.label: pd.Series([given[one.label] for given in told],
                                                  dtype=kinds.get(one.kind, "object")) for one in columns})

    return frame
