"""Add a rule: kind, what, limit, without a technical word; the rule is one step of the history."""

from __future__ import annotations

import pytest

from cxmodel.ui.plan.adding import starting
from cxmodel.ui.plan.kinds import KINDS


def _script() -> None:
    from cxmodel.ui import session
    from cxmodel.ui.plan import adding

    adding.add(session.work())


@pytest.fixture
def page(store):
    from streamlit.testing.v1 import AppTest

    return AppTest.from_function(_script, default_timeout=30).run()


def rules(page):
    return dict(page.session_state["kept"].history.present.rules)


def test_three_choices_make_a_rule(page):
    assert not page.exception
    page.selectbox(key="plan-kind-box").set_value("cap country").run()
    page.selectbox(key="plan-cap country-0-box").set_value("PHL").run()
    page.number_input(key="plan-limit cap:country:PHL").set_value(25.0).run()
    assert page.markdown[0].value == "**At most 25% of the moved work in Philippines.**"
    page.button(key="plan-add-it").click().run()
    assert not page.exception
    assert rules(page) == {"cap:country:PHL": 0.25}
    assert len(page.session_state["kept"].history.past) == 1


@pytest.mark.parametrize("typed", [0.0, -3.0, 2.5, 1e6])
def test_a_limit_that_cannot_be_is_told_and_not_added(page, typed):
    page.selectbox(key="plan-kind-box").set_value("most").run()
    page.number_input(key="plan-limit most:vendor").set_value(typed).run()
    assert not page.exception
    assert page.error[0].value == "Type a whole number from 1 to 99."
    assert page.button(key="plan-add-it").disabled


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_can_be_added_as_it_stands(page, name):
    page.selectbox(key="plan-kind-box").set_value(name).run()
    assert not page.exception
    page.button(key="plan-add-it").click().run()
    assert not page.exception
    assert len(rules(page)) == 1
    assert page.button(key="plan-add-it").label == "Change the rule", "the same rule is not added twice"


def test_savings_and_risk_start_from_the_plan_in_use(work_of, alder):
    work = work_of(alder)
    now = work.results
    assert starting(work, "saving") == pytest.approx(now.net_saving.typical * now.baseline_per_year, abs=5_000)
    assert starting(work, "risk") == round(now.cx_risk_index)
    assert starting(work, "most") == KINDS["most"].start
