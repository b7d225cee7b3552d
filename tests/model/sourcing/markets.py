"""Small made-up markets and rule sets, drawn from a seeded generator; whole numbers, so that ties happen."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import numpy as np

from cxmodel.model.sourcing import Problem
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
    Rule,
)

WHOLE = LeastShare(id="whole", limit=1.0)
HARD = (Capacity(id="seats"), AtMost(id="few", kind="vendor", limit=3), AtMost(id="near", kind="country", limit=3),
        Cap(id="cap", kind="country", limit=0.6), LeastSeats(id="least", limit=8.0),
        LeastShare(id="slivers", limit=0.2))
IMPOSSIBLE = (*HARD, AtLeast(id="two", kind="vendor", limit=2, share=0.05), AtMost(id="one", kind="vendor", limit=1),
              AtMost(id="one place", kind="country", limit=1), Floor(id="moves", kind="moved", of="all", limit=0.8))


def market(rng: np.random.Generator, acts: int, sites: int, home: bool = True, queues: int = 1) -> Problem:
    """Activities and sites (home first, if any) of up to three vendors, countries and shores."""
    hours = rng.integers(1, 9, acts).astype(float)
    saving = rng.integers(-4, 12, (acts, sites))
    severity = rng.integers(0, 6, (acts, sites))
    seats = hours[:, None] * rng.integers(1, 4, (acts, sites))
    capacity = rng.integers(4, int(seats.sum(axis=0).max()) + 5, sites).astype(float)
    if home:
        saving[:, 0], severity[:, 0], capacity[0] = 0, 0, np.inf
    allowed = rng.random((acts, sites)) < 0.85
    allowed[:, 0] = True
    queue = rng.integers(0, queues, acts)
    queue[0] = queues - 1
    vendor, country = rng.integers(0, 3, sites), rng.integers(0, 3, sites)
    vendor[-1], country[-1] = 2, 2
    return Problem(
        -hours[:, None] * saving, hours[:, None] * severity, allowed, hours, seats, capacity, vendor, country,
        np.append(rng.integers(0, 3, sites - 1), 2), home=0 if home else -1, loss=hours[:, None] * severity * 2.0,
        site_cost=rng.integers(0, 12, sites), vendor_cost=rng.integers(0, 15, 3), country_cost=rng.integers(0, 15, 3),
        queue=queue, queue_cost=rng.integers(0, 6, (queues, sites)), offset=float(rng.integers(-20, 20)))


def grid(rng: np.random.Generator, acts: int, vendors: int, places: int) -> Problem:
    """Every vendor in every place and home, real numbers: the plan that looks best in parts is seldom the best."""
    vendor, country = np.repeat(np.arange(vendors), places), np.tile(np.arange(places), vendors)
    sites = vendor.size + 1
    hours, critical = rng.lognormal(9, 1, acts), rng.random(acts)
    severity = np.clip(rng.normal(0.35, 0.2, (acts, sites)), 0, 1)
    severity[:, 0] = 0.0
    rate = np.append(35.0, rng.uniform(9, 30, sites - 1) + 5.0)
    seats = hours[:, None] / 1200 * (1 + 0.3 * severity)
    capacity = np.append(np.inf, rng.uniform(0.1, 0.5, sites - 1) * seats.sum(axis=0).mean())
    return Problem(
        hours[:, None] * (rate * (1 + 0.6 * severity) - 40.0), hours[:, None] * critical[:, None] * severity,
        rng.random((acts, sites)) < np.append(1.0, np.full(sites - 1, 0.8)), hours, seats, capacity,
        np.append(-1, vendor), np.append(-1, country), np.append(-1, country * 3 // places), home=0,
        site_cost=np.append(0.0, np.full(sites - 1, 6e4)), vendor_cost=np.full(vendors, 1.2e5),
        country_cost=np.full(places, 8e4), offset=5.0 * float(hours.sum()))


def rule_book(rng: np.random.Generator, problem: Problem, count: int, harsh: bool = False) -> list[Rule]:
    """Some rules, each of another kind; `harsh` ones are likely to conflict."""
    acts, sites = problem.allowed.shape

    def share(low: int, high: int) -> float:
        return float(rng.integers(low, high + 1)) / 20

    floor = (8, 19) if harsh else (1, 6)
    cost = float(problem.cost.min(axis=1).sum())
    book = [
        lambda: Capacity(id="capacity", limit=float(rng.integers(0, 3)), step=2.0),
        lambda: AtMost(id="vendors", kind="vendor", limit=int(rng.integers(1, 3))),
        lambda: AtMost(id="countries", kind="country", limit=int(rng.integers(1, 3))),
        lambda: AtMost(id="sites", kind="site", limit=int(rng.integers(1, sites))),
        lambda: AtLeast(id="two vendors", kind="vendor", limit=2 + harsh, share=share(1, 4)),
        lambda: AtLeast(id="two countries", kind="country", limit=1 + harsh, share=share(1, 4)),
        lambda: Cap(id="one country", kind="country", limit=share(6, 14)),
        lambda: Cap(id="one vendor", kind="vendor", limit=share(6, 16), of="all"),
        lambda: Cap(id="far", kind="shore", index=2, limit=share(2, 12)),
        lambda: Floor(id="near", kind="shore", index=int(rng.integers(0, 3)), limit=share(*floor)),
        lambda: Floor(id="moves", kind="moved", of="all", limit=share(*floor)),
        lambda: Incumbents(id="incumbent", vendors=(int(rng.integers(0, 3)),), limit=share(1, 5 + 6 * harsh)),
        lambda: MustGo(id="goes", activity=int(rng.integers(acts)), kind="vendor", index=int(rng.integers(0, 3)),
                       limit=share(6, 20)),
        lambda: LeastSeats(id="least seats", limit=float(rng.integers(2, 12 + 12 * harsh))),
        lambda: Ceiling(id="budget", measure="cost", limit=cost * rng.uniform(0.2, 0.9) + 5.0, step=4.0),
        lambda: Ceiling(id="risk", measure="risk", limit=float(rng.integers(2, 40)), step=3.0),
        lambda: Barred(id="hours", because="no hours in common", pairs=tuple(
            (int(a), int(s)) for a, s in zip(*np.nonzero(rng.random((acts, sites)) < 0.25), strict=True) if s > 0)),
    ]
    if problem.home >= 0:
        book.append(lambda: KeepHome(id="keep", activity=int(rng.integers(acts)), limit=share(8, 20)))
    return [book[place]() for place in rng.permutation(len(book))[:count]]
