"""View Frontier: steps along the line, the slope in words; a click uses a plan, and undo brings the old one back."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from cxmodel.ui import background, session
from cxmodel.ui.plan import frontier, searches
from cxmodel.ui.plan.frontier import beside, keep_searching, name_of, points_found, slope, take, use
from cxmodel.ui.plan.searches import Found


@pytest.fixture
def line(point):
    return [point(2.0, 1e6), point(6.0, 2e6), point(11.0, 2.4e6)]


def test_steps_lead_to_the_next_point_on_either_side(line):
    assert beside(line, 7.0) == (line[1], line[2])
    assert beside(line, 6.0) == (line[0], line[2])
    assert beside(line, 1.0) == (None, line[0])
    assert beside(line, 20.0) == (line[2], None)
    assert beside([], 5.0) == (None, None)


def test_the_slope_is_told_from_where_the_plan_in_use_stands(work_of, alder, line):
    work = work_of(alder)
    at = work.results.cx_risk_index
    assert at > 11
    assert slope(work, line) == "From 6.0 on, the next 5.0 points of risk bring $400K a year"
    assert slope(work, line[:1]) == ""


@pytest.fixture
def here(desk, work_of, alder, monkeypatch):
    """The page's work as callbacks see it."""
    monkeypatch.setattr(session, "work", lambda: work_of(desk.present()))
    return work_of(alder)


def test_a_click_on_a_point_uses_its_plan_and_undo_brings_the_old_one_back(desk, here, best, line):
    chosen = SimpleNamespace(**{**vars(line[1]), "placements": best.placements})
    job = background.started(searches.FRONTIER, searches.key_of(here), lambda job: job.add(chosen))
    assert job.wait(5)
    before = desk.present()
    take(name_of(chosen))
    assert len(desk.present().chosen) == len(best.placements)
    session.undo()
    assert desk.present() == before
    take("a point that is not there")
    assert desk.present() == before


def test_the_star_uses_the_best_plan(desk, here, best):
    job = background.started(searches.PLAN, searches.key_of(here), lambda job: Found(best))
    assert job.wait(5)
    take(frontier.BEST)
    shares = {f"{activity}:{site}": share for activity, site, share in best.placements}
    assert dict(desk.present().chosen) == pytest.approx(shares)


def test_a_best_plan_that_breaks_a_rule_cannot_be_used(desk, here, best):
    bad = Found(replace(best, broken=best.posed.rules[:1]))
    assert background.started(searches.PLAN, searches.key_of(here), lambda job: bad).wait(5)
    before = desk.present()
    take(frontier.BEST)
    assert desk.present() == before


def test_a_plan_in_use_is_one_step_of_the_history(desk, here, best):
    use(here, best.placements)
    assert len(desk.kept.history.past) == 1


def test_trade_off_is_given_what_was_found_and_starts_nothing_while_a_handle_moves(desk, here, line, monkeypatch):
    assert points_found(here) == ()
    assert background._jobs == {}
    job = background.started(searches.FRONTIER, searches.key_of(here), lambda job: [job.add(one) for one in line[::-1]],
                             desk.kept.workspace)
    assert job.wait(5)
    assert [one.risk for one in points_found(here)] == [2.0, 6.0, 11.0]
    keep_searching(here)
    assert list(background._jobs.values()) == [job], "it is there already"


def test_a_button_of_a_stale_window_changes_nothing_and_says_why(desk, here, alder, best, line):
    point = SimpleNamespace(**{**vars(line[0]), "placements": best.placements})
    elsewhere = replace(alder, country_cap=0.31)
    session.change(elsewhere)
    frontier._step(point, alder)
    take(frontier.BEST, alder)
    assert desk.present() == elsewhere
    assert session.told() == frontier.CHANGED
    frontier._step(point, elsewhere)
    assert desk.present().chosen
