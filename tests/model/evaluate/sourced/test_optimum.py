"""The best plan: never worse than what a person has at hand, never against a rule, the same every time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cxmodel.model.evaluate import evaluate, evaluated
from cxmodel.model.evaluate.held import placements
from cxmodel.model.evaluate.sourced import chosen_by, figures_of, optimise, optimum, settled
from tests.model.evaluate.sourced.conftest import ruled

HAIR = 0.001  # of the baseline: what whole people in whole queues may still turn round


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_under_the_live_plans_own_constraints_it_is_at_least_as_good(dataset, case, request):
    """The sliders held to the point and as much work moved: the linear programme knows no better plan."""
    scenario = request.getfixturevalue(case)
    live = evaluated(dataset, scenario)
    moved = sum(row.moved * row.hours for row in live.by_activity) / live.today.total_hours
    held_to = ruled(scenario, rules={"shores": 0.0, "floor:moved": round(moved - 1e-4, 6)})
    best = optimise(dataset, held_to, gap=2e-3)
    assert not best.broken
    assert best.results.shores == pytest.approx(live.shores, abs=1e-6)
    hair = best.gap * abs(best.evaluated) + HAIR * best.posed.baseline
    assert best.evaluated >= figures_of(live).risk_adjusted - hair


def test_the_difference_to_what_was_reckoned_is_small_and_told(dataset, best):
    assert best.state == "optimal"
    assert best.gap <= 1e-4
    assert best.difference == best.evaluated - best.reckoned
    assert abs(best.difference) < 0.005 * best.posed.baseline
    assert best.evaluated == pytest.approx(figures_of(best.results).risk_adjusted)


def test_a_tighter_rule_never_raises_the_optimum(few_sites, alder):
    best = settled(few_sites, alder)
    worth = [best.evaluated]
    for most in (3, 2, 1):
        worth.append(optimise(few_sites, ruled(alder, rules={"most:vendor": most})).evaluated)
    for before, after in pairwise(worth):
        assert after <= before + HAIR * best.posed.baseline
    assert worth[-1] < worth[0]


def test_each_objective_is_best_at_its_own(dataset, alder, best):
    cheap, safe = (settled(dataset, replace(alder, objective=name)) for name in ("cost", "risk"))
    hair = HAIR * best.posed.baseline
    assert figures_of(cheap.results).net >= figures_of(best.results).net - hair
    assert best.evaluated >= figures_of(cheap.results).risk_adjusted - hair
    assert safe.results.cx_risk_index <= 1e-4
    assert figures_of(safe.results).risk_adjusted >= -hair  # the cheapest of the safest plans: home is one of them


def test_the_same_question_has_the_same_answer(few_sites, alder):
    one, other = (optimum._searched(few_sites, alder, 1e-4, 20.0, None, None) for _ in range(2))
    assert one.placements == other.placements
    assert one.evaluated == other.evaluated


def test_asked_again_the_answer_is_the_same_or_better(dataset, alder, best):
    assert optimise(dataset, alder).evaluated >= best.evaluated


def test_no_seat_is_used_that_is_not_offered(dataset, alder, best):
    offered = {site.id: site.seats for site in dataset.site}
    assert all(row.seats <= offered[row.id] + 1.0 for row in best.results.by_site)
    assert not any("seats for smaller queues" in note for note in best.results.notes)


@pytest.mark.parametrize("rules", [{"least:country": 5}, {"least:vendor": 6}])
def test_rules_that_hold_already_leave_no_seat_short(dataset, northmere, rules):
    best = optimise(dataset, ruled(northmere, rules=rules), gap=1e-3)
    assert (best.state, best.broken) == ("optimal", ())
    assert not any("seats for smaller queues" in note for note in best.results.notes)


def test_small_splits_forbidden_bring_nothing_that_was_not_found_without(dataset, alder, best):
    fewer = settled(dataset, ruled(alder, rules={"least_share": 0.2}))
    assert best.evaluated >= fewer.evaluated - best.gap * fewer.evaluated


def test_a_plan_that_breaks_a_rule_is_not_handed_out(few_sites, alder):
    found = optimum._searched(few_sites, alder, 1e-3, 20.0, None, None)
    broken = replace(found, broken=found.posed.rules[:1])
    told = optimum._shown(broken)
    assert (told.state, told.placements, told.results) == ("stopped", (), None)
    assert told.broken == found.posed.rules[:1]
    assert optimum._shown(found) is found


def test_a_saving_that_is_asked_is_evaluated_not_only_reckoned(dataset, alder):
    most = figures_of(settled(dataset, replace(alder, objective="cost")).results).net
    best = optimise(dataset, ruled(alder, rules={"saving": round(0.97 * most)}, objective="risk"))
    assert best.state == "optimal"
    assert not best.broken
    assert figures_of(best.results).net >= 0.97 * most - 1e-4 * best.posed.baseline


def test_what_cannot_be_is_said_to_be_impossible(dataset, alder):
    best = optimise(dataset, ruled(alder, rules={"saving": 1e9}))
    assert (best.state, best.placements, best.results) == ("impossible", (), None)


def test_cancelling_ends_the_search_and_is_not_remembered(dataset, alder):
    scenario = ruled(alder, rules={"most:vendor": 4, "least:vendor": 3})
    stopped = settled(dataset, scenario, cancelled=lambda: True)
    assert stopped.state == "stopped"
    assert settled(dataset, scenario).state == "optimal"


def test_a_chosen_plan_is_the_plan_of_the_results(dataset, alder, best):
    chosen = chosen_by(dataset, alder, best.placements)
    told = evaluate(dataset, chosen)
    assert {(a, s): x for a, s, x in placements(told)} == pytest.approx(
        {(a, s): x for a, s, x in best.placements})
    assert figures_of(told).risk_adjusted == pytest.approx(best.evaluated, rel=1e-9)
    assert settled(dataset, chosen).evaluated >= best.evaluated
