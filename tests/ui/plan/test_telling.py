"""Plans in words that a room can dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import chosen_by, posed
from cxmodel.ui.plan import telling
from cxmodel.ui.plan.searches import Found
from cxmodel.ui.plan.telling import difference, finding, gist, same, shifts
from tests.ui.made import with_results


def test_the_gist_counts_what_the_plan_has(dataset, best):
    sites = {row.id: row for row in dataset.site}
    used = {site for _, site, _ in best.placements}
    told = gist(best.results, dataset)
    assert told.activities - told.kept == len({activity for activity, _, _ in best.placements})
    assert told.vendors == len({sites[site].vendor_id for site in used})
    assert told.countries == len({sites[site].iso3 for site in used})
    assert told.net == best.results.net_saving.typical


def test_the_finding_says_what_the_best_plan_is_and_what_the_rules_cost(work_of, alder, best, dataset):
    now = gist(best.results, dataset)
    said = finding(work_of(alder), Found(best, None, 120_000.0))
    assert said.startswith(f"The best plan keeps {now.kept} of {now.activities} activities, uses {now.vendors} vendors")
    assert said.endswith("; your rules cost $120K a year")
    assert finding(work_of(alder), Found(best)).endswith(f"nets {now.net:.0%}")
    assert finding(work_of(alder), Found(best, None, 3.0)).endswith("; your rules cost nothing")


@pytest.mark.parametrize(("state", "said"), [("running", telling.LOOKING), ("failed", telling.FAILED),
                                             ("cancelled", telling.STOPPED)])
def test_without_a_plan_the_finding_says_why(work_of, alder, state, said):
    assert finding(work_of(alder), None, state) == said


def test_a_case_without_work_or_sites_says_so(work_of, alder):
    work = work_of(alder)
    assert finding(with_results(work, by_activity=()), None) == telling.NO_WORK
    assert finding(replace(work, dataset=replace(work.dataset, site=())), None) == telling.NO_SITES


def test_a_plan_that_moves_nothing_is_told_as_such(work_of, alder, best, dataset):
    from cxmodel.model.evaluate.held import held

    still = replace(best, results=held(dataset, alder, ()), placements=())
    assert finding(work_of(alder), Found(still)) == "Under these rules the best plan keeps everything at home"
    assert finding(work_of(alder), Found(replace(best, results=None))) == (
        "No plan that obeys every rule was found in time")


def test_a_plan_that_breaks_a_rule_is_never_told_as_the_best(work_of, alder, best):
    seats = next(one for one in best.posed.rules if one.id == "capacity")
    bad = Found(replace(best, broken=(seats,)))
    assert bad.plan is None
    assert finding(work_of(alder), bad) == (
        "No plan found obeys every rule; the nearest misses this: stay within the seats that each site offers")
    assert finding(work_of(alder), Found(replace(best, results=None, broken=(seats,) * 9))).endswith(
        "the nearest misses 9 of them")
    assert finding(work_of(alder), Found(replace(best, results=None, state="impossible"))).startswith(
        "No plan obeys all the rules")


def test_a_rule_missed_by_a_little_says_by_how_much(work_of, ruled, dataset, best):
    scenario = replace(ruled, rules=(("saving", 20_320_000.0),))
    saving = posed(dataset, scenario).rules[0]
    near = replace(best, results=None, state="stopped", broken=(saving,), missing=(("saving", None, 30_366.0),),
                   posed=posed(dataset, scenario))
    said = ("No plan found obeys every rule; the nearest misses this by $30.4K a year: save at least $20.32M a year "
            "after all costs")
    assert finding(work_of(scenario), Found(near)) == said


def test_while_the_conflict_is_looked_for_the_title_says_so(work_of, alder, best):
    none = replace(best, results=None, state="impossible")
    assert finding(work_of(alder), Found(none), "running") == telling.WHY
    assert finding(work_of(alder), Found(replace(none, state="stopped")), "cancelled") == telling.STOPPED


def test_seats_that_go_elsewhere_are_matched_largest_first():
    assert shifts({"home": 100, "A": 60, "B": 10}, {"home": 90, "A": 0, "B": 10, "C": 70}) == [
        ("A", "C", 60.0), ("home", "C", 10.0)]
    assert shifts({"home": 5}, {"home": 5.3}) == []


def test_the_difference_names_cities_and_is_nothing_for_the_same_plan(work_of, alder, best, dataset):
    said = difference(work_of(alder), best.results, 1)
    assert " seats " in said
    cities = {row.city for row in dataset.site} | {"home"}
    assert any(f" → {city}" in said for city in cities)
    used = work_of(chosen_by(dataset, alder, best.placements))
    assert difference(used, best.results) == "this is the plan in use"
    assert same(used.results, best.results)


def test_one_seat_is_one_seat():
    assert telling._count_seats(1.2, "en_US") == "1 seat"
    assert telling._count_seats(272.0, "en_US") == "272 seats"
