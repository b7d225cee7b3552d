"""Where places lie as seen from home: shore, clock, language, standing; all of it from sourced facts."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.evaluate import geography
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.geography import ABSENT, LEARNT, NATIVE, NEARSHORE, OFFSHORE, ONSHORE, SECOND, UNSCORED


@pytest.fixture(scope="module")
def order(dataset):
    return {row.iso3: place for place, row in enumerate(dataset.location)}


@pytest.mark.parametrize(("home", "there", "km"), [("USA", "GBR", 5570), ("USA", "PHL", 13_700), ("GBR", "IND", 8040)])
def test_distances_are_those_of_an_atlas(home, there, km, dataset, order):
    """New York-London 5,570 km; Manila 13,700 km; London-Bengaluru 8,040 km (great circle, within 3 %)."""
    found = geography.distance_km(dataset.location, order[home])
    assert found[order[there]] == pytest.approx(km, rel=0.03)
    assert found[order[home]] == 0.0


@pytest.mark.parametrize(("home", "expected"), [
    ("USA", {"USA": ONSHORE, "MEX": NEARSHORE, "COL": NEARSHORE, "CAN": NEARSHORE, "PHL": OFFSHORE, "IND": OFFSHORE}),
    ("GBR", {"GBR": ONSHORE, "POL": NEARSHORE, "ZAF": OFFSHORE, "IRL": NEARSHORE, "PHL": OFFSHORE, "USA": OFFSHORE}),
])
def test_shores_are_where_the_trade_puts_them(home, expected, dataset, order):
    found = geography.shores(dataset.location, order[home], central(dataset, ()))
    assert {iso3: found[order[iso3]] for iso3 in expected} == expected
    assert (found == ONSHORE).sum() == 1


def test_a_wider_definition_of_near_never_sends_anybody_far(dataset, order):
    narrow = geography.shores(dataset.location, order["USA"], central(dataset, ()))
    wide = geography.shores(dataset.location, order["USA"], central(
        dataset, (("nearshore_max_hours", 6.0), ("nearshore_max_km", 9000.0))))
    assert (wide <= narrow).all()


def test_clocks(dataset, order):
    ahead = geography.hours_ahead(dataset.location, order["USA"])
    assert ahead[order["USA"]] == 0
    assert ahead[order["GBR"]] == 5
    assert ahead[order["PHL"]] == 13


def test_languages(dataset, order):
    kinds, scores = geography.language_kinds(dataset.location, dataset.activities_of("alder"))
    english, spanish = 0, [row.language for row in dataset.activities_of("alder")].index("es")
    assert kinds[english][order["USA"]] == NATIVE
    assert kinds[english][order["PHL"]] == LEARNT
    assert kinds[spanish][order["MEX"]] == NATIVE
    assert kinds[spanish][order["USA"]] == SECOND
    assert (np.isnan(scores) == [row.ef_epi_score is None for row in dataset.location]).all()
    assert set(np.unique(kinds)) <= {NATIVE, LEARNT, UNSCORED, SECOND, ABSENT}


def test_standing_runs_from_the_safest_to_the_riskiest_and_the_unknown_is_not_safe():
    assert geography.standing([1.0, 3.0, 2.0, None]).tolist() == [0.0, 1.0, 0.5, 0.75]
    assert geography.standing([None, None]).tolist() == [0.75, 0.75]
    assert geography.standing([5.0]).tolist() == [0.75]


def test_equal_figures_stand_equal():
    assert len(set(geography.standing([2.0, 2.0, 2.0]).tolist())) == 1
    ties = geography.standing([1.0, 2.0, 2.0, 3.0])
    assert ties[1] == ties[2]


def test_an_unknown_currency_swings_by_the_assumption_and_homes_own_not_at_all(dataset, order):
    assumed = central(dataset, (("fx_volatility_unknown", 0.2),))
    swings = geography.currency_swings(dataset.location, order["GBR"], assumed)
    assert swings[order["GBR"]] == 0.0
    for row, swing in zip(dataset.location, swings, strict=True):
        assert row.currency == "GBP" or swing == (0.2 if row.fx_volatility_pct is None else row.fx_volatility_pct / 100)
    assert swings[order["USA"]] == 0.0


def test_real_wages_grow_only_where_both_figures_are_published(dataset):
    for row, growth in zip(dataset.location, geography.real_wage_growth(dataset.location), strict=True):
        if row.wage_inflation_pct is None or row.inflation_pct is None:
            assert growth == 0.0
        else:
            assert growth == pytest.approx((row.wage_inflation_pct - row.inflation_pct) / 100)
