"""The quick way gives what the public functions give, to the last digit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.held import held, placements
from cxmodel.model.evaluate.sure.worlds import (
    arranged,
    best,
    kept,
    live,
    measured,
    present,
    steady,
    world_of,
)
from cxmodel.scenario import with_plan
from cxmodel.store.shipped import shipped
from tests.model.evaluate.sure.conftest import set_to
from tests.worlds import scenarios


def same(quick, results):
    assert quick.net == pytest.approx(results.net_saving.typical, abs=1e-12)
    assert quick.risk_adjusted == pytest.approx(results.risk_adjusted_net.typical, abs=1e-12)
    assert quick.baseline == pytest.approx(results.baseline_per_year)
    assert quick.headline == pytest.approx(results.headline_saving)


@settings(max_examples=15)
@given(scenarios())
def test_whatever_is_decided_and_assumed_the_quick_way_is_the_long_way(scenario):
    same(live(world_of(shipped(), scenario)), evaluate(shipped(), scenario, 2))


def test_a_changed_assumption_is_an_override(dataset, alder):
    same(best(dataset, alder, (("shrinkage", 0.33),)), evaluate(dataset, set_to(alder, shrinkage=0.33), 2))


def test_prices_wage_and_customer_value_are_those_of_a_changed_dataset(dataset, alder):
    dearer = replace(dataset, site=tuple(replace(row, rate_usd_h=row.rate_usd_h and row.rate_usd_h * 1.2)
                                         for row in dataset.site))
    same(best(dataset, alder, (("quoted_prices", 0.2),)), evaluate(dearer, alder, 2))
    for name, field, value in (("home_wage", "wage_usd_h", 18.0), ("customer_value", "customer_value_usd", 90.0),
                               ("home_cost", "home_cost_usd_h", 35.0)):
        other = replace(dataset, case=tuple(replace(row, **{field: value}) for row in dataset.case))
        same(best(dataset, alder, ((name, value),)), evaluate(other, alder, 2))


def test_open_prices_go_to_the_ends_of_what_is_published(dataset, northmere):
    world, low = world_of(dataset, northmere), world_of(dataset, northmere, (("open_prices", -1.0),))
    opened = ~world.basis.quoted & np.isfinite(world.basis.rate)
    assert opened.any()
    assert low.basis.rate[opened] == pytest.approx(world.basis.rate_low[opened])
    assert low.basis.rate[~opened] == pytest.approx(world.basis.rate[~opened], nan_ok=True)


def test_a_swing_raises_foreign_prices_by_what_reaches_them(dataset, alder):
    world, turned = world_of(dataset, alder), world_of(dataset, alder, (("currency", 1.0), ("fx_pass_through", 0.5)))
    swing, known = world.basis.fx_volatility[world.basis.location], np.isfinite(world.basis.rate)
    assert (turned.basis.rate / world.basis.rate)[known] == pytest.approx(np.exp(0.5 * swing)[known])
    assert swing[world.basis.shore == 0] == pytest.approx(0)


def test_a_weight_moved_alone_leaves_the_others_in_proportion(dataset, alder):
    world = world_of(dataset, alder, (("weight:culture", 0.4),))
    moved = dict(world.scenario.theme_weights)
    assert moved["culture"] == pytest.approx(0.4)
    assert sum(moved.values()) == pytest.approx(1)
    assert len({round(value, 9) for name, value in moved.items() if name != "culture"}) == 1


def test_a_held_plan_is_held(dataset, alder):
    plan = placements(evaluate(dataset, alder, 2))
    changed = set_to(alder, repeat_uplift=0.45)
    same(kept(world_of(dataset, alder, (("repeat_uplift", 0.45),)), arranged(dataset, alder, plan)),
         held(dataset, changed, plan, 2))


def test_the_chosen_plan_goes_before_the_live_one(dataset, alder):
    half = tuple((act, site, share / 2) for act, site, share in placements(evaluate(dataset, alder, 2)))
    chosen = with_plan(alder, half, dataset)
    assert steady(dataset, alder) is None
    same(present(dataset, chosen, steady(dataset, chosen)), evaluate(dataset, chosen, 2))
    same(present(dataset, chosen, steady(dataset, chosen, ())), held(dataset, alder, (), 2))


def test_an_unknown_measure_names_those_there_are():
    with pytest.raises(CxError, match="risk_adjusted_net"):
        measured("profit")
