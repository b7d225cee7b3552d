"""A dataset is frozen and named by its content; its rows are found by what people know of them."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from cxmodel.dataset import build
from cxmodel.errors import CxError
from cxmodel.schema import table_name
from cxmodel.tables import ROW_TYPES


def rows_of(dataset):
    """Its rows by table, as `build` takes them."""
    return {table_name(kind): getattr(dataset, table_name(kind)) for kind in ROW_TYPES}


def test_equal_content_is_equal_whoever_built_it(dataset):
    again = build(rows_of(dataset))
    assert again is not dataset
    assert again == dataset
    assert hash(again) == hash(dataset)
    other = replace(dataset, case=(replace(dataset.case[0], volume_growth=0.123), *dataset.case[1:]))
    assert other != dataset


def test_an_unknown_case_names_those_there_are(dataset):
    with pytest.raises(CxError, match="alder, northmere"):
        dataset.case_named("nobody")


def test_sources_in_use_come_first(dataset):
    used = [row.used for row in dataset.sources_of("PHL", "agent_rate_usd_h_low")]
    assert used == sorted(used, key=["yes", "input", "no"].index)

def test_any_cell_that_differs_makes_another_content(dataset):
    row = dataset.location[0]
    assert replace(dataset, location=(replace(row, incentives="x"), *dataset.location[1:])).content != dataset.content
    assert replace(dataset, site=tuple(reversed(dataset.site))).content != dataset.content, "the order counts"
    with pytest.raises(FrozenInstanceError):
        dataset.site = ()


def test_every_table_is_part_of_it_and_can_be_written_as_json(dataset):
    assert [item.name for item in fields(dataset)] == [table_name(kind) for kind in ROW_TYPES]
    for kind in ROW_TYPES:
        json.dumps([list(vars(row).values()) for row in getattr(dataset, table_name(kind))])


def test_touchpoints_stand_in_the_order_in_which_customers_meet_them(dataset):
    turned = replace(dataset, touchpoint=tuple(reversed(dataset.touchpoint)))
    for case in dataset.cases:
        found = turned.touchpoints_of(case)
        assert {row.case_id for row in found} <= {case}
        assert [row.position for row in found] == sorted(row.position for row in found)
        assert {row.id for row in found} == {row.id for row in dataset.touchpoint if row.case_id == case}


def test_rows_are_found_by_their_keys(dataset):
    assert dataset.criteria[dataset.criterion[3].id] is dataset.criterion[3]
    assert dataset.themes[dataset.theme[1].id] is dataset.theme[1]
    assert set(dataset.metrics) == {row.id for row in dataset.metric}
    assert set(dataset.parity_items) == {row.id for row in dataset.parity_item}
    assert ("alder", "billing") in dataset.activity_keys
    assert len(dataset.activity_keys) == len(dataset.activity)
    assert len(dataset.touchpoint_keys) == len(dataset.touchpoint)
