"""When the rules cannot all hold: no rule of the conflict to spare, and a repair that ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import clashes, conflict_of, figures_of, mended, optimise, settled, spoken
from cxmodel.model.sourcing import possible
from tests.model.evaluate.sourced.conftest import ruled

CONFLICTS = {
    "too much stays": {"keep:order_status": 0.8, "floor:moved": 0.8},
    "two countries of one": {"most:country": 1, "least:country": 2, "floor:moved": 0.3},
    "too few seats": {f"go:{name}:site:wayfennel-quetzaltenango": 1.0
                      for name in ("billing", "returns", "order_status", "general_enquiries", "collections",
                                   "claims_processing", "data_analytics", "spanish_support")} | {"cap:moved": 1.0},
    "too good to be true": {"risk": 2, "saving": 15e6},
    "a barred vendor": {"floor:vendor:octaverrane": 0.3, "floor:moved": 0.2},
    "a verdict": {"go:loyalty_programme:vendor:monsoonleaf": 0.5},
    "the country cap": {"cap:shore:onshore": 0.0, "floor:country:GTM": 0.9, "floor:moved": 0.2},
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_the_conflict_is_minimal_and_the_repair_ends_it(few_sites, alder, name):
    scenario = ruled(alder, rules=CONFLICTS[name])
    clash = conflict_of(few_sites, scenario)
    problem = settled(few_sites, scenario).posed.problem
    given = {rule.id: rule for rule in settled(few_sites, scenario).posed.asked}
    rules = [given[told.id] for told in clash.rules]
    assert possible(problem, rules) is False
    for place in range(len(rules)):
        assert possible(problem, rules[:place] + rules[place + 1:]), clash.rules[place].id
    best = optimise(few_sites, mended(few_sites, scenario, clash), gap=5e-3)
    assert best.state == "optimal"
    assert not best.broken
    assert spoken(clash.repair).startswith("The smallest repair: " if clash.proven else "A repair: ")


@pytest.mark.parametrize("rules", [{"most:vendor": 1, "risk": 5, "saving": 19e6},
                                   {"most:vendor": 2, "risk": 4, "saving": 30e6}])
def test_a_repair_that_the_queues_do_not_bear_is_loosened_until_there_is_a_plan(dataset, alder, rules):
    """What the repair reckons with one plan's queues is a little more than any plan gives."""
    scenario = ruled(alder, rules=rules)
    clash = conflict_of(dataset, scenario)
    best = settled(dataset, mended(dataset, scenario, clash))
    assert best.results is not None
    assert not best.broken
    assert not clash.proven
    assert spoken(clash.repair).startswith("A repair: ")


def test_the_scale_gates_countries_are_let_go_whole(few_sites, northmere):
    scenario = ruled(northmere, rules={"most:country": 1})
    clash = conflict_of(few_sites, scenario)
    after = mended(few_sites, scenario, clash)
    assert dict(after.rules) in ({"most:country": 1.0, "waived:scale:countries": 1.0}, {"most:country": 2.0})
    assert len(clash.changes) == 1
    assert settled(few_sites, after).results is not None


def test_where_no_plan_is_found_after_it_no_repair_is_claimed(few_sites, alder, monkeypatch):
    monkeypatch.setattr(clashes, "TRIES", 0)
    clash = conflict_of(few_sites, ruled(alder, rules=CONFLICTS["too much stays"]))
    assert (clash.changes, clash.repair, clash.proven) == ((), (), False)


def test_where_nothing_conflicts_there_is_nothing_to_tell(few_sites, alder):
    assert conflict_of(few_sites, alder) is None


def test_a_conflict_reads_as_one_sentence(few_sites, alder):
    clash = conflict_of(few_sites, ruled(alder, rules={"keep:billing": 0.6, "go:billing:vendor:monsoonleaf": 0.7}))
    assert spoken(clash.sentence) in (
        "These cannot all hold: Send at least 70% of Billing and payment to Monsoonleaf; and Keep at least 60% of "
        "Billing and payment at home.",
        "These cannot all hold: Keep at least 60% of Billing and payment at home; and Send at least 70% of Billing "
        "questions to Monsoonleaf.")
    assert clash.proven


def test_a_rule_that_fails_alone_is_named_alone(few_sites, alder):
    clash = conflict_of(few_sites, replace(ruled(alder, rules={"saving": 1e9}), objective="cost"))
    assert [told.id for told in clash.rules] == ["saving"]
    assert spoken(clash.sentence).startswith("This cannot be done: Save at least $1.00B")


def test_rules_missed_by_a_little_as_evaluated_are_no_dead_end(few_sites, alder):
    """Reckoned a plan nets as much, with whole people none does: what is missing is told, and what can be had."""
    most = figures_of(settled(few_sites, replace(alder, objective="cost")).results).net
    scenario = ruled(alder, rules={"saving": round(most + 10_000.0)})
    best = settled(few_sites, scenario)
    assert (best.state, best.results) == ("stopped", None)
    clash = conflict_of(few_sites, scenario)
    assert set(clash.rules) == set(best.broken)
    assert clash.missed
    assert clash.changes
    assert not clash.proven
    assert optimise(few_sites, mended(few_sites, scenario, clash)).results is not None


def test_a_saving_is_missed_by_no_more_than_the_cheapest_plan_falls_short(few_sites, alder):
    most = figures_of(settled(few_sites, replace(alder, objective="cost")).results).net
    scenario = ruled(alder, rules={"saving": round(most + 10_000.0)})
    near = replace(settled(few_sites, scenario), missing=(("saving", None, 25_000.0),))
    (told,) = clashes._least_missing(few_sites, scenario, near, None)
    assert told == ("saving", None, pytest.approx(10_000.0, abs=1.0))
    seats = replace(near, missing=(("capacity", 9, 3.0),))
    assert clashes._least_missing(few_sites, scenario, seats, None) == seats.missing
