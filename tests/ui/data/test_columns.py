"""Columns: what each header was read as; another choice is read at once and remembered once applied."""

from __future__ import annotations

from cxmodel.store import mappings
from cxmodel.ui import importing, session
from cxmodel.ui.data.outgoing import PARCELS
from tests import offers
from tests.ui.conftest import texts
from tests.ui.data.pages import drop, opened, part, press

BY_NAME = {one.name: one for one in PARCELS}
HEADERS = (*offers.HEADERS[:5], "Chairs", "languages", "Remark")


def test_each_header_is_shown_with_its_column(store):
    page = part(drop(opened(), offers.workbook(offers.GOOD)), "columns")
    chosen = {one.label: one.value for one in page.selectbox}
    assert chosen["vendor"] == "vendor"
    assert chosen["hourly rate usd"] == "hourly\\_rate\\_usd".replace("\\", "")
    assert len(chosen) == len(offers.HEADERS)


def test_headers_with_a_name_of_their_own_come_first_and_tables_one_by_one(store, dataset):
    headers = (*offers.HEADERS[:5], "places", "languages")
    page = part(drop(opened(), offers.workbook(offers.GOOD, headers=headers)), "columns")
    assert page.selectbox[0].label == "places"
    assert len(page.segmented_control) == 1, "only the views"
    book = BY_NAME["data"].make(session.work())
    page = part(drop(press(page, "Put it away"), book), "columns")
    assert len(page.selectbox) < 80
    page.segmented_control[1].set_value("vendor").run()
    assert not page.exception
    assert {one.label for one in page.selectbox} >= {"headquarters", "certifications"}


def test_another_column_is_read_at_once(store):
    page = part(drop(opened(), offers.workbook(offers.GOOD)), "columns")
    page.selectbox(key="heading-Vendors-languages").set_value("notes").run()
    assert not page.exception
    assert page.session_state[importing.PREVIEW][1].mapping["Vendors"]["languages"] == "notes"
    page.selectbox(key="heading-Vendors-languages").set_value("").run()
    assert page.selectbox(key="heading-Vendors-languages").value == "", "it can be chosen again"


def test_what_was_chosen_is_remembered_for_the_next_file_once_it_is_applied(store):
    row = (*offers.GOOD[:5], 120, "en|pl", "a good site")
    page = drop(opened(), offers.workbook(row, headers=HEADERS))
    assert "needs mending" in texts(page), "nobody knows yet what Chairs are"
    importing_page(page, "chairs", "seats")
    assert mappings.remembered(session.database()) == {}
    press(page, "Apply")
    assert mappings.remembered(session.database())["Vendors"]["chairs"] == "seats"
    again = drop(opened(), offers.workbook((*row[:2], "Krakow", *row[3:]), headers=HEADERS))
    assert "1 new" in texts(again)


def importing_page(page, header, column):
    """Choose a column for a header that was not read."""
    mine = page.session_state[importing.UPLOAD]
    page.session_state[importing.UPLOAD] = importing.replace(mine, headings={"Vendors": {header: column}})
    page.run()
