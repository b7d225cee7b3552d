"""The question put to the optimiser says of a plan what `evaluate` says of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate.held import held
from cxmodel.model.evaluate.sourced import figures_of, posed
from cxmodel.model.sourcing import plan_of
from tests.model.evaluate.sourced.conftest import ruled


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_all_work_at_home_costs_nothing_and_risks_nothing(dataset, case, request):
    asked = posed(dataset, request.getfixturevalue(case))
    home = plan_of(asked.problem, asked.shares(()))
    assert (home.cost, home.loss, home.risk) == pytest.approx((0.0, 0.0, 0.0), abs=1e-6)


def test_risk_adds_up_to_the_index_of_the_results(dataset, alder):
    asked = posed(dataset, alder)
    act, site = (int(found[0]) for found in np.nonzero(asked.problem.allowed[:, :-1]))
    plan = ((asked.basis.activities[act].id, asked.basis.sites[site].id, 0.6),)
    assert plan_of(asked.problem, asked.shares(plan)).risk == pytest.approx(
        held(dataset, alder, plan).cx_risk_index, rel=1e-12)


def test_a_whole_queue_that_moves_is_reckoned_as_it_is_evaluated(dataset, alder):
    """Nothing is split, so nothing but the pooling of the same queue differs: within a tenth of the saving."""
    asked = posed(dataset, alder)
    queue = next(place for place in range(len(asked.basis.pools.label)) if (asked.basis.pools.of == place).sum() == 2)
    mine = np.nonzero(asked.basis.pools.of == queue)[0]
    site = next(s for s in range(len(asked.basis.sites))
                if asked.problem.allowed[mine, s].all() and asked.basis.open_sites[s])
    plan = tuple((asked.basis.activities[a].id, asked.basis.sites[site].id, 1.0) for a in mine)
    told = figures_of(held(dataset, alder, plan))
    found = plan_of(asked.problem, asked.shares(plan))
    assert -found.value("adjusted") == pytest.approx(told.risk_adjusted, rel=0.1, abs=0.002 * asked.baseline)


def test_no_price_or_no_language_is_no_placement_at_all(dataset, alder):
    asked = posed(dataset, alder)
    for place, site in enumerate(dataset.site):
        for act, row in enumerate(asked.basis.activities):
            known = row.language in site.languages and np.isfinite(asked.basis.rate[place])
            assert bool(asked.problem.allowed[act, place]) == known


def test_what_is_ruled_out_otherwise_is_a_rule_that_says_why(dataset, alder):
    out = dataset.site[0].iso3
    asked = posed(dataset, replace(alder, excluded_countries=(out,), overlap_hours=12.0))
    bars = {told.id: told for told in asked.rules if told.id.partition(":")[0] in ("excluded", "overlap", "checklist")}
    assert {"overlap", f"excluded:{out}"} <= set(bars)
    assert dataset.locations[out].country in str(bars[f"excluded:{out}"].parts[0])


def test_the_same_question_is_put_once(dataset, alder):
    assert posed(dataset, alder) is posed(dataset, alder)


def test_a_rule_on_what_is_not_there_is_told(dataset, alder):
    with pytest.raises(CxError, match="nowhere"):
        posed(dataset, ruled(alder, rules={"go:billing:site:nowhere": 1.0}))


def test_a_vendor_without_a_site_can_be_capped_but_gets_no_work(dataset, alder):
    from cxmodel.model.evaluate.sourced import optimise

    vendor = dataset.vendor[-1].id
    world = replace(dataset, site=tuple(row for row in dataset.site if row.vendor_id != vendor))
    assert optimise(world, ruled(alder, rules={f"cap:vendor:{vendor}": 0.1})).state == "optimal"
    asked = ruled(alder, rules={f"incumbent:{vendor}": 0.1})
    assert optimise(world, asked).state == "impossible"
