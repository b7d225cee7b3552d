"""Productive hours, pooling, and home's cost of an hour."""

from __future__ import annotations

import pytest


def test_hours_and_pooling_are_the_models(lines, results):
    found, acts = results.plan.allocation, 14
    assert list(lines("Calc", "Productive hours today, all of")[4:4 + acts]) == pytest.approx(list(results.today.hours))
    pooling = lines("Calc", "Pooling")[4:]
    assert list(pooling[:acts]) == pytest.approx(list(results.plan.home_pooling))
    assert list(pooling[acts:acts + found.share.size]) == pytest.approx(list(results.plan.pooling))


def test_homes_hour_is_built_up_as_in_the_app(lines, results):
    for title, key in (("Wages", "wage"), ("On-costs", "on_costs"), ("Team leads", "leads"), ("Quality", "quality"),
                       ("Replacing", "replacement"), ("Space", "facility"), ("Technology", "technology"),
                       ("Cost of a productive hour, built up", "built_up"),
                       ("Cost of a productive hour, in use", "total")):
        assert lines("Calc", title)[3] == pytest.approx(results.home_hour[key])


def test_every_hour_is_at_home_or_at_a_site(lines, results):
    placed, moved = lines("Calc", "Home's productive hours for this row")[3], lines("Calc", "Of these, moved")[3]
    assert placed == pytest.approx(results.today.total_hours)
    assert moved == pytest.approx(results.plan.allocation.moved_hours)
