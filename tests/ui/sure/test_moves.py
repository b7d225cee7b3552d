"""Sure moves: always, never, depends, each with a sign and its share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sure import ALWAYS, DEPENDS, NEVER
from cxmodel.ui.sure import moves
from cxmodel.ui.sure.looking import COUNTRIES, SITES


def rows_of(answers, kind):
    return answers.moves.by_country if kind == COUNTRIES else answers.moves.by_site


@pytest.mark.parametrize("kind", [COUNTRIES, SITES])
@pytest.mark.parametrize("room", [True, False])
def test_the_grid_has_a_row_an_activity_and_a_column_a_place(desk, work, answers, kind, room):
    now = work(room=room)
    told = moves.grid(now, answers.moves, rows_of(answers, kind), kind)
    going = {row.activity for row in answers.moves.staying if row.place == "away" and row.share > 0}
    assert told.count("scope='row'") == min(len(going), moves.MOST_ROWS[room])
    assert ("at home in every draw" in told) == (len(going) < len(answers.moves.activities))
    assert ("invented (sample)" in told) == (kind == SITES)
    places, others = moves.places_of(now, rows_of(answers, kind), kind, moves.MOST_PLACES[room])
    assert told.count("scope='col'") == 2 + len(places)
    assert len(places) + others == len({row.place for row in rows_of(answers, kind) if row.mean > 0})


def test_the_title_counts_what_is_sure(answers):
    away = [row for row in answers.moves.staying if row.place == "away"]
    told = moves.title(answers.moves, answers.moves.by_site, SITES)
    assert told.startswith(f"{sum(row.verdict == ALWAYS for row in away)} of {len(away)} activities leave home almost "
                           f"always, {sum(row.verdict == NEVER for row in away)} hardly ever")
    assert "the site is sure for" in told


def test_a_place_is_sure_only_when_no_other_place_of_the_activity_depends(answers):
    row = answers.moves.by_site[0]
    both = [replace(row, verdict=ALWAYS), replace(row, place="other", verdict=DEPENDS)]
    assert moves.settled(both[:1]) == {row.activity}
    assert moves.settled(both) == set()
    one = [replace(next(some for some in answers.moves.staying if some.place == "away"), verdict=ALWAYS,
                   activity=row.activity)]
    alone = replace(answers.moves, staying=tuple(one))
    assert moves.title(alone, both[:1], SITES) == (
        "1 of 1 activity leaves home almost always, 0 hardly ever; the site of the one that may go is sure")


def test_it_is_said_which_plan_is_meant(work, answers):
    assert "the plan that follows your sliders (" in moves.under(work(), answers.moves)


def test_a_plan_that_never_moves_anything_claims_no_place(answers):
    stays = tuple(replace(row, verdict=NEVER) for row in answers.moves.staying)
    assert "sure for" not in moves.title(replace(answers.moves, staying=stays), (), SITES)


def test_a_cell_tells_by_sign_and_share_and_not_by_colour_alone(work, answers):
    row = answers.moves.by_site[0]
    for verdict, share, glyph in ((ALWAYS, 0.98, "●"), (DEPENDS, 0.4, "◐"), (NEVER, 0.02, "○")):
        told = moves._cell(work(), replace(row, verdict=verdict, share=share))
        assert glyph in told
        assert f"{share:.0%}" in told
    assert "&lt;1%" in moves._cell(work(), replace(row, verdict=NEVER, share=0.004))
    assert "aria-label='never'" in moves._cell(work(), None)


def test_what_has_no_row_or_column_is_named():
    told = moves._notes({"a": "Billing", "b": "Claims"}, ["a"], ["b"], 1, COUNTRIES)
    assert "1 stays at home in every draw: Billing." in told
    assert "1 more country gets work in some draws." in told
    assert "Claims" in told
    assert moves._notes({}, [], [], 0, SITES) == ""
