"""The journey under a scenario: every touchpoint with what follows from it, the layers, and who hands over to whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import journey
from cxmodel.model.evaluate import Results, evaluated
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Basis, basis_of
from cxmodel.model.evaluate.layers import Layer, layers_under
from cxmodel.model.evaluate.met import Met, emotions_of, met_of, moments_of
from cxmodel.model.evaluate.results import ActivityRow
from cxmodel.model.journey import IN_HOUSE, Handovers, Suggestion
from cxmodel.scenario import Scenario
from cxmodel.tables import PARTS, SHORES, Touchpoint


@dataclass(frozen=True)
class Stop:
    """One touchpoint under a scenario. What follows from an activity is None where none of the case serves it.

    row : as it was entered. emotion, moment : in use. turn : "peak", "trough" or nothing. server : kind of server.
    touch, touch_reason : "high_touch" or "high_tech" by the rule and why; `row.touch` is what the company entered.
    activity : its row of the results: verdict and reason, need, criticality, share that moves.
    places : where the plan puts the work of its activity: "in_house" and shores, shares that add up to 1. [share]
    weakest : part that is least ready, and how ready; None when nobody has rated one. [score 0-4]
    rule : the suggestion as a rule of the plan (key and limit); None where no open site is there.
    """

    row: Touchpoint
    emotion: float
    moment: bool
    turn: str
    server: str
    touch: str
    touch_reason: str
    activity: ActivityRow | None
    places: tuple[tuple[str, float], ...]
    weakest: tuple[str, float] | None
    suggestion: Suggestion | None
    rule: tuple[str, float] | None


@dataclass(frozen=True)
class Journey:
    """The journey of a case under a scenario.

    handle_before, handle_after : mean handle time of all contacts, and of those that reach a person. [s]
    harder : how much longer these take because the easy part is gone. [share] per_customer : hand-overs of a customer
    in a year. [1/year]
    """

    stops: tuple[Stop, ...]
    layers: tuple[Layer, ...]
    handovers: Handovers
    per_customer: float
    handle_before: float
    handle_after: float
    harder: float


@lru_cache(maxsize=16)
def journey_of(dataset: Dataset, scenario: Scenario) -> Journey:
    """The journey under a scenario and its plan; without touchpoints only layers are told. Errors: as `evaluate`."""
    results = evaluated(dataset, scenario)
    basis = basis_of(dataset, scenario.case, scenario.overrides, scenario.scores, scenario.open_scores)
    met = met_of(dataset, scenario.case)
    handed = journey.handovers([_server(row) for row in met.rows], [row.channel for row in met.rows],
                               met.contacts.tolist())
    work, entered = results.today.work, np.array([row.handle_time_s for row in basis.activities], float)
    before, after = (_mean(entered, work["contacts"]), _mean(work["handle_time"], work["reaching"]))
    easy = _mean(entered, work["reaching"])
    return Journey(_stops(met, scenario, basis, results),
                   layers_under(dataset, scenario, basis, results.today, central(dataset, scenario.overrides)), handed,
                   handed.total / basis.case.customers if basis.case.customers else 0.0, before, after,
                   after / easy - 1.0 if easy else 0.0)


def _stops(met: Met, scenario: Scenario, basis: Basis, results: Results) -> tuple[Stop, ...]:
    emotion, moment = emotions_of(met, scenario.emotions), moments_of(met, scenario.moments) > 0
    turn = journey.turns(emotion.tolist())
    found = []
    for place, row in enumerate(met.rows):
        served = int(met.activity[place])
        activity = results.by_activity[served] if served >= 0 else None
        complexity = basis.activities[served].complexity if served >= 0 else None
        weakest = _weakest(row)
        felt, decides = float(emotion[place]), bool(moment[place])
        belongs = None if activity is None or complexity is None else journey.suggestion(
            activity.verdict, activity.criticality, complexity, felt, decides, weakest)
        rule = None if activity is None or belongs is None else _rule(activity, served, belongs, scenario, basis,
                                                                      results)
        found.append(Stop(
            row, felt, decides, turn[place], _server(row), *journey.touch(felt, decides, complexity), activity,
            _places(activity, results), weakest, belongs, rule))
    return tuple(found)


def _server(row: Touchpoint) -> str:
    """Kind of server: the kind of outsourcer, or the company itself."""
    return IN_HOUSE if row.served_by == IN_HOUSE or row.outsourcer is None else row.outsourcer


def _weakest(row: Touchpoint) -> tuple[str, float] | None:
    known = [(part, float(getattr(row, part))) for part in PARTS if getattr(row, part) is not None]
    return min(known, key=lambda item: item[1]) if known else None


def _places(activity: ActivityRow | None, results: Results) -> tuple[tuple[str, float], ...]:
    """Where the plan puts an activity, by shore, home first; shares add up to 1."""
    if activity is None:
        return ()
    shore = {row.id: row.shore for row in results.by_site}
    found = {IN_HOUSE: 1.0 - activity.moved, **dict.fromkeys(SHORES, 0.0)}
    for site, share in activity.places:
        found[shore[site]] += share
    return tuple((name, share) for name, share in found.items() if share > 1e-9)


def _rule(activity: ActivityRow, place: int, belongs: Suggestion, scenario: Scenario, basis: Basis,
          results: Results) -> tuple[str, float] | None:
    """The suggestion as a rule: keep it, or send it to the country of that shore that is worth most."""
    if belongs.place == IN_HOUSE:
        return f"keep:{activity.id}", 1.0
    options = results.options
    there = options.allowed[place] & (basis.shore == SHORES.index(belongs.place))
    if not there.any():
        return None
    worth = np.where(there, np.nan_to_num(options.saving - options.at_risk)[place], -np.inf)
    share = scenario.shared_out if activity.verdict == "share" else 1.0
    return f"go:{activity.id}:country:{basis.sites[int(worth.argmax())].iso3}", share


def _mean(values: np.ndarray, weights: np.ndarray) -> float:
    total = float(np.sum(weights))
    return float(np.sum(np.asarray(values) * weights)) / total if total > 0 else 0.0
