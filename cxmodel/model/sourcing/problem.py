"""What may go where and what it costs and risks, as plain arrays; and a plan worked out on them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError, raise_all

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
KINDS = ("site", "vendor", "country", "shore", "moved")
MEASURES = ("cost", "adjusted", "risk")
SMALL = 1e-6


def _none() -> Array:
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Problem:
    """A activities, S sites (home, if there is one, is a site), Q queues, V vendors, C countries.

    cost, risk : of all of an activity at a site, shape (A, S). [USD], [any unit that adds up]
    allowed : whether it may go there at all, shape (A, S); what is not allowed may hold any number.
    hours : work of an activity, which shares of the work are counted in, shape (A,). [h]
    seats : seats all of it needs at a site, shape (A, S). [seats]
    capacity : seats a site offers, shape (S,); binding only under the rule `Capacity`. [seats]
    vendor, country, shore : index of each, shape (S,); -1 does not count, as home never does.
    home : column of home; -1 when all work must go elsewhere.
    loss : money at risk of all of an activity at a site, shape (A, S). [USD]
    site_cost, vendor_cost, country_cost : once for each that gets any work, shapes (S,), (V,), (C,). [USD]
    queue : queue an activity is answered in, shape (A,). queue_cost : once for each queue that a site keeps
        open, shape (Q, S): what smaller queues, travel and supervision cost apart from the work. [USD]
    offset : added to the cost of every plan, so that all work at home may cost 0. [USD]
    Fields left out are zeros. Errors: CxError, all faults at once.
    """

    cost: Array
    risk: Array
    allowed: NDArray[np.bool_]
    hours: Array
    seats: Array
    capacity: Array
    vendor: Whole
    country: Whole
    shore: Whole
    home: int = -1
    loss: Array = field(default_factory=_none)
    site_cost: Array = field(default_factory=_none)
    vendor_cost: Array = field(default_factory=_none)
    country_cost: Array = field(default_factory=_none)
    queue: Whole = field(default_factory=lambda: np.zeros(0, np.int64))
    queue_cost: Array = field(default_factory=_none)
    offset: float = 0.0

    def __post_init__(self) -> None:
        allowed = np.asarray(self.allowed, bool)
        if allowed.ndim != 2 or not allowed.size or not -1 <= self.home < allowed.shape[1]:
            raise CxError("There is nothing to place, or nowhere", "Plan", "Give activities, sites and home's column.")
        acts, sites = allowed.shape
        for name in ("vendor", "country", "shore"):
            self._take(name, getattr(self, name), (sites,), np.int64)
        own = np.arange(sites) == self.home
        for name in ("vendor", "country", "shore"):
            object.__setattr__(self, name, np.where(own, -1, getattr(self, name)))
        if not np.size(self.queue):
            object.__setattr__(self, "queue", np.zeros(acts, np.int64))
        counts = [int(np.max(getattr(self, name), initial=-1)) + 1 for name in ("vendor", "country", "queue")]
        shapes = {"cost": (acts, sites), "risk": (acts, sites), "allowed": (acts, sites), "hours": (acts,),
                  "seats": (acts, sites), "capacity": (sites,), "queue": (acts,), "loss": (acts, sites),
                  "site_cost": (sites,), "vendor_cost": (counts[0],), "country_cost": (counts[1],),
                  "queue_cost": (counts[2], sites)}
        for name, shape in shapes.items():
            kind = {"allowed": bool, "queue": np.int64}.get(name, float)
            self._take(name, getattr(self, name), shape, kind)
        raise_all(_faults(self))

    def _take(self, name: str, given: ArrayLike, shape: tuple[int, ...], kind: type) -> None:
        """Keep a read-only copy of the given numbers; left out is zeros, and 0 where nothing may go."""
        value = np.array(given, kind)
        if not value.size:
            value = np.zeros(shape, kind)
        if value.shape != shape:
            raise CxError(f"{name} has the shape {value.shape}, not {shape}", "Plan", "Give one number for each.")
        if name in ("cost", "risk", "loss", "seats"):
            value = np.where(self.allowed, value, 0.0)
        value.flags.writeable = False
        object.__setattr__(self, name, value)

    @property
    def total(self) -> float:
        """All work. [h]"""
        return float(self.hours.sum())

    def groups(self, kind: str) -> Whole:
        """Which site, vendor, country, shore or moved work (0) each column counts to, shape (S,); -1 to none."""
        if kind in ("site", "moved"):
            own = np.arange(self.capacity.size) == self.home
            return np.where(own, -1, np.arange(self.capacity.size) if kind == "site" else 0)
        return {"vendor": self.vendor, "country": self.country, "shore": self.shore}[kind]

    def measured(self, measure: str) -> Array:
        """What is added up over placements: cost, adjusted (cost and money at risk) or risk, shape (A, S)."""
        return {"cost": self.cost, "adjusted": self.cost + self.loss, "risk": self.risk}[measure]

    def scale(self, measure: str) -> float:
        """Size of the sums, to judge rounding by: every activity at its largest figure."""
        parts = float(np.abs(self.measured(measure)).max(axis=1).sum())
        fixed = 0.0 if measure == "risk" else float(max(x.max(initial=0.0) for x in self.fixed_costs))
        return max(parts, fixed) or 1.0

    @property
    def fixed_costs(self) -> tuple[Array, Array, Array, Array]:
        return self.site_cost, self.vendor_cost, self.country_cost, self.queue_cost


@dataclass(frozen=True, eq=False)
class Plan:
    """Where the work goes, worked out from the shares alone.

    shares : part of an activity at a site, shape (A, S), adding to 1 by activity. [share]
    cost, loss, fixed : offset and fixed costs are in cost; `fixed` says how much they are. [USD]
    risk : as the problem counts it.
    sites, vendors, countries : those with any work, home left out.
    """

    shares: Array
    cost: float
    loss: float
    risk: float
    fixed: float
    sites: tuple[int, ...]
    vendors: tuple[int, ...]
    countries: tuple[int, ...]

    def value(self, objective: str) -> float:
        """What the objective minimises."""
        return {"cost": self.cost, "adjusted": self.cost + self.loss, "risk": self.risk}[objective]


def plan_of(problem: Problem, shares: ArrayLike) -> Plan:
    """A plan's figures from its shares, by addition alone.

    >>> two = Problem([[0, 3.0]], [[0, 1.0]], [[True, True]], [10.0], [[0, 4.0]], [9, 9], [0, 0], [0, 0], [0, 0],
    ...               home=0, site_cost=[0, 5.0])
    >>> plan = plan_of(two, [[0.5, 0.5]])
    >>> plan.cost, plan.risk, plan.sites
    (6.5, 0.5, (1,))
    """
    part = np.asarray(shares, float)
    some = part > 0
    at_site = some.any(axis=0)
    queues = np.zeros(problem.queue_cost.shape, bool)
    np.logical_or.at(queues, problem.queue, some)
    used = {kind: np.unique(problem.groups(kind)[at_site & (problem.groups(kind) >= 0)])
            for kind in ("site", "vendor", "country")}
    fixed = float(problem.site_cost[at_site].sum() + problem.vendor_cost[used["vendor"]].sum()
                  + problem.country_cost[used["country"]].sum() + problem.queue_cost[queues].sum())
    return Plan(part, float((problem.cost * part).sum()) + fixed + problem.offset, float((problem.loss * part).sum()),
                float((problem.risk * part).sum()), fixed, *(tuple(found.tolist()) for found in used.values()))


def _faults(problem: Problem) -> list[CxError]:
    found = []

    def fault(wrong: bool, what: str, mend: str) -> None:
        if wrong:
            found.append(CxError(what, "Plan", mend))

    numbers = (problem.cost, problem.risk, problem.loss, problem.hours, problem.seats, *problem.fixed_costs)
    fault(not all(np.isfinite(x).all() for x in numbers), "A cost, risk or need is missing",
          "Give a number wherever an activity may go.")
    fault(any((x < 0).any() for x in (problem.hours, problem.seats, problem.capacity, *problem.fixed_costs)),
          "Hours, seats or a fixed cost are below zero", "Enter zero or more.")
    fault(not problem.hours.sum() > 0, "There is no work", "Enter at least one activity with hours.")
    nowhere = np.nonzero(~problem.allowed.any(axis=1))[0]
    fault(nowhere.size > 0, f"Activities {nowhere.tolist()} may go nowhere", "Allow home or a site.")
    fault(bool(np.min(problem.queue, initial=0) < 0), "An activity has no queue", "Number queues from 0.")
    return found
