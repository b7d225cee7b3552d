"""About, Sources and Log: what is live, what is not, what it rests on and where it came from."""

from __future__ import annotations

from dataclasses import replace

import openpyxl

from cxmodel.exchange import workbook
from cxmodel.exchange.workbook.words import CONTENTS, FROZEN, LIVE
from cxmodel.model.evaluate import evaluate


def texts(sheet) -> str:
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def test_about_says_what_is_live_and_what_is_from_the_app(formulas):
    told = texts(formulas["About"])
    assert all(words in told for words in (*LIVE, *FROZEN))
    assert {name for name, _ in CONTENTS} == set(formulas.sheetnames) - {"About"}


def test_every_source_an_assumption_names_is_there(formulas, dataset):
    there = {row[0].value for row in formulas["Sources"].iter_rows(min_row=7)}
    named = {one for row in dataset.assumption for one in row.evidence}
    assert there == named


def test_the_log_names_data_scenario_and_model(formulas, results):
    told = texts(formulas["Log"])
    for part in ("dataset", "scenario", "model_version", "seed"):
        assert str(results.provenance[part]) in told
    assert "2026-03-01 09:30 UTC" in told


def test_what_differs_from_the_start_is_written_down(dataset, alder, tmp_path):
    scenario = replace(alder, horizon_years=7, overrides=(("avoidable_share", 0.75),))
    workbook.write(dataset, evaluate(dataset, scenario, 5), tmp_path / "log.xlsx")
    told = texts(openpyxl.load_workbook(tmp_path / "log.xlsx")["Log"])
    assert "Home cost that really stops 90% → 75%" in told
    assert "assumption" in told
