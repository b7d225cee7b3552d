"""Units of every quantity, and the only place where a number becomes text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum

import numpy as np
from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal, format_percent
from numpy.typing import NDArray

Number = float | NDArray[np.float64]
"""A plain number or an array of them: every rule takes either and broadcasts."""


class Unit(Enum):
    """What a number counts. The value is the unit as it is printed."""

    NONE = ""
    SHARE = "share"
    USD = "USD"
    USD_PER_YEAR = "USD/year"
    USD_PER_HOUR = "USD/productive hour"
    USD_PER_PAID_HOUR = "USD/paid hour"
    USD_PER_MONTH = "USD/month"
    SECONDS = "s"
    HOURS = "h"
    HOURS_PER_DAY = "h/day"
    DAYS = "days"
    DAYS_PER_YEAR = "days/year"
    WEEKS = "weeks"
    YEARS = "years"
    YEAR = "calendar year"
    PER_YEAR = "1/year"
    CONTACTS_PER_YEAR = "contacts/year"
    CUSTOMERS = "customers"
    PEOPLE = "people"
    SEATS = "seats"
    SCORE = "score 0-4"
    EMOTION = "emotion -2 to 2"
    INDEX = "index 0-100"
    FACTOR = "factor"
    MULTIPLE = "x"
    DEGREES = "degrees"
    KILOMETRES = "km"
    PERCENTILE = "percentile 0-100"
    PERCENT = "%"
    POINTS = "points"
    MBPS = "Mbit/s"
    COUNT = "count"
    RANK = "rank"


@dataclass(frozen=True)
class Money:
    """The display currency: one USD buys `per_usd` of it, as read on `as_of`."""

    code: str = "USD"
    per_usd: float = 1.0
    as_of: str = ""


USD = Money()
_HUGE = 1e21  # Babel's decimals end at 28 digits; nobody reads as many
_MINUS, _NARROW = "−", "\u202f"


def locale_of(tag: str | None) -> str:
    """The reader's locale as Babel names it; English (US) when it is unknown.

    >>> locale_of("de-AT"), locale_of("xx-nonsense"), locale_of(None)
    ('de_AT', 'en_US', 'en_US')
    """
    try:
        return str(Locale.parse((tag or "en-US").split(",")[0].strip(), sep="-"))
    except (UnknownLocaleError, ValueError, TypeError):
        return "en_US"


def significant(value: float, digits: int = 3) -> float:
    """Round to so many significant figures; a big number must not pretend precision.

    >>> significant(2_148_731), significant(0.06789), significant(0)
    (2150000.0, 0.0679, 0.0)
    """
    if not value or not math.isfinite(value):
        return float(value)
    return float(round(value, digits - 1 - math.floor(math.log10(abs(value)))))


def percent(value: float, locale: str = "en_US", digits: int = 0) -> str:
    """A share as per cent.

    >>> percent(0.314), percent(0.314, "de_DE"), percent(-0.0001)
    ('31%', '31\\xa0%', '0%')
    """
    if not math.isfinite(value):
        return "not known"
    if abs(value) >= _HUGE:
        return _minus(f"{value:g}")
    figure = "#,##0" + ("." + "0" * digits if digits else "")
    pattern = _in_locale(Locale.parse(locale).percent_formats[None].pattern, figure)
    return _minus(format_percent(_no_negative_zero(value, digits + 2), format=pattern, locale=locale))


def money(value: float, locale: str = "en_US", currency: Money = USD, digits: int = 3) -> str:
    """Money a person can say aloud: three significant figures and K, M or B.

    >>> money(2_148_731), money(-640), money(12.5)
    ('$2.15M', '−$640', '$12.50')
    >>> money(2_148_731, "de_DE")
    '2,15M\xa0$'
    """
    if not math.isfinite(value):
        return "not known"
    amount = significant(value * currency.per_usd, digits)
    for size, letter in ((1e9, "B"), (1e6, "M"), (1e3, "K")):
        if abs(amount) >= size:
            text = _currency(amount / size, currency, locale, _short(amount / size, digits))
            return _letter_after_digits(text, letter)
    return _currency(amount, currency, locale, "#,##0.00" if 0 < abs(amount) < 100 else "#,##0")


def rate(value: float, locale: str = "en_US", currency: Money = USD) -> str:
    """Price of an hour, to the cent.

    >>> rate(11.5)
    '$11.50'
    """
    if not math.isfinite(value):
        return "not known"
    return _currency(value * currency.per_usd, currency, locale, "#,##0.00")


def number(value: float, locale: str = "en_US", digits: int = 0) -> str:
    """A plain count or measure.

    >>> number(1234.4), number(1234.4, "de_DE", 1)
    ('1,234', '1.234,4')
    """
    if not math.isfinite(value):
        return "not known"
    if abs(value) >= _HUGE:
        return _minus(f"{value:g}")
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _minus(format_decimal(_no_negative_zero(value, digits), format=pattern, locale=locale))


def in_unit(value: float, unit: Unit, locale: str = "en_US", currency: Money = USD) -> str:
    """A value with its unit, as sheets and tables show it.

    >>> in_unit(0.25, Unit.SHARE), in_unit(40.0, Unit.USD_PER_HOUR), in_unit(3, Unit.WEEKS)
    ('25%', '$40.00 an hour', '3 weeks')
    """
    if unit is Unit.SHARE:
        return percent(value, locale, 0 if abs(value) >= 0.1 or value == 0 else 1)
    if unit in (Unit.USD_PER_HOUR, Unit.USD_PER_PAID_HOUR):
        return f"{rate(value, locale, currency)} an hour"
    if unit in (Unit.USD, Unit.USD_PER_YEAR, Unit.USD_PER_MONTH):
        return money(value, locale, currency) + unit.value.replace("USD", "").replace("/", " a ")
    digits = 0 if float(value).is_integer() else (1 if abs(value) >= 10 else 2)
    plain = number(value, locale, digits)
    return f"{plain} {unit.value}".strip() if unit not in (Unit.NONE, Unit.FACTOR, Unit.YEAR) else plain


def _in_locale(pattern: str, figure: str) -> str:
    """The locale's pattern with another figure in it: the sign stays where the reader expects it."""
    return re.sub(r"[#0,.]+", figure, pattern.split(";")[0])


def _currency(amount: float, currency: Money, locale: str, figure: str) -> str:
    pattern = _in_locale(Locale.parse(locale).currency_formats["standard"].pattern, figure)
    if abs(amount) >= _HUGE:
        return _minus(f"{currency.code} {amount:g}")
    shown = _no_negative_zero(amount, 2)
    return _minus(format_currency(shown, currency.code, pattern, locale=locale, currency_digits=False))


def _short(value: float, digits: int) -> str:
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _letter_after_digits(text: str, letter: str) -> str:
    last = max(i for i, char in enumerate(text) if char.isdigit())
    return text[: last + 1] + letter + text[last + 1:]


def _no_negative_zero(value: float, decimals: int) -> float:
    return 0.0 if round(value, decimals) == 0 else value


def _minus(text: str) -> str:
    return text.replace("-", _MINUS).replace(_NARROW, "\xa0")
