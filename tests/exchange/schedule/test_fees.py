"""The sheet Fees: which month is worked, and a formula that scores as the rule does."""

from __future__ import annotations

import re
from dataclasses import replace

import openpyxl

from cxmodel.exchange.schedule.fees import OPEN, RULES, met, month_to_work
from cxmodel.exchange.schedule.paper import TO_FILL


def test_the_fully_measured_month_that_lost_most_is_worked(held):
    assert month_to_work(held)[0] == "2026-01"
    assert month_to_work(replace(held, months=held.months[1:]))[0] == "2026-03"
    name, values = month_to_work(replace(held, months=held.months[1:2]))
    assert "an example" in name
    assert values["FCR"] == 0.7
    assert values["AHT"] == 300


def test_the_rules_stand_in_sentences(written):
    sheet = openpyxl.load_workbook(written)["Fees"]
    told = " ".join(str(cell.value) for cell in sheet["A"] if cell.value)
    assert all(words in told for words in RULES)


def test_what_comes_back_is_said_to_hang_on_months_on_target(written):
    """Rule 4 makes it conditional, so the worked month must not read as if it were sure."""
    sheet = openpyxl.load_workbook(written, data_only=True)["Fees"]
    assert "Comes back at most, if on target for 2 months in a row" in [cell.value for cell in sheet["M"]]


def test_until_when_a_missing_figure_is_waited_for_is_a_marked_blank(written):
    sheet = openpyxl.load_workbook(written)["Fees"]
    open_terms = {sheet[f"A{row}"].value: sheet[f"B{row}"] for row in range(1, 20)}
    for words in OPEN:
        assert open_terms[words].value == TO_FILL
        assert open_terms[words].fill.fgColor.rgb == "FFFFF6D5"


def test_the_formula_knows_both_sides_of_a_band():
    assert re.findall(r"[A-Z]9", met(9)).count("G9") == 5
    assert "(G9-F9)/(E9-F9)" in met(9)
