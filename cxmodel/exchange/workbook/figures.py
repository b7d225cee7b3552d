"""Every result as a formula, beside what the app says; the sheets Results and Checks show them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxmodel.exchange.workbook.bridge import Bridge
from cxmodel.exchange.workbook.formula import Formula, sum_where, when
from cxmodel.exchange.workbook.hours import Home, Hours
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.money import Growth, Lines
from cxmodel.exchange.workbook.work import Fit, Placed
from cxmodel.exchange.workbook.years import NEVER, Years
from cxmodel.model.evaluate import Range, Results
from cxmodel.tables import SHORES

UNKNOWN = "not known"


@dataclass(frozen=True)
class Figure:
    """One result: its formula, and what the app says; `range` is the app's over the draws."""

    title: str
    unit: str
    live: Formula
    app: float
    range: Range | None = None

    @property
    def told(self) -> float | str:
        """The app's value as a cell shows it: a word where there is no number."""
        return NEVER if self.app == math.inf else float(self.app) if math.isfinite(self.app) else UNKNOWN


@dataclass(frozen=True)
class Live:
    """All that the results are read from."""

    here: Placed
    fit: Fit
    hours: Hours
    home: Home
    growth: Growth
    lines: Lines
    years: Years
    bridge: Bridge


def figures(live: Live, inputs: Inputs, results: Results) -> dict[str, list[Figure]]:
    """Every result by heading, its formula beside the app's value."""
    lines, home, moved = live.lines, live.home, live.hours.moved
    return {
        "Saving": _saving(live, inputs, results), "Risk": _risk(live, inputs, results),
        "Seats and people": _people(live, inputs, results),
        "Where the moved work goes": [
            Figure(f"{name.capitalize()}, share of the moved hours", "share", when(moved.sum > 0, sum_where(
                moved.all, (live.here.shore.all, name)) / moved.sum, 0), results.shores[name])
            for name in SHORES],
        "One-off costs": [Figure(_told(name), "USD", getattr(lines, name).sum, value)
                          for name, value in results.one_off_parts.items()],
        "Cost of a productive hour at home": [
            *(Figure(_told(name), "USD/productive hour", part, results.home_hour[name])
              for name, part in home.parts.items()),
            Figure("Cost in use", "USD/productive hour", home.cost, results.home_hour["total"]),
            Figure("Average quoted price of the moved hours", "USD/productive hour", when(
                moved.sum > 0, lines.flat_quoted.sum / moved.sum, 0), results.average_rate)]}


def _saving(live: Live, inputs: Inputs, results: Results) -> list[Figure]:
    step, years, lines = live.bridge.steps, live.years, live.lines
    relieved, whole = lines.relieved.sum, live.bridge.whole
    return [
        Figure("Headline saving on the work that moves", "share", step["headline"], results.headline_saving),
        Figure("Net saving", "share", step["net"], results.net_saving.typical, results.net_saving),
        Figure("Net saving on the moved work alone", "share", when(
            relieved > 0, lines.saving.sum / relieved, 0), results.net_saving_on_moved),
        Figure("Risk-adjusted net saving", "share", step["risk_adjusted"], results.risk_adjusted_net.typical,
               results.risk_adjusted_net),
        Figure("Today's cost, a year on average", "USD/year", whole / inputs.horizon_years, results.baseline_per_year),
        Figure("Net saving, all years", "USD", years.lines["saving"].sum, sum(row.saving for row in results.years)),
        Figure("Run: vendors' bills, all years", "USD", lines.run.sum, sum(row.vendors for row in results.years)),
        Figure("Overheads and travel, all years", "USD", years.lines["overheads"].sum,
               sum(row.overheads for row in results.years)),
        Figure("One-off costs", "USD", lines.one_offs.sum, sum(results.one_off_parts.values())),
        Figure("Net present value", "USD", years.npv, results.npv),
        Figure("Net present value less what is at risk", "USD", years.npv_risk_adjusted, results.npv_risk_adjusted),
        Figure("Payback", "years", years.payback, results.payback_years)]


def _risk(live: Live, inputs: Inputs, results: Results) -> list[Figure]:
    step, lines, whole, span = live.bridge.steps, live.lines, live.bridge.whole, inputs.horizon_years
    parts = {"customers": lines.customers_lost.sum / span, "waits": lines.abandoned * live.growth.volume / span,
             "country_events": lines.country_events.sum / span, "breaches": lines.breaches.sum / span}
    names = {"customers": "Customers lost, a year", "waits": "Calls given up, a year",
             "country_events": "Stoppages of a country, a year", "breaches": "Data loss, a year"}
    exposed = lines.exposed.sum * inputs.customer_value_usd
    return [
        Figure("CX value at risk, a year", "USD/year", (0 - (step["customers"] + step["tail"])) * whole / span,
               results.cx_value_at_risk_per_year.typical, results.cx_value_at_risk_per_year),
        *(Figure(names[name], "USD/year", part, results.at_risk_parts[name]) for name, part in parts.items()),
        Figure("CX risk index, 0 to 100", "index 0-100", when(
            lines.critical.sum > 0, inputs.hundred * lines.severe.sum / lines.critical.sum, 0), results.cx_risk_index),
        Figure("Extra churn at which the saving is gone", "share", when(
            exposed > 0, step["net"] * whole / span / exposed, NEVER), results.break_even_churn)]


def _people(live: Live, inputs: Inputs, results: Results) -> list[Figure]:
    hours, lines = live.hours, live.lines
    at_home = sum_where(hours.seats.all, (live.here.home.all, 1))
    posts = hours.total / (inputs.paid_hours_per_year * (1 - inputs.shrinkage))
    governance = lines.agents.sum / inputs.hundred * inputs.governance_posts_per_100
    seats, people = results.seats, results.people
    return [
        Figure("Seats today", "seats", hours.seats_today.sum, seats["total"]),
        Figure("Seats today whose work moves", "seats", hours.seats_moved.sum, seats["moved"]),
        Figure("Seats under the plan, at home", "seats", at_home, seats["home"]),
        Figure("Seats under the plan, at the sites", "seats", hours.seats.sum - at_home, seats["at_sites"]),
        Figure("Seats under the plan", "seats", hours.seats.sum, seats["plan"]),
        Figure("Posts at home today", "people", posts, people["posts_today"]),
        Figure("Posts kept", "people", posts - lines.posts.sum, people["kept"]),
        *(Figure(f"Posts that move: {name}", "people", getattr(lines, name).sum, people[name])
          for name in ("leaving", "redeployed", "released")),
        Figure("Agents at the sites", "people", lines.agents.sum, people["agents_at_sites"]),
        Figure("Governance posts", "people", governance, people["governance_posts"])]


def _told(name: str) -> str:
    return name.replace("_", " ").capitalize()
