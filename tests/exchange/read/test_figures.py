"""Columns of figures."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.figures import read_numbers
from cxmodel.exchange.read.grids import Cell
from cxmodel.exchange.read.headers import heard
from cxmodel.exchange.read.quoted import said
from tests.exchange.read.lanes import cells, lane

HOURS = dt.time(4, 30)


def read(column: str, *values, table: str = "Vendors", answers=None, format: str = "General", **more):
    mine = lane(column, table, answers, **more)
    return read_numbers(cells(*values, format=format), mine), [question.id for question in mine.enquiry.questions]


def test_one_clear_figure_settles_the_decimal_mark_of_its_column():
    assert read("attrition_pct", "1.234", "12,5")[0] == [Gap.WRONG, 12.5]  # 1,234 % is out of bounds
    assert read("attrition_pct", "10.500", "12.5")[0] == [10.5, 12.5]


def test_a_column_that_does_not_say_is_asked_once_with_both_readings():
    values, asked = read("contacts_per_year", "1.234", "5.678", table="Activities")
    assert (values, asked) == ([Gap.OPEN, Gap.OPEN], ["Activities.contacts_per_year.decimal_mark"])
    answers = {"Activities.contacts_per_year.decimal_mark": "comma"}
    assert read("contacts_per_year", "1.234", "5.678", table="Activities", answers=answers)[0] == [1234, 5678]
    mine = lane("contacts_per_year", "Activities")
    read_numbers(cells("1.234"), mine)
    assert [option.preview for option in mine.enquiry.questions[0].options] == [("1.234 → 1.234",), ("1.234 → 1,234",)]


def test_whole_numbers_decide_by_being_whole():
    assert read("seats", "1.234", "1,250", "1.300") == ([1234, 1250, 1300], [])


def test_a_text_file_decides_by_its_other_columns():
    assert read("contacts_per_year", "1.234", table="Activities", texts=True, mark=",") == ([1234.0], [])


@pytest.mark.parametrize(("value", "format", "result"), [
    (24, "General", 24.0), (0.24, "0%", 24.0), ("24 %", "General", 24.0), ("24 Prozent", "General", 24.0),
    ("0,5 %", "General", 0.5),
])
def test_per_cent_is_read_in_every_spelling(value, format, result):
    assert read("attrition_pct", value, format=format) == ([result], [])


def test_a_bare_share_is_asked():
    assert read("attrition_pct", 0.24, 0.31) == ([Gap.OPEN, Gap.OPEN], ["Vendors.attrition_pct.percent"])
    assert read("attrition_pct", 0.24, answers={"Vendors.attrition_pct.percent": "share"})[0] == [24.0]
    assert read("attrition_pct", 0.24, answers={"Vendors.attrition_pct.percent": "percent"})[0] == [0.24]


def test_a_share_that_is_held_already_needs_no_question():
    assert read("attrition_pct", 0.5, held={"D2": 0.5}) == ([0.5], [])


def test_published_figures_may_be_small():
    assert read("inflation_pct", 0.3, 2.5, table="Locations") == ([0.3, 2.5], [])


def test_monthly_attrition_and_satisfaction_of_five_are_asked():
    assert read("attrition_pct", 2, head=said("monthly attrition"))[1] == ["Vendors.attrition_pct.period.month"]
    assert read("csat_pct", 4.5, 4.2)[1] == ["Vendors.csat_pct.scale"]
    assert read("csat_pct", 4.5, answers={"Vendors.csat_pct.scale": "0-5"})[0] == [90.0]


def test_attrition_over_twelve_months_is_a_year():
    assert read("attrition_pct", 31, head=said("Attrition p.a. in % (last 12 months)")) == ([31.0], [])


def test_shares_above_one_are_per_cent():
    assert read("voice_share", 40, 35, table="Activities")[0] == [0.4, 0.35]
    assert read("voice_share", "40%", 0.35, table="Activities")[0] == [0.4, 0.35]


def test_a_range_is_asked_and_a_bound_is_a_fault():
    assert read("seats", "200-300")[1] == ["Vendors.seats.range"]
    assert read("seats", "200-300", answers={"Vendors.seats.range": "middle"})[0] == [250]
    assert read("seats", "200-300", answers={"Vendors.seats.range": "none"})[0] == [Gap.WRONG]
    assert read("seats", "500+") == ([Gap.WRONG], [])


def test_times_become_hours_or_seconds_and_what_could_be_both_is_asked():
    assert read("opens", dt.time(8, 30), "08:30", 8.5, table="Activities")[0] == [8.5, 8.5, 8.5]
    assert read("handle_time_s", "0:04:30", dt.time(0, 4, 30), "4.5 min", 270, table="Activities")[0] == [270] * 4
    assert read("handle_time_s", HOURS, table="Activities")[1] == ["Activities.handle_time_s.clock"]
    answers = {"Activities.handle_time_s.clock": "minutes"}
    assert read("handle_time_s", "4:30", HOURS, table="Activities", answers=answers)[0] == [270, 270]
    assert read("handle_time_s", 5, table="Activities", head=said("AHT (min)"))[0] == [300]


@pytest.mark.parametrize("value", [True, dt.datetime(2025, 5, 12), "twelve", -1, 1.5, "31 %", float("inf"), 1e300])
def test_what_is_no_count_of_seats_is_a_fault(value):
    assert read("seats", value) == ([Gap.WRONG], [])


def test_what_is_not_known_is_not_zero():
    assert read("seats", "n/a", None, "-") == ([Gap.UNKNOWN, Gap.EMPTY, Gap.UNKNOWN], [])


@given(st.sampled_from([("seats", "Vendors"), ("attrition_pct", "Vendors"), ("voice_share", "Activities"),
                        ("handle_time_s", "Activities"), ("opens", "Activities"), ("csat_pct", "Vendors")]),
       st.lists(st.one_of(st.none(), st.text(max_size=20), st.floats(), st.integers(), st.times(), st.datetimes(),
                          st.from_regex(r"[-(]?[$€]?\d{1,4}[.,' ]?\d{0,3}[.,]?\d{0,2} ?%?", fullmatch=True)),
                max_size=5))
def test_every_cell_becomes_a_number_in_bounds_or_is_told(column, values):
    mine = lane(*column)
    low, high = mine.column.bounds
    result = read_numbers(cells(*values), mine)
    assert all(isinstance(value, Gap) or low <= value <= high for value in result)
    told = [remark.level for remark in mine.enquiry.remarks]
    assert Gap.WRONG not in result or "error" in told
    assert Gap.OPEN not in result or "question" in told


def test_a_footnote_mark_is_left_out_and_said():
    mine = lane("seats")
    assert read_numbers([Cell(2, 4, "300*")], mine) == [300]
    assert "footnote mark" in "".join(remark.mend for remark in mine.enquiry.remarks)


def test_thousands_in_the_header_the_format_or_the_cell_are_read_and_told():
    def told(value, column="seats", format="General", **more):
        mine = lane(column, **more)
        found = read_numbers(cells(value, format=format), mine)
        return found, [(remark.level, remark.found) for remark in mine.enquiry.remarks]
    assert told(1.2, head=heard("Seats (000)")) == ([1200], [("warning", "1.2 → 1,200")])
    assert told("1.2k", head=heard("Seats (000)")) == ([1200], [("warning", "1.2k → 1,200")])
    assert told("2 (thousand)") == ([2000], [("warning", "2 (thousand) → 2,000")])
    assert told(2, format='0 "k"') == ([2000], [("warning", "2 → 2,000")])
    assert told(2, column="attrition_pct", head=heard("Attrition (000)")) == ([2.0], [])


def test_a_figure_out_of_bounds_says_as_what_it_was_read():
    mine = lane("seats_total", head=heard("Seats (million)"))
    assert read_numbers(cells(900_000), mine) == [Gap.WRONG]
    assert "It is read as 900,000,000,000." in mine.enquiry.remarks[0].mend


def test_zero_seats_are_taken_and_told_unless_they_are_held():
    mine = lane("seats")
    assert read_numbers(cells(0), mine) == [0]
    assert [(remark.level, remark.cell) for remark in mine.enquiry.remarks] == [("warning", "D2")]
    held = lane("seats", held={"D2": 0.0})
    assert (read_numbers(cells(0), held), held.enquiry.remarks) == ([0], ())
