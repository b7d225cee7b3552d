"""Words around a figure."""

import pytest

from cxmodel.exchange.read.quoted import about_price, said, stripped


@pytest.mark.parametrize(("text", "currency", "periods", "basis"), [
    ("Rate (EUR/h)", "EUR", ("hour",), ""), ("Preis pro Monat in CHF", "CHF", ("month",), ""),
    ("€ par heure productive", "EUR", ("hour",), "productive"), ("A$ per paid hour", "AUD", ("hour",), "paid"),
    ("Rs. 850", "INR", (), ""), ("hourly_rate_usd", "", ("hour",), ""), ("tarifa mensual", "", ("month",), ""),
    ("$/FTE/month", "USD", ("month",), ""), ("local currency", "local currency", (), ""), ("R 150", "ZAR", (), ""),
    ("ALL RATES", "", (), ""), ("per minute of talk time", "", ("minute",), "handled"), ("12h", "", ("hour",), ""),
])
def test_currency_period_and_basis_are_heard(text, currency, periods, basis):
    found = said(text)
    assert (found.currency, found.periods, found.basis) == (currency, periods, basis)


@pytest.mark.parametrize("text", ["31 %", "31 per cent", "31 Prozent", "31 pct", "pour cent", "por ciento"])
def test_per_cent_has_many_spellings(text):
    assert said(text).percent


@pytest.mark.parametrize(("text", "currency", "period"), [
    ("Prices invoiced monthly in EUR", "EUR", ""),
    ("All prices in EUR", "EUR", ""), ("Currency: PHP", "PHP", ""), ("Preise in CHF je Monat", "CHF", "month"),
    ("Monthly rates", "", "month"), ("Founded 1999 with 3 M EUR", "", ""), ("Rates rise by 3 % per year", "", ""),
    ("Set-up fee 5,000 EUR", "", ""), ("Prices fixed for two months", "", ""), ("Quoted in GBP. Founded in 1999.",
                                                                                "GBP", ""),
])
def test_a_note_counts_only_when_it_speaks_of_the_prices(text, currency, period):
    found = about_price(text)
    assert (found.currency, found.period) == (currency, period)


def test_a_figure_is_left_when_its_words_are_taken_away():
    assert stripped("USD 13.50 / agent / month").split() == ["13.50"]
    assert stripped("number of seats", things=False).split() == ["number", "of", "seats"]


def test_min_is_the_least_where_another_period_is_named():
    assert said("Rate min (USD/h)").periods == ("hour",)
    assert said("Price per min").periods == ("minute",)
    assert said("35pct").percent
