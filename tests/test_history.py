"""Undo gives back what was; one drag is one step; the end of the line is no fault."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cxmodel.history import History, move, redo, undo
from cxmodel.scenario import Scenario, starting
from cxmodel.store.shipped import shipped

START = starting(shipped())
steps = st.lists(st.integers(0, 20).map(lambda n: replace(START, moved_share=n / 20)), max_size=12)


def walked(scenarios: list[Scenario]) -> History:
    history = History(START)
    for scenario in scenarios:
        history = move(history, scenario)
    return history


@given(steps, st.integers(0, 20))
def test_undo_after_a_move_gives_back_what_was(scenarios, share):
    before = walked(scenarios)
    after = move(before, replace(START, moved_share=share / 20, veto_at=3.0))
    assert undo(after).present == before.present
    assert undo(after).past == before.past


@given(steps, st.integers(0, 14))
def test_as_many_redos_as_undos_lead_back(scenarios, times):
    history = back = walked(scenarios)
    times = min(times, len(history.past))
    for _ in range(times):
        back = undo(back)
    for _ in range(times):
        back = redo(back)
    assert (back.present, back.past, back.future) == (history.present, history.past, history.future)


@given(steps)
def test_undoing_everything_ends_at_the_start(scenarios):
    history = walked(scenarios)
    for _ in range(len(scenarios) + 3):
        history = undo(history)
    assert history.present == START
    assert history.before is None
    assert undo(history) == history


@given(steps)
def test_a_new_change_after_undo_forgets_what_was_undone(scenarios):
    history = move(undo(walked(scenarios)), replace(START, keep_above=0.9))
    assert history.future == ()
    assert redo(history) == history


def test_no_change_is_no_step():
    assert move(History(START), replace(START)) == History(START)


@given(st.lists(st.integers(0, 19), min_size=1, max_size=12))
def test_one_drag_is_one_step(positions):
    history = History(START)
    for position in positions:
        history = move(history, replace(START, moved_share=position / 20), gesture="drag 1")
    assert history.present.moved_share == positions[-1] / 20
    assert history.past == (START,)
    assert undo(history).present == START


def test_two_drags_are_two_steps_and_a_click_between_parts_them():
    one = move(History(START), replace(START, moved_share=0.5), "drag 1")
    two = move(one, replace(START, moved_share=0.2), "drag 2")
    assert undo(two).present == one.present
    click = move(one, replace(START, keep_above=0.9))
    again = move(click, replace(START, moved_share=0.1), "drag 1")
    assert len(again.past) == 3


def test_a_drag_after_undo_is_a_step_of_its_own():
    dragged = undo(move(History(START), replace(START, moved_share=0.5), "drag 1"))
    assert move(dragged, replace(START, moved_share=0.3), "drag 1").past == (START,)


def test_what_was_moved_is_known_again_after_undo_and_redo():
    one = move(History(START), replace(START, country_cap=0.5), moved="country_cap")
    two = move(one, replace(one.present, keep_above=0.7), "drag 1", "keep_above")
    assert [one.moved, two.moved, undo(two).moved, undo(undo(two)).moved] == [
        "country_cap", "keep_above", "country_cap", ""]
    assert redo(undo(two)).moved == "keep_above"
    assert redo(redo(undo(undo(two)))).moved == "keep_above"


def test_a_change_nobody_named_and_work_read_back_have_no_handle():
    named = move(History(START), replace(START, country_cap=0.5), moved="country_cap")
    assert move(named, replace(START, veto_at=3.0)).moved == ""
    read_back = History(replace(START, country_cap=0.5), (START,))
    assert read_back.moved == ""
    after = move(read_back, replace(START, veto_at=3.0), moved="veto_at")
    assert (after.moved, undo(after).moved) == ("veto_at", "")


def test_a_drag_that_comes_back_leaves_the_step_before_it_as_it_was():
    one = move(History(START), replace(START, country_cap=0.5), moved="country_cap")
    away = move(one, replace(one.present, keep_above=0.7), "drag 1", "keep_above")
    assert move(away, one.present, "drag 1", "keep_above").moved == "country_cap"


def test_a_new_change_after_undo_forgets_what_the_undone_one_was_called():
    one = move(History(START), replace(START, country_cap=0.5), moved="country_cap")
    other = move(undo(one), replace(START, veto_at=3.0), moved="veto_at")
    assert (other.moved, undo(other).moved, redo(other).moved) == ("veto_at", "", "veto_at")


def test_histories_of_the_same_scenarios_are_equal_whatever_they_are_called():
    after = replace(START, country_cap=0.5)
    assert move(History(START), after, moved="country_cap") == move(History(START), after)
