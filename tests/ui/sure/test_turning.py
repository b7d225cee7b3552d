"""Flip points: the nearest first, inside or outside the evidence in words, what changes, what staying costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui.sure import turning
from cxmodel.ui.sure.looking import NUMBERS, WEIGHTS


def test_numbers_and_weights_are_kept_apart_in_their_order(answers):
    numbers, weights = (turning.of_kind(answers.flips.flips, kind) for kind in (NUMBERS, WEIGHTS))
    assert len(numbers) + len(weights) == len(answers.flips.flips)
    assert all(flip.kind == "weight" for flip in weights)
    assert [flip.closeness for flip in numbers] == sorted(flip.closeness for flip in numbers)


def test_the_title_counts_what_lies_inside_and_names_the_cost(work, answers):
    flip = answers.flips.flips[0]
    dear = [replace(flip, keeping_costs=1e6), replace(flip, keeping_costs=5.0)]
    assert turning.title(work(), dear, 9, NUMBERS) == (
        "2 of 9 numbers could turn the plan inside their evidence; staying with this one would cost $1.00M a year at "
        "most")
    free = [replace(flip, keeping_costs=0.0)]
    assert turning.title(work(), free, 9, WEIGHTS).endswith("staying with this one would cost nothing")
    assert turning.title(work(), [], 9, NUMBERS) == "No single number turns the plan inside its evidence (9 tried)"


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
    assert "not the chosen one" in turning.under(work(chosen), [], 0, NUMBERS)
    assert "not the chosen one" not in turning.under(work(), [], 0, NUMBERS)
