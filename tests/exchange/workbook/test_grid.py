"""One formula a row, copied across, and one a column, copied down: as FAST and ICAEW ask for."""

from __future__ import annotations

import re

import pytest
from openpyxl.utils import get_column_letter

from cxmodel.exchange.workbook.grid import FIRST_COLUMN


@pytest.mark.parametrize("sheet", ["Calc", "Staffing", "Years"])
def test_each_row_holds_one_formula_copied_across(formulas, sheet):
    """With its own column's letter taken out, the formula is the same in all cells of a row."""
    rows = 0
    for row in formulas[sheet].iter_rows(min_row=8, min_col=FIRST_COLUMN + 1):
        texts = {re.sub(rf"(?<![A-Z$]){cell.column_letter}(?=\d)", "§", cell.value)
                 for cell in row if cell.data_type == "f"}
        assert len(texts) <= 1, (sheet, row[0].row, texts)
        rows += len(texts)
    assert rows >= 15


@pytest.mark.parametrize("sheet", ["Activities", "Vendors", "Plan"])
def test_each_column_holds_one_formula_copied_down(formulas, sheet):
    """On Plan the shares are the one exception: worked out at home, entered below."""
    found = 0
    for column in formulas[sheet].iter_cols(min_row=7):
        texts = {re.sub(rf"(?<=[A-Z]){cell.row}(?!\d)", "¤", cell.value) for cell in column if cell.data_type == "f"}
        assert len(texts) <= 1, (sheet, get_column_letter(column[0].column), texts)
        found += len(texts)
    assert found >= 1


def test_units_stand_beside_the_figures(formulas):
    for sheet in ("Calc", "Staffing", "Years"):
        for row in formulas[sheet].iter_rows(min_row=8, max_col=FIRST_COLUMN + 1):
            if row[FIRST_COLUMN].data_type == "f" and row[0].value not in ("Shore", "Language"):
                assert row[1].value, (sheet, row[0].value)


def test_a_total_sums_its_row(formulas):
    run = next(row for row in formulas["Calc"].iter_rows() if row[0].value == "Run: the vendors' bills")
    first, last = run[FIRST_COLUMN].coordinate, [cell for cell in run if cell.value][-1].coordinate
    dollars = [re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", one) for one in (first, last)]
    assert run[FIRST_COLUMN - 1].value == f"=SUM({dollars[0]}:{dollars[1]})"
