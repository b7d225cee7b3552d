"""Headers as people write them."""

import pytest

from cxmodel.exchange.read.headers import heard, match, other_price


@pytest.mark.parametrize(("text", "column"), [
    ("Supplier Name", "vendor"), ("VENDOR*", "vendor"), ("vendorName", "vendor"), ("Provider / Anbieter", "vendor"),
    ("Supplier No.", "vendor_id"), ("Country of delivery", "country"), ("Contry", "country"), ("Pays", "country"),
    ("Rate (USD / productive hour)", "hourly_rate_usd"), ("Stundensatz netto in EUR", "hourly_rate_usd"),
    ("Price per seat per month", "hourly_rate_usd"), ("Cost per hour in US$", "hourly_rate_usd"),
    ("Tarif horaire (€)", "hourly_rate_usd"), ("Hourly rate\n(USD)", "hourly_rate_usd"), ("Rate 2025",
                                                                                          "hourly_rate_usd"),
    ("Basis of rate", "rate_basis"), ("Seats avail.", "seats"), ("Plätze", "seats"), ("Nombre de postes", "seats"),
    ("% attrition", "attrition_pct"), ("Attrition % (annual)", "attrition_pct"), ("CSAT score (0-100)", "csat_pct"),
    ("ISO Certs", "certifications"), ("Langauges", "languages"), ("Vendor notes", "notes"), ("Rate comments", "notes"),
    ("HQ", "headquarters"), ("Number of seats available from Q3 2025", "seats"), ("Ciudad", "city"), ("Währung",
                                                                                                      "currency"),
])
def test_a_header_is_understood(text, column):
    found = match(text, "Vendors")
    assert found is not None
    assert found.column == column


@pytest.mark.parametrize("text", ["", "Contact e-mail", "Country manager name", "Company website",
                                  "Vendor contact name",
                                  "Seat utilisation %", "Date", "x" * 300, "https://rate.example/country",
                                  "The hidden costs of offshore outsourcing: what every buyer of services should ask"])
def test_what_is_about_something_else_is_left_alone(text):
    assert match(text, "Vendors") is None


def test_a_header_says_its_unit():
    found = match("Price per agent per month (EUR)", "Vendors")
    assert found is not None
    assert (found.said.currency, found.said.period) == ("EUR", "month")


def test_what_is_not_quite_the_same_is_marked():
    found = match("FTE", "Vendors")
    assert found is not None
    assert found.loose


def test_misspelt_headers_wait_until_they_are_looked_for():
    assert match("Contry", "Vendors", spelling=False) is None


@pytest.mark.parametrize(("text", "what"), [
    ("Overtime rate USD", "special hours"), ("Weekend rate", "special hours"), ("Nachtzuschlag", "special hours"),
    ("Price per call USD", "a call or contact"), ("Rate per contact", "a call or contact"),
    ("Price per minute of call", "a call or contact"), ("Preis pro Anruf", "a call or contact"),
    ("Agent hourly wage USD", "what the agents are paid"), ("Stundenlohn", "what the agents are paid"),
    ("Previous hourly rate USD", "a former price"), ("Set-up fee", "a fee beside the hours"),
    ("Rate discount", "a fee beside the hours"), ("Occupancy rate", "a rate that is no price"),
    ("Exchange rate USD", "a rate that is no price"),
])
def test_another_price_is_never_the_price_of_an_hour(text, what):
    assert other_price(text) == what
    assert match(text, "Vendors") is None


@pytest.mark.parametrize("text", ["Hourly rate incl. training", "Hourly rate after discount", "Rate (USD)",
                                  "Discounted hourly rate", "Rate per minute (USD)", "Cost per contact centre seat"])
def test_the_price_of_an_hour_stays_it_when_it_contains_something(text):
    assert other_price(text) == ""


@pytest.mark.parametrize(("text", "taxed"), [
    ("Hourly rate USD incl. 19% VAT", True), ("Standard rate incl. VAT", True), ("Tarif horaire TTC (€)", True),
    ("Hourly rate (VAT 19 % included)", True), ("Stundensatz zzgl. 19 % MwSt.", False), ("Rate excl. VAT", False),
    ("Precio por hora (sin IVA)", False),
])
def test_a_price_with_its_tax_is_still_the_price(text, taxed):
    found = match(text, "Vendors")
    assert found is not None
    assert (found.column, heard(text).taxed, heard(text).percent) == ("hourly_rate_usd", taxed, False)


def test_a_tax_number_is_no_price():
    found = match("Tax id", "Vendors")
    assert found is None or found.column == "vendor_id"


@pytest.mark.parametrize(("text", "column", "currency", "times"), [
    ("Hourly rate (thousand HUF)", "hourly_rate_usd", "HUF", 1000),
    ("Stundensatz (TEUR)", "hourly_rate_usd", "EUR", 1000),
    ("Rate k€", "hourly_rate_usd", "EUR", 1000), ("Seats (000)", "seats", "", 1000),
    ("Plätze in Tsd.", "seats", "", 1000),
    ("Rate (million VND)", "hourly_rate_usd", "VND", 1_000_000), ("Rate in KES", "hourly_rate_usd", "KES", 1),
])
def test_thousands_are_heard_and_the_column_is_found_all_the_same(text, column, currency, times):
    found = match(text, "Vendors")
    assert found is not None
    assert (found.column, found.said.currency, heard(text).times) == (column, currency, times)
