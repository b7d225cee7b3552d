"""Draws: the plan stays, the world varies; what nobody knows makes the result wider."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import evaluate
from tests.worlds import all_out, assuming, certain, one_site


def width(band) -> float:
    return band.p90 - band.p10


def test_typical_lies_inside_the_range_of_the_draws(dataset, alder, northmere):
    for scenario in (alder, northmere):
        found = evaluate(dataset, scenario, 2000)
        assert found.net_saving.p10 < found.net_saving.typical < found.net_saving.p90
        assert found.risk_adjusted_net.p10 < found.risk_adjusted_net.typical < found.risk_adjusted_net.p90


def test_a_thousand_draws_settle_the_percentiles(dataset, alder):
    bands = [evaluate(dataset, alder, 1000, seed).net_saving for seed in (1, 2, 3)]
    for name in ("p10", "p50", "p90"):
        values = [getattr(band, name) for band in bands]
        assert max(values) - min(values) < 0.012


def test_a_price_nobody_quoted_makes_the_result_wider(dataset):
    world = one_site(certain(dataset), "PHL", 13.0)
    place = world.locations["PHL"]
    middle = (place.agent_rate_usd_h_low + place.agent_rate_usd_h_high) / 2
    scenario = all_out(world, "alder")
    quoted = evaluate(one_site(world, "PHL", middle), scenario, 400)
    asked = evaluate(replace(world, site=(replace(world.site[0], rate_usd_h=None),)), scenario, 400)
    assert asked.net_saving.typical == pytest.approx(quoted.net_saving.typical)
    assert width(quoted.net_saving) < 1e-12
    assert width(asked.net_saving) > 0.01


def test_a_score_nobody_gave_makes_the_result_wider(dataset):
    """Missing is a range over the whole scale, not a zero and not the mean."""
    world = one_site(certain(dataset), "PHL", 12.0)
    even = replace(world, score=tuple(
        replace(row, score=2.0) if row.criterion_id not in {c.id for c in world.criterion if c.kind == "gate"} else row
        for row in world.score))
    open_scores = replace(even, score=tuple(
        replace(row, score=None) if row.score == 2.0 and row.criterion_id not in ("customer_culture",)
        and row.criterion_id not in {c.id for c in world.criterion if c.kind == "gate"} else row for row in even.score))
    scenario = all_out(world, "alder")
    known, unknown = evaluate(even, scenario, 400), evaluate(open_scores, scenario, 400)
    assert unknown.net_saving.typical == pytest.approx(known.net_saving.typical)
    assert width(known.risk_adjusted_net) < 1e-12
    assert width(unknown.risk_adjusted_net) > 0.01


def test_a_currency_that_reaches_the_price_makes_the_result_wider(dataset):
    world = one_site(certain(dataset), "PHL", 12.0)
    loose = assuming(world, fx_pass_through=1.0)
    scenario = all_out(world, "alder")
    assert width(evaluate(world, scenario, 400).net_saving) < 1e-12
    assert width(evaluate(loose, scenario, 400).net_saving) > 0.005


def test_home_does_not_swing_against_itself(dataset):
    """A British vendor serving a British company is paid in pounds like everybody at home."""
    world = assuming(one_site(certain(dataset), "GBR", 25.0), fx_pass_through=1.0, scale_gate_seats=1e6)
    found = evaluate(world, all_out(world, "northmere", onshore=1.0, offshore=0.0), 400)
    assert found.shores["onshore"] == pytest.approx(1)
    assert width(found.net_saving) < 1e-12


def test_sites_of_one_country_stop_together(dataset):
    """So a cap on one country moves the bad years and leaves the mean alone."""
    world = assuming(certain(dataset), event_probability_year=0.2, event_risk_slope=1.0, scale_gate_seats=1e6)
    home, sites = world.locations["PHL"], []
    for iso3 in ("PHL", "QQQ"):
        sites.append(replace(one_site(world, "PHL", 12.0).site[0], id=iso3, iso3=iso3))
    world = replace(world, location=(*world.location, replace(home, iso3="QQQ", country="Twin")), site=tuple(sites))
    one, two = (evaluate(world, all_out(world, "alder", country_cap=cap), 2000) for cap in (1.0, 0.5))
    assert two.at_risk_parts["country_events"] == pytest.approx(one.at_risk_parts["country_events"], rel=0.02)
    assert one.event_loss_p95 > 0
    assert two.event_loss_p95 < 0.9 * one.event_loss_p95
