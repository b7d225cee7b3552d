"""Names of more than one part are read, or answered with how to write them."""

from __future__ import annotations

import pytest
from hypothesis import given

from cxmodel.scenario.keys import LONGEST_PERSON, form_fault
from tests.scenario.vendor_decisions import judgement_keys, scored, voice_keys


@given(scored, judgement_keys(), voice_keys())
def test_every_name_of_the_framework_can_be_read(score, judgement, voice):
    assert form_fault("scores", score) is None
    assert form_fault("open_scores", score) is None
    assert form_fault("judgements", judgement) is None
    assert form_fault("voices", voice) is None


@pytest.mark.parametrize(("field", "key", "form"), [
    ("scores", "heronlight", "vendor:criterion"),
    ("evidence", "heronlight:", "vendor:criterion"),
    ("assessors", "a:b:c", "vendor:criterion"),
    ("open_scores", "", "vendor:criterion"),
    ("voices", "Ana:themes", "person:group:item"),
    ("voices", "Ana:Maria:themes:culture", "person:group:item"),
    ("judgements", "points:themes", "points:group:item"),
    ("judgements", "swing:themes:culture:journey", "swing:group:item"),
    ("judgements", "pairwise:themes:culture", "two different items"),
    ("judgements", "pairwise:themes:culture:culture", "two different items"),
    ("judgements", "dice:themes:culture", "points, swing, ranks, pairwise"),
    ("chosen", "billing", "activity:site"),
    ("chosen", ":heronlight-cebu", "activity:site"),
    ("rules", "most:shore", "most:vendor"),
    ("layer_readiness", "chatbot", "layer:side"),
])  # fmt: skip
def test_a_name_that_cannot_be_read_is_answered_with_its_form(field, key, form):
    fault = form_fault(field, key)
    assert fault is not None
    assert form in fault[1]


@pytest.mark.parametrize("person", ["x" * (LONGEST_PERSON + 1), "  "])
def test_a_person_has_a_name_of_at_most_forty_characters(person):
    fault = form_fault("voices", f"{person}:themes:culture")
    assert fault is not None
    assert "40 characters" in fault[1]
    assert form_fault("voices", f"{'x' * LONGEST_PERSON}:themes:culture") is None


def test_names_of_one_part_have_no_form():
    assert form_fault("theme_weights", "culture") is None
