"""Words and values that the views of the contract share."""

from __future__ import annotations

import re
from html import escape

from cxmodel.exchange.schedule.agreed import counted, is_share, unit_of
from cxmodel.model.contract import Range
from cxmodel.tables import Evidence, Metric
from cxmodel.ui import display
from cxmodel.ui.session import Work
from cxmodel.units import USD, Money, money, number, percent, rate, significant

KINDS = {"outcome": ("●", "Outcomes", "home"), "behaviour": ("◆", "Behaviours", "onshore"),
         "people": ("▲", "People", "nearshore"), "efficiency": ("■", "Efficiency", "offshore")}
LETTERS = 1000  # from here on money is told with a letter
BETTER = {"higher": "better when higher", "lower": "better when lower", "band": "best inside a band"}


def said(metric: Metric, value: float | None, locale: str = "en_US", currency: Money = USD) -> str:
    """A value in its unit.

    >>> from cxmodel.tables import Metric
    >>> row = Metric("a", 1, "A", "outcome", "", "", "share", "higher", None, None, None, (), "B", "", ())
    >>> said(row, 0.75), said(row, 0.7449), said(row, None)
    ('75%', '74.5%', 'not known')
    """
    if value is None:
        return "not known"
    if is_share(metric.unit):
        whole = abs(round(100 * value, 6) % 1) < 1e-9
        return percent(value, locale, 0 if whole else 1) + metric.unit.removeprefix("share").replace("/", " a ")
    if metric.unit.startswith("USD"):
        return money(value, locale, currency) + metric.unit.removeprefix("USD").replace("/", " a ")
    return f"{plain(value, locale)} s" if metric.unit == "seconds" else counted(plain(value, locale), metric.unit)


def plain(value: float, locale: str = "en_US") -> str:
    """A number with no more digits than it has.

    >>> plain(300.0), plain(26.27), plain(4.2)
    ('300', '26.3', '4.2')
    """
    digits = 0 if float(value).is_integer() else 2 if abs(value) < 10 and round(value, 1) != value else 1
    return number(value, locale, digits)


def kind(name: str) -> str:
    """A kind of metric by its mark, named on hover; HTML."""
    mark, words, colour = KINDS[name]
    return f"<span class='cx-{colour} cx-shape' title='{words}' role='img' aria-label='{words}'>{mark}</span>"


def published(work: Work, metric: Metric) -> str:
    """The published range with its grade; a click shows the sources and the reasoning. HTML."""
    told = span(work, metric)
    rests = "; ".join(figure(work.dataset.published[name]) for name in metric.evidence
                      if name in work.dataset.published) or "No published figure."
    return (f"<details class='cx-says'><summary>{escape(told)} <span class='cx-grade'>{escape(metric.grade)}</span>"
            f"</summary><div>{escape(metric.reasoning)} <span class='cx-grey'>{rests}</span></div></details>")


def span(work: Work, metric: Metric) -> str:
    """The published range in words, its unit said once."""
    ends = [value for value in dict.fromkeys((metric.low, metric.typical, metric.high)) if value is not None]
    if not ends:
        return "none"
    last = said(metric, ends[-1], work.locale, work.currency)
    return f"{bare(work, metric, ends[0])} to {last}" if len(ends) > 1 else last


def bare(work: Work, metric: Metric, value: float) -> str:
    """A value beside another one, without the unit that is told there."""
    if is_share(metric.unit) or metric.unit.startswith("USD"):
        return said(metric, value, work.locale, work.currency).partition(" a ")[0]
    return plain(value, work.locale)


def figure(one: Evidence) -> str:
    """A published figure by number, title and year, linked to its source; HTML."""
    when = escape(one.year) if one.year else "not dated"
    return f"{escape(one.id)} {display.link(escape(one.source_title), one.source_url)}, {when}"


def asked(metric: Metric) -> str:
    """Definition and formula in a sentence each, for a tooltip."""
    return f"{metric.definition} Formula: {metric.formula}; {unit_of(metric.unit)}, {BETTER[metric.direction]}."


def amount(work: Work, value: Range, digits: int = 3) -> str:
    """Money, or from and to where figures are missing."""
    return between(value.low, value.high, work.currency, work.locale, digits, " to ")


def between(low: float, high: float, currency: Money, locale: str, digits: int, joint: str) -> str:
    """Money, or from and to in one form: 72 beside 4.6 thousand would not be read as one range.

    >>> between(0.0, 2000.0, USD, "en_US", 3, " to "), between(72.0, 4600.0, USD, "en_US", 2, "–")
    ('$0 to $2.00K', '$72–$4,600')
    """
    ends = (low, high)
    if 0 < abs(low) * currency.per_usd < LETTERS <= abs(high) * currency.per_usd:
        return joint.join(whole(end, currency, locale, digits) for end in ends)
    return joint.join(dict.fromkeys(money(end, locale, currency, digits) for end in ends))


def whole(value: float, currency: Money, locale: str, digits: int) -> str:
    """Money without letter and without cents.

    >>> whole(4598.33, USD, "en_US", 2), whole(4598.33, USD, "de_DE", 3)
    ('$4,600', '4.600\xa0$')
    """
    shown = round(significant(value * currency.per_usd, digits))
    return re.sub(r"\D00(?!\d)", "", rate(shown / currency.per_usd, locale, currency))


def added(values: list[Range]) -> Range:
    """Ranges added up, end by end.

    >>> added([Range(1, 2), Range(3, 3)])
    Range(low=4, high=5)
    """
    return Range(sum(one.low for one in values), sum(one.high for one in values))


def month_name(month: str) -> str:
    """A month as it is read on an axis.

    >>> month_name("2026-09")
    'Sep 26'
    """
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{names[int(month[5:7]) - 1]} {month[2:4]}"
