"""The first sheet says what a workbook is for."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from cxmodel.exchange.read.reading import read
from cxmodel.exchange.sheets import readme, tables, template


def workbooks(dataset) -> dict[str, bytes]:
    found = {}
    for kind, write in {"template": lambda to: template.write(dataset, to),
                        "filled template": lambda to: template.write(dataset, to, filled=True),
                        "request to a vendor": lambda to: template.write(dataset, to, vendor="heronlight"),
                        "data": lambda to: tables.write(dataset, to)}.items():
        stream = io.BytesIO()
        write(stream)
        found[kind] = stream.getvalue()
    return found


@pytest.fixture(scope="module")
def books(dataset):
    return workbooks(dataset)


def first_sheet(data: bytes) -> list[list]:
    """The cells of the sheet Read me, which alone is opened."""
    page = openpyxl.load_workbook(io.BytesIO(data), read_only=True)[readme.SHEET]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_a_program_can_tell_what_kind_of_workbook_it_is(books):
    for kind, data in books.items():
        assert first_sheet(data)[2][:2] == ["Kind", kind]


def test_the_data_are_named_by_their_content_unless_they_go_to_a_vendor(books, dataset):
    said = {kind: [cell for row in first_sheet(data) for cell in row] for kind, data in books.items()}
    assert {kind for kind, words in said.items() if dataset.content in words} == {"filled template", "data"}


def test_no_reader_takes_the_help_for_data(books, dataset):
    for data in (books["filled template"], books["request to a vendor"], books["data"]):
        lines = read(data, "ours.xlsx", dataset).lines
        assert lines
        assert not {readme.SHEET, "Lists"} & {line.sheet for line in lines}


def test_the_template_says_how_a_row_is_removed(books):
    said = " ".join(str(cell) for row in first_sheet(books["template"]) for cell in row)
    assert "Rows that are not in the file stay as they are" in said
    assert "write remove into the column action" in said


def test_sample_data_are_marked_wherever_there_are_any(dataset):
    assert readme.has_sample(dataset)
    real = replace(dataset, case=(), vendor=(), site=(replace(dataset.site[0], sample=True),))
    assert readme.has_sample(real)
    assert not readme.has_sample(replace(real, site=(replace(dataset.site[0], sample=False),)))
