"""Prices of an hour."""

import pytest

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.headers import heard
from cxmodel.exchange.read.quoted import Said, said
from cxmodel.exchange.read.rates import HOURS, read_rates
from tests.exchange.read.lanes import cells, lane

MONTH, EURO = "Vendors.hourly_rate_usd.period.month", "Vendors.hourly_rate_usd.currency.EUR"
HOURLY = said("USD per hour")


def read(*values, answers=None, head: Said = HOURLY, format: str = "General", **more):
    mine = lane("hourly_rate_usd", answers=answers, head=head, **more)
    return *read_rates(cells(*values, format=format), mine), [question.id for question in mine.enquiry.questions]


def test_dollars_an_hour_are_taken_as_they_are():
    assert read(12.5, "$13.50", "USD 14 / paid hour", "15.5 USD/h") == (
        [12.5, 13.5, 14.0, 15.5], ["", "", "paid", ""], [])


@pytest.mark.parametrize(("value", "more"), [
    ("€12", {}), (12, {"format": "#,##0.00 [$€-407]"}), (12, {"head": said("Rate in EUR/h")}),
    (12, {"around": Said(("EUR",))}), (12, {"row_notes": {"D2": Said(("EUR",))}}),
])
def test_other_money_is_asked_wherever_it_is_named(value, more):
    assert read(value, **more)[::2] == ([Gap.OPEN], [EURO])
    assert read(value, answers={EURO: "EUR=1.25"}, **more)[0] == [15.0]
    assert read(value, answers={EURO: "USD"}, **more)[0] == [12.0]


@pytest.mark.parametrize(("value", "more"), [
    ("1700 per month", {}), (1700, {"head": said("Monthly price USD")}),
    (1700, {"row_notes": {"D2": Said((), ("month",))}}),
])
def test_another_period_is_asked_wherever_it_is_named(value, more):
    assert read(value, **more)[::2] == ([Gap.OPEN], [MONTH])
    assert read(value, answers={MONTH: "month=170"}, **more)[0] == [10.0]
    assert read(value, answers={MONTH: "hour"}, **more)[0] == [Gap.WRONG]


def test_an_answer_without_its_number_is_asked_again():
    assert read("€12", answers={EURO: "EUR"})[2] == [EURO]


def test_prices_too_high_for_an_hour_are_asked_when_nobody_says_what_they_are_for():
    assert read(2100, 2200, head=said("Rate"))[2] == ["Vendors.hourly_rate_usd.period"]
    assert read(2100, head=said("Rate"), answers={"Vendors.hourly_rate_usd.period": "month=175"})[0] == [12.0]
    assert read(2100, head=HOURLY)[0] == [Gap.WRONG]


def test_what_the_cell_says_counts_before_what_the_header_says():
    assert read("$12/h", head=said("EUR per month")) == ([12.0], [""], [])


def test_a_price_that_is_held_already_needs_no_question():
    assert read(12, head=said("EUR per month"), held={"D2": 12.0}) == ([12.0], [""], [])


def test_a_month_is_a_twelfth_of_the_paid_year_of_the_assumptions(dataset):
    assert HOURS["year"] == dataset.assumptions["paid_hours_per_year"].typical == 12 * HOURS["month"]


def test_a_price_of_nothing_is_taken_and_told():
    mine = lane("hourly_rate_usd", head=HOURLY)
    assert read_rates(cells(0), mine)[0] == [0.0]
    assert [(remark.level, remark.cell) for remark in mine.enquiry.remarks] == [("warning", "D2")]


def test_a_price_in_thousands_is_brought_to_dollars_in_full():
    answers = {"Vendors.hourly_rate_usd.currency.HUF": "HUF=0.0025"}
    assert read(6.5, head=heard("Hourly rate (thousand HUF)"), answers=answers)[0] == [16.25]
