"""A second reading of the rules that shares no code with the kernel, and every whole plan tried against it."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false, reportReturnType=false, reportGeneralTypeIssues=false
from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

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

NEAR = 1e-7


def figures(problem: Problem, x: np.ndarray) -> dict[str, float]:
    """Cost, risk-adjusted cost and risk of shares, by loops."""
    acts, sites = x.shape
    cost, loss, risk = problem.offset, 0.0, 0.0
    used: dict[str, set] = {"site": set(), "vendor": set(), "country": set(), "queue": set()}
    for a, s in itertools.product(range(acts), range(sites)):
        if x[a, s] > 0:
            cost += problem.cost[a, s] * x[a, s]
            loss += problem.loss[a, s] * x[a, s]
            risk += problem.risk[a, s] * x[a, s]
            used["site"].add(s)
            used["queue"].add((int(problem.queue[a]), s))
            if s != problem.home:
                used["vendor"].add(int(problem.vendor[s]))
                used["country"].add(int(problem.country[s]))
    cost += sum(problem.site_cost[s] for s in used["site"]) + sum(problem.queue_cost[q, s] for q, s in used["queue"])
    cost += sum(problem.vendor_cost[v] for v in used["vendor"]) + sum(problem.country_cost[c] for c in used["country"])
    return {"cost": cost, "adjusted": cost + loss, "risk": risk}


def obeys(problem: Problem, rules: Sequence[Rule], x: np.ndarray) -> bool:
    """Whether shares obey every rule, read from the rules' sentences."""
    return all(_holds(problem, rule, x) for rule in rules)


def sites_of(problem: Problem, kind: str, index: int) -> list[int]:
    """Sites abroad that count to a group."""
    abroad = [s for s in range(problem.capacity.size) if s != problem.home]
    if kind == "moved":
        return abroad
    return [s for s in abroad if (s if kind == "site" else getattr(problem, kind)[s]) == index]


def indices(problem: Problem, kind: str) -> set[int]:
    """All groups of a kind."""
    abroad = [s for s in range(problem.capacity.size) if s != problem.home]
    return {0} if kind == "moved" else {int(s if kind == "site" else getattr(problem, kind)[s]) for s in abroad}


def _part(problem: Problem, x: np.ndarray, sites: Iterable[int]) -> float:
    return float(sum(problem.hours @ x[:, s] for s in sites) / problem.hours.sum())


def _holds(problem: Problem, rule: Rule, x: np.ndarray) -> bool:
    def part(kind, index):
        return _part(problem, x, sites_of(problem, kind, index))

    moved = part("moved", 0)
    seats = (problem.seats * x).sum(axis=0)
    match rule:
        case KeepHome():
            return x[rule.activity, problem.home] >= rule.limit - NEAR
        case MustGo():
            return x[rule.activity, sites_of(problem, rule.kind, rule.index)].sum() >= rule.limit - NEAR
        case AtMost():
            return sum(part(rule.kind, index) > 0 for index in indices(problem, rule.kind)) <= rule.limit
        case AtLeast():
            enough = [part(rule.kind, index) >= rule.share - NEAR for index in indices(problem, rule.kind)]
            return sum(enough) >= rule.limit
        case Cap() | Floor():
            whole = 1.0 if rule.of == "all" else moved
            groups = indices(problem, rule.kind) if rule.index is None else [rule.index]
            if isinstance(rule, Cap):
                return all(part(rule.kind, index) <= rule.limit * whole + NEAR for index in groups)
            return part(rule.kind, rule.index) >= rule.limit * whole - NEAR
        case Incumbents():
            return all(part("vendor", vendor) >= rule.limit - NEAR for vendor in rule.vendors)
        case Capacity():
            more = dict(rule.more)
            return all(seats[s] <= problem.capacity[s] + rule.limit + more.get(s, 0.0) + NEAR
                       for s in range(seats.size))
        case LeastSeats():
            return all(seats[s] >= rule.limit - NEAR for s in sites_of(problem, "moved", 0) if x[:, s].any())
        case LeastShare():
            return bool((x[x > 0] >= rule.limit - NEAR).all())
        case Ceiling():
            return figures(problem, x)[rule.measure] <= rule.limit + NEAR
        case Barred():
            return not any(x[a, s] > 0 for a, s in rule.pairs if a not in rule.freed)
    raise NotImplementedError(rule)


def every_whole_plan(problem: Problem, rules: Sequence[Rule]) -> list[dict[str, float]]:
    """Figures of all plans in which each activity goes to one site, as far as they obey the rules."""
    sites = [np.nonzero(row)[0] for row in problem.allowed]
    found = []
    for choice in itertools.product(*sites):
        x = np.zeros(problem.allowed.shape)
        x[np.arange(x.shape[0]), choice] = 1.0
        if obeys(problem, rules, x):
            found.append(figures(problem, x))
    return found
