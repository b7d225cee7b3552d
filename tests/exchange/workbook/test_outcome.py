"""The sheet Results: live cells, the app's own beside them, and each activity."""

from __future__ import annotations

import pytest


def test_live_figures_are_formulas_and_the_apps_are_values(formulas):
    count = 0
    for row in formulas["Results"].iter_rows(min_row=8, max_row=66):
        if row[1].value:
            count += 1
            assert row[2].data_type == "f", row[0].value
            assert row[3].data_type in ("n", "s"), row[0].value
    assert count > 40


def test_the_range_is_the_apps(shown, results):
    row = next(row for row in shown["Results"].iter_rows(values_only=True) if row[0] == "Net saving")
    net = results.net_saving
    assert list(row[3:7]) == pytest.approx([net.typical, net.p10, net.p50, net.p90])


def test_activities_add_up_to_the_app(shown, results):
    rows = {row[0]: row for row in shown["Results"].iter_rows(min_row=66, values_only=True) if row[0]}
    for activity in results.by_activity:
        row = rows[activity.name]
        assert row[1] == pytest.approx(activity.moved)
        assert row[2] == pytest.approx(activity.hours)
        assert row[5] == pytest.approx(activity.saving)
        assert row[6] == pytest.approx(activity.at_risk)
