"""How the page is looked at is remembered, and never a decision."""

from __future__ import annotations

import pytest

from cxmodel.ui.sure import looking


def test_at_first_the_promise_is_the_target(desk):
    assert looking.target() == 0.70
    assert looking.measure() == looking.ADJUSTED
    assert looking.flips_kind() == looking.NUMBERS
    assert looking.places_kind() == looking.COUNTRIES


@pytest.mark.parametrize(("typed", "target"), [(25.0, 0.25), (0.0, 0.0), (-5.0, -0.05), (33.3, 0.333),
                                               (100.0, 0.99), (-80.0, -0.5)])
def test_a_typed_target_is_taken(desk, typed, target):
    looking._take_target(typed)
    assert looking.target() == pytest.approx(target)
    assert desk.kept.history.past == ()


def test_an_emptied_field_keeps_the_target(desk):
    looking._take_target(25.0)
    looking._take_target(None)
    assert looking.target() == 0.25
    assert "stays at 25%" in desk.kept.told


def test_a_target_that_cannot_be_is_said_to_be_another(desk):
    looking._take_target(100.0)
    assert "99% is taken" in desk.kept.told


def test_a_choice_that_is_not_there_any_more_is_the_first(desk):
    desk.kept.picked |= {"sure-measure": "gone", "sure-flips": "gone"}
    assert looking.measure() == looking.ADJUSTED
    assert looking.flips_kind() == looking.NUMBERS
