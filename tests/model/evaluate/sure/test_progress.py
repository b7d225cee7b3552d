"""A long question can be taken back, and says how far it is."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate import sure
from cxmodel.model.evaluate.sure.progress import Stopped, steps

ASKED = {
    "tornado": lambda d, s, p, **how: sure.tornado(d, s, **how),
    "flips": lambda d, s, p, **how: sure.flips(d, s, **how),
    "regret": lambda d, s, p, **how: sure.regret(d, s, p, **how),
    "checking": lambda d, s, p, **how: sure.checking(d, s, p, 200, **how),
    "goal_seek": lambda d, s, p, **how: sure.goal_seek(d, s, **how),
    "sure_moves": lambda d, s, p, **how: sure.sure_moves(d, s, 10, **how),
    "rivals": lambda d, s, p, **how: sure.rivals(d, s, **how),
}


@pytest.mark.parametrize("name", ASKED)
def test_every_question_tells_how_far_it_is_and_ends_at_the_whole(name, small, scene, plans):
    told: list[float] = []
    ASKED[name](small, scene, plans, on_progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("name", ASKED)
def test_every_question_can_be_taken_back(name, small, scene, plans):
    asked = iter([False, False])
    with pytest.raises(Stopped, match="stopped before it was worked out"):
        ASKED[name](small, scene, plans, cancelled=lambda: next(asked, True))


def test_nothing_to_do_is_nothing_told():
    assert list(steps([], lambda share: pytest.fail(str(share)))) == []
