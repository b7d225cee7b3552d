"""What smaller queues cost: a charge for each queue kept open at a place, and callers who give up.

Staffing is not linear: half a queue needs more than half its people. The optimiser takes a fixed charge for each
place at which a queue is open, home included, beyond the one place it needs; first from a split into halves, then
from the queues of a plan at hand, so that for this plan the charges are what `evaluate` finds.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxmodel.model.evaluate import money, rows
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Array, Basis, Whole, handle_times, staffed
from cxmodel.model.evaluate.plan import Options, Today, given_up
from cxmodel.model.evaluate.plan import Plan as Staffed
from cxmodel.model.evaluate.sourced.charges import Charges
from cxmodel.model.evaluate.sourced.told import Posed
from cxmodel.model.sourcing.layout import seats_offered

_HALF = 0.5
ROUNDING_SEATS = 1.0


def typical(basis: Basis, today: Today, options: Options, assumed: Assumed, years: int, lost: bool = True) -> Charges:
    """Charges before any plan is known: every queue split into halves. lost : callers who give up count, too."""
    pools, work = basis.pools, today.work
    count, half = pools.open_hours.size, _HALF * work["live"]
    handle = handle_times(pools.of, work["live_contacts"], work["live"], count)
    staff, _, load = staffed(basis, assumed, half, 0.0 * half, pools.of, pools.open_hours, handle, 1.0)
    needed = np.bincount(pools.of, weights=_HALF * today.live_hours, minlength=count)
    more = np.maximum(np.divide(staff * pools.open_hours, needed, out=np.ones(count), where=needed > 0) - 1.0, 0.0)
    more = np.where(more > 1e-9, more, 0.0)  # rounding is no queue
    live_part = np.divide(today.live_hours, today.hours, out=np.zeros(today.hours.size), where=today.hours > 0)
    by_site = _HALF * (more[pools.of] * live_part)[:, None] * _worked(options, today, assumed) / years
    at_home = _HALF * more[pools.of] * today.live_hours * _home_year(today, assumed, years)
    shares = _shares_lost(basis, load, handle), _shares_lost(basis, 2.0 * load, handle)
    call, calls = call_year(today, assumed, years), work["live_contacts"]
    more_lost = np.maximum(shares[0] - shares[1], 0.0) * float(lost)
    split = np.asarray(np.bincount(pools.of, weights=calls, minlength=count) * more_lost * call, float)
    both = _by_queue(pools.of, by_site, count) + _by_queue(pools.of, at_home[:, None], count) + split[:, None]
    priced = np.isfinite(basis.rate)
    home = both[:, priced].mean(axis=1) if priced.any() else np.zeros(count)
    again = calls * shares[1][pools.of] * float(assumed.repeat_uplift) * call
    waits = np.concatenate([again[:, None] * options.severity, np.zeros((calls.size, 1))], axis=1)
    return Charges(np.concatenate([both, home[:, None]], axis=1), split, waits, np.zeros(basis.capacity.size + 1))


def of_plan(posed: Posed, plan: Staffed) -> Charges:
    """Charges that are right for the queues of a plan at hand; elsewhere as they were.

    Home's charge stays, so that all work at home still costs nothing; what a queue costs at home beside its
    sites is part of the sites' charges.
    """
    queue, found = posed.basis.pools.of, plan.allocation
    charge, spent = posed.problem.queue_cost.copy(), _spent(posed, plan)
    left = found.at_home(queue.size)
    more = posed.today.hours * left * (plan.home_pooling - 1.0) * _home_year(posed.today, posed.assumed, posed.years)
    at_home = np.bincount(queue, weights=more, minlength=charge.shape[0])
    stays = np.bincount(queue, weights=left > 0, minlength=charge.shape[0]) > 0
    sites = {int(one): np.unique(found.site[queue[found.activity] == one]) for one in np.unique(queue[found.activity])}
    lost = _lost(posed, plan, {one: places.size - 1 + int(stays[one]) for one, places in sites.items()})
    for one, places in sites.items():
        shared = (at_home[one] + lost[one] + (0.0 if stays[one] else charge[one, -1])) / places.size
        charge[one, places] = np.maximum(spent[one, places] + shared, 0.0)
    return replace(posed.charges, of_queue=charge, held_back=_held_back(posed, plan), slack=float(lost.sum()))


def charged(posed: Posed, charges: Charges) -> Posed:
    """The same question under other charges."""
    problem, before = posed.problem, posed.charges
    changed = replace(problem, queue_cost=charges.of_queue, offset=charges.offset,
                      capacity=np.maximum(problem.capacity + before.held_back - charges.held_back, 0.0))
    return replace(posed, problem=changed, charges=charges)


def seats_short(posed: Posed, plan: Staffed) -> Array:
    """Seats that the staffed plan needs at a site beyond its offer and what is granted, shape (S,). [seats]"""
    offered = _offered(posed)
    needed = np.bincount(plan.allocation.site, weights=plan.seats_moved, minlength=offered.size)
    return np.maximum(needed - offered, 0.0)


def _held_back(posed: Posed, plan: Staffed) -> Array:
    """Seats held back at each site so that the work of this plan no longer fits where it is short, shape (S + 1,)."""
    over, found = np.append(seats_short(posed, plan), 0.0), plan.allocation
    used = np.bincount(found.site, weights=posed.problem.seats[found.activity, found.site] * found.share,
                       minlength=over.size)
    before = posed.charges.held_back
    spare = np.append(np.maximum(_offered(posed) - used[:-1], 0.0), 0.0)
    return np.where(over > ROUNDING_SEATS, np.maximum(before, spare) + over, before)


def _offered(posed: Posed) -> Array:
    """Seats that the sites offer and that are granted, before any are held back, shape (S,). [seats]"""
    return seats_offered(posed.problem, posed.asked)[:-1] + posed.charges.held_back[:-1]


def _spent(posed: Posed, plan: Staffed) -> Array:
    """What the plan's smaller queues cost at the sites, shape (Q, S). [USD/year]"""
    moved = rows.placed(posed.options, plan)
    kept = [money.lines(one, posed.today.home, posed.assumed).saving for one in (replace(moved, pooling=1.0), moved)]
    found = np.zeros((posed.problem.queue_cost.shape[0], posed.basis.capacity.size))
    place = posed.basis.pools.of[plan.allocation.activity], plan.allocation.site
    np.add.at(found, place, (kept[0] - kept[1]) / posed.years)
    return found


