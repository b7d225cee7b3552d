"""Queues in a linear model: right to the dollar for the plan at hand, and near for others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.held import held, placements
from cxmodel.model.evaluate.sourced import figures_of, posed, queues
from cxmodel.model.sourcing import plan_of


@pytest.mark.parametrize("case", ["alder", "northmere"])
@pytest.mark.parametrize("part", [0.3, 1.0])
def test_corrected_charges_give_the_evaluated_figure(dataset, case, part, request):
    """Any plan, not only a best one: the live plan whole, and a third of it."""
    scenario = request.getfixturevalue(case)
    asked = posed(dataset, scenario)
    plan = [(act, site, share * part) for act, site, share in placements(evaluated(dataset, scenario))]
    results = held(dataset, scenario, plan)
    right = queues.charged(asked, queues.of_plan(asked, results.plan))
    found, told = plan_of(right.problem, right.shares(tuple(plan))), figures_of(results)
    assert -found.value("adjusted") == pytest.approx(told.risk_adjusted, rel=1e-6)
    assert -found.cost + right.charges.slack == pytest.approx(told.net, rel=1e-6)
    assert found.risk == pytest.approx(told.risk, rel=1e-9)


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_before_any_correction_the_queues_are_reckoned_within_two_per_cent_of_the_baseline(dataset, case, request):
    scenario = request.getfixturevalue(case)
    asked, results = posed(dataset, scenario), evaluated(dataset, scenario)
    found = plan_of(asked.problem, asked.shares(placements(results)))
    assert abs(-found.value("adjusted") - figures_of(results).risk_adjusted) < 0.02 * asked.baseline


def test_home_is_free_under_any_charges(dataset, alder, best):
    home = best.posed.shares(())
    assert plan_of(best.posed.problem, home).cost == pytest.approx(0.0, abs=1e-6)
    assert (best.posed.problem.queue_cost >= 0).all()


def test_seats_that_whole_agents_take_are_held_back(dataset, alder):
    """A site filled to its last seat by the solver has none left for the half agents of its queues."""
    asked = posed(dataset, alder)
    site = int(np.argmax(np.where(asked.basis.open_sites & (asked.basis.capacity > 100), asked.basis.capacity, 0)))
    plan = tuple((row.id, asked.basis.sites[site].id, 1.0) for place, row in enumerate(asked.basis.activities)
                 if asked.problem.allowed[place, site])
    results = held(dataset, alder, plan)
    short = queues.seats_short(asked, results.plan)
    needed = float(results.plan.seats_moved.sum())
    assert short[site] == pytest.approx(max(needed - asked.basis.capacity[site], 0.0))
    after = queues.charged(asked, queues.of_plan(asked, results.plan))
    assert after.problem.capacity[site] == pytest.approx(max(asked.basis.capacity[site] - short[site], 0.0))


def test_a_site_that_is_short_is_short_for_the_same_work_again(dataset, alder):
    """However many seats the work alone would leave free, the next plan must be a smaller one there."""
    asked = posed(dataset, alder)
    site = int(np.argmax(np.where(asked.basis.open_sites & (asked.basis.capacity > 100), asked.basis.capacity, 0)))
    plan = tuple((row.id, asked.basis.sites[site].id, 0.1) for place, row in enumerate(asked.basis.activities)
                 if asked.problem.allowed[place, site])
    results = held(dataset, alder, plan)
    used = float((asked.problem.seats[:, site] * asked.shares(plan)[:, site]).sum())
    needed = float(results.plan.seats_moved.sum())
    assert needed > used + 2
    offered = asked.problem.capacity.copy()
    offered[site] = (needed + used) / 2  # enough for the work, not for its queues
    tight = replace(asked, problem=replace(asked.problem, capacity=offered))
    after = queues.charged(tight, queues.of_plan(tight, results.plan))
    assert after.problem.capacity[site] < used - 1
