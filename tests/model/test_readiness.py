"""The weakest side decides, three of four works as a rule, and what nobody has rated takes nothing off."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model import readiness

ratings = st.lists(st.one_of(st.floats(0, 4), st.just(float("nan"))), min_size=3, max_size=3)


def test_the_weakest_known_side_decides():
    assert readiness.weakest([[4, 1, 3], [float("nan"), 2, 4]]).tolist() == [1.0, 2.0]
    assert np.isnan(readiness.weakest([float("nan")] * 3))


def test_a_layer_at_half_of_what_works_loses_half_of_the_loss():
    """1.5 of the 3 at which it works; a layer at 0 loses 0.6: 1 - 0.6 · 0.5 = 0.7."""
    assert float(readiness.layer_factor(1.5, 0.6)) == pytest.approx(0.7)
    assert readiness.layer_factor([0.0, 3.0, 4.0], 0.6).tolist() == pytest.approx([0.4, 1.0, 1.0])


def test_what_is_not_known_takes_nothing_off_but_may_be_anything():
    sides = [float("nan"), 2.0, 4.0]
    assert float(readiness.layer_factor(readiness.weakest([float("nan")] * 3), 0.9)) == 1.0
    low, high = readiness.span(sides)
    assert (float(low), float(high)) == (0.0, 2.0)


@settings(max_examples=50)
@given(ratings, st.floats(0, 1))
def test_a_layer_never_settles_more_for_being_less_ready_and_never_loses_more_than_the_loss(sides, loss):
    factor = float(readiness.layer_factor(readiness.weakest(sides), loss))
    low, high = (float(readiness.layer_factor(end, loss)) for end in readiness.span(sides))
    assert 1 - loss - 1e-12 <= low <= factor <= high <= 1
    better = [side + (4 - side) / 2 for side in sides]
    assert float(readiness.layer_factor(readiness.weakest(better), loss)) >= factor - 1e-12


def test_friction_of_unready_work_is_a_part_of_the_most_it_can_be():
    """Touchpoints a third short of ready, 0.06 at no readiness at all: 0.02."""
    assert float(readiness.friction(1 / 3, 0.06)) == pytest.approx(0.02)
