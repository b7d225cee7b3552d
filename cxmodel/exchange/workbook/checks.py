"""The sheet Checks: sums that must hold whatever is changed, and agreement with the app as exported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from cxmodel.exchange.workbook.book import FIRST_ROW, Book, Sheet
from cxmodel.exchange.workbook.figures import Figure, Live
from cxmodel.exchange.workbook.formula import ADDED, Formula, total, when
from cxmodel.exchange.workbook.grid import Column, Line
from cxmodel.exchange.workbook.outcome import FINE

HEADS = (("Check", 66.0), ("Unit", 20.0), ("Figure", 22.0), ("Should be", 22.0), ("Difference", 20.0),
         ("Allowed", 14.0), ("Verdict", 36.0))
CENT, TINY, SMALL = 0.01, 1e-9, 1e-6
HOLDS, BROKEN, CHANGED = "holds", "does not hold", "differs: an input has been changed"


@dataclass(frozen=True)
class Check:
    """A figure and what it should be, a formula or the app's value; `allowed` is in the figure's own unit."""

    title: str
    unit: str
    figure: Formula
    should: Formula | float | str
    allowed: float


def laws(live: Live, weights: Line, activities: Mapping[str, Column], remarks: Column) -> list[Check]:
    """What must hold whatever the inputs are."""
    steps, years, hours = live.bridge.money, live.years.lines, live.hours
    short = reduce(lambda one, other: one + other, hours.today.short + hours.plan.short)
    first = [live.bridge.steps[name] for name in ("headline", "stays", "workload", "years", "overheads", "one_offs",
                                                  "stranded")]
    wrong = Formula(f'ROWS({remarks.all.text})-COUNTIF({remarks.all.text},"{FINE}")',
                    float(sum(one != FINE for one in remarks.value)), ADDED)
    return [
        Check("The bridge's steps add up to the net saving", "share", reduce(lambda one, other: one + other, first),
              live.bridge.steps["net"], TINY),
        Check("The bridge's net saving is the sum of the years", "USD", steps["net"], years["saving"].sum, CENT),
        Check("The bridge's value at risk is the sum of the years", "USD", 0 - steps["customers"] - steps["tail"],
              years["at_risk"].sum, CENT),
        Check("The vendors' bills are the sum of the years", "USD", live.lines.run.sum, years["vendors"].sum, CENT),
        Check("Every hour of work is placed once: at home or at a site", "h", hours.placed.sum, hours.total, SMALL),
        Check("The weights of the criteria add up to 1", "share", total(weights.all), 1, TINY),
        Check("Telephone, chat and writing add up to 1, gaps over all activities", "share",
              total(activities["gap"].all), 0, SMALL),
        Check("Rows of the plan with a remark", "no.", wrong, 0, SMALL),
        Check("Queues for which the search for agents has not ended", "no.", short, 0, SMALL)]


def agreement(told: Mapping[str, Sequence[Figure]], cells: Mapping[str, Formula]) -> list[Check]:
    """Every live figure against the app's, as exported."""
    return [Check(one.title, one.unit, cells[one.title], one.told, CENT if "USD" in one.unit else
                  TINY if one.unit in ("share", "years") else SMALL) for some in told.values() for one in some]


def write(book: Book, always: list[Check], exported: list[Check]) -> Formula:
    """Write the sheet; the sentence that sums it up."""
    sheet, row = book.sheets["Checks"], FIRST_ROW + 1
    sheet.head("Checks", "The first checks hold whatever is changed. The others hold until an input is changed.")
    sheet.heads(FIRST_ROW, HEADS)
    failed, differing = (_block(sheet, row, title, some, bad) for row, title, some, bad in (
        (row, "Whatever is changed", always, BROKEN),
        (row + len(always) + 2, "The app's figures, as exported", exported, CHANGED)))
    last = row + len(always) + len(exported) + 3
    for word, tint in ((HOLDS, "#D9F0E3"), (BROKEN, "#F5C6C0"), (CHANGED, "#F7E3B5")):
        sheet.page.conditional_format(row, 6, last, 6, {"type": "cell", "criteria": "==", "value": f'"{word}"',
                                                        "format": book.tinted(tint)})
    words = when(failed > 0, "Some checks do not hold: see below.", when(
        differing > 0, "All checks hold; inputs have been changed since export.",
        "All checks hold, and every figure equals the app's."))
    sheet.formula(3, 0, words, "result")
    sheet.page.freeze_panes(FIRST_ROW + 1, 1)
    return Formula(sheet.address(3, 0), words.value)


def _block(sheet: Sheet, row: int, title: str, some: list[Check], bad: str) -> Formula:
    for column in range(len(HEADS)):
        sheet.text(row, column, title if column == 0 else "", "section")
    values = [_row(sheet, row + 1 + place, one, bad) for place, one in enumerate(some)]
    cells = sheet.down(6, row + 1, row + len(some))
    return Formula(f'ROWS({cells})-COUNTIF({cells},"{HOLDS}")', float(sum(value == bad for value in values)), ADDED)


def _row(sheet: Sheet, row: int, one: Check, bad: str) -> Any:
    """One check: figure, what it should be, and the verdict. Texts ("never") are compared as texts."""
    sheet.text(row, 0, one.title)
    sheet.text(row, 1, one.unit, "quiet")
    sheet.formula(row, 2, one.figure, "calc", one.unit)
    if isinstance(one.should, Formula):
        sheet.formula(row, 3, one.should, "calc", one.unit)
        should = one.should.value
    else:
        should = one.should
        sheet.cell(row, 3, should, "app", one.unit)
    sheet.number(row, 5, one.allowed, "app")
    figure = one.figure.value
    numbers = not isinstance(figure, str) and not isinstance(should, str)
    gap = float(figure) - float(should) if numbers else float(figure != should)
    here, there = f"$C{row + 1}", f"$D{row + 1}"
    gap = float(np.round(gap / one.allowed, 2)) * one.allowed if numbers else gap
    sheet.formula(row, 4, Formula(f"IF(AND(ISNUMBER({here}),ISNUMBER({there})),ROUND(({here}-{there})/$F{row + 1},2)"
                                  f"*$F{row + 1},IF({here}={there},0,1))", gap))
    verdict = HOLDS if abs(gap) <= one.allowed else bad
    sheet.formula(row, 6, Formula(f'IF(ABS($E{row + 1})<=$F{row + 1},"{HOLDS}","{bad}")', verdict))
    return verdict
