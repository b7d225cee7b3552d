"""Handles of a layer: what they move is an assumption or a readiness; typical again is no change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.tables import CONTACT_CLASSES, LAYERS, SIDES
from cxmodel.ui.journey import handles
from cxmodel.ui.live import Move


def move(name, value, group=handles.RESOLVES):
    return Move(group, name, {name: value}, "g", "end", 1)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_has_a_handle_for_reach_for_each_class_and_for_each_side(work_of, alder, layer):
    settles, ready = handles.groups(work_of(alder), layer)
    assert len(settles.sliders) == 1 + len(CONTACT_CLASSES)
    assert [one.id for one in ready.sliders] == [f"{layer}:{side}" for side in SIDES]
    for one in settles.sliders:
        assert one.value == pytest.approx(100 * work_of(alder).dataset.assumptions[one.id].typical)


def test_a_handle_writes_the_assumption_and_takes_it_back_when_typical(work_of, alder):
    work = work_of(alder)
    group = handles.groups(work, "chatbot")[0]
    after = handles.moved(work, group, move("reach_chatbot", 40.0))
    assert dict(after.overrides) == {"reach_chatbot": 0.4}
    typical = 100 * work.dataset.assumptions["reach_chatbot"].typical
    assert handles.moved(work_of(after), handles.groups(work_of(after), "chatbot")[0],
                         move("reach_chatbot", typical)) == alder


def test_more_that_is_settled_leaves_fewer_seats_and_less_readiness_more(work_of, alder):
    work = work_of(alder)
    settles, ready = handles.groups(work, "self_search")
    more = work_of(handles.moved(work, settles, move("resolves_self_search_information", 80.0)))
    assert more.results.seats["total"] < work.results.seats["total"]
    less = work_of(handles.moved(work, ready, move("self_search:culture", 0.0, handles.READINESS)))
    assert less.results.seats["total"] > work.results.seats["total"]


def test_a_side_nobody_has_rated_says_so_and_stands_where_it_takes_nothing_off(work_of, dataset, alder):
    rows = tuple(replace(row, culture=None) for row in dataset.layer_readiness)
    work = replace(work_of(alder), dataset=replace(dataset, layer_readiness=rows))
    ready = handles.groups(work, "self_search")[1]
    assert "culture not rated: 0 to 4" in ready.note
    assert {one.id: one.value for one in ready.sliders}["self_search:culture"] == 3.0


def test_readiness_as_entered_is_no_change(work_of, alder, dataset):
    work = work_of(alder)
    entered = handles.entered(work, "self_search:culture")
    assert entered is not None
    after = handles.moved(work, handles.groups(work, "self_search")[1], move("self_search:culture", 1.0, "ready"))
    assert dict(after.layer_readiness) == {"self_search:culture": 1.0}
    work = work_of(after)
    assert handles.moved(work, handles.groups(work, "self_search")[1],
                         move("self_search:culture", entered, "ready")) == alder


def test_a_gesture_is_one_step_and_a_foreign_handle_none(desk):
    key = f"{handles.KEY}-chatbot"
    for seq, (name, value, phase) in enumerate((("reach_chatbot", 20.0, "drag"), ("reach_chatbot", 30.0, "end"))):
        desk.state[key] = {"move": {"group": "resolves", "slider": name, "values": {name: value}, "gesture": "g",
                                    "phase": phase, "seq": seq}}
        handles.take(key, "chatbot")
    assert dict(desk.present().overrides) == {"reach_chatbot": 0.3}
    assert len(desk.kept.history.past) == 1
    desk.state[key] = {"move": {"group": "resolves", "slider": "shrinkage", "values": {"shrinkage": 1.0},
                                "gesture": "h", "phase": "end", "seq": 9}}
    handles.take(key, "chatbot")
    assert len(desk.kept.history.past) == 1
