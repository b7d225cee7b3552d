"""What is asked beside the page: once for a state of the work, not again for what it does not hear, stopped in time."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import Card, chosen_by
from cxmodel.model.sourcing import Progress
from cxmodel.ui import background
from cxmodel.ui.background import Job
from cxmodel.ui.plan import searches
from cxmodel.ui.plan.searches import Found, asked, at_hand, better, cost_of_rules, found_of, key_of, restart


def test_choosing_a_plan_asks_nothing_anew_and_a_rule_does(work_of, alder, ruled, best, dataset):
    used = chosen_by(dataset, alder, best.placements)
    assert key_of(work_of(used)) == key_of(work_of(alder))
    assert asked(replace(alder, voices=(("Ana:themes:culture", 0.4),))) == alder
    assert key_of(work_of(ruled)) != key_of(work_of(alder))
    assert key_of(work_of(replace(alder, country_cap=0.3))) != key_of(work_of(alder))


def test_a_search_for_an_earlier_state_is_stopped(desk, work_of, alder, ruled):
    work = work_of(alder)
    job = background.started(searches.FRONTIER, key_of(work), lambda job: job._stop.wait(20), desk.kept.workspace)
    assert at_hand(work, searches.FRONTIER) is job
    assert job.running
    assert at_hand(work_of(ruled), searches.FRONTIER) is None
    assert job.state == "cancelled"


def test_the_first_search_finds_the_plan_and_what_the_rules_cost(desk, work_of, ruled):
    job = searches.plan(work_of(ruled))
    assert searches.plan(work_of(ruled)) is job
    assert job.wait(60)
    assert job.fault is None
    found = found_of(job)
    assert found is not None
    assert found.best.results is not None
    assert found.clash is None
    assert found.cost_of_rules is not None
    assert found.cost_of_rules >= 0


def test_the_cost_of_rules_is_none_where_there_are_none(best):
    assert cost_of_rules(best, Job("plan", "k")) is None


def test_rules_that_cannot_all_hold_are_named_with_a_repair(desk, work_of, alder):
    both = replace(alder, rules=(("least:vendor", 2.0), ("most:vendor", 1.0)))
    job = searches.plan(work_of(both))
    assert job.wait(60)
    assert job.fault is None
    found = found_of(job)
    assert found is not None
    assert found.clash is not None
    assert {one.id for one in found.clash.rules} == {"least:vendor", "most:vendor"}
    assert found.clash.changes


@pytest.mark.parametrize(("progress", "said"), [
    (Progress(-100.0, -102.3, 1.0), "at most 2.3% better"),
    (Progress(math.inf, -5.0, 1.0), ""), (Progress(0.0, -5.0, 1.0), ""), (Progress(-1.0, -math.inf, 1.0), "")])
def test_how_much_better_a_plan_may_be_is_told_once_that_is_known(progress, said):
    assert better(progress) == said


def test_what_was_stopped_starts_anew(desk, work_of, alder):
    work = work_of(alder)
    job = searches.frontier(work)
    job.cancel()
    assert searches.frontier(work) is job
    restart((job,))
    assert searches.frontier(work) is not job


def test_finds_are_counted(over):
    job = Job("prices", "k")
    assert searches._gathered(job, [1, 2, 3], 4) == [1, 2, 3]
    assert job.progress == (0.75, "3 of 4")
    assert found_of(over("plan")) is None
    first = Found(best=None)  # type: ignore[arg-type]
    assert found_of(over("plan", first)) is first


def test_a_card_takes_a_better_plan_that_another_card_brought_up(over, alder, best, dataset, monkeypatch):
    """Of all cards the cheapest is the cheapest; a card whose plan stays as it is is not told twice."""
    better = replace(best, placements=best.placements[:1], evaluated=best.evaluated + 1.0)
    monkeypatch.setattr(searches, "upheld", lambda data, scenario, one: better if scenario.objective == "cost" else one)
    every = [searches.ReadyMade(Card(name, name, "why", replace(alder, objective=name)), best)
             for name in ("cost", "risk_adjusted")]
    job = over(searches.READY, *every)
    told = searches._compared(job, dataset, every)
    assert [one.answer for one in told] == [better, best]
    assert job.found[2:] == told[:1]
