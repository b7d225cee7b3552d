"""Every row the model reads, frozen together and named by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cached_property

from cxmodel.errors import CxError
from cxmodel.tables import (
    Action,
    Activity,
    Answer,
    Assumption,
    Barrier,
    Case,
    Contract,
    ContractTerm,
    Criterion,
    Evidence,
    FieldGrade,
    LayerReadiness,
    Location,
    LocationSource,
    Metric,
    ParityItem,
    ParityScore,
    Performance,
    Score,
    Site,
    Theme,
    Touchpoint,
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
    touchpoint: tuple[Touchpoint, ...] = ()
    layer_readiness: tuple[LayerReadiness, ...] = ()
    metric: tuple[Metric, ...] = ()
    contract: tuple[Contract, ...] = ()
    contract_term: tuple[ContractTerm, ...] = ()
    performance: tuple[Performance, ...] = ()
    barrier: tuple[Barrier, ...] = ()
    answer: tuple[Answer, ...] = ()
    parity_item: tuple[ParityItem, ...] = ()
    parity_score: tuple[ParityScore, ...] = ()
    action: tuple[Action, ...] = ()

    @cached_property
    def content(self) -> str:
        """SHA-256 over every row, shortened to 16 hexadecimal digits: the key of every cache."""
        digest = hashlib.sha256()
        for item in fields(self):
            for row in getattr(self, item.name):
                digest.update(json.dumps([item.name, *vars(row).values()]).encode())
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
    def metrics(self) -> dict[str, Metric]:
        return {row.id: row for row in self.metric}

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        return {row.id: row for row in self.criterion}

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return {row.id: row for row in self.theme}

    @cached_property
    def parity_items(self) -> dict[str, ParityItem]:
        return {row.id: row for row in self.parity_item}

    @cached_property
    def activity_keys(self) -> frozenset[tuple[str, str]]:
        """(case, activity) of every activity."""
        return frozenset((row.case_id, row.id) for row in self.activity)

    @cached_property
    def touchpoint_keys(self) -> frozenset[tuple[str, str]]:
        """(case, touchpoint) of every touchpoint."""
        return frozenset((row.case_id, row.id) for row in self.touchpoint)

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

    def touchpoints_of(self, case_id: str) -> tuple[Touchpoint, ...]:
        """The touchpoints of a case, in the order in which its customers meet them."""
        return tuple(sorted((row for row in self.touchpoint if row.case_id == case_id), key=lambda row: row.position))

    def sources_of(self, iso3: str, column: str) -> tuple[LocationSource, ...]:
        """Every published figure behind one field of one country, those in use first."""
        rank = {"yes": 0, "input": 1, "no": 2}
        found = [row for row in self.location_source if row.iso3 == iso3 and row.column == column]
        return tuple(sorted(found, key=lambda row: rank[row.used]))
