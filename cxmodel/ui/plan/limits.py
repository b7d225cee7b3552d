"""The number in a rule's sentence: how it is shown and typed, and how it goes back into the scenario."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxmodel.scenario.ruling import asked
from cxmodel.units import Money, Unit, money, number, percent

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
        shown, sign = round(value * currency.per_usd), "".join(
            char for char in money(5, locale, currency) if not (char.isdigit() or char in ".,\xa0 "))
        return Limit(shown, -1e12, 1e12, _step(shown), currency.per_usd, before=sign, after=" a year")
    if unit is Unit.POINTS:
        return Limit(round(value, 2), 0, 100, 0.5)
    if unit is Unit.SEATS:
        return Limit(value, 0, 1e6, 5, after=" seats", whole=True)
    kind = key.split(":")[1] if key.startswith(("most:", "least:")) else ""
    told = COUNTED[kind][value != 1] if kind in COUNTED else ""
    return Limit(value, 0, 99, 1, after=f" {told}" if told else "", whole=True)


def _step(shown: float) -> float:
    """A step that moves the second figure of an amount.

    >>> _step(84_000), _step(0)
    (1000.0, 1000.0)
    """
    return 10.0 ** max(3, math.floor(math.log10(abs(shown))) - 1) if shown else 1000.0


def in_words(limit: Limit, locale: str) -> str:
    """The limit as it stands in its sentence, as text.

    >>> in_words(Limit(60.0, 0, 100, 5, after="%"), "en_US")
    '60%'
    """
    digits = 0 if float(limit.value).is_integer() else 1
    return f"{limit.before}{number(limit.value, locale, digits)}{limit.after}"
