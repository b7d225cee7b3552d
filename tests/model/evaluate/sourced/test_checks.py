"""A plan is checked outside the solver, and what it misses is told in the rule's own unit."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.held import held
from cxmodel.model.evaluate.sourced import posed
from cxmodel.model.evaluate.sourced.checks import broken_by, missing_to
from tests.model.evaluate.sourced.conftest import ruled

SITE = "wayfennel-quetzaltenango"


def test_staying_at_home_breaks_what_asks_for_a_saving_and_misses_all_of_it(few_sites, alder):
    scenario = ruled(alder, rules={"saving": 1e6, "risk": 5})
    asked, results = posed(few_sites, scenario), held(few_sites, scenario, ())
    broken = broken_by(asked, asked.shares(()), results)
    assert [told.id for told in broken] == ["saving"]
    assert missing_to(asked, broken, results) == (("saving", None, pytest.approx(1e6)),)


def test_everything_at_one_site_is_short_of_seats_there(few_sites, alder):
    asked = posed(few_sites, alder)
    plan = tuple((row.id, SITE, 1.0) for row in asked.basis.activities)
    results = held(few_sites, alder, plan)
    broken = broken_by(asked, asked.shares(plan), results)
    assert "capacity" in {told.id for told in broken}
    (name, item, seats), = missing_to(asked, tuple(told for told in broken if told.id == "capacity"), results)
    offered = next(site.seats for site in few_sites.site if site.id == SITE)
    assert (name, asked.basis.sites[item].id) == ("capacity", SITE)
    assert seats == pytest.approx(float(results.plan.seats_moved.sum()) - offered)
