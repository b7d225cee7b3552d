"""One plan in one world, typical values only: a hundredth of a second instead of a thousand draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model import gates
from cxmodel.model.evaluate import account, money, rows
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.basis import Array, Basis, basis_of, home_hour_of
from cxmodel.model.evaluate.placing import Placement, allocation, fit_for
from cxmodel.model.evaluate.plan import (
    Options,
    Plan,
    Today,
    home_money,
    options_of,
    plan_of,
    staffed_plan,
    today_of,
)
from cxmodel.model.evaluate.reckoning import extras_of
from cxmodel.model.evaluate.sure.inputs import CUSTOMER_VALUE, HOME_COST, HOME_WAGE, OPEN_PRICES, QUOTES, WEIGHT
from cxmodel.model.portfolio import Allocation
from cxmodel.scenario import Pairs, Scenario, chosen_plan, normalised, rebalance

MEASURES = {"risk_adjusted_net": "risk-adjusted net saving", "net_saving": "net saving"}
MORE = 1e-5  # of today's cost: what a plan brings more than another is not told from nothing below this
CURRENCY = "currency"  # of every country but home's: swings of one year's size upwards, as `world_of` takes it
_OWN = (QUOTES, OPEN_PRICES, HOME_WAGE, HOME_COST, CUSTOMER_VALUE, CURRENCY)


@dataclass(frozen=True, eq=False)
class World:
    """A case under one set of values: what it costs today, and every activity at every site."""

    scenario: Scenario
    basis: Basis
    assumed: Assumed
    today: Today
    options: Options


@dataclass(frozen=True, eq=False)
class Outcome:
    """A plan and what it brings in one world.

    net, risk_adjusted : shares of today's cost. headline : of the quoted price, on the work that moves. moved : share
    of all hours that moves. baseline : today's cost. [USD/year on average over the horizon]
    """

    allocation: Allocation
    headline: float
    moved: float
    net: float
    risk_adjusted: float
    baseline: float

    def of(self, measure: str) -> float:
        """The figure asked for, one of `MEASURES`. [share of today's cost]"""
        return self.net if measure == "net_saving" else self.risk_adjusted

    @property
    def worth(self) -> float:
        """Risk-adjusted net saving. [USD/year on average over the horizon]"""
        return self.risk_adjusted * self.baseline


def worth_more(gain: float, there: Outcome) -> bool:
    """Whether what a plan brings more than another in a world is more than a rounding. gain : [USD/year]"""
    return gain > MORE * there.baseline


def measured(measure: str) -> str:
    """The measure's name in words. Errors: CxError for one that is not in `MEASURES`."""
    if measure not in MEASURES:
        raise CxError(f"There is no measure '{measure}'", "How sure", f"Use one of: {', '.join(MEASURES)}.")
    return MEASURES[measure]


def world_of(dataset: Dataset, scenario: Scenario, changes: Pairs = (), rate: Array | None = None,
             scores: Array | None = None) -> World:
    """The case with some inputs changed, by the ids of `inputs`; `rate` and `scores` replace those of all sites.

    A swing of currencies multiplies the price, as in the draws: exp(part that reaches the price x volatility x swing).
    """
    given = {name: value for name, value in changes if name not in _OWN and not name.startswith(WEIGHT)}
    own = {name: value for name, value in changes if name in _OWN}
    overrides = tuple(sorted({**dict(scenario.overrides), **given}.items()))
    asked = _weighed(scenario, changes)
    key, scored = (dataset, scenario.case, overrides), (scenario.scores, scenario.open_scores)
    assumed, basis = central(dataset, overrides), basis_of(*key, *scored)
    today = today_of(*key, scenario.horizon_years, *scored, scenario.layer_readiness)
    basis = replace(basis, rate=basis.rate if rate is None else rate,
                    scores=basis.scores if scores is None else scores)
    basis, today = _with_own(basis, today, assumed, own)
    return World(asked, basis, assumed, today, options_of(dataset, asked, basis, today, assumed))


def live(world: World) -> Outcome:
    """The plan that is best in this world by the live allocation, and what it brings."""
    plan = plan_of(world.scenario, world.basis, world.today, world.options, world.assumed)
    return _brought(world, plan)


def kept(world: World, allocation: Allocation) -> Outcome:
    """What a given plan brings in this world."""
    return _brought(world, staffed(world, allocation))


def staffed(world: World, allocation: Allocation) -> Plan:
    """A given plan with its queues and seats in this world."""
    gate = gates.scale_gate(world.today.seats, float(world.assumed.scale_gate_seats))
    return staffed_plan(world.basis, world.today, world.options, world.assumed, allocation, gate,
                        world.scenario.country_cap)


@lru_cache(maxsize=4096)
def best(dataset: Dataset, scenario: Scenario, changes: Pairs = ()) -> Outcome:
    """The live plan with some inputs changed, remembered: tornado, flip points and goals ask for the same ends."""
    return live(world_of(dataset, scenario, changes))


def arranged(dataset: Dataset, scenario: Scenario, plan: Iterable[Placement]) -> Allocation:
    """A plan by ids as arrays. Errors: CxError as `evaluate.held` gives them."""
    world = world_of(dataset, scenario)
    return allocation(world.basis, world.today.hours, plan)


def steady(dataset: Dataset, scenario: Scenario, plan: Iterable[Placement] | None = None) -> Allocation | None:
    """The plan that is held whatever happens: the given one, else the one the scenario chose; None: the live plan."""
    if plan is None and scenario.chosen:
        plan = fit_for(dataset, world_of(dataset, scenario).basis, chosen_plan(scenario))[0]
    return None if plan is None else arranged(dataset, scenario, plan)


def present(dataset: Dataset, scenario: Scenario, held: Allocation | None, changes: Pairs = ()) -> Outcome:
    """What the held plan brings with some inputs changed, or the live plan where none is held."""
    if held is None:
        return best(dataset, scenario, changes)
    return kept(world_of(dataset, scenario, changes), held)


def _weighed(scenario: Scenario, changes: Pairs) -> Scenario:
    """The scenario with the theme weights among the changes, each moved alone."""
    for name, value in changes:
        if name.startswith(WEIGHT):
            moved = rebalance(dict(scenario.theme_weights), name.removeprefix(WEIGHT), value)
            scenario = replace(scenario, theme_weights=normalised(moved))
    return scenario


def _with_own(basis: Basis, today: Today, assumed: Assumed, own: dict[str, float]) -> tuple[Basis, Today]:
    """Prices and the case's own figures changed; what nobody changes stays as it is."""
    if not own:
        return basis, today
    way, swing = own.get(OPEN_PRICES, 0.0), own.get(CURRENCY, 0.0)
    asked = basis.rate + abs(way) * ((basis.rate_high if way > 0 else basis.rate_low) - basis.rate)
    price = np.where(basis.quoted, basis.rate * (1.0 + own.get(QUOTES, 0.0)), asked)
    price = price * np.exp(float(assumed.fx_pass_through) * basis.fx_volatility[basis.location] * swing)
    case = replace(basis.case, customer_value_usd=own.get(CUSTOMER_VALUE, basis.case.customer_value_usd),
                   home_cost_usd_h=own.get(HOME_COST, basis.case.home_cost_usd_h))
    basis = replace(basis, rate=price, wage=own.get(HOME_WAGE, basis.wage), case=case)
    hour = home_hour_of(basis, assumed)
    return basis, replace(today, hour=hour, home=home_money(basis, hour.total, assumed, today.home.years))


def _brought(world: World, plan: Plan) -> Outcome:
    lines = money.lines(rows.placed(world.options, plan), world.today.home, world.assumed)
    extras = extras_of(world.basis, world.today, plan, world.assumed)
    steps = account.bridge(lines, world.today.home, extras, world.assumed)
    whole = float(account.baseline(world.today.home, extras, world.assumed))
    moved = float(world.today.hours[plan.allocation.activity] @ plan.allocation.share) / world.today.total_hours
    return Outcome(plan.allocation, float(steps["headline"]), moved, float(steps["net"]),
                   float(steps["risk_adjusted"]), whole / world.today.home.years)
