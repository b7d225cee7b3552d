"""A plan that was chosen earlier, after the data moved on: what can no longer be stays at home, and is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.held import held, placements
from cxmodel.model.evaluate.placing import allocation, fit_for

DRAWS = 20
CEBU, PORTLAND = "heronlight-cebu", "heronlight-portland"
PLAN = (("billing", CEBU, 0.5), ("returns", CEBU, 0.5), ("returns", PORTLAND, 0.5))
CHOSEN = tuple((f"{activity}:{site}", share) for activity, site, share in PLAN)


def changed(dataset, site, **values):
    return replace(dataset, site=tuple(replace(row, **values) if row.id == site else row for row in dataset.site))


def without(dataset, site):
    return replace(dataset, site=tuple(row for row in dataset.site if row.id != site))


def priceless(dataset):
    """No quote in Cebu, and nobody publishes a price for its country."""
    bare = changed(dataset, CEBU, rate_usd_h=None)
    return replace(bare, location=tuple(
        replace(row, agent_rate_usd_h_low=None, agent_rate_usd_h_high=None) if row.iso3 == "PHL" else row
        for row in bare.location))


def test_an_allocation_is_sorted_and_leaves_out_what_has_no_share(dataset):
    basis = basis_of(dataset, "alder", ())
    hours = np.arange(1.0, len(basis.activities) + 1)
    found = allocation(basis, hours, [*reversed(PLAN), ("order_status", CEBU, 0.0)])
    rows = [(basis.activities[a].id, basis.sites[s].id, x)
            for a, s, x in zip(found.activity, found.site, found.share, strict=True)]
    assert sorted(rows) == sorted(PLAN)
    assert (np.diff(found.activity) >= 0).all()
    assert found.moved_hours == pytest.approx(sum(
        share * hours[[row.id for row in basis.activities].index(activity)] for activity, _, share in PLAN))
    assert found.got_shores.sum() == pytest.approx(1)


@pytest.mark.parametrize(("data", "gone", "told"), [
    (lambda data: without(data, CEBU), CEBU,
     "at the site 'heronlight-cebu', which is no longer in the data"),
    (priceless, CEBU,
     "at Heronlight Care, Cebu, which has no price"),
    (lambda data: changed(data, CEBU, languages=("fr",)), CEBU,
     "at Heronlight Care, Cebu, which does not serve that language"),
], ids=["site gone", "price gone", "language gone"])  # fmt: skip
def test_what_the_data_do_not_know_any_more_stays_at_home_and_is_told(data, gone, told, dataset, alder):
    now = data(dataset)
    found = evaluate(now, replace(alder, chosen=CHOSEN), DRAWS)
    assert (f"The chosen plan places Billing and payment, Returns and exchanges {told}: that part stays at home."
            in found.notes)
    assert placements(found) == tuple(one for one in PLAN if one[1] != gone)
    assert found.bridge == held(now, alder, [one for one in PLAN if one[1] != gone], DRAWS).bridge
    assert np.isfinite([step.value for step in found.bridge]).all()


def test_an_activity_that_is_gone_takes_nothing_with_it(dataset, alder):
    fewer = replace(dataset, activity=tuple(row for row in dataset.activity if row.id != "billing"))
    found = evaluate(fewer, replace(alder, chosen=CHOSEN), DRAWS)
    assert ("The chosen plan places 'billing' at Heronlight Care, Cebu, work that is no longer in the data: that part "
            "stays at home.") in found.notes
    assert {activity for activity, _, _ in placements(found)} == {"returns"}


def test_a_plan_of_which_nothing_is_left_is_everything_at_home_and_not_the_sliders_plan(dataset, alder):
    found = evaluate(without(dataset, CEBU), replace(alder, chosen=CHOSEN[:1]), DRAWS)
    assert found.net_saving.typical == 0.0
    assert found.provenance["plan_method"] == "chosen plan"
    assert len([note for note in found.notes if note.startswith("The chosen plan")]) == 1


def test_a_site_that_fails_a_gate_keeps_its_work_and_says_what_it_fails(dataset, alder):
    gate = next(row for row in dataset.criterion if row.kind == "gate")
    failing = replace(alder, chosen=CHOSEN, scores=((f"heronlight:{gate.id}", 0.0),))
    found = evaluate(dataset, failing, DRAWS)
    assert placements(found) == placements(held(dataset, alder, PLAN, DRAWS))
    told = [note for note in found.notes if note.startswith("The chosen plan uses Heronlight Care")]
    assert len(told) == 2, "one sentence for each of its sites"
    assert all(gate.name in note for note in told)


def test_a_plan_that_still_fits_is_told_nothing(dataset, alder):
    plan = placements(evaluate(dataset, alder, DRAWS))
    assert fit_for(dataset, basis_of(dataset, "alder", ()), plan) == (plan, ())


def test_a_plan_given_to_be_held_is_refused_where_there_is_no_price(dataset, alder):
    """A figure nobody has named is never made up."""
    with pytest.raises(CxError, match="The site 'heronlight-cebu' has no price"):
        held(priceless(dataset), alder, PLAN, DRAWS)
