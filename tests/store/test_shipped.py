"""The shipped CSV files: complete, sourced, and every fault in them told with file, row and column."""

from __future__ import annotations

import shutil

import pytest

from cxmodel.errors import CxError, Problems
from cxmodel.store.shipped import DATA, FILES, read_csv, read_folder, shipped
from cxmodel.tables import ROW_TYPES, Site


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def mend(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_row_type_has_its_file():
    assert set(FILES) == set(ROW_TYPES)
    assert all((DATA / name).is_file() for name in FILES.values())


def test_it_is_read_once_and_is_the_folder(dataset):
    assert shipped() is dataset
    assert read_folder(DATA) == dataset


def test_there_are_55_countries_and_both_samples_are_marked_as_such(dataset):
    assert len(dataset.location) == 55
    assert {row.id for row in dataset.case} >= {"alder", "northmere"}
    assert all(row.sample for row in (*dataset.case, *dataset.vendor, *dataset.site))


def test_a_missing_file_is_named(folder):
    (folder / "sample/sites.csv").unlink()
    with pytest.raises(CxError, match=r"sites\.csv is missing"):
        read_folder(folder)


def test_missing_columns_are_named(folder):
    mend(folder / "sample/sites.csv", "rate_usd_h", "rate")
    rows, faults = read_csv(Site, folder / "sample/sites.csv")
    assert rows == []
    assert [str(fault) for fault in faults] == ["Columns are missing: rate_usd_h. sites.csv. Add the columns."]


def test_all_faults_of_all_files_are_told_at_once(folder):
    lines = (folder / "sample/sites.csv").read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("rate_usd_h")] = "2900"
    (folder / "sample/sites.csv").write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    mend(folder / "sample/vendors.csv", "regional", "planetary")
    with pytest.raises(Problems) as told:
        read_folder(folder)
    places = [fault.where for fault in told.value.faults]
    assert any(place.startswith("vendors.csv, row ") and "column vendor_class" in place for place in places)
    assert "sites.csv, row 2, column rate_usd_h" in places


def test_a_reference_that_leads_nowhere_is_told(folder):
    path = folder / "sample/sites.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("vendor_id")] = "nobody"
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    with pytest.raises(CxError, match="'nobody' is not known"):
        read_folder(folder)
