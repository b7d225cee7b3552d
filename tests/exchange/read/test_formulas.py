"""Results worked out anew."""

import pytest

from cxmodel.exchange.read.formulas import Worker
from cxmodel.exchange.read.grids import Cell, Grid, Sheet

VALUES = {(1, 1): 10.0, (2, 1): 2.5, (3, 1): 4.0, (1, 2): "text"}


def again(formula: str):
    sheet = Sheet("Sheet 1", {r: {c: Cell(r, c, VALUES[r, c]) for c in (1, 2) if (r, c) in VALUES} for r in (1, 2, 3)})
    cell = Cell(9, 9, 0, formula=formula)
    sheet.rows[9] = {9: cell}
    return Worker(Grid([sheet])).again(sheet, cell)


@pytest.mark.parametrize(("formula", "result"), [
    ("A1*1.25", 12.5), ("A1+A2*A3", 20), ("(A1+A2)*A3", 50), ("-A2^2", 6.25), ("A1/A3%", 250), ("SUM(A1:A3)", 16.5),
    ("SUM(A1:B3)", 16.5), ("ROUND(A1/3,2)", 3.33), ("AVERAGE(A1,A2)", 6.25), ("MIN(A1:A3)-MAX(1,2)", 0.5), ("$A$1", 10),
    ("'Sheet 1'!A2*2", 5), ("2^3^1", 8), ("ABS(-A1)", 10), ("A7+1", 1), ("1-2-3", -4), ("ROUND(2.5,0)", 3),
])
def test_arithmetic_agrees_with_a_spreadsheet(formula, result):
    assert again(formula) == pytest.approx(result)


@pytest.mark.parametrize("formula", ["VLOOKUP(A1,A1:B3,2)", "I9+1", "A1/0", "A1&B1", "B1*2", "[1]Other!A1",
                                     "Missing!A1",
                                     "A1:A3", "IF(", " ", "SUM(A1:XFD1048576)", "1+", "TODAY()", "((((1"])
def test_what_is_beyond_it_is_left_unsaid(formula):
    assert again(formula) is None


def test_a_long_chain_ends():
    sheet = Sheet("S", {r: {1: Cell(r, 1, 0, formula=f"A{r + 1}+1")} for r in range(1, 500)})
    assert Worker(Grid([sheet])).again(sheet, sheet.rows[1][1]) is None
