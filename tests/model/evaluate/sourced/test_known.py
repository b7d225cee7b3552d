"""Plans known of a world: each question has the best of them that obeys its rules, and only of its own world."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import figures_of, known, optimise, settled, upheld
from cxmodel.model.evaluate.sourced.known import Figures
from tests.model.evaluate.sourced.conftest import ruled

PLAN = (("billing", "somewhere", 0.5),)


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(known, "_worlds", type(known._worlds)())


def test_a_plan_is_known_under_other_rules_and_objectives_but_not_in_another_world(few_sites, alder):
    known.remember(few_sites, alder, PLAN, Figures(3.0, 2.0, 1.0))
    other = ruled(alder, rules={"most:vendor": 2}, objective="cost")
    assert known.known(few_sites, other) == (1, {PLAN: Figures(3.0, 2.0, 1.0)})
    for elsewhere in (replace(alder, country_cap=0.31), replace(alder, horizon_years=3)):
        assert known.known(few_sites, elsewhere) == (0, {})


def test_only_so_many_are_kept_and_a_plan_known_already_is_no_news(few_sites, alder, monkeypatch):
    monkeypatch.setattr(known, "MOST_PLANS", 2)
    for share in (0.1, 0.2, 0.3, 0.3):
        known.remember(few_sites, alder, (("billing", "somewhere", share),), Figures(share, share, share))
    told, plans = known.known(few_sites, alder)
    assert (told, len(plans)) == (3, 2)
    monkeypatch.setattr(known, "MOST_WORLDS", 1)
    known.remember(few_sites, replace(alder, country_cap=0.31), PLAN, Figures(1.0, 1.0, 1.0))
    assert known.known(few_sites, alder) == (0, {})


def test_a_rule_more_shows_no_better_plan_than_is_known_without_it(few_sites, alder):
    """The answer without the rule, looked at again, is at least as good as every answer with one more."""
    free = settled(few_sites, alder)
    for rules in ({"most:vendor": 3}, {"saving": round(0.99 * figures_of(free.results).net)}, {"risk": 20.0}):
        more = optimise(few_sites, ruled(alder, rules=rules))
        assert more.results is not None
        assert upheld(few_sites, alder, free).evaluated >= more.evaluated - 1e-6 * abs(more.evaluated)


def test_a_better_plan_that_breaks_a_rule_is_not_taken(few_sites, alder):
    free = optimise(few_sites, alder)
    vendors = {row.id: row.vendor_id for row in few_sites.site}
    assert len({vendors[site] for _, site, _ in free.placements}) > 1
    one = optimise(few_sites, ruled(alder, rules={"most:vendor": 1}))
    assert len({vendors[site] for _, site, _ in one.placements}) == 1
    safe = optimise(few_sites, ruled(alder, rules={"risk": free.results.cx_risk_index / 2}))
    assert safe.results.cx_risk_index <= free.results.cx_risk_index / 2 + 1e-3
    assert safe.evaluated < free.evaluated


def test_a_known_plan_answers_where_the_search_found_none(few_sites, alder):
    """Reckoned, no plan may net so much; one that is known does, as evaluated."""
    cheap = optimise(few_sites, replace(alder, objective="cost"))
    net = figures_of(cheap.results).net
    asked = ruled(alder, rules={"saving": round(net - 1.0)})
    told = optimise(few_sites, asked)
    assert told.results is not None
    assert figures_of(told.results).net >= net - 1.0 - 1e-4 * told.posed.baseline
    none = replace(told, state="impossible", results=None, placements=(), compared=0)
    again = upheld(few_sites, asked, none)
    assert (again.state, bool(again.placements), again.broken) == ("stopped", True, ())
    assert upheld(few_sites, asked, again) is again, "nothing new is known"
