"""A column of figures: the decimal mark, ranges, per cent, times and bounds, decided for the column or asked once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from cxmodel.exchange.read.cells import Gap, Lane, is_placeholder, settled
from cxmodel.exchange.read.enquiry import Option, Question
from cxmodel.exchange.read.entries import Entry, stays
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.headers import Headline
from cxmodel.exchange.read.numbers import Figure, figure, in_full, rounded
from cxmodel.exchange.read.percents import read_percents, read_shares
from cxmodel.exchange.read.quoted import Said, said
from cxmodel.exchange.read.times import clock, spoken_time
from cxmodel.units import Unit

_MARKS = {".": "a decimal point", ",": "a decimal comma"}
_LEFT_OUT = {"about": "The figure is taken as it stands, without 'about'.",
             "a footnote mark": "The footnote mark is left out.",
             "words in brackets": "The figure is taken; the words in brackets are left out."}
_IN = {Unit.PERCENT: " %", Unit.USD_PER_HOUR: " USD", Unit.SEATS: " seats", Unit.SECONDS: " seconds",
       Unit.USD: " USD", Unit.USD_PER_YEAR: " USD a year"}
"""Units inside a sentence, where the meaning of the column does not say them."""
_NOT_ZERO = {"hourly_rate_usd": "the hour costs nothing", "seats": "the site has no seats", "rate_usd_h":
             "the hour costs nothing", "seats_total": "the vendor has no seats"}
"""What a zero would mean, in columns where it mostly stands for a figure that is not known."""


def addresses(items: Iterable[tuple[Cell, Any]]) -> tuple[str, ...]:
    """The cells that a question decides on."""
    return tuple(cell.address for cell, _ in items)


def read_entries(cells: Sequence[Cell | None], lane: Lane) -> list[Entry | Gap]:
    """The number in each cell as written, before units: text is read once the column's decimal mark is settled."""
    raw = [_raw(cell, lane) for cell in cells]
    texts = [(cell, item) for cell, item in zip(cells, raw, strict=True) if isinstance(item, Figure) and cell]
    mark = _mark([(cell, item) for cell, item in texts], lane) if texts else None
    return [_entry(cell, item, mark, lane) if isinstance(item, Figure) and cell else item
            for cell, item in zip(cells, raw, strict=True)]  # type: ignore[misc]


def read_numbers(cells: Sequence[Cell | None], lane: Lane) -> list[float | int | Gap]:
    """Plain numbers, shares, per cents, seconds or hours of the day, inside the column's bounds."""
    entries = read_entries(cells, lane)
    change = {"percent": read_percents, "share": read_shares}.get(lane.column.kind)
    if change:
        change(entries, lane)
    return [item if isinstance(item, Gap) else bounded(item, lane) for item in entries]


def bounded(entry: Entry, lane: Lane) -> float | int | Gap:
    """The number, or a fault when it breaks its bounds or should be whole."""
    low, high = lane.column.bounds
    value = entry.value
    if not math.isfinite(value):
        return lane.wrong(entry.cell, "a number of usual size", "Correct the figure.")
    if lane.column.whole and abs(value - round(value)) > 1e-9:
        return lane.wrong(entry.cell, "a whole number", "Round it, or correct it.")
    if not low <= value <= high:
        return _outside(entry, low, high, lane)
    if value == 0 and lane.column.name in _NOT_ZERO and not stays(entry, lane):
        lane.note(entry.cell, f"{lane.column.said}, above 0",
                  f"0 is taken as it stands: {_NOT_ZERO[lane.column.name]}. Leave the cell empty if the figure is not "
                  "known.", level="warning")
    return round(value) if lane.column.whole else value


def _outside(entry: Entry, low: float, high: float, lane: Lane) -> Gap:
    unit = _IN.get(getattr(lane.column.spec, "unit", Unit.NONE), "")
    bare = entry.cell.value if isinstance(entry.cell.value, int | float) else None
    read = "" if entry.value == bare or shown(entry.cell) == rounded(entry.value) else (
        f"It is read as {rounded(entry.value)}. ")
    return lane.wrong(entry.cell, f"{lane.column.said}, from {rounded(low)} to {rounded(high)}{unit}",
                      f"{read}Correct the figure or its unit.")


