"""New text in a workbook's cells: format, neighbours and other parts stay byte for byte."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from cxmodel.errors import CxError
from cxmodel.exchange.retyped import in_sheet, retyped

SHEET = (b'<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2" s="7"><x:f>1+1</x:f><x:v>2</x:v></x:c>'
         b'<x:c r="C2"><x:v>5</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c/></x:row></x:sheetData>'
         b"</x:worksheet>")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Offer"
    page.append(["vendor", "rate", "seats"])
    page.append(["Quillhaven", 0.125, 5])
    page["B2"].number_format = "0.0%"
    page["B2"].comment = Comment("as of May", "them")
    rule = DataValidation("list", formula1='"1,2"')
    rule.add("C2:C9")
    page.add_data_validation(rule)
    book.create_sheet("Other").append(["kept", "=1+1"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_only_the_cell_changes_and_it_keeps_its_format():
    old = made()
    new = retyped(old, "offer.xlsx", {"Offer": {(2, 2): "12.5 %", (2, 4): "<new & odd>"}})
    page = openpyxl.load_workbook(io.BytesIO(new))["Offer"]
    assert (page["B2"].value, page["B2"].number_format, page["B2"].comment.text) == ("12.5 %", "0.0%", "as of May")
    assert (page["D2"].value, page["C2"].value, len(page.data_validations.dataValidation)) == ("<new & odd>", 5, 1)
    before, after = parts(old), parts(new)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]


def test_prefixes_and_places_without_numbers_are_understood():
    new, formula = in_sheet(SHEET, {(2, 1): "a", (2, 2): "b", (3, 2): "c"}, "x.xlsx")
    assert formula
    assert new == SHEET.replace(
        b'<x:c r="A2" s="7"><x:f>1+1</x:f><x:v>2</x:v></x:c>',
        b'<x:c r="A2" s="7" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c>'
        b'<x:c r="B2" t="inlineStr"><x:is><x:t xml:space="preserve">b</x:t></x:is></x:c>').replace(
        b"<x:c/>", b'<x:c r="B3" t="inlineStr"><x:is><x:t xml:space="preserve">c</x:t></x:is></x:c>')


def test_an_emptied_cell_keeps_its_format_alone():
    new, _ = in_sheet(SHEET, {(2, 1): ""}, "x.xlsx")
    assert b'<x:c r="A2" s="7"/><x:c r="C2">' in new


def test_with_a_formula_the_order_of_calculation_goes():
    """Excel takes an order that names a cell without a formula for damage."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Offer")
        page.write_formula("A1", "=1+1", value=2)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/calcChain.xml", "<calcChain/>")
    old = stream.getvalue()
    types = b'<Override PartName="/xl/calcChain.xml" ContentType="t"/>'
    links = b'<Relationship Id="r9" Type="t/calcChain" Target="calcChain.xml"/>'
    chained = io.BytesIO()
    with zipfile.ZipFile(chained, "w") as archive:
        for name, body in parts(old).items():
            body = body.replace(b"</Types>", types + b"</Types>") if name == "[Content_Types].xml" else body
            archive.writestr(name, body.replace(b"</Relationships>", links + b"</Relationships>")
                             if name == "xl/_rels/workbook.xml.rels" else body)
    new = parts(retyped(chained.getvalue(), "x.xlsx", {"Offer": {(1, 1): "2"}}))
    assert b"calcChain" not in new["[Content_Types].xml"] + new["xl/_rels/workbook.xml.rels"]
    kept = parts(retyped(chained.getvalue(), "x.xlsx", {"Offer": {(1, 2): "2"}}))
    assert b"calcChain" in kept["[Content_Types].xml"]


def test_a_formula_that_others_share_is_left_alone():
    shared = SHEET.replace(b"<x:f>", b'<x:f t="shared" ref="A2:A9" si="0">')
    with pytest.raises(CxError, match="A2 is shared"):
        in_sheet(shared, {(2, 1): "2"}, "x.xlsx")


def test_signs_that_no_workbook_can_hold_are_left_out():
    assert b">ab<" in in_sheet(SHEET, {(2, 1): "a\x00\x1fb"}, "x.xlsx")[0]
