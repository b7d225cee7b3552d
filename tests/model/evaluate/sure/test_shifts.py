"""What moves between two plans: worked by hand on two activities and two sites."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.evaluate.sure.shifts import apart, place_name, placed, shift_of
from cxmodel.model.portfolio import Allocation

HOURS = np.array([100.0, 300.0])


def plan(*placements):
    act, site, share = (np.array(column) for column in zip(*placements, strict=True)) if placements else (
        np.zeros(0, int), np.zeros(0, int), np.zeros(0))
    return placed(Allocation(act.astype(int), site.astype(int), share.astype(float), 0.0, 0.0, np.zeros(3),
                             np.zeros(3)), HOURS, 2)


def test_what_is_not_placed_stays_at_home():
    assert plan((0, 1, 0.25)).tolist() == [[0.0, 0.25, 0.75], [0.0, 0.0, 1.0]]


def test_how_far_two_plans_are_apart():
    """Of 100 + 150 moved hours 30 go to the other site: 12 %."""
    one, other = plan((0, 0, 1.0), (1, 0, 0.5)), plan((0, 0, 1.0), (1, 0, 0.4), (1, 1, 0.1))
    assert apart(one, other, HOURS) == pytest.approx(0.12)
    assert apart(one, one, HOURS) == 0.0


def test_a_plan_that_moves_nothing_is_wholly_apart_from_one_that_does():
    assert apart(plan(), plan((0, 0, 0.5)), HOURS) == pytest.approx(1.0)
    assert apart(plan(), plan(), HOURS) == 0.0


def test_the_largest_shift_is_named_with_its_places(small):
    acts, sites = small.activities_of("alder"), len(small.site)
    before, after = (np.zeros((len(acts), sites + 1)) for _ in range(2))
    before[:, -1] = after[:, -1] = 1.0
    before[1, 0], before[1, -1] = 0.6, 0.4
    after[1, 2], after[1, -1] = 0.6, 0.4
    found = shift_of(small, "alder", before, after, np.ones(len(acts)))
    assert (found.activity, found.origin, found.goal) == (acts[1].id, small.site[0].id, small.site[2].id)
    assert found.told() == (f"60% of {acts[1].name} goes to {place_name(small, small.site[2].id)} instead of "
                            f"{place_name(small, small.site[0].id)}")
    back = shift_of(small, "alder", after, np.eye(1, sites + 1, sites).repeat(len(acts), 0), np.ones(len(acts)))
    assert back.told().endswith(f"stays at home instead of going to {place_name(small, small.site[2].id)}")