def _raw(cell: Cell | None, lane: Lane) -> Any:
    value = settled(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    if isinstance(value, bool):
        return lane.wrong(cell, "a number, not yes or no", "Type the number.")
    if isinstance(value, int | float):
        words = _format_words(cell.format)
        told = said(words)
        return Entry(cell, _full(float(value), cell, words, lane) * _seconds(told, lane), told, "%" in cell.format)
    if isinstance(value, datetime | date | time | timedelta):
        return clock(cell, value, lane)
    if lane.column.kind in ("clock", "seconds") and ":" in value:
        return spoken_time(cell, value, lane)
    if is_placeholder(value):
        lane.note(cell, "a figure", "None is given: it stays unknown and is not taken for zero.",
                  level="warning" if value.strip(" -\u2013\u2014") == "" else "note")
        return Gap.UNKNOWN
    found = figure(value)
    if found is None:
        return lane.wrong(cell, f"a number ({lane.column.said})",
                          "Write the figure alone, and the rest into the notes.")
    return found


def _format_words(code: str) -> str:
    """The words of a number format: [$€-407] #,##0.00 "per month" speaks of euros and months."""
    if code == "General" or not any(sign.isalpha() or sign in "$€£¥₹₱" for sign in code):
        return ""
    return code.split(";")[0].replace("[$", " ").replace("]", " ").replace('"', " ").replace("\\", "").replace(
        "General", "").replace("-407", " ").replace("-409", " ")


def _mark(texts: list[tuple[Cell, Figure]], lane: Lane) -> str | None:
    """'.' or ',' for the column; '' when it does not matter; None when it waits for an answer."""
    figures = [item for _, item in texts]
    point = any(item.point is not None and item.comma is None for item in figures)
    comma = any(item.comma is not None and item.point is None for item in figures)
    unclear = [(cell, item) for cell, item in texts if item.ambiguous]
    if lane.column.whole:
        unclear = [(cell, item) for cell, item in unclear if _whole(item.point) == _whole(item.comma)]
    if not unclear or point != comma:
        return "." if point and not comma else "," if comma and not point else ""
    if lane.mark and not point and not comma:
        lane.note(unclear[0][0], "a decimal mark that leaves no doubt",
                  f"Read with {_MARKS[lane.mark]}, as in the other columns of this file.")
        return lane.mark
    options = tuple(Option(name, f"{_MARKS[mark].removeprefix('a decimal ').capitalize()} is the decimal mark", tuple(
        f"{shown(cell)} → {value:,.10g}" for cell, item in unclear[:3]
        if (value := item.point if mark == "." else item.comma) is not None))
        for mark, name in ((".", "point"), (",", "comma")))
    cell = unclear[0][0]
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.decimal_mark", lane.spot(cell),
        f"Is {shown(cell)} written with a decimal point or a decimal comma?", options, addresses(unclear)))
    return None if answer is None else {"point": ".", "comma": ","}[answer.key]


def _whole(value: float | None) -> bool:
    return value is not None and value == int(value)


def _entry(cell: Cell, item: Figure, mark: str | None, lane: Lane) -> Entry | Gap:
    if item.loose == "a range":
        return _range(cell, item, mark, lane)
    if item.loose == "a bound":
        return lane.wrong(cell, "one figure, not only its upper or lower end", "Ask for the figure itself.")
    value = _pick(item.point, item.comma, mark, lane)
    if value is None:
        return Gap.OPEN
    value = value if item.power else _full(value, cell, "", lane)
    if item.loose:
        lane.note(cell, "a plain figure", _LEFT_OUT[item.loose],
                  level="note" if item.loose == "a footnote mark" else "warning")
    elif item.power:
        _tell_full(cell, value, "The word behind the figure, such as k for thousand, is read as such", lane)
    elif not lane.texts:
        lane.note(cell, "a number", "The text is read as a number.")
    if item.said.percent and lane.table == "Assumptions":
        value /= 100  # their column "unit" says what they are; a share may be written as per cent
    elif item.said.percent and lane.column.kind not in ("percent", "share"):
        return lane.wrong(cell, "a figure, not a per cent", "Write the figure itself.")
    return Entry(cell, value * _seconds(item.said, lane), item.said, item.said.percent)


def _full(value: float, cell: Cell, format_words: str, lane: Lane) -> float:
    """A figure in full where its header, or its number format, gives it in thousands or millions."""
    if lane.column.kind not in ("number", "rate"):
        return value
    times = in_full(format_words)[1]
    where = "number format" if times > 1 else "header or the line beside the table"
    times = times if times > 1 or not isinstance(lane.head, Headline) else lane.head.times
    if times > 1 and value:
        _tell_full(cell, value * times, f"The {where} speaks of {'thousands' if times == 1000 else 'millions'}, "
                   f"so each figure is read times {times:,}", lane)
    return value * times


def _tell_full(cell: Cell, value: float, why: str, lane: Lane) -> None:
    lane.enquiry.gather("warning", lane.spot(cell), f"{shown(cell)} → {rounded(value)}", "a figure in full",
                        f"{why}. Write the figure in full if that is wrong.")


def _pick(point: float | None, comma: float | None, mark: str | None, lane: Lane) -> float | None:
    """The value under the column's mark; where only one reading is possible, that one."""
    if point is None or comma is None or point == comma:
        return comma if point is None else point
    if lane.column.whole and _whole(point) != _whole(comma):
        return point if _whole(point) else comma
    return {".": point, ",": comma}.get(mark or "")


def _range(cell: Cell, item: Figure, mark: str | None, lane: Lane) -> Entry | Gap:
    low = _pick(item.point, item.comma, mark, lane)
    high = _pick(*item.upper, mark, lane) if item.upper else None
    if low is None or high is None:
        return Gap.OPEN
    low, high = _full(low, cell, "", lane), _full(high, cell, "", lane)
    middle = (low + high) / 2
    ways = {"low": ("The lower end", low), "middle": ("The middle", middle), "high": ("The upper end", high)}
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.range", lane.spot(cell), f"'{shown(cell)}' is a range. Which figure counts?",
        (*(Option(key, label, (f"{shown(cell)} → {rounded(value)}",)) for key, (label, value) in ways.items()),
         Option("none", "None; I shall ask for one figure"))))
    if answer is None:
        return Gap.OPEN
    if answer.key == "none":
        return lane.wrong(cell, "one figure, not a range", "Ask for one figure.")
    return Entry(cell, ways[answer.key][1], item.said, item.said.percent)


def _seconds(told: Said, lane: Lane) -> float:
    """Minutes and hours as seconds, when the cell or the header says so."""
    if lane.column.kind != "seconds":
        return 1.0
    period = told.period or lane.head.period
    return {"minute": 60.0, "hour": 3600.0}.get(period, 1.0)
