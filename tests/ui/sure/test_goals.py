"""Goal: what would have to be true, and whether the evidence says that it could be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sure import goal_seek
from cxmodel.ui.sure import goals
from cxmodel.units import USD
from tests.ui.figures import labels, sound


def test_seventy_per_cent_is_not_promised(work, answers):
    told = goals.title(work(), answers.goal)
    assert not answers.goal.reaches
    assert told == (f"Even with all {len(answers.goal.needs)} numbers at their best together net saving is "
                    f"{answers.goal.together:.0%}, not 70%")


def test_a_target_below_the_result_is_met_and_says_how_it_is_lost(work, small, scene, answers):
    met = goal_seek(small, scene, answers.goal.base - 0.005)
    told = goals.title(work(), met)
    inside = sum(bool(need.inside) for need in met.needs)
    assert "is met: net saving is" in told
    assert inside
    assert told.endswith(f"{f'{inside} numbers, each alone,' if inside > 1 else '1 number alone'} could lose it")
    assert "the target is lost" in goals.rows(met)[1]
    assert goals.means(work(), met) == ""


def test_a_target_in_reach_of_one_number_names_how_many(work, small, scene, answers):
    near = goal_seek(small, scene, answers.goal.base + 0.004)
    assert "could bring it there" in goals.title(work(), near)
    shown, how = goals.rows(near)
    assert "all others typical" in how
    assert all(need.needed is not None for need in shown)


def test_the_strip_puts_the_ends_of_the_evidence_at_nought_and_one(answers):
    need = answers.goal.needs[0]
    assert goals.place(need, need.low) == 0
    assert goals.place(need, need.high) == 1
    assert goals.place(need, need.high + 99 * (need.high - need.low)) == 1 + goals.REACH
    assert goals.place(need, need.low - 99 * (need.high - need.low)) == -goals.REACH


def test_where_a_met_target_is_lost_is_bad_inside_the_evidence_and_never_a_tick(answers):
    need = answers.goal.needs[0]
    needs = [replace(need, needed=need.high, inside=True), replace(need, needed=need.high * 2, inside=False)]
    figure = goals.figure(needs, "en_US", USD, met=True)
    assert figure["data"][2]["marker"]["color"] == ["@bad", "@grey"]
    assert "lost at" in labels(figure)
    assert not [text for text in labels(figure) if "✓" in text or "✕" in text]


@pytest.mark.parametrize("kind", ["inside", "outside", "none"])
def test_what_is_needed_has_a_shape_and_a_sign(answers, kind):
    need = answers.goal.needs[0]
    span = need.high - need.low
    one = {"inside": replace(need, needed=need.high, inside=True),
           "none": replace(need, needed=None, inside=None, best=need.low),
           "outside": replace(need, needed=need.high + 9 * span, inside=False)}[kind]
    figure = goals.figure([one], "en_US", USD)
    sound(figure)
    low, high = figure["layout"]["xaxis"]["range"]
    assert all(low < at < high for trace in figure["data"][1:] for at in trace["x"] if at is not None)
    symbol, sign = {"inside": ("diamond", "✓"), "outside": ("triangle-right", "✕"),
                    "none": ("diamond", f"<b>{need.furthest:.0%}</b> at <b>")}[kind]
    assert figure["data"][2]["marker"]["symbol"] == [symbol]
    assert any(sign in text for text in labels(figure) if "outside)" not in text)


def test_what_the_target_asks_of_the_work_that_moves(work, answers):
    told = goals.means(work(), replace(answers.goal, moved=0.7, target=0.35, headline=0.69))
    assert "moves 70% of the work: 35% of the whole cost means 50% off that work" in told
    assert "even if that cost nothing" in goals.means(work(), replace(answers.goal, moved=0.5, target=0.7))


def test_a_result_that_reads_like_the_target_gets_a_digit_more():
    assert goals.near(0.698, 0.70, "en_US") == "69.8%"
    assert goals.near(0.68, 0.70, "en_US") == "68%"


def test_the_way_to_the_target_is_one_picture_with_words(work, answers):
    told = goals.way(work(), answers.goal)
    assert "role='img'" in told
    assert told.count("<i class=") == 3
    assert "Target <b>70%</b>" in told
