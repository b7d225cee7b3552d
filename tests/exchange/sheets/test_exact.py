"""Values go into cells and come back the same; nothing that a program would run or lose stands in a cell."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings

from cxmodel.exchange.sheets.exact import (
    LONGEST_CELL,
    LONGEST_FIELD,
    cell_of,
    faults_of,
    guarded,
    kind_of_header,
    spelled,
    unguarded,
    unspelled,
    value_of,
)
from cxmodel.schema import Field, Flag, Quantity, Text, fields_of
from cxmodel.tables import ROW_TYPES, FieldGrade, Vendor
from cxmodel.units import Unit
from tests.exchange.sheets.hostile import NASTY, values, wild

WORDS = Field("words", Text("Words"), True, False)
LIST = Field("list", Text("List"), False, True)
NUMBER = Field("number", Quantity("Number", Unit.NONE), True, False)
COUNT = Field("count", Quantity("Count", Unit.COUNT, 0, whole=True), True, False)
FLAG = Field("flag", Flag("Flag"), False, False)


@settings(max_examples=400)
@given(wild)
def test_every_text_comes_back_from_a_cell_and_from_a_guarded_field(text):
    assert unspelled(spelled(text)) == text
    assert unguarded(guarded(text)) == text
    assert unspelled(unguarded(guarded(spelled(text)))) == text


@pytest.mark.parametrize("text", NASTY)
def test_every_known_trouble_comes_back(text):
    assert unspelled(unguarded(guarded(spelled(text)))) == text


@settings(max_examples=400)
@given(wild)
def test_a_cell_holds_nothing_that_programs_change(text):
    cell = spelled(text)
    assert cell
    assert cell == cell.strip()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", cell)
    assert not re.search("_x[0-9A-Fa-f]{4}_|x005F_|^<r>", cell)


@settings(max_examples=400)
@given(wild)
def test_no_cell_of_a_csv_begins_like_a_formula_whatever_separates_the_cells(text):
    for part in re.split("[;\t\r\n]", guarded(spelled(text))):
        assert not part.startswith(("=", "+", "-", "@"))


def test_a_text_that_says_nothing_to_a_program_stays_as_it_is():
    for text in ("Manila", "'s-Hertogenbosch", "a - b", "AT&T <x>", "Łódź", "two\nlines", "x_y", "1 < 2"):
        assert guarded(spelled(text)) == text


@pytest.mark.parametrize(("value", "cell"), [(None, None), ("", "‹empty›"), ("NA", "NA"), ("None", "None")])
def test_nothing_the_empty_text_and_namibia_are_three_things(value, cell):
    assert cell_of(WORDS, value) == cell
    assert value_of(WORDS, cell) == value


@pytest.mark.parametrize("items", [(), ("",), ("a|b", "c"), ("‹U+007C›",), ("a", "", "|"), ("en", "es")])
def test_lists_keep_their_items_even_those_with_the_separator_in_them(items):
    assert value_of(LIST, cell_of(LIST, items)) == items


def test_lists_without_trouble_look_as_the_store_holds_them():
    assert cell_of(LIST, ("en", "es")) == "en|es"


@pytest.mark.parametrize("number", [0.1 + 0.2, -0.0, 5e-324, 1.7976931348623157e308, 1e22, 36.5])
def test_numbers_are_themselves_and_text_that_says_them_reads_alike(number):
    assert cell_of(NUMBER, number) == number
    assert repr(value_of(NUMBER, repr(number))) == repr(number)


def test_a_whole_number_stays_whole():
    assert value_of(COUNT, str(2**60 + 1)) == 2**60 + 1
    assert isinstance(value_of(COUNT, 7.0), int)


@pytest.mark.parametrize(("field", "cell"), [
    (NUMBER, "12,5"), (NUMBER, "1_000"), (NUMBER, "nan"), (NUMBER, True), (COUNT, 1.5), (COUNT, "7 seats"),
    (FLAG, "ja"), (FLAG, None), (WORDS, 7.0)])
def test_what_the_export_never_writes_is_left_to_a_reader_that_asks(field, cell):
    with pytest.raises(ValueError):
        value_of(field, cell)


@given(values(FLAG, wild))
def test_yes_and_no_are_words(flag):
    assert cell_of(FLAG, flag) in ("yes", "no")
    assert value_of(FLAG, cell_of(FLAG, flag)) is flag


def test_a_text_longer_than_a_cell_is_told_with_its_place_and_its_length():
    def row(why):
        return FieldGrade("latitude", "A", why)

    assert faults_of([row("a" * LONGEST_CELL)]) == []
    assert faults_of([row("a" * LONGEST_FIELD)], LONGEST_FIELD) == []
    (fault,) = faults_of([row("x"), row("😀" * 20_000)])
    assert fault.where == "table field_grade, row 2, column why"
    assert fault.what.endswith("has 40,000 characters; a cell holds 32,767")
    assert "CSV" in fault.mend
    (fault,) = faults_of([row("\x01" * 5000)])  # each takes eight characters once it is spelled
    assert "40,000 characters" in fault.what


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_is_not_finite_is_told(number):
    vendor = Vendor("v", "V", True, "regional", "USA", 1, number, (), None)
    (fault,) = faults_of([vendor])
    assert "not a finite number" in fault.what
    assert "column attrition" in fault.where


def test_every_table_is_known_by_its_header_and_by_no_other():
    headers = {kind: tuple(field.name for field in fields_of(kind)) for kind in ROW_TYPES}
    assert {kind_of_header(names) for names in headers.values()} == set(ROW_TYPES)
    assert kind_of_header(headers[Vendor][:-1]) is None
