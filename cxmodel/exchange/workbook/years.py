"""The sheet Years: growth over the horizon, the plan's money year by year, net present value and payback."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxmodel.exchange.workbook.book import Book
from cxmodel.exchange.workbook.formula import Formula, every, total, when, within
from cxmodel.exchange.workbook.grid import Grid, Line
from cxmodel.exchange.workbook.hours import Home, Hours
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.money import Growth, Lines

MOST_YEARS = 10
NEVER = "never"


@dataclass(frozen=True)
class Years:
    """The plan beside everything at home, along the years with totals, and what the years come to. [USD]"""

    lines: dict[str, Line]
    npv: Formula
    npv_risk_adjusted: Formula
    payback: Formula


def growth(book: Book, inputs: Inputs) -> tuple[Grid, Growth]:
    """Open the sheet with the growth of volume and of home's cost; years beyond the horizon count 0."""
    sheet = book.sheets["Years"]
    sheet.head("Years", "The plan year by year, beside everything at home. Years beyond the horizon are 0.")
    grid = Grid(sheet, [f"Year {year}" for year in range(1, MOST_YEARS + 1)], "By year")
    grid.section("Growth")
    year = grid.given("Year", "no.", range(1, MOST_YEARS + 1))
    exponent = grid.line("Years since the first", "years", year - 1)
    counted = grid.line("Counted: 1 inside the horizon", "no.", when(year <= inputs.horizon_years, 1, 0))
    cost = grid.single("Growth of home's cost a year", "share/year", (1 + inputs.volume_growth) * (
        1 + inputs.home_wage_share * inputs.home_wage_inflation) - 1)
    lost = grid.single("Part of the first year still served at home", "share", within(
        0, inputs.transition_volume_lost_weeks / inputs.weeks_per_year, 1))
    home = grid.line("Home's cost over the first year's", "x", (1 + cost) ** exponent * counted, summed=True)
    volume = grid.line("Volume over the first year's", "x", (1 + inputs.volume_growth) ** exponent * counted,
                       summed=True)
    ramp = grid.line("Not moved yet", "x", when(year.equals(1), lost, 0))
    net = grid.single("Years of full volume, less the ramp", "years", volume.sum - lost)
    return grid, Growth(year, exponent, counted, home, volume, ramp, lost, home.sum, net)


def write(grid: Grid, grown: Growth, lines: Lines, hours: Hours, home: Home, inputs: Inputs) -> Years:
    """The plan's money year by year (docs/model.md, 6); sums equal those of the bridge."""
    grid.section("Money year by year")
    whole = grid.line("Everything at home", "USD", hours.total * home.cost * grown.at_home, summed=True)
    queue = grid.line("Home's smaller queues", "USD", hours.spent.sum * home.cost * grown.at_home, summed=True)
    relieved = grid.line("Home cost relieved", "USD", lines.flat_home.sum * (grown.at_home - grown.ramp), summed=True)
    spent = grid.line("Home under the plan, relief all counted", "USD", whole - relieved + queue, summed=True)
    run = grid.line("Vendors", "USD", _bills(lines, grown) * grown.counted - grown.ramp * lines.bill.sum, summed=True)
    stranded = grid.line("Home cost that does not stop", "USD", (1 - inputs.avoidable_share) * relieved, summed=True)
    overheads = grid.line("Overheads and travel", "USD", (
        inputs.change_scope_share * inputs.change_premium + inputs.leakage_share) * run
        + lines.governance.sum * grown.at_home / grown.home
        + (lines.exit.sum / inputs.horizon_years + lines.travel) * grown.counted, summed=True)
    one_offs = grid.line("One-off costs", "USD", when(grown.year.equals(1), lines.one_offs.sum, 0), summed=True)
    saving = grid.line("Net saving", "USD", whole - spent - run - stranded - overheads - one_offs, summed=True)
    at_risk = grid.line("Customer value at risk, stoppages, data loss", "USD", when(
        grown.volume > 0, (lines.at_risk.sum + lines.abandoned * grown.volume) * (
            grown.by_volume - grown.ramp) / grown.volume, 0), summed=True)
    found = {"baseline": whole, "home": spent, "vendors": run, "stranded": stranded, "overheads": overheads,
             "one_offs": one_offs, "saving": saving, "at_risk": at_risk}
    grid.section("Net present value (at each year's end) and payback (one-offs at the start)")
    discount = grid.line("Discount", "x", 1 / (1 + inputs.discount_rate) ** grown.year)
    npv = grid.line("Net saving, discounted", "USD", saving * discount, summed=True)
    adjusted = grid.line("The same, less what is at risk", "USD", (saving - at_risk) * discount, summed=True)
    return Years(found, npv.sum, adjusted.sum, _payback(grid, grown, saving, one_offs))


def _bills(lines: Lines, grown: Growth) -> Formula:
    """The vendors' bills of a year at full volume, each grown at its own rate."""
    rate, bill = lines.growth.all, lines.bill.all
    value = ((1 + rate.value[None, :]) ** grown.exponent.value[:, None] * bill.value[None, :]).sum(axis=1)
    return Formula(f"SUMPRODUCT({bill.text},(1+{rate.text})^{grown.exponent.text})", value)


def _payback(grid: Grid, grown: Growth, saving: Line, one_offs: Line) -> Formula:
    """Years until the savings have paid the one-off costs; "never" when they do not within the horizon."""
    gain = grid.line("Saving before one-off costs", "USD", saving + one_offs, summed=True)
    before = np.concatenate([[0.0], np.cumsum(gain.value)[:-1]])
    earlier = Formula(f'SUMIFS({gain.all.text},{grown.year.all.text},"<"&{grown.year.text})', before)
    due = grid.line("One-off costs not paid back yet, at the year's start", "USD", one_offs.sum - earlier)
    paid = grid.line("Paid back in this year: 1", "no.", when(
        every(grown.counted.equals(1), gain >= due, due > 0), 1, 0))
    after = grid.line("Paid back after", "years", when(paid.equals(1), grown.exponent + due / gain, 0))
    first = int(np.argmax(paid.value))
    value = 0.0 if one_offs.sum.value <= 0 else float(after.value[first]) if paid.value.any() else NEVER
    return grid.single("Payback", "years", Formula(
        f'IF({one_offs.sum.text}<=0,0,IF({total(paid.all).text}=0,"{NEVER}",'
        f"INDEX({after.all.text},MATCH(1,{paid.all.text},0))))", value), "total")
