"""Times in cells."""

import datetime as dt

import pytest

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.entries import Entry
from cxmodel.exchange.read.grids import Cell
from cxmodel.exchange.read.times import clock, spoken_time
from tests.exchange.read.lanes import lane


def value(found) -> object:
    return found.value if isinstance(found, Entry) else found


@pytest.mark.parametrize(("column", "time", "result"), [
    ("opens", dt.time(8, 30), 8.5), ("closes", dt.timedelta(hours=24), 24.0), ("handle_time_s", dt.time(0, 4, 30),
                                                                               270.0),
    ("handle_time_s", dt.timedelta(minutes=6), 360.0), ("handle_time_s", dt.time(4, 30), Gap.OPEN),
    ("opens", dt.datetime(2025, 1, 2), Gap.WRONG), ("contacts_per_year", dt.time(1), Gap.WRONG),
])
def test_a_time_counts_where_times_belong(column, time, result):
    assert value(clock(Cell(2, 4, time), time, lane(column, "Activities"))) == result


@pytest.mark.parametrize(("column", "text", "result"), [
    ("opens", "08:30", 8.5), ("opens", "8:30:00", 8.5), ("handle_time_s", "0:04:30", 270.0), ("handle_time_s", "4:30",
                                                                                              Gap.OPEN),
    ("opens", "8:xx", Gap.WRONG), ("opens", "1:2:3:4", Gap.WRONG),
])
def test_a_time_may_be_written(column, text, result):
    assert value(spoken_time(Cell(2, 4, text), text, lane(column, "Activities"))) == result


def test_a_date_in_place_of_a_number_tells_what_it_may_have_been():
    mine = lane("contacts_per_year", "Activities")
    clock(Cell(2, 4, dt.datetime(2025, 5, 12)), dt.datetime(2025, 5, 12), mine)
    assert "12.5" in mine.enquiry.remarks[0].mend


@pytest.mark.parametrize(("day", "words"), [
    (dt.datetime(1900, 1, 18), "It is the number 18, shown as a date."),
    (dt.datetime(1900, 4, 9, 12), "It is the number 100.5, shown as a date."), (dt.datetime(2026, 5, 18), "18.5"),
])
def test_a_number_that_is_only_shown_as_a_date_is_told_as_the_number_it_is(day, words):
    mine = lane("contacts_per_year", "Activities")
    clock(Cell(2, 4, day), day, mine)
    assert words in mine.enquiry.remarks[0].mend
    assert "18.1" not in mine.enquiry.remarks[0].mend
