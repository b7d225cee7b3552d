"""What stands beside the figures."""

from __future__ import annotations

import pytest

from cxmodel.exchange.read.asides import leave_out_other_prices, tell_lines, tell_marks
from cxmodel.exchange.read.delimited import read_text
from cxmodel.exchange.read.enquiry import Enquiry
from cxmodel.exchange.read.sections import find_sections

TABLE = "Vendor,Country,Rate USD,Seats\nA,PHL,12,3\n"


def section(text: str):
    return find_sections(read_text(text.encode(), "x.csv").sheets[0], {}, {"criterion": {}, "vendor": {}})[0]


def told(text: str) -> list[tuple[str, str]]:
    enquiry = Enquiry()
    tell_lines(section(text), True, enquiry)
    return [(remark.level, remark.found) for remark in enquiry.remarks]


@pytest.mark.parametrize("line", ["All rates plus 19 % VAT", "zzgl. 19 % MwSt", "Discount 5 % above 200 seats",
                                  "Night shift surcharge 25 %", "Rabatt ab 200 Seats"])
def test_tax_discounts_and_surcharges_above_a_table_are_warnings(line):
    assert told(f"{line}\n\n{TABLE}") == [("warning", line)]
    assert told(f"{TABLE}\n{line}\n") == [("warning", line)]


def test_other_lines_above_a_table_are_named_once():
    assert told(f"Our offer\nValid until 31.12.2026\n\n{TABLE}") == [("note", "Our offer; Valid until 31.12.2026")]
    assert told(f"All prices exclude VAT\n\n{TABLE}") == [("note", "All prices exclude VAT")]
    assert told(f"Our offer\n\n{TABLE}") == told(TABLE) == []


@pytest.mark.parametrize(("row", "left"), [("A,Set-up fee,25000,", 1), ("Training cost per agent,,400,", 1),
                                           ("Training Cost Ltd,Poland,12,4", 0), ("B,Poland,12,4", 0)])
def test_another_price_is_left_out_and_a_vendor_never(row, left):
    found, enquiry = section(TABLE + row + "\n"), Enquiry()
    before = len(found.rows)
    leave_out_other_prices(found, enquiry)
    assert (before - len(found.rows), len(enquiry.remarks)) == (left, left)


def test_a_comment_and_a_struck_figure_are_told_at_their_cell():
    found, enquiry = section(TABLE), Enquiry()
    found.sheet.text = False
    cell = found.sheet.rows[2][3]
    cell.note, cell.struck = "only above 100 seats", True
    tell_marks(found, enquiry)
    assert [(remark.level, remark.cell) for remark in enquiry.remarks] == [("warning", "C2"), ("warning", "C2")]
    assert "only above 100 seats" in enquiry.remarks[1].found
