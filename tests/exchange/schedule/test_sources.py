"""The sheet Sources: every published figure with its grade, and a judgement that says so."""

from __future__ import annotations

import openpyxl


def test_every_metric_has_its_figures_or_says_that_there_are_none(written, dataset):
    sheet = openpyxl.load_workbook(written)["Sources"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7) if row[0].value]
    assert ["FCR", "E-001"] in [row[:2] for row in rows]
    assert [row[1] for row in rows if row[0] == "Fees at risk"] == ["D-037", "D-033", "D-006"]
    judged = next(row for row in rows if row[0] == "AHT")
    assert (judged[2], judged[7]) == ("No published figure is used", "judgement")
    assert next(row for row in rows if row[1] == "E-001")[10] == dataset.published["E-001"].source_url
