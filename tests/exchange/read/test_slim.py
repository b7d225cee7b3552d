"""A workbook reduced to its cells."""

import pytest

from cxmodel.errors import CxError
from cxmodel.exchange.read.package import open_package
from cxmodel.exchange.read.slim import place, slim
from tests.exchange.corpus.raw_bytes import cells, parts, zipped


def reduced(sheet: str, **more: str):
    return slim(open_package(zipped({**parts(sheet), **more}), "offer.xlsx"), "offer.xlsx")


def test_hidden_rows_and_columns_and_merged_cells_come_along():
    sheet = cells().replace("<row>", '<row r="1" hidden="1">', 1).replace(
        "<sheetData>", '<cols><col min="3" max="4" hidden="1"/><col min="6" max="6"/></cols><sheetData>').replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>')
    part = reduced(sheet).sheets[0]
    assert (part.hidden_rows, part.hidden_columns) == ({1}, {3, 4})
    assert part.merged == ((2, 1, 3, 2),)


def test_notes_are_found_through_the_relations_of_the_sheet():
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
            'Target="../comments1.xml"/></Relationships>')
    notes = ('<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList>'
             '<comment ref="D1">'
             "<text><r><t>per </t></r><r><t>month</t></r></text></comment></commentList></comments>")
    found = reduced(cells(), **{"xl/worksheets/_rels/sheet1.xml.rels": rels, "xl/comments1.xml": notes}).sheets[0]
    assert found.notes == {(1, place("D")): "per month"}


def test_formulas_and_a_workbook_that_asks_to_be_worked_out_are_noticed():
    sheet = cells().replace("<v>300</v>", "<f>150*2</f><v>300</v>")
    book = str(parts("")["xl/workbook.xml"]).replace("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>')
    assert reduced(sheet).sheets[0].formulas
    assert reduced(sheet, **{"xl/workbook.xml": book}).recalculate
    assert not reduced(cells()).recalculate


def test_a_sheet_that_ends_in_the_middle_is_damaged():
    with pytest.raises(CxError, match="damaged"):
        reduced(cells().replace("</sheetData>", ""))
