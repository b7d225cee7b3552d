"""The sheet Bridge: from the headline saving to the risk-adjusted net saving, with its native chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from cxmodel.exchange.workbook.book import FIRST_ROW, HOME, LINE, OFFSHORE, ONSHORE, PAPER, Book, Sheet
from cxmodel.exchange.workbook.formula import Formula, joined, least, most, percent_text, when
from cxmodel.exchange.workbook.hours import Home, Hours
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.money import Growth, Lines
from cxmodel.exchange.workbook.years import Years
from cxmodel.model.evaluate import Results
from cxmodel.model.evaluate.account import STEPS, TOTALS

HEADS = (("Step", 44.0), ("Share of today's cost", 16.0), ("USD over the horizon", 20.0),
         ("Where the bridge stands", 16.0), ("Low, from the app (10th percentile)", 18.0),
         ("High, from the app (90th percentile)", 18.0), ("", 4.0),
         ("For the chart: below, hidden", 14.0), ("above, hidden", 14.0), ("total", 12.0), ("total under 0", 12.0),
         ("adds", 12.0), ("adds under 0", 12.0), ("takes", 12.0), ("takes under 0", 12.0))
SERIES = ((9, HOME), (10, HOME), (11, ONSHORE), (12, ONSHORE), (13, OFFSHORE), (14, OFFSHORE))


@dataclass(frozen=True)
class Bridge:
    """The steps by name as shares of today's cost, that cost over the horizon, and the finding in words."""

    steps: dict[str, Formula]
    money: dict[str, Formula]
    levels: dict[str, Formula]
    whole: Formula
    finding: Formula


def write(book: Book, lines: Lines, years: Years, hours: Hours, home: Home, growth: Growth, inputs: Inputs,
          results: Results) -> Bridge:
    """Write the sheet and its chart (docs/model.md, 8)."""
    sheet = book.sheets["Bridge"]
    sheet.head("Bridge", "Each step is a share of today's cost over the horizon. The steps add up to the totals "
                         "exactly; low and high are the app's, as at export.")
    sheet.heads(FIRST_ROW, HEADS)
    whole = years.lines["baseline"].sum
    worth = _steps(lines, hours, home, growth, inputs, whole)
    drawn = {step.id: step for step in results.bridge}
    steps: dict[str, Formula] = {}
    money: dict[str, Formula] = {}
    levels: dict[str, Formula] = {}
    level: Formula | None = None
    for place, (name, title) in enumerate(STEPS):
        row, total = FIRST_ROW + 1 + place, name in TOTALS
        kind = "total" if total else "calc"
        sheet.text(row, 0, title, kind)
        steps[name] = _put(sheet, row, 1, worth[name](steps), kind, "share")
        money[name] = _put(sheet, row, 2, steps[name] * whole, kind, "USD")
        before = level
        level = steps[name] if total or level is None else level + steps[name]
        level = levels[name] = _put(sheet, row, 3, level, kind, "share")
        sheet.number(row, 4, drawn[name].low, "app", "share")
        sheet.number(row, 5, drawn[name].high, "app", "share")
        _bar(sheet, row, before, level, total)
    finding = _finding(sheet, steps)
    _chart(book, sheet, results, finding)
    sheet.page.freeze_panes(FIRST_ROW + 1, 1)
    return Bridge(steps, money, levels, whole, finding)


