"""What would have to be true: every value told is put back into `evaluate`, and 70 % is answered honestly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.sure import goal_seek
from cxmodel.model.evaluate.sure.inputs import WIDTHS, inputs_of
from tests.model.evaluate.sure.conftest import BUT, set_to


def reached(small, scene, name, value):
    return evaluate(small, set_to(scene, **{name: value}), 2).net_saving.typical


@pytest.fixture(scope="module")
def base(small, scene):
    return evaluate(small, scene, 2).net_saving.typical


@pytest.mark.parametrize("more", [0.01, 0.04, -0.03])
def test_the_value_needed_meets_the_target_and_a_little_less_does_not(small, scene, base, more):
    goal, tried = goal_seek(small, scene, base + more), 0
    assert goal.base == pytest.approx(base)
    assert goal.met == (more < 0)
    for need in goal.needs:
        if need.id not in small.assumptions:
            continue
        row = small.assumptions[need.id]
        if need.needed is None:
            ends = [reached(small, scene, need.id, end) for end in (row.low, row.high, row.floor, row.ceiling)]
            assert all((end >= goal.target) == goal.met for end in ends)
            continue
        far = row.floor if need.needed < row.typical else row.ceiling
        short = need.needed - 0.03 * (far - row.typical)
        assert (reached(small, scene, need.id, need.needed) >= goal.target) != goal.met
        assert (reached(small, scene, need.id, short) >= goal.target) == goal.met
        assert need.inside == (row.low <= need.needed <= row.high)
        tried += 1
    assert tried >= 2


def test_nothing_inside_the_evidence_beats_the_favourable_ends_together(small, scene, base):
    goal = goal_seek(small, scene, base + 0.5)
    luck = np.random.default_rng(4)
    for _ in range(40):
        drawn = {name: float(luck.choice([row.low, row.typical, row.high, luck.uniform(row.low, row.high)]))
                 for name, row in ((name, small.assumptions[name]) for name in BUT)}
        dearer, wage = luck.uniform(-0.1, 0.1), luck.uniform(0.9, 1.1)
        other = replace(small, site=tuple(replace(row, rate_usd_h=row.rate_usd_h * (1 + dearer)) for row in small.site),
                        case=tuple(replace(row, wage_usd_h=row.wage_usd_h * wage) for row in small.case))
        assert evaluate(other, set_to(scene, **drawn), 2).net_saving.typical <= goal.together + 1e-9


@pytest.fixture(scope="module")
def seventy(dataset, alder):
    return goal_seek(dataset, alder)


def test_seventy_per_cent_is_answered_honestly_on_the_us_sample(seventy, dataset, alder):
    """Net 31 %: no number alone does it inside or outside its evidence, nor do all at their best ends together."""
    told = seventy.finding()
    assert seventy.base == pytest.approx(evaluate(dataset, alder, 2).net_saving.typical)
    assert not any(need.inside for need in seventy.needs)
    assert not seventy.reaches
    assert told.startswith("Net saving is 31%, not 70%. No single number brings it to 70% within its evidence.")
    assert "Even with all 109 numbers at the best end of their evidence together" in told
    assert "would have to leave its evidence" in told
    assert "This plan moves 78% of the work" in told


def test_those_that_must_leave_their_evidence_on_top_do_reach_it(seventy, dataset, alder):
    evidence = {one.id: one for one in inputs_of(dataset, alder)}
    assert seventy.beyond
    for need in seventy.beyond:
        assert not need.inside
        assert need.furthest >= seventy.target
        assert not evidence[need.id].low <= need.needed <= evidence[need.id].high


def test_what_each_brings_at_best_is_what_that_value_gives(seventy, dataset, alder):
    named = [need for need in seventy.needs if need.id in dataset.assumptions][:3]
    assert [need.furthest for need in named] == pytest.approx([
        reached(dataset, alder, need.id, need.best) for need in named])


def test_how_wide_a_range_is_told_is_no_lever(seventy):
    assert not {need.id for need in (*seventy.needs, *seventy.beyond)} & WIDTHS


def test_the_ends_together_give_what_is_told(seventy, dataset, alder):
    """Every number typed in at the end that is named, the prices into the quotes, and evaluated the long way."""
    ends = dict(seventy.ends)
    set_by_hand = set_to(alder, **{name: value for name, value in ends.items() if name in dataset.assumptions})
    low = basis_of(dataset, "alder", set_by_hand.overrides).rate_low
    sites = tuple(replace(row, rate_usd_h=row.rate_usd_h * (1 + ends["quoted_prices"])) if row.rate_usd_h else
                  replace(row, rate_usd_h=float(rate) if np.isfinite(rate) else None, rate_basis="productive")
                  for row, rate in zip(dataset.site, low, strict=True))
    case = tuple(replace(row, wage_usd_h=ends["home_wage"], customer_value_usd=ends["customer_value"])
                 for row in dataset.case)
    assert (ends["quoted_prices"], ends["open_prices"]) == (-0.1, -1.0)
    found = evaluate(replace(dataset, site=sites, case=case), replace(set_by_hand, objective="cost"), 2)
    assert found.net_saving.typical == pytest.approx(seventy.together, abs=1e-9)


def test_a_modest_target_is_lost_or_won_within_the_evidence(small, scene, base):
    assert "alone would do it within its evidence" in goal_seek(small, scene, base + 0.01).finding()
    assert "is met with every number at its typical value" in goal_seek(small, scene, base - 0.01).finding()


def test_more_than_the_work_that_moves_is_out_of_reach_by_arithmetic(small, scene):
    goal = goal_seek(small, scene, 0.99)
    assert goal.moved < 0.99
    assert "even for nothing that work could not bring 99%" in goal.finding()


def test_an_unknown_measure_is_a_fault(small, scene):
    with pytest.raises(CxError, match="no measure 'profit'"):
        goal_seek(small, scene, 0.7, "profit")
