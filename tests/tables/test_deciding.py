"""What a decision rests on: factors of an activity, quotes that may be missing, grades, and the closed lists."""

from __future__ import annotations

import pytest

from cxmodel.schema import fields_of
from cxmodel.tables import CONTACT_CLASSES, FACTORS, GRADES, LAYERS, SHORES, Activity, Evidence, Site


def test_factors_are_fields_of_an_activity():
    assert set(FACTORS) <= {field.name for field in fields_of(Activity)}


def test_a_missing_quote_is_allowed_and_a_missing_seat_count_is_not():
    optional = {field.name: field.optional for field in fields_of(Site)}
    assert optional["rate_usd_h"]
    assert not optional["seats"]


def test_the_closed_lists():
    assert SHORES == ("onshore", "nearshore", "offshore")
    assert CONTACT_CLASSES == ("information", "transaction", "problem", "complaint")
    assert LAYERS == ("self_search", "community", "chatbot", "messaging")
    assert GRADES[-1] == "judgement"


@pytest.mark.parametrize(("note", "grade"), [("grade=A; official", "A"), ("grade=B", "B"), (None, "C")])
def test_a_figure_without_a_grade_counts_as_weak(note, grade):
    assert Evidence("X-1", "X", "x", "%", None, 1.0, None, None, "A book", None, note).grade == grade
