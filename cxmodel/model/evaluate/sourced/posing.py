"""From a dataset and a scenario to the question that the exact optimiser answers."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import fit
from cxmodel.model.evaluate import geography, money
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Basis, Whole, basis_of
from cxmodel.model.evaluate.plan import options_of, today_of
from cxmodel.model.evaluate.sourced import queues
from cxmodel.model.evaluate.sourced.asked import asked, waived
from cxmodel.model.evaluate.sourced.charges import Charges
from cxmodel.model.evaluate.sourced.derived import Given, derived
from cxmodel.model.evaluate.sourced.grants import check_grants
from cxmodel.model.evaluate.sourced.told import OBJECTIVES, Posed
from cxmodel.model.sourcing import Problem
from cxmodel.model.sourcing.problem import Array
from cxmodel.model.sourcing.sentences import Names
from cxmodel.scenario import Scenario
from cxmodel.tables import SHORES

Order = dict[str, int]


@lru_cache(maxsize=16)
def posed(dataset: Dataset, scenario: Scenario) -> Posed:
    """The problem, its rules in words and its names; remembered for the same dataset and scenario.

    All work at home costs 0 and has no risk. What no place can do, for want of a price or the language, is not
    allowed at all; everything else that is ruled out is a rule that can be told, priced and let go.
    Errors: CxError for a case that is not there, and for a rule that names what the data does not have.
    """
    key, scored = (dataset, scenario.case, scenario.overrides), (scenario.scores, scenario.open_scores)
    basis, assumed = basis_of(*key, *scored), central(dataset, scenario.overrides)
    today = today_of(*key, scenario.horizon_years, *scored, scenario.layer_readiness)
    options = options_of(dataset, scenario, basis, today, assumed)
    placeable = basis.served & np.isfinite(basis.rate)[None, :] & (today.hours > 0)[:, None]
    indices = _indices(basis, dataset)
    given = Given(dataset, scenario, basis, today, options, assumed, placeable, _names(dataset, basis, indices))
    charges = queues.typical(basis, today, options, assumed, scenario.horizon_years, scenario.objective != "cost")
    problem = _problem(given, indices, charges, scenario.horizon_years)
    growth = money.growth_over(money.home_growth(assumed, today.home), scenario.horizon_years)
    baseline = float(today.total_hours * today.home.cost * growth) / scenario.horizon_years
    without, follow = waived(given), derived(given)
    check_grants(given, follow)
    rules = (*asked(given, indices, baseline), *(told for told in follow if told.id not in without))
    return Posed(problem, rules, tuple(told for told in follow if told.id in without), given.names,
                 OBJECTIVES[scenario.objective], basis, today, options, assumed, charges, baseline,
                 scenario.horizon_years)


def _problem(given: Given, indices: dict[str, Order], charges: Charges, years: int) -> Problem:
    basis, today, options, assumed = given.basis, given.today, given.options, given.assumed
    whole = float((today.hours * options.criticality).sum()) or 1.0
    longer = fit.workload_factor(options.severity, assumed.handle_time_uplift, assumed.repeat_uplift)
    foreign = _at([site.iso3 for site in basis.sites], indices["country"])
    travel = np.full(len(basis.sites), float(assumed.travel_usd_per_site_year))
    return Problem(
        cost=_with_home(-options.saving / years), risk=_with_home(100.0 * options.risk / whole),
        allowed=np.concatenate([given.placeable, np.ones((today.hours.size, 1), bool)], axis=1), hours=today.hours,
        seats=_with_home(today.seats_by_activity[:, None] * longer, today.seats_by_activity),
        capacity=np.append(basis.capacity, np.inf),
        vendor=np.append(_at([site.vendor_id for site in basis.sites], indices["vendor"]), -1),
        country=np.append(np.where(basis.shore == geography.ONSHORE, -1, foreign), -1),
        shore=np.append(basis.shore, -1), home=len(basis.sites),
        loss=_with_home(options.at_risk / years) + charges.waits, site_cost=np.append(travel, 0.0),
        queue=basis.pools.of, queue_cost=charges.of_queue, offset=charges.offset)


def _with_home(of_sites: Array, home: Array | float = 0.0) -> Array:
    """Home as the last column; what is not known (no price) becomes 0, where nothing may go."""
    column = np.broadcast_to(np.asarray(home, float), (of_sites.shape[0],))
    return np.concatenate([np.nan_to_num(of_sites), column[:, None]], axis=1)


def _at(names: list[str], order: Order) -> Whole:
    return np.array([order[name] for name in names], np.int64)


def _indices(basis: Basis, dataset: Dataset) -> dict[str, Order]:
    """Numbers of everything a rule may name; those without a site first, so that the kernel knows of them, too."""
    with_site = {site.vendor_id for site in basis.sites}
    abroad = {basis.sites[place].iso3 for place in np.nonzero(basis.shore != geography.ONSHORE)[0]}
    named = {"activity": [row.id for row in basis.activities], "site": [row.id for row in basis.sites],
             "vendor": sorted((row.id for row in dataset.vendor), key=lambda name: name in with_site),
             "country": sorted((row.iso3 for row in dataset.location), key=lambda name: name in abroad),
             "shore": list(SHORES)}
    return {kind: {name: place for place, name in enumerate(names)} for kind, names in named.items()}


def _names(dataset: Dataset, basis: Basis, indices: dict[str, Order]) -> Names:
    return Names(
        activity=tuple(row.name for row in basis.activities),
        site=tuple(f"{dataset.vendors[row.vendor_id].name}, {row.city}" for row in basis.sites),
        vendor=tuple(dataset.vendors[name].name for name in indices["vendor"]),
        country=tuple(dataset.locations[name].country for name in indices["country"]),
        shore=tuple("vendors' sites at home" if name == "onshore" else f"{name} sites" for name in SHORES))
