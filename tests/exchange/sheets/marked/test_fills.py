"""Colour on cells that are there, and on those that are not."""

from __future__ import annotations

import io

import openpyxl
import pytest

from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.fills import Styles, colour
from cxmodel.exchange.sheets.marked.marks import COLOURS
from tests.exchange.sheets.marked.originals import raw, rich

pytestmark = [pytest.mark.filterwarnings("ignore:.*not supported and will be removed:UserWarning"),
              pytest.mark.filterwarnings("ignore:.*no default style:UserWarning")]
PATH = "xl/worksheets/sheet1.xml"


def coloured(data: bytes, levels: dict[tuple[int, int], str]) -> openpyxl.Workbook:
    archive = Archive(data, "x")
    styles = Styles(archive)
    colour(archive, PATH, levels, styles)
    styles.save()
    stream = io.BytesIO()
    archive.save(stream)
    return openpyxl.load_workbook(stream)


def test_a_cell_that_is_not_there_is_added_in_its_place():
    places = [(1, 26), (3, 5), (3, 60), (6, 2), (9, 1), (40, 1), (41, 5)]
    page = coloured(rich(), dict.fromkeys(places, "error"))["Vendors"]
    for row, column in places:
        assert page.cell(row, column).fill.fgColor.rgb == "FF" + COLOURS["error"]
    assert [cell.value for cell in page["A"][:4]] == ["vendor", "Anna", "Berta", "Çelik"]


def test_rows_and_cells_stay_in_their_order():
    archive = Archive(rich(), "x")
    colour(archive, PATH, dict.fromkeys([(40, 1), (6, 2), (6, 1), (3, 60)], "error"), Styles(archive))
    xml = archive.part(PATH).decode()
    places = [xml.index(f'r="{address}"') for address in ("A3", "BH3", "A6", "B6", "A9", "A40")]
    assert places == sorted(places)


def test_a_new_cell_looks_like_its_column_but_for_the_colour():
    page = coloured(rich(), {(2, 7): "warning"})["Vendors"]
    assert page["G2"].number_format == "0.00"
    assert page["G2"].font.bold


def test_each_format_is_made_once_for_each_colour():
    archive = Archive(rich(), "x")
    styles = Styles(archive)
    assert styles.marked(1, "error") == styles.marked(1, "error") != styles.marked(1, "warning")
    assert len({styles.marked(0, "error"), styles.marked(1, "error"), styles.wrapped(), styles.wrapped()}) == 3


def test_a_format_that_is_not_there_counts_as_the_first():
    sheet = '<worksheet xmlns="SPACE"><sheetData><row r="1"><c r="A1" s="99"/></row></sheetData></worksheet>'
    assert coloured(raw(sheet), {(1, 1): "error"})["Vendors"]["A1"].fill.fill_type == "solid"


def test_without_colours_the_formats_stay_byte_for_byte():
    archive = Archive(rich(), "x")
    before = archive.part("xl/styles.xml")
    Styles(archive).save()
    assert archive.part("xl/styles.xml") == before
