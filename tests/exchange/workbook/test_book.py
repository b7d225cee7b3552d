"""The paper: what is locked, what is marked as sample, and texts that no spreadsheet may take for formulas."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest

from cxmodel.exchange.workbook.book import SAMPLE, SHEETS, Book, cached, clean, within_bounds
from tests.exchange.workbook.conftest import MADE


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=1}", "http://x.y", "1e5",
                                   "a\x01b\ud800c", "x" * 40_000])
def test_a_text_stays_a_text(words):
    file = BytesIO()
    book = Book(file, False, words[:200], MADE)
    book.sheets["Log"].text(0, 0, words)
    book.close()
    cell = openpyxl.load_workbook(file)["Log"]["A1"]
    assert cell.data_type == "s"
    assert cell.value == clean(words)
    assert len(cell.value) <= 32_767


def test_sheets_stand_in_order_and_each_is_marked_as_sample(formulas):
    assert tuple(formulas.sheetnames) == SHEETS
    for sheet in formulas:
        assert sheet["A2"].value == SAMPLE
        assert "SAMPLE" in sheet.oddFooter.left.text


def test_no_password_and_only_inputs_are_unlocked(formulas):
    """An unlocked cell has the colour of inputs, a formula is never unlocked, and a key is not needed."""
    for sheet in formulas:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if not cell.protection.locked:
                assert cell.fill.fgColor.rgb == "FFFFF6D5"
                assert cell.data_type != "f"


def test_bounds_become_a_rule_in_words():
    assert within_bounds("Share", "share", 0, 1)["error_message"] == "Enter a number from 0 to 1 share."
    assert within_bounds("Weight", "", 0, float("inf"))["criteria"] == ">="
    assert within_bounds("Anything", "", float("-inf"), float("inf")) == {"validate": "any"}


def test_what_is_not_finite_is_shown_as_not_there():
    assert (cached(float("nan")), cached("=a"), cached(2.5)) == ("#N/A", "=a", 2.5)


def test_the_file_speaks_to_nobody(written):
    """No link, image or connection to another place: only the workbook's own parts."""
    with zipfile.ZipFile(written) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or "connection" in name.lower()]
        for name in parts.namelist():
            assert not re.search(rb'TargetMode="External"', parts.read(name)), name
