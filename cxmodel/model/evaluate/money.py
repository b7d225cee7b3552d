"""The money of moved work over the years, line by line; the same code for one plan and for ten thousand draws.

Every function takes arrays over placements (K): an activity's share at a site. With drawn assumptions
the results have shape (draws, K). Amounts are USD over the whole horizon unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxmodel.model import fit, people, risk
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.units import Number

WEEKS = 52.0


@dataclass(frozen=True, eq=False)
class Moved:
    """Work that moves. Shapes (K,) or (draws, K).

    hours : productive hours it takes at home in a year. [h]
    rate : quoted price of a productive hour. [USD/productive hour]
    severity : how much worse than at home it is served. [share]
    pooling : hours needed in smaller queues over hours in home's queue. [x]
    customers, contacts : met in a year. [customers], [contacts]
    loyalty : value of these customers over the average. [x]
    event : chance a year that the country stops, nothing at home. [1/year]
    drift : real wage growth of the country. [share/year]
    currency : price over quoted price by the currency's swing. [x]
    """

    hours: Any
    rate: Any
    severity: Any
    pooling: Any
    customers: Any
    contacts: Any
    loyalty: Any
    event: Any
    drift: Any
    currency: Any


@dataclass(frozen=True, eq=False)
class Home:
    """Home's own figures: cost of an hour, loaded pay of a paid hour, years, growth, customer value."""

    cost: Any
    pay: Any
    years: int
    growth: float
    customer_value: float


@dataclass(frozen=True, eq=False)
class Lines:
    """What moving does, each (K,) or (draws, K). [USD over the horizon], `flat_*` in USD of a first full year."""

    relieved: Any
    run: Any
    stranded: Any
    governance: Any
    changes: Any
    leakage: Any
    exit: Any
    selection: Any
    training: Any
    double_running: Any
    severance: Any
    engagement: Any
    flat_home: Any
    flat_quoted: Any
    flat_worked: Any
    customers_lost: Any
    country_events: Any
    breaches: Any

    @property
    def overheads(self) -> Any:
        return self.governance + self.changes + self.leakage + self.exit

    @property
    def one_offs(self) -> Any:
        return self.selection + self.training + self.double_running + self.severance + self.engagement

    @property
    def saving(self) -> Any:
        """What stops being spent less what is newly spent."""
        return self.relieved - self.stranded - self.run - self.overheads - self.one_offs

    @property
    def at_risk(self) -> Any:
        """Expected loss: customers, country stoppages, data."""
        return self.customers_lost + self.country_events + self.breaches


def yearly_growth(rate: Number, years: int) -> NDArray[np.float64]:
    """Growth factor of each year against the first, shape (years, ...).

    >>> yearly_growth(0.1, 3).round(2).tolist()
    [1.0, 1.1, 1.21]
    """
    steps = np.arange(years).reshape((years,) + (1,) * np.ndim(rate))
    return np.asarray((1.0 + np.asarray(rate, float)) ** steps)


def growth_over(rate: Number, years: int) -> NDArray[np.float64]:
    """Sum of `yearly_growth` over the years, shape as the rate's; of a thousand draws quicker than adding them up.

    >>> round(float(growth_over(0.1, 3)), 2)
    3.31
    """
    factor = 1.0 + np.asarray(rate, float)
    total = np.ones_like(factor)
    for _ in range(years - 1):
        total = 1.0 + factor * total
    return total


def both(one: Number, other: Number) -> NDArray[np.float64]:
    """Two growths at once. [share/year]

    >>> round(float(both(0.1, 0.1)), 2)
    0.21
    """
    return np.asarray((1.0 + np.asarray(one, float)) * (1.0 + np.asarray(other, float)) - 1.0)


def ramp_lost(assumed: Assumed) -> Any:
    """Part of the first year's volume that is still served at home while the work moves over. [share]"""
    return np.clip(np.asarray(assumed.transition_volume_lost_weeks) / WEEKS, 0.0, 1.0)


def home_growth(assumed: Assumed, home: Home) -> Any:
    """Growth of home's cost a year: volume, and wages on the labour share. [share/year]"""
    return both(home.growth, np.asarray(assumed.home_wage_share) * assumed.home_wage_inflation)


def vendor_growth(assumed: Assumed, home: Home, drift: Any) -> Any:
    """Growth of a vendor's bill a year: volume, the price clause and the country's real wages. [share/year]"""
    return both(home.growth, np.asarray(assumed.vendor_price_escalation) + drift)


