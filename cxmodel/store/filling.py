"""What an older store lacks: the shipped rows of tables that were made since, and assumptions the model has gained.

Without them an update would greet people with pages that are empty although the samples they know have journeys,
contracts and reviews by now, with no metric to choose from, and with a model that asks for a number that is not
there. So libraries come whole, and rows of a case come where the store still holds that shipped sample as a sample.
Nothing that is there is changed, no row is given to a case of somebody's own, and what was left out or taken out
later does not come again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cxmodel.dataset import CASE_ROWS, Dataset, row_faults
from cxmodel.errors import raise_all
from cxmodel.schema import fields_of, table_name
from cxmodel.store.database import Database
from cxmodel.store.datasets import FILLED, added, load_dataset, written_anew
from cxmodel.store.shipped import DATA, FILES, read_csv, shipped
from cxmodel.tables import ROW_TYPES, Assumption, Touchpoint


def fill(database: Database) -> bool:
    """Put in what an older store lacks, all or nothing; True when there was something to do."""
    marked = {name for (name,) in database.rows("SELECT name FROM table_to_fill")}
    there = {name for (name,) in database.rows("SELECT id FROM assumption")}
    if not marked and there >= _asked_for():
        return False
    was = load_dataset(database)
    now = _filled(was, shipped(), marked)
    steps = [step for kind in ROW_TYPES if kind is not Assumption
             for step in added(kind, _rows(now, kind)[len(_rows(was, kind)):])]
    steps += written_anew(Assumption, now.assumption)
    database.write([*steps, FILLED])
    return True


def _asked_for() -> set[str]:
    """The assumptions of the model; the one file is read in no time, all of them are not."""
    rows, faults = read_csv(Assumption, DATA / FILES[Assumption])
    raise_all(faults)
    return {row.id for row in rows}


def _filled(data: Dataset, whole: Dataset, marked: set[str]) -> Dataset:
    """The dataset with the rows it lacks at the end of their tables; assumptions stand in the order of the model."""
    rests_on = {name for table in ("assumption", *marked & {"metric"}) for row in _new(data, whole, table)
                for name in row.evidence}
    evidence = [row for row in _new(data, whole, "evidence") if row.id in rests_on]
    data = replace(data, evidence=(*data.evidence, *evidence))
    place = {row.id: number for number, row in enumerate(whole.assumption)}
    data = replace(data, assumption=tuple(sorted((*data.assumption, *_new(data, whole, "assumption")),
                                                 key=lambda row: place.get(row.id, len(place)))))
    samples = {row.id for row in data.case if row.sample} & {row.id for row in whole.case if row.sample}
    as_shipped = {(row.case_id, row.id) for row in {*data.activity} & {*whole.activity}}
    for kind in (kind for kind in ROW_TYPES if table_name(kind) in marked):
        table = table_name(kind)
        rows = [row for row in _new(data, whole, table) if kind not in CASE_ROWS or row.case_id in samples]
        fitting = [row for row in rows if _undisturbed(row, as_shipped) and not row_faults(row, data)]
        data = replace(data, **{table: (*getattr(data, table), *fitting)})
    return data


def _undisturbed(row: Any, as_shipped: set[tuple[str, str]]) -> bool:
    """False for a touchpoint of an activity that somebody has changed: its emotion would overrule what was entered."""
    return not isinstance(row, Touchpoint) or row.activity_id is None or (row.case_id, row.activity_id) in as_shipped


def _new(data: Dataset, whole: Dataset, table: str) -> list[Any]:
    """The rows of a shipped table whose key the dataset does not know."""
    rows = getattr(whole, table)
    names = [field.name for field in fields_of(type(rows[0])) if field.key] if rows else []
    known = {tuple(getattr(row, name) for name in names) for row in getattr(data, table)}
    return [row for row in rows if tuple(getattr(row, name) for name in names) not in known]


def _rows(data: Dataset, kind: type) -> tuple[Any, ...]:
    return getattr(data, table_name(kind))
