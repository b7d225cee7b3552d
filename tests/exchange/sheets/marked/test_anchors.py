"""Merged ranges and the cell that speaks for them."""

from __future__ import annotations

from cxmodel.exchange.sheets.marked.anchors import anchored
from cxmodel.exchange.sheets.marked.marks import Mark

XML = b'<p:mergeCells count="2"><p:mergeCell ref="B2:D4"/><p:mergeCell x="1" ref=\'AA1:AB1\'/></p:mergeCells>'


def test_marks_inside_a_range_are_joined_on_its_first_cell():
    found = anchored(XML, {(3, 3): Mark("warning", ["a"]), (4, 4): Mark("error", ["b"]),
                           (1, 28): Mark("question", ["c"])})
    assert found == {(2, 2): Mark("error", ["a", "b"]), (1, 27): Mark("question", ["c"])}


def test_marks_beside_a_range_stay_where_they_are():
    assert anchored(XML, {(5, 2): Mark("error", ["a"])}) == {(5, 2): Mark("error", ["a"])}
