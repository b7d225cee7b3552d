"""A case as plain arrays: everything that does not change while weights and geography are moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model import fit, gates, hour, risk, staffing
from cxmodel.model.evaluate import geography
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.met import shortfalls
from cxmodel.scenario import Pairs
from cxmodel.tables import Activity, Case, Site

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
CULTURE = "customer_culture"
NO_PRICE = "No quote yet, and no published price: ask for a quote"


@dataclass(frozen=True, eq=False)
class Pools:
    """Queues that are staffed together: the same language and hours. P pools, A activities."""

    of: Whole
    open_hours: Array
    label: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Basis:
    """Arrays over activities (A), sites (S), vendors (V), criteria (C) and locations (L)."""

    case: Case
    activities: tuple[Activity, ...]
    sites: tuple[Site, ...]
    pools: Pools
    home: int
    wage: float
    factor_scores: Array
    unready: Array
    vendor: Whole
    location: Whole
    shore: Whole
    rate: Array
    rate_low: Array
    rate_high: Array
    quoted: NDArray[np.bool_]
    capacity: Array
    scores: Array
    theme_of: Whole
    culture_gap: Array
    served: NDArray[np.bool_]
    language_kind: Whole
    epi: Array
    overlap: Array
    natural: Array
    political: Array
    fx_volatility: Array
    drift: Array
    reasons: tuple[tuple[str, ...], ...]

    @property
    def open_sites(self) -> NDArray[np.bool_]:
        """Sites with a price that pass every gate, shape (S,)."""
        return np.array([not reason for reason in self.reasons], bool)


@lru_cache(maxsize=32)
def basis_of(dataset: Dataset, case_id: str, overrides: Pairs, scores: Pairs = (),
             open_scores: tuple[str, ...] = ()) -> Basis:
    """The arrays of a case under the given assumptions, changed scores and scores taken back.

    Errors: CxError for a case that is not there.
    """
    if scores or open_scores:
        return _rescored(dataset, basis_of(dataset, case_id, overrides, (), ()), overrides, scores, open_scores)
    case, assumed = dataset.case_named(case_id), central(dataset, overrides)
    activities, sites = dataset.activities_of(case_id), dataset.site
    if not any(row.contacts_per_year for row in activities):
        raise CxError(f"{case.name} has no work yet", f"Case {case.name}, activities",
                      "Enter at least one activity with contacts in a year.")
    order = {row.iso3: place for place, row in enumerate(dataset.location)}
    vendors = {row.id: place for place, row in enumerate(dataset.vendor)}
    home = order[case.home_iso3]
    location = np.array([order[site.iso3] for site in sites], int)
    prices = [price_of(site, dataset, assumed) for site in sites]
    kind, epi = geography.language_kinds(dataset.location, activities)
    given = score_matrix(dataset)
    return Basis(
        case=case, activities=activities, sites=sites, pools=_pools(activities, case.open_days), home=home,
        wage=home_wage(case, dataset, assumed), factor_scores=_factors(activities),
        unready=shortfalls(dataset, case_id),
        vendor=np.array([vendors[site.vendor_id] for site in sites], int), location=location,
        shore=geography.shores(dataset.location, home, assumed)[location] if sites else location,
        rate=np.array([price[1] if price else np.nan for price in prices], float),
        rate_low=np.array([price[0] if price else np.nan for price in prices], float),
        rate_high=np.array([price[2] if price else np.nan for price in prices], float),
        quoted=np.array([site.rate_usd_h is not None for site in sites], bool),
        capacity=np.array([site.seats for site in sites], float), scores=given,
        theme_of=_theme_of(dataset), culture_gap=_culture_gap(dataset, given),
        served=_served(activities, sites), language_kind=kind, epi=epi,
        overlap=geography.overlaps(dataset.location, home, activities),
        natural=geography.standing([row.worldriskindex for row in dataset.location]),
        political=geography.standing([None if row.wgi_political_stability_pctile is None
                                      else 100 - row.wgi_political_stability_pctile for row in dataset.location]),
        fx_volatility=geography.currency_swings(dataset.location, home, assumed),
        drift=geography.real_wage_growth(dataset.location),
        reasons=_reasons(dataset, assumed, [price is not None for price in prices], given),
    )


def _rescored(dataset: Dataset, basis: Basis, overrides: Pairs, scores: Pairs, open_scores: tuple[str, ...]) -> Basis:
    """Only what rests on scores, worked out anew."""
    given = score_matrix(dataset, scores, open_scores)
    return replace(basis, scores=given, culture_gap=_culture_gap(dataset, given),
                   reasons=_reasons(dataset, central(dataset, overrides), np.isfinite(basis.rate).tolist(), given))


def price_of(site: Site, dataset: Dataset, assumed: Assumed) -> tuple[float, float, float] | None:
    """Low, middle and high price of a productive hour at a site; None when nobody has named one."""
    if site.rate_usd_h is not None:
        value = float(hour.productive_rate(site.rate_usd_h, site.rate_basis, assumed.shrinkage,
                                           assumed.max_occupancy))
        return value, value, value
    place = dataset.locations[site.iso3]
    return hour.unquoted_range(place.agent_rate_usd_h_low, place.agent_rate_usd_h_high, place.agent_rate_confidence,
                               float(assumed.unquoted_widening))


def home_wage(case: Case, dataset: Dataset, assumed: Assumed) -> float:
    """Agent wage at home: the case's own, else the country's published one. [USD/paid hour]

    Errors: CxError when neither is there; a wage is never made up.
    """
    if case.wage_usd_h is not None:
        return case.wage_usd_h
    place = dataset.locations[case.home_iso3]
    if place.agent_wage_usd_month is None:
        raise CxError(f"No agent wage is known for {place.country}", f"Case {case.name}, agent wage at home",
                      "Enter the wage an agent gets per paid hour.")
    return place.agent_wage_usd_month * 12.0 / float(assumed.paid_hours_per_year)


def home_hour_of(basis: Basis, assumed: Assumed) -> hour.HomeHour:
    """Cost of a productive hour at home, built up; each part a float or of shape (draws, 1)."""
    return hour.home_hour(
        basis.wage, assumed.wage_load, assumed.lead_pay_multiple, assumed.span_of_control, assumed.qa_pay_multiple,
        assumed.qa_ratio, assumed.home_attrition, assumed.replacement_cost_usd, assumed.facility_usd_per_seat_year,
        assumed.technology_usd_per_seat_year, assumed.paid_hours_per_year, assumed.shrinkage)


def event_chances(basis: Basis, assumed: Assumed) -> Array:
    """Chance a year of a country-wide stoppage, shape (L,) or (draws, L)."""
    return risk.event_probability(assumed.event_probability_year, assumed.event_risk_slope, basis.natural,
                                  basis.political)


def handle_times(pool_of: Whole, contacts: Array, live_hours: Array, pools: int) -> Array:
    """Time an agent is busy with a live contact, mean of each queue, shape (pools,); 1 s where none comes. [s]"""
    hours = np.bincount(pool_of, weights=live_hours, minlength=pools)
    calls = np.bincount(pool_of, weights=contacts, minlength=pools)
    busy = (hours > 0) & (calls > 0)
    return np.where(busy, 3600.0 * hours / np.where(busy, calls, 1.0), 1.0)


def staffed(basis: Basis, assumed: Assumed, live_hours: Array, written_hours: Array, pool_of: Whole,
            open_hours: Array, handle: Array, peak: float) -> tuple[Array, Array, Array]:
    """Agents for the live work of each pool and for the written work, real numbers, and the pools' loads.

    Live work is staffed to the promised service level with Erlang C at `peak` times the average load;
    written work at a target occupancy. Shapes: hours (items,), open hours (pools,).
    """
    load = np.bincount(pool_of, weights=live_hours, minlength=open_hours.size) / open_hours * peak
    count = np.bincount(pool_of, weights=(live_hours > 0).astype(float), minlength=open_hours.size)
    live = np.asarray(staffing.agents_equivalent(np.where(count > 0, load, 0.0), handle, basis.case.service_level,
                                                 basis.case.within_seconds, float(assumed.max_occupancy)))
    written = np.asarray(staffing.workload_agents(
        np.bincount(pool_of, weights=written_hours, minlength=open_hours.size) * peak * 3600.0,
        open_hours * 3600.0, float(assumed.written_occupancy)))
    return live, written, load


def numbers(activities: tuple[Activity, ...], field: str) -> Array:
    """One declared figure of every activity, shape (A,)."""
    return np.array([getattr(row, field) for row in activities], float)


def _pools(activities: tuple[Activity, ...], open_days: float) -> Pools:
    keys = sorted({(row.language, row.opens, row.closes) for row in activities})
    return Pools(np.array([keys.index((row.language, row.opens, row.closes)) for row in activities], int),
                 np.array([(closes - opens) * open_days for _, opens, closes in keys], float),
                 tuple(f"{language}, {opens:g}-{closes:g} h" for language, opens, closes in keys))


def _factors(activities: tuple[Activity, ...]) -> Array:
    return np.array([[row.competitive_advantage, row.loyalty_driver, row.elevated_risk, row.customer_proximity]
                     for row in activities], float).reshape(len(activities), 4)


def score_matrix(dataset: Dataset, changed: Pairs = (), taken_back: tuple[str, ...] = ()) -> Array:
    """Scores of every vendor on every criterion, shape (V, C), NaN where nobody has scored. [score 0-4]

    changed, taken_back : a scenario's own scores and those it holds open, by "vendor:criterion"; names that
        the dataset does not have are passed over.
    """
    row = {vendor.id: place for place, vendor in enumerate(dataset.vendor)}
    column = {criterion.id: place for place, criterion in enumerate(dataset.criterion)}
    scores = np.full((len(row), len(column)), np.nan)
    for item in dataset.score:
        if item.score is not None:
            scores[row[item.vendor_id], column[item.criterion_id]] = item.score
    for name, value in (*changed, *((name, np.nan) for name in taken_back)):
        vendor, _, criterion = name.partition(":")
        if vendor in row and criterion in column:
            scores[row[vendor], column[criterion]] = value
    return scores


def _theme_of(dataset: Dataset) -> Whole:
    order = {row.id: place for place, row in enumerate(dataset.theme)}
    return np.array([order[row.theme_id] for row in dataset.criterion], int)


def _culture_gap(dataset: Dataset, scores: Array) -> Array:
    column = next((place for place, row in enumerate(dataset.criterion) if row.id == CULTURE), None)
    known = scores[:, column] / fit.FULL_SCORE if column is not None else np.full(len(dataset.vendor), np.nan)
    return np.where(np.isnan(known), 0.5, 1.0 - known)


def _served(activities: tuple[Activity, ...], sites: tuple[Site, ...]) -> NDArray[np.bool_]:
    spoken = [set(site.languages) for site in sites]
    return np.array([[row.language in words for words in spoken] for row in activities], bool).reshape(
        len(activities), len(sites))


def _reasons(dataset: Dataset, assumed: Assumed, priced: list[bool], scores: Array) -> tuple[tuple[str, ...], ...]:
    """Why a site may not be in a plan, by site; empty when it may."""
    by_vendor, stakes = vendor_gates(dataset, scores), table_stakes(dataset, assumed)
    found = []
    for site, has_price in zip(dataset.site, priced, strict=True):
        place = dataset.locations[site.iso3].country
        told = list(by_vendor[site.vendor_id]) + [f"{place}: {reason}" for reason in stakes[site.iso3]]
        found.append(tuple(told + ([] if has_price else [NO_PRICE])))
    return tuple(found)


def table_stakes(dataset: Dataset, assumed: Assumed) -> dict[str, list[str]]:
    """Why a country fails the table stakes, by country; empty lists pass."""
    return {row.iso3: gates.location_reasons(geography.stakes(row, assumed)) for row in dataset.location}


def vendor_gates(dataset: Dataset, scores: Array) -> dict[str, list[str]]:
    """Why a vendor fails the checklist, by vendor; empty lists pass. scores : as `score_matrix` gives them."""
    asked = [(place, row) for place, row in enumerate(dataset.criterion) if row.kind == "gate"]
    minimums = {row.id: row.minimum for _, row in asked if row.minimum is not None}
    names = {row.id: row.name for _, row in asked}
    given = [{row.id: None if np.isnan(line[place]) else float(line[place]) for place, row in asked}
             for line in scores]
    return {vendor.id: gates.vendor_reasons(line, minimums, names)
            for vendor, line in zip(dataset.vendor, given, strict=True)}
