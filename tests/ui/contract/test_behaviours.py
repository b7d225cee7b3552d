"""Behaviours: read with their check, changed, added from the library or in one's own words, taken off."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.schedule import agreement
from cxmodel.ui import session
from cxmodel.ui.contract import behaviours
from tests.exchange.schedule import world
from tests.ui.conftest import texts


def press(page, label):
    return next(one for one in page.button if one.label == label).click().run()


def field(page, label):
    return next(one for one in (*page.text_area, *page.text_input) if one.label.startswith(label))


def test_a_vague_statement_is_the_finding(held):
    fine = behaviours.lines_of(held)
    assert behaviours.headline(fine)[0] == "The one behaviour names something that can be seen or heard"
    vague = (replace(fine[0], term=replace(fine[0].term, statement="Be friendly")),)
    assert behaviours.headline(vague)[0].startswith("Says it back cannot be seen or heard as it is written")
    assert behaviours.headline(())[0].startswith("No behaviour is agreed")


def test_statement_and_examples_are_read_as_written(visit, signed):
    told = texts(visit(signed, contract_view="Behaviours"))
    assert world.SAID in told
    assert "So your router blinks red?" in told
    assert "=HYPERLINK(&quot;x&quot;)" in told


def test_a_statement_is_changed_and_checked(visit, signed):
    page = visit(signed, contract_view="Behaviours", contract_behaviour="says_it_back")
    field(page, "What can be").set_value("Is always nice to people")
    press(page, "Save")
    assert not page.exception
    line = behaviours.lines_of(agreement(session.dataset(), world.CASE))[0]
    assert line.term.statement == "Is always nice to people"
    assert "&#x27;nice&#x27; is a judgement" in texts(page)


def test_one_of_our_own_is_added_and_taken_off_again(visit, signed):
    page = visit(signed, contract_view="Behaviours", contract_behaviour=behaviours.NEW)
    page.selectbox[0].set_value(behaviours.OWN).run()
    field(page, "Its name").set_value("Rings back")
    field(page, "What can be").set_value("Rings back before the hour that was named.")
    press(page, "Add it to the scorecard")
    assert not page.exception
    assert "<b>Rings back</b>" in texts(page)
    assert [row.metric_id for row in session.dataset().contract_term][-1] == "rings_back"
    page.session_state["kept"].picked["contract-behaviour"] = "rings_back"
    page.run()
    press(page, "Take it off the scorecard")
    assert "rings_back" not in [row.metric_id for row in session.dataset().contract_term]


def test_one_without_a_name_is_told(visit, signed):
    page = visit(signed, contract_view="Behaviours", contract_behaviour=behaviours.NEW)
    page.selectbox[0].set_value(behaviours.OWN).run()
    press(page, "Add it to the scorecard")
    assert "The behaviour has no name" in page.error[0].value
