"""Other methods on the same scores, and what the data emphasise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cxmodel.model import weights
from cxmodel.model.evaluate.partners import emphasis, field, opinions, squared
from tests.model.evaluate.partners.conftest import criterion
from tests.worlds import scenarios


def test_two_vendors_ranked_by_hand_with_all_four_methods(three, plain):
    """Fit .45, craft .3, price .25; Alto .25 x 1 + .75 x .75 = .8125, .5, .625; Brio .5, 1, .2.

    Alto is ahead by .3125 and .425: with thresholds .05 and .25 each counts in full, .7 in all; Brio leads by .5 on
    craft, .3. TOPSIS: Alto lies .3 x .5 = .15 from the best, Brio .1406 and .1063, together .1763: Alto.
    VIKOR: S is .3 against .7, R is .3 against .45: Alto.
    """
    ids, told = opinions(three, plain)
    assert ids == ("alto", "brio")
    assert {one.method: one.ranks for one in told} == {
        "weighted_sum": (1, 2), "topsis": (1, 2), "promethee": (1, 2), "vikor": (1, 2)}
    assert {one.leader for one in told} == {"alto"}


def test_splitting_a_criterion_moves_no_method(three, plain):
    """One question asked in two halves of half the weight is the same question."""
    match = three.criterion[0]
    halves = (replace(match, default_weight=0.5), replace(match, id="match-2", default_weight=0.5))
    split = replace(three, criterion=(*halves, *three.criterion[1:]), score=(
        *three.score, *(replace(row, criterion_id="match-2") for row in three.score if row.criterion_id == "match")))
    for price in (0.0, 0.25, 0.6):
        asked = replace(plain, price_weight=price)
        assert opinions(split, asked) == opinions(three, asked)


def test_the_column_that_squares_favour_worked_by_hand(three, plain):
    """.45, .3, .25: squares .2025, .09, .0625, .355 in all."""
    assert squared(field(three, plain)) == ("fit", pytest.approx(0.2025 / 0.355))
    assert squared(field(three, replace(plain, price_weight=1.0))) == ("price", 1.0)


@given(scenario=scenarios(overrides=False))
def test_every_method_ranks_the_whole_race_and_the_first_as_the_page_does(scenario, dataset):
    everyone = field(dataset, scenario)
    ids, told = opinions(dataset, scenario)
    rows = [row for row in everyone.partners if row.passes]
    assert ids == tuple(row.id for row in rows)
    assert told[0].ranks == tuple(1 + sum(other.total > row.total + 1e-9 for other in rows) for row in rows)
    for one in told:
        assert len(one.ranks) == len(ids)
        assert one.ranks[ids.index(one.leader)] == 1


def test_one_that_beats_the_other_everywhere_leads_by_every_method(three, plain):
    found = replace(plain, scores=(("brio:match", 1.0), ("brio:method", 1.0), ("brio:skill", 1.0)))
    _, told = opinions(three, found)
    assert {one.leader for one in told} == {"alto"}
    assert [one.ranks for one in told] == [(1, 2)] * 4


def test_nobody_has_no_opinions(three, plain):
    nobody = replace(three, vendor=(), site=(), score=())
    assert opinions(nobody, plain) == ((), ())
    assert emphasis(nobody, plain)["critic"] == pytest.approx({"match": 1 / 3, "method": 1 / 3, "skill": 1 / 3})
    bare = replace(three, criterion=(criterion("continuity", "craft", minimum=2.0),), score=())
    assert emphasis(bare, plain) == {"entropy": {}, "critic": {}}


def test_the_data_emphasise_what_tells_vendors_apart(three, plain):
    """Match 1, .5, .75 and skill .5, 1, .75 differ alike; method is .75, the middle .5, .75."""
    found = emphasis(three, plain)
    value = [[1, 0.75, 0.5], [0.5, 0.5, 1], [0.75, 0.75, 0.75]]
    assert list(found["entropy"].values()) == pytest.approx(weights.entropy(value).tolist())
    assert list(found["critic"].values()) == pytest.approx(weights.critic(value).tolist())
    assert found["entropy"]["match"] == pytest.approx(found["entropy"]["skill"])
    assert found["entropy"]["match"] > found["entropy"]["method"]
    level = emphasis(three, replace(plain, scores=(("brio:method", 3.0),)))
    assert (level["entropy"]["method"], level["critic"]["method"]) == (0, 0)
