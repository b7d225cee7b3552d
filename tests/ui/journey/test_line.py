"""The emotion line: what is dragged becomes one step of the history; whatever cannot be believed changes nothing."""

from __future__ import annotations

import json

import pytest

from cxmodel.ui.journey import emotion, line


def report(row, value, phase="end", gesture="g1", seq=1):
    return {"move": {"group": "emotion", "slider": row.id, "values": {row.id: value}, "gesture": gesture,
                     "phase": phase, "seq": seq}}


@pytest.fixture
def row(dataset):
    return dataset.touchpoints_of("alder")[0]


def test_a_drag_is_one_step_and_puts_the_emotion_into_the_scenario(desk, row):
    for seq, (value, phase) in enumerate(((0.9, "drag"), (-0.4, "drag"), (-1.2, "end"))):
        desk.state[line.KEY] = report(row, value, phase, seq=seq)
        line.take()
    assert dict(desk.present().emotions) == {row.id: -1.2}
    assert len(desk.kept.history.past) == 1
    assert desk.kept.picked["touchpoint"] == row.id, "what was dragged is looked at"


def test_a_drag_that_was_undone_brings_nothing_back(desk, row):
    from cxmodel.ui import session

    desk.state[line.KEY] = report(row, 0.9, "drag")
    line.take()
    session.undo()
    desk.state[line.KEY] = report(row, 1.4, "end", seq=2)
    line.take()
    assert desk.present().emotions == ()


@pytest.mark.parametrize("told", [None, {}, {"move": "up"}, {"move": {"slider": "nobody"}}])
def test_nonsense_from_the_browser_changes_nothing(desk, told):
    desk.state[line.KEY] = told
    line.take()
    assert desk.kept.history.past == ()


def test_a_touchpoint_that_is_not_there_any_more_changes_nothing(desk, row):
    desk.state[line.KEY] = {"move": {**report(row, 1.0)["move"], "slider": "gone", "values": {"gone": 1.0}}}
    line.take()
    assert desk.kept.history.past == ()


def test_an_emotion_stays_on_its_scale_and_the_data_s_own_is_no_change(alder, row):
    assert dict(line.with_emotion(alder, row, -7).emotions) == {row.id: -2.0}
    changed = line.with_emotion(alder, row, 1.5)
    assert line.with_emotion(changed, row, row.emotion) == alder


def test_a_click_opens_a_touchpoint_of_the_case_and_nothing_else(desk, row):
    desk.state[line.KEY] = {"open": {"id": row.id, "at": 1}}
    line._open()
    assert desk.kept.picked["touchpoint"] == row.id
    for told in ({"open": {"id": "gone"}}, {"open": "x"}, {}, None):
        desk.state[line.KEY] = told
        line._open()
    assert desk.kept.picked["touchpoint"] == row.id
    assert desk.kept.history.past == ()


def test_the_browser_gets_plain_values(found):
    told = line.content(emotion.points(found.stops, ""), "", "in words", 3)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert [one["id"] for one in told["points"]] == [one.row.id for one in found.stops]
    assert {one["mark"] for one in told["points"]} <= {mark for mark, _ in told["legend"]}
