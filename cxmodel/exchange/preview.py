"""What a file would change, before anything is written: rows, cells, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cxmodel.changes import RowChange, changes_between
from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange.read import Question, Reading, Remark
from cxmodel.exchange.slips import Slip, slips_of
from cxmodel.units import number


@dataclass(frozen=True, eq=False)
class Preview:
    """A reading held against the dataset it was made from; lighter than the reading, as it leaves the rows behind.

    `counts`: rows of the file that are new, changed, unchanged, removed, invalid (to be mended), waiting (for an
    answer) and repeated (another row says the same). `after`: the dataset with every valid row merged.
    `worked_out`: by table and key of a change, the fields that the file does not give and that follow from what it
    gives.
    """

    name: str
    before: Dataset
    after: Dataset | None
    counts: dict[str, int]
    changes: tuple[RowChange, ...]
    slips: tuple[Slip, ...]
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    mapping: dict[str, dict[str, str]] = field(default_factory=dict)
    worked_out: Mapping[tuple[str, tuple[Any, ...]], tuple[str, ...]] = field(default_factory=dict)

    @property
    def rejected(self) -> Remark | None:
        """Why the file could not be read at all; None for one that could."""
        return self.remarks[0] if self.after is None else None

    @property
    def to_mend(self) -> int:
        """Rows of the file that need mending."""
        return self.counts["invalid"]

    @property
    def waiting(self) -> int:
        """Rows of the file that only wait for an answer."""
        return self.counts["waiting"]

    @property
    def touched(self) -> int:
        """Rows of the file that would change the data."""
        return self.counts["new"] + self.counts["changed"] + self.counts["removed"]


def preview(reading: Reading, dataset: Dataset) -> Preview:
    """What the reading of a file would do to the dataset it was read against."""
    after = reading.after
    slips = slips_of(reading.lines, reading.remarks, reading.suggested) if after is not None else ()
    changes = changes_between(dataset, after) if after is not None else ()
    return Preview(reading.name, dataset, after, reading.counts, changes, slips, reading.questions, reading.remarks,
                   {table: dict(known) for table, known in reading.mapping.items()}, reading.worked_out)


def is_worked_out(found: Preview, change: RowChange, field_name: str) -> bool:
    """Whether a value of a change does not stand in the file and was worked out from what stands there."""
    return field_name in found.worked_out.get((change.table, change.key), ())


def blocked(found: Preview, leave_out: bool = False) -> str:
    """Why the changes cannot be applied yet, in a sentence; empty when nothing stands in the way.

    `leave_out`: somebody has said that what needs mending may stay out.
    """
    if found.rejected:
        return "The file cannot be read."
    if found.questions:
        many = len(found.questions)
        return "Answer the question first." if many == 1 else f"Answer the {number(many)} questions first."
    if found.slips and not leave_out:
        told = _many(found.to_mend, "row") if found.to_mend else "the file"
        return f"Mend {told}, or say that what needs mending stays out."
    if not any(found.counts.values()):
        return "Fill in a row under the headers, save the file, and choose it again."
    return "" if found.changes else "Nothing would change."


def check(found: Preview, leave_out: bool = False) -> None:
    """Errors: CxError when the changes must not be applied yet."""
    why = blocked(found, leave_out)
    if why and found.changes:
        raise CxError("Nothing was written", found.name, why)


def counted(counts: dict[str, int], locale: str = "en_US") -> str:
    """The rows of a file in words, without what there is none of.

    >>> counted({"new": 12, "changed": 3, "unchanged": 480, "removed": 0, "invalid": 2})
    '12 new, 3 changed, 480 unchanged'
    """
    told = [f"{number(counts[name], locale)} {name}" for name in ("new", "changed", "unchanged", "removed")
            if counts.get(name)]
    return ", ".join(told) or "no row can be taken yet"


def brought(found: Preview) -> str:
    """What an import did, for the log: rows that changed the data, the file, and what was left out."""
    told = counted({**found.counts, "unchanged": 0})
    left = f"; {number(found.counts['invalid'])} left out" if found.counts["invalid"] else ""
    return f"{told} {'row' if found.touched == 1 else 'rows'} from {found.name}{left}"


def sentence(found: Preview, locale: str = "en_US") -> str:
    """The finding: what would change, and what is still to be done."""
    if found.rejected:
        return found.rejected.found
    unchanged = found.counts["unchanged"]
    if not found.changes and not found.slips and not found.questions:
        rows = "the one row is" if unchanged == 1 else f"all {number(unchanged, locale)} rows are"
        return f"Nothing would change: {rows} in the data already" if unchanged else "The file holds no rows of data"
    parts = [counted(found.counts, locale)]
    if found.to_mend or (found.slips and not found.counts["invalid"]):
        parts.append(_needs(found.to_mend, locale))
    if found.questions:
        parts.append(f"{_many(len(found.questions), 'question', locale)} to answer")
    return "; ".join(parts)


def _needs(rows: int, locale: str) -> str:
    if not rows:
        return "the file needs mending"
    return f"{_many(rows, 'row', locale)} {'needs' if rows == 1 else 'need'} mending"


def _many(count: int, what: str, locale: str = "en_US") -> str:
    return f"one {what}" if count == 1 else f"{number(count, locale)} {what}s"


def report(reading: Reading) -> dict[str, object]:
    """The reading as the command line prints it: verdict, counts, rows as read, remarks and questions."""
    return {
        "verdict": reading.verdict, "counts": reading.counts,
        "rows": [{"table": line.table, "sheet": line.sheet, "place": line.place, "status": line.status,
                  **{name: list(value) if isinstance(value, tuple) else value for name, value in line.values.items()}}
                 for line in reading.lines],
        "remarks": [{name: words for name, words in vars(remark).items() if name != "header"}
                    for remark in reading.remarks],
        "questions": [_asked(question) for question in reading.questions],
    }


def _asked(question: Question) -> dict[str, object]:
    return {"id": question.id, "sheet": question.spot.sheet, "cell": question.spot.cell,
            "column": question.spot.column, "text": question.text, "cells": list(question.cells),
            "options": [{"key": option.key, "label": option.label, "preview": list(option.preview),
                         "number": option.number, "answer": f"{question.id}={option.form}"}
                        for option in question.options]}


def summary(found: Preview) -> str:
    """The preview as text for a terminal: the finding, every remark with its place, every question with its answers."""
    lines = [f"{found.name}: {sentence(found)}."]
    for remark in found.remarks:
        if remark.level != "question":
            said = f"found '{remark.found}', " if remark.found else ""
            lines.append(f"  {remark.level:8} {_where(remark.sheet, remark.cell, remark.column)}: {said}"
                         f"expected {remark.expected}. {remark.mend}")
    for question in found.questions:
        lines.append(f"  question {_where(*question.spot)}: {question.text}")
        if len(question.cells) > 1:
            lines.append(f"           decides on {question.governs}")
        for option in question.options:
            key = f"{option.key}=({option.number})" if option.number else option.key
            shown = f" ({'; '.join(option.preview)})" if option.preview else ""
            lines.append(f"           --answer '{question.id}={key}': {option.label}{shown}")
    return "\n".join(lines)


def _where(*parts: str) -> str:
    return " ".join(part for part in parts if part) or "the file"
