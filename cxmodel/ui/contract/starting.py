"""A contract begun from the library: a term with a first target, and a balanced scorecard to argue about."""

from __future__ import annotations

from collections.abc import Sequence

from cxmodel.exchange.schedule.agreed import is_share
from cxmodel.tables import Contract, ContractTerm, Metric
from cxmodel.units import significant

BALANCED = {"outcome": (4, 12.0), "behaviour": (2, 12.0), "people": (1, 8.0), "efficiency": (2, 10.0)}
"""Metrics of each kind and the weight of each: together 100, of which customers get 72."""
AT_RISK, CAP, EARN_BACK, MONTHS = 0.12, 0.12, 0.5, 3  # the high end of D-037; the other two are judgement
BEHAVIOUR = (0.85, 0.65)
GUESSED = "No figure is published for it, so its target and worst value are a first guess."


def first_term(case: str, metric: Metric, weight: float) -> ContractTerm:
    """A term with the typical published value as target and the worse end of the range as worst value."""
    target, bad_at = first_values(metric)
    band_to = bad_above = None
    if metric.direction == "band":
        band_to = metric.high if metric.high is not None and metric.high > target else target + abs(target - bad_at) / 2
        bad_above = round(band_to + (target - bad_at) / 2, 6)
    said = first_statement(metric)
    return ContractTerm(case, metric.id, weight, target, bad_at, band_to, bad_above, said, None, None)


def first_statement(metric: Metric) -> str | None:
    """What can be seen or heard, taken from the definition of a behaviour; None where it does not say it.

    >>> from cxmodel.tables import Metric
    >>> row = Metric("a", 1, "A", "behaviour", "Share of contacts heard in which the agent says who calls back.", "",
    ...              "share", "higher", None, None, None, (), "judgement", "", ())
    >>> first_statement(row)
    'The agent says who calls back.'
    """
    said = metric.definition.partition(" in which ")[2].strip()
    return said[0].upper() + said[1:] if metric.kind == "behaviour" and said else None


def first_values(metric: Metric) -> tuple[float, float]:
    """Target and value at which all is lost, from what is published; a guess where nothing is."""
    known = [value for value in (metric.low, metric.typical, metric.high) if value is not None]
    if metric.kind == "behaviour" and not known:
        return BEHAVIOUR
    if metric.direction == "band":
        return _band(metric, known)
    higher = metric.direction == "higher"
    if not known:
        return (0.9, 0.7) if is_share(metric.unit) and higher else (0.1, 0.2) if is_share(metric.unit) else \
            (1.0, 0.0) if higher else (1.0, 2.0)
    ends = (min(known), max(known))
    target = metric.typical if metric.typical is not None else ends[1] if higher else ends[0]
    worst = ends[0] if higher else ends[1]
    if worst == target:
        step = 0.2 * abs(target) or 1.0
        worst = target - step if higher else target + step
    return target, round(worst, 6)


def _band(metric: Metric, known: Sequence[float]) -> tuple[float, float]:
    """A band is met from its low end; all is lost as far below it as it is wide, but a fifth at least."""
    target = metric.low if metric.low is not None else known[0] if known else 0.8
    width = (metric.high - target) if metric.high is not None else 0.0
    return target, round(target - max(width, 0.2 * abs(target)), 6)


def balanced(case: str, library: Sequence[Metric]) -> tuple[ContractTerm, ...]:
    """A scorecard in which what customers get carries most: of each kind those that belong everywhere.

    Behaviours whose definition says what would be seen or heard come first.
    """
    found = []
    for kind, (count, weight) in BALANCED.items():
        mine = sorted((row for row in library if row.kind == kind),
                      key=lambda row: (kind == "behaviour" and first_statement(row) is None,
                                      "always" not in row.proposed_by, row.position))
        found += [first_term(case, row, weight) for row in mine[:count]]
    return tuple(found)


def first_contract(case: str, partner: str, vendors_per_year: float) -> Contract:
    """A contract with what the plan pays its vendors in a month as fee, or 100,000 USD while nothing moves."""
    fee = significant(vendors_per_year / 12, 2) if vendors_per_year > 0 else 100_000.0
    return Contract(case, partner, fee, AT_RISK, CAP, EARN_BACK, MONTHS)
