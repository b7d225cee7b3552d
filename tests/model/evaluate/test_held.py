"""The same plan under other assumptions: nothing but what was changed may move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.held import held, placements

DRAWS = 20


@pytest.fixture(scope="module")
def plan(dataset, alder):
    return placements(evaluate(dataset, alder, DRAWS))


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_the_plan_held_under_its_own_assumptions_is_the_plan(dataset, case, request):
    scenario = request.getfixturevalue(case)
    best = evaluate(dataset, scenario, DRAWS)
    same = held(dataset, scenario, placements(best), DRAWS)
    assert same.bridge == best.bridge
    assert same.years == best.years
    assert same.seats == best.seats
    assert same.at_risk_parts == best.at_risk_parts
    assert same.scale_gate == best.scale_gate
    assert (same.npv, same.payback_years) == (best.npv, best.payback_years)
    assert same.provenance["plan_method"] == "given plan"


def test_a_dearer_vendor_keeps_its_work(dataset, alder, plan):
    """The app would place the work anew; held, the whole rise of 10 % goes into the bill."""
    sites = tuple(replace(row, rate_usd_h=None if row.rate_usd_h is None else row.rate_usd_h * 1.1)
                  for row in dataset.site)
    before, after = (held(one, alder, plan, DRAWS) for one in (dataset, replace(dataset, site=sites)))
    assert placements(after) == placements(before)
    assert sum(row.vendors for row in after.years) == pytest.approx(1.1 * sum(row.vendors for row in before.years))


def test_half_of_a_plan_moves_half_of_its_hours(dataset, alder, plan):
    whole, half = (held(dataset, alder, [(a, s, share * part) for a, s, share in plan], DRAWS) for part in (1, 0.5))
    assert half.seats["moved"] == pytest.approx(whole.seats["moved"] / 2)
    assert half.shores == pytest.approx(whole.shores)


def test_no_placement_is_everything_at_home(dataset, alder):
    home = held(dataset, alder, (), DRAWS)
    assert home.net_saving.typical == 0.0
    assert home.cx_value_at_risk_per_year.typical == 0.0


def test_a_given_plan_goes_before_the_chosen_one(dataset, alder, plan):
    other = replace(alder, chosen=(("billing:heronlight-cebu", 0.5),))
    assert held(dataset, other, plan, DRAWS).bridge == held(dataset, alder, plan, DRAWS).bridge


def test_every_fault_of_a_plan_is_told(dataset, alder, plan):
    activity, site, _ = plan[0]
    with pytest.raises(CxError, match="no activity 'nonsense'") as fault:
        held(dataset, alder, [("nonsense", site, 0.5), (activity, "nowhere", 0.5)], DRAWS)
    assert "no site 'nowhere'" in str(fault.value)
    with pytest.raises(CxError, match="placed to 120%"):
        held(dataset, alder, [(activity, site, 0.7), (activity, site, 0.5)], DRAWS)
