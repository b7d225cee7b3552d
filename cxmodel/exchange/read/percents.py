"""Per cents and shares: bare figures, monthly attrition and scales of satisfaction are asked once for the column."""

from __future__ import annotations

import statistics

from cxmodel.exchange.read.cells import Gap, Lane
from cxmodel.exchange.read.enquiry import Answer, Option, Question
from cxmodel.exchange.read.entries import Entry, stays
from cxmodel.exchange.read.grids import shown
from cxmodel.exchange.read.numbers import rounded


def read_percents(entries: list[Entry | Gap], lane: Lane) -> None:
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
    told, one = first[0]
    return lane.enquiry.ask(Question(
        f"{lane.name}.percent", lane.spot(first[0][1].cell), f"Is {first[0][0]} a share or already per cent?",
        (Option("share", f"A share: {told} is {rounded(one.value * 100)} %",
                tuple(f"{text} → {rounded(each.value * 100)} %" for text, each in first)),
         Option("percent", f"Per cent: {told} is {rounded(one.value)} %",
                tuple(f"{text} → {rounded(each.value)} %" for text, each in first))),
        tuple(item.cell.address for _, item in bare)))


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
        tuple(item.cell.address for _, item in marks)))
    for place, item in marks:
        if answer is None:
            entries[place] = Gap.OPEN
        elif answer.key != "percent":
            item.value *= 100 / float(answer.key.removeprefix("0-"))
    return True


def _yearly(entries: list[Entry | Gap], lane: Lane) -> None:
    """Attrition is a yearly figure; what its header or its own cell calls monthly is asked."""
    found = [(place, item) for place, item in enumerate(entries) if isinstance(item, Entry) and _monthly(item, lane)]
    if not lane.column.name.startswith("attrition") or not found:
        return
    own = found[0][1].said.periods
    first = [item for _, item in found[:3]]
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.period.month", lane.spot(first[0].cell),
        f"'{shown(first[0].cell)}' speaks of months. What is the figure for?" if own else
        "The header speaks of months. What is the figure for?",
        (Option("year", "A year, after all", tuple(f"{shown(e.cell)} → {rounded(e.value)} % a year" for e in first)),
         Option("month", "A month", tuple(f"{shown(e.cell)} → {rounded(e.value * 12)} % a year" for e in first))),
        tuple(item.cell.address for _, item in found)))
    for place, item in found:
        if answer is None:
            entries[place] = Gap.OPEN
        elif answer.key == "month":
            item.value *= 12


def _monthly(item: Entry, lane: Lane) -> bool:
    """Whether the cell, or where it says nothing its header, speaks of months; a figure that is held stays."""
    return "month" in (item.said.periods or lane.head.periods) and not (item.said.periods and stays(item, lane))


def read_shares(entries: list[Entry | Gap], lane: Lane) -> None:
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
