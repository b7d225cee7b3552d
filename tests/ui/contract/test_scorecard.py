"""The scorecard: the warning with its reason is the finding, weights as one bar, terms with what is published."""

from __future__ import annotations

from cxmodel.model.contract import balance
from cxmodel.ui.contract.scorecard import bar, told, unusual
from cxmodel.ui.contract.writing import HOLDS
from tests.exchange.schedule import world
from tests.ui.conftest import texts


def test_efficiency_that_outweighs_is_the_finding_and_its_reason_stands_under_it(held):
    heavy = held.with_rows(terms=(world.term("aht", 90, 300, 360), world.term("fcr", 10, 0.75, 0.65)))
    title, under = told(balance(heavy.rules))
    assert title == "Efficiency carries 90% of the weight, what customers get 10%"
    assert under.startswith("A partner paid for short calls makes calls short")
    assert "No behaviour is agreed" in under


def test_balanced_weights_are_said_to_pay_for_customers(held):
    title, _ = told(balance(held.with_rows(terms=(*world.TERMS[:3], world.term(
        "says_it_back", 10, 0.9, 0.6, statement=world.SAID))).rules))
    assert title.startswith("The contract pays for what customers get: it carries 73% of the weight")


def test_a_target_outside_what_is_published_is_told(held):
    """Published for FCR: 70% to 80%; for handle time 280 to 360 seconds."""
    assert unusual(held) == ""
    typed = held.with_rows(terms=(world.term("fcr", 50, 0.95, 0.65), world.term("aht", 30, 250, 360)))
    assert unusual(typed) == "FCR and AHT have targets outside what is published: check before signing."
    assert unusual(held.with_rows(terms=(world.term("fcr", 50, 0.95, 0.65),))).startswith("FCR has a target outside")


def test_the_bar_is_told_in_words_and_leaves_out_what_has_no_weight(work, held):
    html = bar(work(), balance(held.rules))
    assert "aria-label='Share of the weight: Outcomes 70%, Behaviours 0%, People 0%, Efficiency 30%'" in html
    assert html.count("<span") == 2


def test_a_row_holds_target_money_range_and_grade(visit, signed):
    told_there = texts(visit(signed))
    for words in ("FCR", "75%", "65%", "$5.00K", "70% to 80%", "sqmgroup", HOLDS):
        assert words in told_there
    assert "Formula: Met contacts / all contacts" in told_there
