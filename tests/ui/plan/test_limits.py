"""The number in a rule's sentence: as people type it, and back without a loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.ui.plan.limits import in_words, limit_of
from cxmodel.units import USD, Money

EURO = Money("EUR", 0.9, "2026-01-02")


@pytest.mark.parametrize(("key", "value", "shown", "words"), [
    ("cap:country", 0.6, 60, "60%"), ("most:vendor", 3, 3, "3 vendors"), ("most:country", 1, 1, "1 country"),
    ("shores", 0.05, 5, "5 points"), ("risk", 12.5, 12.5, "12.5"), ("least_seats", 20, 20, "20 seats"),
    ("saving", 2_000_000, 2_000_000, "$2,000,000 a year"), ("more_seats:s1", 14, 14, "14 seats")])
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
    assert limit_of(key, value, "en_US", USD).value == pytest.approx(min(shown, limit.high))


def test_money_is_typed_in_the_display_currency():
    limit = limit_of("saving", 1_000_000, "de_DE", EURO)
    assert (limit.value, limit.typed(900_000)) == (900_000, pytest.approx(1_000_000))
    assert "€" in in_words(limit, "de_DE")


def test_numbers_out_of_bounds_come_to_the_bound_and_counts_are_whole():
    assert limit_of("cap:vendor", 0.5, "en_US", USD).typed(250) == 1
    assert limit_of("most:vendor", 3, "en_US", USD).typed(2.4) == 2
    assert limit_of("most:vendor", 3, "en_US", USD).typed(-7) == 0