def lines(moved: Moved, home: Home, assumed: Assumed) -> Lines:
    """Every line of moved work (equations: overheads as posts and one-off items, not as a percentage).

    Factors of one draw are multiplied with each other first, and only then with the draws' placements.
    """
    lost = ramp_lost(assumed)
    at_home = growth_over(home_growth(assumed, home), home.years)
    at_site = growth_over(vendor_growth(assumed, home, moved.drift), home.years) - lost
    volume = growth_over(home.growth, home.years) - lost
    worked = moved.hours * fit.workload_factor(moved.severity, assumed.handle_time_uplift,
                                               assumed.repeat_uplift) * moved.pooling
    bill = worked * (moved.rate * assumed.paid_over_quote) * moved.currency
    run = bill * at_site
    relieved = moved.hours * (home.cost * (at_home - lost))
    staff = _people(moved, worked, assumed)
    training = _training(staff["agents"], moved.rate, home.pay, assumed)
    double = bill * (np.asarray(assumed.double_running_weeks) / WEEKS)
    post = home.pay * assumed.paid_hours_per_year
    governance = staff["agents"] * (assumed.governance_posts_per_100 / 100.0 * post
                                    * assumed.governance_pay_multiple * at_home)
    selection = assumed.selection_share * bill
    return Lines(
        relieved=relieved, run=run, stranded=(1.0 - np.asarray(assumed.avoidable_share)) * relieved,
        governance=governance, changes=np.asarray(assumed.change_scope_share) * assumed.change_premium * run,
        leakage=np.asarray(assumed.leakage_share) * run,
        exit=np.asarray(assumed.exit_probability_year) * home.years * (selection + training + double),
        selection=selection, training=training, double_running=double,
        severance=staff["released"] * (np.asarray(assumed.severance_weeks) / WEEKS * post),
        engagement=moved.hours * (np.asarray(assumed.engagement_dip) * home.cost * assumed.transition_weeks / WEEKS),
        flat_home=moved.hours * home.cost, flat_quoted=moved.hours * moved.rate, flat_worked=worked * moved.rate,
        customers_lost=customers_lost(moved, home, assumed) * volume,
        country_events=moved.event * event_cost(moved, home, assumed) * volume,
        breaches=risk.breach_loss(moved.customers, assumed.breach_probability_year, assumed.breach_records_share,
                                  assumed.breach_cost_per_record_usd) * volume,
    )


def customers_lost(moved: Moved, home: Home, assumed: Assumed) -> Any:
    """Margin lost with leaving customers in a first full year, by placement. [USD/year]"""
    leavers = risk.extra_leavers(moved.severity, assumed.resolved_first_home, assumed.first_contact_loss,
                                 assumed.unresolved_part, assumed.leave_first, assumed.leave_repeat,
                                 assumed.leave_unresolved)
    return risk.customer_loss(moved.customers, leavers, assumed.intent_to_behaviour, home.customer_value,
                              moved.loyalty)


def event_cost(moved: Moved, home: Home, assumed: Assumed) -> Any:
    """What one stoppage of the country costs, by placement. [USD]"""
    return risk.event_loss(moved.contacts, moved.hours, assumed.event_days, assumed.event_capacity_lost,
                           assumed.lost_contact_value_usd, home.cost, assumed.event_recovery_multiple)


def _people(moved: Moved, worked: Any, assumed: Assumed) -> dict[str, Any]:
    """Agents at the site, and home's people who are moved, leave by themselves, are redeployed or released."""
    productive = np.asarray(assumed.paid_hours_per_year) * (1.0 - np.asarray(assumed.shrinkage))
    posts = moved.hours / productive
    leaving, redeployed, released = people.split(posts, assumed.home_attrition, assumed.transition_weeks / WEEKS,
                                                 assumed.redeployed_share)
    return {"agents": worked / productive, "posts": posts, "leaving": leaving, "redeployed": redeployed,
            "released": released}


def people_of(moved: Moved, assumed: Assumed) -> dict[str, Any]:
    """Home's posts by what happens to them, and the agents who take over (S7). [people]"""
    worked = moved.hours * fit.workload_factor(moved.severity, assumed.handle_time_uplift,
                                               assumed.repeat_uplift) * moved.pooling
    return _people(moved, worked, assumed)


def _training(agents: Any, rate: Any, pay: Any, assumed: Assumed) -> Any:
    """Knowledge transfer: trainees at the vendor's paid rate, and home's trainers beside them. [USD]"""
    paid_hours = np.asarray(assumed.paid_hours_per_year) / WEEKS * assumed.training_weeks
    return agents * (paid_hours * (1.0 - np.asarray(assumed.shrinkage)) * rate
                     + paid_hours / assumed.trainer_ratio * pay)
