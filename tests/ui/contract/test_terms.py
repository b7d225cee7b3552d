"""Weights and targets as they are typed, and what stands against saving them."""

from __future__ import annotations

import pandas as pd
import pytest
import streamlit as st

from cxmodel.exchange.schedule import agreement
from cxmodel.ui import session
from cxmodel.ui.contract.terms import FIGURES, KEEP, read, standing_against, table
from tests.exchange.schedule import world
from tests.ui.conftest import texts


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
