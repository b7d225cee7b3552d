"""Checks that can fail, and do when a figure is not the app's."""

from __future__ import annotations

from dataclasses import replace

import openpyxl

from cxmodel.exchange import workbook
from cxmodel.exchange.workbook.checks import CHANGED, HOLDS


def verdicts(file) -> dict[str, str]:
    rows = openpyxl.load_workbook(file, data_only=True)["Checks"].iter_rows(min_row=8, values_only=True)
    return {row[0]: row[6] for row in rows if row[1]}


def test_all_checks_hold_at_export(shown, written):
    assert shown["Checks"]["A4"].value == "All checks hold, and every figure equals the app's."
    assert shown["About"]["B6"].value == shown["Checks"]["A4"].value
    assert set(verdicts(written).values()) == {HOLDS}


def test_a_figure_a_cent_off_the_apps_is_told(dataset, results, tmp_path):
    """The same results with another present value: the workbook does not follow, it says so."""
    workbook.write(dataset, replace(results, npv=results.npv + 0.02), tmp_path / "off.xlsx")
    told = verdicts(tmp_path / "off.xlsx")
    assert told.pop("Net present value") == CHANGED
    assert set(told.values()) == {HOLDS}


def test_a_cent_is_allowed_and_no_more(formulas):
    rows = [row for row in formulas["Checks"].iter_rows(min_row=8) if row[1].value and "USD" in row[1].value]
    assert len(rows) > 20
    assert {row[5].value for row in rows} == {0.01}
    assert all("ABS(" in row[6].value for row in rows)
