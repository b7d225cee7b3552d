"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.exchange.read.numbers import figure, in_full


@pytest.mark.parametrize(("text", "point", "comma"), [
    ("13.5", 13.5, None), ("13,5", None, 13.5), ("1,234.50", 1234.5, None), ("1.234,50", None, 1234.5),
    ("1.234", 1.234, 1234), ("1,234", 1234, 1.234), ("0.500", 0.5, None), ("0,5", None, 0.5), ("1'234.5", 1234.5, None),
    ("1’234", 1234, 1234), ("1\u202f234,5", None, 1234.5), ("1\u00a0234", 1234, 1234), ("12,34,567", 1234567, None),
    ("1.234.567", None, 1234567), ("(12)", -12, -12), ("12-", -12, -12), ("−12", -12, -12), ("–12", -12, -12),
    ("+12", 12, 12), ("12.", 12, 12), (".5", 0.5, None), ("1.2E+03", 1200, None), ("１２．５", 12.5, None),
    ("१२", 12, 12), ("٣٫٥", 3.5, None), ("13,-", 13, 13), ("1.1k", 1100, None), ("1,2 Mio", None, 1_200_000),
    ("$12.50", 12.5, None), ("USD 12.50 / productive hour", 12.5, None), ("12,50 US-Dollar", None, 12.5),
    ("Rs. 850", 850, 850), ("300 seats", 300, 300), ("22 % p.a.", 22, 22), ("31% (2024)", 31, 31), ("13.5²", 13.5,
                                                                                                    None),
])
def test_a_figure_is_read_in_every_way_it_can_be(text, point, comma):
    found = figure(text)
    assert found is not None
    assert (found.point, found.comma) == (pytest.approx(point), pytest.approx(comma))


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "1,,2", "12 34", "3/4", "2024-03-01", "12 EUR or 13 USD", "1_000",
                                  "0x12", "nan", "inf", "--5", "(5", "1e999", "15 (night: 18)", "9" * 400,
                                  "12,50 EUR plus fees", "½"])
def test_what_is_no_single_number_is_none(text):
    assert figure(text) is None


@pytest.mark.parametrize(("text", "low", "high"), [("12-15", 12, 15), ("12 – 15 USD", 12, 15), ("12 bis 15", 12, 15),
                                                   ("$12.5-$15.5", 12.5, 15.5)])
def test_a_range_has_two_ends(text, low, high):
    found = figure(text)
    assert found is not None
    assert found.upper is not None
    assert (found.point, found.upper[0], found.loose) == (low, high, "a range")


@pytest.mark.parametrize(("text", "loose"), [("~13", "about"), ("ca. 13", "about"), (">500", "a bound"),
                                             ("500+", "a bound"),
                                             ("up to 200", "a bound"), ("13.5*", "a footnote mark"),
                                             ("300 (from Q2)", "words in brackets")])
def test_what_makes_it_less_than_a_figure_is_kept(text, loose):
    found = figure(text)
    assert found is not None
    assert found.loose == loose


@given(st.text(max_size=140))
def test_no_text_makes_it_fail(text):
    figure(text)


@given(st.decimals(-10**9, 10**9, places=2), st.sampled_from(["{:,.2f}", "{:.2f}", "{:,.2f} USD", "$ {:,.2f}",
                                                              "{:,.2f}/h"]))
def test_what_is_written_with_a_point_is_read_with_a_point(number, form):
    found = figure(form.format(number))
    assert found is not None
    assert found.point == float(number)
    swapped = figure(form.format(number).translate(str.maketrans(",.", ".,")))
    assert swapped is not None
    assert swapped.comma == float(number)


@pytest.mark.parametrize(("text", "times"), [
    ("Rate (TEUR)", 1000), ("kEUR", 1000), ("k€/h", 1000), ("USD '000", 1000), ("Seats (000s)", 1000),
    ("in Tsd.", 1000),
    ("Mio. EUR", 1_000_000), ("k.A.", 1), ("Rate in KES", 1), ("1'000", 1), ("Cost (€)", 1), ("Price 100,000", 1),
])
def test_words_for_thousands_are_told_from_what_looks_like_them(text, times):
    assert in_full(text)[1] == times


def test_thousands_in_brackets_count():
    found = figure("15.90 (thousand)")
    assert found is not None
    assert (found.point, found.power, found.loose) == (15900.0, 3, "")
