"""A column of figures: the decimal mark, ranges, per cent, times and bounds, decided for the column or asked once."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from cxmodel.exchange.read.cells import Gap, Lane, is_placeholder, settled
from cxmodel.exchange.read.enquiry import Answer, Option, Question
from cxmodel.exchange.read.entries import Entry, stays
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.numbers import Figure, figure, rounded
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
    change = {"percent": _percents, "share": _shares}.get(lane.column.kind)
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
        unit = _IN.get(getattr(lane.column.spec, "unit", Unit.NONE), "")
        return lane.wrong(entry.cell, f"{lane.column.said}, from {rounded(low)} to {rounded(high)}{unit}",
                          "Correct the figure or its unit.")
    return round(value) if lane.column.whole else value


def _raw(cell: Cell | None, lane: Lane) -> Any:
    value = settled(cell, lane)
    if isinstance(value, Gap) or cell is None:
        return value
    if isinstance(value, bool):
        return lane.wrong(cell, "a number, not yes or no", "Type the number.")
    if isinstance(value, int | float):
        told = said(_format_words(cell.format))
        return Entry(cell, float(value) * _seconds(told, lane), told, "%" in cell.format)
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
    if item.loose:
        lane.note(cell, "a plain figure", _LEFT_OUT[item.loose],
                  level="note" if item.loose == "a footnote mark" else "warning")
    elif not lane.texts:
        lane.note(cell, "a number", "The text is read as a number.")
    if item.said.percent and lane.table == "Assumptions":
        value /= 100  # their column "unit" says what they are; a share may be written as per cent
    elif item.said.percent and lane.column.kind not in ("percent", "share"):
        return lane.wrong(cell, "a figure, not a per cent", "Write the figure itself.")
    return Entry(cell, value * _seconds(item.said, lane), item.said, item.said.percent)


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


def _percents(entries: list[Entry | Gap], lane: Lane) -> None:
    """Per cents as they are written in the template: 24 for 24 %. Bare figures up to 1 are asked."""
    bare: list[tuple[int, Entry]] = []
    for place, item in enumerate(entries):
        if isinstance(item, Gap):
            continue
        native = not isinstance(item.cell.value, str)
        if item.percent and native:
            item.value = round(item.value * 100, 10)
        elif not item.percent and 0 < item.value <= 1 and not stays(item, lane):
            bare.append((place, item))
    if lane.column.name.startswith("csat") and _of_five(entries, lane):
        return
    if lane.table != "Vendors" and any(isinstance(item, Entry) and item.value > 1 for item in entries):
        return  # a column of published figures, some of them small
    answer = _ask_percent(bare, lane) if bare else None
    for place, item in bare:
        if answer is None:
            entries[place] = Gap.OPEN
        elif answer.key == "share":
            item.value = round(item.value * 100, 10)
    _yearly(entries, lane)


def _ask_percent(bare: list[tuple[int, Entry]], lane: Lane) -> Answer | None:
    first = [(shown(item.cell), item) for _, item in bare][:3]
    return lane.enquiry.ask(Question(
        f"{lane.name}.percent", lane.spot(first[0][1].cell), f"Is {first[0][0]} a share or already per cent?",
        (Option("share", "A share: 0.24 is 24 %", tuple(f"{text} → {rounded(e.value * 100)} %" for text, e in first)),
         Option("percent", "Per cent: 0.24 is 0.24 %", tuple(f"{text} → {rounded(e.value)} %" for text, e in first))),
        addresses((item.cell, item) for _, item in bare)))


def _of_five(entries: list[Entry | Gap], lane: Lane) -> bool:
    """Whether satisfaction is given on a scale that ends at 5 or 10; then it was asked and is settled."""
    marks = [(place, item) for place, item in enumerate(entries) if isinstance(item, Entry) and not item.percent]
    top = max((item.value for _, item in marks), default=0.0)
    if not 1 < top <= 10:
        return False
    first = marks[0][1]
    ends = [end for end in (5, 10) if top <= end]
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.scale", lane.spot(first.cell), f"On which scale is {shown(first.cell)}?",
        (*(Option(f"0-{end}", f"0 to {end}", (f"{shown(first.cell)} → {first.value * 100 / end:.4g} %",))
           for end in ends), Option("percent", "Per cent", (f"{shown(first.cell)} → {first.value:.4g} %",))),
        addresses((item.cell, item) for _, item in marks)))
    for place, item in marks:
        if answer is None:
            entries[place] = Gap.OPEN
        elif answer.key != "percent":
            item.value *= 100 / float(answer.key.removeprefix("0-"))
    return True


def _yearly(entries: list[Entry | Gap], lane: Lane) -> None:
    """Attrition is a yearly figure; a monthly one is asked."""
    if not lane.column.name.startswith("attrition") or "month" not in lane.head.periods:
        return
    found = [item for item in entries if isinstance(item, Entry)]
    first = found[:3]
    if not first:
        return
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.period.month", lane.spot(first[0].cell), "The header speaks of months. What is the figure for?",
        (Option("year", "A year, after all", tuple(f"{shown(e.cell)} → {rounded(e.value)} % a year" for e in first)),
         Option("month", "A month", tuple(f"{shown(e.cell)} → {rounded(e.value * 12)} % a year" for e in first))),
        addresses((item.cell, item) for item in found)))
    for place, item in enumerate(entries):
        if isinstance(item, Entry) and answer is None:
            entries[place] = Gap.OPEN
        elif isinstance(item, Entry) and answer is not None and answer.key == "month":
            item.value *= 12


def _shares(entries: list[Entry | Gap], lane: Lane) -> None:
    """Shares from 0 to 1; a column that goes beyond its bounds is taken as per cent, and that is said."""
    bare = [item for item in entries if isinstance(item, Entry) and not item.percent]
    for item in entries:
        if isinstance(item, Entry) and item.percent and isinstance(item.cell.value, str):
            item.value /= 100
    over = [item for item in bare if item.value > lane.column.bounds[1]]
    if over and statistics.median(item.value for item in over) <= 100 and all(
            item.value == 0 or item.value >= 1 for item in bare):
        example = over[0]
        lane.note(example.cell, "a share from 0 to 1",
                  f"The column is read as per cent: {rounded(example.value)} is {rounded(example.value / 100)}.",
                  level="warning")
        for item in bare:
            item.value /= 100
