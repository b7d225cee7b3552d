"""Rules and repairs as sentences: text with the numbers left as numbers, and the same spoken."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import singledispatch

from cxmodel.model.evaluate.sourced.checks import Missing
from cxmodel.model.evaluate.sourced.told import Posed
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    KeepHome,
    Rule,
    loosest,
)
from cxmodel.model.sourcing.sentences import PLURAL, Amount, Names, Parts, sentence
from cxmodel.units import Unit, number, percent, significant
from cxmodel.units import money as in_dollars


@singledispatch
def parts_of(rule: Rule, names: Names) -> Parts:
    """A rule as text and amounts; the first amount is its limit as the user sets it, money saved a year included."""
    return sentence(rule, names)


@parts_of.register
def _(rule: Ceiling, names: Names) -> Parts:
    if rule.measure == "risk":
        return "Keep the CX risk index at or below", Amount(rule.limit, Unit.POINTS)
    return "Save at least", Amount(-rule.limit, Unit.USD_PER_YEAR), "a year after all costs"


@parts_of.register
def _(rule: KeepHome, names: Names) -> Parts:
    if rule.limit >= 1.0:
        return (f"Keep all of {names.of('activity', rule.activity)} at home",)
    return sentence(rule, names)


@parts_of.register
def _(rule: AtMost, names: Names) -> Parts:
    return "Use at most", _count(rule), _kinds(rule)


@parts_of.register
def _(rule: AtLeast, names: Names) -> Parts:
    return ("Use at least", _count(rule), f"{_kinds(rule)}, each with at least", Amount(rule.share, Unit.SHARE),
            "of all work")


@parts_of.register
def _(rule: Cap, names: Names) -> Parts:
    if rule.kind == "moved":
        return "Move at most", Amount(rule.limit, Unit.SHARE), "of all work"
    if rule.kind == "country" and rule.index is None:
        return "Give at most", Amount(rule.limit, Unit.SHARE), "of the moved work to any one country abroad"
    return sentence(rule, names)


@parts_of.register
def _(rule: Floor, names: Names) -> Parts:
    if rule.kind == "moved":
        return "Move at least", Amount(rule.limit, Unit.SHARE), "of all work"
    return sentence(rule, names)


@parts_of.register
def _(rule: Capacity, names: Names) -> Parts:
    parts: list[str | Amount] = ["Stay within the seats that each site offers"]
    for site, seats in rule.more:
        parts += [", and" if len(parts) == 1 else "and", Amount(seats, Unit.SEATS),
                  f"more in {names.of('site', site)}"]
    return tuple(parts)


def repair_parts(rule: Rule, amount: float, item: int | None, names: Names) -> Parts:
    """What a repair asks for, as a clause that begins with a verb.

    >>> spoken(repair_parts(Capacity(id="capacity"), 14, 0, Names(site=("Manila",))))
    'add 14 seats at Manila'
    >>> spoken(repair_parts(AtMost(id="most:vendor", kind="vendor", limit=2), 1, None, Names()))
    'use at most 3 vendors instead of 2'
    """
    if isinstance(rule, Barred):
        return (f"let {names.of('activity', item or 0)} through although {rule.because}",)
    if isinstance(rule, Capacity):
        where = "each site" if item is None else names.of("site", item)
        return "add", Amount(amount, Unit.SEATS), f"seats at {where}" if amount != 1 else f"seat at {where}"
    if loosest(rule.relaxed(amount)):
        return "do without:", *parts_of(rule, names)
    first, *rest = parts_of(rule.relaxed(amount), names)
    before = next((part for part in parts_of(rule, names) if isinstance(part, Amount)), Amount(rule.limit, Unit.SHARE))
    return f"{str(first)[:1].lower()}{str(first)[1:]}", *rest, "instead of", before


def missed_parts(posed: Posed, missing: Missing) -> Parts:
    """By how much the nearest plan misses rules, as a clause: "$46.7K a year", "2.0 seats at Manila".

    missing : rule, site and amount, as `checks.missing_to` gives them.
    """
    found: list[str | Amount] = []
    for place, (name, item, amount) in enumerate(missing):
        rule = posed.told(name).rule
        found += [*(("and",) if place else ()), *_short(rule, item, amount, posed.names)]
    return tuple(found)


def _short(rule: Rule, item: int | None, amount: float, names: Names) -> Parts:
    if isinstance(rule, Capacity):
        return Amount(float(math.ceil(amount)), Unit.SEATS), f"{'seat' if amount <= 1 else 'seats'} at " \
            f"{names.of('site', item or 0)}"
    money, amount = isinstance(rule, Ceiling) and rule.measure != "risk", significant(amount, 3)
    return (Amount(amount, Unit.USD_PER_YEAR), "a year") if money else (Amount(amount, Unit.POINTS), "of risk")


def spoken(parts: Parts, money: Callable[[float], str] = in_dollars, locale: str = "en_US") -> str:
    """The sentence as text. money : formats an amount of USD in the display currency.

    >>> spoken(("Use at most", Amount(3, Unit.COUNT), "vendors"))
    'Use at most 3 vendors'
    >>> spoken(("Save at least", Amount(2_148_731, Unit.USD_PER_YEAR), "a year after all costs"))
    'Save at least $2.15M a year after all costs'
    >>> spoken((Amount(14, Unit.SEATS), "more seats in Manila"))
    '14 more seats in Manila'
    """
    text = " ".join(part if isinstance(part, str) else _figure(part, money, locale) for part in parts)
    for mark in ",;.":
        text = text.replace(f" {mark}", mark)
    return text


def _figure(amount: Amount, money: Callable[[float], str], locale: str) -> str:
    value = amount.value
    if amount.unit is Unit.SHARE:
        return percent(value, locale, 0 if abs(100.0 * value - round(100.0 * value)) < 1e-7 else 1)
    if amount.unit in (Unit.USD, Unit.USD_PER_YEAR):
        return money(value)
    shown = number(value, locale, 0 if abs(value - round(value)) < 1e-7 else 1)
    return f"{shown} {'point' if value == 1 else 'points'}" if amount.unit is Unit.POINTS else shown


def _count(rule: AtMost | AtLeast) -> Amount:
    return Amount(rule.limit, Unit.COUNT)


def _kinds(rule: AtMost | AtLeast) -> str:
    """What is counted, one or many; home's own country is no country abroad."""
    one, many = {"country": ("country abroad", "countries abroad")}.get(rule.kind, (rule.kind, PLURAL[rule.kind]))
    return one if rule.limit == 1 else many
