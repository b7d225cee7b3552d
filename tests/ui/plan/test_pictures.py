"""The frontier's picture: plain, readable, clickable where it says so, on the axes of Trade-off."""

from __future__ import annotations

import pytest

from cxmodel.ui import charts
from cxmodel.ui.plan.pictures import Spot, frontier, near
from tests.ui.figures import inside, labels, sound

REACH = (25.0, -20.0, 80.0)
LINE = [Spot("a", 2.0, 0.15, "one"), Spot("b", 11.0, 0.33, "two"), Spot("c", 6.0, 0.28, "three")]
BEST, NOW = Spot("best", 15.4, 0.335), Spot("", 16.7, 0.27)


def test_the_picture_is_sound_and_everything_lies_inside():
    figure = frontier(LINE, BEST, NOW, REACH, "en_US")
    sound(figure)
    inside(figure)


def test_the_line_runs_from_little_risk_to_much_whatever_order_points_came_in():
    line, marks = frontier(LINE, BEST, NOW, REACH, "en_US")["data"][:2]
    assert line["x"] == sorted(line["x"])
    assert marks["customdata"] == ["a", "c", "b"]


def test_only_plans_that_a_click_can_choose_carry_an_id():
    data = frontier(LINE, BEST, NOW, REACH, "en_US")["data"]
    told = {trace["marker"]["symbol"]: trace["customdata"] for trace in data if "marker" in trace}
    assert told["diamond"] == ["a", "c", "b"]
    assert told["star"] == ["best"]
    assert [None] in told.values()
    symbols = [(trace["marker"]["symbol"], trace["marker"]["color"]) for trace in data if "marker" in trace]
    assert len(set(symbols)) == 4, "each has a shape or a colour of its own, and is named beside"


def test_the_axes_are_those_of_trade_off(dataset, alder):
    from cxmodel.model.evaluate import sketched

    now = sketched(dataset, alder)
    reach = charts.extents(now)
    theirs = charts.tradeoff(now, (), reach, "en_US")["layout"]
    ours = frontier(LINE, BEST, NOW, reach, "en_US")["layout"]
    for axis in ("xaxis", "yaxis"):
        assert {name: ours[axis].get(name) for name in ("range", "ticksuffix", "dtick", "title")} == {
            name: theirs[axis].get(name) for name in ("range", "ticksuffix", "dtick", "title")}


@pytest.mark.parametrize(("best", "now", "said", "unsaid"), [
    (BEST, NOW, ["<b>★ best plan</b>", "<b>● in use</b>"], []),
    (BEST, BEST, ["<b>★ best, and in use</b>"], ["<b>★ best plan</b>"]),
    (None, NOW, ["<b>● in use</b>"], ["<b>★ best plan</b>"]),
    (BEST, Spot("", 0.0, 0.0), ["<b>★ best plan</b>"], ["<b>● in use</b>"])])
def test_labels_give_way_to_one_another(best, now, said, unsaid):
    told = labels(frontier([], best, now, REACH, "en_US"))
    assert all(text in told for text in said)
    assert not any(text in told for text in unsaid)


def test_a_plan_in_use_that_breaks_rules_is_marked():
    figure = frontier(LINE, BEST, BEST, REACH, "en_US", breaks=True)
    sound(figure)
    assert any("breaks rules" in told for told in labels(figure))
    assert "<b>★ best, and in use</b>" not in labels(figure)
    assert [trace["marker"]["color"] for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "circle-x"
            ] == ["@bad"]


def test_plans_are_near_where_their_marks_would_touch():
    assert near(BEST, Spot("", 15.5, 0.34), 25.0)
    assert not near(BEST, NOW, 25.0)


def test_a_click_is_offered_only_where_there_is_a_point():
    offered = [any("click one" in note["text"] for note in frontier(line, BEST, NOW, REACH, "en_US")["layout"][
        "annotations"]) for line in (LINE, [])]
    assert offered == [True, False]