def _lost(posed: Posed, plan: Staffed, splits: dict[int, int]) -> Array:
    """What callers who give up in smaller queues cost, by queue, shape (Q,): the plan's, shared out by its splits.

    splits : places beyond the first at which a queue is open. Those who give up because they call again are not here.
    """
    found, split = plan.allocation, posed.charges.of_split
    reckoned = np.array([split[one] * splits.get(one, 0) for one in range(split.size)])
    if not reckoned.sum() > 0:
        return reckoned
    again = float((posed.charges.waits[found.activity, found.site] * found.share).sum())
    really = (plan.abandoned - posed.today.abandoned) * call_year(posed.today, posed.assumed, posed.years)
    return reckoned * (really - again) / reckoned.sum()


def _worked(options: Options, today: Today, assumed: Assumed) -> Array:
    """What grows with the hours worked, of all of an activity at a site, shape (A, S). [USD over the horizon]"""
    lines = money.lines(options.moved, today.home, assumed)
    return np.nan_to_num(lines.run + lines.overheads + lines.selection + lines.training + lines.double_running)


def _home_year(today: Today, assumed: Assumed, years: int) -> float:
    """Cost of one hour a year at home, growth included, averaged over the horizon. [USD/h]"""
    growth = money.growth_over(money.home_growth(assumed, today.home), today.home.years)
    return float(today.home.cost * growth) / years


def call_year(today: Today, assumed: Assumed, years: int) -> float:
    """Value of one call given up a year, growth and ramp included, averaged over the horizon. [USD]"""
    volume = money.growth_over(today.home.growth, today.home.years) - money.ramp_lost(assumed)
    return float(assumed.abandoned_call_value_usd * volume) / years


def _shares_lost(basis: Basis, load: Array, handle: Array) -> Array:
    """Share of calls given up in each queue at a load, shape (Q,)."""
    places = np.arange(load.size)
    return np.array([given_up(basis, np.ones(1), np.where(places == one, load, 0.0), np.array([one]), handle)
                     for one in places])


def _by_queue(queue: Whole, by_activity: Array, count: int) -> Array:
    found = np.zeros((count, by_activity.shape[1]))
    np.add.at(found, queue, by_activity)
    return found
