"""One value for a vendor from several rows."""

from __future__ import annotations

import io

import openpyxl
import pytest

from cxmodel.exchange.read import read
from cxmodel.exchange.sheets import template
from tests.exchange.corpus import text

HEADER = ("vendor_id", "country", "city", "headquarters", "seats_total", "certifications", "notes")


@pytest.fixture(scope="module")
def filled(dataset) -> bytes:
    stream = io.BytesIO()
    template.write(dataset, stream, True)
    return stream.getvalue()


def edited(filled: bytes, edits: dict[tuple[int, str], str | int], vendor: str = "quillwater") -> bytes:
    """The filled template with cells of the vendor's rows replaced, by place among its rows and column."""
    book = openpyxl.load_workbook(io.BytesIO(filled))
    page = book["Vendors"]
    heads = {str(cell.value): at for at, cell in enumerate(page[1], 1)}
    rows = [row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == vendor]
    assert len(rows) == 2
    for (place, name), value in edits.items():
        page.cell(rows[place], heads[name], value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("place", [0, 1])
def test_in_a_filled_template_an_edit_of_any_row_counts_for_the_vendor(dataset, filled, place):
    edits: dict[tuple[int, str], str | int] = {
        (place, "vendor"): "Renamed", (place, "headquarters"): "France", (place, "seats_total"): 999,
        (place, "notes"): "A new note", (place, "certifications"): "ISO 27001", (place, "attrition_pct"): 25}
    found = read(edited(filled, edits), "t.xlsx", dataset)
    assert (found.verdict, found.after is not None) == ("clean", True)
    assert found.after is not None
    vendor = found.after.vendors["quillwater"]
    assert (vendor.name, vendor.headquarters, vendor.seats_total, vendor.note, vendor.certifications,
            vendor.attrition) == ("Renamed", "FRA", 999, "A new note", ("ISO 27001",), 0.25)
    assert any("counts for the vendor" in remark.mend for remark in found.remarks)


def test_two_edits_that_contradict_one_another_are_asked(dataset, filled):
    data = edited(filled, {(0, "seats_total"): 500, (1, "seats_total"): 600})
    key = "Vendors.seats_total.one_a_vendor"
    found = read(data, "t.xlsx", dataset)
    assert ([question.id for question in found.questions], found.after) == ([key], dataset)
    for answer, seats in (("first", 500), ("last", 600)):
        after = read(data, "t.xlsx", dataset, {key: answer}).after
        assert after is not None
        assert after.vendors["quillwater"].seats_total == seats
    none = read(data, "t.xlsx", dataset, {key: "none"})
    assert (none.after, none.verdict) == (dataset, "fix")


def test_a_template_filled_from_older_data_does_not_turn_the_figure_round_but_asks(dataset, filled):
    data = edited(filled, {(0, "seats_total"): 999})
    once = read(data, "t.xlsx", dataset).after
    assert once is not None
    twice = read(data, "t.xlsx", once)
    assert ([question.id for question in twice.questions], twice.after) == (["Vendors.seats_total.one_a_vendor"], once)


def test_what_a_vendor_holds_is_taken_together_in_other_files_and_that_is_said(dataset):
    rows = [("quillwater", "GBR", "", "", "", "ISO 27001", "one"), ("quillwater", "ZAF", "", "", "", "PCI DSS", "two")]
    found = read(text(rows, HEADER), "x.csv", dataset)
    assert found.after is not None
    vendor = found.after.vendors["quillwater"]
    assert (vendor.certifications, vendor.note) == (("ISO 27001", "PCI DSS"), "one; two")
    assert sum("do so in each row" in remark.mend for remark in found.remarks) == 2
