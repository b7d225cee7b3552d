"""A month typed or pasted becomes rows; an empty cell is a figure that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from cxmodel.errors import CxError
from cxmodel.tables import Performance
from cxmodel.ui import session
from cxmodel.ui.contract import months
from cxmodel.ui.contract.empty import NO_WORK
from tests.exchange.schedule import world
from tests.ui.conftest import texts
from tests.ui.contract.conftest import in_another_tab, press, type_into


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


TYPED = {"Month": "2026-04", "FCR [%]": 78.0}


def test_typed_figures_outlive_what_somebody_else_saves_and_are_told(visit, signed):
    page = type_into(visit(signed, contract_view="Months", contract_months=months.TYPE), 3, TYPED)
    in_another_tab(performance=(*signed.performance, Performance(world.CASE, "2026-04", "fcr", 0.5)))
    type_into(page, 3, TYPED, press="contract-figures-save")
    assert not page.exception
    assert "Somebody else has changed these rows" in page.warning[0].value
    assert list(page.dataframe[0].value["Month"])[-1] == "2026-04", "the row that was typed into"
    assert [row.value for row in session.dataset().performance if row.month == "2026-04"] == [0.5]
    press(page, "Show them as they are now")
    assert not page.warning
    assert list(page.dataframe[0].value["Month"])[-1] == "2026-05"


def test_weights_that_somebody_else_changes_do_not_stand_in_the_way_of_figures(visit, signed):
    page = type_into(visit(signed, contract_view="Months", contract_months=months.TYPE), 3, TYPED)
    in_another_tab(contract_term=tuple(replace(row, weight=row.weight + 40 * (row.metric_id == "aht"))
                                       for row in world.TERMS))
    type_into(page, 3, TYPED, press="contract-figures-save")
    assert not page.exception
    assert not page.warning
    assert [row.value for row in session.dataset().performance if row.month == "2026-04"] == [0.78]


def test_a_first_month_from_elsewhere_does_not_take_the_grid_away_that_is_typed_into(visit, signed):
    page = type_into(visit(replace(signed, performance=()), contract_view="Months"), 0, TYPED)
    in_another_tab(performance=world.rows())
    type_into(page, 0, TYPED)
    assert "Somebody else has changed these rows" in page.warning[0].value
    press(page, "Show them as they are now")
    assert not page.dataframe, "with nothing typed the trend is shown"


def test_a_plan_without_vendors_says_that_the_partner_has_no_work(visit, signed, dataset):
    for view in ("Scorecard", "Fees", "Months"):
        page = visit(signed if view == "Scorecard" else None, contract_view=view)
        assert NO_WORK not in texts(page)
        history = page.session_state["kept"].history
        home = tuple((row.id, "keep") for row in dataset.activities_of(world.CASE))
        page.session_state["kept"].history = replace(history, present=replace(history.present, placements=home))
        assert NO_WORK in texts(page.run()), view
