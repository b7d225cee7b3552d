"""The emotion line: its one message, its marks in shape and word, and the sheet that opens first."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.model.evaluate.journey import journey_of
from cxmodel.ui.journey import emotion
from cxmodel.ui.journey.line import MOMENT, PEAK, TROUGH


def test_the_message_counts_the_moments_of_truth_that_go_badly(found):
    moments = [one for one in found.stops if one.moment]
    bad = sum(one.emotion < 0 for one in moments)
    worst = min(moments, key=lambda one: one.emotion)
    told = emotion.finding(found.stops)
    assert told.startswith(f"{bad} of {len(moments)} moments of truth go")
    assert told.endswith(f"lowest: {worst.row.name}, {emotion.signed(worst.emotion)}")
    none = [replace(one, moment=False) for one in found.stops]
    assert emotion.finding(none).startswith("No moment of truth is marked yet")


def test_every_mark_is_a_shape_and_a_word(found):
    points = {one.id: one for one in emotion.points(found.stops, "")}
    for one in found.stops:
        point = points[one.row.id]
        assert (point.mark == MOMENT) == one.moment
        assert ("moment of truth" in point.words) == one.moment
        if one.turn:
            assert one.turn in point.words
        if one.turn and not one.moment:
            assert point.mark == {"peak": PEAK, "trough": TROUGH}[one.turn]
    assert {one.turn for one in found.stops} == {"", "peak", "trough"}, "the sample has both"


def test_what_is_open_is_named_first_and_no_rank_is_given_twice(found):
    opened = found.stops[0].row.id
    points = emotion.points(found.stops, opened)
    ranks = [one.rank for one in points if one.rank]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))
    assert len(ranks) <= emotion.MOST_NAMED, "the sample has fewer that must be named"
    assert next(one for one in points if one.rank == 1).id == opened


def test_what_is_lower_but_no_moment_of_truth_is_not_told_as_one(found):
    stops = [replace(one, emotion=-2.0 if not one.moment else -0.5) for one in found.stops]
    assert next(one for one in stops if one.moment).row.name in emotion.finding(stops)


def test_every_moment_of_truth_and_both_ends_of_the_scale_are_named_before_any_peak(found):
    stops = [replace(one, moment=True) for one in found.stops]
    assert all(one.must and one.rank for one in emotion.points(stops, "")), "however many there are"
    points = {one.id: one for one in emotion.points(found.stops, "")}
    must = [points[one.row.id] for one in found.stops if one.moment or abs(one.emotion) >= emotion.EXTREME]
    assert all(one.must for one in must)
    moments = [points[one.row.id].rank for one in found.stops if one.moment]
    assert sorted(moments) == list(range(1, len(moments) + 1))


def test_the_sheet_opens_at_what_the_message_names_until_another_is_clicked(desk, found):
    first = emotion.opened_of(found.stops)
    assert first.row.name in emotion.finding(found.stops)
    assert first.moment
    desk.kept.picked["touchpoint"] = found.stops[3].row.id
    assert emotion.opened_of(found.stops) is found.stops[3]
    desk.kept.picked["touchpoint"] = "gone"
    assert emotion.opened_of(found.stops) is first


def test_the_line_in_use_is_drawn_and_the_data_s_own_beside_it(dataset, alder, found):
    row = found.stops[0].row
    moved = journey_of(dataset, replace(alder, emotions=((row.id, -1.5),)))
    point = emotion.points(moved.stops, "")[0]
    assert (point.value, point.given) == (-1.5, row.emotion)
    assert f"{row.name} −1.5" in emotion.alt(moved.stops)
