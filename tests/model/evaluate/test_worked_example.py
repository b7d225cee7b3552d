"""One activity, one site, two years: every figure of the chain worked out on paper in cases/one_activity.csv.

The file gives each figure, its working in plain numbers and earlier figures, and its value; whoever
disputes a result can follow it there line by line with a pocket calculator.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import Results, evaluate
from tests.model.evaluate.paper import ASSUMED, SCENARIO, paper

PAPER = Path(__file__).parents[2] / "cases" / "one_activity.csv"
ROWS = list(csv.DictReader(PAPER.open(encoding="utf-8", newline="")))
VALUE = {row["figure"]: float(row["value"]) for row in ROWS}


@pytest.fixture(scope="module")
def world(dataset) -> Dataset:
    return paper(dataset)


@pytest.fixture(scope="module")
def found(world) -> Results:
    return evaluate(world, SCENARIO, 50)


@pytest.mark.parametrize("line", ROWS, ids=[line["figure"] for line in ROWS])
def test_the_paper_itself_is_worked_out_right(line):
    assert eval(line["working"], {}, dict(VALUE)) == pytest.approx(float(line["value"]), rel=1e-9)


def of_the_model(found: Results) -> dict[str, float]:
    """The figures of the paper as the model gives them."""
    today, options, plan = found.today, found.options, found.plan
    step = {item.id: item.value for item in found.bridge}
    whole = found.baseline_per_year * 2
    activity, site = found.by_activity[0], found.by_site[0]
    parts = {name: value * 2 for name, value in found.at_risk_parts.items()}
    total = {name: sum(getattr(year, name) for year in found.years) for name in ("vendors", "stranded")}
    return {
        "through": today.work["through"][0], "reaching": today.work["reaching"][0],
        "handle_time": today.work["handle_time"][0], "live_hours": today.work["live"][0], "hours": activity.hours,
        "seats": found.seats["total"], "home_cost": found.home_hour["total"], "rate": site.rate,
        "headline": found.headline_saving, "criticality": activity.criticality, "need": activity.need,
        "capability": options.capability[0], "friction": today.friction[0, 0], "severity": activity.severity,
        "moved_hours": site.hours, "index": found.cx_risk_index, "baseline": whole, "net": found.net_saving.typical,
        "saving": found.net_saving.typical * whole, "run": total["vendors"], "stranded": total["stranded"],
        "overheads": -step["overheads"] * whole, "one_offs": -step["one_offs"] * whole,
        "selection": found.one_off_parts["selection"], "training": found.one_off_parts["training"],
        "double_running": found.one_off_parts["double_running"], "severance": found.one_off_parts["severance"],
        "engagement": found.one_off_parts["engagement"], "agents_there": found.people["agents_at_sites"],
        "leaving": found.people["leaving"], "redeployed": found.people["redeployed"],
        "released": found.people["released"], "customers_lost": parts["customers"],
        "country_events": parts["country_events"], "breaches": parts["breaches"],
        "event_chance": today.event[1], "at_risk": found.cx_value_at_risk_per_year.typical * 2,
        "risk_adjusted": found.risk_adjusted_net.typical, "break_even": found.break_even_churn,
        "pooling": plan.pooling[0],
    }


def test_the_model_gives_the_figures_of_the_paper(found):
    told = of_the_model(found)
    assert set(told) - {"pooling"} <= set(VALUE)
    assert len(told) >= 40
    wrong = {name: (told[name], paper) for name, paper in (VALUE | {"pooling": 1.0}).items()
             if name in told and told[name] != pytest.approx(paper, rel=1e-9, abs=1e-9)}
    assert wrong == {}


def test_nothing_varies_where_nothing_is_uncertain(found):
    for band in (found.net_saving, found.risk_adjusted_net, found.cx_value_at_risk_per_year):
        assert (band.p10, band.p50, band.p90) == pytest.approx((band.typical,) * 3, rel=1e-12)


def test_the_paper_names_every_assumption_it_uses(dataset):
    assert set(ASSUMED) <= set(dataset.assumptions)
