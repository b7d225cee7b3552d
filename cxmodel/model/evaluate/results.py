"""What `evaluate` answers, frozen; and the same as plain JSON values."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from cxmodel.model.evaluate.plan import Options, Plan, Today
from cxmodel.scenario import Scenario, to_json


@dataclass(frozen=True)
class Range:
    """A result with all inputs typical, and its 10th, 50th and 90th percentile over the draws."""

    typical: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class Step:
    """One bar of the bridge, as a share of today's cost; `level` is where the bridge stands after it."""

    id: str
    name: str
    value: float
    low: float
    high: float
    level: float
    total: bool


@dataclass(frozen=True)
class ActivityRow:
    """One activity under the plan. Money in USD a year on average over the horizon."""

    id: str
    name: str
    verdict: str
    by_hand: bool
    reason: str
    criticality: float
    need: float
    hours: float
    seats: float
    moved: float
    severity: float
    saving: float
    at_risk: float
    break_even_churn: float
    saving_potential: float
    places: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class PlaceRow:
    """One site, or one country, under the plan. Money in USD a year on average over the horizon."""

    id: str
    name: str
    iso3: str
    shore: str
    rate: float
    hours: float
    seats: float
    share: float
    severity: float
    saving: float
    at_risk: float


@dataclass(frozen=True)
class YearRow:
    """One year of the plan beside everything at home. [USD]"""

    year: int
    baseline: float
    home: float
    vendors: float
    stranded: float
    overheads: float
    one_offs: float
    saving: float
    at_risk: float


@dataclass(frozen=True)
class Check:
    """A line of the plan as a share of the first full year's contract, beside what is published."""

    name: str
    value: float
    low: float
    high: float
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Dot:
    """One site if all the work that may move went there."""

    id: str
    name: str
    shore: str
    risk: float
    saving: float


@dataclass(frozen=True)
class Sketch:
    """Where a scenario stands: central values alone, which are there before anything is drawn or tabled.

    saving : risk-adjusted, of today's cost. [share] cx_risk_index : 0 to 100. frontier : (risk, saving) by rising risk.
    """

    sample: bool
    saving: float
    cx_risk_index: float
    dots: tuple[Dot, ...]
    frontier: tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False)
class Results:
    """All outputs for one scenario. Shares are 0-1 of today's cost; money is USD."""

    scenario: Scenario
    sample: bool
    headline_saving: float
    net_saving: Range
    net_saving_on_moved: float
    risk_adjusted_net: Range
    cx_value_at_risk_per_year: Range
    at_risk_parts: dict[str, float]
    event_loss_p95: float
    cx_risk_index: float
    break_even_churn: float
    baseline_per_year: float
    home_hour: dict[str, float]
    average_rate: float
    seats: dict[str, float]
    scale_gate: dict[str, Any]
    shores: dict[str, float]
    bridge: tuple[Step, ...]
    years: tuple[YearRow, ...]
    npv: float
    npv_risk_adjusted: float
    payback_years: float
    one_off_parts: dict[str, float]
    people: dict[str, float]
    outcomes: dict[str, dict[str, float]]
    checks: tuple[Check, ...]
    by_activity: tuple[ActivityRow, ...]
    by_location: tuple[PlaceRow, ...]
    by_site: tuple[PlaceRow, ...]
    dots: tuple[Dot, ...]
    frontier: tuple[tuple[float, float], ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    provenance: dict[str, Any]
    today: Today
    options: Options
    plan: Plan

    @property
    def sketch(self) -> Sketch:
        return Sketch(self.sample, self.risk_adjusted_net.typical, self.cx_risk_index, self.dots, self.frontier)


INTERNAL = ("today", "options", "plan")


def as_json(results: Results) -> dict[str, Any]:
    """The results as plain values, stable names, for the command line; infinities become null."""
    told = {item.name: plain(getattr(results, item.name)) for item in fields(results) if item.name not in INTERNAL}
    return {**told, "scenario": json.loads(to_json(results.scenario))}


def plain(value: Any) -> Any:
    """Frozen rows, tuples and NumPy numbers as what JSON knows; what is not finite becomes null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not np.isfinite(value) else value
