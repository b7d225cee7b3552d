"""The sheets Scores (vendors by criteria) and Evidence (a row for each score that rests on something)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxmodel.dataset import Dataset
from cxmodel.exchange.sheets.columns import Column
from cxmodel.exchange.sheets.exact import Cell, cell_of, spelled
from cxmodel.exchange.sheets.lists import Choice, listed
from cxmodel.schema import Field, Text, fields_of
from cxmodel.tables import Criterion, Score, Vendor

_FIELDS = {field.name: field for field in fields_of(Score)}
_VENDOR_NAME = Field("vendor", Text("Name of the vendor, for reading"), False, False)
_CRITERION_NAME = Field("criterion", Text("Name of the criterion, for reading"), False, False)
_QUESTION = Field("question", Text("What the assessor asks"), False, False)
_LOOKED_FOR = Field("looked_for", Text("What must be shown to pass, or what the best answer looks like"), False, False)


def grid_columns(dataset: Dataset) -> list[Column]:
    """Vendor, then a column for each criterion with its scale as help."""
    return [Column("vendor_id", _FIELDS["vendor_id"]), Column("vendor", _VENDOR_NAME),
            *(Column(name, _FIELDS["score"], words=scale(row), narrow=True)
              for name, row in zip(criterion_names(dataset), dataset.criterion, strict=True))]


def grid_rows(dataset: Dataset) -> Iterator[list[Cell]]:
    """The scores under `grid_columns`; an empty cell is not known."""
    given = {(row.vendor_id, row.criterion_id): row.score for row in dataset.score}
    for vendor in dataset.vendor:
        yield [spelled(vendor.id), spelled(vendor.name),
               *(given.get((vendor.id, criterion.id)) for criterion in dataset.criterion)]


def evidence_columns(dataset: Dataset) -> list[Column]:
    """Keys and names, then what a score rests on and who gave it. The score itself stands on the sheet Scores."""
    return [Column("vendor_id", _FIELDS["vendor_id"]), Column("vendor", _VENDOR_NAME, "kept"),
            Column("criterion_id", _FIELDS["criterion_id"], choice=criterion_choice(dataset)),
            Column("criterion", _CRITERION_NAME, "kept"),
            Column("evidence", _FIELDS["evidence"]), Column("assessor", _FIELDS["assessor"])]


def evidence_rows(dataset: Dataset) -> Iterator[list[Cell]]:
    """A row for each score with evidence or an assessor, and for each that is asked for and still unknown."""
    criteria = {row.id: row.name for row in dataset.criterion}
    for row in dataset.score:
        if row.score is None or row.evidence is not None or row.assessor is not None:
            vendor = dataset.vendors.get(row.vendor_id)
            yield [spelled(row.vendor_id), spelled(vendor.name) if vendor else None, spelled(row.criterion_id),
                   spelled(criteria[row.criterion_id]) if row.criterion_id in criteria else None,
                   cell_of(_FIELDS["evidence"], row.evidence), cell_of(_FIELDS["assessor"], row.assessor)]


def asked_columns() -> list[Column]:
    """What a vendor is asked to show, criterion by criterion; only the evidence can be filled in."""
    given = (("vendor_id", _FIELDS["vendor_id"]), ("vendor", _VENDOR_NAME), ("criterion_id", _FIELDS["criterion_id"]),
             ("criterion", _CRITERION_NAME), ("question", _QUESTION), ("looked_for", _LOOKED_FOR))
    return [*(Column(name, field, "given", wrap=True) for name, field in given),
            Column("evidence", _FIELDS["evidence"], wrap=True,
                   words="Facts that we can check: figures, documents, references. Leave it empty where you have "
                         "nothing to show.")]


def asked_rows(dataset: Dataset, vendor: Vendor) -> Iterator[list[Cell]]:
    """A row for each criterion, those that must be passed first; what we have scored or noted stays with us."""
    for row in sorted(dataset.criterion, key=lambda one: one.kind != "gate"):
        passes = int(-(-(row.minimum or 0) // 1)) if row.kind == "gate" else 4
        sought = ("Must be met: " if row.kind == "gate" else "") + str(getattr(row, f"scale_{min(passes, 4)}"))
        yield [*map(spelled, (vendor.id, vendor.name, row.id, row.name, row.question, sought)), None]


def criterion_names(dataset: Dataset) -> list[str]:
    """The header of each criterion's column: its name where no other is called so, else its short name."""
    often = Counter(row.name.casefold() for row in dataset.criterion)
    owner = {row.id.casefold(): row.id for row in dataset.criterion}
    return [spelled(row.name if often[row.name.casefold()] == 1 and owner.get(row.name.casefold(), row.id) == row.id
                    else row.id) for row in dataset.criterion]


def scale(row: Criterion) -> str:
    """The question of a criterion and what each step looks like."""
    steps = [f"{step}: {getattr(row, f'scale_{step}')}" for step in range(5)]
    gate = [f"A gate: at least {row.minimum:g} passes."] if row.kind == "gate" and row.minimum is not None else []
    return "\n".join([row.name, row.question, *steps, *gate])


def criterion_choice(dataset: Dataset) -> Choice | None:
    """The criteria by short name, with their names."""
    return listed("Criteria", tuple(row.id for row in dataset.criterion), tuple(row.name for row in dataset.criterion))
