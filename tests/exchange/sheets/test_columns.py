"""Help, rules and widths follow from declarations."""

from __future__ import annotations

import pytest

from cxmodel.exchange.sheets.columns import Column, declared
from cxmodel.exchange.sheets.lists import Lists, listed
from cxmodel.schema import Field, Quantity, Text, fields_of
from cxmodel.tables import ROW_TYPES, Activity, Score, Site
from cxmodel.units import Unit


def column(row_type: type, name: str) -> Column:
    return next(one for one in declared(row_type) if one.name == name)


def test_help_says_meaning_unit_bounds_and_whether_it_may_be_empty():
    assert column(Site, "rate_usd_h").help == ("Quoted price of an hour; empty: no quote.\nA number from 0 to 200 "
                                               "USD/productive hour.\nMay be left empty.")
    assert column(Site, "seats").help.endswith("A whole number from 0 to 1,000,000 seats.")
    assert "One of: productive, paid, handled." in column(Site, "rate_basis").help
    assert "separated by |" in column(Site, "languages").help


def test_a_number_outside_its_bounds_is_refused_and_the_sentence_names_them():
    rule = column(Score, "score").rule(Lists())
    assert (rule["validate"], rule["criteria"], rule["minimum"], rule["maximum"]) == ("decimal", "between", 0, 4)
    assert "from 0 to 4" in rule["error_message"]


@pytest.mark.parametrize("kind", ROW_TYPES)
def test_no_message_is_longer_than_excel_accepts(kind):
    for one in declared(kind):
        rule = one.rule(Lists()) or {}
        assert len(rule.get("input_title", "")) <= 32
        assert len(rule.get("error_title", "")) <= 32
        assert max(len(rule.get("input_message", "")), len(rule.get("error_message", ""))) <= 255


def test_what_is_locked_or_exported_as_it_is_has_no_rule():
    assert all(one.rule(Lists()) is None for kind in ("given", "plain") for one in declared(Activity, kind))


def test_a_closed_list_refuses_and_an_open_one_warns():
    field = Field("country", Text("Country"), False, False)
    assert Column("country", field, choice=listed("Countries", ("A",))).rule(Lists())["error_type"] == "warning"
    assert column(Activity, "contact_class").rule(Lists())["error_type"] == "stop"


def test_a_number_without_bounds_has_no_rule():
    assert Column("x", Field("x", Quantity("X", Unit.NONE), False, False)).rule(Lists()) is None


def test_long_texts_have_wide_columns_and_headers_fit():
    assert column(Score, "evidence").width > column(Score, "assessor").width
    assert all(one.width >= len(one.name) for kind in ROW_TYPES for one in declared(kind) if len(one.name) < 28)
    assert len(declared(Activity)) == len(fields_of(Activity))
