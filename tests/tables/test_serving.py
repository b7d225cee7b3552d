"""How customers are served: a touchpoint is matched to process, data, people and technology, a layer to three sides."""

from __future__ import annotations

import pytest

from cxmodel.errors import CxError
from cxmodel.schema import fields_of, parse, read_value
from cxmodel.tables import (
    CHANNELS,
    LAYERS,
    OUTSOURCERS,
    PARTS,
    SERVERS,
    SIDES,
    TOUCHES,
    Activity,
    LayerReadiness,
    Touchpoint,
)

FIELDS = {kind: {field.name: field for field in fields_of(kind)} for kind in (Touchpoint, LayerReadiness, Activity)}
CELLS = {"case_id": "alder", "id": "t1", "position": "3", "stage": "Buy", "name": "The shop", "channel": "store",
         "contacts_per_year": "0", "emotion": "-2", "moment_of_truth": "no", "touch": "high_touch",
         "served_by": "in_house"}


@pytest.mark.parametrize(("kind", "names"), [(Touchpoint, PARTS), (LayerReadiness, SIDES)])
def test_how_ready_something_is_goes_from_0_to_4_and_may_be_unknown(kind, names):
    for name in names:
        field = FIELDS[kind][name]
        assert read_value(field, "", "x") is None, "an empty cell is not known, and never 0"
        assert [read_value(field, cell, "x") for cell in ("0", "4")] == [0, 4]
        with pytest.raises(CxError, match="from 0 to 4"):
            read_value(field, "5", "x")


def test_a_touchpoint_may_belong_to_no_work_of_the_case_and_to_no_outsourcer():
    row, faults = parse(Touchpoint, CELLS, "row 1")
    assert faults == []
    assert row is not None
    assert (row.activity_id, row.outsourcer, row.technology) == (None, None, None)


def test_a_feeling_is_measured_as_that_of_an_activity_is():
    assert FIELDS[Touchpoint]["emotion"].spec.unit is FIELDS[Activity]["emotion"].spec.unit
    assert (FIELDS[Touchpoint]["emotion"].spec.low, FIELDS[Touchpoint]["emotion"].spec.high) == (-2, 2)


def test_a_person_is_a_layer_beside_those_that_answer_without_one():
    assert FIELDS[LayerReadiness]["layer"].spec.choices == (*LAYERS, "person")


def test_the_closed_lists():
    assert PARTS == ("process", "data", "people", "technology")
    assert SIDES == ("technology", "culture", "operations")
    assert (TOUCHES, SERVERS) == (("high_touch", "high_tech"), ("in_house", "insourced", "outsourced"))
    assert {"contact_centre", "analytics", "lead_qualification", "direct_mail"} <= set(OUTSOURCERS), "the source names"
    assert {"phone", "chat", "messaging", "email", "community"} <= set(CHANNELS)
    assert len(set(CHANNELS)) == len(CHANNELS)
