"""scipy's opinion: another formulation, dense and loosely linked, and every set of open sites tried in turn."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

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
from tests.model.sourcing.peer import indices, sites_of


def best_by_patterns(problem: Problem, rules: Sequence[Rule], objective: str = "adjusted") -> float | None:
    """The optimum by trying every set of sites with any work, each with its best split by scipy.

    Rules on the sites themselves are read off the set; AtLeast and LeastShare are not among those known here.
    The sets come in the order of what each would cost without any rule, so that the rest is passed over as soon as
    that alone is no less than the best found.
    """
    best, queues, sets = None, _dear_queues(problem), []
    for opened in itertools.product([False, True], repeat=problem.capacity.size):
        for queued in itertools.product([False, True], repeat=len(queues)):
            shut = {pair for pair, yes in zip(queues, queued, strict=True) if not yes}
            if any(not opened[s] for q, s in queues if (q, s) not in shut):
                continue
            usable = _usable(problem, np.array(opened), shut)
            if usable.any(axis=1).all():
                sets.append((_without_rules(problem, objective, np.array(opened), shut, usable), opened, shut))
    for least, opened, shut in sorted(sets, key=lambda one: one[0]):
        if best is not None and least >= best:
            break
        value = _split(problem, rules, objective, np.array(opened), shut)
        best = value if best is None or (value is not None and value < best) else best
    return best


def _usable(problem: Problem, opened: np.ndarray, shut: set) -> np.ndarray:
    usable = problem.allowed & opened[None, :]
    for q, s in shut:
        usable[problem.queue == q, s] = False
    return usable


def _fixed(problem: Problem, objective: str, opened: np.ndarray, shut: set) -> float:
    """What the set costs before any work goes there; risk has no such part."""
    if objective == "risk":
        return 0.0
    sites = [s for s in np.nonzero(opened)[0] if s != problem.home]
    return float(problem.site_cost[opened].sum() + problem.offset
                 + sum(problem.vendor_cost[v] for v in {int(problem.vendor[s]) for s in sites})
                 + sum(problem.country_cost[c] for c in {int(problem.country[s]) for s in sites})
                 + sum(problem.queue_cost[pair] for pair in _dear_queues(problem) if pair not in shut))


def _without_rules(problem: Problem, objective: str, opened: np.ndarray, shut: set, usable: np.ndarray) -> float:
    """Every activity whole where it is cheapest: no split of this set costs less."""
    figure = {"cost": problem.cost, "adjusted": problem.cost + problem.loss, "risk": problem.risk}[objective]
    return float(np.where(usable, figure, np.inf).min(axis=1).sum()) + _fixed(problem, objective, opened, shut)


def _dear_queues(problem: Problem) -> list[tuple[int, int]]:
    return [(int(q), int(s)) for q, s in zip(*np.nonzero(problem.queue_cost), strict=True)]


def _split(problem: Problem, rules: Sequence[Rule], objective: str, opened: np.ndarray, shut: set) -> float | None:
    sites = [s for s in np.nonzero(opened)[0] if s != problem.home]
    for rule in rules:
        if isinstance(rule, AtMost):
            used = {int(s if rule.kind == "site" else getattr(problem, rule.kind)[s]) for s in sites}
            if len(used) > rule.limit:
                return None
    dense = _Dense(problem, [rule for rule in rules if not isinstance(rule, AtMost | LeastSeats | Ceiling)], objective,
                   links=False)
    for rule in rules:
        if isinstance(rule, LeastSeats):
            for s in sites:
                dense.seats(s, dense.line(low=rule.limit))
        if isinstance(rule, Ceiling):
            spent = _fixed(problem, rule.measure, opened, shut)
            dense.line(high=rule.limit - spent)[: dense.pairs] = dense.measures[rule.measure][: dense.pairs]
    high = _usable(problem, opened, shut).astype(float)
    rows, low, top = (np.array(part) for part in zip(*dense.lines, strict=True))
    found = milp(dense.objective[: dense.pairs], bounds=Bounds(0, high.ravel()),
                 constraints=LinearConstraint(rows[:, : dense.pairs], low, top))
    return None if found.x is None else float(found.fun) + _fixed(problem, objective, opened, shut)


def best_by_milp(problem: Problem, rules: Sequence[Rule], objective: str = "adjusted") -> float | None:
    """The optimum by scipy's solver on another formulation (dense, one loose link for each site); None: impossible."""
    return _Dense(problem, rules, objective).solve()


