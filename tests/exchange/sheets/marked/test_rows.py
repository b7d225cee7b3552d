"""A text file as a workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest

from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.sheets.marked.marks import marks_of
from cxmodel.exchange.sheets.marked.rows import write


def workbook(data: bytes, name: str, remarks: list[Remark]) -> openpyxl.Workbook:
    stream = io.BytesIO()
    write(data, remarks, marks_of(remarks), stream, name)
    return openpyxl.load_workbook(stream)


@pytest.mark.parametrize("name", ["a:b[c]?.csv", "Issues.csv", "x" * 60 + ".csv", "", "'q'.csv", "read.me.txt"])
def test_any_name_of_a_file_makes_a_name_of_a_sheet(name):
    book = workbook(b"vendor,rate\nA,1\n", name, [])
    assert len(book.sheetnames) == 2
    assert book.sheetnames[-1] == "Issues"


def test_rows_stand_where_the_remarks_look_for_them():
    """Empty lines and a line that names the separator keep their numbers."""
    remark = Remark("warning", "offer", "B4", "rate", "5", "y", "z")
    page = workbook(b"sep=;\nvendor;rate\n\nA;5\n", "offer.csv", [remark])["offer"]
    assert page["B4"].value == "5"
    assert page["B4"].comment


def test_letters_of_an_old_code_page_come_out_right():
    page = workbook("Anbieter;Stadt\nZoë;Zürich\n".encode("cp1252"), "offer.csv", [])["offer"]
    assert page["B2"].value == "Zürich"
