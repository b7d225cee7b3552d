"""The sheet Plan: which share of each activity is done where. The shares are held; free rows take more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxmodel.exchange.workbook.book import CHANGED, FIRST_ROW, Book, within_bounds
from cxmodel.exchange.workbook.formula import Formula, Range, index, joined, least, when
from cxmodel.exchange.workbook.grid import Column, Table
from cxmodel.model.evaluate.plan import Plan

FREE = 10
AT_HOME, FREE_ROW, NO_SITE = "at home", "free row", "no site named"


@dataclass(frozen=True)
class Items:
    """The rows of the plan: what is left of every activity at home, each placement, and the free rows.

    home : 1 for work that stays at home, 0 for a placement.
    activity, site : numbers on the sheets Activities and Vendors; site is 0 at home.
    """

    home: Column
    activity: Column
    site: Column
    share: Column
    title: Column
    number: Column
    table: Table

    @property
    def count(self) -> int:
        return self.number.all.value.size


def write(book: Book, plan: Plan, activities: Mapping[str, Column], sites: Mapping[str, Column],
          hair: Formula) -> Items:
    """Write the sheet's inputs. What each row comes to is added by `outcome` once it is worked out."""
    sheet, found = book.sheets["Plan"], plan.allocation
    sheet.head("Plan", "The plan as the app chose it, held. Change a share, or use a free row: pick an activity and a "
                       "site and enter a share. What is not placed stays at home.")
    acts, placed = activities["label"].all.value.size, found.share.size
    blank = [None] * FREE
    labels, places = activities["label"].all.value, sites["label"].all.value
    table = Table(sheet, acts + placed + FREE)
    number = table.given("Row", range(1, table.count + 1), "no.", width=6.0)
    home = table.given("At home", [1.0] * acts + [0.0] * (placed + FREE), "no.", width=8.0)
    what = _entered(table, "Activity", [*labels, *labels[found.activity], *blank], acts, activities["label"])
    where = _entered(table, "Site", [*[AT_HOME] * acts, *places[found.site], *blank], acts, sites["label"])
    kept = found.at_home(acts)
    share = _shares(table, kept, np.concatenate([found.share, np.zeros(FREE)]), found.activity, hair)
    table.given("At export", [*kept, *found.share, *[0.0] * FREE], "share")
    activity = table.worked("Activity no.", _number(what), "no.", 10.0)
    site = table.worked("Site no.", when(home.equals(1), 0, _number(where)), "no.", 10.0)
    title = table.worked("Work", _title(home, activity, site, activities, sites), width=48.0)
    sheet.page.conditional_format(table.first + acts, share[0], table.first + table.count - 1, share[0], {
        "type": "formula", "criteria": f"=$E{table.first + acts + 1}<>$F{table.first + acts + 1}",
        "format": book.tinted(CHANGED)})
    sheet.page.freeze_panes(FIRST_ROW + 1, 4)
    return Items(home, activity, site, share[1], title, number, table)


def _entered(table: Table, head: str, values: list[Any], acts: int, choices: Column) -> Column:
    """A column of names to pick from a list, locked in the rows of what stays at home."""
    column = table.given(head, values, "", "app", 38.0)
    for place in range(acts, table.count):
        table.sheet.cell(table.first + place, table.column, values[place], "input")
    source = "=" + choices.all.text.replace("‹", "").replace("›", "!")
    table.sheet.page.data_validation(table.first + acts, table.column, table.first + table.count - 1, table.column,
                                     {"validate": "list", "source": source, "error_message": "Pick one of the list."})
    return column


def _shares(table: Table, kept: Any, placed: Any, activity: Any, hair: Formula) -> tuple[int, Column]:
    """The column of shares: a formula for what stays at home, inputs below."""
    letter, number, acts = "E", "G", kept.size
    first, last = table.first + acts + 1, table.first + table.count
    moved = np.bincount(activity, weights=placed[:activity.size], minlength=acts)
    column = table.given("Share of the activity", [None] * acts + list(placed), "share", "input")
    gone = Formula(f"SUMIFS(‹Plan›${letter}${first}:${letter}${last},‹Plan›${number}${first}:${number}${last},"
                   f"${number}¤)", moved)
    stays = when(1 - gone > hair, least(1 - gone, 1), 0)
    for place in range(acts):
        table.sheet.formula(table.first + place, table.column, stays, "calc", "share", kept[place])
    table.sheet.page.data_validation(first - 1, table.column, last - 1, table.column,
                                     within_bounds("Share of the activity", "", 0, 1))
    values = np.concatenate([kept, placed])
    return table.column, Column(column.text, values, all=Range(column.all.text, values))


def _number(label: Column) -> Formula:
    """The number at the beginning of a name picked from a list; 0 for an empty cell."""
    numbers = [0.0 if one is None else float(str(one).split(" ")[0]) if str(one)[0].isdigit() else 0.0
               for one in label.value]
    return Formula(f'IF({label.text}="",0,VALUE(LEFT({label.text},FIND(" ",{label.text})-1)))', np.array(numbers))


def _title(home: Column, activity: Column, site: Column, activities: Mapping[str, Column],
           sites: Mapping[str, Column]) -> Formula:
    """What a row is called elsewhere: the activity and the place."""
    safe = Formula(activity.text, np.maximum(activity.value, 1))
    name = index(activities["name"].all, safe)
    at = Formula(site.text, np.maximum(site.value, 1))
    label = index(sites["label"].all, at)
    where = when(home.equals(1), AT_HOME, when(site.equals(0), NO_SITE, label))
    return when(activity.equals(0), FREE_ROW, joined(name, " · ", where))
