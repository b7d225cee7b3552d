"""From a plan to all figures: the part that a plan made by the sliders, a chosen one and a held one share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from cxmodel import MODEL_VERSION
from cxmodel.dataset import Dataset
from cxmodel.model import risk, uncertainty
from cxmodel.model.evaluate import account, money, rows
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.basis import Basis, basis_of
from cxmodel.model.evaluate.placing import Placement, allocation, fit_for
from cxmodel.model.evaluate.plan import (
    Options,
    Plan,
    Today,
    gate_of,
    options_of,
    plan_of,
    staffed_plan,
    today_of,
    weights_of,
)
from cxmodel.model.evaluate.results import Range, Results, Sketch, Step, YearRow
from cxmodel.model.evaluate.simulate import draws_of, simulate
from cxmodel.scenario import Scenario, chosen_plan
from cxmodel.tables import SHORES

ONE_OFFS = ("selection", "training", "double_running", "severance", "engagement")
DRAWS, SEED = 1000, 1
LIVE, CHOSEN, GIVEN = "linear programme, live allocation", "chosen plan", "given plan"


@dataclass(frozen=True, eq=False)
class Made:
    """The plan and what follows from it at central values: the half-finished goods on the way to the results."""

    basis: Basis
    assumed: Assumed
    today: Today
    options: Options
    plan: Plan
    moved: money.Moved
    lines: money.Lines
    extras: account.Extras
    steps: dict[str, Any]
    sketch: Sketch
    method: str
    remarks: tuple[str, ...]


def reckoned(dataset: Dataset, scenario: Scenario, draws: int, seed: int,
             given: Iterable[Placement] | None = None) -> Results:
    """All results of the plan that is given, else of the one the scenario chose, else of the one its sliders make.

    Errors: CxError as in `evaluate`, and for a given plan that cannot be.
    """
    made = made_of(dataset, scenario) if given is None else _made(dataset, scenario, given)
    key = dataset, scenario.case, scenario.overrides, scenario.horizon_years, draws, seed, scenario.layer_readiness
    varied = simulate(dataset, made.basis, made.today, made.options, made.plan,
                      weights_of(dataset, scenario, made.basis), made.extras, draws_of(*key), draws, seed)
    return results_of(dataset, scenario, made, varied, draws, seed)


@lru_cache(maxsize=8)
def made_of(dataset: Dataset, scenario: Scenario) -> Made:
    """The part of `reckoned` that the picture of a scenario needs. Errors: CxError as in `evaluate`."""
    return _made(dataset, scenario, None)


def _made(dataset: Dataset, scenario: Scenario, given: Iterable[Placement] | None) -> Made:
    key, scored = (dataset, scenario.case, scenario.overrides), (scenario.scores, scenario.open_scores)
    basis, assumed = basis_of(*key, *scored), central(dataset, scenario.overrides)
    today = today_of(*key, scenario.horizon_years, *scored, scenario.layer_readiness)
    options = options_of(dataset, scenario, basis, today, assumed)
    method, remarks = LIVE if given is None else GIVEN, ()
    if given is None and scenario.chosen:
        method, (given, remarks) = CHOSEN, fit_for(dataset, basis, chosen_plan(scenario))
    plan = (plan_of(scenario, basis, today, options, assumed) if given is None else
            staffed_plan(basis, today, options, assumed, allocation(basis, today.hours, given),
                         *gate_of(scenario, today, assumed)))
    moved = rows.placed(options, plan)
    lines, extras = money.lines(moved, today.home, assumed), extras_of(basis, today, plan, assumed)
    steps = account.bridge(lines, today.home, extras, assumed)
    risks = risk.risk_index(moved.hours, options.criticality[plan.allocation.activity], moved.severity, today.hours,
                            options.criticality)
    sketch = Sketch(basis.case.sample, float(steps["risk_adjusted"]), risks,
                    *rows.picture(dataset, basis, today, options, extras, assumed))
    return Made(basis, assumed, today, options, plan, moved, lines, extras, steps, sketch, method, remarks)


def extras_of(basis: Basis, today: Today, plan: Plan, assumed: Assumed) -> account.Extras:
    """What the plan adds beyond its placements: smaller queues at home, travel, calls given up."""
    left = plan.allocation.at_home(today.hours.size)
    queue = float((today.hours * left * (plan.home_pooling - 1.0)).sum())
    return account.Extras(today.total_hours, queue, plan.used_sites * float(assumed.travel_usd_per_site_year),
                          (plan.abandoned - today.abandoned) * float(assumed.abandoned_call_value_usd))


def results_of(dataset: Dataset, scenario: Scenario, made: Made, varied: dict[str, Any], draws: int,
               seed: int) -> Results:
    """The results in the order a reader asks for them."""
    basis, assumed, today, options, plan, lines = (made.basis, made.assumed, made.today, made.options, made.plan,
                                                   made.lines)
    years = scenario.horizon_years
    whole = float(account.baseline(today.home, made.extras, assumed))
    volume = float(money.growth_over(today.home.growth, years) - money.ramp_lost(assumed))
    table = account.yearly(lines, today.home, made.extras, assumed, made.moved.drift)
    moved_home = float(lines.relieved.sum())
    exposed = float((made.moved.customers * made.moved.loyalty).sum())
    net, likely = float(made.steps["net"]), _likely(varied)
    return Results(
        scenario=scenario, sample=basis.case.sample, headline_saving=float(made.steps["headline"]),
        net_saving=Range(net, *likely["net"]),
        net_saving_on_moved=float(lines.saving.sum()) / moved_home if moved_home else 0.0,
        risk_adjusted_net=Range(made.sketch.saving, *likely["risk_adjusted"]),
        cx_value_at_risk_per_year=Range(-float(made.steps["customers"] + made.steps["tail"]) * whole / years,
                                        *likely["at_risk_per_year"]),
        at_risk_parts={"customers": float(lines.customers_lost.sum()) / years,
                       "waits": made.extras.abandoned * volume / years,
                       "country_events": float(lines.country_events.sum()) / years,
                       "breaches": float(lines.breaches.sum()) / years},
        event_loss_p95=float(np.percentile(varied["event_loss"], 95)),
        cx_risk_index=made.sketch.cx_risk_index,
        break_even_churn=risk.break_even_churn(net * whole / years, exposed, basis.case.customer_value_usd),
        baseline_per_year=whole / years, home_hour=_home_hour(basis, today),
        average_rate=float(lines.flat_quoted.sum() / made.moved.hours.sum()) if made.moved.hours.size else 0.0,
        seats={"total": today.seats, "moved": _seats_that_move(today, plan), "home": plan.seats_home,
               "at_sites": float(plan.seats_moved.sum()), "plan": float(plan.seats_moved.sum()) + plan.seats_home},
        scale_gate={"verdict": plan.gate, "seats": today.seats, "threshold": float(assumed.scale_gate_seats),
                    "country_cap": plan.country_cap},
        shores={name: float(share) for name, share in zip(SHORES, plan.allocation.got_shores, strict=True)},
        bridge=_bridge(made.steps, likely),
        years=tuple(YearRow(year + 1, **{name: float(column[year]) for name, column in table.items()})
                    for year in range(years)),
        npv=account.net_present_value(table["saving"], float(assumed.discount_rate)),
        npv_risk_adjusted=account.net_present_value(table["saving"] - table["at_risk"], float(assumed.discount_rate)),
        payback_years=account.payback(table["saving"], table["one_offs"]),
        one_off_parts={name: float(getattr(lines, name).sum()) for name in ONE_OFFS},
        people=rows.people(made.moved, today, assumed), outcomes=rows.outcomes(made.moved, today, assumed),
        checks=rows.checks(lines, plan, assumed, years),
        by_activity=rows.activity_rows(dataset, scenario, basis, today, options, plan, lines, assumed),
        by_location=rows.place_rows(dataset, scenario, basis, options, plan, made.moved, lines, "country"),
        by_site=rows.place_rows(dataset, scenario, basis, options, plan, made.moved, lines, "site"),
        dots=made.sketch.dots, frontier=made.sketch.frontier, left_out=rows.left_out(basis),
        notes=(*made.remarks, *rows.notes(dataset, scenario, basis, options, plan)),
        provenance=_provenance(dataset, scenario, made, draws, seed), today=today, options=options, plan=plan)


def _seats_that_move(today: Today, plan: Plan) -> float:
    """Today's seats whose work moves; the sites may need more of them. [seats]"""
    return float((today.seats_by_activity[plan.allocation.activity] * plan.allocation.share).sum())


