"""Sites with their quotes; the price of a productive hour, the shore and the chance of a stoppage follow."""

from __future__ import annotations

import pytest

from cxmodel.exchange.workbook.vendors import labels


@pytest.fixture(scope="module")
def sites(shown, dataset):
    heads = [cell.value for cell in shown["Vendors"][6]]
    rows = shown["Vendors"].iter_rows(min_row=7, max_row=6 + len(dataset.site), values_only=True)
    return {site.id: dict(zip(heads, row, strict=True)) for site, row in zip(dataset.site, rows, strict=True)}


def test_a_paid_hour_costs_more_per_productive_hour_and_a_handled_one_less(sites):
    """7.20 a paid hour at 28 % shrinkage is 10.00; 12.17 a handled hour at 85 % occupancy is 10.34."""
    price = "Price of a productive hour [USD]"
    assert sites["monsoonleaf-chennai"][price] == pytest.approx(7.20 / 0.72)
    assert sites["isthmarelle-san-pedro-sula"][price] == pytest.approx(12.17 * 0.85)
    assert sites["heronlight-cebu"][price] == 13.20


def test_without_a_quote_the_countrys_range_stands_in(sites, results, dataset):
    for place, site in enumerate(dataset.site):
        row = sites[site.id]
        if site.rate_usd_h is None:
            assert row["Quoted price of an hour [USD]"] is None
        model = results.options.moved.rate[0, place]
        assert row["Price of a productive hour [USD]"] == (pytest.approx(model) if model == model else "no price")


def test_shores_chances_and_reasons_are_the_models(sites, results, dataset):
    assert sites["heronlight-portland"]["Shore"] == "onshore"
    assert sites["monsoonleaf-chennai"]["Shore"] == "offshore"
    for place, site in enumerate(dataset.site):
        event = sites[site.id]["Chance in a year that the country stops"]
        assert event == pytest.approx(results.options.moved.event[0, place])
    for site, reasons in results.left_out:
        assert sites[site]["Left out of the app's plan because"] == "; ".join(reasons)


def test_two_sites_of_one_name_keep_apart(dataset):
    assert len(set(labels(dataset))) == len(dataset.site)
