"""The schedule as a lawyer gets it: complete, recalculated by another program to the cent, no text a formula."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from cxmodel.errors import CxError
from cxmodel.exchange import schedule
from cxmodel.exchange.schedule.paper import SHEETS
from tests.exchange.schedule import world
from tests.exchange.workbook.recalculated import engines, recalculate, values, with_cells


def test_the_sheets_stand_in_order_and_each_says_sample(written):
    book = openpyxl.load_workbook(written)
    assert tuple(book.sheetnames) == SHEETS
    assert all("SAMPLE" in str(sheet["A3"].value) for sheet in book)
    assert "Heronlight Care, as of 1 April 2026" in book["Fees"]["A2"].value


def test_a_text_that_begins_like_a_formula_stays_a_text(signed):
    texts = ("=1+1", "+49 30", "-5", "@home", "=HYPERLINK(\"x\")")
    wild = replace(signed, contract_term=tuple(
        replace(row, statement=text, good_example=text, bad_example=text)
        for row, text in zip((*world.TERMS,), texts, strict=False)), metric=tuple(
        replace(row, name=f"{text} {row.id}", kind="behaviour", definition=text, formula=text)
        for row, text in zip(world.METRICS, (*texts, "=a", "=b"), strict=True)))
    target = io.BytesIO()
    schedule.write(wild, world.CASE, target)
    book = openpyxl.load_workbook(target)
    for sheet in (book["Behaviours"], book["Sources"]):
        assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert book["Behaviours"]["B7"].value in texts


@pytest.mark.parametrize("engine", engines())
def test_another_program_works_out_the_same_month_to_the_cent(written, tmp_path, engine):
    """January: 2,083.33 + 1,250.00 + 666.67 = the cap of 4,000; then with a cap of 10%, no cut: 4,800."""
    wide = with_cells(written, {("Fees", "B9"): 0.10}, tmp_path / "wide.xlsx")
    same, other = (values(file, ("Fees", "Scorecard")) for file in recalculate([written, wide], engine, tmp_path))
    row = next(int(address[1:]) for address, value in same["Fees"].items() if address[0] == "A" and value == "FCR")
    assert [same["Fees"][f"L{place}"] for place in range(row, row + 5)] == pytest.approx(
        [2083.33, 1250, 666.67, 0, 4000])
    assert same["Fees"][f"B{row + 5}"] == pytest.approx(96_000)
    assert [other["Fees"][f"L{place}"] for place in range(row, row + 5)] == pytest.approx([2500, 1500, 800, 0, 4800])
    assert other["Fees"][f"M{row}"] == pytest.approx(1250)
    assert [same["Scorecard"][f"L{place}"] for place in range(7, 12)] == pytest.approx([5000, 3000, 2000, 0, 10_000])


def test_without_a_contract_there_is_nothing_to_attach(dataset):
    with pytest.raises(CxError, match="nothing to attach"):
        schedule.write(world.bare(dataset), world.CASE, io.BytesIO())


def test_terms_that_cannot_be_settled_make_no_file(signed):
    target = io.BytesIO()
    with pytest.raises(CxError, match="lost whole"):
        schedule.write(replace(signed, contract_term=(world.term("fcr", 1, 0.7, 0.7),)), world.CASE, target)
    assert target.getvalue() == b""