def _bridge(steps: dict[str, Any], likely: dict[str, list[float]]) -> tuple[Step, ...]:
    level, found = 0.0, []
    for name, title in account.STEPS:
        low, _, high = likely[name]
        total = name in account.TOTALS
        level = float(steps[name]) if total else level + float(steps[name])
        found.append(Step(name, title, float(steps[name]), low, high, level, total))
    return tuple(found)


def _likely(varied: dict[str, Any]) -> dict[str, list[float]]:
    """The 10th, 50th and 90th percentile of everything drawn, all at once as that is quicker."""
    found = uncertainty.percentiles(np.stack(np.broadcast_arrays(*varied.values())))
    return dict(zip(varied, found.tolist(), strict=True))


def _home_hour(basis: Basis, today: Today) -> dict[str, float]:
    parts = {name: float(value) for name, value in vars(today.hour).items()}
    built_up = float(today.hour.total)
    return {**parts, "built_up": built_up, "total": float(today.home.cost), "wage_paid_hour": basis.wage,
            "over_wage": float(today.home.cost) / basis.wage, "labour_share": float(today.hour.labour_share)}


def _provenance(dataset: Dataset, scenario: Scenario, made: Made, draws: int, seed: int) -> dict[str, Any]:
    case, quoted = made.basis.case, int(made.basis.quoted.sum())
    return {"model_version": MODEL_VERSION, "dataset": dataset.content, "scenario": scenario.content,
            "case": case.id, "sample": case.sample, "draws": draws, "seed": seed,
            "assumptions": len(dataset.assumption), "assumptions_by_grade": dict(_grades(dataset)),
            "assumptions_changed": [name for name, _ in scenario.overrides],
            "prices": {"quoted": quoted, "open": made.basis.quoted.size - quoted}, "plan_method": made.method}


@lru_cache(maxsize=4)
def _grades(dataset: Dataset) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(row.grade for row in dataset.assumption).items()))
