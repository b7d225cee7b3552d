"""CSV files hold the dataset, and no program runs a cell of theirs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from cxmodel.errors import CxError
from cxmodel.exchange.sheets import csv_files
from cxmodel.schema import table_name
from cxmodel.store.shipped import read_csv
from cxmodel.tables import ROW_TYPES, Site, Vendor
from tests.exchange.sheets.hostile import anything
from tests.exchange.sheets.reading_back import dataset_of_csv


def zipped(dataset) -> bytes:
    stream = io.BytesIO()
    csv_files.write(dataset, stream)
    return stream.getvalue()


def test_the_sample_comes_back_as_it_was_and_the_same_data_give_the_same_bytes(dataset):
    assert dataset_of_csv(zipped(dataset)) == dataset
    assert zipped(dataset) == zipped(dataset)


@settings(max_examples=30)
@given(anything())
def test_hostile_data_come_back_as_they_were(dataset):
    assert dataset_of_csv(zipped(dataset)) == dataset


def test_a_folder_holds_one_file_for_each_table_that_excel_opens_as_unicode(dataset, tmp_path):
    csv_files.write(dataset, tmp_path / "data")
    assert {path.name for path in (tmp_path / "data").iterdir()} == {f"{table_name(kind)}.csv" for kind in ROW_TYPES}
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in (tmp_path / "data").iterdir())


def test_a_path_that_ends_in_zip_becomes_an_archive(dataset, tmp_path):
    csv_files.write(dataset, tmp_path / "data.ZIP")
    assert "site.csv" in ZipFile(tmp_path / "data.ZIP").namelist()


def test_plain_data_are_plain_csv_that_any_reader_understands(dataset, tmp_path):
    csv_files.write(dataset, tmp_path)
    path = tmp_path / "site.csv"
    path.write_bytes(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    rows, faults = read_csv(Site, path)
    assert (tuple(rows), faults) == (dataset.site, [])


def test_a_formula_gets_one_apostrophe_and_numbers_get_none(dataset):
    vendor = replace(dataset.vendor[0], name="=HYPERLINK(1)", note="cheap;=1+1")
    line = list(csv.reader(io.StringIO(csv_files.csv_of(Vendor, (vendor,)).decode("utf-8-sig"))))[1]
    assert line[1] == "'=HYPERLINK(1)"
    assert line[-1] == "cheap;'=1+1"
    south = replace(dataset.location[0], latitude=-33.5)
    assert ",-33.5," in csv_files.csv_of(type(south), (south,)).decode("utf-8-sig")


def test_a_text_that_no_csv_reader_takes_is_told(dataset):
    vendor = replace(dataset.vendor[0], note="x" * 140_000)
    with pytest.raises(CxError, match="140,000 characters; a cell holds 131,000"):
        zipped(replace(dataset, vendor=(vendor, *dataset.vendor[1:])))
