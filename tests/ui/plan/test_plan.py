"""The page Plan as a whole: it opens with what is known, grows as it is found, and never shows a traceback."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import Clash
from cxmodel.ui import background, plan
from cxmodel.ui.plan import searches, telling
from tests.ui.conftest import texts


def _script() -> None:
    from cxmodel.ui import plan, session

    plan.page(session.work())


@pytest.fixture(scope="module")
def answered():
    """Jobs that are over: the same question has the same answer for everybody, in the tests of this file, too."""
    return {}


@pytest.fixture(autouse=True)
def quiet(answered):
    """Nothing is left at work behind a test; what is answered stays."""
    background._jobs.update(answered)
    yield
    at_work = [*background._busy, *(place[2] for place in background._waiting)]
    for job in at_work:
        job.cancel()
    for job in at_work:
        job.wait(20)
    answered |= {name: job for name, job in background._jobs.items() if job.state == "done"}
    background._jobs.clear()


@pytest.fixture
def page(store, monkeypatch):
    monkeypatch.setattr(searches, "POINTS", 4)  # of the frontier: enough of a line
    from streamlit.testing.v1 import AppTest

    return AppTest.from_function(_script, default_timeout=60).run()


def finish(*kinds: str) -> None:
    for kind in kinds:
        for job in list(background._jobs.values()):
            assert job.kind != kind or job.wait(120)


def test_it_opens_at_once_and_shows_the_plan_when_it_is_found(page):
    assert not page.exception
    first = texts(page)
    assert telling.LOOKING in first or "The best plan keeps" in first
    finish(searches.PLAN)
    page.run()
    assert "The best plan keeps" in texts(page)
    assert "solver gap" in texts(page)
    assert page.button(key="plan-use-best").disabled is False
    assert page.button(key="plan-follow").disabled is True


def test_using_the_best_plan_and_following_the_sliders_again(page):
    finish(searches.PLAN)
    page.run()
    before = page.session_state["kept"].history.present
    page.button(key="plan-use-best").click().run()
    assert page.session_state["kept"].history.present.chosen
    assert "In use: the best plan, on every page." in texts(page)
    page.button(key="plan-follow").click().run()
    assert page.session_state["kept"].history.present == before
    assert not page.exception


def test_a_plan_that_breaks_a_rule_is_not_shown_as_the_best(page, best, monkeypatch):
    finish(searches.PLAN, searches.FRONTIER)
    job = next(one for one in background._jobs.values() if one.kind == searches.PLAN)
    monkeypatch.setattr(searches, "upheld", lambda data, scenario, best: best)
    monkeypatch.setattr(job, "result", replace(job.result, best=replace(best, broken=best.posed.rules[:1])))
    page.run()
    assert not page.exception
    told = texts(page)
    assert "No plan found obeys every rule; the nearest misses this" in told
    assert "The best plan" not in told
    assert "solver gap" not in told
    assert page.button(key="plan-use-best").disabled


def test_in_a_conflict_the_views_rest(page, monkeypatch):
    finish(searches.PLAN)
    job = next(one for one in background._jobs.values() if one.kind == searches.PLAN)
    clash = Clash(job.result.best.posed.rules[:1], (), (), (), True, 0.1)
    monkeypatch.setattr(job, "result", replace(job.result, clash=clash))
    page.run()
    assert not page.exception
    assert page.segmented_control[0].disabled
    assert "rest until the rules can all hold" in texts(page)


@pytest.mark.parametrize("view", plan.VIEWS)
def test_every_view_stands_from_the_start(page, view):
    page.session_state["kept"].picked["plan-view"] = view
    page.run()
    assert not page.exception
    assert not page.error
    finish(searches.PLAN)
    page.run()
    assert not page.exception
    assert not page.error


def test_a_case_without_sites_offers_a_next_step(work_of, alder, monkeypatch):
    said = []
    monkeypatch.setattr(plan.display, "finding", lambda *told: said.append(told))
    work, before = work_of(alder), dict(background._jobs)
    plan.page(replace(work, dataset=replace(work.dataset, site=())))
    assert said == [(telling.NO_SITES, plan.NEXT_STEP)]
    assert background._jobs == before, "nothing is looked for"
