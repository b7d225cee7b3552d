"""When the rules cannot all hold: no rule of the conflict to spare, and a repair that ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import conflict_of, mended, optimise, settled, spoken
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
    assert spoken(clash.repair).startswith("The smallest repair: ")


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
