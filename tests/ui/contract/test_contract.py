"""The page: one message a view, an empty case with a next step, and nothing that is looked at is a change."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from cxmodel.ui import contract, session
from tests.exchange.schedule import world
from tests.ui.conftest import texts


@pytest.mark.parametrize("view", list(contract.VIEWS))
def test_a_view_of_the_sample_has_one_finding_and_changes_nothing(visit, view):
    before = session.dataset().content
    page = visit(contract_view=view)
    assert not page.exception
    assert not page.error
    assert texts(page).count("class='cx-finding'") == 1
    assert "sample case" in texts(page)
    assert session.dataset().content == before


@pytest.mark.parametrize("view", list(contract.VIEWS))
def test_a_view_of_a_contract_without_metrics_says_the_next_step(visit, signed, view):
    page = visit(replace(signed, contract_term=(), performance=()), contract_view=view)
    assert not page.exception
    assert texts(page).count("class='cx-finding'") >= 1
    assert page.get("download_button")[0].proto.disabled


def test_names_are_shown_as_typed(visit, signed):
    wild = replace(signed, contract=(replace(world.CONTRACT, partner="<b>Us & them</b>"),), metric=tuple(
        replace(row, name=f"<img src=x> {row.name}") for row in world.METRICS))
    for view in contract.VIEWS:
        page = visit(wild if view == "Scorecard" else None, contract_view=view)
        assert not page.exception
        assert "<img" not in texts(page)


def test_terms_that_contradict_themselves_are_told_and_the_page_stays(visit, signed):
    wrong = replace(signed, contract_term=tuple(replace(row, weight=0.0) for row in world.TERMS))
    page = visit(wrong, contract_view="Fees")
    assert not page.exception
    assert "No metric carries weight" in page.error[0].value
    assert page.get("download_button")[0].proto.disabled


def test_the_partner_is_renamed(visit, signed):
    page = visit(signed)
    page.text_input[0].set_value("Isthmarelle").run()
    page.button(key="contract-name-save").click().run()
    assert not page.exception
    assert session.dataset().contract[0].partner == "Isthmarelle"
    assert session.data_log()[0].record.what == "Contract is with Isthmarelle"


def test_the_page_opens_alone(open_page):
    page = open_page("pages/contract.py")
    assert not page.exception
    assert "The contract pays for what customers get" in texts(page)


def test_the_schedule_is_a_file_with_a_name(work, held):
    book = openpyxl.load_workbook(io.BytesIO(contract.written(work())))
    assert book["Scorecard"]["B7"].value == "FCR"
    assert contract.file_name(held, date(2026, 4, 1)) == "cx-schedule-alder-2026-04-01.xlsx"


def test_a_long_partner_is_cut(held):
    long = replace(held, contract=replace(world.CONTRACT, partner="A" * 60))
    assert len(contract.partner(long)) == contract.LONGEST
