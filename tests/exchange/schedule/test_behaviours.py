"""The sheet Behaviours: statements with examples of good and bad; what is missing is said."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from cxmodel.exchange import schedule
from cxmodel.exchange.schedule.behaviours import NONE, OPEN
from cxmodel.exchange.schedule.paper import TO_FILL
from tests.exchange.schedule import world


def shown(dataset, terms) -> str:
    target = io.BytesIO()
    schedule.write(replace(dataset, contract_term=terms), world.CASE, target)
    sheet = openpyxl.load_workbook(target)["Behaviours"]
    return " | ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_a_behaviour_stands_with_its_statement_and_examples(signed):
    told = shown(signed, world.TERMS)
    assert world.SAID in told
    assert "So your router blinks red?" in told
    assert NONE not in told
    for words in OPEN:
        assert f"{words} | {TO_FILL}" in told, "how many contacts are drawn, by whom, and who breaks a tie"


def test_a_statement_still_to_be_written_and_no_behaviour_at_all_are_said(signed):
    assert "to be written before signing" in shown(signed, (*world.TERMS[:3], world.term("says_it_back", 1, .9, .6)))
    assert NONE in shown(signed, world.TERMS[:3])
