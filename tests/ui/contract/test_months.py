"""A month typed or pasted becomes rows; an empty cell is a figure that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from cxmodel.errors import CxError
from cxmodel.ui.contract import months
from tests.exchange.schedule import world
from tests.ui.conftest import texts


def test_the_grid_has_every_month_in_per_cent_and_room_for_the_next(held):
    grid = months.table(held, months.first_month(held))
    assert list(grid["Month"]) == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert grid["FCR [%]"].tolist()[:3] == [70, 76, 75]
    assert pd.isna(grid["CSAT [points]"][1])


def test_the_first_month_is_the_one_that_has_just_ended(held):
    none = replace(held, months=())
    assert months.first_month(none, date(2026, 1, 20)) == "2025-12"
    assert months.first_month(none, date(2026, 10, 1)) == "2026-09"


def test_the_grid_as_it_stands_changes_nothing(work, held):
    assert months.taken_over(work(), held, months.table(held, "2026-04")).what == ""


def test_a_typed_month_is_written_in_the_metrics_own_unit(work, held):
    grid = months.table(held, "2026-04")
    grid.loc[3, ["FCR [%]", "AHT [seconds]"]] = [78.0, 280.0]
    edit = months.taken_over(work(), held, grid)
    found = {(row.month, row.metric_id): row.value for row in edit.after.performance}
    assert (found["2026-04", "fcr"], found["2026-04", "aht"]) == (0.78, 280)
    assert ("2026-04", "csat") not in found
    assert edit.what == "FCR 2026-04: 78%; AHT 2026-04: 280 s"


def test_a_row_taken_out_takes_its_month_out(work, held):
    edit = months.taken_over(work(), held, months.table(held, "2026-04").drop(index=0))
    assert {row.month for row in edit.after.performance} == {"2026-02", "2026-03"}


def test_a_month_twice_or_in_other_words_is_told(work, held):
    grid = months.table(held, "2026-03")
    with pytest.raises(CxError, match="stands twice"):
        months.taken_over(work(), held, grid)
    grid = months.table(held, "April")
    grid.loc[3, "FCR [%]"] = 78.0
    with pytest.raises(CxError, match="'April' is not a month"):
        months.taken_over(work(), held, grid)


def test_without_months_the_grid_is_open(visit, signed):
    page = visit(replace(signed, performance=()), contract_view="Months")
    assert "No month is measured yet" in texts(page)
    assert page.button(key="contract-figures-save").disabled
    assert page.button(key="contract-file").label == "Bring a file →"
    assert world.CASE in page.session_state["kept"].history.present.case
