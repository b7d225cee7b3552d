"""A field declared once gives its check, its table column, its glossary line and its faults."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated as A

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.schema import (
    Field,
    Flag,
    Quantity,
    Text,
    as_cell,
    check_quantity,
    ddl,
    duplicates,
    fields_of,
    glossary,
    parse,
    read_value,
    table_name,
)
from cxmodel.units import Unit


@dataclass(frozen=True)
class TeamRow:
    """A team, for the tests."""

    id: A[str, Text("Short name", key=True)]
    kind: A[str, Text("Kind of team", ("voice", "chat"))]
    rate: A[float | None, Quantity("Price of an hour", Unit.USD_PER_HOUR, 0, 200)]
    seats: A[int, Quantity("Seats", Unit.SEATS, 1, whole=True)]
    open_now: A[bool, Flag("Open now")]
    languages: A[tuple[str, ...], Text("Languages")]


GOOD = {"id": "a", "kind": "voice", "rate": "12.5", "seats": "10", "open_now": "Yes", "languages": "en | es"}
RATE = Quantity("Price of an hour", Unit.USD_PER_HOUR, 0, 200)


def test_a_row_is_read_from_text():
    row, faults = parse(TeamRow, GOOD, "teams.csv, row 2")
    assert faults == []
    assert row == TeamRow("a", "voice", 12.5, 10, True, ("en", "es"))
    assert isinstance(row.seats, int)


def test_an_empty_price_is_not_zero():
    for empty in ("", "  ", None, math.nan):
        row, faults = parse(TeamRow, GOOD | {"rate": empty}, "row")
        assert (row.rate, faults) == (None, [])


def test_every_fault_of_a_row_is_told_with_its_column():
    row, faults = parse(TeamRow, {"id": "", "kind": "fax", "rate": "2900", "seats": "1.5", "open_now": "perhaps"},
                        "teams.csv, row 7")
    assert row is None
    assert [fault.where for fault in faults] == [f"teams.csv, row 7, column {name}"
                                                 for name in ("id", "kind", "rate", "seats", "open_now")]
    assert str(faults[1]) == ("'fax' is not known as kind of team. teams.csv, row 7, column kind. "
                              "Use one of: voice, chat.")
    assert faults[2].what == "Price of an hour is 2,900 USD/productive hour"
    assert faults[2].mend == "Enter a value from 0 to 200 USD/productive hour."
    assert "not a whole number" in faults[3].what
    assert faults[4].mend == "Enter yes or no."


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, "nan", "inf", "Infinity"])
def test_nan_and_infinity_are_refused_in_words(bad):
    with pytest.raises(CxError, match="not a finite number"):
        check_quantity(RATE, bad, "Plan")


@pytest.mark.parametrize("bad", ["twelve", "12,5", "1 000", [1], {}, None])
def test_what_is_no_number_is_refused_in_words(bad):
    with pytest.raises(CxError, match="is not a number"):
        check_quantity(RATE, bad, "Plan")


def test_one_sided_bounds_name_the_one_side():
    with pytest.raises(CxError, match=r"at least 1 seats"):
        check_quantity(Quantity("Seats", Unit.SEATS, 1), 0, "Plan")
    with pytest.raises(CxError, match=r"at most 5"):
        check_quantity(Quantity("Index", Unit.NONE, high=5), 6, "Plan")


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_number_passes_exactly_when_it_lies_inside(value):
    if 0 <= value <= 200:
        assert check_quantity(RATE, value, "Plan") == value
    else:
        with pytest.raises(CxError):
            check_quantity(RATE, value, "Plan")


def test_an_empty_list_is_empty_and_a_missing_word_is_a_fault():
    languages, name = fields_of(TeamRow)[5], fields_of(TeamRow)[0]
    assert read_value(languages, "", "x") == ()
    with pytest.raises(CxError, match="Short name is missing"):
        read_value(name, " ", "x")


@given(st.lists(st.text("abcdef", min_size=1), max_size=4))
def test_a_list_survives_the_way_into_a_cell_and_back(words):
    field = fields_of(TeamRow)[5]
    assert read_value(field, as_cell(field, tuple(words)), "x") == tuple(words)


def test_the_table_follows_from_the_declaration():
    assert ddl(TeamRow, "team") == (
        "CREATE TABLE team (\n  id VARCHAR NOT NULL,\n  kind VARCHAR NOT NULL,\n"
        "  rate DOUBLE CHECK (rate >= 0) CHECK (rate <= 200),\n  seats BIGINT NOT NULL CHECK (seats >= 1),\n"
        "  open_now BOOLEAN NOT NULL,\n  languages VARCHAR NOT NULL,\n  PRIMARY KEY (id)\n)")


def test_the_glossary_follows_from_the_declaration():
    rows = {row[1]: row for row in glossary([TeamRow])}
    assert rows["rate"] == ("TeamRow", "rate", "Price of an hour", "0 to 200 USD/productive hour")
    assert rows["seats"][3] == "from 1 seats"
    assert rows["kind"][3] == "voice, chat"


def test_a_key_that_stands_twice_is_told():
    row = parse(TeamRow, GOOD, "row")[0]
    assert [fault.what for fault in duplicates([row, row], "teams")] == ["'a' stands twice"]
    assert duplicates([row], "teams") == []


def test_a_field_without_a_declaration_is_a_programming_error():
    @dataclass(frozen=True)
    class Bare:
        rate: float

    with pytest.raises(TypeError, match="carries no Quantity"):
        fields_of(Bare)


def test_fields_know_whether_they_may_be_empty():
    by_name: dict[str, Field] = {field.name: field for field in fields_of(TeamRow)}
    assert [name for name, field in by_name.items() if field.optional] == ["rate"]
    assert [name for name, field in by_name.items() if field.many] == ["languages"]
    assert [name for name, field in by_name.items() if field.key] == ["id"]
    assert table_name(TeamRow) == "team_row"
