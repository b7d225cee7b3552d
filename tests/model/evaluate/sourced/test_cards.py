"""Ready-made rule sets: each card's plan is what the card says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.sourced import cards, figures_of, optimise, upheld
from tests.model.evaluate.sourced.conftest import ruled


@pytest.fixture(scope="module")
def found(few_sites, alder):
    return {card.id: card for card in cards(few_sites, alder)}


@pytest.fixture(scope="module")
def plans(few_sites, found):
    return {name: optimise(few_sites, card.scenario, gap=2e-3) for name, card in found.items()}


def test_all_seven_are_there(found):
    assert tuple(found) == ("cheapest", "least_risk", "balanced", "incumbents", "fewer_countries", "near", "scale_gate")


def test_each_plan_is_found_and_obeys_its_rules(plans):
    for name, best in plans.items():
        assert best.state == "optimal", name
        assert not best.broken, name


def test_the_cheapest_saves_most_and_the_safest_still_half_of_it(plans):
    most = figures_of(plans["cheapest"].results).net
    hair = 0.002 * plans["cheapest"].posed.baseline
    assert all(figures_of(best.results).net <= most + hair for best in plans.values())
    assert figures_of(plans["least_risk"].results).net >= 0.5 * most - hair
    assert all(plans["least_risk"].results.cx_risk_index <= best.results.cx_risk_index for best in plans.values())


def test_of_all_cards_the_cheapest_nets_most_to_the_dollar(few_sites, found, plans):
    every = {name: upheld(few_sites, found[name].scenario, best) for name, best in plans.items()}
    most = figures_of(every["cheapest"].results).net
    assert all(figures_of(best.results).net <= most + 100.0 for best in every.values())


def test_near_is_near_and_fewer_is_fewer(few_sites, alder, plans):
    assert plans["near"].results.shores["offshore"] == pytest.approx(0.0, abs=1e-9)
    before = sum(row.shore != "onshore" for row in evaluated(few_sites, alder).by_location)
    assert sum(row.shore != "onshore" for row in plans["fewer_countries"].results.by_location) <= before - 1


def test_incumbents_are_the_vendors_of_the_present_plan(few_sites, found, plans):
    vendors = {row.id: row.vendor_id for row in few_sites.site}
    used = {few_sites.vendors[vendors[site]].name for _, site, _ in plans["incumbents"].placements}
    assert used
    assert all(name in found["incumbents"].why for name in used)
    assert found["incumbents"].name in ("Two largest vendors", "The largest vendor")


def test_a_card_replaces_the_rules_and_keeps_what_was_granted(few_sites, alder):
    scenario = ruled(alder, rules={"most:vendor": 1, "waived:country_cap": 1, "incumbent:monsoonleaf": 0.1})
    near = next(card for card in cards(few_sites, scenario) if card.id == "near")
    assert dict(near.scenario.rules) == {"cap:shore:offshore": 0.0, "waived:country_cap": 1.0}
    assert near.rules == (("cap:shore:offshore", 0.0),)
    only = next(card for card in cards(few_sites, scenario) if card.id == "incumbents")
    assert "Monsoonleaf, as your rules name them" in only.why
    assert only.name == "Your incumbents"


def test_where_nothing_moves_there_is_no_incumbent_and_no_country_to_drop(few_sites, alder):
    names = {card.id for card in cards(few_sites, replace(alder, moved_share=0.0))}
    assert not {"incumbents", "fewer_countries"} & names
