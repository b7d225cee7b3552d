"""The whole workbook: what it holds for whom, whatever stands in the data."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cxmodel.exchange import workbook
from cxmodel.model.evaluate import evaluate
from cxmodel.scenario import starting
from cxmodel.store.shipped import shipped
from tests.exchange.workbook.conftest import MADE

KNOWN = {  # to Excel 2016 and to LibreOffice
    "ABS", "AND", "AVERAGE", "CHOOSE", "COUNT", "COUNTIF", "COUNTIFS", "EXP", "FIND", "GAMMADIST", "IF", "INDEX",
    "INT", "ISERROR", "ISNUMBER", "ISTEXT", "LEFT", "LN", "MATCH", "MAX", "MIN", "POISSON", "ROUND", "ROWS", "SUM",
    "SUMIFS", "SUMPRODUCT", "TEXT", "VALUE"}


def test_only_functions_that_excel_2016_and_libreoffice_know(formulas):
    used = set()
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            assert isinstance(cell.value, str), "no array formula"
            used |= set(re.findall(r"([A-Z][A-Z0-9.]+)\(", re.sub(r'"[^"]*"', "", cell.value)))
    assert used <= KNOWN
    assert {"POISSON", "GAMMADIST", "SUMIFS", "SUMPRODUCT"} <= used


@pytest.mark.parametrize(("sheet", "title"), [
    ("Calc", "Run: the vendors' bills"), ("Calc", "Customers lost"), ("Calc", "Seats under the plan"),
    ("Staffing", "Agents for a year's cost"), ("Years", "Net saving"), ("Years", "Payback"), ("Bridge", "Net saving"),
    ("Results", "CX value at risk"), ("Results", "Net present value")])
def test_the_figures_that_decide_are_formulas(formulas, sheet, title):
    row = next(row for row in formulas[sheet].iter_rows() if str(row[0].value or "").startswith(title))
    assert any(cell.data_type == "f" for cell in row)


def test_the_same_results_give_the_same_cells(dataset, results):
    files = [BytesIO(), BytesIO()]
    for file in files:
        workbook.write(dataset, results, file, MADE)
    books = [openpyxl.load_workbook(file) for file in files]
    for sheet in books[0]:
        cells = [[cell.value for row in book[sheet.title].iter_rows() for cell in row] for book in books]
        assert cells[0] == cells[1]


SCENARIOS = [starting(shipped(), row.id) for row in shipped().case]
hostile = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(
    lambda words: words.strip() or "x") | st.sampled_from(
    ["=1+1", "+cmd", "-2", "@SUM(1)", '"', "*", "?", "~", "‹Calc›§", "{x}", "A1", "TRUE", "  x", "1 2", "é", "\u202ex"])


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])  # to shrink would take minutes
@given(st.data())
def test_whatever_names_are_called_they_stay_texts_and_all_checks_hold(data):
    """Names of activities, vendors, cities and criteria that look like formulas, wildcards or nothing at all."""
    dataset, draw = shipped(), lambda: data.draw(hostile)
    hurt = replace(
        dataset, activity=tuple(replace(row, name=draw()) for row in dataset.activity),
        vendor=tuple(replace(row, name=draw()) for row in dataset.vendor),
        site=tuple(replace(row, city=draw()) for row in dataset.site),
        criterion=tuple(replace(row, name=draw()) for row in dataset.criterion))
    file = BytesIO()
    workbook.write(hurt, evaluate(hurt, data.draw(st.sampled_from(SCENARIOS)), 5), file, MADE)
    formulas, shown = (openpyxl.load_workbook(file, data_only=values, read_only=True) for values in (False, True))
    assert shown["Checks"]["A4"].value == "All checks hold, and every figure equals the app's."
    for sheet in ("Activities", "Scores", "Vendors"):
        for row in formulas[sheet].iter_rows(min_row=7, max_col=2):
            assert row[0].data_type != "f" or sheet == "Scores"


def test_a_path_and_an_open_file_take_the_same(dataset, results, tmp_path):
    file = BytesIO()
    workbook.write(dataset, results, file, MADE)
    workbook.write(dataset, results, tmp_path / "model.xlsx", MADE)
    assert abs(len(file.getvalue()) - (tmp_path / "model.xlsx").stat().st_size) < 200
    assert len(file.getvalue()) < 600_000
