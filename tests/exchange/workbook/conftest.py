"""The starting workbook of the US sample, written once: its formulas, and what Python left in its cells."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from cxmodel.exchange import workbook
from cxmodel.model.evaluate import Results, evaluate

MADE = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def results(dataset, alder) -> Results:
    return evaluate(dataset, alder, 20)


@pytest.fixture(scope="session")
def written(dataset, results, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("model") / "model.xlsx"
    workbook.write(dataset, results, file, MADE)
    return file


@pytest.fixture(scope="session")
def formulas(written) -> Workbook:
    return openpyxl.load_workbook(written)


@pytest.fixture(scope="session")
def shown(written) -> Workbook:
    return openpyxl.load_workbook(written, data_only=True)


@pytest.fixture(scope="session")
def lines(shown):
    """The cells of a row of a sheet that begins with a title: `lines("Calc", "Severity")`; the n-th such row."""
    def found(sheet: str, title: str, which: int = 0, book: Workbook = shown) -> list:
        rows = [row for row in book[sheet].iter_rows(values_only=True) if str(row[0] or "").startswith(title)]
        return list(rows[which])
    return found
