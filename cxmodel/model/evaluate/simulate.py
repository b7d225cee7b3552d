"""Ten thousand draws of one plan as arrays: every assumption, open price, missing score and currency varies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.model import fit, uncertainty
from cxmodel.model.evaluate import account, geography, money
from cxmodel.model.evaluate.assumed import Assumed, drawn
from cxmodel.model.evaluate.basis import Array, Basis, basis_of, event_chances, home_hour_of, numbers
from cxmodel.model.evaluate.met import layers_of
from cxmodel.model.evaluate.plan import Options, Plan, Today, friction_of, home_money, today_of
from cxmodel.model.evaluate.stakes import need_of
from cxmodel.model.evaluate.work import work_of
from cxmodel.scenario import Pairs


@dataclass(frozen=True, eq=False)
class Draws:
    """What does not depend on the plan, drawn once: shapes (draws, A), (draws, L), (draws, S)."""

    assumed: Assumed
    home: money.Home
    hours: Array
    through: Array
    reaching: Array
    event: Array
    currency: Array


@lru_cache(maxsize=6)
def draws_of(dataset: Dataset, case_id: str, overrides: tuple[tuple[str, float], ...], years: int, draws: int,
             seed: int, ready: Pairs = ()) -> Draws:
    """Drawn assumptions and the drawn work of a case; cached, for they hold while weights and scores are moved.

    ready : as in `today_of`.
    """
    basis, assumed = basis_of(dataset, case_id, overrides, (), ()), drawn(dataset, overrides, draws, seed)
    today = today_of(dataset, case_id, overrides, years, (), (), ready)
    work = work_of(basis, assumed, layers_of(dataset, case_id, ready))
    per_live = today.live_hours / np.where(today.work["live"] > 0, today.work["live"], 1.0)
    hours = work["live"] * per_live + work["written"] / assumed.written_occupancy
    swings = np.stack([uncertainty.normals(f"currency {row.iso3}", draws, seed) for row in dataset.location], axis=1)
    currency = np.exp(assumed.fx_pass_through * basis.fx_volatility * swings)
    return Draws(assumed, home_money(basis, home_hour_of(basis, assumed).total, assumed, years), hours,
                 work["through"], work["reaching"], event_chances(basis, assumed), currency)


def simulate(dataset: Dataset, basis: Basis, today: Today, options: Options, plan: Plan, weights: Array,
             extras: account.Extras, drawn_case: Draws, draws: int, seed: int) -> dict[str, Any]:
    """The bridge's steps and the yearly loss for every draw, each of shape (draws,)."""
    moved = moved_in_draws(dataset, basis, options, plan, weights, drawn_case, draws, seed)
    assumed, home = drawn_case.assumed, drawn_case.home
    lines = money.lines(moved, home, assumed)
    hours = drawn_case.hours.sum(axis=1, keepdims=True)
    grown = hours / today.total_hours
    varied = account.Extras(hours, extras.queue_hours * grown, plan.used_sites * assumed.travel_usd_per_site_year,
                            (plan.abandoned - today.abandoned) * grown * assumed.abandoned_call_value_usd)
    steps = account.bridge(lines, home, varied, assumed)
    whole = account.baseline(home, varied, assumed)[:, 0]
    steps["at_risk_per_year"] = -(steps["customers"] + steps["tail"]) * whole / home.years
    steps["event_loss"] = _events(basis, plan, moved, home, assumed, drawn_case, draws, seed)
    return steps


def moved_in_draws(dataset: Dataset, basis: Basis, options: Options, plan: Plan, weights: Array, case: Draws,
                   draws: int, seed: int) -> money.Moved:
    """The plan's placements with everything drawn, shape (draws, K)."""
    act, site = plan.allocation.activity, plan.allocation.site
    share = plan.allocation.share
    stakes = options.stakes
    needed = need_of(basis, stakes.criticality(case.assumed), stakes.felt, case.assumed)[:, act]
    able = _capability(dataset, basis, weights, site, draws, seed)
    severe = fit.severity(needed, able, friction_of(basis, case.assumed, act, site))
    customers, loyalty = numbers(basis.activities, "customers"), numbers(basis.activities, "loyalty_multiplier")
    foreign = basis.shore[site] != geography.ONSHORE
    place = basis.location[site]
    return money.Moved(
        case.hours[:, act] * share, _rates(basis, site, draws, seed), severe, plan.pooling,
        customers[act] * case.through[:, act] * share, case.reaching[:, act] * share, loyalty[act],
        np.where(foreign, case.event[:, place], 0.0), basis.drift[place], case.currency[:, place])


def _capability(dataset: Dataset, basis: Basis, weights: Array, site: NDArray[np.int64], draws: int,
                seed: int) -> Any:
    """Capability of the placements' vendors; what nobody has scored spans the whole scale."""
    vendor = basis.vendor[site]
    missing = np.isnan(basis.scores)
    known = np.where(missing, 0.0, basis.scores / fit.FULL_SCORE) @ weights
    unknown = missing @ weights
    if not unknown[vendor].any():
        return known[vendor]
    luck = np.stack([uncertainty.uniforms(f"scores {dataset.vendor[v].id}", draws, seed) if unknown[v] > 0
                     else np.zeros(draws) for v in vendor], axis=1)
    return known[vendor] + unknown[vendor] * luck


def _rates(basis: Basis, site: NDArray[np.int64], draws: int, seed: int) -> Any:
    """Price of each placement: a quote as it stands, a published range drawn."""
    if basis.quoted[site].all():
        return basis.rate[site]
    columns = [np.full(draws, basis.rate[s]) if basis.quoted[s] else uncertainty.pert(
        float(basis.rate_low[s]), float(basis.rate[s]), float(basis.rate_high[s]),
        uncertainty.uniforms(f"rate {basis.sites[s].id}", draws, seed)) for s in site]
    return np.stack(columns, axis=1)


def _events(basis: Basis, plan: Plan, moved: money.Moved, home: money.Home, assumed: Assumed, case: Draws,
            draws: int, seed: int) -> Array:
    """Loss of one year in which countries do stop or do not: all sites of a country stop together. [USD]"""
    site = plan.allocation.site
    cost = np.broadcast_to(np.asarray(money.event_cost(moved, home, assumed), float), (draws, site.size))
    loss = np.zeros(draws)
    for place in np.unique(basis.location[site]):
        mine = (basis.location[site] == place) & (basis.shore[site] != geography.ONSHORE)
        if mine.any():
            luck = uncertainty.uniforms(f"event {place}", draws, seed)
            loss += np.where(luck < case.event[:, place], cost[:, mine].sum(axis=1), 0.0)
    return loss
