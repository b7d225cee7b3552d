"""The boxes beside the comments."""

from __future__ import annotations

import re

import pytest
from defusedxml.ElementTree import fromstring

from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.shapes import draw
from tests.exchange.sheets.marked.originals import raw, rich, small

PATH = "xl/worksheets/sheet1.xml"
VML = "{urn:schemas-microsoft-com:vml}"


def drawing(archive: Archive, path: str = PATH) -> bytes:
    return archive.part(next(one.target for one in archive.relations(path) if one.kind == "vmlDrawing"))


@pytest.mark.parametrize("original", [rich, small])
def test_boxes_are_added_to_those_there_are_under_numbers_of_their_own(original):
    archive = Archive(original(), "x")
    before = fromstring(drawing(archive))
    draw(archive, PATH, [(9, 9), (10, 9)])
    after = fromstring(drawing(archive))
    shapes = [item.get("id") for item in after.iter(f"{VML}shape")]
    assert len(set(shapes)) == len(shapes) == len(list(before.iter(f"{VML}shape"))) + 2
    assert len(list(after.iter(f"{VML}shapetype"))) == 1


@pytest.mark.parametrize("rest", ["", "<pageMargins/>", "<drawing/><tableParts/>", "<extLst/>", "<legacyDrawingHF/>"])
def test_the_drawing_of_a_sheet_is_named_where_the_format_wants_it(rest):
    archive = Archive(raw(f'<worksheet xmlns="SPACE"><sheetData/>{rest}</worksheet>'), "x")
    draw(archive, PATH, [(1, 1)])
    order = ["sheetData", "pageMargins", "drawing", "legacyDrawing", "legacyDrawingHF", "tableParts", "extLst"]
    names = [item.tag.rpartition("}")[2] for item in fromstring(archive.part(PATH))]
    assert names == sorted(names, key=order.index)
    assert "legacyDrawing" in names


def test_a_drawing_that_is_named_and_missing_is_replaced():
    sheet = ('<worksheet xmlns="SPACE" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
             '<sheetData/><legacyDrawing r:id="gone"/></worksheet>')
    archive = Archive(raw(sheet), "x")
    draw(archive, PATH, [(1, 1)])
    assert archive.part(PATH).count(b"<legacyDrawing") == 1
    assert b"ObjectType" in drawing(archive)


def test_two_sheets_number_their_boxes_apart():
    archive = Archive(rich(), "x")
    draw(archive, PATH, [(9, 9)])
    draw(archive, "xl/worksheets/sheet2.xml", [(1, 1)])
    numbers = [set(re.findall(rb'id="_x0000_s(\d+)"', drawing(archive, path)))
               for path in (PATH, "xl/worksheets/sheet2.xml")]
    assert not numbers[0] & numbers[1]
