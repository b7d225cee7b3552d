"""What is said on a cell."""

from __future__ import annotations

from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.sheets.marked.marks import LONGEST_NOTE, OPENING, Mark, marks_of


def remark(level: str, cell: str, found: str = "x") -> Remark:
    return Remark(level, "Vendors", cell, "", found, "y", "z")


def test_several_remarks_on_a_cell_are_one_mark_as_grave_as_the_gravest():
    found = marks_of([remark("warning", "E7"), remark("error", "E7", "w"), remark("question", "E7"),
                      remark("error", "B2")])
    assert found["vendors"].keys() == {(7, 5), (2, 2)}
    assert found["vendors"][7, 5].level == "error"
    assert found["vendors"][7, 5].text.count("Found") == 2  # what is said twice stands once


def test_notes_and_remarks_without_a_cell_mark_nothing():
    without = [remark("error", cell) for cell in ("", "row 7", "ABCD7")]
    assert marks_of([remark("note", "E7"), *without]) == {}


def test_a_comment_of_ours_is_known_by_its_first_line_and_is_not_endless():
    text = Mark("error", ["a" * 5000]).text
    assert text.startswith(OPENING)
    assert len(text) < LONGEST_NOTE + 50
