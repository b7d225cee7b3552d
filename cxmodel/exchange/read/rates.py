"""A column of prices in USD an hour: other currencies and other periods are asked, with what each answer would make."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from cxmodel.exchange.read.cells import Gap, Lane
from cxmodel.exchange.read.enquiry import Answer, Option, Question
from cxmodel.exchange.read.entries import Entry, stays
from cxmodel.exchange.read.figures import addresses, bounded, read_entries
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.numbers import rounded
from cxmodel.exchange.read.quoted import NOTHING

HOURS = {"minute": 1 / 60, "day": 8.0, "week": 40.0, "month": 170.0, "year": 2040.0}
"""Paid hours in a period; what is offered first. The year is the typical value of the assumption `paid_hours_per_year`
(2,040), the month a twelfth of it."""
_EACH = {"minute": "a minute", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}


def read_rates(cells: Sequence[Cell | None], lane: Lane) -> tuple[list[float | int | Gap], list[str]]:
    """USD an hour for each cell, and the kind of hour each says it is for ('' when it does not)."""
    entries = read_entries(cells, lane)
    unsaid = _unsaid_period(entries, lane)
    values: list[float | int | Gap] = []
    for item in entries:
        if isinstance(item, Entry) and stays(item, lane):
            values.append(bounded(item, lane))
        elif isinstance(item, Entry):
            factor = _in_dollars(item, lane)
            hours = _in_hours(item, lane, unsaid)
            if factor is None or hours is None:
                values.append(Gap.OPEN)
            else:
                item.value = round(item.value * factor / hours, 10)
                values.append(bounded(item, lane))
        else:
            values.append(item)
    return values, [_basis(item, lane) for item in entries]


def _basis(item: Entry | Gap, lane: Lane) -> str:
    if not isinstance(item, Entry):
        return lane.head.basis
    return item.said.basis or lane.row_notes.get(item.cell.address, NOTHING).basis or lane.head.basis


def _evidence(item: Entry, lane: Lane, what: str) -> tuple[str, ...]:
    """What the closest words say: the cell itself, else its row's notes, else the header and what stands around."""
    for told in (item.said, lane.row_notes.get(item.cell.address, NOTHING)):
        if getattr(told, what):
            return getattr(told, what)
    return tuple(dict.fromkeys((*getattr(lane.head, what), *getattr(lane.around, what))))


def _in_dollars(item: Entry, lane: Lane) -> float | None:
    """USD for one of what the cell is in; None while that is open."""
    found = _evidence(item, lane, "currencies")
    if not found:
        lane.note(item.cell, "a price in US dollars",
                  "No currency is named: US dollars are taken, as the template asks.")
    foreign = [code for code in found if code != "USD"]
    if not foreign:
        return 1.0
    code, figures = foreign[0], rounded(item.value)
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.currency.{code}", lane.spot(item.cell),
        f"{shown(item.cell)} seems to be in {code}, and the template asks for USD. Which is it?",
        (Option(code, f"{code}; I give the USD for one {code}", (f"{shown(item.cell)} → {figures} {code} × your rate",),
                f"USD for one {code}"),
         Option("USD", "US dollars after all", (f"{shown(item.cell)} → {figures} USD",)))))
    if answer is None:
        return None
    return answer.number if answer.key == code else 1.0


def _in_hours(item: Entry, lane: Lane, unsaid: Answer | bool | None) -> float | None:
    """Hours the price is for; None while that is open."""
    found = _evidence(item, lane, "periods")
    others = [name for name in found if name != "hour" and name in HOURS]
    if not others:
        if found or unsaid is False:
            return 1.0
        return _hours(unsaid) if isinstance(unsaid, Answer) else None
    period = others[0]
    return _hours(lane.enquiry.ask(Question(
        f"{lane.name}.period.{period}", lane.spot(item.cell),
        f"{shown(item.cell)} seems to be the price of {_EACH[period]}; the template asks for an hour. Which is it?",
        (Option(period, f"The price of {_EACH[period]}; I give the hours in it", (_by_the_hour(item, period, lane),),
                f"hours in {_EACH[period]}"),
         Option("hour", "The price of an hour after all",
                (f"{shown(item.cell)} → {rounded(item.value)} {_money(item, lane)} an hour",))))))


def _money(item: Entry, lane: Lane) -> str:
    """The currency a price is read in: the foreign one while nobody has said what it is worth in dollars."""
    foreign = next((code for code in _evidence(item, lane, "currencies") if code != "USD"), "")
    given = lane.enquiry.answers.get(f"{lane.name}.currency.{foreign}", "")
    return foreign if foreign and given.casefold() != "usd" else "USD"


def _by_the_hour(item: Entry, period: str, lane: Lane) -> str:
    hours, money = HOURS[period], _money(item, lane)
    at = f"at {rounded(hours)} hours" if hours >= 1 else "at 60 minutes an hour"
    return f"{shown(item.cell)} → {rounded(item.value / hours)} {money} an hour {at}"


def _hours(answer: Answer | None) -> float | None:
    if answer is None:
        return None
    return 1.0 if answer.key == "hour" else answer.number


def _unsaid_period(entries: list[Entry | Gap], lane: Lane) -> Answer | bool | None:
    """False when hours may be taken; else the answer to what the large prices of the column are for."""
    plain = [item for item in entries if isinstance(item, Entry) and not _evidence(item, lane, "periods")]
    high = lane.column.bounds[1]
    if not plain or statistics.median(item.value for item in plain) <= high:
        return False
    options = [Option(period, f"The price of {_EACH[period]}; I give the hours in it",
                      tuple(_by_the_hour(item, period, lane) for item in plain[:3]), f"hours in {_EACH[period]}")
               for period in ("month", "year", "day")]
    return lane.enquiry.ask(Question(
        f"{lane.name}.period", lane.spot(plain[0].cell),
        f"Prices such as {shown(plain[0].cell)} are too high for an hour. What are they for?",
        (*options, Option("hour", "An hour; I shall correct the file")),
        addresses((item.cell, item) for item in plain)))
