"""Offers with units below the headers, prices of other things, thousands, months and initials of countries."""

from __future__ import annotations

from tests.exchange.corpus import Case
from tests.exchange.corpus.laid_out import sheets

HEAD = ("Vendor", "Country", "City", "Hourly rate USD", "Rate basis", "Seats", "Languages")
RATE, ATTRITION = "Vendors.hourly_rate_usd", "Vendors.attrition_pct"


def _offer(header: tuple, *rows: tuple, above: tuple = ()) -> dict:
    """An offer of one sheet."""
    return {"file": "offer.xlsx", "make": sheets(Offer=[*above, header, *rows])}


def _krakow(price: object, basis: str = "productive", seats: object = 100) -> tuple:
    return ("Acme", "Poland", "Krakow", price, basis, seats, "pl")


CASES = [
    Case("initials of a country", **_offer(HEAD, ("Acme", "U.A.E.", "Dubai", 22, "productive", 9, "en")),
         verdict="fix", valid=0, says=("United Arab Emirates",)),
    Case("NA as a country", **_offer(HEAD, ("Acme", "NA", "Windhoek", 12, "productive", 9, "en")),
         verdict="fix", valid=0, says=("'NA'",), asks=("Vendors.country.na",)),
    Case("units below the headers", **_offer(
        ("Vendor", "Country", "Rate", "Seats", "Attrition"), ("", "", "EUR/h (paid)", "FTE", "% per month"),
        ("Acme", "Poland", 18, 100, 2), ("Acme", "India", 9, 200, 3)),
        verdict="fix", valid=0, says=("as if it stood in the headers", "EUR/h (paid); FTE; % per month"),
        asks=(f"{RATE}.currency.EUR", f"{ATTRITION}.period.month"), holds={(0, "rate_basis"): "paid"}),
    Case("one unit below the headers", **_offer(
        ("Vendor", "Country", "Rate", "Rate basis", "Seats"), ("", "", "GBP per month", "", ""),
        ("Acme", "Poland", 2950, "paid", 100)),
        verdict="fix", valid=0, asks=(f"{RATE}.currency.GBP", f"{RATE}.period.month")),
    Case("monthly attrition in cells", **_offer(
        (*HEAD, "Attrition"), (*_krakow(18), "2% per month"), ("Beta", *_krakow(17)[1:], "2 %/Monat"),
        ("Gamma", *_krakow(16)[1:], "22% annual")),
        verdict="fix", valid=1, asks=(f"{ATTRITION}.period.month",), holds={(2, "attrition_pct"): 22.0}),
    Case("prices of other hours beside the price with tax", **_offer(
        ("Vendor", "Country", "Hourly rate USD incl. 19% VAT", "Rate basis", "Overtime rate USD", "Seats",
         "Weekend rate"), ("Acme", "Poland", 24, "paid", 30, 100, 36)),
        verdict="clean", valid=1, says=("special hours", "tax included"), holds={(0, "hourly_rate_usd"): 24.0}),
    Case("the price of a call", **_offer(("Vendor", "Country", "Price per call USD", "Rate basis", "Seats"),
                                         ("Acme", "Poland", 3, "productive", 100)),
         verdict="clean", valid=1, says=("a call or contact", "No other column gives a price"),
         holds={(0, "hourly_rate_usd"): None}),
    Case("a wage beside the price", **_offer(
        ("Vendor", "Country", "Agent hourly wage USD", "Billing rate USD", "Seats", "Rate basis"),
        ("Acme", "Poland", 6, 16, 60, "paid")),
        verdict="clean", valid=1, says=("what the agents are paid",), holds={(0, "hourly_rate_usd"): 16.0}),
    Case("a former price", **_offer(("Vendor", "Country", "Previous hourly rate USD", "Seats", "Rate basis"),
                                    ("Acme", "Poland", 16, 60, "paid")),
         verdict="clean", valid=1, says=("a former price",), holds={(0, "hourly_rate_usd"): None}),
    Case("seats in thousands", **_offer((*HEAD[:5], "Seats (000)", "Languages"), _krakow(18, seats=1.2)),
         verdict="clean", valid=1, says=("1.2 → 1,200", "thousands"), holds={(0, "seats"): 1200}),
    Case("a line that speaks of thousands", **_offer(
        (*HEAD[:3], "Hourly rate", *HEAD[4:]), _krakow(6.5), above=(("Prices in thousand HUF",),)),
        verdict="fix", valid=0, says=("6.5 → 6,500",), asks=(f"{RATE}.currency.HUF",)),
    Case("thousands in a cell", **_offer(HEAD, _krakow("0.015 (thousand)")), verdict="clean", valid=1,
         says=("0.015 (thousand) → 15",), holds={(0, "hourly_rate_usd"): 15.0}),
    Case("nothing asked for an hour", **_offer(HEAD, _krakow(0, seats=0)), verdict="clean", valid=1,
         says=("the hour costs nothing", "the site has no seats")),
    Case("a price that contradicts its basis", **_offer(HEAD, _krakow("15.9 (per paid hour)")), verdict="clean",
         valid=1, says=("speaks of a paid hour",), holds={(0, "rate_basis"): "productive"}),
    Case("steps by seats", **_offer(
        ("Vendor", "Country", "Rate 1-50 seats", "Rate 51-100 seats", "Seats"), ("Acme", "Poland", 20, 19, 80)),
        verdict="clean", valid=1, says=("Rate 1-50 seats (column C), Rate 51-100 seats (column D)", "hourly_rate_usd")),
    Case("the cost of an agent hour", **_offer(
        ("Vendor", "Country", "Fully loaded cost per agent hour", "Seats"), ("Acme", "Poland", 18, 80)),
        verdict="clean", valid=1, says=("Fully loaded cost per agent hour (column C)",)),
]
