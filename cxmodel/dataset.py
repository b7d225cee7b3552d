"""Every row the model reads, frozen together and named by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from cxmodel.errors import CxError, raise_all
from cxmodel.schema import duplicates, table_name
from cxmodel.tables import (
    ROW_TYPES,
    Activity,
    Assumption,
    Case,
    Criterion,
    Evidence,
    FieldGrade,
    Location,
    LocationSource,
    Score,
    Site,
    Theme,
    Vendor,
)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Facts, assumptions, cases, vendors. Two datasets with the same content are equal and hash alike."""

    location: tuple[Location, ...]
    location_source: tuple[LocationSource, ...]
    field_grade: tuple[FieldGrade, ...]
    evidence: tuple[Evidence, ...]
    assumption: tuple[Assumption, ...]
    case: tuple[Case, ...]
    activity: tuple[Activity, ...]
    vendor: tuple[Vendor, ...]
    site: tuple[Site, ...]
    theme: tuple[Theme, ...]
    criterion: tuple[Criterion, ...]
    score: tuple[Score, ...]

    @cached_property
    def content(self) -> str:
        """SHA-256 over every row, shortened to 16 hexadecimal digits: the key of every cache."""
        digest = hashlib.sha256()
        for item in fields(self):
            for row in getattr(self, item.name):
                digest.update(json.dumps([item.name, *vars(row).values()], default=list).encode())
        return digest.hexdigest()[:16]

    def __hash__(self) -> int:
        return hash(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and self.content == other.content

    @cached_property
    def locations(self) -> dict[str, Location]:
        return {row.iso3: row for row in self.location}

    @cached_property
    def vendors(self) -> dict[str, Vendor]:
        return {row.id: row for row in self.vendor}

    @cached_property
    def field_grades(self) -> dict[str, FieldGrade]:
        return {row.column: row for row in self.field_grade}

    @cached_property
    def assumptions(self) -> dict[str, Assumption]:
        return {row.id: row for row in self.assumption}

    @cached_property
    def published(self) -> dict[str, Evidence]:
        return {row.id: row for row in self.evidence}

    @cached_property
    def cases(self) -> dict[str, Case]:
        return {row.id: row for row in self.case}

    def case_named(self, case_id: str) -> Case:
        """The case, or a sentence that names those there are."""
        if case_id not in self.cases:
            raise CxError(f"There is no case '{case_id}'", "Case",
                          f"Choose one of: {', '.join(self.cases) or 'none yet; import one'}.")
        return self.cases[case_id]

    def activities_of(self, case_id: str) -> tuple[Activity, ...]:
        """The activities of a case, in the order they were entered."""
        return tuple(row for row in self.activity if row.case_id == case_id)

    def sources_of(self, iso3: str, column: str) -> tuple[LocationSource, ...]:
        """Every published figure behind one field of one country, those in use first."""
        rank = {"yes": 0, "input": 1, "no": 2}
        found = [row for row in self.location_source if row.iso3 == iso3 and row.column == column]
        return tuple(sorted(found, key=lambda row: rank[row.used]))


def build(rows: Mapping[str, Iterable[Any]]) -> Dataset:
    """A dataset from rows by table name; every broken reference is told at once."""
    dataset = Dataset(**{table_name(kind): tuple(rows.get(table_name(kind), ())) for kind in ROW_TYPES})
    raise_all(faults_of(dataset))
    return dataset


def faults_of(dataset: Dataset) -> list[CxError]:
    """Rows that stand twice and references that lead nowhere."""
    found: list[CxError] = []
    for item in fields(dataset):
        found += duplicates(getattr(dataset, item.name), f"table {item.name}")
    links = (
        ("site", "vendor_id", dataset.vendors), ("site", "iso3", dataset.locations),
        ("score", "vendor_id", dataset.vendors), ("score", "criterion_id", {row.id for row in dataset.criterion}),
        ("criterion", "theme_id", {row.id for row in dataset.theme}), ("activity", "case_id", dataset.cases),
        ("case", "home_iso3", dataset.locations), ("location_source", "iso3", dataset.locations),
        ("vendor", "headquarters", dataset.locations),
    )
    for table, column, known in links:
        for row in getattr(dataset, table):
            if getattr(row, column) not in known:
                found.append(CxError(f"'{getattr(row, column)}' is not known", f"table {table}, column {column}",
                                     f"Enter one of the rows of the {column.removesuffix('_id')} table."))
    for row in dataset.criterion:
        if (row.kind == "gate") != (row.minimum is not None):
            found.append(CxError("A minimum belongs to a gate, and only to a gate", f"table criterion, {row.id}",
                                 "Give the gate its minimum, or leave the minimum of a score empty."))
    for row in dataset.assumption:
        found += _assumption_faults(row, dataset)
    for row in dataset.activity:
        total = row.voice_share + row.chat_share + row.written_share
        if abs(total - 1) > 1e-6 or row.closes <= row.opens:
            found.append(CxError("The channels do not add up to 1, or it closes before it opens",
                                 f"table activity, {row.case_id} / {row.id}",
                                 "Make voice, chat and written add up to 1, and closing later than opening."))
    return found


def _assumption_faults(row: Assumption, dataset: Dataset) -> list[CxError]:
    where, found = f"table assumption, {row.id}", []
    if not row.floor <= row.low <= row.typical <= row.high <= row.ceiling:
        found.append(CxError("The range is not in order", where,
                             "Make floor, low, typical, high and ceiling rise from left to right."))
    missing = [item for item in row.evidence if item not in dataset.published]
    if missing or (row.kind == "evidence" and not row.evidence):
        found.append(CxError(f"The evidence {', '.join(missing) or 'is not named'}", where,
                             "Name figures of the evidence table, or mark it as judgement."))
    return found
