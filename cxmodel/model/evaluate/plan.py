"""From weights and geography to a plan: capability, severity, worth of every option, allocation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.model import fit, gates, portfolio, readiness, score, staffing, triage
from cxmodel.model.evaluate import geography, money
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.basis import (
    Array,
    Basis,
    Whole,
    basis_of,
    event_chances,
    handle_times,
    home_hour_of,
    numbers,
    staffed,
)
from cxmodel.model.evaluate.met import layers_of
from cxmodel.model.evaluate.stakes import Stakes, need_of, stakes_of
from cxmodel.model.evaluate.work import work_of
from cxmodel.scenario import Pairs, Scenario


@dataclass(frozen=True, eq=False)
class Today:
    """All work at home, central values. Shapes: activities (A,), pools (P,)."""

    work: dict[str, Any]
    hours: Array
    live_hours: Array
    seats_by_activity: Array
    seats: float
    hour: Any
    home: money.Home
    event: Array
    friction: Array
    abandoned: float

    @property
    def total_hours(self) -> float:
        return float(self.hours.sum())


@dataclass(frozen=True, eq=False)
class Options:
    """Every activity at every site, shape (A, S), and what the scenario says of the activities.

    saving, at_risk : of all of an activity at a site, over the horizon. [USD]
    """

    stakes: Stakes
    criticality: Array
    verdict: Whole
    movable: Array
    need: Array
    capability: Array
    severity: Array
    allowed: NDArray[np.bool_]
    gain: Array
    risk: Array
    moved: money.Moved
    saving: Array
    at_risk: Array


@dataclass(frozen=True, eq=False)
class Plan:
    """The chosen placements, and the seats and queues that follow. Shapes: placements (K,)."""

    allocation: portfolio.Allocation
    pooling: Array
    home_pooling: Array
    seats_moved: Array
    seats_home: float
    gate: str
    country_cap: float
    used_sites: int
    abandoned: float


@lru_cache(maxsize=32)
def today_of(dataset: Dataset, case_id: str, overrides: Pairs, years: int, scores: Pairs = (),
             open_scores: tuple[str, ...] = (), ready: Pairs = ()) -> Today:
    """Work, seats and cost while everything is served at home. Of a scenario's scores only friction knows.

    ready : a scenario's own readiness of the layers before a person, by "layer:side". [score 0-4]
    """
    basis = basis_of(dataset, case_id, overrides, scores, open_scores)
    assumed = central(dataset, overrides)
    if scores or open_scores:
        return replace(today_of(dataset, case_id, overrides, years, (), (), ready),
                       friction=friction_of(basis, assumed, slice(None), slice(None)))
    work, pools = work_of(basis, assumed, layers_of(dataset, case_id, ready)), basis.pools
    handle = handle_times(pools.of, work["live_contacts"], work["live"], pools.open_hours.size)
    live, _, load = staffed(basis, assumed, work["live"], work["written"], pools.of, pools.open_hours, handle, 1.0)
    occupancy = np.where(load > 0, load / np.where(live > 0, live, 1.0), 1.0)
    live_hours = work["live"] / occupancy[pools.of]
    hours = live_hours + work["written"] / float(assumed.written_occupancy)
    seats = seats_of(basis, assumed, work["live"], work["written"], pools.of, pools.open_hours, handle)
    raw = (work["live"] / occupancy[pools.of] + work["written"]) / pools.open_hours[pools.of]
    cost = home_hour_of(basis, assumed)
    return Today(work, hours, live_hours, raw / raw.sum() * seats.sum() if raw.sum() else raw, float(seats.sum()),
                 cost, home_money(basis, cost.total, assumed, years), event_chances(basis, assumed),
                 friction_of(basis, assumed, slice(None), slice(None)),
                 given_up(basis, work["live_contacts"], load, pools.of, handle))


def home_money(basis: Basis, built_up: Any, assumed: Assumed, years: int) -> money.Home:
    """Home's figures for the money lines; a typed-in cost of an hour goes before the built-up one."""
    typed = basis.case.home_cost_usd_h
    return money.Home(built_up if typed is None else typed, basis.wage * (1.0 + np.asarray(assumed.wage_load)),
                      years, basis.case.volume_growth, basis.case.customer_value_usd)


def seats_of(basis: Basis, assumed: Assumed, live: Array, written: Array, pool_of: Whole,
             open_hours: Array, handle: Array) -> Array:
    """Seats at the busiest half hour: whole agents of each queue over shrinkage, rounded up. [seats]"""
    answering, writing, _ = staffed(basis, assumed, live, written, pool_of, open_hours, handle,
                                    float(assumed.peak_to_average))
    scheduled = 1.0 - float(assumed.shrinkage)
    return np.ceil(np.ceil(answering - 1e-9) / scheduled - 1e-9) + np.ceil(writing / scheduled - 1e-9)


