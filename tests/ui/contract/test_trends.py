"""Early warning in words, and one small line a metric with a gap where a figure is missing."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.schedule import agreement
from cxmodel.ui.contract import trends
from tests.exchange.schedule import world


def moved(held, **values):
    months = tuple((f"2026-{place + 1:02d}", {name: row[place] for name, row in values.items()}) for place in range(3))
    return replace(held, months=months)


def test_what_slips_is_told_first_then_what_is_missed(held):
    found = trends.standings(moved(held, fcr=(0.80, 0.78, 0.76), aht=(330.0, 340.0, 350.0), csat=(4.3, 4.3, 4.3)))
    assert {one.line.metric.name: one.state for one in found} == {
        "AHT": "missed", "FCR": "slipping", "CSAT": "met", "Says it back": "unknown"}
    assert trends.title(found) == "FCR slips: off target next month at this pace; 1 is missed"
    slow = trends.standings(moved(held, fcr=(0.83, 0.81, 0.79), aht=(310.0, 300.0, 290.0)))
    assert trends.title(slow) == "FCR slips: off target in 3 months at this pace", "79, 77, 75: met; 73: missed"


def test_the_pace_is_told_in_the_metrics_unit(work, held):
    found = {one.line.metric.name: one for one in trends.standings(moved(
        held, fcr=(0.80, 0.78, 0.76), aht=(330.0, 340.0, 350.0), csat=(4.3, None, 4.3)))}
    assert trends.pace(work(), found["FCR"]) == "−2 points a month"
    assert trends.pace(work(), found["AHT"]) == "+10 seconds a month"
    assert trends.pace(work(), found["CSAT"]) == "too few months for a trend"
    assert "FCR: −2 points a month, now 76% against 75%" in trends.under(work(), list(found.values()))


def test_all_met_and_nothing_known_are_said(held):
    fine = moved(held, fcr=(0.8,) * 3, aht=(200.0,) * 3, csat=(5.0,) * 3, says_it_back=(1.0,) * 3)
    assert trends.title(trends.standings(fine)).startswith("All 4 metrics")
    assert trends.title(trends.standings(replace(held, months=()))) == "No metric is known yet"


def test_a_panel_has_its_target_its_gap_and_a_mark_besides_colour(work, dataset):
    held = agreement(dataset, world.CASE)
    found = trends.standings(held)
    figure = trends.figure(work(), found, [month for month, _ in held.months], 24.0)
    lines = [one for one in figure["data"] if one["mode"] == "lines+markers"]
    assert len(lines) == len(found)
    assert any(None in one["y"] for one in lines)
    assert not any(one["connectgaps"] for one in lines)
    heads = [one["text"] for one in figure["layout"]["annotations"]]
    assert any(text.startswith("▼") and "slipping" in text for text in heads)
    assert all(0 <= figure["layout"][name]["domain"][0] < figure["layout"][name]["domain"][1] <= 1
               for name in figure["layout"] if name.startswith(("xaxis", "yaxis")))
