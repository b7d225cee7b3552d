"""Who stays, who is redeployed, who is released: people are never lost in the sums."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model import people

shares = st.floats(0, 1)


def test_a_hundred_posts_over_half_a_year_worked_by_hand():
    """30 % a year leave by themselves: 15 in half a year. A fifth gets other work: 20. The rest, 65, is released."""
    assert [float(part) for part in people.split(100, 0.3, 0.5, 0.2)] == pytest.approx([15, 20, 65])


@settings(max_examples=50)
@given(st.floats(0, 1e5), st.floats(0, 3), st.floats(0, 3), shares)
def test_everybody_whose_work_moves_is_counted_once(posts, attrition, years, redeployed):
    parts = [float(part) for part in people.split(posts, attrition, years, redeployed)]
    assert sum(parts) == pytest.approx(posts, abs=1e-9)
    assert min(parts) >= -1e-9


def test_two_years_worked_by_hand():
    """Of 100 posts 40 move, a tenth of the first year is still at home: 4. Work grows by a tenth: 110 in year two."""
    found = people.roles([100], [0.4], [1.0, 1.1], 0.1, ([4], [6], [30]), [60_000], [5_000])
    assert found.kept[:, 0].tolist() == pytest.approx([64, 66])
    assert found.moved[:, 0].tolist() == pytest.approx([36, 44])
    assert found.released[:, 0].tolist() == [30, 0]
    assert (found.severance[:, 0].tolist(), found.engagement[:, 0].tolist()) == ([60_000, 0], [5_000, 0])


@settings(max_examples=50)
@given(st.lists(st.tuples(st.floats(0, 1e4), shares), min_size=1, max_size=6), st.integers(1, 10),
       st.floats(-0.5, 1), shares)
def test_home_and_sites_add_up_to_the_work_of_every_year(work, years, growth, lost):
    posts, moved = (np.array(part) for part in zip(*work, strict=True))
    grown = (1 + growth) ** np.arange(years)
    fates = people.split(posts * moved, 0.3, 0.3, 0.25)
    found = people.roles(posts, moved, grown, lost, fates, posts, posts)
    assert found.kept + found.moved == pytest.approx(grown[:, None] * posts)
    assert (found.leaving + found.redeployed + found.released).sum(axis=0) == pytest.approx(posts * moved)
    assert (found.kept >= -1e-9).all()


def test_without_a_move_nobody_goes_and_nothing_is_paid():
    found = people.roles([100, 50], [0, 0], [1.0], 0.3, people.split(np.zeros(2), 0.4, 0.5, 0.3), [0, 0], [0, 0])
    assert found.kept.tolist() == [[100, 50]]
    assert not np.any([found.moved, found.leaving, found.redeployed, found.released, found.severance])
