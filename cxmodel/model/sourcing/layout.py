"""Columns and standing rows of a problem: shares, what is open or used, and what each of them costs.

Every link "share of one activity <= open" is a row of its own, and of a vendor's sites the shares are summed
first: more rows, but a linear relaxation near the whole-number answer (Cornuejols, Nemhauser and Wolsey, in
Mirchandani and Francis, Discrete Location Theory, 1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxmodel.model.sourcing.draft import Draft
from cxmodel.model.sourcing.problem import Array, Problem, Whole
from cxmodel.model.sourcing.rules import AtLeast, AtMost, Capacity, LeastSeats, LeastShare, Rule

GROUPED = ("vendor", "country", "shore")


@dataclass(frozen=True, eq=False)
class Layout:
    """Where what stands among the columns; -1 where there is none.

    act, site : of each placement, shape (K,), which are the first K columns. most : the largest share that
    capacity leaves, shape (K,). placed : whether the placement is made, shape (K,). open : site, shape (S,).
    used : vendor, country or shore, by kind, shape (groups,). queues : shape (Q, S). counted : by the id of
    each `AtLeast` rule, shape (groups,).
    """

    act: Whole
    site: Whole
    most: Array
    placed: Whole
    open: Whole
    used: dict[str, Whole]
    queues: Whole
    counted: dict[str, Whole]

    def at(self, mask: np.ndarray) -> Whole:
        """Places of the placements under a mask of shape (K,)."""
        return np.nonzero(mask)[0].astype(np.int64)


def laid_out(problem: Problem, rules: Sequence[Rule], draft: Draft, elastic: bool, costs: bool) -> Layout:
    """Columns for placements and everything the rules and the fixed costs ask about, and their links.

    elastic : capacity and least shares are not yet built into the columns, so that they can give.
    costs : whether fixed costs count in the objective.
    """
    act, site = np.nonzero(problem.allowed)
    room = np.full(problem.capacity.size, np.inf) if elastic else seats_offered(problem, rules)
    need = problem.seats[act, site]
    with np.errstate(divide="ignore", invalid="ignore"):
        most = np.where(need > 0, np.minimum(room[site] / need, 1.0), 1.0)
    single = not elastic and any(isinstance(rule, LeastShare) and rule.limit >= 1 for rule in rules)
    if single:
        most = np.floor(most + 1e-9)
    draft.columns(act.size, most, single)
    draft.rows(*_by_row(act, np.arange(act.size), problem.hours.size), 1.0, 1.0)
    sliver = not single and any(isinstance(rule, LeastShare) for rule in rules)
    placed = draft.columns(act.size, np.ceil(most), True) if sliver else np.full(act.size, -1)
    if sliver:
        draft.rows(np.stack([np.arange(act.size), placed], 1), np.stack([np.ones(act.size), -most], 1), high=0.0)
    opened = _opened(problem, rules, draft, act, site, most, costs)
    return Layout(act, site, most, placed, opened, _used(problem, rules, draft, act, site, opened, costs),
                  _queues(problem, draft, act, site, most, costs), _counted(problem, rules, draft))


def seats_offered(problem: Problem, rules: Sequence[Rule]) -> Array:
    """Seats of each site under the capacity rules, infinite without one, shape (S,)."""
    room = np.full(problem.capacity.size, np.inf)
    for rule in rules:
        if isinstance(rule, Capacity):
            more = np.zeros(room.size)
            for site, seats in rule.more:
                more[site] += seats
            room = np.minimum(room, problem.capacity + rule.limit + more)
    return room


def started(problem: Problem, layout: Layout, shares: Array, size: int, rules: Sequence[Rule]) -> Array:
    """All columns of a plan known beforehand, shape (size,), for the solver to start from."""
    found = np.zeros(size)
    part = shares[layout.act, layout.site]
    found[: part.size] = part
    some = part > 0
    for places, of in ((layout.placed, np.arange(part.size)), (layout.open, layout.site)):
        _mark(found, places, of[some])
    for kind, places in layout.used.items():
        group = problem.groups(kind)[layout.site[some]]
        _mark(found, places, group[group >= 0])
    _mark(found, layout.queues.ravel(), problem.queue[layout.act[some]] * problem.capacity.size + layout.site[some])
    for rule in rules:
        if isinstance(rule, AtLeast):
            enough = work_share(problem, rule.kind, shares) >= rule.share - 1e-9
            _mark(found, layout.counted[rule.id], np.nonzero(enough)[0])
    return found


def work_share(problem: Problem, kind: str, shares: Array) -> Array:
    """Part of all work at each group of a kind, shape (groups,). [share]"""
    group = problem.groups(kind)
    at_site = problem.hours @ shares / problem.total
    return np.bincount(group[group >= 0], weights=at_site[group >= 0], minlength=1).astype(float)


def _mark(found: Array, places: Whole, which: Whole) -> None:
    place = places[which] if places.size else which[:0]
    found[place[place >= 0]] = 1.0


def _by_row(row: Whole, columns: Whole, rows: int) -> tuple[Whole, Array]:
    """Entries (row, column) of ones as a padded table: short rows repeat a column with 0."""
    counts = np.bincount(row, minlength=rows)
    order = np.argsort(row, kind="stable")
    table = np.repeat(columns[order][np.cumsum(counts) - counts][:, None], counts.max(initial=0), axis=1)
    ones = np.arange(counts.max(initial=0))[None, :] < counts[:, None]
    table[ones] = columns[order]
    return table, ones.astype(float)


def _opened(problem: Problem, rules: Sequence[Rule], draft: Draft, act: Whole, site: Whole, most: Array,
            costs: bool) -> Whole:
    abroad = problem.groups("site") >= 0
    asked = any(isinstance(rule, LeastSeats) or (isinstance(rule, AtMost) and rule.kind == "site") for rule in rules)
    needed = (costs & (problem.site_cost > 0)) | (abroad & asked)
    needed[np.setdiff1d(np.arange(needed.size), site)] = False
    places = np.full(needed.size, -1)
    places[needed] = draft.columns(int(needed.sum()), 1.0, True, problem.site_cost[needed] if costs else 0.0)
    mine = np.nonzero(needed[site])[0]
    draft.rows(np.stack([mine, places[site[mine]]], 1), np.stack([np.ones(mine.size), -most[mine]], 1), high=0.0)
    return places


def _used(problem: Problem, rules: Sequence[Rule], draft: Draft, act: Whole, site: Whole, opened: Whole,
          costs: bool) -> dict[str, Whole]:
    """One column for each vendor, country or shore that a rule counts or that costs something by itself."""
    fixed = {"vendor": problem.vendor_cost, "country": problem.country_cost}
    found = {}
    for kind in GROUPED:
        group = problem.groups(kind)
        cost = fixed.get(kind, np.zeros(int(group.max(initial=-1)) + 1))
        asked = any(isinstance(rule, AtMost) and rule.kind == kind for rule in rules)
        needed = (costs & (cost > 0)) | asked
        needed[np.setdiff1d(np.arange(needed.size), group[site])] = False
        places = np.full(needed.size, -1)
        places[needed] = draft.columns(int(needed.sum()), 1.0, True, cost[needed] if costs else 0.0)
        for one in np.nonzero(needed)[0]:
            mine = np.nonzero(group[site] == one)[0]
            _together(draft, act[mine], mine, places[one])
            sites = opened[(group == one) & (opened >= 0)]
            draft.rows(np.stack([sites, np.full(sites.size, places[one])], 1), [1.0, -1.0], high=0.0)
        found[kind] = places
    return found


def _together(draft: Draft, act: Whole, columns: Whole, indicator: int) -> None:
    """Shares of an activity over all these columns <= indicator, for each activity that has any."""
    acts, row = np.unique(act, return_inverse=True)
    table, ones = _by_row(np.asarray(row).ravel(), columns, acts.size)
    full = np.concatenate([table, np.full((acts.size, 1), indicator)], axis=1)
    draft.rows(full, np.concatenate([ones, np.full((acts.size, 1), -1.0)], axis=1), high=0.0)


def _queues(problem: Problem, draft: Draft, act: Whole, site: Whole, most: Array, costs: bool) -> Whole:
    """A column for each queue at each site whose opening costs something."""
    needed = np.zeros(problem.queue_cost.shape, bool)
    needed[problem.queue[act], site] = True
    needed &= problem.queue_cost > 0
    places = np.full(needed.shape, -1)
    if costs and needed.any():
        places[needed] = draft.columns(int(needed.sum()), 1.0, True, problem.queue_cost[needed])
        mine = np.nonzero(needed[problem.queue[act], site])[0]
        pair = np.stack([mine, places[problem.queue[act[mine]], site[mine]]], 1)
        draft.rows(pair, np.stack([np.ones(mine.size), -most[mine]], 1), high=0.0)
    return places


def _counted(problem: Problem, rules: Sequence[Rule], draft: Draft) -> dict[str, Whole]:
    return {rule.id: draft.columns(int(problem.groups(rule.kind).max(initial=-1)) + 1, 1.0, True)
            for rule in rules if isinstance(rule, AtLeast)}
