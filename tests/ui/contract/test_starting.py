"""First figures of a term come from what is published; a balanced scorecard can always be settled."""

from __future__ import annotations

import pytest

from cxmodel.exchange.schedule import Line
from cxmodel.model.contract import Fees, balance, settle
from cxmodel.ui.contract.starting import balanced, first_contract, first_term, first_values
from tests.exchange.schedule import world


def test_target_and_worst_value_come_from_the_published_range():
    fcr, aht, _, said, occupancy, attrition, _ = world.METRICS
    assert first_values(fcr) == (0.72, 0.70)
    assert first_values(aht) == (300, 360)
    assert first_values(said) == (0.85, 0.65)
    assert first_values(attrition) == (0.3, 0.45)
    band = first_term("alder", occupancy, 5)
    assert (band.target, band.bad_at, band.band_to, band.bad_above) == (0.75, 0.6, 0.85, 0.925)


def test_one_published_figure_is_the_target_and_the_worst_value_lies_apart():
    one = world.metric("NPS", 1, "outcome", unit="points", low=50.0)
    assert first_values(one) == (50, 40)
    assert first_values(world.metric("Late", 1, "outcome", direction="lower")) == (0.1, 0.2)


def test_every_metric_of_the_library_gives_a_term_that_can_be_settled(dataset):
    for metric in dataset.metric:
        row = first_term("alder", metric, 10)
        assert settle([Line(row, metric).rule], Fees(100, 0.1, 0.1), []) == (), metric.id


def test_the_balanced_scorecard_pays_for_customers(dataset):
    rows = balanced("alder", dataset.metric)
    found = balance([Line(row, dataset.metrics[row.metric_id]).rule for row in rows])
    assert found.outcome + found.behaviour == pytest.approx(0.72)
    assert found.efficiency == pytest.approx(0.20)


def test_the_first_fee_is_what_the_plan_pays_its_vendors_in_a_month():
    assert first_contract("alder", "X", 2_400_000).monthly_fee_usd == 200_000
    assert first_contract("alder", "X", 0).monthly_fee_usd == 100_000
