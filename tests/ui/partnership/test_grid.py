"""What is typed into a table becomes rows, with every fault at once; what was not touched stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.errors import Problems
from cxmodel.tables import Barrier
from cxmodel.ui.partnership import grid
from cxmodel.ui.partnership.grid import Column

COLUMNS = (Column("what", "What"), Column("customers_per_year", "Customers", kind="number"),
           Column("leavers", "Leave %", scale=100, kind="number"), Column("removed", "Removed", kind="flag"),
           Column("touchpoint_id", "Where", choices={"here": "Use: here"}), Column("decided_on", "On", kind="day"))


def typed(rows, **delta):
    def new(given):
        return {"case_id": "alder", "id": "new", "extra_contacts": 0, "leavers_low": 0, "leavers_high": 1,
                "removed": bool(given.get("removed"))}

    return grid.typed(Barrier, rows, COLUMNS, delta, new, "Barriers")


@pytest.fixture
def rows(reviewed) -> tuple[Barrier, ...]:
    return tuple(reviewed.barrier)


def test_nothing_typed_is_nothing_changed(rows, reviewed):
    assert typed(rows) == rows
    assert grid.put(reviewed, Barrier, rows, rows, "Barriers").what == ""


def test_a_cell_is_changed_in_its_own_scale(rows):
    after = typed(rows, edited_rows={1: {"Leave %": 12.5, "Where": "here"}, 2: {"Removed": False}})
    assert after[0] == rows[0]
    assert after[1] == replace(rows[1], leavers=0.125, touchpoint_id="here")
    assert after[2] == replace(rows[2], removed=False)


def test_rows_are_added_and_removed_and_empty_ones_are_none(rows):
    after = typed(rows, deleted_rows=[0, 2], added_rows=[{"What": "Wait", "Customers": 7, "Leave %": 1}, {},
                                                         {"What": "", "Removed": False}])
    assert [row.id for row in after] == ["wait", "new"]
    assert (after[1].what, after[1].customers_per_year, after[1].leavers) == ("Wait", 7, 0.01)


def test_every_fault_is_told_at_once_with_row_and_label(rows):
    with pytest.raises(Problems) as told:
        typed(rows, edited_rows={0: {"Leave %": 250, "What": ""}}, added_rows=[{"What": "Wait", "Leave %": 1}])
    where = sorted(fault.where for fault in told.value.faults)
    assert where == ["Barriers, row 1, Leave %", "Barriers, row 1, What", "Barriers, row 4, Customers"]


def test_rows_are_put_back_in_their_place_and_counted(rows, reviewed):
    other = replace(rows[0], case_id="northmere")
    data = replace(reviewed, barrier=(rows[0], rows[1], other, rows[2]))
    new = (replace(rows[0], what="Else"), rows[2], replace(rows[1], id="fresh"))
    edit = grid.put(data, Barrier, rows, new, "Barriers")
    assert other in edit.after.barrier
    assert [row for row in edit.after.barrier if row.case_id == "alder"] == list(new)
    assert edit.what == "Barriers: 1 new, 1 changed, 1 removed"


def test_the_frame_holds_what_the_rows_hold(rows):
    frame = grid.frame_of(COLUMNS)(rows)
    assert list(frame["Leave %"]) == [1.0, 0.0, 5.0]
    assert list(frame["Removed"]) == [False, False, True]
    assert list(frame.columns) == [one.label for one in COLUMNS]
    assert len(grid.frame_of(COLUMNS)([])) == 0


def test_every_column_is_shown_as_its_kind(rows):
    config = grid.config_of(COLUMNS)
    kinds = {label: one["type_config"]["type"] for label, one in config.items()}
    assert kinds == {"What": "text", "Customers": "number", "Leave %": "number", "Removed": "checkbox",
                     "Where": "selectbox", "On": "text"}
