"""Numbers as a reader in New York, Berlin, Paris, Istanbul and Mumbai expects them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.units import Money, Unit, in_unit, locale_of, money, number, percent, rate, significant

EURO = Money("EUR", 0.9, "2025-01-02")
LOCALES = ("en_US", "de_DE", "fr_FR", "tr_TR", "en_IN", "ja_JP", "pl_PL")


@pytest.mark.parametrize(("locale", "expected"), [
    ("en_US", "$2.15M"), ("de_DE", "2,15M\xa0$"), ("fr_FR", "2,15M\xa0$US"), ("tr_TR", "$2,15M"), ("ja_JP", "$2.15M"),
])
def test_money_stands_as_the_locale_writes_it(locale, expected):
    assert money(2_148_731, locale) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (0, "$0"), (0.5, "$0.50"), (99.996, "$100"), (640, "$640"), (999.9, "$1.00K"), (1234, "$1.23K"),
    (999_999, "$1.00M"), (45_600_000, "$45.6M"), (2.5e9, "$2.50B"), (-640, "−$640"), (-0.001, "$0.00"),
])
def test_money_keeps_three_figures_and_the_right_letter(value, expected):
    assert money(value) == expected


def test_money_is_shown_in_the_display_currency():
    assert money(100, "de_DE", EURO) == "90,00\xa0€"
    assert rate(10, "de_DE", EURO) == "9,00\xa0€"
    assert rate(10, "en_US", EURO) == "€9.00"


@pytest.mark.parametrize(("locale", "expected"), [
    ("en_US", "31.4%"), ("de_DE", "31,4\xa0%"), ("fr_FR", "31,4\xa0%"), ("tr_TR", "%31,4"), ("en_IN", "31.4%"),
])
def test_per_cent_stands_as_the_locale_writes_it(locale, expected):
    assert percent(0.314, locale, 1) == expected


def test_nothing_is_shown_as_minus_zero():
    assert percent(-0.0001) == "0%"
    assert number(-0.04, digits=1) == "0.0"


@pytest.mark.parametrize("broken", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_said_in_words(broken):
    for told in (percent(broken), money(broken), number(broken), rate(broken), in_unit(broken, Unit.SHARE)):
        assert told == "not known"


@given(st.floats(allow_nan=False), st.sampled_from(LOCALES))
def test_every_number_can_be_shown_everywhere(value, locale):
    for unit in Unit:
        text = in_unit(value, unit, locale)
        assert text
        assert "nan" not in text.lower()


@given(st.floats(1e-6, 1e12))
def test_three_figures_are_never_off_by_more_than_half_a_per_cent(value):
    assert math.isclose(significant(value), value, rel_tol=0.00501)


@pytest.mark.parametrize(("tag", "expected"), [
    ("de-AT", "de_AT"), ("en-GB,en;q=0.9", "en_GB"), ("xx-nonsense", "en_US"), ("", "en_US"), (None, "en_US"),
])
def test_the_reader_gets_the_own_locale_or_english(tag, expected):
    assert locale_of(tag) == expected


def test_values_carry_their_unit():
    assert in_unit(0.05, Unit.SHARE) == "5.0%"
    assert in_unit(40, Unit.USD_PER_HOUR) == "$40.00 an hour"
    assert in_unit(5e6, Unit.USD_PER_YEAR) == "$5.00M a year"
    assert in_unit(16, Unit.WEEKS, "de_DE") == "16 weeks"
    assert in_unit(1.5, Unit.FACTOR) == "1.50"


def test_no_two_units_are_printed_alike():
    assert len({unit.value for unit in Unit}) == len(Unit)
