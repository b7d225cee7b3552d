"""Cells that are no figures."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read.cells import (
    Gap,
    clean,
    is_placeholder,
    parts,
    read_choice,
    read_flag,
    read_list,
    read_text,
)
from cxmodel.exchange.read.grids import Cell
from tests.exchange.read.lanes import cells, lane

READERS = {"vendor": read_text, "vendor_id": read_text, "rate_basis": read_choice, "sample": read_flag,
           "certifications": read_list}


def one(column: str, value, **more):
    mine = lane(column, **more)
    return READERS[column](cells(value)[0], mine), mine.enquiry


@pytest.mark.parametrize(("text", "result"), [
    (" Cafe\u0301\u00a0 Noir\u200b ", "Café Noir"), ("a\r\nb\rc", "a\nb\nc"), ("plain", "plain"), ("a\x07b", "ab"),
])
def test_a_text_is_cleaned_and_not_changed(text, result):
    assert clean(text) == result


def test_ids_keep_their_zeros_and_numbers_become_names():
    assert read_text(Cell(2, 1, 7, "0000"), lane("vendor_id")) == "0007"
    assert one("vendor_id", "007")[0] == "007"
    assert one("vendor", 1001.0)[0] == "1001"


def test_a_date_where_an_id_belongs_is_a_fault():
    value, enquiry = one("vendor_id", dt.datetime(2025, 3, 1))
    assert value is Gap.WRONG
    assert "date" in enquiry.remarks[0].expected


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#WERT!"])
def test_error_cells_are_faults_and_a_text_that_looks_like_one_is_a_fault_in_a_text_file(value):
    assert read_text(Cell(2, 1, value, error=True), lane("vendor")) is Gap.WRONG
    assert one("vendor", value, texts=True)[0] is Gap.WRONG
    assert one("vendor", value)[0] == value


@pytest.mark.parametrize(("value", "result"), [("productive", "productive"), ("Per paid hour", "paid"),
                                               ("produktive Stunde", "productive"), ("talk time", "handled"),
                                               ("n/a", Gap.UNKNOWN), ("fixed fee", Gap.WRONG), (None, Gap.EMPTY)])
def test_a_choice_is_found_by_its_spellings(value, result):
    assert one("rate_basis", value)[0] == result


def test_a_choice_that_is_close_is_suggested_and_not_taken():
    value, enquiry = one("rate_basis", "prodctive")
    assert value is Gap.WRONG
    assert "'productive'" in enquiry.remarks[0].mend


@pytest.mark.parametrize(("value", "result"), [(True, True), ("ja", True), ("FALSCH", False), (1, True), ("perhaps",
                                                                                                          Gap.WRONG)])
def test_yes_and_no_in_many_words(value, result):
    assert one("sample", value)[0] is result


@pytest.mark.parametrize(("text", "result"), [
    ("a|b", ["a", "b"]), ("a; b;", ["a", "b"]), ("a\nb", ["a", "b"]), ("a, b and c", ["a", "b", "c"]), ("• a\n• b",
                                                                                                        ["a", "b"]),
    ("ISO/IEC 27001", ["ISO/IEC 27001"]), ("A; B, C", ["A", "B, C"]), ("a, a", ["a"]), ("", []),
])
def test_a_list_is_cut_at_its_strongest_separator(text, result):
    assert parts(text) == result


def test_certificates_take_the_spelling_that_is_known():
    known = {"iso27001": "ISO 27001", "soc2typeii": "SOC 2, Type II"}
    assert one("certifications", "ISO27001; iso-27001; PCI DSS", known=known)[0] == ("ISO 27001", "PCI DSS")
    assert one("certifications", "SOC 2, Type II", known=known)[0] == ("SOC 2, Type II",)
    assert one("certifications", "none")[0] == ()
    assert one("certifications", "tbd")[0] is Gap.UNKNOWN


def test_a_formula_without_or_with_an_old_result_is_a_fault_that_shows_the_new_one():
    mine = lane("seats", worked_out=lambda cell: 12.5)
    assert read_text(Cell(2, 1, None, formula="A1"), mine) is Gap.WRONG
    assert read_text(Cell(2, 1, 11.0, formula="A1"), mine) is Gap.WRONG
    assert read_text(Cell(2, 1, 12.5, formula="A1"), mine) == "12.5"
    assert "A1 is 12.5" in mine.enquiry.remarks[0].mend
    assert mine.enquiry.suggested == {("Sheet", "A2"): "12.5"}


def test_placeholders_are_known_in_many_languages():
    assert all(is_placeholder(text) for text in ("n/a", "TBD", " - ", "k.A.", "sin datos", "—"))
    assert not is_placeholder("0")


@given(st.sampled_from(sorted(READERS)), st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.booleans(),
                                                   st.datetimes(), st.times()))
def test_no_cell_makes_a_reader_fail(column, value):
    result, enquiry = one(column, value)
    assert result is not Gap.WRONG or any(remark.level == "error" for remark in enquiry.remarks)
