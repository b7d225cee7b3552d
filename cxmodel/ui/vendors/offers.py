"""The sites a vendor offers: price beside what an hour should cost by the local wage, languages, table stakes."""

from __future__ import annotations

from html import escape

import streamlit as st
from babel import Locale

from cxmodel.model.evaluate.geography import stakes
from cxmodel.model.evaluate.partners import Offer, Partner, regional_wages
from cxmodel.tables import Location
from cxmodel.ui import display, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.phrases import explained
from cxmodel.units import number, percent, rate

STAKES = {
    "political stability percentile": "wgi_political_stability_pctile", "rule of law percentile":
    "wgi_rule_of_law_pctile", "telecom infrastructure index": "egdi_tii", "peace index": "gpi_score",
}
BASES = {"paid": "a paid hour", "handled": "a handled hour"}
SHOULD_COST = ("local wage and on-costs over their share of a vendor's price (A-012, A-124 to A-130), grade C. The "
               "share was published for the Philippines, so the figure stands only abroad, where an agent earns less "
               "than half of the home wage, and only below the cost at home.")
REGIONAL = "regional wage"
NO_WAGE = "no local wage found"
NOT_HERE = "<span title='The share was published for the Philippines'>not meaningful here</span>"


def sites(work: Work, partner: Partner) -> None:
    """Where it would work for us, at what price, beside what an hour should cost there."""
    if not partner.offers:
        st.html("<div class='cx-under'>No site is on offer yet. Ask the vendor where it would serve you.</div>")
        return
    shores = session.shores_by_country(work)
    rows = [[escape(offer.city), escape(offer.country), display.shore(shores[offer.iso3]), price(work, partner, offer),
             _should_cost(work, partner, offer), number(offer.seats, work.locale), escape(_languages(offer)),
             failed(work, offer)] for offer in partner.offers]
    display.table([("Site (sample)" if partner.sample else "Site", False), ("Country", False), ("Shore", False),
                   ("Price an hour", True), ("Should cost", True), ("Seats", True), ("Languages", False),
                   ("Table stakes", False)], rows, f"Sites of {partner.name}")
    st.html(f"<div class='cx-under'>{explained('Should-cost')}: {SHOULD_COST}</div>")


def price(work: Work, partner: Partner, offer: Offer) -> str:
    """Price of a productive hour and what it rests on, in HTML; in its place why there is none yet."""
    if partner.price_waits:
        return "<span class='cx-grey'>price waits</span>"
    if offer.rate is None:
        return "<span class='cx-grey'>ask for a quote</span>"
    told, basis = rate(offer.rate, work.locale, work.currency), ""
    site = next(row for row in work.dataset.site if row.id == offer.site_id)
    if site.rate_usd_h is not None and site.rate_basis in BASES:
        basis = f"= {told} a productive hour"
        told = f"{rate(site.rate_usd_h, work.locale, work.currency)} {BASES[site.rate_basis]}"
    if not offer.quoted:
        ends = " to ".join(rate(end, work.locale, work.currency) for end in (offer.rate_low, offer.rate_high)
                           if end is not None)
        basis = f"published range {ends}; no quote yet"
    return f"{told}<div class='cx-under'>{escape(basis)}</div>" if basis else told


def _should_cost(work: Work, partner: Partner, offer: Offer) -> str:
    place = work.dataset.locations[offer.iso3]
    if offer.should_cost is None:
        return f"<span class='cx-grey'>{NO_WAGE if place.agent_wage_usd_month is None else NOT_HERE}</span>"
    told = rate(offer.should_cost, work.locale, work.currency)
    if offer.iso3 in regional_wages(work.dataset):
        told += f"<div class='cx-under'>{REGIONAL}</div>"
    above = place.agent_rate_usd_h_high is not None and offer.should_cost > place.agent_rate_usd_h_high
    if above or partner.price_waits or offer.rate is None or not offer.should_cost:
        return told
    gap = offer.rate / offer.should_cost - 1
    word = f"price {percent(abs(gap), work.locale)} {'above' if gap > 0 else 'below'}"
    return f"{told}<div class='cx-under'>{word if abs(gap) >= 0.005 else 'price the same'}</div>"


def unquoted(partner: Partner) -> str:
    """Whether the mean price rests on published ranges at some of its sites, or at all; empty where all quoted."""
    quoted = [offer.quoted for offer in partner.offers if offer.rate is not None]
    return "" if all(quoted) else "partly unquoted" if any(quoted) else "unquoted"


def seats(work: Work, partner: Partner) -> str:
    """Seats of the whole vendor, and how many of them its sites have on offer."""
    offered = number(sum(offer.seats for offer in partner.offers), work.locale)
    return f"{number(partner.seats, work.locale)} in all, {offered} on offer"


def _languages(offer: Offer) -> str:
    spoken = Locale("en").languages
    return ", ".join(spoken.get(code, code) for code in offer.languages)


def failed(work: Work, offer: Offer) -> str:
    """What the country fails, each with its published source; or that it passes."""
    if not offer.stakes:
        return "<span class='cx-good'>✓ passes</span>"
    place = work.dataset.locations[offer.iso3]
    return "<br>".join(f"<span class='cx-bad'>✗</span> {escape(reason)}{_source(work, place, reason)}"
                       for reason in offer.stakes)


def _source(work: Work, place: Location, reason: str) -> str:
    column = next((STAKES.get(name, "") for name, *_ in stakes(place, session.assumed(work)) if name in reason.lower()),
                  "")
    found = [row for row in work.dataset.sources_of(place.iso3, column) if row.used != "no"] if column else []
    return "".join(f" ({display.link(escape(row.source_title), row.source_url)}, {escape(row.year or 'not dated')})"
                   for row in found[:1])
