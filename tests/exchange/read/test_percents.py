"""Per cents, shares and what is said of months."""

import pytest

from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.figures import read_numbers
from cxmodel.exchange.read.quoted import said
from tests.exchange.read.lanes import cells, lane

MONTH = "Vendors.attrition_pct.period.month"


@pytest.mark.parametrize("text", ["2% per month", "2 %/Monat", "2% monthly", "2 p.m.", "2 % mensual"])
def test_attrition_that_its_cell_calls_monthly_is_asked(text):
    mine = lane("attrition_pct")
    assert read_numbers(cells(text, "22%"), mine) == [Gap.OPEN, 22.0]
    question = mine.enquiry.questions[0]
    assert (question.id, question.cells) == (MONTH, ("D2",))
    assert question.options[1].preview == (f"{text} → 24 % a year",)


@pytest.mark.parametrize(("answer", "result"), [("month", [24.0, 22.0]), ("year", [2.0, 22.0])])
def test_the_answer_holds_for_the_monthly_cells_alone(answer, result):
    mine = lane("attrition_pct", answers={MONTH: answer})
    assert read_numbers(cells("2% per month", "22%"), mine) == result


def test_a_cell_that_says_a_year_counts_before_a_header_of_months():
    mine = lane("attrition_pct", head=said("Monthly attrition"), answers={MONTH: "month"})
    assert read_numbers(cells("22 % p.a.", 2), mine) == [22.0, 24.0]


def test_shares_beyond_one_are_per_cent_and_that_is_said():
    mine = lane("voice_share", "Activities")
    assert read_numbers(cells(60, 40), mine) == [0.6, 0.4]
    assert mine.enquiry.remarks[0].level == "warning"
