"""A should-cost is given only in the wage band it was published for."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.partners import regional_wages, should_costs
from cxmodel.model.evaluate.partners.local import home_cost


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_a_should_cost_is_given_for_low_wages_away_from_home_alone(dataset, case):
    found = should_costs(dataset, case, ())
    assert found["PHL"] is not None
    assert found[dataset.case_named(case).home_iso3] is None
    for rich in ("USA", "GBR", "AUS", "DEU"):
        assert found[rich] is None, "pay makes up more of the price there than in the Philippines"
    most = home_cost(basis_of(dataset, case, ()), central(dataset, ()))
    assert all(value is None or value < most for value in found.values())
    for row in dataset.location:
        assert row.agent_wage_usd_month is not None or found[row.iso3] is None


def test_the_philippine_figure_is_the_one_worked_by_hand(dataset):
    """433 USD a month: 433 x 12 x 1.45 / 2040 / .30 / .72 = 17.10."""
    from tests.worlds import assuming

    sure = assuming(dataset, vendor_pay_load=0.45, vendor_pay_share=0.30, paid_hours_per_year=2040.0, shrinkage=0.28)
    assert should_costs(sure, "alder", ())["PHL"] == pytest.approx(17.10, abs=0.01)


def test_one_figure_from_one_source_for_several_countries_is_regional(dataset):
    found = regional_wages(dataset)
    assert {"PHL", "IND", "DEU", "NLD", "POL", "ROU"} <= found
    assert {"HND", "ZAF", "USA"}.isdisjoint(found), "Honduras has the same figure from a source of its own"
