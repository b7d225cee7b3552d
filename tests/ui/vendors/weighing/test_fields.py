"""A field that already shows the scenario's value is left to the hand that is in it."""

from __future__ import annotations

import pytest

from cxmodel.ui import session
from cxmodel.ui.vendors.weighing import fields


def test_a_field_is_filled_where_it_shows_nothing_or_another_value(desk):
    assert fields.fill("points", 10.0) == "points"
    assert session.value("points") == 10
    session.fill("points", 25.0)
    fields.fill("points", 10.0)
    assert session.value("points") == 10


def test_a_field_that_shows_it_already_is_not_touched(desk, monkeypatch):
    fields.fill("points", 10.0)
    monkeypatch.setattr(session, "fill", lambda key, value: pytest.fail("filled again"))
    assert fields.fill("points", 10.0) == "points"
