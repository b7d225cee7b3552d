"""Every field of every row type is declared: a meaning, a unit, bounds that make sense."""

from __future__ import annotations

import math

import pytest

from cxmodel.schema import Flag, Quantity, Text, fields_of, table_name
from cxmodel.tables import CONTACT_CLASSES, FACTORS, GRADES, LAYERS, ROW_TYPES, SHORES, Activity, Evidence, Site
from cxmodel.units import Unit

EVERY = [(kind, field) for kind in ROW_TYPES for field in fields_of(kind)]


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=[f"{kind.__name__}.{field.name}" for kind, field in EVERY])
def test_a_field_says_what_it_is(kind, field):
    assert isinstance(field.spec, Quantity | Text | Flag)
    assert field.spec.meaning.strip() == field.spec.meaning
    assert field.spec.meaning[0].isupper() or field.spec.meaning.startswith("e-")
    if isinstance(field.spec, Quantity):
        assert field.spec.low < field.spec.high
        assert field.spec.unit is not Unit.SHARE or math.isfinite(field.spec.low)


def test_every_row_type_that_others_point_to_has_a_key():
    keyed = {table_name(kind) for kind in ROW_TYPES if any(field.key for field in fields_of(kind))}
    assert keyed == {table_name(kind) for kind in ROW_TYPES} - {"location_source"}


def test_factors_are_fields_of_an_activity():
    assert set(FACTORS) <= {field.name for field in fields_of(Activity)}


def test_a_missing_quote_is_allowed_and_a_missing_seat_count_is_not():
    optional = {field.name: field.optional for field in fields_of(Site)}
    assert optional["rate_usd_h"]
    assert not optional["seats"]


def test_the_closed_lists():
    assert SHORES == ("onshore", "nearshore", "offshore")
    assert CONTACT_CLASSES == ("information", "transaction", "problem", "complaint")
    assert LAYERS == ("self_search", "community", "chatbot", "messaging")
    assert GRADES[-1] == "judgement"


@pytest.mark.parametrize(("note", "grade"), [("grade=A; official", "A"), ("grade=B", "B"), (None, "C")])
def test_a_figure_without_a_grade_counts_as_weak(note, grade):
    assert Evidence("X-1", "X", "x", "%", None, 1.0, None, None, "A book", None, note).grade == grade
