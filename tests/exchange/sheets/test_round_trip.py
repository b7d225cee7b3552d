"""What we write, our own reader takes back without a change, a question or a fault."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import fields, replace

import openpyxl
import pytest
from hypothesis import given, settings

from cxmodel.changes import changes_between
from cxmodel.dataset import Dataset
from cxmodel.exchange.read.reading import Reading, read
from cxmodel.exchange.sheets import csv_files, tables, template
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES, Score
from tests.exchange.sheets.hostile import sound

NOTHING = Dataset(**{item.name: () for item in fields(Dataset)})


def written(write: Callable[..., None], dataset: Dataset, **how) -> bytes:
    stream = io.BytesIO()
    write(dataset, stream, **how)
    return stream.getvalue()


def assert_no_change(reading: Reading, before: Dataset) -> None:
    """Clean, every row as it was; the remarks say what is wrong when it is not."""
    loud = [remark for remark in reading.remarks if remark.level != "note"]
    assert (reading.verdict, loud[:5]) == ("clean", [])
    assert {status: count for status, count in reading.counts.items() if count and status != "unchanged"} == {}
    assert reading.after is not None
    assert changes_between(before, reading.after) == ()


def many_vendors(dataset: Dataset) -> Dataset:
    """Five thousand vendors with two sites and three scores each."""
    vendors = tuple(replace(dataset.vendor[n % 20], id=f"v{n}", name=f"Vendor {n}") for n in range(5000))
    sites = tuple(replace(dataset.site[n % 50], id=f"v{n % 5000}-{n}", city=f"City {n}", vendor_id=f"v{n % 5000}")
                  for n in range(10_000))
    scores = tuple(Score(row.id, one.id, float(n % 9) / 2, f"visit {n}" if n % 5 == 0 else None, None)
                   for n, row in enumerate(vendors) for one in dataset.criterion[:3])
    return replace(dataset, vendor=vendors, site=sites, score=scores)


def test_the_samples_come_back_from_the_export(dataset):
    assert_no_change(read(written(tables.write, dataset), "data.xlsx", dataset), dataset)


def test_the_samples_come_back_from_the_filled_template(dataset):
    assert_no_change(read(written(template.write, dataset, filled=True), "filled.xlsx", dataset), dataset)


@pytest.mark.parametrize("kind", ROW_TYPES, ids=table_name)
@pytest.mark.parametrize("name", ["{}.csv", "{} (1).csv"])
def test_the_samples_come_back_from_csv_under_any_name(dataset, kind, name):
    data = csv_files.csv_of(kind, getattr(dataset, table_name(kind)))
    assert_no_change(read(data, name.format(table_name(kind)), dataset), dataset)


def test_a_request_that_comes_back_unanswered_changes_nothing(dataset):
    reading = read(written(template.write, dataset, vendor="heronlight"), "offer.xlsx", dataset)
    assert_no_change(reading, dataset)


def test_a_row_of_the_filled_template_goes_when_it_says_so_and_the_others_stay(dataset):
    book = openpyxl.load_workbook(io.BytesIO(written(template.write, dataset, filled=True)))
    page = book["Vendors"]
    names = [cell.value for cell in page[1]]
    page.cell(2, names.index("action") + 1, "remove")
    page.delete_rows(3)
    stream = io.BytesIO()
    book.save(stream)
    reading = read(stream.getvalue(), "filled.xlsx", dataset)
    assert reading.after is not None
    assert [change.key for change in changes_between(dataset, reading.after)] == [
        (page.cell(2, names.index("site_id") + 1).value,)]


def test_an_empty_template_is_no_fault(dataset):
    reading = read(written(template.write, dataset), "template.xlsx", dataset)
    assert (reading.verdict, reading.after) == ("clean", dataset)
    assert [remark.found for remark in reading.remarks if remark.level != "note"] == ["headers alone"]


def test_five_thousand_vendors_come_back(dataset):
    large = many_vendors(dataset)
    assert_no_change(read(written(tables.write, large), "data.xlsx", large), large)


def test_a_table_that_goes_on_on_another_sheet_comes_back(dataset, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 200)
    assert_no_change(read(written(tables.write, dataset), "data.xlsx", dataset), dataset)


def test_the_export_fills_an_empty_store_with_the_same_data(dataset):
    reading = read(written(tables.write, dataset), "data.xlsx", NOTHING)
    assert reading.verdict == "clean"
    assert reading.after == dataset


@settings(max_examples=200)
@given(sound())
def test_hostile_data_come_back(dataset):
    """Two hundred datasets from the export; each eighth also from CSV, and into an empty store."""
    data = written(tables.write, dataset)
    assert_no_change(read(data, "data.xlsx", dataset), dataset)
    chosen = int(dataset.content[:4], 16) % 8
    if chosen == 0:
        assert read(data, "data.xlsx", NOTHING).after == dataset
    if chosen == 1:
        for kind in (kind for kind in ROW_TYPES if getattr(dataset, table_name(kind))):
            text = csv_files.csv_of(kind, getattr(dataset, table_name(kind)))
            assert_no_change(read(text, f"{table_name(kind)}.csv", dataset), dataset)
