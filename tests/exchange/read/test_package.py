"""Zips that must not be opened, and those that may."""

import pytest

from cxmodel.errors import CxError
from cxmodel.exchange.read import package
from tests.exchange.corpus.raw_bytes import cells, parts, zipped


def refusal(data: bytes) -> str:
    with pytest.raises(CxError) as caught:
        package.open_package(data, "offer.xlsx")
    return caught.value.what


def test_a_plain_workbook_opens():
    assert "xl/workbook.xml" in package.open_package(zipped(parts(cells())), "offer.xlsx").namelist()


@pytest.mark.parametrize("tail", [
    '<row r="5"><c r="XFD5"><v>1</v></c></row>', '<row r="200000"><c r="A200000"><v>1</v></c></row>',
    "<row r='200000'><c><v>1</v></c></row>", "<row><c s='1' r='ZZZ9' t='s'><v>0</v></c></row>",
])
def test_a_value_far_outside_is_refused_however_its_place_is_written(tail):
    assert "far outside any table" in refusal(zipped(parts(cells(tail=tail))))


@pytest.mark.parametrize("tail", [
    '<row r="1048576"><c r="XFD1048576" s="3"/></row>', '<row r="1048576" ht="20"/>',
    '<row r="1048576"><c r="XFD1048576" s="3"></c></row>', '<row r="1048576"><c s="3"/></row>',
])
def test_formatting_far_outside_does_no_harm(tail):
    assert package.open_package(zipped(parts(cells(tail=tail))), "offer.xlsx")


def test_too_many_cells_and_too_large_parts_are_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_CELLS", 20)
    assert "too long" in refusal(zipped(parts(cells())))
    monkeypatch.setattr(package, "MOST_PART_BYTES", 500)
    assert "too long" in refusal(zipped(parts(cells())))


def test_a_part_that_packs_too_well_is_a_bomb_also_when_it_is_a_picture():
    assert "would fill" in refusal(zipped({**parts(cells()), "xl/media/a.png": b"\0" * (9 * 2**20)}))


@pytest.mark.parametrize(("extra", "words"), [
    ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
    ({"xl/workbook.bin": ""}, ".xlsb"), ({"word/document.xml": "<a/>"}, "Word"),
    ({"ppt/presentation.xml": "<a/>"}, "PowerPoint"), ({"Index/Document.iwa": ""}, "Numbers"), ({"a.txt": ""}, "zip"),
])
def test_other_zips_are_called_by_their_name(extra, words):
    assert words in refusal(zipped(extra))


def test_entities_are_refused_in_every_part():
    assert "entities" in refusal(zipped({**parts(cells()), "docProps/core.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}))
    odd = '<?xml version="1.0" encoding="utf-7"?><a/>'
    assert "unusual" in refusal(zipped({**parts(cells()), "docProps/core.xml": odd}))
