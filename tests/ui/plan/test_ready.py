"""View Ready-made plans: rows stand before the figures come, and a click uses a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import Card, chosen_by
from cxmodel.ui import background, session
from cxmodel.ui.plan import ready, searches
from cxmodel.ui.plan.searches import ReadyMade


@pytest.fixture
def card(alder):
    return Card("near", "Everything near", "Nothing goes far away.", alder)


def test_a_card_says_how_its_plan_differs_or_why_there_is_none(work_of, alder, best, dataset):
    work = work_of(alder)
    assert " → " in ready.told(work, best, False)
    assert ready.told(work, None, True) == "being worked out …"
    assert ready.told(work, None, False) == ""
    nothing = replace(best, results=None)
    assert ready.told(work, replace(nothing, state="impossible"), False).startswith("no plan obeys this")
    assert ready.told(work, replace(nothing, state="stopped"), False) == "no plan that obeys every rule was found"
    bad = replace(best, broken=best.posed.rules[:1])
    assert ready.told(work, bad, False) == "no plan that obeys every rule was found"
    assert ready._figures(work, bad) == ("–",) * 5
    used = work_of(chosen_by(dataset, alder, best.placements))
    assert ready.told(used, best, False) == "This is the plan in use."


def test_figures_are_those_of_the_plan(work_of, alder, best):
    net, adjusted, risk, vendors, countries = ready._figures(work_of(alder), best)
    assert net == f"<b>{best.results.net_saving.typical:.1%}</b>"
    assert adjusted == f"{best.results.risk_adjusted_net.typical:.1%}"
    assert risk == f"{best.results.cx_risk_index:.1f}"
    assert int(vendors) >= 1 <= int(countries)
    assert ready._figures(work_of(alder), None) == ("–",) * 5


def test_a_click_uses_the_plan_once_it_is_solved(desk, work_of, alder, best, card, monkeypatch):
    monkeypatch.setattr(session, "work", lambda: work_of(desk.present()))
    job = background.started(searches.READY, searches.key_of(work_of(alder)), lambda job: job.add(ReadyMade(card)))
    assert job.wait(5)
    ready.take("near")
    assert desk.present() == alder, "not solved yet"
    job.add(ReadyMade(card, best))
    ready.take("near")
    assert len(desk.present().chosen) == len(best.placements)


def test_of_cards_with_the_same_plan_only_the_one_that_was_clicked_is_ticked(desk, work_of, alder, best, dataset):
    used = work_of(chosen_by(dataset, alder, best.placements))
    solved = {"one": best, "other": best, "none": None}
    assert ready.used_of(used, solved) == "one"
    session.pick(ready.USED, "other")
    assert ready.used_of(used, solved) == "other"
    session.pick(ready.USED, "none")
    assert ready.used_of(used, solved) == "one"
    assert ready.used_of(work_of(alder), solved) == ""


def _script() -> None:
    from cxmodel.ui import background, session
    from cxmodel.ui.plan import ready, searches

    ready.ready(session.work(), background.known(searches.READY, "shown"))


def test_rows_stand_before_there_are_figures(store, best, card):
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_function(_script, default_timeout=30).run()
    assert not page.exception
    other = Card("fewer", "One country fewer", "At most 2 countries.", card.scenario)

    def task(job):
        for one in (ReadyMade(card), ReadyMade(other), ReadyMade(card, best)):
            job.add(one)

    assert background.started(searches.READY, "shown", task).wait(5)
    page.run()
    assert not page.exception
    assert [(one.label, one.disabled) for one in page.button] == [("Everything near", False),
                                                                  ("One country fewer", True)]
