"""A moment of truth raises criticality, need, risk and the suggestion to keep the work, and says so in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.assumed import central, drawn
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.held import held, placements
from cxmodel.model.evaluate.journey import journey_of
from cxmodel.model.evaluate.stakes import LOYALTY, stakes_of
from tests.model.evaluate.paper import SCENARIO, met, paper
from tests.worlds import assuming


@pytest.fixture(scope="module")
def world(dataset):
    """The activity of the paper met at two touchpoints, a quarter of the contacts at the second."""
    return assuming(replace(paper(dataset), touchpoint=(met("call", 1, 9e6, -1.0), met("visit", 2, 3e6, -1.0))),
                    moment_of_truth_loyalty=1.0, unready_friction=0.06)


def test_a_moment_of_truth_worked_by_hand(world):
    """All contacts: loyalty 2 + 1 = 3, criticality (2 + 3 + 2 + 2) / 16 = 0.5625,
    need 0.2 + 0.8 · (0.5 · 0.5625 + 0.3 · 2/4 + 0.2 · 1/2) = 0.625, severity 1 - (1 - 0.125)(1 - 0.1621) = 0.2668375;
    customers lost 450,000 · 0.7 · 0.25 · 0.12 · severity · 0.4 · 300 · 1.5 · 1.8 = 817,002.4 USD, against 752,866.0.
    """
    both = evaluate(world, replace(SCENARIO, moments=(("call", "yes"), ("visit", "yes"))), 20)
    row = both.by_activity[0]
    assert (row.criticality, row.need, row.severity) == pytest.approx((0.5625, 0.625, 0.2668375))
    lost = 450_000 * 0.7 * 0.25 * 0.12 * 0.2668375 * 0.4 * 300 * 1.5 * 1.8
    assert both.at_risk_parts["customers"] * 2 == pytest.approx(lost)
    assert both.cx_risk_index > evaluate(world, SCENARIO, 20).cx_risk_index
    part = evaluate(world, replace(SCENARIO, moments=(("visit", "yes"),)), 20).by_activity[0]
    assert part.criticality == pytest.approx((2 + 2.25 + 2 + 2) / 16)
    assert part.reason.endswith("Loyalty 2 → 2.2 of 4: visit became a moment of truth.")


def test_unready_touchpoints_are_one_more_friction_worked_by_hand(world):
    """Half short at all contacts, 0.06 at no readiness: 0.03. Friction 1 - (1 - 0.1621)(1 - 0.03) = 0.187237."""
    weak = replace(world, touchpoint=tuple(replace(row, data=1.5) for row in world.touchpoint))
    found = evaluate(weak, SCENARIO, 20)
    assert found.today.friction[0, 0] == pytest.approx(0.187237)
    assert found.by_activity[0].severity == pytest.approx(1 - (1 - 0.1) * (1 - 0.187237))


def test_emotion_moves_need_and_so_severity(world):
    """Anger of 2 instead of 1: need 0.2 + 0.8 · (0.25 + 0.15 + 0.2) = 0.68."""
    found = evaluate(world, replace(SCENARIO, emotions=(("call", -2.0), ("visit", -2.0))), 20)
    assert found.by_activity[0].need == pytest.approx(0.68)
    assert found.by_activity[0].severity > evaluate(world, SCENARIO, 20).by_activity[0].severity
    assert evaluate(world, replace(SCENARIO, emotions=(("call", -1.0),)), 20).net_saving == (
        evaluate(world, SCENARIO, 20).net_saving), "a point dragged back to where it was changes nothing"


def test_in_the_sample_a_moment_of_truth_keeps_work_that_was_shared_and_says_why(dataset, alder):
    """First-line complaints: loyalty 3 of 4. As a moment of truth 4 of 4, and one factor that high is enough."""
    first = next(row for row in dataset.touchpoints_of("alder") if row.activity_id == "complaints")
    after = replace(alder, moments=((first.id, "yes"),), overrides=(("moment_of_truth_loyalty", 1.0),))
    start, found = (next(row for row in evaluate(dataset, one, 20).by_activity if row.id == "complaints")
                    for one in (alder, after))
    assert (start.verdict, found.verdict) == ("share", "keep")
    assert (start.moved > 0, found.moved) == (True, 0)
    assert found.need > start.need
    assert found.reason == ("Kept: loyalty is 4 of 4, and one factor that high is enough. "
                            f"Loyalty 3 → 4 of 4: {first.name} became a moment of truth.")
    before, now = (next(stop.suggestion for stop in journey_of(dataset, one).stops if stop.row.id == first.id)
                   for one in (alder, after))
    assert (before.place, now.place) == ("onshore", "in_house")
    assert "it is a moment of truth" in now.reason


@settings(max_examples=15)
@given(st.data())
def test_with_the_plan_held_no_moment_of_truth_ever_lowers_the_risk(dataset, alder, data):
    plan = placements(evaluate(dataset, alder, 8))
    served = [row for row in dataset.touchpoints_of("alder") if row.activity_id and not row.moment_of_truth]
    chosen = data.draw(st.lists(st.sampled_from(served), min_size=1, unique=True))
    start = held(dataset, alder, plan, 8)
    after = held(dataset, replace(alder, moments=tuple((row.id, "yes") for row in chosen)), plan, 8)
    assert after.cx_value_at_risk_per_year.typical >= start.cx_value_at_risk_per_year.typical - 1e-6
    assert all(now.need >= then.need for now, then in zip(after.by_activity, start.by_activity, strict=True))


def test_a_moment_taken_away_lowers_what_it_raised(dataset, alder):
    first = next(row for row in dataset.touchpoints_of("alder") if row.activity_id and row.moment_of_truth)
    rows = [next(item for item in evaluate(dataset, one, 8).by_activity if item.id == first.activity_id)
            for one in (alder, replace(alder, moments=((first.id, "no"),)))]
    assert rows[1].criticality < rows[0].criticality
    assert f"{first.name} is no moment of truth any more" in rows[1].reason


def test_the_step_of_a_moment_of_truth_is_drawn_where_one_changed_and_only_there(dataset, alder):
    basis = basis_of(dataset, "alder", ())
    first = next(row for row in dataset.touchpoints_of("alder") if row.activity_id and not row.moment_of_truth)
    place = [row.id for row in basis.activities].index(first.activity_id)
    stakes = stakes_of(dataset, replace(alder, moments=((first.id, "yes"),)), basis)
    critical = stakes.criticality(drawn(dataset, (), 200, 1))
    assert critical.shape == (200, len(basis.activities))
    assert np.ptp(critical, axis=0)[place] > 0
    assert np.ptp(np.delete(critical, place, axis=1), axis=0).max() == 0
    plain = stakes_of(dataset, alder, basis)
    assert (plain.factors(central(dataset, ())) == plain.given).all()
    assert stakes.factors(central(dataset, ()))[place, LOYALTY] > plain.given[place, LOYALTY]
