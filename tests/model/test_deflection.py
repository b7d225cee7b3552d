"""Self-service takes contacts away and leaves the harder ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.deflection import harder_handle_time, reaching, work_hours

share = st.floats(0, 1)
layers = st.lists(st.tuples(share, share), min_size=1, max_size=4)


@given(st.floats(0, 1e9), layers, st.floats(1, 5000), st.floats(0, 2))
def test_zero_deflection_changes_nothing(contacts, pairs, handle_time, growth):
    nobody_tries = reaching(contacts, [0.0] * len(pairs), [pair[1] for pair in pairs])
    nothing_helps = reaching(contacts, [pair[0] for pair in pairs], [0.0] * len(pairs))
    assert nobody_tries == nothing_helps == contacts
    assert harder_handle_time(handle_time, 0.0, growth) == handle_time


@given(st.floats(0, 1e9), layers, share)
def test_a_layer_more_never_lets_more_through_and_order_does_not_matter(contacts, pairs, more):
    reach, resolves = zip(*pairs, strict=True)
    one = reaching(contacts, reach, resolves)
    assert reaching(contacts, [*reach, more], [*resolves, more]) <= one
    assert reaching(contacts, reach[::-1], resolves[::-1]) == pytest.approx(one)
    assert 0 <= one <= contacts


def test_a_layer_all_try_and_that_solves_all_leaves_nobody():
    assert reaching(1000, [1.0, 0.2], [1.0, 0.1]) == 0.0


def test_two_layers_stand_one_behind_the_other():
    """1000 contacts, half try search and it solves 40 %: 800; a tenth of those chat, half solved: 760."""
    assert reaching(1000, [0.5, 0.1], [0.4, 0.5]) == pytest.approx(760)


def test_what_remains_takes_longer():
    """A fifth gone and growth 0.25: 300 s become 300 (1 + 0.25 x 0.2) = 315 s."""
    assert harder_handle_time(300, 0.2, 0.25) == pytest.approx(315)


def test_three_chats_at_once_take_a_third_of_the_hours():
    one, three = work_hours(12_000, 300), work_hours(12_000, 300, 1.5, 3)
    assert one == pytest.approx(1000)
    assert three == pytest.approx(500)


def test_draws_and_activities_broadcast():
    contacts = np.array([100.0, 200.0])
    reach = np.full((5, 1, 1), 0.5)
    assert reaching(contacts, reach, np.full((5, 2, 1), 0.5)).shape == (5, 2)