class _Dense:
    """Columns: shares (A*S), site used (S), vendor (V), country (C), shore (3), queue (Q*S), placement made (A*S)."""

    def __init__(self, problem: Problem, rules: Sequence[Rule], objective: str, links: bool = True) -> None:
        self.problem, (self.acts, self.sites) = problem, problem.allowed.shape
        self.pairs = self.acts * self.sites
        sizes = {"x": self.pairs, "site": self.sites, "vendor": problem.vendor_cost.size,
                 "country": problem.country_cost.size, "shore": int(problem.shore.max(initial=-1)) + 1,
                 "queue": problem.queue_cost.size, "made": self.pairs}
        self.starts = dict(zip(sizes, np.cumsum([0, *sizes.values()]), strict=False))
        self.counts = [(rule, self._width(sizes, rules, rule)) for rule in rules if isinstance(rule, AtLeast)]
        self.size = sum(sizes.values()) + sum(len(indices(problem, rule.kind)) for rule, _ in self.counts)
        self.lines: list[tuple[np.ndarray, float, float]] = []
        self.measures = {name: self._measure(name) for name in ("cost", "adjusted", "risk")}
        self.objective = self.measures[objective]
        self.offset = 0.0 if objective == "risk" else problem.offset
        for a in range(self.acts):
            self.line(1.0, 1.0)[a * self.sites: (a + 1) * self.sites] = 1.0
        if links:
            self._links()
        for rule in rules:
            self._rule(rule)

    def _width(self, sizes, rules, rule) -> int:
        before = list(rules)[: list(rules).index(rule)]
        return sum(sizes.values()) + sum(len(indices(self.problem, other.kind)) for other in before
                                         if isinstance(other, AtLeast))

    def line(self, low: float = -np.inf, high: float = np.inf) -> np.ndarray:
        row = np.zeros(self.size)
        self.lines.append((row, low, high))
        return row

    def at(self, kind: str, place: int = 0) -> int:
        return int(self.starts[kind]) + place

    def _measure(self, name: str) -> np.ndarray:
        row = np.zeros(self.size)
        figure = {"cost": self.problem.cost, "adjusted": self.problem.cost + self.problem.loss,
                  "risk": self.problem.risk}[name]
        row[: self.pairs] = figure.ravel()
        if name != "risk":
            for kind, cost in (("site", self.problem.site_cost), ("vendor", self.problem.vendor_cost),
                               ("country", self.problem.country_cost), ("queue", self.problem.queue_cost.ravel())):
                row[self.at(kind): self.at(kind) + cost.size] = cost
        return row

    def _links(self) -> None:
        for s in range(self.sites):
            row = self.line(high=0.0)
            row[s: self.pairs: self.sites], row[self.at("site", s)] = 1.0, -float(self.acts)
            for kind in ("vendor", "country", "shore") if s != self.problem.home else ():
                row = self.line(high=0.0)
                row[self.at("site", s)], row[self.at(kind, getattr(self.problem, kind)[s])] = 1.0, -1.0
        for pair in range(self.pairs):
            row = self.line(high=0.0)
            row[pair], row[self.at("made", pair)] = 1.0, -1.0
            row = self.line(high=0.0)
            queue = int(self.problem.queue[pair // self.sites]) * self.sites + pair % self.sites
            row[pair], row[self.at("queue", queue)] = 1.0, -1.0

    def hours(self, sites: Sequence[int], row: np.ndarray, factor: float = 1.0) -> None:
        for s in sites:
            row[s: self.pairs: self.sites] += factor * self.problem.hours / self.problem.hours.sum()

    def seats(self, s: int, row: np.ndarray) -> None:
        row[s: self.pairs: self.sites] = self.problem.seats[:, s]

    def _rule(self, rule: Rule) -> None:
        problem, abroad = self.problem, sites_of(self.problem, "moved", 0)
        match rule:
            case KeepHome():
                self.line(low=rule.limit)[rule.activity * self.sites + problem.home] = 1.0
            case MustGo():
                where = np.array(sites_of(problem, rule.kind, rule.index), int)
                self.line(low=rule.limit)[rule.activity * self.sites + where] = 1.0
            case AtMost():
                row = self.line(high=rule.limit)
                for index in indices(problem, rule.kind):
                    row[self.at(rule.kind, index)] = 1.0
            case AtLeast():
                start, total = {id(one): width for one, width in self.counts}[id(rule)], self.line(low=rule.limit)
                for place, index in enumerate(sorted(indices(problem, rule.kind))):
                    row = self.line(low=0.0)
                    self.hours(sites_of(problem, rule.kind, index), row)
                    row[start + place], total[start + place] = -rule.share, 1.0
            case Cap() | Floor():
                for index in indices(problem, rule.kind) if rule.index is None else [rule.index]:
                    limit = rule.limit if rule.of == "all" else 0.0
                    row = self.line(high=limit) if isinstance(rule, Cap) else self.line(low=limit)
                    self.hours(sites_of(problem, rule.kind, index), row)
                    if rule.of == "moved":
                        self.hours(abroad, row, -rule.limit)
            case Incumbents():
                for vendor in rule.vendors:
                    self.hours(sites_of(problem, "vendor", vendor), self.line(low=rule.limit))
            case Capacity():
                more = dict(rule.more)
                for s in range(self.sites):
                    self.seats(s, self.line(high=float(problem.capacity[s] + rule.limit + more.get(s, 0.0))))
            case LeastSeats():
                for s in abroad:
                    row = self.line(low=0.0)
                    self.seats(s, row)
                    row[self.at("site", s)] = -rule.limit
            case LeastShare():
                for pair in range(self.pairs):
                    row = self.line(low=0.0)
                    row[pair], row[self.at("made", pair)] = 1.0, -rule.limit
            case Ceiling():
                offset = 0.0 if rule.measure == "risk" else problem.offset
                self.line(high=rule.limit - offset)[:] = self.measures[rule.measure]
            case Barred():
                for a, s in rule.pairs:
                    if a not in rule.freed:
                        self.line(high=0.0)[a * self.sites + s] = 1.0

    def solve(self) -> float | None:
        high = np.ones(self.size)
        high[: self.pairs] = self.problem.allowed.ravel()
        rows, low, high_row = (np.array(part) for part in zip(*self.lines, strict=True))
        found = milp(self.objective, constraints=LinearConstraint(rows, low, high_row), bounds=Bounds(0, high),
                     integrality=(np.arange(self.size) >= self.pairs).astype(int), options={"mip_rel_gap": 0.0})
        return None if found.x is None else float(found.fun) + self.offset
