"""What openpyxl and Python's csv see in a written file, turned into rows by the rules of `exact` alone."""

from __future__ import annotations

import csv
import io
from typing import Any
from zipfile import ZipFile

import openpyxl

from cxmodel.dataset import Dataset
from cxmodel.exchange.sheets.exact import unguarded, value_of
from cxmodel.schema import fields_of, table_name
from cxmodel.tables import ROW_TYPES


def grid(data: bytes, sheet: str) -> list[list[Any]]:
    """The cells of a sheet, row by row, cut after the last filled one."""
    page = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def dataset_of(data: bytes) -> Dataset:
    """The dataset in an exact export."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return Dataset(**{table_name(kind): tuple(
        row for name in book.sheetnames if name.partition(" (")[0] == table_name(kind)
        for row in rows_of(kind, [[cell.value for cell in line] for line in book[name].iter_rows()]))
        for kind in ROW_TYPES})


def dataset_of_csv(data: bytes) -> Dataset:
    """The dataset in a zip of CSV files."""
    with ZipFile(io.BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return Dataset(**{table_name(kind): rows_of(kind, [
        list(map(unguarded, row)) for row in csv.reader(io.StringIO(texts[f"{table_name(kind)}.csv"], newline=""))])
        for kind in ROW_TYPES})


def rows_of(kind: type, cells: list[list[Any]]) -> tuple[Any, ...]:
    """The rows of a type under their header."""
    names = [field.name for field in fields_of(kind)]
    assert cells[0][:len(names)] == names
    fields = fields_of(kind)
    return tuple(kind(**{field.name: value_of(field, cell) for field, cell in zip(fields, row, strict=False)})
                 for row in cells[1:] if any(cell is not None and cell != "" for cell in row))
