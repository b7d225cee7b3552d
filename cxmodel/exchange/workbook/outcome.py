"""The sheet Results: every figure live beside the app's own, each activity, and the charts; and what each row
of the plan comes to, on the sheet Plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from cxmodel.exchange.workbook.book import FIRST_ROW, LINE, OFFSHORE, ONSHORE, Book, Sheet, clean
from cxmodel.exchange.workbook.figures import Figure, Live
from cxmodel.exchange.workbook.formula import Formula, every, index, sum_where, when
from cxmodel.exchange.workbook.grid import FIRST_COLUMN, Column, Line, Table
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.plan import Items
from cxmodel.model.evaluate import Results

HEADS = (("Result", 52.0), ("Unit", 20.0), ("Live", 20.0), ("From the app, at export", 20.0),
         ("Low, from the app", 18.0), ("Middle, from the app", 18.0), ("High, from the app", 18.0))
GRID = {"visible": True, "line": {"color": LINE}}
RIGHT = 8  # the column at which the charts begin
FINE = "fine"


def write(book: Book, told: Mapping[str, Sequence[Figure]], live: Live, activities: Mapping[str, Column],
          inputs: Inputs, results: Results) -> dict[str, Formula]:
    """Write the sheet. The live cells of the figures by title, for the checks."""
    sheet, row, found = book.sheets["Results"], FIRST_ROW, {}
    sheet.head("Results", "Live figures follow the inputs. The app's own figures and ranges are those of the export.")
    sheet.formula(3, 0, live.bridge.finding, "result")
    sheet.heads(FIRST_ROW, HEADS)
    for title, some in told.items():
        row += 2
        for column in range(len(HEADS)):
            sheet.text(row, column, title if column == 0 else "", "section")
        for one in some:
            row += 1
            found[one.title] = _figure(sheet, row, one)
    table = _by_activity(sheet, row + 2, live, activities, inputs)
    _by_year(book, sheet, live, results)
    _saved_and_lost(book, sheet, table, results)
    sheet.page.freeze_panes(FIRST_ROW + 1, 1)
    return found


def _figure(sheet: Sheet, row: int, one: Figure) -> Formula:
    sheet.text(row, 0, one.title)
    sheet.text(row, 1, one.unit, "quiet")
    sheet.formula(row, 2, one.live, "result", one.unit)
    sheet.cell(row, 3, one.told, "app", one.unit)
    for column, name in ((4, "p10"), (5, "p50"), (6, "p90")):
        if one.range is not None:
            sheet.number(row, column, getattr(one.range, name), "app", one.unit)
    return Formula(sheet.address(row, 2), one.live.value)


def _by_activity(sheet: Sheet, row: int, live: Live, activities: Mapping[str, Column], inputs: Inputs) -> Table:
    """What each activity comes to, over all places it is moved to; money a year on average."""
    table, lines, here = Table(sheet, activities["number"].all.value.size, row), live.lines, live.here
    span, away, number = inputs.horizon_years, (here.home.all, 0), table.counted
    mine = (here.activity.all, number)
    table.worked("By activity", index(activities["name"].all, number), width=None)
    table.worked("Share moved", sum_where(here.share.all, mine, away), "share", None)
    table.worked("Productive hours today", sum_where(live.hours.hours.all, mine, (here.home.all, 1)), "h", None)
    table.worked("Hours moved", sum_where(live.hours.moved.all, mine), "h", None)
    table.worked("Seats at the sites", sum_where(live.hours.seats.all, mine, away), "seats", None)
    table.worked("Net saving, a year", sum_where(lines.saving.all, mine) / span, "USD/year", None)
    table.worked("Expected loss, a year", sum_where(lines.at_risk.all, mine) / span, "USD/year", None)
    return table


def _by_year(book: Book, sheet: Sheet, live: Live, results: Results) -> None:
    """Net saving and what is at risk, year by year."""
    chart, lines, years = book.chart({"type": "column"}), live.years.lines, len(results.years)
    for name, colour in (("saving", ONSHORE), ("at_risk", OFFSHORE)):
        title = {"saving": "Net saving", "at_risk": "Expected loss"}[name]
        chart.add_series({"name": title, "fill": {"color": colour}, "values": _plain(lines[name], years),
                          "categories": _plain(live.growth.year, years)})
    chart.set_title({"name": "Net saving and expected loss by year", "name_font": {"size": 13}})
    chart.set_x_axis({"name": "Year", "label_position": "low"})
    chart.set_y_axis({"name": "USD", "num_format": "#,##0", "major_gridlines": GRID})
    told = ", ".join(_said(f"year {row.year}", row.saving, row.at_risk) for row in results.years)
    _finish(book, sheet, chart, FIRST_ROW, f"Net saving and expected loss by year in USD, as exported: {told}.")


def _saved_and_lost(book: Book, sheet: Sheet, table: Table, results: Results) -> None:
    """Net saving and expected loss of each activity."""
    chart, first, last = book.chart({"type": "bar"}), table.first, table.first + table.count - 1
    for column, colour in ((5, ONSHORE), (6, OFFSHORE)):
        chart.add_series({"name": [sheet.name, first - 1, column], "fill": {"color": colour},
                          "categories": [sheet.name, first, 0, last, 0],
                          "values": [sheet.name, first, column, last, column]})
    chart.set_title({"name": "Net saving and expected loss by activity, a year", "name_font": {"size": 13}})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_x_axis({"name": "USD a year", "num_format": "#,##0", "major_gridlines": GRID})
    told = ", ".join(_said(row.name, row.saving, row.at_risk) for row in results.by_activity if row.moved > 0)
    _finish(book, sheet, chart, FIRST_ROW + 24, "Net saving and expected loss by activity in USD a year, as exported: "
            f"{told or 'no work moves'}.")


def _said(what: str, saving: float, at_risk: float) -> str:
    return f"{what} saves {saving:,.0f} and may lose {at_risk:,.0f}"


def _finish(book: Book, sheet: Sheet, chart: object, row: int, told: str) -> None:
    chart.set_legend({"position": "bottom"})  # pyright: ignore[reportAttributeAccessIssue]
    sheet.page.insert_chart(row, RIGHT, chart, {"description": clean(book.mark + told), "x_scale": 1.6, "y_scale": 1.5})


def _plain(line: Line, count: int) -> str:
    """Address of the first cells of a row, for a chart."""
    row = line.all.text.rpartition("$")[2]
    last = xl_col_to_name(FIRST_COLUMN + count - 1)
    return f"=Years!${xl_col_to_name(FIRST_COLUMN)}${row}:${last}${row}"


def plan(items: Items, live: Live, sites: Mapping[str, Column], inputs: Inputs) -> Column:
    """What each row of the plan comes to, beside the shares; its last column says what is wrong with a row."""
    table, number, lines = items.table, items.number, live.lines
    for title, unit, line in (
            ("Hours moved", "h", live.hours.moved), ("Seats", "seats", live.hours.seats),
            ("Price of a productive hour", "USD/productive hour", lines.rate), ("Severity", "share", live.fit.severity),
            ("Pooling", "x", live.hours.pooling)):
        table.worked(title, when(items.share.equals(0), 0, index(line.all, number)), unit)
    for title, line in (("Net saving, a year", lines.saving), ("Expected loss, a year", lines.at_risk)):
        table.worked(title, index(line.all, number) / inputs.horizon_years, "USD/year")
    return table.worked("Remark", _remark(items, live, sites), width=44.0)


def _remark(items: Items, live: Live, sites: Mapping[str, Column]) -> Formula:
    """What is wrong with a row, in a few words."""
    place = Formula(items.site.text, np.maximum(items.site.value, 1))
    price, spoken = index(sites["price"].all, place), index(sites["languages"].all, place)
    words = index(live.here.spoken.all, items.number)
    no_price = Formula(f"ISTEXT({price.text})", np.array([isinstance(one, str) for one in np.atleast_1d(price.value)]))
    silent = Formula(f'ISERROR(FIND(" "&{words.text}&" "," "&{spoken.text}&" "))', np.array(
        [f" {one} " not in f" {other} " for one, other in zip(words.value, spoken.value, strict=True)]))
    named = every(items.activity > 0, items.site > 0)
    said = when(no_price, "the site has no price", when(silent, "the site does not list the language", FINE))
    return when(items.home.equals(1), FINE, when(items.share.equals(0), FINE, when(
        named, said, "name an activity and a site")))
