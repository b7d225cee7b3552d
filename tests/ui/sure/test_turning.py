"""Flip points: the nearest first, inside or outside the evidence in words, what changes, what staying costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui.sure import turning
from cxmodel.ui.sure.looking import NUMBERS, WEIGHTS
from cxmodel.units import Unit


def test_numbers_and_weights_are_kept_apart_in_their_order(answers):
    numbers, weights = (turning.of_kind(answers.flips.flips, kind) for kind in (NUMBERS, WEIGHTS))
    assert len(numbers) + len(weights) == len(answers.flips.flips)
    assert all(flip.kind == "weight" for flip in weights)
    assert [flip.closeness for flip in numbers] == sorted(flip.closeness for flip in numbers)


def test_the_title_counts_what_lies_inside_and_names_the_cost(work, answers):
    flip = answers.flips.flips[0]
    dear = [replace(flip, keeping_costs=1e6), replace(flip, keeping_costs=5.0)]
    assert turning.title(work(), dear, 9, NUMBERS) == (
        "2 of 9 numbers could make another plan better inside their evidence; staying would then cost up to $1.00M a "
        "year")
    assert turning.title(work(), [], 9, NUMBERS) == (
        "No single number makes another plan better inside its evidence (9 tried)")


def test_the_dearest_is_shown_however_far_it_is(answers):
    flips = [replace(flip, keeping_costs=0.0) for flip in answers.flips.flips[:6]]
    flips[5] = replace(flips[5], keeping_costs=1e6)
    shown, others = turning.parted(flips, flips, 3)
    assert shown == [*flips[:2], flips[5]]
    assert others == flips[2:5]


def test_a_value_just_outside_does_not_read_like_the_end_of_the_evidence(work, answers):
    flip = next(one for one in answers.flips.flips if one.kind == "assumption" and one.unit is Unit.SHARE)
    one = replace(flip, typical=0.35, value=0.5533, inside=False, input=replace(
        flip.input, low=0.15, typical=0.35, high=0.55))
    row = turning._row(work(), one, NUMBERS)
    assert row[2] == "<b>55.3%</b>"
    assert "55.0%" in row[3]


def test_evidence_is_told_by_a_sign_and_not_by_colour(work, answers):
    flip = next(one for one in answers.flips.flips if one.kind == "assumption")
    assert "✓" in turning.evidence(work(), replace(flip, inside=True))
    assert "✕ outside" in turning.evidence(work(), replace(flip, inside=False))
    assert "a line we draw" in turning.evidence(work(), replace(flip, kind="line"))


@pytest.mark.parametrize("kind", [NUMBERS, WEIGHTS])
def test_every_row_says_what_changes_and_has_the_sentence_on_hover(work, answers, kind):
    rows = turning.of_kind(answers.flips.flips, kind)
    told = turning.table(work(), rows, kind)
    assert told.count("<tr>") == 1 + len(rows)
    for flip in rows:
        assert flip.shift.activity_name in told
        assert "instead of" in flip.shift.told()


def test_a_chosen_plan_is_not_the_one_that_turns(work, scene, plans):
    chosen = replace(scene, chosen=tuple((f"{act}:{site}", share) for act, site, share in plans["Half of it"]))
    assert "not the chosen plan" in turning.under(work(chosen), [], 0, NUMBERS)
    assert "not the chosen plan" not in turning.under(work(), [], 0, NUMBERS)
    assert turning.title(work(chosen), [], 9, NUMBERS).startswith("Of the sliders' plan (not in use): no single number")


def test_numbers_that_turn_only_the_quick_plan_stand_apart(work, answers):
    idle = [replace(answers.flips.flips[0], keeping_costs=-2e5)]
    assert "Staying is worth more by" in turning.table(work(), idle, NUMBERS, idle=True)
    assert "$200K" in turning.table(work(), idle, NUMBERS, idle=True)
    assert "3 more numbers turn only the sliders' plan" in turning.under(work(), [], 3, NUMBERS)
