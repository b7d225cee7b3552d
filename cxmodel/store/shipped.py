"""The data shipped with the product: facts, assumptions, the framework and the sample cases, from CSV files."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

from cxmodel.dataset import Dataset, build
from cxmodel.errors import CxError, raise_all
from cxmodel.schema import fields_of, parse, table_name
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

DATA = Path(__file__).resolve().parents[2] / "data"
FILES: dict[type, str] = {
    Location: "facts/locations.csv", LocationSource: "facts/location_sources.csv",
    FieldGrade: "facts/field_grades.csv", Evidence: "facts/evidence.csv",
    Assumption: "assumptions.csv", Theme: "framework/themes.csv", Criterion: "framework/criteria.csv",
    Case: "sample/cases.csv", Activity: "sample/activities.csv", Vendor: "sample/vendors.csv",
    Site: "sample/sites.csv", Score: "sample/scores.csv",
    Metric: "framework/metrics.csv", ParityItem: "framework/parity.csv",
    Touchpoint: "sample/touchpoints.csv", LayerReadiness: "sample/layers.csv", Contract: "sample/contracts.csv",
    ContractTerm: "sample/terms.csv", Performance: "sample/performance.csv", Barrier: "sample/barriers.csv",
    Answer: "sample/answers.csv", ParityScore: "sample/parity_scores.csv", Action: "sample/actions.csv",
}


@cache
def shipped() -> Dataset:
    """The dataset as shipped. Errors: Problems that name file, row and column of every fault."""
    return read_folder(DATA)


def read_folder(folder: Path) -> Dataset:
    """A dataset from a folder laid out as `FILES`; all faults are told at once."""
    rows: dict[str, Any] = {}
    faults: list[CxError] = []
    for kind, name in FILES.items():
        rows[table_name(kind)], found = read_csv(kind, folder / name)
        faults += found
    raise_all(faults)
    return build(rows)


def read_csv(kind: type, path: Path) -> tuple[list[Any], list[CxError]]:
    """The rows of one file and every fault in it."""
    if not path.is_file():
        return [], [CxError(f"{path.name} is missing", f"Data folder {path.parent.name}", "Restore the file.")]
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        missing = [field.name for field in fields_of(kind) if field.name not in (reader.fieldnames or ())]
        if missing:
            return [], [CxError(f"Columns are missing: {', '.join(missing)}", path.name, "Add the columns.")]
        rows, faults = [], []
        for number, raw in enumerate(reader, start=2):
            row, found = parse(kind, raw, f"{path.name}, row {number}")
            rows += [row] if row is not None else []
            faults += found
    return rows, faults
