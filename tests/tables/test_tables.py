"""Every field of every row type is declared: a meaning, a unit, bounds that make sense."""

from __future__ import annotations

import math

import pytest

from cxmodel import tables
from cxmodel.dataset import CASE_ROWS, Dataset
from cxmodel.schema import Flag, Quantity, Text, fields_of, table_name
from cxmodel.tables import ROW_TYPES
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


def test_every_row_type_is_a_table_of_the_dataset_and_can_be_imported_from_one_place():
    assert list(Dataset.__dataclass_fields__) == [table_name(kind) for kind in ROW_TYPES]
    assert {kind.__name__ for kind in ROW_TYPES} <= set(tables.__all__)
    assert sorted(tables.__all__, key=lambda name: (not name.isupper(), name)) == tables.__all__


def test_what_belongs_to_a_case_names_it_first():
    belongs = {kind for kind in ROW_TYPES if fields_of(kind)[0].name == "case_id"}
    assert belongs == {*CASE_ROWS, tables.Activity}
    assert all(fields_of(kind)[0].key for kind in belongs)


def test_no_row_refers_to_a_table_that_stands_after_its_own():
    """So that the tables of a file can be taken in one after the other."""
    order = {f"{table_name(kind)}_id": place for place, kind in enumerate(ROW_TYPES)}
    order |= {"item_id": order["parity_item_id"]}
    later = [(kind.__name__, field.name) for place, kind in enumerate(ROW_TYPES) for field in fields_of(kind)
             if order.get(field.name, -1) > place]
    assert later == []
