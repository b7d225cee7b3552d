"""A chosen plan gives the figures of the very same plan made by the sliders, and moves only when it is let go."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from cxmodel.model.evaluate import Results, as_json, evaluate
from cxmodel.model.evaluate.held import held, placements
from cxmodel.model.evaluate.reckoning import CHOSEN, GIVEN, LIVE
from cxmodel.scenario import from_json, starting, to_json, with_plan
from tests.scenario.plan_decisions import planned
from tests.scenario.vendor_decisions import vendor_decisions
from tests.worlds import scenarios

DRAWS = 50
TOLD = ("scenario", "notes", "provenance")  # what was asked for and how; all else are figures of the plan


def figures(results: Results) -> dict[str, Any]:
    return {name: value for name, value in as_json(results).items() if name not in TOLD}


def same(one: Any, other: Any) -> bool:
    """Equal but for the rounding of the last digits."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other, rel=1e-6, abs=1e-9)
    return one == other


@given(scenario=scenarios())
def test_the_plan_of_the_sliders_chosen_gives_the_figures_of_the_sliders(scenario, dataset):
    live = evaluate(dataset, scenario, DRAWS)
    chosen = evaluate(dataset, with_plan(scenario, placements(live), dataset), DRAWS)
    assert same(figures(chosen), figures(live))
    assert (live.provenance["plan_method"], chosen.provenance["plan_method"]) == (LIVE, CHOSEN)


@given(scenario=planned(scenarios()))
def test_rules_of_the_plan_change_no_figure_of_the_live_plan(scenario, dataset):
    """They are the exact optimiser's; the sliders make their plan without them."""
    free = replace(scenario, chosen=())
    assert figures(evaluate(dataset, free, DRAWS)) == figures(evaluate(dataset, replace(free, rules=()), DRAWS))


@given(scenario=planned(scenarios(overrides=False)), decided=vendor_decisions())
@settings(max_examples=25)
def test_a_chosen_plan_is_held_while_scores_and_sliders_move(scenario, decided, dataset):
    """`evaluate` leaves the plan alone whatever moves; `followed` is what lets it go."""
    now = replace(scenario, **decided, country_cap=0.2, onshore=1.0, nearshore=0.0, offshore=0.0, chosen=())
    plan = placements(evaluate(dataset, scenario, DRAWS))
    found = evaluate(dataset, with_plan(now, plan, dataset), DRAWS)
    assert same(figures(found), figures(held(dataset, now, plan, DRAWS)))
    assert {(a, s): pytest.approx(x) for a, s, x in plan} == {(a, s): x for a, s, x in placements(found)}


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_a_plan_under_which_nothing_moves_can_be_chosen(case, dataset):
    home = evaluate(dataset, with_plan(starting(dataset, case), (), dataset), DRAWS)
    assert home.net_saving.typical == home.cx_risk_index == home.seats["moved"] == 0.0
    assert home.provenance["plan_method"] == CHOSEN
    assert placements(home) == ()


def test_a_chosen_plan_survives_its_file(dataset, alder):
    chosen = with_plan(alder, placements(evaluate(dataset, alder, DRAWS)), dataset)
    again = from_json(to_json(chosen), dataset)
    assert as_json(evaluate(dataset, again, DRAWS)) == as_json(evaluate(dataset, chosen, DRAWS))


def test_where_a_plan_comes_from_is_told_with_the_figures(dataset, alder):
    plan = placements(evaluate(dataset, alder, DRAWS))
    found = evaluate(dataset, alder, DRAWS), held(dataset, alder, plan, DRAWS), evaluate(
        dataset, with_plan(alder, plan, dataset), DRAWS)
    assert [one.provenance["plan_method"] for one in found] == [LIVE, GIVEN, CHOSEN]