def friction_of(basis: Basis, assumed: Assumed, act: Any, site: Any) -> Array:
    """Friction of language, clock, culture and unready work at sites: (A, S), or (..., K) for paired indices."""
    grid = isinstance(act, slice)
    place = basis.location[site]
    pick = (lambda table: table[:, place]) if grid else (lambda table: table[act, place])
    kind, overlap = pick(basis.language_kind), pick(basis.overlap)
    opening = np.array([row.closes - row.opens for row in basis.activities], float)
    share = overlap / (opening[:, None] if grid else opening[act])
    language = np.select(
        [kind == geography.LEARNT, kind == geography.UNSCORED, kind == geography.SECOND],
        [np.nan_to_num(fit.english_friction(basis.epi[place], assumed.language_epi_native,
                                            assumed.language_friction_at_400)) + 0.0 * kind,
         assumed.language_friction_unknown + 0.0 * kind, assumed.second_language_friction + 0.0 * kind], 0.0)
    parts = [language, assumed.time_friction * (1.0 - share),
             assumed.culture_friction * basis.culture_gap[basis.vendor[site]]]
    if basis.unready.any():
        parts.append(readiness.friction(basis.unready[:, None] if grid else basis.unready[act],
                                        assumed.unready_friction))
    return fit.together(*parts)


def weights_of(dataset: Dataset, scenario: Scenario, basis: Basis) -> Array:
    """Weight of each criterion, shape (C,), adding to 1; gates pass or fail and carry none.

    A theme without a scored criterion counts for nothing; without any scored criterion all are 0.
    """
    given, found = dict(scenario.criterion_weights), np.zeros(len(dataset.criterion))
    scored = np.array([row.kind == "score" for row in dataset.criterion], bool)
    if scored.any():
        themes = np.array([scenario.weight(row.id) for row in dataset.theme], float)
        inside = np.array([given.get(row.id, row.default_weight) for row in dataset.criterion], float)
        found[scored] = score.criterion_shares(themes, basis.theme_of[scored], inside[scored])
    return found


def options_of(dataset: Dataset, scenario: Scenario, basis: Basis, today: Today, assumed: Assumed) -> Options:
    """Worth and risk of every activity at every site under the scenario's weights."""
    stakes = stakes_of(dataset, scenario, basis)
    critical = stakes.criticality(assumed)
    verdict = triage.verdicts(stakes.factors(assumed), stakes.weights, scenario.keep_above, scenario.outsource_below,
                              scenario.veto_at)
    for place, row in enumerate(basis.activities):
        by_hand = dict(scenario.placements).get(row.id)
        verdict[place] = triage.NAMES.index(by_hand) if by_hand else verdict[place]
    needed = need_of(basis, critical, stakes.felt, assumed)
    able = score.capability(basis.scores, weights_of(dataset, scenario, basis))
    severe = fit.severity(needed[:, None], able[basis.vendor][None, :], today.friction)
    moved = _moved_everywhere(basis, today, severe)
    lines = money.lines(moved, today.home, assumed)
    with np.errstate(invalid="ignore"):
        allowed = basis.served & basis.open_sites[None, :] & _wanted(dataset, scenario, basis)
        saving, at_risk = lines.saving, lines.at_risk
        gain = np.where(allowed, saving - at_risk, 0.0)
    if scenario.objective == "cost":
        gain = np.where(allowed, saving, 0.0)
    elif scenario.objective == "risk":
        gain = np.where(allowed, -at_risk - 1e-3 * lines.run, 0.0)
    movable = np.choose(verdict, [0.0, scenario.shared_out, 1.0])
    risk = today.hours[:, None] * critical[:, None] * severe
    return Options(stakes, critical, verdict, movable, needed, able, severe, allowed, gain, risk, moved, saving,
                   at_risk)


def _wanted(dataset: Dataset, scenario: Scenario, basis: Basis) -> NDArray[np.bool_]:
    """Options the geography rules leave: enough shared hours, no country ruled out."""
    out = np.array([row.iso3 in scenario.excluded_countries for row in dataset.location], bool)
    needed = np.array([min(scenario.overlap_hours, row.closes - row.opens) for row in basis.activities])
    return (basis.overlap >= needed[:, None] - 1e-9)[:, basis.location] & ~out[basis.location][None, :]


def _moved_everywhere(basis: Basis, today: Today, severe: Array) -> money.Moved:
    people = numbers(basis.activities, "customers") * today.work["through"]
    loyalty = numbers(basis.activities, "loyalty_multiplier")
    event = np.where(basis.shore == geography.ONSHORE, 0.0, today.event[basis.location])
    return money.Moved(today.hours[:, None], basis.rate[None, :], severe, 1.0, people[:, None],
                       today.work["reaching"][:, None], loyalty[:, None], event[None, :],
                       basis.drift[basis.location][None, :], 1.0)


