"""What must hold between and inside rows, beyond what each field declares; every fault is a sentence, all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from cxmodel.dataset.rows import Dataset
from cxmodel.errors import CxError
from cxmodel.schema import duplicates, fields_of, table_name
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
    LayerReadiness,
    LocationSource,
    Metric,
    ParityScore,
    Performance,
    Score,
    Site,
    Touchpoint,
    Vendor,
)

CASE_ROWS = (Touchpoint, LayerReadiness, Contract, ContractTerm, Performance, Barrier, Answer, ParityScore, Action)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Known = Callable[[Dataset], Collection[Any]]
_LINKS: tuple[tuple[type, str, _Known], ...] = (
    (Site, "vendor_id", lambda data: data.vendors), (Site, "iso3", lambda data: data.locations),
    (Score, "vendor_id", lambda data: data.vendors), (Score, "criterion_id", lambda data: data.criteria),
    (Criterion, "theme_id", lambda data: data.themes), (Activity, "case_id", lambda data: data.cases),
    (Case, "home_iso3", lambda data: data.locations), (LocationSource, "iso3", lambda data: data.locations),
    (Vendor, "headquarters", lambda data: data.locations),
    *((kind, "case_id", lambda data: data.cases) for kind in CASE_ROWS),
    (ContractTerm, "metric_id", lambda data: data.metrics), (Performance, "metric_id", lambda data: data.metrics),
    (ParityScore, "item_id", lambda data: data.parity_items),
)


def faults_of(dataset: Dataset) -> list[CxError]:
    """Rows that stand twice, references that lead nowhere, and rows that contradict themselves."""
    found: list[CxError] = []
    for item in fields(dataset):
        found += duplicates(getattr(dataset, item.name), f"table {item.name}")
    for kind, column, known in _LINKS:
        found += _link_faults(getattr(dataset, table_name(kind)), kind, column, known(dataset))
    for kind, rule in _RULES.items():
        for row in getattr(dataset, table_name(kind)):
            found += rule(row, dataset)
    return found


def row_faults(row: Any, dataset: Dataset) -> list[CxError]:
    """What is wrong with one row among the other rows of `dataset`; whether its key stands twice is not looked at."""
    kind = type(row)
    found = [fault for one, column, known in _LINKS if one is kind
             for fault in _link_faults((row,), kind, column, known(dataset))]
    return [*found, *_RULES[kind](row, dataset)] if kind in _RULES else found


def _link_faults(rows: Collection[Any], kind: type, column: str, known: Collection[Any]) -> list[CxError]:
    return [CxError(f"'{getattr(row, column)}' is not known", f"table {table_name(kind)}, column {column}",
                    f"Enter one of the rows of the {column.removesuffix('_id')} table.")
            for row in rows if getattr(row, column) not in known]


def _criterion(row: Criterion, _: Dataset) -> Iterator[CxError]:
    if (row.kind == "gate") != (row.minimum is not None):
        yield CxError("A minimum belongs to a gate, and only to a gate", f"table criterion, {row.id}",
                      "Give the gate its minimum, or leave the minimum of a score empty.")


def _activity(row: Activity, _: Dataset) -> Iterator[CxError]:
    total = row.voice_share + row.chat_share + row.written_share
    if abs(total - 1) > 1e-6 or row.closes <= row.opens:
        yield CxError("The channels do not add up to 1, or it closes before it opens",
                      f"table activity, {row.case_id} / {row.id}",
                      "Make voice, chat and written add up to 1, and closing later than opening.")


def _assumption(row: Assumption, dataset: Dataset) -> Iterator[CxError]:
    where = f"table assumption, {row.id}"
    if not row.floor <= row.low <= row.typical <= row.high <= row.ceiling:
        yield CxError("The range is not in order", where,
                      "Make floor, low, typical, high and ceiling rise from left to right.")
    missing = [item for item in row.evidence if item not in dataset.published]
    if missing or (row.kind == "evidence" and not row.evidence):
        yield CxError(f"The evidence {', '.join(missing) or 'is not named'}", where,
                      "Name figures of the evidence table, or mark it as judgement.")


def _metric(row: Metric, dataset: Dataset) -> Iterator[CxError]:
    where = f"table metric, {row.id}"
    published = [value for value in (row.low, row.typical, row.high) if value is not None]
    if published != sorted(published):
        yield CxError("The published range is not in order", where, "Make low, typical and high rise.")
    missing = [item for item in row.evidence if item not in dataset.published]
    if missing or (row.grade != "judgement" and not row.evidence):
        yield CxError(f"The evidence {', '.join(missing) or 'is not named'}", where,
                      "Name figures of the evidence table, or grade it as judgement.")


def _touchpoint(row: Touchpoint, dataset: Dataset) -> Iterator[CxError]:
    where = f"table touchpoint, {row.case_id} / {row.id}"
    if row.activity_id is not None and (row.case_id, row.activity_id) not in dataset.activity_keys:
        yield CxError(f"'{row.activity_id}' is no activity of the case", f"{where}, column activity_id",
                      "Enter an activity of the same case, or leave it empty where none of its work serves it.")
    if row.served_by == "in_house" and row.outsourcer is not None:
        yield CxError("It is served in house and names a kind of outsourcer", f"{where}, column outsourcer",
                      "Leave the outsourcer empty, or say that it is insourced or outsourced.")


def _term(row: ContractTerm, dataset: Dataset) -> Iterator[CxError]:
    where = f"table contract_term, {row.case_id} / {row.metric_id}"
    metric = dataset.metrics.get(row.metric_id)
    if metric is not None:
        yield from _term_of(row, metric, where)
    if row.target == row.bad_at:
        yield CxError("The target is also the value at which all is lost", f"{where}, column bad_at",
                      "Make it worse than the target: below it where more is better, above it where less is.")
    if (row.band_to is None) != (row.bad_above is None):
        yield CxError("Only one end of the band above the target is given", f"{where}, columns band_to and bad_above",
                      "Give both the end of the band and the value above it at which all is lost, or neither.")
    elif row.band_to is not None and row.bad_above is not None and not (
            row.bad_at < row.target <= row.band_to < row.bad_above):
        yield CxError("The band is not in order", f"{where}, columns band_to and bad_above",
                      "Make bad_at, target, band_to and bad_above rise; only the target and band_to may be equal.")


def _term_of(row: ContractTerm, metric: Metric, where: str) -> Iterator[CxError]:
    """What the unit and the direction of its metric do not allow."""
    for column in ("target", "bad_at", "band_to", "bad_above"):
        yield from _part(getattr(row, column), metric, f"{where}, column {column}")
    lower = metric.direction == "lower"
    if row.band_to is None and row.bad_at != row.target and (row.bad_at > row.target) != lower:
        side = "above" if lower else "below"
        yield CxError(f"All of '{metric.name}' is lost on the better side of its target, which would pay for bad "
                      "service", f"{where}, column bad_at", f"Enter a value {side} the target.")


def _part(value: float | None, metric: Metric, where: str) -> Iterator[CxError]:
    """A part of a whole lies between 0 and 1; a rate a year, such as leavers, may be more than the whole."""
    if metric.unit == "share" and value is not None and not 0 <= value <= 1:
        yield CxError(f"{100 * value:,.10g}% is no share", where,
                      f"Enter '{metric.name}' from 0 to 1, which is 0 to 100%.")


def _performance(row: Performance, dataset: Dataset) -> Iterator[CxError]:
    metric = dataset.metrics.get(row.metric_id)
    if metric is not None:
        yield from _part(row.value, metric, f"table performance, {row.case_id} / {row.month} / {row.metric_id}")
    if not _MONTH.fullmatch(row.month):
        yield CxError(f"'{row.month}' is no month", f"table performance, {row.case_id} / {row.metric_id}, column month",
                      "Write it as year and month, such as 2026-03.")


def _barrier(row: Barrier, dataset: Dataset) -> Iterator[CxError]:
    where = f"table barrier, {row.case_id} / {row.id}"
    if row.touchpoint_id is not None and (row.case_id, row.touchpoint_id) not in dataset.touchpoint_keys:
        yield CxError(f"'{row.touchpoint_id}' is no touchpoint of the case", f"{where}, column touchpoint_id",
                      "Enter a touchpoint of the same case, or leave it empty.")
    if not row.leavers_low <= row.leavers <= row.leavers_high:
        yield CxError("The shares who leave are not in order", f"{where}, column leavers",
                      "Make leavers_low, leavers and leavers_high rise from left to right.")
    if row.decided_on is not None and not (_MONTH.fullmatch(row.decided_on) or _is_day(row.decided_on)):
        yield CxError(f"'{row.decided_on}' is neither a month nor a day", f"{where}, column decided_on",
                      "Write it as year and month, such as 2025-11, or leave it empty.")


def _days(row: Any, _: Dataset, columns: tuple[str, ...]) -> Iterator[CxError]:
    """Days of a review and of what was agreed in it."""
    for column in columns:
        told = getattr(row, column)
        if told is not None and not _is_day(told):
            name = " / ".join(getattr(row, field.name) for field in fields_of(type(row)) if field.key)
            yield CxError(f"'{told}' is no day", f"table {table_name(type(row))}, {name}, column {column}",
                          "Write it as year, month and day, such as 2026-05-01.")


def _is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as ISO 8601 writes it.

    >>> _is_day("2028-02-29"), _is_day("2026-02-29"), _is_day("20260501"), _is_day("1 May 2026")
    (True, False, False, False)
    """
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


_RULES: dict[type, Callable[[Any, Dataset], Iterator[CxError]]] = {
    Criterion: _criterion, Assumption: _assumption, Activity: _activity, Touchpoint: _touchpoint, Metric: _metric,
    ContractTerm: _term, Performance: _performance, Barrier: _barrier,
    Answer: partial(_days, columns=("review",)), ParityScore: partial(_days, columns=("review",)),
    Action: partial(_days, columns=("review", "due")),
}
