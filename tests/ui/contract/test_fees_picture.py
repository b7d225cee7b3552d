"""Bars below and above the line; what hangs on missing figures is hollow and adds up to the worst case."""

from __future__ import annotations

from cxmodel.ui.contract.fees_picture import figure, said
from cxmodel.units import USD, Money


def test_bars_add_up_to_the_range_of_each_month(held):
    sure, open_part, back, open_back = (one["y"] for one in figure(held.settled, USD, "en_US")["data"])
    assert list(sure) == [-4000, 0, -750]
    assert list(open_part) == [0, -2000, 0]
    assert back[2] + open_back[2] == 1375.01


def test_money_is_in_the_display_currency(held):
    assert figure(held.settled, Money("EUR", 0.5, "2026-01-01"), "en_US")["data"][0]["y"][0] == -2000


def test_each_bar_is_named_and_both_sides_are_told(held):
    texts = [one["text"] for one in figure(held.settled, USD, "en_US")["layout"]["annotations"]]
    assert "$4.0K" in texts
    assert "$0–$2.0K" in texts
    assert {"▲ earned back", "▼ lost"} <= set(texts)


def test_both_ends_of_a_range_stand_in_one_form():
    assert said(72.0, 4600.0, USD, "en_US", 2) == "$72–$4,600"
    assert said(1100.0, 4600.0, USD, "en_US", 2) == "$1.1K–$4.6K"
