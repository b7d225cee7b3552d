"""Whether a plan keeps every rule, checked outside the solver, and by how much it misses those it does not."""

from __future__ import annotations

import numpy as np

from cxmodel.model.evaluate.results import Results
from cxmodel.model.evaluate.sourced import queues
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.sourcing import plan_of, violations
from cxmodel.model.sourcing.problem import Array
from cxmodel.model.sourcing.rules import Capacity, Ceiling

ROUNDING = 1e-4

Missing = tuple[tuple[str, int | None, float], ...]


def broken_by(asked: Posed, shares: Array, results: Results) -> tuple[Told, ...]:
    """Rules that a plan breaks: shares and counts by addition, seats, saving and risk by the evaluated figures."""
    plan = plan_of(asked.problem, shares)
    rules = [rule for rule in asked.asked if not isinstance(rule, Ceiling)]
    found = {one.rule.id for one in violations(asked.problem, rules, plan, ROUNDING) if one.rule is not None}
    short = bool((queues.seats_short(asked, results.plan) > queues.ROUNDING_SEATS).any())
    for told in asked.rules:
        if isinstance(told.rule, Capacity) and short:
            found.add(told.id)
        if isinstance(told.rule, Ceiling):
            size = 1.0 if told.rule.measure == "risk" else asked.baseline
            if _passed(told.rule, results) > ROUNDING * size:
                found.add(told.id)
    return tuple(told for told in asked.rules if told.id in found)


def missing_to(asked: Posed, broken: tuple[Told, ...], results: Results) -> Missing:
    """What whole people in whole queues need beyond the limits: rule, site and amount. [USD/year], [points], [seats]"""
    found: list[tuple[str, int | None, float]] = []
    for told in broken:
        if isinstance(told.rule, Ceiling):
            found.append((told.id, None, _passed(told.rule, results)))
        elif isinstance(told.rule, Capacity):
            short = queues.seats_short(asked, results.plan)
            found += [(told.id, int(site), float(short[site])) for site in np.nonzero(short > queues.ROUNDING_SEATS)[0]]
    return tuple(found)


def _passed(rule: Ceiling, results: Results) -> float:
    """How far the evaluated figure lies beyond the limit. [USD/year] or [points]"""
    net = results.net_saving.typical * results.baseline_per_year
    return (results.cx_risk_index if rule.measure == "risk" else -net) - rule.limit
