"""The number in a rule's sentence: how it is shown and typed, and how it goes back into the scenario."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxmodel.scenario.ruling import asked
from cxmodel.units import Money, Unit, money, number, percent, significant

MILLION = 1e6
COUNTED = {"vendor": ("vendor", "vendors"), "country": ("country", "countries"), "site": ("site", "sites")}


@dataclass(frozen=True)
class Limit:
    """A number as a person types it. scale : what one of the scenario's units is on the screen."""

    value: float
    low: float
    high: float
    step: float
    scale: float = 1.0
    before: str = ""
    after: str = ""
    whole: bool = False

    def takes(self, shown: float | None) -> bool:
        """Whether a number as it was typed may be the limit.

        >>> Limit(3.0, 1, 99, 1, whole=True).takes(2.5)
        False
        """
        return shown is not None and self.low <= shown <= self.high and not (self.whole and shown % 1)

    def typed(self, shown: float) -> float:
        """The limit in the scenario's unit for a number as it was typed, within its bounds.

        >>> Limit(60.0, 0, 100, 5, scale=100).typed(65.0)
        0.65
        """
        kept = min(max(shown, self.low), self.high)
        return float(round(kept)) if self.whole else round(kept / self.scale, 9)


def limit_of(key: str, value: float, locale: str, currency: Money) -> Limit:
    """How the limit of a rule is typed: shares in per cent, money in the display currency.

    >>> found = limit_of("cap:country", 0.6, "en_US", Money())
    >>> found.value, found.after
    (60.0, '%')
    """
    form = asked(key)
    unit = form.form.limit.unit if form else Unit.NONE
    if unit is Unit.SHARE:
        sign = " points" if key == "shores" else percent(0.0, locale).removeprefix("0")
        return Limit(round(100 * value, 4), 0, 100, 1 if key == "shores" else 5, 100.0, after=sign)
    if unit is Unit.USD_PER_YEAR:
        shown, sign = round(value * currency.per_usd / MILLION, 6), "".join(
            char for char in money(5, locale, currency) if not (char.isdigit() or char in ".,\xa0 "))
        return Limit(shown, -1e6, 1e6, _step(shown), currency.per_usd / MILLION, before=sign, after="M a year")
    if unit is Unit.POINTS:
        return Limit(round(value, 2), 0, 100, 0.5)
    if unit is Unit.SEATS:
        return Limit(value, 0, 1e6, 5, after=" seats", whole=True)
    kind = key.split(":")[1] if key.startswith(("most:", "least:")) else ""
    told = COUNTED[kind][value != 1] if kind in COUNTED else ""
    return Limit(value, min(1.0, value), max(99.0, value), 1, after=f" {told}" if told else "", whole=True)


def _step(shown: float) -> float:
    """A step that moves the second figure of an amount. [millions]

    >>> _step(19.0), _step(0.084), _step(0)
    (1.0, 0.001, 0.1)
    """
    return round(10.0 ** max(-3, math.floor(math.log10(abs(shown))) - 1), 3) if shown else 0.1


def exact(value: float, locale: str, currency: Money) -> str:
    """An amount of USD in the display currency, as exact as a rule's field has it.

    >>> exact(18_250_000, "en_US", Money()), exact(19_000_000, "en_US", Money())
    ('$18.25M', '$19.0M')
    """
    whole = abs(round(value * currency.per_usd))
    digits = next((some for some in range(3, 9) if significant(whole, some) == whole), 9)
    return money(value, locale, currency, digits)


def bounds_in_words(limit: Limit, locale: str) -> str:
    """What may be typed.

    >>> bounds_in_words(Limit(3.0, 1, 99, 1, after=" vendors", whole=True), "en_US")
    'a whole number from 1 to 99'
    >>> bounds_in_words(Limit(60.0, 0, 100, 5, after="%"), "en_US")
    'a number from 0 to 100'
    """
    kind = "whole number" if limit.whole else "number"
    return f"a {kind} from {number(limit.low, locale)} to {number(limit.high, locale)}"


def in_words(limit: Limit, locale: str) -> str:
    """The limit as it stands in its sentence, as text.

    >>> in_words(Limit(60.0, 0, 100, 5, after="%"), "en_US")
    '60%'
    """
    digits = next(some for some in range(7) if some == 6 or round(limit.value, some) == limit.value)
    return f"{limit.before}{number(limit.value, locale, digits)}{limit.after}"
