"""Every line of money, placement by placement, against the model's own lines."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cxmodel.model.evaluate import money, rows
from cxmodel.model.evaluate.assumed import central

TITLES = {
    "relieved": "Home cost relieved", "run": "Run", "stranded": "Home cost that does not stop",
    "governance": "Governance", "changes": "Changes ordered", "leakage": "Leakage", "exit": "Expected second",
    "selection": "Selection", "training": "Training", "double_running": "Double running", "severance": "Severance",
    "engagement": "Engagement", "flat_home": "Home cost of the moved", "flat_quoted": "The same hours at",
    "flat_worked": "The hours really worked", "customers_lost": "Customers lost",
    "country_events": "Stoppages of the country", "breaches": "Data loss"}


def test_every_line_of_the_model_has_its_row():
    assert set(TITLES) == {item.name for item in fields(money.Lines)}


@pytest.mark.parametrize("name", TITLES)
def test_a_line_is_the_models_in_every_column(lines, results, dataset, name):
    model = money.lines(rows.placed(results.options, results.plan), results.today.home, central(dataset, ()))
    row, placed = lines("Calc", TITLES[name]), results.plan.allocation.share.size
    assert list(row[18:18 + placed]) == pytest.approx(list(getattr(model, name)), rel=1e-12)
    assert row[3] == pytest.approx(float(getattr(model, name).sum()), rel=1e-12)
    assert set(row[4:18]) == {0}


def test_people_and_travel_are_the_apps(lines, results):
    assert lines("Calc", "Agents at the site")[3] == pytest.approx(results.people["agents_at_sites"])
    assert lines("Calc", "Of these, released")[3] == pytest.approx(results.people["released"])
    assert lines("Calc", "The same, shared out over its rows")[3] == pytest.approx(results.plan.used_sites)
