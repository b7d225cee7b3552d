"""The table: typed rows become touchpoints, or every fault is told and nothing is written."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from cxmodel.errors import Problems
from cxmodel.ui.journey import table


@pytest.fixture
def cells(dataset):
    return [table._cells(row) for row in dataset.touchpoints_of("alder")]


def test_untouched_cells_are_the_rows_they_came_from(dataset, cells):
    assert table.rows_of(dataset, "alder", cells) == dataset.touchpoints_of("alder")


def test_a_new_row_needs_a_stage_and_a_name_and_gets_the_rest(dataset, cells):
    new = {**dict.fromkeys(cells[0]), "stage": "Buy", "name": "Gift card, by post!"}
    made = table.rows_of(dataset, "alder", [*cells, new, {**new}])[-2:]
    assert [row.id for row in made] == ["gift_card_by_post", "gift_card_by_post_2"]
    assert {(row.emotion, row.moment_of_truth, row.contacts_per_year) for row in made} == {(0, False, 0)}
    assert {row.process for row in made} == {None}, "what nobody has judged is not known"


def test_an_empty_row_is_passed_over_and_a_removed_one_is_gone(dataset, cells):
    made = table.rows_of(dataset, "alder", [*cells[1:], dict.fromkeys(cells[0], float("nan"))])
    assert [row.id for row in made] == [one["id"] for one in cells[1:]]


def test_every_fault_is_told_at_once(dataset, cells):
    cells[0]["emotion"] = 7
    cells[1]["activity_id"] = "nobody"
    cells[2]["stage"] = ""
    with pytest.raises(Problems) as told:
        table.rows_of(dataset, "alder", cells)
    assert len(told.value.faults) == 3
    assert "row 1" in told.value.faults[0].where


def test_the_title_counts_what_nobody_has_judged(dataset):
    rows = dataset.touchpoints_of("alder")
    open_ones = sum(asdict(row)[part] is None for row in rows for part in table.PARTS)
    assert f"{open_ones} of {4 * len(rows)}" in table.title(rows)


def test_a_barrier_at_a_removed_touchpoint_is_named_and_lets_go_in_the_same_change(dataset, cells, work_of, alder, desk,
                                                                                   monkeypatch):
    barrier = next(row for row in dataset.barrier if row.case_id == "alder" and row.touchpoint_id)
    left = [one for one in cells if one["id"] != barrier.touchpoint_id]
    held = table.bound(dataset, "alder", left)
    assert barrier in held
    assert table.bound(dataset, "alder", cells) == ()
    told = table.told_bound(held, dataset.touchpoints_of("alder"))[0]
    name = next(one["name"] for one in cells if one["id"] == barrier.touchpoint_id)
    assert told.startswith(f"Barrier '{held[0].what}' stands at '{name}', which you removed")
    written = []
    monkeypatch.setattr(table.session, "change_data", lambda after, *_: written.append(after))
    monkeypatch.setattr(table.st, "rerun", lambda: None)
    table.save(work_of(alder), left)
    assert replace(barrier, touchpoint_id=None) in written[0].barrier
    assert len(written[0].barrier) == len(dataset.barrier)
    assert barrier.touchpoint_id not in {row.id for row in written[0].touchpoints_of("alder")}
