"""A case as arrays: prices per productive hour, wages that are never made up, sites that may serve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import (
    CULTURE,
    NO_PRICE,
    basis_of,
    home_hour_of,
    home_wage,
    price_of,
    score_matrix,
)
from cxmodel.model.evaluate.simulate import draws_of
from cxmodel.tables import Score, Site


def site(**changes) -> Site:
    return replace(Site("s", "heronlight", "PHL", "Cebu", True, 9.0, "paid", 100, ("en",)), **changes)


def test_a_quote_is_brought_to_the_productive_hour(dataset):
    assumed = central(dataset, (("shrinkage", 0.25), ("max_occupancy", 0.8)))
    assert price_of(site(), dataset, assumed) == pytest.approx((12, 12, 12))
    assert price_of(site(rate_basis="handled", rate_usd_h=15.0), dataset, assumed) == pytest.approx((12, 12, 12))
    assert price_of(site(rate_basis="productive", rate_usd_h=12.0), dataset, assumed) == (12, 12, 12)


def test_without_a_quote_the_countrys_published_range_stands_in(dataset):
    place = dataset.locations["PHL"]
    assert place.agent_rate_confidence in ("A", "B")
    low, _, high = price_of(site(rate_usd_h=None), dataset, central(dataset, ()))
    assert (low, high) == (place.agent_rate_usd_h_low, place.agent_rate_usd_h_high)


def test_without_a_quote_and_a_published_price_a_site_asks_for_a_quote(dataset):
    bare = replace(dataset, location=tuple(
        replace(row, agent_rate_usd_h_low=None, agent_rate_usd_h_high=None) for row in dataset.location))
    basis = basis_of(bare, "alder", ())
    for row, reason, is_open in zip(basis.sites, basis.reasons, basis.open_sites, strict=True):
        assert (NO_PRICE in reason) == (row.rate_usd_h is None)
        assert not (is_open and row.rate_usd_h is None)
    assert np.isnan(basis.rate[~basis.quoted]).all()


def test_the_wage_is_the_cases_own_else_the_countrys(dataset):
    assumed = central(dataset, (("paid_hours_per_year", 2000.0),))
    case = dataset.case_named("alder")
    assert home_wage(replace(case, wage_usd_h=17.5), dataset, assumed) == 17.5
    published = dataset.locations["USA"].agent_wage_usd_month
    assert home_wage(replace(case, wage_usd_h=None), dataset, assumed) == pytest.approx(published * 12 / 2000)


def test_the_samples_hour_at_home_lies_in_the_published_band(dataset):
    """37.5-40 USD is typical for the US (A-007, A-120); a little beyond is still credible."""
    assert 35 <= home_hour_of(basis_of(dataset, "alder", ()), central(dataset, ())).total <= 46


def test_a_vendor_that_fails_a_gate_is_closed_with_the_reason(dataset):
    gate = next(row for row in dataset.criterion if row.kind == "gate")
    vendor = dataset.site[0].vendor_id
    failed = replace(dataset, score=tuple(
        replace(row, score=0.0) if (row.vendor_id, row.criterion_id) == (vendor, gate.id) else row
        for row in dataset.score))
    basis = basis_of(failed, "alder", ())
    reasons = basis.reasons[0]
    assert any(gate.name in reason for reason in reasons)
    assert not basis.open_sites[0]
    unscored = replace(dataset, score=tuple(
        row for row in dataset.score if (row.vendor_id, row.criterion_id) != (vendor, gate.id)))
    assert not basis_of(unscored, "alder", ()).open_sites[0]


def test_a_country_under_the_table_stakes_is_closed(dataset):
    lawless = replace(dataset, location=tuple(
        replace(row, wgi_rule_of_law_pctile=1.0) if row.iso3 == "PHL" else row for row in dataset.location))
    basis = basis_of(lawless, "alder", ())
    for row, reasons in zip(basis.sites, basis.reasons, strict=True):
        assert any("rule of law" in reason for reason in reasons) == (row.iso3 == "PHL")


def test_a_site_serves_only_languages_it_names(dataset):
    basis = basis_of(dataset, "alder", ())
    spanish = [row.language for row in basis.activities].index("es")
    assert basis.served[spanish].tolist() == ["es" in row.languages for row in basis.sites]


def entered(dataset, changed, taken_back=()):
    """The dataset with scores written into its table instead of the scenario."""
    gone = {name for name, _ in changed} | set(taken_back)
    kept = tuple(row for row in dataset.score if f"{row.vendor_id}:{row.criterion_id}" not in gone)
    return replace(dataset, score=kept + tuple(Score(*name.split(":"), value, None, None) for name, value in changed))


def test_a_score_of_the_scenario_counts_as_if_it_stood_in_the_data(dataset, alder):
    """In the plan, in the money, in every draw: for a criterion, for the culture gap, for a gate."""
    used = evaluate(dataset, alder, 60).by_site[0].id.split("-")[0]
    gate = next(row.id for row in dataset.criterion if row.kind == "gate")
    for changed, taken_back in (((("tidethread:coaching", 0.5),), ()), (((f"{used}:{CULTURE}", 0.0),), ()),
                                (((f"{used}:{gate}", 1.0),), ()), ((), (f"{used}:coaching", f"{used}:{CULTURE}")),
                                ((), (f"{used}:{gate}",))):
        ours = evaluate(dataset, replace(alder, scores=changed, open_scores=taken_back), 60)
        theirs = evaluate(entered(dataset, changed, taken_back), alder, 60)
        for name in ("net_saving", "risk_adjusted_net", "cx_risk_index", "by_site", "left_out", "bridge"):
            assert getattr(ours, name) == getattr(theirs, name), name
        if used in str(changed + taken_back):
            assert ours.net_saving != evaluate(dataset, alder, 60).net_saving


def test_names_that_the_data_do_not_have_are_passed_over(dataset):
    odd = (("nobody:coaching", 1.0), ("heronlight:nothing", 1.0), ("heronlight", 1.0))
    assert np.array_equal(score_matrix(dataset, odd, ("nobody:nothing",)), score_matrix(dataset), equal_nan=True)


def test_a_changed_score_draws_nothing_anew(dataset, alder):
    evaluate(dataset, alder, 30)
    before = draws_of.cache_info().misses
    evaluate(dataset, replace(alder, scores=((f"heronlight:{CULTURE}", 1.0),)), 30)
    assert draws_of.cache_info().misses == before
