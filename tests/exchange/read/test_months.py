"""Months as they are written in reports."""

import datetime as dt

import pytest

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.grids import Cell
from cxmodel.exchange.read.months import month_of, read_day, read_month
from tests.exchange.read.lanes import lane


@pytest.mark.parametrize("text", ["2026-03", "2026-3", "2026/03", "2026.03", "202603", "03/2026", "3.2026", "03-2026",
                                  "March 2026", "Mar 2026", "Mar-26", "mar 26", "März 2026", "Mrz. 2026", "mars 2026",
                                  "marzo de 2026", "marzec 2026", "2026-03-01", "2026-03-31 00:00:00", "31/03/2026",
                                  "03/31/2026", "01.03.2026", "15 March 2026", "03/03/2026"])
def test_a_month_is_known_however_it_is_written(text):
    assert month_of(text) == "2026-03"


@pytest.mark.parametrize("text", ["04/03/2026", "Q1 2026", "2026", "13/2026", "2026-00", "Smarch 2026", "31.13.2026",
                                  "1-12", "March", "", "FY26"])
def test_what_is_no_month_or_could_be_two_is_none(text):
    assert month_of(text) == ""


@pytest.mark.parametrize(("value", "month"), [
    (dt.datetime(2026, 3, 1), "2026-03"), (dt.date(2026, 12, 31), "2026-12"), (202603, "2026-03"), ("n/a", Gap.EMPTY),
    (None, Gap.EMPTY), ("04/03/2026", Gap.WRONG), (True, Gap.WRONG), (46082.0, Gap.WRONG)])
def test_a_cell_that_a_program_made_a_date_of_is_a_month(value, month):
    mine = lane("month", "Performance")
    assert read_month(Cell(2, 4, value), mine) == month
    assert [remark.expected for remark in mine.enquiry.remarks] == ["a month, such as 2026-03"] * (month is Gap.WRONG)


@pytest.mark.parametrize(("value", "day"), [
    (dt.datetime(2026, 5, 1), "2026-05-01"), ("2026-05-01", "2026-05-01"), (" soon ", "soon"), ("n/a", Gap.UNKNOWN),
    ("", Gap.EMPTY)])
def test_a_day_is_written_as_iso_writes_it_and_any_other_text_is_left_to_the_check_of_its_row(value, day):
    assert read_day(Cell(2, 4, value), lane("review", "answer")) == day


def test_no_cell_at_all_is_nothing():
    assert read_month(None, lane("month", "Performance")) is Gap.EMPTY
    assert read_day(None, lane("due", "action")) is Gap.EMPTY
