"""The number in a rule's sentence: as people type it, and back without a loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.ui.plan.limits import bounds_in_words, exact, in_words, limit_of
from cxmodel.units import USD, Money

EURO = Money("EUR", 0.9, "2026-01-02")


@pytest.mark.parametrize(("key", "value", "shown", "words"), [
    ("cap:country", 0.6, 60, "60%"), ("most:vendor", 3, 3, "3 vendors"), ("most:country", 1, 1, "1 country"),
    ("shores", 0.05, 5, "5 points"), ("risk", 12.5, 12.5, "12.5"), ("least_seats", 20, 20, "20 seats"),
    ("saving", 19_000_000, 19, "$19M a year"), ("saving", 18_250_000, 18.25, "$18.25M a year"),
    ("more_seats:s1", 14, 14, "14 seats")])
def test_a_limit_is_shown_in_the_unit_of_its_sentence(key, value, shown, words):
    limit = limit_of(key, value, "en_US", USD)
    assert limit.value == shown
    assert in_words(limit, "en_US") == words
    assert limit.low <= limit.value <= limit.high


@given(st.sampled_from(["cap:vendor", "keep:a1", "most:vendor", "least_seats", "risk", "shores"]),
       st.integers(0, 100))
def test_what_is_shown_goes_back_as_it_was(key, shown):
    limit = limit_of(key, 0.0, "en_US", USD)
    value = limit.typed(float(min(shown, limit.high)))
    assert limit_of(key, value, "en_US", USD).value == pytest.approx(max(min(shown, limit.high), limit.low))


def test_money_is_typed_in_the_display_currency():
    limit = limit_of("saving", 1_000_000, "de_DE", EURO)
    assert (limit.value, limit.typed(0.9)) == (0.9, pytest.approx(1_000_000))
    assert limit.typed(limit.value) == 1_000_000
    assert "€" in in_words(limit, "de_DE")


def test_numbers_out_of_bounds_come_to_the_bound_and_counts_are_whole():
    assert limit_of("cap:vendor", 0.5, "en_US", USD).typed(250) == 1
    assert limit_of("most:vendor", 3, "en_US", USD).typed(2.4) == 2
    assert limit_of("most:vendor", 3, "en_US", USD).typed(-7) == 1


@pytest.mark.parametrize("key", ["most:vendor", "most:country", "least:vendor", "least:country", "most:site"])
def test_a_count_of_vendors_countries_or_sites_begins_at_one(key):
    limit = limit_of(key, 3.0, "en_US", USD)
    assert (limit.low, limit.high) == (1, 99)
    assert bounds_in_words(limit, "en_US") == "a whole number from 1 to 99"
    odd = limit_of(key, 250.0, "en_US", USD)
    assert odd.low <= odd.value <= odd.high, "a limit from elsewhere is shown as it is"


@pytest.mark.parametrize("value", [18_250_000.0, 19_000_000.0, 18_214_300.0, 250_000.0])
def test_a_sentence_has_an_amount_as_exactly_as_its_field(value):
    told = exact(value, "en_US", USD)
    size = {"M": 1e6, "K": 1e3}[told[-1]]
    assert float(told[1:-1]) * size == pytest.approx(limit_of("saving", value, "en_US", USD).value * 1e6, abs=1)
