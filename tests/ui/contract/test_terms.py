"""Weights and targets as they are typed, and what stands against saving them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
import streamlit as st

from cxmodel.exchange.schedule import agreement
from cxmodel.tables import ContractTerm
from cxmodel.ui import session
from cxmodel.ui.contract.terms import FIGURES, KEEP, read, standing_against, table
from tests.exchange.schedule import world
from tests.ui.conftest import texts
from tests.ui.contract.conftest import in_another_tab, press, type_into


def test_a_table_as_it_stands_reads_back_as_the_same_terms(dataset):
    for case in ("alder", "northmere"):
        held = agreement(dataset, case)
        terms, faults = read(held, table(held))
        assert terms == tuple(line.term for line in held.lines)
        assert faults == []


def test_shares_are_typed_in_per_cent(held):
    typed = table(held)
    assert list(typed.loc["fcr", list(FIGURES)])[:3] == [50, 75, 65]
    typed.loc["fcr", "Met from"] = 80.0
    assert read(held, typed)[0][0].target == 0.8


def test_a_metric_unticked_goes_and_an_empty_cell_is_told(held):
    typed = table(held)
    typed.loc["aht", KEEP] = False
    typed["Weight"] = typed["Weight"].astype(float)
    typed.loc["csat", ["Weight", "All lost at"]] = pd.NA
    terms, faults = read(held, typed)
    assert [row.metric_id for row in terms] == ["fcr", "says_it_back"]
    assert [fault.what for fault in faults] == ["CSAT has no weight", "CSAT has no worst value"]


def test_a_worst_value_on_the_better_side_is_told(held):
    typed = table(held)
    typed.loc["aht", "All lost at"] = 200.0
    typed.loc["fcr", "All lost at"] = 90.0
    after = held.with_rows(terms=read(held, typed)[0])
    assert [fault.mend for fault in standing_against(after)] == [
        "Enter a worst value below the target.", "Enter a worst value above the target."]


def test_a_target_of_500_per_cent_and_a_negative_weight_are_told_by_name(held):
    typed = table(held)
    typed.loc["fcr", "Met from"] = 500.0
    typed.loc["aht", "Weight"] = -20.0
    told = [fault.what for fault in standing_against(held.with_rows(terms=read(held, typed)[0]))]
    assert told == ["FCR has a value outside 0 to 100%", "AHT has a figure that is no number from 0"]
    assert standing_against(held) == []


@pytest.mark.parametrize(("row", "column", "value"), [("aht", "Weight", -20.0), ("fcr", "Met from", 500.0)])
def test_what_cannot_be_is_told_at_the_top_and_neither_praised_nor_drawn(visit, signed, monkeypatch, row, column,
                                                                         value):
    def wrong(frame: pd.DataFrame, **_: object) -> pd.DataFrame:
        """Streamlit's own grid cannot be typed into without a browser."""
        typed = frame.copy()
        typed.loc[row, column] = value
        return typed

    monkeypatch.setattr(st, "data_editor", wrong)
    page = visit(signed, contract_part="Change weights and targets")
    assert not page.exception
    assert len(page.error) == 1
    assert page.button(key="contract-terms-save").disabled
    for words in ("The contract pays for", "class='cx-weights'", "class='cx-finding'"):
        assert words not in texts(page)


def test_the_finding_follows_what_is_typed_and_saving_is_one_change(visit, signed, monkeypatch):
    def heavy(frame: pd.DataFrame, **_: object) -> pd.DataFrame:
        """Streamlit's own grid cannot be typed into without a browser."""
        typed = frame.copy()
        typed.loc["aht", "Weight"] = 300.0
        return typed

    monkeypatch.setattr(st, "data_editor", heavy)
    page = visit(signed, contract_part="Change weights and targets")
    assert not page.exception
    assert "Efficiency carries 81% of the weight" in texts(page)
    assert "Not saved yet" in texts(page)
    assert agreement(session.dataset(), world.CASE).lines[0].metric.name == "FCR"
    page.button(key="contract-terms-save").click().run()
    assert agreement(session.dataset(), world.CASE).lines[0].term.weight == 300
    assert session.data_log()[0].record.what == "Scorecard: 1 metric changed"


def with_weight(weight: float) -> tuple[ContractTerm, ...]:
    return tuple(replace(row, weight=weight) if row.metric_id == "fcr" else row for row in world.TERMS)


def test_a_draft_outlives_what_somebody_else_saves_and_is_told(visit, signed):
    """One tab saves 12, the other has typed 18 and presses Save: neither is lost without a word."""
    page = type_into(visit(signed, contract_part="Change weights and targets"), 0, {"Weight": 18.0})
    in_another_tab(contract_term=with_weight(12.0))
    type_into(page, 0, {"Weight": 18.0}, press="contract-terms-save")
    assert not page.exception
    assert "Somebody else has changed these rows" in page.warning[0].value
    assert page.dataframe[0].value.loc["fcr", "Weight"] == 50, "the table is the one that was typed into"
    assert "Efficiency 44%" in texts(page), "30 of 68: what was typed still counts"
    assert "contract-terms-save" not in {one.key for one in page.button}
    assert {row.metric_id: row.weight for row in session.dataset().contract_term}["fcr"] == 12
    press(page, "Show them as they are now")
    assert not page.warning
    assert sorted(page.dataframe[0].value["Weight"]) == [0, 12, 20, 30]


def test_a_table_with_nothing_typed_shows_at_once_what_somebody_else_saved(visit, signed):
    page = visit(signed, contract_part="Change weights and targets")
    in_another_tab(contract_term=with_weight(12.0))
    page.run()
    assert not page.warning
    assert page.dataframe[0].value.loc["fcr", "Weight"] == 12


def test_after_saving_the_table_is_a_new_one_without_a_warning(visit, signed):
    page = type_into(visit(signed, contract_part="Change weights and targets"), 0, {"Weight": 18.0})
    type_into(page, 0, {"Weight": 18.0}, press="contract-terms-save")
    assert not page.exception
    assert not page.warning
    assert page.dataframe[0].value.loc["fcr", "Weight"] == 18
    assert "Not saved yet" not in texts(page)
