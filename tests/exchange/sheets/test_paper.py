"""Writing that loses nothing."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.exchange.sheets import paper
from cxmodel.exchange.sheets.columns import Column
from cxmodel.exchange.sheets.paper import Book, Figure
from cxmodel.schema import Field, Text


def written(numbers) -> bytes:
    stream = io.BytesIO()
    book = Book(stream, "Test")
    page = book.sheet("S")
    for row, number in enumerate(numbers):
        page.cell(row, 0, number)
    book.close()
    return stream.getvalue()


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=40))
def test_every_digit_of_a_number_is_in_the_file(numbers):
    """XlsxWriter writes 16 digits; a double needs 17."""
    xml = ZipFile(io.BytesIO(written(numbers))).read("xl/worksheets/sheet1.xml").decode()
    assert [repr(float(text)) for text in re.findall("<v>(.*?)</v>", xml)] == list(map(repr, numbers))


@pytest.mark.parametrize("text", ["=1+1", "{=1}", "https://example.org", "1234", "mailto:a@b.c"])
def test_text_is_never_a_formula_a_link_or_a_number(text):
    cell = openpyxl.load_workbook(io.BytesIO(written([text])))["S"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_figure_is_a_number_for_everybody_else():
    assert Figure(2) + 0.5 == 2.5


def test_nothing_is_no_cell():
    assert openpyxl.load_workbook(io.BytesIO(written([None, 1])))["S"]["A1"].value is None


def test_rows_that_a_sheet_cannot_hold_are_refused_and_not_lost(monkeypatch):
    monkeypatch.setattr(paper, "LAST_ROW", 3)
    column = Column("question", Field("question", Text("Question"), False, False))
    with pytest.raises(CxError, match="more rows than a sheet holds"):
        Book(io.BytesIO(), "Test").sheet("S").table([column], [["x"]] * 4)


def test_long_texts_get_rows_that_show_them():
    stream = io.BytesIO()
    book = Book(stream, "Test")
    column = Column("question", Field("question", Text("Question"), False, False), "given", wrap=True)
    book.sheet("S").table([column], [["short"], ["long " * 40]])
    book.close()
    heights = openpyxl.load_workbook(stream)["S"].row_dimensions
    assert (heights[2].height, heights[3].height) == (None, 75)
