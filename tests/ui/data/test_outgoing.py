"""Every file that can be had: what it is for in one line, and made from what is on the screen when it is clicked."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from cxmodel.exchange.read import read
from cxmodel.scenario import from_json
from cxmodel.ui.data.outgoing import PARCELS, file_name, refusal, unavailable
from tests.ui.conftest import texts
from tests.ui.data.pages import opened, view

BY_NAME = {one.name: one for one in PARCELS}


def test_the_view_offers_each_with_its_purpose_and_makes_none(store, monkeypatch):
    import cxmodel.ui.data.outgoing as outgoing

    monkeypatch.setattr(outgoing.tables, "write", lambda *_: pytest.fail("nobody has clicked"))
    page = view(opened(), "Get out")
    assert not page.exception
    assert len(page.download_button) == len(PARCELS)
    assert [one.title for one in PARCELS if one.title not in texts(page)] == []


def test_the_data_come_back_unchanged(work_of, alder, dataset):
    reading = read(BY_NAME["data"].make(work_of(alder)), "data.xlsx", dataset)
    assert (reading.verdict, reading.after == dataset) == ("clean", True)


def test_the_model_has_formulas_in_it(work_of, alder):
    book = openpyxl.load_workbook(io.BytesIO(BY_NAME["model"].make(work_of(alder))))
    assert sum(cell.data_type == "f" for page in book for row in page.iter_rows() for cell in row) > 500


def test_the_tables_are_one_file_each(work_of, alder):
    with zipfile.ZipFile(io.BytesIO(BY_NAME["tables"].make(work_of(alder)))) as archive:
        assert {"vendor.csv", "site.csv", "score.csv"} <= set(archive.namelist())


def test_the_scenario_is_the_one_on_the_screen(work_of, northmere, dataset):
    made = BY_NAME["scenario"].make(work_of(northmere)).decode()
    assert json.loads(made)["case"] == "northmere"
    assert from_json(made, dataset, "x") == northmere


def test_a_text_that_no_cell_can_hold_is_told_instead_of_a_failed_download(dataset):
    assert refusal(dataset) == ""
    long = replace(dataset, vendor=(replace(dataset.vendor[0], note="x" * 40_000), *dataset.vendor[1:]))
    assert "40,000 characters" in refusal(long)


def test_without_a_case_what_speaks_of_one_waits(dataset):
    bare = replace(dataset, case=(), activity=())
    assert [one.name for one in PARCELS if unavailable(one, bare)] == ["model", "scenario"]
    assert [one.name for one in PARCELS if unavailable(one, dataset)] == []


def test_files_are_named_by_what_they_hold_the_case_and_the_day(work_of, northmere):
    names = [file_name(one, work_of(northmere), date(2026, 3, 1)) for one in PARCELS]
    assert names == ["cx-data-2026-03-01.xlsx", "cx-model-northmere-2026-03-01.xlsx", "cx-tables-2026-03-01.zip",
                     "cx-scenario-northmere-2026-03-01.json"]
