"""The partner framework as data: themes and criteria are added, changed and removed as rows, with a sentence each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import fields_of, read_value
from cxmodel.tables import Criterion, Theme

ADDED = "Added in the workbench"
RESERVED = ("themes", "price")  # names that weights are said by
LONGEST_ID = 40
Row = TypeVar("Row", Theme, Criterion)


@dataclass(frozen=True)
class Edit:
    """The dataset after an edit, and what was edited, in a sentence; an empty one when nothing was."""

    after: Dataset
    what: str


def save_criterion(dataset: Dataset, theme_id: str, cells: Mapping[str, Any], criterion_id: str = "") -> Edit:
    """A criterion added to a theme, or changed when `criterion_id` names one; `cells` hold its fields as typed.

    A criterion that gives points has no minimum. Errors, all at once: what is missing or out of bounds, a name
    that the theme has already, a gate without a minimum.
    """
    theme = next(row for row in dataset.theme if row.id == theme_id)
    old = next((row for row in dataset.criterion if row.id == criterion_id), None)
    given = {**cells, "theme_id": theme_id, "source": cells.get("source") or ADDED,
             "minimum": cells.get("minimum") if cells.get("kind") == "gate" else None}
    given["id"] = old.id if old else new_id(str(given.get("name") or ""), (row.id for row in dataset.criterion),
                                            "criterion")
    beside = [row.name for row in dataset.criterion if row.theme_id == theme_id and row is not old]
    faults = _gate_faults(given, label("criterion", given)) + _name_faults(given, beside, label("criterion", given))
    new = _row(Criterion, given, label("criterion", given), faults)
    after = _kept_countable(replace(dataset, criterion=_with(dataset.criterion, old, new)))
    return Edit(after, _said("Criterion", old, new, f"added to {theme.name}"))


def remove_criterion(dataset: Dataset, criterion_id: str) -> Edit:
    """A criterion taken out together with its scores. Errors: CxError for the last one that gives points."""
    old = next(row for row in dataset.criterion if row.id == criterion_id)
    lost = scores_of(dataset, [criterion_id])
    after = _without(dataset, {criterion_id})
    return Edit(_kept_countable(after), f"Criterion “{old.name}” removed with {_count(lost, 'score')}")


def save_theme(dataset: Dataset, cells: Mapping[str, Any], theme_id: str = "") -> Edit:
    """A theme added at the end, or changed when `theme_id` names one. Errors, all at once: as `save_criterion`."""
    old = next((row for row in dataset.theme if row.id == theme_id), None)
    name = str(cells.get("name") or "")
    given = {**cells, "source": cells.get("source") or ADDED, "short_name": cells.get("short_name") or name,
             "id": old.id if old else new_id(name, (row.id for row in dataset.theme), "theme"),
             "position": old.position if old else 1 + max((row.position for row in dataset.theme), default=0)}
    faults = _name_faults(given, [row.name for row in dataset.theme if row is not old], label("theme", given))
    new = _row(Theme, given, label("theme", given), faults)
    return Edit(replace(dataset, theme=_with(dataset.theme, old, new)), _said("Theme", old, new, "added"))


def remove_theme(dataset: Dataset, theme_id: str) -> Edit:
    """A theme taken out with its criteria and their scores. Errors: CxError for the last one with points."""
    old = next(row for row in dataset.theme if row.id == theme_id)
    mine = {row.id for row in dataset.criterion if row.theme_id == theme_id}
    after = replace(_without(dataset, mine), theme=tuple(row for row in dataset.theme if row is not old))
    told = f"{_count(len(mine), 'criterion', 'criteria')} and {_count(scores_of(dataset, mine), 'score')}"
    return Edit(_kept_countable(after), f"Theme “{old.name}” removed with {told}")


def scores_of(dataset: Dataset, criteria: Iterable[str]) -> int:
    """How many scores vendors have on these criteria; one that is not known yet is none."""
    asked = set(criteria)
    return sum(row.criterion_id in asked and row.score is not None for row in dataset.score)


def new_id(name: str, taken: Iterable[str], otherwise: str) -> str:
    """A short name made from a name, different from all that are taken.

    >>> new_id("Night & weekend cover", ["coaching"], "criterion"), new_id("Präsenz", ["prasenz"], "criterion")
    ('night_weekend_cover', 'prasenz_2')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    start = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_ID].strip("_") or otherwise
    used, found, number = {*taken, *RESERVED}, start, 1
    while found in used:
        number += 1
        found = f"{start}_{number}"
    return found


def label(what: str, cells: Mapping[str, Any]) -> str:
    """A row for the reader, by the name that was typed.

    >>> label("criterion", {"name": "Coaching"}), label("theme", {})
    ('Criterion “Coaching”', 'New theme')
    """
    name = str(cells.get("name") or "").strip()
    return f"{what.capitalize()} “{name[:60]}”" if name else f"New {what}"


def _row(kind: type[Row], cells: Mapping[str, Any], where: str, faults: list[CxError]) -> Row:
    values: dict[str, Any] = {}
    for field in fields_of(kind):
        try:
            values[field.name] = read_value(field, cells.get(field.name), where)
        except CxError as fault:
            faults.append(fault)
    raise_all(faults)
    return kind(**values)


def _gate_faults(cells: Mapping[str, Any], where: str) -> list[CxError]:
    if cells.get("kind") != "gate" or cells.get("minimum") is not None:
        return []
    return [CxError("A pass-or-fail criterion needs the least score that passes", where, "Enter a score from 0 to 4.")]


def _name_faults(cells: Mapping[str, Any], beside: Iterable[str], where: str) -> list[CxError]:
    name = str(cells.get("name") or "").strip()
    if name.casefold() not in {other.casefold() for other in beside}:
        return []
    return [CxError("There is one of this name already", where, "Choose another name.")]


def _with(rows: tuple[Row, ...], old: Row | None, new: Row) -> tuple[Row, ...]:
    return (*rows, new) if old is None else tuple(new if row is old else row for row in rows)


def _without(dataset: Dataset, criteria: set[str]) -> Dataset:
    return replace(dataset, criterion=tuple(row for row in dataset.criterion if row.id not in criteria),
                   score=tuple(row for row in dataset.score if row.criterion_id not in criteria))


def _kept_countable(dataset: Dataset) -> Dataset:
    """The dataset, if vendors can still be told apart by points."""
    if any(row.kind == "score" for row in dataset.criterion):
        return dataset
    raise CxError("No criterion would be left that gives points, so vendors could not be ranked", "Framework",
                  "Add another criterion with points first.")


def _said(what: str, old: Row | None, new: Row, added: str) -> str:
    if old is None:
        return f"{what} “{new.name}” {added}"
    meanings = [field.spec.meaning for field in fields_of(type(new))
                if getattr(old, field.name) != getattr(new, field.name)]
    told = ", ".join(f"{meaning[0].lower()}{meaning[1:]}" for meaning in meanings)
    return f"{what} “{old.name}” changed: {told}" if meanings else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
