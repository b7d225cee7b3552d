"""Mending on the page: what is typed is read again, in the grid or, in room mode, field by field."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from cxmodel.exchange.preview import preview
from cxmodel.exchange.read import read
from cxmodel.exchange.slips import Slip
from cxmodel.ui import importing, session
from cxmodel.ui.data import mending
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, press

SLIP = Slip("Offer", "D4", "row 4", "Quillhaven", "hourly_rate_usd", "1O.5", "a number", "Write it alone.")


def test_the_grid_says_where_what_and_how_and_leaves_room_to_type():
    frame = mending.table([SLIP])
    assert list(frame.iloc[0]) == ["Offer D4", "Quillhaven", "Quoted price of an hour", "1O.5",
                                   "a number. Write it alone.", ""]
    assert mending.table([replace(SLIP, found="")]).iloc[0, 3] == "(empty)"


def test_what_is_typed_into_the_grid_corrects_the_file(desk):
    importing.take("offer.xlsx", b"x")
    desk.state["mend-0"] = {"edited_rows": {"0": {mending.NEW: " 10.50 "}}}
    mending._take("mend-0", [SLIP])
    assert importing.upload().cells == {("Offer", "D4"): "10.50"}
    desk.state["mend-0"] = {"edited_rows": {}}
    mending._take("mend-0", [SLIP])
    assert importing.upload().cells == {("Offer", "D4"): "10.50"}


def test_a_mended_row_gets_in(store):
    data = offers.workbook(offers.GOOD, offers.TYPO)
    page = drop(opened(), data)
    assert page.pills[0].value == "mend"
    page.session_state["kept"].view["room"] = True
    page.run()
    assert "1O.5" in texts(page)
    page.text_input(key="mend Offer D5").set_value("10.50").run()
    assert not page.exception
    assert "2 new" in texts(page)
    next(one for one in page.button if one.label == "Apply 2 rows").click().run()
    assert {row.city: row.rate_usd_h for row in session.dataset().site[-2:]} == {"Lodz": 14.5, "Iasi": 10.5}
    assert session.data_log()[0].record.file_hash == importing.Upload("", data).hash, "the file as it came"


def test_the_marked_file_holds_what_was_mended_and_what_is_left(dataset):
    data = offers.workbook(offers.TYPO, offers.NO_SEATS)
    mine = importing.Upload("offer.xlsx", data, cells={("Offer", "D4"): "10.50"})
    found = preview(read(importing.current(mine), mine.name, dataset), dataset)
    stream = io.BytesIO()
    mending.marked.write(importing.current(mine), found.remarks, stream)
    book = openpyxl.load_workbook(stream)
    assert book["Offer"]["D4"].value == "10.50"
    assert book["Offer"]["D4"].comment is None
    assert len(book.sheetnames) == 2


def test_faults_without_a_cell_are_told_as_lines(store):
    headers = [name for name in offers.HEADERS if name != "seats"]
    row = [cell for name, cell in zip(offers.HEADERS, offers.GOOD, strict=True) if name != "seats"]
    page = drop(opened(), offers.workbook(row, headers=headers))
    assert not page.exception
    assert page.text[0].value.startswith("Offer row 4, Seats on offer: expected")


def test_a_formula_that_was_never_worked_out_is_offered_and_taken_with_a_click(store):
    page = drop(opened(), offers.workbook((*offers.GOOD[:3], "=8+1.5", *offers.GOOD[4:])))
    assert "D4: 9.5 for =8+1.5" in texts(page)
    assert session.dataset().vendor[-1].name != "Quillhaven"
    press(page, "Take 9.5")
    assert not page.exception
    assert page.session_state[importing.UPLOAD].cells == {("Offer", "D4"): "9.5"}
    assert "Ready to apply: 1 new" in texts(page)


def test_it_says_how_many_cells_stand_in_how_many_rows(store):
    both = (*offers.TYPO[:3], "1O.5", "paid", "many", "en")
    assert "3 cells in 2 rows." in texts(drop(opened(), offers.workbook(both, offers.TYPO[:1] + (
        "Portugal", "Porto", "1O.5", "paid", 5, "en"))))
