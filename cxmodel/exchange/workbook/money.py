"""Calc, third part: the money of every row of the plan over the horizon, line by line (docs/model.md, 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cxmodel.exchange.workbook.formula import Formula, count_where, least, most, when, within
from cxmodel.exchange.workbook.grid import Grid, Line
from cxmodel.exchange.workbook.hours import Home, Hours
from cxmodel.exchange.workbook.inputs import Inputs
from cxmodel.exchange.workbook.work import Fit, Placed, Work


@dataclass(frozen=True)
class Growth:
    """How home's cost and the volume grow along the years, and what they add up to.

    exponent, counted : the power of growth, and 1 for a year inside the horizon.
    ramp : part of the volume that has not moved yet. [share]
    lost, home, volume : the ramp; the sums over the horizon, that of the volume less the ramp. [years]
    """

    year: Line
    exponent: Line
    counted: Line
    at_home: Line
    by_volume: Line
    ramp: Line
    lost: Formula
    home: Formula
    volume: Formula


@dataclass(frozen=True)
class Lines:
    """Money of each row, all with totals. [USD over the horizon], `flat_*` and `bill` [USD of a first full year]"""

    by_name: dict[str, Line]
    growth: Line
    rate: Line
    travel: Formula
    abandoned: Formula

    def __getattr__(self, name: str) -> Line:
        return self.__dict__["by_name"][name]


def write(grid: Grid, here: Placed, work: Work, fit: Fit, hours: Hours, home: Home, growth: Growth,
          inputs: Inputs) -> Lines:
    """Every line of moved work, one row of the sheet each; what stays at home is 0 in all of them."""
    grid.section("5 Money over the horizon")
    price, share = here.of_site("price"), (1 - here.home) * here.share
    rate = grid.line("Price of a productive hour", "USD/productive hour", when(
        share.equals(0), 0, Formula(price.text, _priced(price.value))))
    drift = grid.line("Growth of the vendor's bill a year", "share/year", (1 + inputs.volume_growth) * (
        1 + inputs.vendor_price_escalation + here.of_site("drift")) - 1)
    at_site = grid.line("Years of a full bill", "years", _grown(drift, growth) - growth.lost)
    worked = grid.line("Hours worked at the site", "h", hours.moved * fit.factor * hours.pooling, summed=True)
    bill = grid.line("Bill of a first full year", "USD/year", worked * rate * inputs.paid_over_quote, summed=True)
    found = {"worked": worked, "bill": bill, "relieved": grid.line("Home cost relieved", "USD", (
        hours.moved * home.cost * (growth.home - growth.lost)), summed=True)}
    found["run"] = grid.line("Run: the vendors' bills", "USD", bill * at_site, summed=True)
    found["stranded"] = grid.line("Home cost that does not stop", "USD", (
        1 - inputs.avoidable_share) * found["relieved"], summed=True)
    found |= _people(grid, found, hours, home, inputs)
    found |= _one_offs(grid, found, rate, hours, home, inputs)
    found |= _overheads(grid, found, home, growth, inputs)
    found |= {"flat_home": grid.line("Home cost of the moved hours, first full year", "USD/year",
                                     hours.moved * home.cost, summed=True),
              "flat_quoted": grid.line("The same hours at the quoted price", "USD/year", hours.moved * rate,
                                       summed=True),
              "flat_worked": grid.line("The hours really worked, at the quoted price", "USD/year", worked * rate,
                                       summed=True)}
    found |= _risks(grid, here, work, fit, hours, home, growth, inputs)
    found["saving"] = grid.line("Net saving", "USD", found["relieved"] - found["stranded"] - found["run"]
                                - found["overheads"] - found["one_offs"], summed=True)
    found["at_risk"] = grid.line("Expected loss", "USD", found["customers_lost"] + found["country_events"]
                                 + found["breaches"], summed=True)
    return Lines(found, drift, rate, *_extras(grid, here, hours, inputs))


def _priced(values: Any) -> Any:
    return np.array([one if isinstance(one, float) else 0.0 for one in np.asarray(values, object)], float)


def _grown(rate: Line, growth: Growth) -> Formula:
    """Sum over the counted years of growth at the rate, for each row."""
    power = (1 + np.asarray(rate.value, float))[:, None] ** growth.exponent.value[None, :]
    return Formula(f"SUMPRODUCT((1+{rate.text})^{growth.exponent.all.text},{growth.counted.all.text})",
                   (power * growth.counted.value[None, :]).sum(axis=1))


def _people(grid: Grid, found: dict[str, Line], hours: Hours, home: Home, inputs: Inputs) -> dict[str, Line]:
    """Agents at the sites; home's posts that move, and what becomes of the people in them."""
    productive = grid.single("Productive hours of an agent in a year", "h", inputs.paid_hours_per_year * (
        1 - inputs.shrinkage))
    leaving = grid.single("Share who leave by themselves during the transition", "share", within(
        0, inputs.home_attrition * inputs.transition_weeks / inputs.weeks_per_year, 1))
    redeployed = grid.single("Share who find another job inside", "share", least(inputs.redeployed_share, 1 - leaving))
    agents = grid.line("Agents at the site", "people", found["worked"] / productive, summed=True)
    posts = grid.line("Home's posts that move", "people", hours.moved / productive, summed=True)
    return {"agents": agents, "posts": posts,
            "leaving": grid.line("Of these, leave by themselves", "people", posts * leaving, summed=True),
            "redeployed": grid.line("Of these, redeployed", "people", posts * redeployed, summed=True),
            "released": grid.line("Of these, released", "people", posts * (1 - leaving - redeployed), summed=True)}


