"""Behaviours: read with their check, changed, added from the library or in one's own words, taken off."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.exchange.schedule import agreement
from cxmodel.ui import session
from cxmodel.ui.contract import behaviours
from tests.exchange.schedule import world
from tests.ui.conftest import texts
from tests.ui.contract.conftest import in_another_tab, press


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


def worded(statement: str, weight: float = 0.0):
    """The terms, the behaviour in other words."""
    return tuple(replace(row, statement=statement, weight=weight) if row.metric_id == "says_it_back" else row
                 for row in world.TERMS)


def test_typed_words_outlive_what_somebody_else_saves_and_are_told(visit, signed):
    page = visit(signed, contract_view="Behaviours", contract_behaviour="says_it_back")
    in_another_tab(contract_term=worded("Names the next step."))
    field(page, "What can be").set_value("Reads the order number back.")
    press(page, "Save")
    assert not page.exception
    assert "Somebody else has changed these rows" in page.warning[0].value
    assert field(page, "What can be").value == "Reads the order number back."
    assert agreement(session.dataset(), world.CASE).lines[-1].term.statement == "Names the next step."
    press(page, "Show them as they are now")
    assert not page.warning
    assert field(page, "What can be").value == "Names the next step."


def test_another_weight_from_elsewhere_does_not_stand_in_the_way_of_words(visit, signed):
    page = visit(signed, contract_view="Behaviours", contract_behaviour="says_it_back")
    in_another_tab(contract_term=worded(world.SAID, 7.0))
    field(page, "What can be").set_value("Reads the order number back.")
    press(page, "Save")
    assert not page.warning
    row = next(row for row in session.dataset().contract_term if row.metric_id == "says_it_back")
    assert (row.weight, row.statement) == (7, "Reads the order number back.")


def test_a_form_that_was_left_starts_from_the_words_there_are_now(visit, signed):
    page = visit(signed, contract_view="Behaviours", contract_behaviour="says_it_back")
    page.session_state["kept"].picked["contract-behaviour"] = behaviours.READ
    page.run()
    in_another_tab(contract_term=worded("Names the next step."))
    page.session_state["kept"].picked["contract-behaviour"] = "says_it_back"
    page.run()
    assert not page.warning
    assert field(page, "What can be").value == "Names the next step."
