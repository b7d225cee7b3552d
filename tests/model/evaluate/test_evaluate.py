"""The laws of the whole model, on the sample cases and on any decisions a person can take."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.errors import CxError
from cxmodel.model.evaluate import as_json, evaluate, evaluated
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.plan import today_of
from cxmodel.model.evaluate.simulate import drawn, draws_of
from cxmodel.scenario import from_json, to_json
from cxmodel.store.shipped import shipped
from tests.worlds import all_out, assuming, certain, one_site, scenarios

DRAWS = 100
SHIPPED = {row.id: row for row in shipped().assumption}
STILL = certain(shipped())


@pytest.mark.parametrize("case", ["alder", "northmere"])
@pytest.mark.parametrize("way", ["nothing moves", "all kept", "no site is open"])
def test_all_work_at_home_saves_exactly_nothing_and_risks_exactly_nothing(case, way, dataset):
    scenario = all_out(dataset, case)
    if way == "nothing moves":
        scenario = replace(scenario, moved_share=0.0)
    elif way == "all kept":
        scenario = replace(scenario, placements=tuple((name, "keep") for name, _ in scenario.placements))
    else:
        dataset = replace(dataset, site=())
    found = evaluate(dataset, scenario, 200)
    assert found.headline_saving == found.net_saving_on_moved == found.cx_risk_index == 0.0
    for band in (found.net_saving, found.risk_adjusted_net, found.cx_value_at_risk_per_year):
        assert (band.typical, band.p10, band.p50, band.p90) == (0, 0, 0, 0)
    for step in found.bridge:
        assert (step.value, step.low, step.high, step.level) == (0, 0, 0, 0)
    assert set(found.at_risk_parts.values()) == {0.0}
    assert found.event_loss_p95 == found.npv == found.payback_years == 0.0
    for row in found.years:
        assert (row.saving, row.at_risk, row.vendors, row.overheads, row.one_offs, row.stranded) == (0,) * 6
        assert row.home == row.baseline
    assert all(row.moved == row.saving == row.at_risk == 0.0 for row in found.by_activity)
    assert found.by_location == found.by_site == ()
    assert found.seats["plan"] == found.seats["home"] == found.seats["total"]


@given(scenario=scenarios())
def test_the_bridge_adds_up(scenario, dataset):
    found = evaluate(dataset, scenario, DRAWS)
    value = {step.id: step.value for step in found.bridge}
    steps = [step for step in found.bridge if not step.total]
    assert sum(step.value for step in steps) == pytest.approx(value["risk_adjusted"], abs=1e-12)
    assert sum(step.value for step in steps[:7]) == pytest.approx(value["net"], abs=1e-12)
    assert value["net"] == found.net_saving.typical
    level = 0.0
    for step in found.bridge:
        level = step.value if step.total else level + step.value
        assert step.level == pytest.approx(level, abs=1e-12)
        assert step.low <= step.high


@given(scenario=scenarios())
def test_the_years_add_up_to_the_bridge_to_a_cent(scenario, dataset):
    found = evaluate(dataset, scenario, DRAWS)
    whole = found.baseline_per_year * scenario.horizon_years
    step = {step.id: step.value * whole for step in found.bridge}
    total = {name: sum(getattr(row, name) for row in found.years)
             for name in ("baseline", "saving", "overheads", "one_offs", "stranded", "at_risk")}
    assert total["baseline"] == pytest.approx(whole, abs=0.01)
    assert total["saving"] == pytest.approx(step["net"], abs=0.01)
    assert total["overheads"] == pytest.approx(-step["overheads"], abs=0.01)
    assert total["one_offs"] == pytest.approx(-step["one_offs"], abs=0.01)
    assert total["stranded"] == pytest.approx(-step["stranded"], abs=0.01)
    assert total["at_risk"] == pytest.approx(-step["customers"] - step["tail"], abs=0.01)
    for row in found.years:
        spent = row.home + row.vendors + row.stranded + row.overheads + row.one_offs
        assert row.saving == pytest.approx(row.baseline - spent, abs=0.01)


@given(scenario=scenarios(objective="risk_adjusted"))
def test_no_plan_lies_above_the_frontier_and_the_frontier_rises(scenario, dataset):
    found = evaluate(dataset, scenario, DRAWS)
    risks, gains = (np.array(column) for column in zip(*found.frontier, strict=True))
    assert (np.diff(risks) >= 0).all()
    assert (np.diff(gains) >= 0).all()
    best = np.interp(found.cx_risk_index, risks, gains)
    assert found.risk_adjusted_net.typical <= best + 1e-9
    for dot in found.dots:
        assert dot.saving <= np.interp(dot.risk, risks, gains) + 1e-9


@given(scenario=scenarios())
def test_figures_are_finite_and_inside_their_scales(scenario, dataset):
    found = evaluate(dataset, scenario, DRAWS)
    assert 0 <= found.cx_risk_index <= 100
    assert found.headline_saving <= 1
    assert found.net_saving.p10 <= found.net_saving.p50 <= found.net_saving.p90
    assert found.cx_value_at_risk_per_year.typical == pytest.approx(sum(found.at_risk_parts.values()), abs=0.01)
    flat = [found.npv, found.baseline_per_year, *found.home_hour.values(), *found.seats.values(),
            *found.people.values()]
    assert np.isfinite(flat).all()
    assert all(0 <= part <= 1 for row in found.outcomes.values() for part in row.values())
    assert sum(found.outcomes["moved"].values()) == pytest.approx(1)


def flat_world(case: str, rate: float, **assumed: float):
    """As good as home, no overheads, no one-offs, flat prices, all work in one queue at one site."""
    nothing = dict.fromkeys((
        "need_floor", "time_friction", "culture_friction", "language_friction_at_400", "language_friction_unknown",
        "second_language_friction", "governance_posts_per_100", "change_scope_share", "leakage_share",
        "exit_probability_year", "selection_share", "training_weeks", "double_running_weeks", "severance_weeks",
        "engagement_dip", "unready_friction", "home_wage_inflation", "vendor_price_escalation",
        "travel_usd_per_site_year"), 0.0)
    known = assuming(certain(shipped()), **nothing, paid_over_quote=1.0, scale_gate_seats=1e6, **assumed)
    world = one_site(known, "PHL", rate)
    places = tuple(replace(row, wage_inflation_pct=None) for row in world.location)
    return replace(world, location=places, score=tuple(replace(row, score=4.0) for row in world.score))


@settings(max_examples=25)
@given(st.sampled_from(["alder", "northmere"]), st.floats(2, 60), st.floats(0.65, 1.0), st.integers(1, 10),
       st.floats(-0.1, 0.2))
def test_with_no_friction_net_on_moved_work_is_headline_less_what_does_not_stop(case, rate, avoidable, years, growth):
    """Design 2.6: net = avoidable - v/c. All goes to one site, so that no queue gets smaller; any volume growth."""
    world = flat_world(case, rate, avoidable_share=avoidable)
    world = replace(world, case=tuple(replace(row, volume_growth=growth) for row in world.case))
    found = evaluate(world, all_out(world, case, horizon_years=years), 50)
    assert found.shores["offshore"] == pytest.approx(1)
    assert found.cx_risk_index == 0.0
    assert found.net_saving_on_moved == pytest.approx(found.headline_saving - (1 - avoidable), abs=1e-9)
    assert found.net_saving.p10 == pytest.approx(found.net_saving.p90, abs=1e-9)


@given(scenario=scenarios())
def test_the_same_question_gets_the_same_answer_and_another_seed_another_range(scenario, dataset):
    one = evaluate(dataset, scenario, DRAWS, 1)
    again = evaluate(dataset, from_json(to_json(scenario), dataset), DRAWS, 1)
    assert as_json(one) == as_json(again)
    other = evaluate(dataset, scenario, DRAWS, 2)
    assert other.net_saving.typical == one.net_saving.typical
    if one.by_site:
        assert other.net_saving != one.net_saving


def test_remembered_results_are_the_same_object(dataset, alder):
    assert evaluated(dataset, alder, DRAWS) is evaluated(dataset, replace(alder), DRAWS)


def test_without_ranges_there_is_no_spread(alder):
    found = evaluate(STILL, alder, DRAWS)
    for band in (found.net_saving, found.risk_adjusted_net, found.cx_value_at_risk_per_year):
        assert (band.p10, band.p50, band.p90) == pytest.approx((band.typical,) * 3, rel=1e-9)


@settings(max_examples=30)
@given(st.sampled_from(sorted(SHIPPED)), st.floats(1.0, 2.0), st.sampled_from(["alder", "northmere"]))
def test_widening_one_range_never_narrows_the_result(name, factor, case):
    """One range alone, both ends moved out in proportion; within the accepted bounds."""
    row = SHIPPED[name]
    factor = min([factor, *[gap / width for gap, width in ((row.typical - row.floor, row.typical - row.low),
                                                           (row.ceiling - row.typical, row.high - row.typical))
                            if width > 0]])

    def spread(stretch: float) -> float:
        world = certain(shipped(), but=[name])
        wide = replace(row, low=row.typical - stretch * (row.typical - row.low),
                       high=row.typical + stretch * (row.high - row.typical))
        world = replace(world, assumption=tuple(wide if item.id == name else item for item in world.assumption))
        band = evaluate(world, all_out(world, case, nearshore=0.5, offshore=0.5), 400).net_saving
        return band.p90 - band.p10

    assert spread(factor) >= spread(1.0) * (1 - 1e-6) - 1e-12


def test_every_declared_assumption_is_read_and_every_one_read_is_declared(dataset, alder, northmere, monkeypatch):
    read: set[str] = set()
    ask = Assumed.__getattr__
    monkeypatch.setattr(Assumed, "__getattr__", lambda self, name: (read.add(name), ask(self, name))[1])
    for remembered in (basis_of, today_of, drawn, draws_of):
        remembered.cache_clear()
    met = next(row for row in dataset.touchpoints_of("alder") if row.activity_id and not row.moment_of_truth)
    for scenario in (alder, northmere, replace(alder, moments=((met.id, "yes"),))):
        evaluate(dataset, scenario, 20)
    declared = {row.id for row in dataset.assumption}
    assert read - declared == set()
    assert declared - read - ELSEWHERE == set()


# Read outside `evaluate`: what a vendor's hour should cost, shown beside the quotes.
ELSEWHERE = {"vendor_pay_share", "vendor_pay_load"}


def test_a_case_without_work_or_without_a_wage_is_answered_in_words(dataset, alder):
    with pytest.raises(CxError, match="has no work yet"):
        evaluate(replace(dataset, activity=()), alder, 20)
    bare = replace(dataset, case=tuple(replace(row, wage_usd_h=None) for row in dataset.case),
                   location=tuple(replace(row, agent_wage_usd_month=None) for row in dataset.location))
    with pytest.raises(CxError, match="No agent wage is known for United States"):
        evaluate(bare, alder, 20)


def test_one_idle_activity_changes_little(dataset, alder):
    idle = replace(dataset, activity=tuple(replace(row, contacts_per_year=0.0) if row.id == "billing" else row
                                           for row in dataset.activity))
    before, after = evaluate(dataset, alder, 20), evaluate(idle, alder, 20)
    assert after.net_saving.typical == pytest.approx(before.net_saving.typical, abs=0.02)
