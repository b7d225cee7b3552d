"""Cells to mend: each named by its address, also an empty one; a row that waits for an answer is none."""

from __future__ import annotations

from cxmodel.exchange.read import Remark, read
from cxmodel.exchange.slips import slips_of
from tests import offers


def found(data, dataset, name="offer.xlsx"):
    reading = read(data, name, dataset)
    return slips_of(reading.lines, reading.remarks, reading.suggested)


def test_a_wrong_cell_is_named_with_what_stands_there(dataset):
    slip, = found(offers.workbook(offers.GOOD, offers.TYPO), dataset)
    assert (slip.sheet, slip.address, slip.column, slip.found) == ("Offer", "D5", "hourly_rate_usd", "1O.5")
    assert slip.who == "Quillhaven, Iasi"
    assert "number" in slip.expected
    assert slip.where == "D5"


def test_an_empty_cell_is_named_by_the_header_above_it(dataset):
    slip, = found(offers.workbook(offers.NO_SEATS, offers.GOOD), dataset)
    assert (slip.address, slip.column, slip.found) == ("F4", "seats", "")


def test_in_a_table_on_its_side_an_empty_cell_stands_in_the_column_of_its_vendor(dataset):
    rows = [[head, *cells] for head, cells in zip(offers.HEADERS, zip(offers.GOOD, offers.NO_SEATS, strict=True),
                                                 strict=True)]
    slip, = found(offers.workbook(*rows[1:], headers=rows[0]), dataset)
    assert (slip.address, slip.column) == ("C8", "seats")


def test_where_the_file_has_no_such_column_the_row_is_named(dataset):
    headers = [name for name in offers.HEADERS if name != "seats"]
    row = [cell for name, cell in zip(offers.HEADERS, offers.GOOD, strict=True) if name != "seats"]
    slip, = found(offers.workbook(row, headers=headers), dataset)
    assert (slip.address, slip.where, slip.column) == ("", "row 4", "seats")


def test_a_row_that_only_waits_for_an_answer_is_not_to_mend(dataset):
    assert found(offers.workbook(offers.CLOSE), dataset) == ()


def test_a_fault_told_once_for_many_rows_stands_at_each_of_them(dataset):
    criterion = dataset.criterion[0].id
    rows = [("Nobody Known", criterion, 3), ("Nobody Known", dataset.criterion[1].id, 2),
            ("Heronlight Care", criterion, 4)]
    slips = found(offers.workbook(*rows, headers=("vendor", "criterion", "score"), sheet="Scores"), dataset)
    assert [(slip.address, slip.found) for slip in slips] == [("A4", "Nobody Known"), ("A5", "Nobody Known")]


def test_a_fault_that_concerns_no_row_comes_last_and_has_no_cell(dataset):
    reading = read(offers.workbook(offers.TYPO), "offer.xlsx", dataset)
    whole = Remark("error", "Offer", "", "", "a table that breaks another", "tables that fit", "Mend both.")
    first, last = slips_of(reading.lines, [whole, *reading.remarks])
    assert (first.address, last.address, last.who, last.found) == ("D4", "", "", "a table that breaks another")


def test_a_formula_that_was_never_calculated_offers_what_it_comes_to(dataset):
    row = (*offers.GOOD[:3], "=8+1.5", *offers.GOOD[4:])
    slip, = found(offers.workbook(row), dataset)
    assert (slip.found, slip.suggested) == ("=8+1.5", "9.5")
    assert slip.mend == "8+1.5 is 9.5: calculate and save the file in your spreadsheet program, or type 9.5."


def test_a_cell_stands_once_however_many_things_can_be_said_of_it(dataset):
    """A dash for the seats is told as what is missing, and no remark says that nothing is to be done about it."""
    row = (*offers.GOOD[:5], "-", offers.GOOD[6])
    reading = read(offers.workbook(row), "offer.xlsx", dataset)
    about = [remark for remark in reading.remarks if remark.cell == "F4"]
    assert [(remark.level, remark.found) for remark in about] == [("error", "-")]
    assert len(found(offers.workbook(row), dataset)) == 1
