"""Monthly performance: one figure a row, or a column for each metric; each metric's figures are read together.

Together, because a share may be written as 0.85, 85% or 85, and only its column as a whole tells which.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.exchange.read.cells import Gap, Lane, read_text
from cxmodel.exchange.read.columns import Column
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.figures import read_numbers
from cxmodel.exchange.read.formulas import Worker
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.headers import heard
from cxmodel.exchange.read.months import read_month
from cxmodel.exchange.read.naming import Naming
from cxmodel.exchange.read.quoted import NOTHING, Said
from cxmodel.exchange.read.rows import Row, again
from cxmodel.exchange.read.sections import Section
from cxmodel.exchange.read.surroundings import decimal_mark
from cxmodel.schema import Quantity
from cxmodel.tables import Metric
from cxmodel.units import Unit

MOST_SHARE = {"share": 1.0, "share/year": 3.0}
"""Units of metrics that are shares, and the most that makes sense."""
_READ = {"case_id": read_text, "month": read_month, "metric_id": read_text}
_Placed = tuple[Row, Cell | None, Said]


def read_monthly(section: Section, enquiry: Enquiry, dataset: Dataset, worker: Worker | None,
                 recalculate: bool) -> list[Row]:
    """A row for each month and metric; an empty cell of a grid says nothing."""
    placed = _grid(section, enquiry) if section.spread else _list(section, enquiry)
    naming = Naming("metric", [(row.id, row.name) for row in dataset.metric], "a metric of the library", enquiry)
    by_metric: dict[str, list[_Placed]] = {}
    for one in placed:
        row = one[0]
        if row.values.get("metric_id") is not None or row.gaps.get("metric_id") is Gap.EMPTY:
            key = naming.find(row)
            _put(row, "metric_id", Gap.WRONG if key is None else key)
        by_metric.setdefault(row.values.get("metric_id") or "", []).append(one)
    mark = decimal_mark(section) if section.sheet.text else ""
    for key, group in by_metric.items():
        column = column_of(dataset.metrics.get(key), section.table.column("value"))
        lane = Lane(column, section.table.name, section.sheet.name, enquiry, group[0][2], texts=section.sheet.text,
                    recalculate=recalculate, mark=mark, worked_out=again(section, worker))
        for (row, _, _), value in zip(group, read_numbers([cell for _, cell, _ in group], lane), strict=True):
            _put(row, "value", value)
    return [row for row, _, _ in placed]


def column_of(metric: Metric | None, plain: Column) -> Column:
    """How the figures of a metric are read: those of a share as shares, inside what makes sense."""
    if metric is None or metric.unit not in MOST_SHARE:
        return plain
    return Column("value", Quantity(metric.name, Unit.SHARE, 0, MOST_SHARE[metric.unit]), "share")


def _list(section: Section, enquiry: Enquiry) -> list[_Placed]:
    """One figure a row."""
    head = section.headings["value"].match.said if "value" in section.headings else NOTHING
    return [(_row(section, place, enquiry), section.cell(place, "value"), head) for place in section.rows]


def _grid(section: Section, enquiry: Enquiry) -> list[_Placed]:
    """A row for each filled cell under the name of a metric."""
    placed: list[_Placed] = []
    months = [(place, _row(section, place, enquiry)) for place in section.rows]
    for at, key in section.spread.items():
        head = heard(shown(section.sheet.at(section.last_header, at)))
        for place, month in months:
            cell = section.sheet.at(place, at)
            if cell is not None and shown(cell):
                row = replace(month, values={**month.values, "metric_id": key}, gaps={**month.gaps},
                              cells={**month.cells, "value": cell.address})
                del row.gaps["metric_id"]
                placed.append((row, cell, head))
    return placed


def _row(section: Section, place: int, enquiry: Enquiry) -> Row:
    """The row with all but its figure."""
    row = Row(section.table.name, section.sheet.name, section.place(place))
    for column in section.table.columns:
        row.values[column.name], row.gaps[column.name] = None, Gap.EMPTY
    for name in section.headings:
        cell = section.cell(place, name)
        if cell is not None:
            row.cells[name] = cell.address
        if name in _READ:
            lane = Lane(section.table.column(name), section.table.name, section.sheet.name, enquiry)
            _put(row, name, _READ[name](cell, lane))
    return row


def _put(row: Row, name: str, value: Any) -> None:
    if isinstance(value, Gap):
        row.values[name], row.gaps[name] = None, value
    else:
        row.values[name] = value
        row.gaps.pop(name, None)
