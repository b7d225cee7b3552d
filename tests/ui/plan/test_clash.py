"""Rules that cannot all hold: named in one sentence, mended by one button, and brought back by undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import conflict_of, optimise
from cxmodel.ui import background, session
from cxmodel.ui.plan import clash, searches
from cxmodel.ui.plan.searches import Found
from cxmodel.ui.plan.telling import finding
from tests.ui.conftest import texts


@pytest.fixture(scope="module")
def torn(alder):
    return replace(alder, rules=(("least:vendor", 2.0), ("most:vendor", 1.0)))


@pytest.fixture(scope="module")
def stuck(dataset, torn):
    return Found(optimise(dataset, torn), conflict_of(dataset, torn))


def test_the_title_says_that_no_plan_obeys_all(work_of, torn, stuck):
    said = finding(work_of(torn), stuck)
    assert said.startswith("These cannot all hold: use at ")
    assert said.endswith((" and use at most 1 vendor", "of all work"))
    many = replace(stuck, clash=replace(stuck.clash, rules=stuck.clash.rules * 3))
    assert finding(work_of(torn), many) == "No plan can obey these 6 rules together"


def test_one_button_mends_it_and_undo_brings_it_back(desk, work_of, dataset, torn, stuck, monkeypatch):
    session.change(torn)
    monkeypatch.setattr(session, "work", lambda: work_of(desk.present()))
    job = background.started(searches.PLAN, searches.key_of(work_of(torn)), lambda job: stuck)
    assert job.wait(5)
    clash.mend()
    after = desk.present()
    assert after != torn
    assert optimise(dataset, after, gap=0.05).results is not None, "the repair makes a plan possible"
    session.undo()
    assert desk.present() == torn


def test_a_rule_of_the_user_is_called_so_and_another_says_where_it_is_changed():
    assert clash.where("Plan, rules") == "your rule"
    assert clash.where("Trade-off, One country ≤") == "→ Trade-off, One country ≤"


def _script() -> None:
    from cxmodel.ui import background, session
    from cxmodel.ui.plan import clash

    job = background.known("plan", "torn")
    assert job is not None
    clash.clash(session.work(), job.result.clash)


def test_the_conflict_and_its_repair_stand_on_the_page(store, stuck):
    from streamlit.testing.v1 import AppTest

    assert background.started("plan", "torn", lambda job: stuck).wait(5)
    page = AppTest.from_function(_script, default_timeout=30).run()
    assert not page.exception
    told = texts(page)
    assert "1 vendor" in told
    assert "2 vendors" in told
    assert "rest until the rules can all hold" in told
    assert [one.label for one in page.button] == ["Do that"]


def test_a_rule_missed_by_a_little_is_no_dead_end(work_of, torn, stuck, monkeypatch):
    said = []
    monkeypatch.setattr(clash.st, "html", said.append)
    monkeypatch.setattr(clash.st, "button", lambda label, **rest: said.append(label))
    near = replace(stuck.clash, missed=("3 seats at Manila",), proven=False)
    clash.clash(work_of(torn), near)
    assert "The nearest plan misses by 3 seats at Manila, once whole people are counted:" in said[0]
    assert "Do that" in said
    assert not any("did not suffice" in one for one in said), "it was not looked for"
