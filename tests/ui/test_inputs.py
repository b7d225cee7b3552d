"""Handles are filled from the scenario and written back: every group, every bound, one gesture one step."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from cxmodel.difference import summary
from cxmodel.history import History
from cxmodel.presets import PRESETS, preset
from cxmodel.scenario import Scenario, inside_theme
from cxmodel.tables import FACTORS, SHORES
from cxmodel.ui import inputs, session
from cxmodel.ui.live import Move


def move(group: str, slider: str, gesture: str = "g", phase: str = "drag", **values: float) -> dict[str, object]:
    return {"move": {"group": group, "slider": slider, "values": values, "gesture": gesture, "phase": phase, "seq": 1}}


WRITES = {"weights": {"theme_weights"}, "factors": {"factor_weights"}, "criteria": {"criterion_weights"},
          "shores": set(SHORES), "price": {"price_weight"}, "limits": set(inputs.LIMITS),
          "triage": set(inputs.TRIAGE)}  # fmt: skip


def same_but(one: Scenario, other: Scenario, names: set[str]) -> bool:
    """Whether two scenarios agree in everything but these fields."""
    return all(getattr(one, field.name) == getattr(other, field.name) for field in fields(Scenario)
               if field.name not in names)


def after(work, group: str, slider: str, **values: float) -> Scenario:
    return inputs.moved(work.scenario, inputs.GROUPS[group](work), Move(group, slider, values, "g", "end"))


@pytest.mark.parametrize("name", inputs.GROUPS)
@pytest.mark.parametrize("case", ["alder", "northmere"])
@pytest.mark.parametrize("chosen", PRESETS)
def test_a_group_shows_the_scenario_and_takes_back_what_it_shows(dataset, work_of, name, case, chosen):
    work = work_of(preset(dataset, case, chosen))
    group = inputs.GROUPS[name](work)
    assert group.id == name
    shown = {row.id: row.value for row in group.sliders}
    for row in group.sliders:
        found = inputs.moved(work.scenario, group, Move(name, row.id, shown, "g", "end"))
        drawn = inputs.GROUPS[name](replace(work, history=History(found)))
        assert [(one.id, one.value) for one in drawn.sliders] == [
            (one.id, pytest.approx(one.value)) for one in group.sliders]
        assert same_but(found, work.scenario, WRITES[name])


@pytest.mark.parametrize("name", inputs.GROUPS)
def test_every_handle_may_stand_anywhere_between_its_bounds(alder, work_of, name):
    work = work_of(alder)
    for row in inputs.GROUPS[name](work).sliders:
        for value in (row.low, (row.low + row.high) / 2, row.high, -1e9, 1e9):
            assert isinstance(after(work, name, row.id, **{row.id: value}), Scenario)


def test_themes_keep_their_proportions_around_the_one_that_moved(alder, work_of):
    found = after(work_of(alder), "weights", "culture", culture=28.0)
    assert found.weight("culture") == pytest.approx(0.28)
    assert {round(weight, 9) for name, weight in found.theme_weights if name != "culture"} == {0.08}
    assert found.overrides == alder.overrides


def test_a_theme_without_a_scored_criterion_has_no_handle_and_gets_0_when_another_moves(dataset, alder, work_of):
    bare = replace(work_of(alder), dataset=replace(dataset, criterion=tuple(
        row for row in dataset.criterion if row.theme_id != "people")))
    group = inputs.weights_group(bare)
    assert "people" not in {row.id for row in group.sliders}
    assert sum(row.value for row in group.sliders) == pytest.approx(100)
    found = inputs.moved(alder, group, Move("weights", "culture", {"culture": 20.0}, "g", "end"))
    assert (found.weight("culture"), found.weight("scale"), found.weight("people")) == pytest.approx((0.2, 0.1, 0))


def test_shares_of_the_world_always_add_up_to_one(alder, work_of):
    found = after(work_of(alder), "shores", "onshore", onshore=55.0)
    assert (found.onshore, found.nearshore, found.offshore) == pytest.approx((0.55, 0.175, 0.275))
    found = after(work_of(alder), "shores", "offshore", offshore=100.0)
    assert (found.onshore, found.nearshore, found.offshore) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(("name", "typed", "expected"), [
    ("moved_share", 40, 0.4), ("country_cap", 35, 0.35), ("overlap_hours", 6, 6.0), ("country_cap", 400, 1.0),
])  # fmt: skip
def test_limits_change_alone(alder, work_of, name, typed, expected):
    found = after(work_of(alder), "limits", name, **{name: typed})
    assert found == replace(alder, **{name: expected})


def test_the_weight_of_the_price_changes_alone(alder, work_of):
    assert after(work_of(alder), "price", "price_weight", price_weight=40) == replace(alder, price_weight=0.4)
    assert after(work_of(alder), "price", "price_weight", price_weight=400).price_weight == 1.0
    row = inputs.price_group(work_of(replace(alder, price_weight=0.4), before=alder)).sliders[0]
    assert (row.value, row.mark) == (pytest.approx(40), pytest.approx(25)), "the mark shows where it stood"


def test_criteria_nobody_weighed_count_as_the_framework_says(alder, dataset):
    theme = dataset.theme[0].id
    inside = [row for row in dataset.criterion if row.theme_id == theme and row.kind == "score"]
    assert len(inside) > 1
    heavy = replace(dataset, criterion=tuple(
        replace(row, default_weight=3.0) if row.id == inside[0].id else row for row in dataset.criterion))
    shares = inside_theme(alder, heavy, theme)
    assert shares[inside[0].id] == pytest.approx(3 * shares[inside[1].id])
    assert sum(shares.values()) == pytest.approx(1)


def test_factor_weights_add_up_to_one(alder, work_of):
    found = dict(after(work_of(alder), "factors", "elevated_risk", elevated_risk=70.0).factor_weights)
    assert found["elevated_risk"] == pytest.approx(0.7)
    assert sum(found.values()) == pytest.approx(1)
    assert tuple(found) == FACTORS


def test_the_criteria_of_every_theme_can_be_weighed(desk, dataset, alder, work_of):
    for theme in dataset.theme:
        session.pick("theme", theme.id)
        group = inputs.criteria_group(work_of(alder))
        assert {row.id for row in group.sliders} == {row.id for row in dataset.criterion
                                                     if row.theme_id == theme.id and row.kind == "score"}
        first = group.sliders[0].id
        found = inputs.moved(alder, group, Move("criteria", first, {first: 75.0}, "g", "end"))
        inside = inside_theme(found, dataset, theme.id)
        assert inside[first] == pytest.approx(0.75 if len(inside) > 1 else 1.0)
        assert set(dict(found.criterion_weights)) == set(inside), "other themes stay equal"


@pytest.mark.parametrize(("name", "value", "expected"), [
    ("keep_above", 30, {"keep_above": 0.3, "outsource_below": 0.3}),
    ("outsource_below", 80, {"keep_above": 0.8, "outsource_below": 0.8}),
    ("keep_above", 70, {"keep_above": 0.7}), ("veto_at", 2.5, {"veto_at": 2.5}),
    ("shared_out", 20, {"shared_out": 0.2}),
])  # fmt: skip
def test_a_threshold_pushes_the_other_before_it(alder, work_of, name, value, expected):
    assert after(work_of(alder), "triage", name, **{name: value}) == replace(alder, **expected)


def test_the_mark_shows_where_a_handle_stood(alder, work_of):
    work = work_of(replace(alder, country_cap=0.4), before=alder)
    marks = {row.id: row.mark for row in inputs.limits_group(work).sliders}
    assert marks == {"moved_share": None, "country_cap": pytest.approx(60), "overlap_hours": None}


def test_a_drag_is_one_step_and_undo_takes_it_back_whole(desk, alder):
    for cap in (55, 50, 45, 40):
        desk.state["keys"] = move("limits", "country_cap", country_cap=cap)
        inputs.take("keys")
    assert (desk.present().country_cap, len(desk.kept.history.past)) == (0.4, 1)
    session.undo()
    assert desk.present() == alder
    desk.state["keys"] = move("limits", "country_cap", phase="end", country_cap=40)
    inputs.take("keys")
    assert desk.present() == alder, "what was still under way of the undone drag changes nothing"
    desk.state["keys"] = move("limits", "country_cap", gesture="g2", country_cap=30)
    inputs.take("keys")
    assert (desk.present().country_cap, len(desk.kept.history.past)) == (0.3, 1)


def test_two_drags_are_two_steps(desk):
    for gesture, cap in (("a", 50), ("a", 45), ("b", 40)):
        desk.state["keys"] = move("limits", "country_cap", gesture=gesture, country_cap=cap)
        inputs.take("keys")
    assert [one.country_cap for one in desk.kept.history.past] == [0.6, 0.45]


@pytest.mark.parametrize("report", [
    None, {}, move("elsewhere", "x", x=1), move("limits", "elsewhere", elsewhere=5), {"move": {"group": "limits"}},
])  # fmt: skip
def test_a_report_that_fits_nothing_changes_nothing(desk, alder, report):
    desk.state["keys"] = report
    inputs.take("keys")
    assert desk.present() == alder
    assert desk.kept.history.past == ()


def test_resetting_decisions_keeps_assumptions_and_the_other_way_round(desk, alder, dataset):
    name, high = dataset.assumption[0].id, dataset.assumption[0].high
    session.change(replace(alder, onshore=0.5, nearshore=0.5, offshore=0.0, overrides=((name, high),)))
    inputs.reset_decisions()
    assert desk.present() == replace(alder, overrides=((name, high),))
    session.undo()
    inputs.reset_assumptions()
    assert (desk.present().onshore, desk.present().overrides) == (0.5, ())


@pytest.mark.parametrize("name", PRESETS)
def test_a_ready_made_scenario_keeps_case_and_assumptions(desk, northmere, dataset, name):
    row = dataset.assumption[0]
    session.change(replace(northmere, overrides=((row.id, row.high),)))
    inputs._take_preset(name)
    assert desk.present() == replace(preset(dataset, "northmere", name), overrides=((row.id, row.high),))
    inputs._take_preset(None)
    assert desk.present().case == "northmere"


def test_names_on_the_handles_are_short_and_none_stands_twice(alder, work_of, dataset):
    work = work_of(alder)
    for name in inputs.GROUPS:
        labels = [row.label for row in inputs.GROUPS[name](work).sliders]
        assert len(set(labels)) == len(labels)
        assert name == "criteria" or max(map(len, labels)) <= 16, labels
        assert all(row.help for row in inputs.GROUPS[name](work).sliders)
    assert set(inputs.theme_names(dataset).values()) == {row.label for row in inputs.weights_group(work).sliders}
    assert set(inputs.SHAPES) == set(SHORES)


def test_the_handle_that_was_dragged_is_named_even_when_another_reacts_more(desk, dataset, monkeypatch, work_of):
    monkeypatch.setattr(session, "work", lambda: work_of(desk.present()))
    for value in (100.0, 42.0):
        desk.state["k"] = move("weights", "culture", gesture=f"to {value}", culture=value)
        inputs.take("k")
    found = desk.kept.history
    assert found.moved == "theme_weights:culture"
    assert summary(found.before, found.present, dataset, moved=found.moved) == "Culture 100% → 42%"
