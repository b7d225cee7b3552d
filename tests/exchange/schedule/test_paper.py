"""Cells take what they are given, as it is."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from cxmodel.exchange.schedule.paper import Paper


def test_texts_numbers_and_nothing():
    target = io.BytesIO()
    paper = Paper(target, "=1+1", "us and them", False, date(2026, 4, 1))
    sheet = paper.sheets["Scorecard"]
    sheet.head("About", (10, 10))
    for column, item in enumerate(("=1+1", 0.5, None)):
        sheet.cell(6, column, item, "cell", "0.0%" if item == 0.5 else "")
    paper.close()
    book = openpyxl.load_workbook(target)["Scorecard"]
    assert [(cell.value, cell.data_type) for cell in book[7]] == [("=1+1", "s"), (0.5, "n"), (None, "n")]
    assert (book["A1"].value, book["A1"].data_type) == ("=1+1: scorecard", "s")
    assert book["A3"].value is None