def plan_of(scenario: Scenario, basis: Basis, today: Today, options: Options, assumed: Assumed) -> Plan:
    """Place the work, then staff what is left at home and what every site got."""
    gate, cap = gate_of(scenario, today, assumed)
    foreign = np.where(basis.shore == geography.ONSHORE, -1, basis.location)
    shares = np.array([scenario.onshore, scenario.nearshore, scenario.offshore])
    longer = fit.workload_factor(options.severity, assumed.handle_time_uplift, assumed.repeat_uplift)
    found = portfolio.allocate(portfolio.Problem(
        options.gain, options.allowed, today.hours, today.seats_by_activity[:, None] * longer, options.movable,
        scenario.moved_share,
        basis.shore, foreign, basis.capacity, shares, cap))
    return staffed_plan(basis, today, options, assumed, found, gate, cap)


def gate_of(scenario: Scenario, today: Today, assumed: Assumed) -> tuple[str, float]:
    """Verdict of the scale gate, and the largest share of the moved work that one foreign country may take."""
    gate = gates.scale_gate(today.seats, float(assumed.scale_gate_seats))
    least = scenario.country_cap if gate == "niche" else float(assumed.scale_gate_country_cap)
    return gate, min(scenario.country_cap, least)


def staffed_plan(basis: Basis, today: Today, options: Options, assumed: Assumed, found: portfolio.Allocation,
                  gate: str, cap: float) -> Plan:
    """Queues of the plan: one per site (or home), language and hours; smaller queues need more people."""
    pools, work = basis.pools, today.work
    if not found.activity.size:
        ones = np.ones(len(basis.activities))
        return Plan(found, np.zeros(0), ones, np.zeros(0), today.seats, gate, cap, 0, today.abandoned)
    factor = fit.workload_factor(options.severity[found.activity, found.site], assumed.handle_time_uplift,
                                 assumed.repeat_uplift)
    kept = found.at_home(len(basis.activities))
    act = np.concatenate([np.arange(len(basis.activities)), found.activity])
    where = np.concatenate([np.full(len(basis.activities), -1), found.site])
    part = np.concatenate([kept, found.share * factor])
    repeats = 1.0 + float(assumed.repeat_uplift) * options.severity[found.activity, found.site]
    calls = work["live_contacts"][act] * np.concatenate([kept, found.share * repeats])
    keys, queue = np.unique(np.stack([where, pools.of[act]]), axis=1, return_inverse=True)
    queue = np.asarray(queue).ravel()
    open_hours = pools.open_hours[keys[1]]
    live, written = work["live"][act] * part, work["written"][act] * part
    handle = handle_times(queue, calls, live, open_hours.size)
    staff, _, load = staffed(basis, assumed, live, written, queue, open_hours, handle, 1.0)
    reference = np.bincount(queue, weights=today.live_hours[act] * part, minlength=open_hours.size)
    stretch = np.where(reference > 0, staff * open_hours / np.where(reference > 0, reference, 1.0), 1.0)
    whole = today.hours[act]
    live_part = np.where(whole > 0, today.live_hours[act] / np.where(whole > 0, whole, 1.0), 0.0)
    pooling = 1.0 + live_part * (np.maximum(stretch[queue], 1.0) - 1.0)
    seats = seats_of(basis, assumed, live, written, queue, open_hours, handle)
    weight = live + written
    of_queue = np.bincount(queue, weights=weight, minlength=open_hours.size)
    share = np.where(of_queue[queue] > 0, weight / np.where(of_queue[queue] > 0, of_queue[queue], 1.0), 0.0)
    by_item = seats[queue] * share
    count = len(basis.activities)
    return Plan(found, pooling[count:], pooling[:count], by_item[count:], float(by_item[:count].sum()), gate, cap,
                int(np.unique(found.site).size), given_up(basis, calls, load, queue, handle))


def given_up(basis: Basis, contacts: Array, load: Array, queue: Whole, handle: Array) -> float:
    """Live contacts given up in a year over all queues (Erlang A); 0 when the case names no patience.

    Every queue is taken at exactly the promised service level: the slack that an occupancy cap leaves
    in a large queue is not counted on, or a plan would look worse for dropping what nobody promised.
    Agents are real numbers; between two whole numbers the share given up is read off the line. That share
    does not depend on the time promised, and without one it is quicker to work out.
    """
    patience, within = basis.case.patience_seconds, basis.case.within_seconds
    if patience is None:
        return 0.0
    offered = np.bincount(queue, weights=contacts, minlength=load.size)
    agents = np.asarray(staffing.agents_equivalent(load, handle, basis.case.service_level, within))
    shares = np.zeros(load.size)
    for place in np.nonzero(load > 0)[0]:
        low = int(agents[place])
        ends = [staffing.erlang_a(float(load[place]), low + more, float(handle[place]), 0.0, patience).abandon_share
                for more in (0, 1)]
        shares[place] = ends[0] + (agents[place] - low) * (ends[1] - ends[0])
    return float((offered * shares).sum())
