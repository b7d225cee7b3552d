"""Months and days in cells, however a program or a person writes them; what could be two of them is a fault."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from babel import Locale

from cxmodel.exchange.read.cells import Gap, Lane, clean, is_placeholder, settled
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.grids import Cell

_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[-/. ]?(0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?"
                         r"(?:[ T]00:00(?::00)?)?")
_YEAR_LAST = re.compile(r"(0?[1-9]|1[0-2])[-/. ]((?:19|20)\d\d)")
_DAY_FIRST = re.compile(r"(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d)")
_NAMED = re.compile(r"(?:(?:0?[1-9]|[12]\d|3[01]) )?([a-z]+)(?: de| del)? ?((?:19|20)?\d\d)")
_LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "pl")


def read_month(cell: Cell | None, lane: Lane) -> str | Gap:
    """A month as year and month, such as 2026-03; a day counts for its month."""
    value = settled(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    if isinstance(value, datetime | date):
        return f"{value.year:04}-{value.month:02}"
    if isinstance(value, bool):
        return lane.wrong(cell, "a month, such as 2026-03", "Type the month.")
    text = clean(f"{value:.15g}" if isinstance(value, int | float) else str(value))
    if is_placeholder(text):
        return Gap.EMPTY
    return month_of(text) or lane.wrong(cell, "a month, such as 2026-03", "Write year and month, such as 2026-03.")


def read_day(cell: Cell | None, lane: Lane) -> str | Gap:
    """A day as ISO 8601 writes it; a text stays as it stands and is checked with its row."""
    value = settled(cell, lane)
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, Gap) or cell is None:
        return value
    text = clean(str(value))
    return Gap.UNKNOWN if is_placeholder(text) else text


def month_of(text: str) -> str:
    """The month that a text names, or nothing where it names none, or one of two.

    >>> month_of("2026-03"), month_of("03/2026"), month_of("Mar-26"), month_of("1. März 2026"), month_of("202603")
    ('2026-03', '2026-03', '2026-03', '2026-03', '2026-03')
    >>> month_of("31/03/2026"), month_of("01.03.2026"), month_of("04/03/2026"), month_of("Q1 2026")
    ('2026-03', '2026-03', '', '')
    """
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(found[1], found[2])
    if found := _YEAR_LAST.fullmatch(text):
        return _written(found[2], found[1])
    if found := _DAY_FIRST.fullmatch(text):
        return _of_day(found)
    found = _NAMED.fullmatch(plain(text))
    return _written(found[2], str(_names()[found[1]])) if found and found[1] in _names() else ""


def _of_day(found: re.Match[str]) -> str:
    """Of a full date: with points the day comes first; else only where one of the two can be no month."""
    first, second = int(found[1]), int(found[3])
    months = {second} if found[2] == "." or first > 12 else {first} if second > 12 else {first, second}
    month = months.pop()
    return _written(found[4], str(month)) if not months and 1 <= month <= 12 else ""


def _written(year: str, month: str) -> str:
    return f"{year if len(year) == 4 else f'20{year}'}-{int(month):02}"


@cache
def _names() -> dict[str, int]:
    """Names of months and their short forms; a word that means two months in two languages means none."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in Locale(language).months[context][width].items():
                    found.setdefault(plain(name), set()).add(month)
    return {name: min(months) for name, months in found.items() if len(months) == 1} | {"sept": 9, "mrz": 3}
