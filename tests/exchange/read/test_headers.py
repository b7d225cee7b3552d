"""Headers as people write them."""

import pytest

from cxmodel.exchange.read.headers import match


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
