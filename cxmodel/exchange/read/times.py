"""Times of day and lengths of time in cells; what could be either minutes or hours is asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from cxmodel.exchange.read.cells import Gap, Lane
from cxmodel.exchange.read.enquiry import Option, Question
from cxmodel.exchange.read.entries import Entry
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.numbers import rounded


def clock(cell: Cell, value: datetime | date | time | timedelta, lane: Lane) -> Entry | Gap:
    """A time of day or a length of time where one belongs; a date is a fault with what it may have been."""
    if isinstance(value, datetime | date) or lane.column.kind not in ("clock", "seconds"):
        return lane.wrong(cell, "a number; Excel seems to have made a date or time of it",
                          f"Format the cell as a number and type it again.{_perhaps(value)}")
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    seconds = value.total_seconds()
    if lane.column.kind == "clock":
        return Entry(cell, seconds / 3600)
    return Entry(cell, seconds) if seconds % 60 or seconds < 3600 else _minutes_or_hours(cell, seconds, lane)


def _perhaps(value: datetime | date | time | timedelta) -> str:
    """What was typed before it became a date: a plain number shown as a day soon after 1900, else day and month.

    >>> _perhaps(datetime(1900, 1, 18, 12)), _perhaps(datetime(2025, 5, 12)), _perhaps(time(9))
    (' It is the number 18.5, shown as a date.', ' It may have been 12.5.', '')
    """
    if not isinstance(value, datetime):
        return ""
    if 1904 <= value.year < 1990:
        return ""  # Excel for the Mac counts from 1904
    if value.year < 1904:
        days = (value - datetime(1899, 12, 31)).total_seconds() / 86400
        days += days >= 60  # Excel counts a 29th of February 1900
        return f" It is the number {rounded(days)}, shown as a date."
    return f" It may have been {value.day}.{value.month}."


def spoken_time(cell: Cell, text: str, lane: Lane) -> Entry | Gap:
    """'08:30' as an hour of the day, '4:30' or '0:04:30' as a length of time."""
    parts = text.strip().split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdigit() and len(part) <= 4 for part in parts):
        return lane.wrong(cell, "a time such as 8:30", "Write hours and minutes.")
    numbers = [int(part) for part in parts]
    if lane.column.kind == "clock":
        return Entry(cell, numbers[0] + numbers[1] / 60)
    if len(numbers) == 3:
        return Entry(cell, numbers[0] * 3600.0 + numbers[1] * 60 + numbers[2])
    return _minutes_or_hours(cell, numbers[0] * 3600.0 + numbers[1] * 60, lane)


def _minutes_or_hours(cell: Cell, seconds: float, lane: Lane) -> Entry | Gap:
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.clock", lane.spot(cell), f"Is {shown(cell)} minutes and seconds, or hours and minutes?",
        (Option("minutes", "Minutes and seconds", (f"{shown(cell)} → {rounded(seconds / 60)} seconds",)),
         Option("hours", "Hours and minutes", (f"{shown(cell)} → {rounded(seconds)} seconds",)))))
    if answer is None:
        return Gap.OPEN
    return Entry(cell, seconds / 60 if answer.key == "minutes" else seconds)
