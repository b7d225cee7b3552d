"""Cells as they stand in a workbook."""

import datetime as dt
import io

import pytest

from cxmodel.errors import CxError
from cxmodel.exchange.read.grids import Cell, made_from, read_workbook, shown
from cxmodel.exchange.sheets import template
from tests.exchange.corpus import fresh_b
from tests.exchange.corpus.openpyxl_made import book, plain
from tests.exchange.corpus.raw_bytes import cells, parts, zipped


def grid(draw):
    return read_workbook(book(draw)(), "offer.xlsx")


def test_values_formats_and_formulas_stand_side_by_side():
    def draw(sheet):
        sheet["A1"], sheet["B2"], sheet["C3"], sheet["D4"] = "text", 0.25, dt.datetime(2025, 1, 2), "=B2*2"
        sheet["B2"].number_format = "0%"
    sheet = grid(draw).sheets[0]
    assert [shown(sheet.at(n, n)) for n in (1, 2, 3)] == ["text", "25%", "2025-01-02"]
    formula = sheet.at(4, 4)
    assert formula is not None
    assert (formula.value, formula.formula) == (None, "B2*2")


def test_a_merged_range_gives_its_value_to_all_its_cells():
    def draw(sheet):
        sheet["A1"], sheet["C3"] = "top", "end"
        sheet.merge_cells("A1:B2")
    sheet = grid(draw).sheets[0]
    assert [(shown(sheet.at(r, c)), sheet.at(r, c).spread) for r in (1, 2) for c in (1, 2)] == [
        ("top", False), ("top", True), ("top", True), ("top", True)]


def test_a_sheet_on_its_side_keeps_the_addresses_of_the_file():
    turned = grid(plain()).sheets[0].sideways()
    cell = turned.at(4, 2)
    assert cell is not None
    assert (cell.value, cell.address) == (12.5, "D2")


def test_escaped_signs_come_back_and_escaped_escapes_stay():
    sheet = cells().replace("Amberfold", "a_x000D_b_x005F_x0041_c")
    cell = read_workbook(zipped(parts(sheet)), "x").sheets[0].at(2, 2)
    assert cell is not None
    assert cell.value == "a\rb_x0041_c"


@pytest.mark.parametrize("damage", ["<v>1e", '<v s="x"', '<c t="s"', "<v>12<v>"])
def test_damage_inside_a_sheet_is_one_sentence(damage):
    with pytest.raises(CxError, match="damaged"):
        read_workbook(zipped(parts(cells().replace("<v>12.5", damage, 1))), "x")


def test_a_note_of_our_own_is_not_read_as_the_words_of_the_vendor():
    def draw(sheet):
        from openpyxl.comments import Comment
        sheet["A1"] = "Rate"
        sheet["A1"].comment = Comment("per month\nCX Sourcing Workbench:\nin EUR?", "x")
    cell = grid(draw).sheets[0].at(1, 1)
    assert cell is not None
    assert cell.note == "per month\n"


def test_a_cell_is_shown_as_a_person_reads_it():
    assert [shown(Cell(1, 1, value)) for value in (True, 12.0, dt.time(8, 30), "x" * 200)] == [
        "TRUE", "12", "08:30:00", "x" * 79 + "…"]


def test_a_cell_whose_characters_are_struck_out_says_so():
    case = next(item for item in fresh_b.CASES if item.name == "a comment and a figure struck out")
    found = list(read_workbook(case.make(), case.file).sheets[0].cells())
    assert [cell.address for cell in found if cell.struck] == ["D3"]
    assert [(cell.address, cell.note) for cell in found if cell.note] == [("D2", "Only above 100 seats")]


def test_a_filled_template_says_from_which_data_it_was_made(dataset):
    stream = io.BytesIO()
    template.write(dataset, stream, True)
    assert made_from(read_workbook(stream.getvalue(), "t.xlsx")) == dataset.content
    assert made_from(read_workbook(fresh_b.CASES[0].make(), "x.xlsx")) == ""
