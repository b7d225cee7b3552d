"""Parts of a workbook, what they refer to, and what new ones need."""

from __future__ import annotations

import io
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from cxmodel.exchange.sheets.marked.archive import Archive, SheetEntry
from tests.exchange.sheets.marked.originals import raw, rich, small

SHEET = '<worksheet xmlns="SPACE"><sheetData/></worksheet>'


def saved(archive: Archive) -> ZipFile:
    stream = io.BytesIO()
    archive.save(stream)
    return ZipFile(stream)


def test_a_workbook_that_is_not_changed_keeps_every_byte_of_every_part():
    before, after = ZipFile(io.BytesIO(rich())), saved(Archive(rich(), "x"))
    assert after.namelist() == before.namelist()
    assert all(after.read(name) == before.read(name) for name in before.namelist())


def test_sheets_are_listed_in_their_order_with_their_parts():
    assert list(Archive(rich(), "x").sheets()) == [SheetEntry("Vendors", "xl/worksheets/sheet1.xml"),
                                                   SheetEntry("Lists", "xl/worksheets/sheet2.xml")]
    assert [sheet.name for sheet in Archive(raw(SHEET), "x").sheets()] == ["Vendors"]


def test_a_new_relation_has_an_id_of_its_own_even_among_links_to_the_outside():
    archive = Archive(rich(), "x")
    first = archive.relate("xl/worksheets/sheet1.xml", "comments", "xl/comments9.xml")
    second = archive.relate("xl/worksheets/sheet1.xml", "comments", "xl/comments8.xml")
    items = fromstring(archive.part("xl/worksheets/_rels/sheet1.xml.rels"))
    assert len({item.get("Id") for item in items}) == len(items)
    assert first != second
    assert archive.relations("xl/worksheets/sheet1.xml")[-1].target == "xl/comments8.xml"


def test_a_part_without_relations_gets_them():
    archive = Archive(raw(SHEET), "x")
    assert archive.relations("xl/worksheets/sheet1.xml") == []
    archive.relate("xl/worksheets/sheet1.xml", "comments", "xl/comments1.xml")
    (found,) = archive.relations("xl/worksheets/sheet1.xml")
    assert (found.kind, found.target) == ("comments", "xl/comments1.xml")


def test_types_are_declared_once():
    archive = Archive(small(), "x")
    for _ in range(2):
        archive.declare(".vml", "drawing")
        archive.declare("xl/new.xml", "new")
    types = fromstring(archive.part("[Content_Types].xml"))
    assert sum(item.get("Extension") == "vml" for item in types) == 1
    assert sum(item.get("PartName") == "/xl/new.xml" for item in types) == 1


def test_a_free_path_is_one_that_no_part_has():
    assert Archive(rich(), "x").free("xl/worksheets/sheet{}.xml") == "xl/worksheets/sheet3.xml"


def test_new_parts_stand_in_the_saved_file():
    archive = Archive(small(), "x")
    archive.put("xl/extra.xml", b"<a/>")
    assert saved(archive).read("xl/extra.xml") == b"<a/>"
