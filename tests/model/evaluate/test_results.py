"""The JSON that scripts rely on: stable names, plain values, no infinity."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from cxmodel.model.evaluate import as_json, evaluate
from tests.worlds import scenarios

NAMES = {"headline_saving", "net_saving", "risk_adjusted_net", "cx_value_at_risk_per_year", "cx_risk_index", "seats",
         "scale_gate", "bridge", "by_activity", "by_location", "provenance"}


@given(scenario=scenarios())
def test_results_are_plain_json_under_any_decisions(scenario, dataset):
    body = as_json(evaluate(dataset, scenario, 20))
    assert json.loads(json.dumps(body, allow_nan=False)) == body
    assert set(body) >= NAMES


def test_the_names_scripts_rely_on(dataset, alder):
    body = as_json(evaluate(dataset, alder, 50))
    for name in ("net_saving", "risk_adjusted_net", "cx_value_at_risk_per_year"):
        assert set(body[name]) >= {"typical", "p10", "p50", "p90"}
        assert body[name]["p10"] <= body[name]["p50"] <= body[name]["p90"]
    assert {"total", "moved", "home", "plan"} <= set(body["seats"])
    assert {"verdict", "seats", "threshold", "country_cap"} <= set(body["scale_gate"])
    assert {"id", "name", "value", "low", "high", "level", "total"} == set(body["bridge"][0])
    assert {"id", "verdict", "moved", "saving", "at_risk", "places"} <= set(body["by_activity"][0])
    assert {"iso3", "shore", "hours", "seats", "share"} <= set(body["by_location"][0])


def test_the_bridge_in_json_adds_up(dataset, alder, northmere):
    for scenario in (alder, northmere):
        body = as_json(evaluate(dataset, scenario, 50))
        steps = {step["id"]: step["value"] for step in body["bridge"] if not step["total"]}
        totals = {step["id"]: step["value"] for step in body["bridge"] if step["total"]}
        assert abs(sum(steps.values()) - totals["risk_adjusted"]) < 1e-12
        assert abs(sum(steps.values()) - steps["customers"] - steps["tail"] - totals["net"]) < 1e-12
        assert body["net_saving"]["typical"] == totals["net"]
        assert body["headline_saving"] == steps["headline"]


def test_provenance_names_data_scenario_and_chance(dataset, alder):
    found = evaluate(dataset, replace(alder, overrides=(("shrinkage", 0.3),)), 50, 7).provenance
    assert found["dataset"] == dataset.content
    assert (found["draws"], found["seed"], found["sample"]) == (50, 7, True)
    assert found["assumptions_changed"] == ["shrinkage"]
    assert sum(found["assumptions_by_grade"].values()) == found["assumptions"] == len(dataset.assumption)
    assert sum(found["prices"].values()) == len(dataset.site)


def test_an_endless_payback_is_null_not_infinity(dataset, alder):
    dear = replace(dataset, site=tuple(replace(row, rate_usd_h=150.0) for row in dataset.site))
    body = as_json(evaluate(dear, alder, 20))
    assert body["payback_years"] is None
    assert body["net_saving"]["typical"] < 0


def test_seats_in_a_plan_are_those_at_home_and_those_moved(dataset, alder):
    seats = evaluate(dataset, alder, 20).seats
    assert seats["plan"] == pytest.approx(seats["home"] + seats["at_sites"])
    assert seats["moved"] <= seats["total"] + 1e-9
