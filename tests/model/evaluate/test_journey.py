"""The journey under a scenario: every touchpoint with its sheet, and hand-overs counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.held import placements
from cxmodel.model.evaluate.journey import journey_of
from cxmodel.model.evaluate.sourced import chosen_by, figures_of, optimise
from cxmodel.scenario.ruling import asked
from tests.model.evaluate.paper import SCENARIO, met, paper


@pytest.fixture(scope="module")
def world(dataset):
    shop = replace(met("shop", 1, 4e6, 1.0), activity_id=None, served_by="outsourced", outsourcer="advertising")
    return replace(paper(dataset), touchpoint=(
        shop, met("late", 2, 9e6, -1.5, process=2.0, data=4.0), met("thanks", 3, 3e6, 0.5)))


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_every_touchpoint_of_the_sample_has_its_sheet(dataset, case, request):
    scenario = request.getfixturevalue(case)
    found, results = journey_of(dataset, scenario), evaluated(dataset, scenario)
    assert [stop.row for stop in found.stops] == list(dataset.touchpoints_of(case))
    for stop in found.stops:
        assert (stop.activity is None) == (stop.row.activity_id is None) == (stop.suggestion is None)
        assert stop.touch_reason.endswith(".")
        if stop.activity is not None and stop.suggestion is not None:
            assert stop.activity in results.by_activity
            assert sum(share for _, share in stop.places) == pytest.approx(1)
            assert stop.suggestion.reason.endswith(".")
            assert stop.activity.verdict != "keep" or stop.suggestion.place == "in_house"
        assert stop.rule is None or asked(stop.rule[0]) is not None
    assert {stop.turn for stop in found.stops} == {"", "peak", "trough"}
    assert len(found.handovers.kinds) >= 4


def test_a_sheet_worked_by_hand(world):
    """Half of the shared activity goes to the one site, offshore; its process, 2 of 4, is to be mended first."""
    shop, late, thanks = journey_of(world, SCENARIO).stops
    assert (shop.server, shop.activity, shop.places, shop.rule) == ("advertising", None, (), None)
    assert late.places == (("in_house", 0.5), ("offshore", 0.5))
    assert (late.turn, late.weakest, late.touch) == ("trough", ("process", 2.0), "high_touch")
    assert late.suggestion.reason == ("Mend the process first (2 of 4), then move it onshore: customers are upset and "
                                      "criticality 50% makes it shared work.")
    assert late.rule == ("keep:calls", 1.0)
    assert thanks.suggestion.place == "nearshore"
    assert thanks.rule is None, "there is no nearshore site to send it to"


def test_a_suggestion_names_the_country_of_its_shore_that_is_worth_most(world):
    calm = replace(world, activity=tuple(replace(row, loyalty_driver=0.0, elevated_risk=0.0) for row in world.activity))
    thanks = journey_of(calm, SCENARIO).stops[2]
    assert (thanks.suggestion.place, thanks.rule) == ("offshore", ("go:calls:country:BBB", 1.0))


def test_hand_overs_of_a_customer_worked_by_hand(world):
    """Advertising 4 million → own staff 9 million: 4 million pass, of a million customers: four times a year each."""
    found = journey_of(world, SCENARIO)
    assert (found.handovers.total, found.per_customer) == (4e6, 4.0)


def test_what_the_room_changed_is_in_use_and_the_entered_row_stays(world):
    found = journey_of(world, replace(SCENARIO, emotions=(("late", 2.0),), moments=(("late", "yes"),))).stops[1]
    assert (found.emotion, found.moment, found.turn) == (2.0, True, "peak")
    assert (found.row.emotion, found.row.moment_of_truth) == (-1.5, False)


def test_a_case_without_touchpoints_still_has_its_layers(dataset, alder):
    found = journey_of(replace(dataset, touchpoint=()), alder)
    assert (found.stops, found.per_customer, len(found.layers)) == ((), 0.0, 5)


@settings(max_examples=10)
@given(st.floats(-2, 2))
def test_dragging_a_point_that_no_work_serves_moves_no_figure(dataset, alder, emotion):
    loose = next(row for row in dataset.touchpoints_of("alder") if row.activity_id is None)
    after = evaluated(dataset, replace(alder, emotions=((loose.id, emotion),)), 20)
    assert after.net_saving == evaluated(dataset, alder, 20).net_saving


def test_the_exact_plan_knows_every_what_if_of_the_journey(dataset, alder):
    """What the solver reckoned, what `evaluate` finds, and the chosen plan evaluated anew agree."""
    stops = dataset.touchpoints_of("alder")
    asked_for = replace(
        alder, emotions=tuple((row.id, -1.5) for row in stops), moments=tuple((row.id, "yes") for row in stops[::2]),
        layer_readiness=(("chatbot:culture", 1.0),), rules=(("most:vendor", 3.0),))
    best = optimise(dataset, asked_for, gap=2e-3)
    assert best.state == "optimal"
    assert not best.broken
    assert abs(best.difference) < 0.005 * best.posed.baseline
    again = evaluated(dataset, chosen_by(dataset, asked_for, placements(best.results)))
    assert figures_of(again).risk_adjusted == pytest.approx(best.evaluated)
    assert figures_of(again).risk_adjusted != pytest.approx(figures_of(evaluated(dataset, alder)).risk_adjusted)
