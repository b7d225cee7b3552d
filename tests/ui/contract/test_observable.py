"""What two listeners could tick alike passes; a judgement alone does not; the check says why."""

from __future__ import annotations

import pytest

from cxmodel.ui.contract.observable import observable


@pytest.mark.parametrize("words", [
    "Says back the problem in own words before solving it",
    "Before any solution, the agent says what went wrong, and waits for a yes.",
    "Names the next step, the day, and who will do it.",
    "A refusal is followed by its reason in everyday words.",
    "Uses the customer's name once in the first minute."])
def test_something_said_or_done_can_be_observed(words):
    assert observable(words)[0], observable(words)[1]


@pytest.mark.parametrize(("words", "because"), [
    ("", "Nothing is written"), ("Be friendly", "'friendly' is a judgement"),
    ("The agent always shows empathy to the customer", "'empathy' is a judgement"),
    ("Speaks in a professional tone at all times", "'professional' is a judgement"),
    ("The customer is at the heart of everything", "No word of saying or doing"),
    ("Asks twice", "is short")])
def test_a_judgement_or_a_wish_cannot(words, because):
    fine, why = observable(words)
    assert not fine
    assert because in why


def test_a_judgement_beside_an_act_is_let_through_with_a_word_of_advice():
    fine, why = observable("Greets every caller by name in a friendly way")
    assert fine
    assert "Without 'friendly'" in why


def test_the_sample_contract_holds_what_it_asks_of_others(dataset):
    texts = [row.statement for row in dataset.contract_term if row.statement]
    assert texts
    assert [text for text in texts if not observable(text)[0]] == []