def _one_offs(grid: Grid, found: dict[str, Line], rate: Line, hours: Hours, home: Home,
              inputs: Inputs) -> dict[str, Line]:
    """What is paid once: selection, training, double running, severance, engagement."""
    week = grid.single("Paid hours in a week", "h", inputs.paid_hours_per_year / inputs.weeks_per_year)
    trained = found["agents"] * inputs.training_weeks * week
    made = {
        "selection": grid.line("Selection", "USD", inputs.selection_share * found["bill"], summed=True),
        "training": grid.line("Training", "USD", trained * (rate * (1 - inputs.shrinkage)
                                                            + home.pay / inputs.trainer_ratio), summed=True),
        "double_running": grid.line("Double running", "USD", found["bill"] * inputs.double_running_weeks
                                    / inputs.weeks_per_year, summed=True),
        "severance": grid.line("Severance", "USD", found["released"] * inputs.severance_weeks / inputs.weeks_per_year
                               * home.pay * inputs.paid_hours_per_year, summed=True),
        "engagement": grid.line("Engagement of those who stay", "USD", inputs.engagement_dip * hours.moved * home.cost
                                * inputs.transition_weeks / inputs.weeks_per_year, summed=True)}
    one_offs = grid.line("One-off costs", "USD", made["selection"] + made["training"] + made["double_running"]
                         + made["severance"] + made["engagement"], summed=True)
    return {**made, "one_offs": one_offs}


def _overheads(grid: Grid, found: dict[str, Line], home: Home, growth: Growth, inputs: Inputs) -> dict[str, Line]:
    """What is paid year after year besides the bill; travel is added for the plan as a whole."""
    posts = found["agents"] / inputs.hundred * inputs.governance_posts_per_100
    made = {
        "governance": grid.line("Governance", "USD", posts * home.pay * inputs.paid_hours_per_year
                                * inputs.governance_pay_multiple * growth.home, summed=True),
        "changes": grid.line("Changes ordered later", "USD", inputs.change_scope_share * inputs.change_premium
                             * found["run"], summed=True),
        "leakage": grid.line("Leakage", "USD", inputs.leakage_share * found["run"], summed=True),
        "exit": grid.line("Expected second transition", "USD", inputs.exit_probability_year * inputs.horizon_years * (
            found["selection"] + found["training"] + found["double_running"]), summed=True)}
    return {**made, "overheads": grid.line("Overheads", "USD", made["governance"] + made["changes"] + made["leakage"]
                                           + made["exit"], summed=True)}


def _risks(grid: Grid, here: Placed, work: Work, fit: Fit, hours: Hours, home: Home, growth: Growth,
           inputs: Inputs) -> dict[str, Line]:
    """Customers who leave, countries that stop, data that leaks; expected values."""
    share = (1 - here.home) * here.share
    people = grid.line("Customers met there in a year", "customers", here.of_activity("customers") * work.through
                       * share)
    loyal = grid.line("Customers there, weighed by their value", "customers", people * here.of_activity(
        "loyalty_multiplier"), summed=True)
    unresolved = inputs.unresolved_part * (inputs.leave_unresolved - inputs.leave_first)
    repeated = (1 - inputs.unresolved_part) * (inputs.leave_repeat - inputs.leave_first)
    leavers = grid.line("Extra share who say they will leave", "share", inputs.resolved_first_home
                        * inputs.first_contact_loss * fit.severity * (unresolved + repeated))
    customers = grid.line("Customers lost", "USD", loyal * leavers * inputs.intent_to_behaviour
                          * inputs.customer_value_usd * growth.volume, summed=True)
    contacts = grid.line("Contacts there in a year", "contacts/year", work.reaching * share)
    stop = inputs.event_days / inputs.days_per_year * inputs.event_capacity_lost * (
        contacts * inputs.lost_contact_value_usd + hours.moved * (most(inputs.event_recovery_multiple, 0) * home.cost))
    event = grid.line("Cost of one stoppage", "USD", stop)
    events = grid.line("Stoppages of the country", "USD", here.of_site("event") * event * growth.volume, summed=True)
    breaches = grid.line("Data loss", "USD", people * inputs.breach_probability_year * inputs.breach_records_share
                         * inputs.breach_cost_per_record_usd * growth.volume, summed=True)
    severe = grid.line("Moved hours, weighed by criticality and severity", "h", hours.moved * fit.criticality
                       * fit.severity, summed=True)
    critical = grid.line("All hours, weighed by criticality", "h", here.home * hours.hours * fit.criticality,
                         summed=True)
    return {"exposed": loyal, "customers_lost": customers, "country_events": events, "breaches": breaches,
            "severe": severe, "critical": critical}


def _extras(grid: Grid, here: Placed, hours: Hours, inputs: Inputs) -> tuple[Formula, Formula]:
    """Travel to the sites, and the calls given up beyond today's; both in a year. [USD/year]"""
    used = grid.line("Site is used: 1", "no.", when((1 - here.home) * here.share > 0, 1, 0))
    sites = grid.line("The same, shared out over its rows", "no.", when(
        used > 0, 1 / count_where((here.site.all, here.site), (used.all, 1)), 0), summed=True)
    travel = grid.single("Travel in a year", "USD/year", sites.sum * inputs.travel_usd_per_site_year)
    return travel, grid.single("Value of calls given up beyond today's, in a year", "USD/year", (
        hours.plan.given_up.sum - hours.today.given_up.sum) * inputs.abandoned_call_value_usd)
