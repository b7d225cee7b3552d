"""What a site costs stands beside what an hour should cost there; what is missing is asked for, never made up."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from cxmodel.model.evaluate.partners import field
from cxmodel.model.hour import should_cost
from cxmodel.ui import session
from cxmodel.ui.vendors import offers
from tests.ui.conftest import texts
from tests.ui.vendors.views import of_vendors, show


def test_sites_show_price_basis_and_what_an_hour_should_cost_by_the_local_wage(store, dataset, work_of, alder):
    told = unescape(texts(show("sheet", vendor="monsoonleaf", sheet_view="Sites and prices")))
    assert re.search(r"\$[0-9.]+ a paid hour.{,40}= \$[0-9.]+ a productive hour", told)
    known = session.assumed(work_of(alder))
    value = should_cost(dataset.locations["IND"].agent_wage_usd_month or 0.0, known.vendor_pay_load,
                        known.vendor_pay_share, known.paid_hours_per_year, known.shrinkage)
    assert f"${value:.2f}" in told
    assert "A-012" in told
    assert "English, Hindi" in told
    assert "Site (sample)" in told


def test_a_site_without_a_quote_shows_the_published_range_or_asks_for_one(work_of, alder):
    work = work_of(alder)
    seen = set()
    for one in field(work.dataset, alder).partners:
        for offer in one.offers:
            told = offers.price(work, one, offer)
            if one.price_waits:
                assert "waits" in told
            elif offer.rate is None:
                assert "ask for a quote" in told
                seen.add("none")
            elif not offer.quoted:
                assert "published range $" in told
                seen.add("range")
    assert seen == {"none", "range"}


def test_a_country_that_fails_a_table_stake_is_told_with_its_figure_and_its_source(store, work_of, alder, dataset):
    strict = replace(alder, overrides=(("stake_stability_min", 60.0),))
    work = work_of(strict)
    offer = next(offer for offer in field(dataset, strict).by_id["marigold"].offers if offer.stakes)
    told = offers.failed(work, offer)
    figure = dataset.locations["PHL"].wgi_political_stability_pctile
    assert f"{figure:g}, at least 60 is needed" in told
    assert "href='https://" in told
    assert offers.failed(work_of(alder), replace(offer, stakes=())).endswith("✓ passes</span>")


def test_a_price_below_what_an_hour_should_cost_is_told_with_how_far(work_of, alder, dataset):
    one = field(dataset, alder).by_id["tidethread"]
    offer = replace(one.offers[0], rate=15.0, should_cost=20.0)
    free = replace(offer, iso3="TUN", should_cost=13.0)
    assert "price 25% below" in offers._should_cost(work_of(alder), one, replace(free, rate=9.75))
    assert "price the same" in offers._should_cost(work_of(alder), one, replace(free, rate=13.0))
    high = dataset.locations["TUN"].agent_rate_usd_h_high
    above = offers._should_cost(work_of(alder), one, replace(free, should_cost=high + 1))
    assert "price" not in above, "a figure above what the country publishes is no yardstick"
    silent = next(row.iso3 for row in dataset.location if row.agent_wage_usd_month is None)
    none = replace(offer, should_cost=None)
    assert "no local wage found" in offers._should_cost(work_of(alder), one, replace(none, iso3=silent))
    assert "not meaningful here" in offers._should_cost(work_of(alder), one, replace(none, iso3="USA"))
    waits = replace(one, price_waits=True)
    assert "price" not in offers._should_cost(work_of(alder), waits, offer), "a price that waits is not given away"


def test_a_vendor_without_sites_is_asked_where_it_would_serve(store, dataset, monkeypatch):
    bare = replace(of_vendors(dataset, "heronlight", "quillwater"), site=())
    monkeypatch.setattr(session, "dataset", lambda: bare)
    page = show("sheet", vendor="heronlight", sheet_view="Sites and prices")
    assert not page.exception
    assert "No site is on offer yet" in texts(page)
    assert "ask for a quote" in texts(page)


def test_a_wage_that_stands_for_several_countries_is_marked(work_of, alder, dataset):
    one = field(dataset, alder).by_id["tidethread"]
    shared = replace(one.offers[0], iso3="PHL", should_cost=17.1)
    assert "regional wage" in offers._should_cost(work_of(alder), one, shared)
    assert "regional wage" not in offers._should_cost(work_of(alder), one, replace(shared, iso3="ZAF"))


def test_seats_of_the_vendor_stand_beside_those_on_offer(work_of, alder, dataset):
    one = field(dataset, alder).by_id["tidethread"]
    two = replace(one, seats=190, offers=(replace(one.offers[0], seats=110.0),))
    assert offers.seats(work_of(alder), two) == "190 in all, 110 on offer"


def test_a_mean_price_says_where_it_rests_on_no_quote(dataset, alder):
    one = field(dataset, alder).by_id["tidethread"]
    quoted, open_ = (replace(one.offers[0], rate=10.0, quoted=value) for value in (True, False))
    told = [offers.unquoted(replace(one, offers=sites)) for sites in ((quoted,), (quoted, open_), (open_,))]
    assert told == ["", "partly unquoted", "unquoted"]
