"""How well a site can do an activity: nothing missing means as at home, everything missing means the worst."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.fit import english_friction, need, overlap_hours, severity, together, workload_factor

share = st.floats(0, 1)
score = st.floats(0, 4)


@given(share, share, share)
def test_severity_is_a_share_and_nothing_missing_is_nothing(needed, capability, friction):
    value = float(severity(needed, capability, friction))
    assert 0 <= value <= 1
    assert float(severity(needed, max(needed, capability), 0.0)) == 0.0
    assert float(severity(1.0, 0.0, friction)) == 1.0


@given(share, share, share, share)
def test_a_better_vendor_or_less_friction_never_serves_worse(needed, capability, friction, more):
    base = severity(needed, capability, friction)
    assert severity(needed, max(capability, more), friction) <= base
    assert severity(needed, capability, min(friction, more)) <= base
    assert severity(min(needed, more), capability, friction) <= base


def test_severity_worked_by_hand():
    """Needs 0.8, can 0.6, friction 0.1: 1 - (1 - 0.2)(1 - 0.1) = 0.28."""
    assert severity(0.8, 0.6, 0.1) == pytest.approx(0.28)


@given(share, score, st.floats(-2, 2), share, share, share, share)
def test_need_lies_between_its_floor_and_one(critical, complexity, emotion, a, b, c, floor):
    value = float(need(critical, complexity, emotion, a, b, c, floor))
    assert floor - 1e-12 <= value <= 1 + 1e-12
    assert value == pytest.approx(float(need(critical, complexity, -emotion, a, b, c, floor)))


def test_need_does_not_depend_on_the_scale_of_its_weights():
    assert need(0.6, 2, -1, 0.5, 0.3, 0.2) == pytest.approx(need(0.6, 2, -1, 5, 3, 2))
    assert float(need(0.6, 2, -1, 0, 0, 0, 0.35)) == 0.35


@given(st.lists(share, min_size=1, max_size=5))
def test_frictions_together_are_at_least_the_worst_and_at_most_their_sum(parts):
    value = float(together(*parts))
    assert max(parts) - 1e-12 <= value <= min(1.0, sum(parts)) + 1e-12
    assert value == pytest.approx(float(together(*reversed(parts))))


def test_learnt_english_fades_in_a_straight_line():
    assert english_friction([400, 525, 650, 700], 650, 0.3) == pytest.approx([0.3, 0.15, 0, 0])


@given(st.floats(200, 800), st.floats(500, 800), share)
def test_english_friction_stays_a_share(points, native, at_400):
    assert 0 <= float(english_friction(points, native, at_400)) <= 1


@pytest.mark.parametrize(("ahead", "expected"), [
    (0, 8), (-1, 8), (6, 6), (-6, 4), (12, 0), (13, 0), (-10.5, 0), (5.5, 6.5)])
def test_shared_hours_of_a_day_from_nine_to_five(ahead, expected):
    """A site works from 7 to 21: six hours ahead of home, 9-17 is 15-23, of which six are day."""
    assert float(overlap_hours(9, 17, ahead)) == pytest.approx(expected)


@given(st.floats(0, 23), st.floats(0.5, 24), st.floats(-26, 26))
def test_shared_hours_repeat_with_the_day_and_stay_within_opening_hours(opens, length, ahead):
    closes = min(24.0, opens + length)
    value = float(overlap_hours(opens, closes, ahead))
    assert -1e-9 <= value <= closes - opens + 1e-9
    other = ahead - 24 if ahead > 0 else ahead + 24
    assert value == pytest.approx(float(overlap_hours(opens, closes, other)), abs=1e-9)


@given(share, share, st.floats(0, 1.5), st.floats(0, 1.5))
def test_worse_fit_never_means_less_work(one, other, uplift, repeats):
    low, high = sorted((one, other))
    assert 1 <= workload_factor(low, uplift, repeats) <= workload_factor(high, uplift, repeats)
    assert math.isclose(workload_factor(1, uplift, repeats), (1 + uplift) * (1 + repeats))
