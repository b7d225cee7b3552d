"""The line of state says how exact the plan is, what is being worked out, and how to stop it or go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui.plan import watch
from cxmodel.ui.plan.searches import FRONTIER, PLAN, PRICES, WHICH, Found
from cxmodel.ui.plan.watch import surety, versions


def test_a_solved_plan_says_the_gap_and_what_whole_queues_change(over, work_of, alder, best):
    work = work_of(alder)
    exact = replace(best, state="optimal", gap=2e-5, seconds=0.84, reckoned=best.evaluated - 20_800.0)
    said, why = surety(work, [over(PLAN, Found(exact))])
    assert said == "solver gap 0.01%, 0.8 s; queues shift it by $21K"
    assert "exact" not in said, "the figures shown are not those of the solver"
    assert f"${exact.reckoned / 1e6:.2f}M a year" in why
    assert f"${exact.evaluated / 1e6:.2f}M a year" in why
    stopped = replace(exact, state="stopped", gap=0.023, seconds=20.0)
    assert surety(work, [over(PLAN, Found(stopped))])[0] == (
        "stopped after 20.0 s: at most 2.3% better is possible by the solver; queues shift it by $21K")
    assert surety(work, [over(PLAN, Found(replace(stopped, gap=float("inf"))))])[0].startswith("stopped after 20.0 s;")
    assert surety(work, [over(PLAN)]) == ("", "")


def test_without_a_plan_it_says_how_long_was_searched(over, work_of, alder, best):
    none = Found(replace(best, results=None, broken=best.posed.rules[:1], seconds=2.7))
    assert surety(work_of(alder), [over(PLAN, none)]) == ("searched for 2.7 s", "")
    assert surety(work_of(alder), [over(PLAN, none, state="running")]) == ("", "")


def test_what_runs_is_named_with_its_progress(over, work_of, alder, best):
    job = over(PRICES, state="running")
    job.tell(0.4, "4 of 10")
    told = watch._told(work_of(alder), [over(PLAN, Found(replace(best, gap=0.0, seconds=1.0))), job])
    assert "solver gap 0.01%, 1.0 s; pricing the rules, 4 of 10 …" in told
    assert "value='0.400'" in told
    first = over(PLAN, state="running")
    first.tell(0.5, WHICH)
    assert "Looking for the smallest set that conflicts …" in watch._told(work_of(alder), [first])


def test_a_plan_that_may_still_get_better_is_being_refined(over, work_of, alder):
    job = over(PLAN, state="running")
    assert "Looking for the best plan …" in watch._told(work_of(alder), [job]).replace("<span class='told'>", "")
    job.tell(0.1, "at most 2.3% better")
    assert "Refining, at most 2.3% better …" in watch._told(work_of(alder), [job])


def test_what_was_stopped_says_that_it_shows_what_it_found(over, work_of, alder):
    assert "Stopped: what was found so far is shown" in watch._told(work_of(alder), [over(FRONTIER, state="cancelled")])


def test_stopped_before_anything_was_found_is_not_said_to_show_something(over, work_of, alder, best):
    none = over(PLAN, state="cancelled")
    assert "Stopped before a first answer" in watch._told(work_of(alder), [none, over(FRONTIER, state="cancelled")])
    some = over(PLAN, Found(best))
    assert "what was found so far is shown" in watch._told(work_of(alder), [some, over(FRONTIER, state="cancelled")])


def test_the_version_grows_with_what_there_is_to_see(over):
    job = over(FRONTIER, 1, 2)
    before = versions([job])
    job.add(3)
    assert versions([job]) == before + 1


def _script(state: str) -> None:
    from cxmodel.ui import background, session
    from cxmodel.ui.plan import watch

    job = background.known("frontier", "k") or background.Job("frontier", "k", state=state)
    background._jobs["frontier", "k"] = job
    watch.line(session.work(), (job,), job.version)


@pytest.mark.parametrize(("state", "button"), [("running", "Cancel"), ("cancelled", "Go on"), ("failed", "Go on")])
def test_there_is_a_way_to_stop_and_to_go_on(store, state, button):
    from streamlit.testing.v1 import AppTest

    from cxmodel.ui import background

    page = AppTest.from_function(_script, args=(state,), default_timeout=30).run()
    assert not page.exception
    assert [one.label for one in page.button] == [button]
    page.button[0].click().run()
    assert not page.exception
    now = background.known("frontier", "k")
    assert now is not None
    assert (now.state == "cancelled") if button == "Cancel" else now.version >= 0
