"""The sheet Sources: the published figures beside each metric and beside the fee, with grade and address."""

from __future__ import annotations

from cxmodel.dataset import Dataset
from cxmodel.exchange.schedule.agreed import Agreement, unit_of
from cxmodel.exchange.schedule.paper import Sheet, form_of
from cxmodel.tables import Evidence, Metric

HEADS = (("For", 26), ("No.", 9), ("What was measured", 30), ("Unit", 18), ("Low", 10), ("Typical", 10), ("High", 10),
         ("Grade", 11), ("Year", 9), ("Publisher and title", 38), ("Address", 44), ("What to know about it", 40))
FEES = ("D-037", "D-033", "D-006")  # fees at risk, twice; credits really paid in one case
GRADES = "Grades: A official or first-party, B named study or practitioner, C seller, aggregator or unsourced."


def sources(sheet: Sheet, held: Agreement, dataset: Dataset) -> None:
    """One row a published figure; a metric without one says that its range is a judgement, and why."""
    sheet.head("What others publish. None of these figures is a term of the contract.", [width for _, width in HEADS])
    sheet.heads([name for name, _ in HEADS])
    for line in held.lines:
        found = [dataset.published[name] for name in line.metric.evidence if name in dataset.published]
        for one in found:
            _figure(sheet, line.metric.name, one)
        if not found:
            _judged(sheet, line.metric)
    for name in FEES:
        if name in dataset.published:
            _figure(sheet, "Fees at risk", dataset.published[name])
    sheet.row += 1
    sheet.text(sheet.row, GRADES)
    sheet.page.repeat_rows(5)


def _figure(sheet: Sheet, about: str, one: Evidence) -> None:
    form = form_of(one.unit.replace(" ", "/"))
    cells = (about, one.id, one.name, one.unit, one.low, one.typical, one.high, one.grade, one.year or "not dated",
             one.source_title, one.source_url or "", (one.note or "").partition("; ")[2])
    for column, item in enumerate(cells):
        sheet.cell(sheet.row, column, item, "cell", form if column in (4, 5, 6) else "")
    sheet.fit(sheet.row, cells)
    sheet.row += 1


def _judged(sheet: Sheet, metric: Metric) -> None:
    cells = (metric.name, "", "No published figure is used", unit_of(metric.unit), metric.low, metric.typical,
             metric.high, metric.grade, "", "", "", metric.reasoning)
    for column, item in enumerate(cells):
        sheet.cell(sheet.row, column, item, "cell", form_of(metric.unit) if column in (4, 5, 6) else "")
    sheet.fit(sheet.row, cells)
    sheet.row += 1
