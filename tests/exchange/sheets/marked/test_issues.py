"""The list of what is to be mended."""

from __future__ import annotations

import io

import openpyxl

from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.sheets.marked import issues
from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.fills import Styles
from tests.exchange.sheets.marked.originals import small

REMARK = Remark("error", "Vendors", "B2", "rate", "x", "a number", "Write it.")


def added(data: bytes, remarks: list[Remark]) -> bytes:
    archive = Archive(data, "x")
    styles = Styles(archive)
    issues.add(archive, remarks, styles)
    styles.save()
    stream = io.BytesIO()
    archive.save(stream)
    return stream.getvalue()


def saved_by_openpyxl(data: bytes) -> bytes:
    """As another program writes it: texts in a table of their own, parts under other names."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book["Issues (2)"].iter_rows():
        for cell in row:
            cell.hyperlink = None
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_title_says_how_many_and_what_the_colours_mean():
    title, told, _, heads, first = issues.lines([REMARK], "More below.")
    assert title == (issues.TITLE,)
    assert told[0].startswith("1 remark, 1 error.")
    assert told[0].endswith("More below.")
    assert heads[-1] == "How to mend it"
    assert first == ("error", "Vendors", "B2", "rate", "x", "a number", "Write it.")


def test_a_clean_file_is_said_to_be_clean():
    assert issues.lines([])[1][0] == "Nothing is to be mended."


def test_our_list_of_before_is_renewed_even_after_another_program_has_saved_it():
    once = added(small(), [REMARK] * 3)
    for data in (once, saved_by_openpyxl(once)):
        book = openpyxl.load_workbook(io.BytesIO(added(data, [REMARK])))
        assert book.sheetnames == ["Vendors", "Issues", "Issues (2)"]
        assert book["Issues (2)"].max_row == 5
        assert book["Issues"]["A1"].value == "mine"


def test_a_remark_on_a_sheet_that_is_not_there_is_listed_without_a_link():
    data = added(small(), [Remark("error", "Gone", "B2", "", "", "", "m")])
    page = openpyxl.load_workbook(io.BytesIO(data))["Issues (2)"]
    assert page["B5"].value == "Gone"
    assert page["C5"].hyperlink is None


def test_a_column_is_called_as_the_file_calls_it():
    assert issues.lines([Remark("error", "Offer", "B2", "hourly_rate_usd", "x", "y", "z", "Rate")])[4][3] == "Rate"
