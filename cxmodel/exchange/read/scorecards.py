"""Scores of vendors on criteria, one a row or laid out as a grid either way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.exchange.read.cells import Gap, Lane, read_text
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.compare import same, updated
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.formulas import Worker
from cxmodel.exchange.read.grids import shown
from cxmodel.exchange.read.naming import Naming
from cxmodel.exchange.read.rows import Row, again
from cxmodel.exchange.read.scales import read_scores
from cxmodel.exchange.read.sections import Section
from cxmodel.tables import Score, Vendor

MOST_BROUGHT = 5000
_SAID = ("score", "evidence", "assessor")


def names_of(dataset: Dataset, sections: Sequence[Section] = ()) -> dict[str, dict[str, str]]:
    """Reduced names and ids of criteria, vendors and metrics, for headers of a grid; `sections`: tables that may bring
    more.
    """
    brought = {"metric": {}, "criterion": _brought(sections, "criterion", ("id", "name")),
               "vendor": _brought(sections, "Vendors", ("vendor", "vendor"))}
    known = {"criterion": dataset.criterion, "vendor": dataset.vendor, "metric": dataset.metric}
    return {what: {**brought[what], **{plain(row.name): row.id for row in known[what]},
                   **{plain(row.id): row.id for row in known[what]}} for what in known}


def _brought(sections: Sequence[Section], table: str, columns: tuple[str, str]) -> dict[str, str]:
    """What a grid may be headed with, as other sheets of the file name it."""
    found: dict[str, str] = {}
    for section in (section for section in sections if section.table.name == table):
        for row in section.rows[:MOST_BROUGHT]:
            key, name = (shown(section.cell(row, column)) for column in columns)
            found.update({plain(text): key for text in (key, name) if plain(text)})
    return found


def read_grid(section: Section, enquiry: Enquiry, worker: Worker | None, recalculate: bool) -> list[Row]:
    """One row for each filled cell of a grid of scores."""
    table, sheet = section.table, section.sheet
    lane = Lane(table.column("score"), "Scores", sheet.name, enquiry, texts=sheet.text, recalculate=recalculate,
                worked_out=again(section, worker))
    columns = [[sheet.at(row, at) for row in section.rows] for at in section.spread]
    values = read_scores(columns, lane)
    rows: list[Row] = []
    for (at, name), scores in zip(section.spread.items(), values, strict=True):
        for place, score in zip(section.rows, scores, strict=True):
            cell = sheet.at(place, at)
            if score is Gap.EMPTY or cell is None:
                continue
            row = Row("Scores", sheet.name, section.place(place), cells={"score": cell.address})
            row.values["score"] = None if isinstance(score, Gap) else float(score)
            if isinstance(score, Gap):
                row.gaps["score"] = score
            for key in section.headings:
                found = read_text(section.cell(place, key), Lane(table.column(key), "Scores", sheet.name, enquiry))
                row.values[key] = None if isinstance(found, Gap) else found
            row.values["criterion_id" if section.layout == "criterion" else "vendor"] = name
            rows.append(row)
    return rows


def merge_scores(rows: Sequence[Row], dataset: Dataset, vendors: Mapping[str, Vendor],
                 enquiry: Enquiry) -> dict[tuple[str, str], Score]:
    """Merge the readable rows; each row gets its status."""
    known = {(row.vendor_id, row.criterion_id): row for row in dataset.score}
    found = dict(known)
    vendor_of = Naming("vendor", [(row.id, row.name) for row in vendors.values()], "a vendor that is known", enquiry)
    criterion_of = Naming("criterion", [(row.id, row.name) for row in dataset.criterion], "a criterion", enquiry)
    placed: dict[tuple[str, str], Row] = {}
    for row in rows:
        row.status = "invalid"
        vendor, criterion = vendor_of.find(row), criterion_of.find(row)
        if not row.readable or vendor is None or criterion is None:
            continue
        row.values["vendor_id"], row.values["criterion_id"] = vendor, criterion
        key = vendor, criterion
        first = placed.setdefault(key, row)
        if first is row or not _clash(row, first, key, found, dataset, enquiry):
            row.status = _put(row, key, found, known)
    return found


def _put(row: Row, key: tuple[str, str], found: dict[tuple[str, str], Score],
         known: Mapping[tuple[str, str], Score]) -> str:
    """Merge a row; what became of it, held against what was known before the file."""
    old = found.get(key)
    values: dict[str, Any] = {name: row.get(name) for name in _SAID if row.get(name) is not None}
    if row.gaps.get("score") is Gap.UNKNOWN:
        values["score"] = None
    if old is None:
        if not values:
            return "unchanged"
        found[key] = Score(*key, values.get("score"), values.get("evidence"), values.get("assessor"))
        return "new"
    found[key] = updated(old, values)
    return "unchanged" if found[key] is old else "changed" if key in known else "new"


def _clash(row: Row, first: Row, key: tuple[str, str], found: dict[tuple[str, str], Score], dataset: Dataset,
           enquiry: Enquiry) -> bool:
    """Whether a second row of a score is not to be merged: it says the same once more, or something else, and then both
    stay out. Rows that complete each other are one.
    """
    both = [name for name in _SAID if row.get(name) is not None and first.get(name) is not None]
    if all(same(row.get(name), first.get(name)) for name in both):
        if both and all(first.get(name) is not None for name in _SAID if row.get(name) is not None):
            row.status = "repeated"
            enquiry.tell("warning", row.spot("score"), " / ".join(key), "each score once",
                         f"The same score stands at {first.place}; it is taken once.")
            return True
        first.values.update({name: row.get(name) for name in _SAID if first.get(name) is None})
        return False
    first.status = "invalid"
    before = next((item for item in dataset.score if (item.vendor_id, item.criterion_id) == key), None)
    if before is None:
        found.pop(key, None)
    else:
        found[key] = before
    enquiry.tell("error", row.spot(both[0]), " / ".join(key), "each score once",
                 f"It differs from {first.place}; keep one of the two.")
    return True
