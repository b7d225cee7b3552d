"""The exact export holds the dataset, cell by cell."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.exchange.sheets import tables
from cxmodel.schema import fields_of, table_name
from cxmodel.tables import ROW_TYPES
from tests.exchange.sheets.hostile import anything
from tests.exchange.sheets.reading_back import dataset_of


def exported(dataset: Dataset) -> bytes:
    stream = io.BytesIO()
    tables.write(dataset, stream)
    return stream.getvalue()


def test_the_sample_comes_back_as_it_was(dataset):
    assert dataset_of(exported(dataset)) == dataset


@settings(max_examples=30)
@given(anything())
def test_hostile_data_come_back_as_they_were(dataset):
    assert dataset_of(exported(dataset)) == dataset


def test_no_cell_is_a_formula_and_text_stays_text_when_it_is_edited(dataset):
    vendor = replace(dataset.vendor[0], name="=1+1", note='@cmd|"/C calc"!A0')
    book = openpyxl.load_workbook(io.BytesIO(exported(replace(dataset, vendor=(vendor, *dataset.vendor[1:])))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    name = next(cell for cell in cells if cell.value == "=1+1")
    assert name.number_format == "@"


def test_each_table_has_its_sheet_with_help_on_each_header(dataset):
    book = openpyxl.load_workbook(io.BytesIO(exported(dataset)))
    assert book.sheetnames == ["Read me", *map(table_name, ROW_TYPES)]
    for kind in ROW_TYPES:
        page = book[table_name(kind)]
        for cell, field in zip(page[1], fields_of(kind), strict=True):
            assert cell.value == field.name
            assert cell.comment.text.startswith(field.spec.meaning)
        assert page.freeze_panes[-1] == "2"


def test_a_dataset_with_samples_says_so_and_one_without_does_not(dataset):
    def first_words(data: Dataset) -> str:
        page = openpyxl.load_workbook(io.BytesIO(exported(data)), read_only=True)["Read me"]
        return " ".join(str(cell.value) for row in page.iter_rows() for cell in row)

    real = replace(dataset, case=(), activity=(), vendor=(), site=(), score=())
    assert "SAMPLE" in first_words(dataset)
    assert "SAMPLE" not in first_words(real)


def test_a_long_table_goes_on_under_the_same_header(dataset, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 200)
    data = exported(dataset)
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert [name for name in names if name.startswith("score")] == ["score", "score (2)", "score (3)"]
    assert dataset_of(data) == dataset


def test_every_text_too_long_is_told_at_once_and_nothing_is_written(dataset, tmp_path):
    long = tuple(replace(row, note="x" * 40_000) for row in dataset.vendor[:2])
    with pytest.raises(CxError, match="2 things need mending"):
        tables.write(replace(dataset, vendor=(*long, *dataset.vendor[2:])), tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_a_path_that_cannot_be_written_is_an_os_error(dataset, tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        tables.write(dataset, tmp_path / "nowhere" / "out.xlsx")
