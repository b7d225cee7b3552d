"""The tornado, worked out again end by end with the public `evaluate`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.held import held
from cxmodel.model.evaluate.sure import tornado
from cxmodel.model.evaluate.sure.worlds import MORE
from tests.model.evaluate.sure.conftest import BUT, elsewhere, set_to, shrunk, worth
from tests.worlds import assuming


@pytest.fixture(scope="module")
def found(small, scene):
    return tornado(small, scene)


def test_every_end_is_what_the_long_way_gives(found, small, scene, plans):
    now = evaluate(small, scene, 2)
    assert found.base == pytest.approx(now.risk_adjusted_net.typical)
    bars = {bar.id: bar for bar in found.bars}
    for name in BUT:
        bar, row = bars[name], small.assumptions[name]
        for value, result, changes, costs in (
                (row.low, bar.low_result, bar.plan_changes_low, bar.keeping_costs_low),
                (row.high, bar.high_result, bar.plan_changes_high, bar.keeping_costs_high)):
            there = set_to(scene, **{name: value})
            then = evaluate(small, there, 2)
            assert result == pytest.approx(then.risk_adjusted_net.typical, abs=1e-12)
            lost = then.risk_adjusted_net.typical * then.baseline_per_year - worth(small, there, plans["live"])
            assert changes == (elsewhere(small, now, then) > 0.01 and lost > MORE * then.baseline_per_year)
            assert costs == pytest.approx(lost if changes else 0.0, abs=1e-3)


def test_quotes_and_wages_are_bars_too(found, small, scene):
    bars = {bar.id: bar for bar in found.bars}
    dearer = replace(small, site=tuple(replace(row, rate_usd_h=row.rate_usd_h * 1.1) for row in small.site))
    assert bars["quoted_prices"].high_result == pytest.approx(evaluate(dearer, scene, 2).risk_adjusted_net.typical)
    richer = replace(small, case=tuple(replace(row, wage_usd_h=row.wage_usd_h * 1.1) for row in small.case))
    assert bars["home_wage"].high_result == pytest.approx(evaluate(richer, scene, 2).risk_adjusted_net.typical)
    assert "open_prices" not in bars


def test_the_largest_swing_comes_first_and_is_named(found):
    assert [bar.swing for bar in found.bars] == sorted((bar.swing for bar in found.bars), reverse=True)
    assert found.finding().startswith(f"{found.bars[0].name} moves the risk-adjusted net saving most: from ")


def test_what_is_known_for_sure_swings_nothing(found, small):
    certain = {row.id for row in small.assumption} - set(BUT)
    assert all(bar.swing == 0 and not bar.plan_changes for bar in found.bars if bar.id in certain)


def test_a_plan_that_is_held_is_held_at_every_end(small, scene, plans):
    found = tornado(small, scene, "net_saving", plans["cheap"])
    assert found.held
    assert not any(bar.plan_changes for bar in found.bars)
    for bar in found.bars:
        if bar.id in BUT:
            there = set_to(scene, **{bar.id: bar.high_input})
            assert bar.high_result == pytest.approx(held(small, there, plans["cheap"], 2).net_saving.typical)
    assert next(bar for bar in tornado(small, scene, plan=()).bars).swing == 0.0


@pytest.mark.parametrize("name", BUT)
def test_widening_a_range_never_narrows_the_result(small, scene, plans, name):
    """Of the tornado's bar and of the 80 % range of the draws, a plan held."""
    row, before, band = small.assumptions[name], 0.0, 0.0
    for part in (0.25, 0.5, 1.0):
        wide = replace(assuming(small, **{one: small.assumptions[one].typical for one in BUT}))
        low, high = (row.typical + part * (end - row.typical) for end in (row.low, row.high))
        wide = replace(wide, assumption=tuple(
            replace(one, low=low, high=high) if one.id == name else one for one in wide.assumption))
        bar = next(bar for bar in tornado(wide, scene, plan=plans["live"]).bars if bar.id == name)
        found = held(wide, scene, plans["live"], 300).risk_adjusted_net
        assert bar.swing >= before
        assert found.p90 - found.p10 >= band
        before, band = bar.swing, found.p90 - found.p10
    assert band > 0


def test_every_number_of_the_sample_has_its_bar(dataset, alder):
    found = tornado(dataset, alder)
    assert len(found.bars) == len(dataset.assumption) + 4
    assert found.base == pytest.approx(evaluate(dataset, alder, 2).risk_adjusted_net.typical)
    assert 0 < sum(bar.plan_changes for bar in found.bars) < len(found.bars)
    assert found == tornado(dataset, alder)


def test_without_chance_no_plan_changes(dataset, scene):
    sure = shrunk(dataset, ())
    found = tornado(sure, scene)
    assert {bar.kind for bar in found.bars if bar.swing} == {"price", "case"}
