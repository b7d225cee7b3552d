"""The bridge from headline to risk-adjusted net, and the years; for one set of values or for all draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cxmodel.model.evaluate import money
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.money import Home, Lines

STEPS = (
    ("headline", "Headline saving on the work that moves"),
    ("stays", "Work that stays at home"),
    ("workload", "Extra workload"),
    ("years", "Ramp-up and prices over the years"),
    ("overheads", "Overheads"),
    ("one_offs", "One-off costs"),
    ("stranded", "Home cost that does not stop"),
    ("net", "Net saving"),
    ("customers", "Customer value at risk"),
    ("tail", "Stoppages and data loss"),
    ("risk_adjusted", "Risk-adjusted net saving"),
)
TOTALS = ("net", "risk_adjusted")


@dataclass(frozen=True, eq=False)
class Extras:
    """What a plan adds beyond its placements: floats, or shape (draws, 1).

    hours : home's hours in a year, all work. [h]
    queue_hours : extra hours of home's smaller queues in a year. [h]
    travel : travel to the sites in a year. [USD/year]
    abandoned : value of calls given up beyond today's, in a year. [USD/year]
    """

    hours: Any
    queue_hours: Any
    travel: Any
    abandoned: Any


def baseline(home: Home, extras: Extras, assumed: Assumed) -> Any:
    """Cost of everything at home over the horizon. [USD]"""
    growth = money.growth_over(money.home_growth(assumed, home), home.years)
    return extras.hours * home.cost * growth


def bridge(lines: Lines, home: Home, extras: Extras, assumed: Assumed) -> dict[str, Any]:
    """Every step as a share of today's cost; the steps add up to the totals exactly, by construction."""
    whole = _one(baseline(home, extras, assumed))
    flat_whole = _one(extras.hours * home.cost)
    grown = whole / flat_whole
    flat_home, flat_quoted, flat_worked = (_sum(part) for part in (lines.flat_home, lines.flat_quoted,
                                                                   lines.flat_worked))
    queue = _one(extras.queue_hours * home.cost)
    headline = np.where(flat_home > 0, 1.0 - flat_quoted / np.where(flat_home > 0, flat_home, 1.0), 0.0)
    step = {"headline": headline, "stays": headline * (flat_home / flat_whole - 1.0),
            "workload": -(flat_worked - flat_quoted + queue) / flat_whole}
    flat_level = (flat_home - flat_worked - queue) / flat_whole
    grown_level = (_sum(lines.relieved) - _sum(lines.run) - queue * grown) / whole
    step["years"] = grown_level - flat_level
    step["overheads"] = -(_sum(lines.overheads) + _one(extras.travel) * home.years) / whole
    step["one_offs"] = -_sum(lines.one_offs) / whole
    step["stranded"] = -_sum(lines.stranded) / whole
    step["net"] = sum(step[name] for name, _ in STEPS[:7])
    volume = _one(money.growth_over(home.growth, home.years) - money.ramp_lost(assumed))
    step["customers"] = -(_sum(lines.customers_lost) + _one(extras.abandoned) * volume) / whole
    step["tail"] = -(_sum(lines.country_events) + _sum(lines.breaches)) / whole
    step["risk_adjusted"] = step["net"] + step["customers"] + step["tail"]
    return step


def yearly(lines: Lines, home: Home, extras: Extras, assumed: Assumed, drift: Any) -> dict[str, np.ndarray]:
    """The same money year by year, central values: arrays of shape (years,). [USD]

    Overheads and vendors' bills follow the growth they were summed with; one-offs and the ramp fall
    into the first year; the expected second transition is spread evenly. Sums equal the bridge.
    """
    lost = float(np.mean(money.ramp_lost(assumed)))
    years = home.years
    at_home = money.yearly_growth(float(money.home_growth(assumed, home)), years)
    volume = money.yearly_growth(home.growth, years)
    at_site = money.yearly_growth(money.vendor_growth(assumed, home, np.asarray(drift, float)), years)
    first = np.zeros(years)
    first[0] = lost
    vendor_year = at_site - first[:, None]
    by_year = _parts(vendor_year)
    run = (by_year * lines.run).sum(axis=1)
    contract = (by_year * (lines.changes + lines.leakage)).sum(axis=1)
    relief = _parts(at_home - first)
    whole = float(extras.hours * home.cost) * at_home
    queue = float(extras.queue_hours * home.cost) * at_home
    relieved = _total(lines.relieved) * relief
    one_offs = np.zeros(years)
    one_offs[0] = _total(lines.one_offs)
    overheads = (contract + _total(lines.governance) * at_home / at_home.sum() + _total(lines.exit) / years
                 + float(extras.travel))
    risk = _parts(volume - first)
    at_risk = (_total(lines.at_risk) + float(extras.abandoned) * (volume.sum() - lost)) * risk
    stranded = _total(lines.stranded) * relief
    spent = whole - relieved + queue
    return {"baseline": whole, "home": spent, "vendors": run, "stranded": stranded, "overheads": overheads,
            "one_offs": one_offs, "saving": whole - spent - run - stranded - overheads - one_offs,
            "at_risk": at_risk}


def _parts(by_year: np.ndarray) -> np.ndarray:
    """Each year's part of the sum, shape as given; all 0 where a single year is lost whole to the ramp. [share]"""
    total = by_year.sum(axis=0)
    return np.divide(by_year, total, out=np.zeros_like(by_year), where=total > 1e-12)


def net_present_value(flows: np.ndarray, rate: float) -> float:
    """Value today of flows at the end of each year. [USD]

    >>> round(net_present_value(np.array([110.0, 121.0]), 0.10), 6)
    200.0
    """
    return float((flows / (1.0 + rate) ** np.arange(1, flows.size + 1)).sum())


def payback(savings: np.ndarray, one_offs: np.ndarray) -> float:
    """Years until the savings have paid the one-off costs; infinite when they never do. [years]

    Savings before one-offs are taken to come evenly within a year; one-offs stand at the start.

    `savings` are net of `one_offs`, as `yearly` gives them.

    >>> float(payback(np.array([-50.0, 100.0]), np.array([100.0, 0.0])))
    1.5
    """
    open_amount = float(one_offs.sum())
    if open_amount <= 0:
        return 0.0
    for place, gain in enumerate(savings + one_offs):
        if gain >= open_amount > 0:
            return place + open_amount / float(gain)
        open_amount -= float(gain)
    return float("inf")


def _sum(part: Any) -> Any:
    """Over placements: (K,) to a float, (draws, K) to (draws,)."""
    return np.asarray(part, float).sum(axis=-1)


def _total(part: Any) -> float:
    return float(np.asarray(part, float).sum())


def _one(value: Any) -> Any:
    """A float stays; (draws, 1) becomes (draws,)."""
    array = np.asarray(value, float)
    return array[..., 0] if array.ndim > 1 else array