def _steps(lines: Lines, hours: Hours, home: Home, growth: Growth, inputs: Inputs,
           whole: Formula) -> dict[str, Callable[[dict[str, Formula]], Formula]]:
    """How each step is worked out from the steps before it."""
    flat_home, flat_quoted, flat_worked = (one.sum for one in (lines.flat_home, lines.flat_quoted, lines.flat_worked))
    flat, queue = hours.total * home.cost, hours.spent.sum * home.cost
    first = [name for name, _ in STEPS[:7]]
    return {
        "headline": lambda _: when(flat_home > 0, 1 - flat_quoted / flat_home, 0),
        "stays": lambda step: step["headline"] * (flat_home / flat - 1),
        "workload": lambda _: 0 - (flat_worked - flat_quoted + queue) / flat,
        "years": lambda _: (lines.relieved.sum - lines.run.sum - queue * growth.home) / whole - (
            flat_home - flat_worked - queue) / flat,
        "overheads": lambda _: 0 - (lines.overheads.sum + lines.travel * inputs.horizon_years) / whole,
        "one_offs": lambda _: 0 - lines.one_offs.sum / whole,
        "stranded": lambda _: 0 - lines.stranded.sum / whole,
        "net": lambda step: reduce(lambda one, other: one + other, [step[name] for name in first]),
        "customers": lambda _: 0 - (lines.customers_lost.sum + lines.abandoned * growth.volume) / whole,
        "tail": lambda _: 0 - (lines.country_events.sum + lines.breaches.sum) / whole,
        "risk_adjusted": lambda step: step["net"] + step["customers"] + step["tail"]}


def _put(sheet: Sheet, row: int, column: int, item: Formula, kind: str, unit: str) -> Formula:
    sheet.formula(row, column, item, kind, unit)
    return Formula(sheet.address(row, column), float(item.value))


def _bar(sheet: Sheet, row: int, before: Formula | None, level: Formula, total: bool) -> None:
    """The bar of a step in parts that stack, above and below 0: hidden, total, gain, loss."""
    start = Formula("0", 0.0) if total or before is None else before
    low, high = least(start, level), most(start, level)
    under, over = least(0, high), most(0, low)
    above, below = most(0, high) - over, least(0, low) - under
    whole = Formula("TRUE" if total or before is None else "FALSE", total or before is None)
    kinds = (whole, level > start, level < start)
    sheet.formula(row, 7, under, "calc", "share")
    sheet.formula(row, 8, over, "calc", "share")
    for place, (shown, blocked) in enumerate(((kinds[0], None), (kinds[1], whole), (kinds[2], whole))):
        for side, part in enumerate((above, below)):
            item = when(shown, part, 0) if blocked is None else when(blocked, 0, when(shown, part, 0))
            sheet.formula(row, 9 + 2 * place + side, item, "calc", "share")


def _finding(sheet: Sheet, steps: dict[str, Formula]) -> Formula:
    """The bridge in a sentence, which titles the chart and follows the figures."""
    row = FIRST_ROW + 2 + len(STEPS)
    words = joined("Net saving is ", percent_text(steps["net"]), ", not ", percent_text(steps["headline"]), "; ",
                   percent_text(steps["risk_adjusted"]), " after what is at risk")
    sheet.formula(row, 0, words, "result")
    return Formula(sheet.address(row, 0), words.value)


def _chart(book: Book, sheet: Sheet, results: Results, finding: Formula) -> None:
    chart, first, last = book.chart({"type": "column", "subtype": "stacked"}), FIRST_ROW + 1, FIRST_ROW + len(STEPS)
    names = [sheet.name, first, 0, last, 0]
    for column in (7, 8):
        chart.add_series({"categories": names, "values": [sheet.name, first, column, last, column],
                          "fill": {"none": True}, "border": {"none": True}, "gap": 40})
    for column, colour in SERIES:
        chart.add_series({"name": HEADS[column][0], "categories": names, "fill": {"color": colour},
                          "border": {"color": PAPER}, "values": [sheet.name, first, column, last, column]})
    chart.set_title({"name": f"={sheet.name}!{finding.text.split('›')[1]}", "name_font": {"size": 14}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_format": "0%", "name": "Share of today's cost", "major_gridlines": {
        "visible": True, "line": {"color": LINE}}})
    chart.set_x_axis({"label_position": "low", "num_font": {"size": 9}})
    chart.set_size({"width": 1080, "height": 440})
    told = ", ".join(f"{step.name} {step.value:.1%}" for step in results.bridge)
    sheet.page.insert_chart(FIRST_ROW + len(STEPS) + 4, 0, chart, {"description": (
        f"{book.mark}Bridge from headline to risk-adjusted net saving, as exported: {told}.")})
