"""The sheet Scorecard: everything a metric needs to be measured and paid by."""

from __future__ import annotations

import openpyxl

from cxmodel.exchange.schedule.paper import TO_FILL
from cxmodel.exchange.schedule.scorecard import HEADS, notes, published
from tests.exchange.schedule import world


def test_a_row_holds_definition_formula_target_range_and_money(written):
    sheet = openpyxl.load_workbook(written, data_only=True)["Scorecard"]
    head = [cell.value for cell in sheet[6]]
    row = dict(zip(head, [cell.value for cell in sheet[7]], strict=True))
    assert head == [name for name, _ in HEADS]
    assert (row["Metric"], row["Weight"]) == ("FCR", 50)
    assert (row["Target: met from"], row["All of its fee lost at"]) == (0.75, 0.65)
    assert (row["Published range"], row["Grade"], row["Fee at risk a month [USD]"]) == ("70% to 80%", "B", 5000)
    assert sheet["L11"].value == 10_000
    below = " ".join(str(cell.value) for cells in sheet.iter_rows(min_row=12) for cell in cells)
    assert "What FCR says." in below
    assert "Met contacts / all contacts" in below


def test_what_is_to_be_settled_before_signing_stands_under_the_table(held):
    efficient = held.with_rows(terms=(world.term("aht", 1, 300, 360),))
    told = " ".join(notes(efficient))
    assert "efficiency 100%" in told
    assert "To settle before signing: No outcome is measured" in told


def test_who_measures_from_where_and_by_when_is_a_marked_blank_for_every_metric(written):
    sheet = openpyxl.load_workbook(written)["Scorecard"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(place for place, row in enumerate(rows) if row[2] == "Measured by")
    assert (rows[start][6], rows[start][10]) == ("From which system or list", "Due: working day of the next month")
    for row, name in zip(rows[start + 1:], ("FCR", "AHT", "CSAT", "Says it back"), strict=False):
        assert (row[1], row[2], row[6], row[10]) == (name, TO_FILL, TO_FILL, TO_FILL)


def test_a_target_outside_what_is_published_is_to_be_checked(held):
    hard = held.with_rows(terms=(world.term("fcr", 1, 0.95, 0.65),))
    assert "To check before signing: the target of FCR lies outside what is published." in notes(hard)


def test_a_metric_without_figures_says_none():
    assert published(world.metric("Warmth", 1, "behaviour")) == "none"
    assert published(world.metric("ASA", 1, "efficiency", unit="seconds", typical=28.0)) == "28 seconds"
    causes = world.metric("Causes", 1, "behaviour", unit="causes a month", low=1.0, high=6.0)
    assert published(causes) == "1 to 6 causes a month"
    both = world.metric("ASA", 1, "efficiency", unit="seconds", low=20.5, high=120.0)
    assert published(both) == "20.5 to 120 seconds"
