"""Live sliders: what the browser is given, what it may answer, and what becomes of a move."""

from __future__ import annotations

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from cxmodel.errors import CxError
from cxmodel.ui.live import Group, Move, Slider, content, read_move, settled

REPORT = {
    "group": "where",
    "slider": "off",
    "values": {"on": 10, "near": 30, "off": 60},
    "gesture": "g1",
    "phase": "drag",
    "seq": 7,
}


def where(on: float = 10, near: float = 35, off: float = 55, least: float = 0, most: float = 100) -> Group:
    rows = (("on", on), ("near", near), ("off", off))
    sliders = tuple(Slider(name, name.title(), value, least, most, 1) for name, value in rows)
    return Group("where", "Where", "geography", sliders, total=100)


def test_the_browser_is_given_every_row_as_plain_json() -> None:
    given = json.loads(json.dumps(content([where()], room=True, acknowledged=3)))
    assert (given["room"], given["acknowledged"], given["groups"][0]["total"]) == (True, 3, 100)
    assert given["groups"][0]["sliders"][1] == {
        "id": "near", "label": "Near", "value": 35, "low": 0, "high": 100, "step": 1,
        "unit": "%", "shape": "", "colour": "ink", "help": "", "mark": None,
    }  # fmt: skip


@pytest.mark.parametrize("wrong", [
    {"value": 101}, {"value": -1}, {"value": float("nan")}, {"low": 60, "high": 60}, {"step": 0},
    {"high": float("inf")}, {"shape": "star"}, {"colour": "pink"},
])  # fmt: skip
def test_a_row_outside_its_bounds_is_refused_with_a_sentence(wrong: dict[str, object]) -> None:
    row: dict[str, object] = {"id": "x", "label": "Churn", "value": 50, "low": 0, "high": 100, "step": 1}
    with pytest.raises(CxError) as told:
        Slider(**(row | wrong))  # type: ignore[arg-type]
    assert told.value.where == "Slider x"
    assert told.value.mend


def test_the_bounds_themselves_are_allowed() -> None:
    assert [Slider("x", "x", value, 0, 100, 1).value for value in (0, 100)] == [0, 100]


def test_a_group_that_misses_its_total_or_repeats_an_id_is_refused() -> None:
    with pytest.raises(CxError, match="adds to 110, not to 100"):
        where(off=65)
    assert where(33.3, 33.3, 33.3).total == 100, "what rounding leaves is no fault"
    with pytest.raises(CxError, match="same id"):
        Group("g", "G", "", (where().sliders[0],) * 2)


def test_a_report_is_read_from_state_or_result() -> None:
    expected = Move("where", "off", {"on": 10.0, "near": 30.0, "off": 60.0}, "g1", "drag", 7)
    assert read_move({"move": REPORT}) == expected


@pytest.mark.parametrize("state", [
    None, 7, "move", [], {}, {"move": None}, {"move": "x"}, {"move": []}, {"move": {}},
    *({"move": REPORT | wrong} for wrong in (
        {"phase": "start"}, {"phase": None}, {"group": ""}, {"slider": 3}, {"gesture": None}, {"seq": "7"},
        {"seq": True}, {"values": None}, {"values": [1]}, {"values": {}}, {"values": {"off": "60"}},
        {"values": {"off": True}}, {"values": {"off": float("nan")}}, {"values": {"off": float("inf")}},
        {"values": {3: 60}}, {"slider": "elsewhere"},
    )),
])  # fmt: skip
def test_anything_else_is_no_move(state: object) -> None:
    assert read_move(state) is None


@pytest.mark.parametrize(("values", "expected"), [
    ({"on": 10, "near": 30, "off": 60}, {"on": 10, "near": 30, "off": 60}),
    ({"off": 10}, {"on": 20, "near": 70, "off": 10}),  # 10 : 35 share what is left
    ({"off": 100}, {"on": 0, "near": 0, "off": 100}),
    ({"off": 900, "moon": 3}, {"on": 0, "near": 0, "off": 100}),
    ({"on": 0, "near": 0, "off": 80}, {"on": 10, "near": 10, "off": 80}),
])  # fmt: skip
def test_shares_always_add_to_the_total(values: dict[str, float], expected: dict[str, float]) -> None:
    found = settled(where(), Move("where", "off", values, "g", "drag"))
    assert found == pytest.approx(expected)
    assert sum(found.values()) == pytest.approx(100)


def test_shares_keep_to_the_bounds_of_the_other_rows() -> None:
    group = where(20, 30, 50, least=5, most=60)
    assert settled(group, Move("where", "off", {"off": 0}, "g", "end")) == pytest.approx(
        {"on": 38, "near": 57, "off": 5}
    )
    group = where(5, 40, 55, least=5, most=60)
    assert settled(group, Move("where", "near", {"near": 5}, "g", "end")) == pytest.approx(
        {"on": 35, "near": 5, "off": 60}
    )


def test_without_a_total_a_move_changes_its_own_row_only() -> None:
    group = Group("limits", "Limits", "", (Slider("cap", "Cap", 60, 0, 100, 1), Slider("n", "N", 3, 1, 9, 1)))
    assert settled(group, Move("limits", "cap", {"cap": 250}, "g", "end")) == {"cap": 100, "n": 3}


def page() -> None:
    import streamlit as st

    from cxmodel.ui.live import Group, Slider, live_sliders, read_move

    def moved() -> None:
        if move := read_move(st.session_state.get("live")):
            st.session_state.cap = move.values["cap"]

    row = Slider("cap", "Cap", st.session_state.setdefault("cap", 60.0), 0, 100, 1)
    move = read_move(st.session_state.get("live"))
    seen = move.seq if move else 0
    live_sliders([Group("g", "G", "", (row,))], key="live", on_move=moved, acknowledged=seen)


def drive(app: AppTest, move: dict[str, object]) -> AppTest:
    """Send what the browser sends; the callback runs as it does there."""
    states = app._tree.get_widget_states()
    element = app.get("bidi_component")[0].proto
    states.widgets.append(WidgetState(id=element.id, json_value=json.dumps({"move": move})))
    return app._run(states)


def test_a_move_reaches_the_callback_and_is_acknowledged() -> None:
    app = AppTest.from_function(page).run()
    drive(app, REPORT | {"group": "g", "slider": "cap", "values": {"cap": 75}, "seq": 41})
    data = json.loads(app.get("bidi_component")[0].proto.json)
    assert not app.exception
    assert app.session_state["cap"] == 75
    assert (data["acknowledged"], data["groups"][0]["sliders"][0]["value"]) == (41, 75)


def test_nonsense_from_the_browser_changes_nothing() -> None:
    app = AppTest.from_function(page).run()
    drive(app, {"group": "g", "values": "none"})
    assert not app.exception
    assert app.session_state["cap"] == 60
