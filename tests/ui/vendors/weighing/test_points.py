"""100 points: equal at the start, what is left is said, what does not add up is scaled."""

from __future__ import annotations

import re

import pytest

from cxmodel.ui.vendors.weighing import outcome, points
from cxmodel.ui.vendors.weighing.groups import saying
from tests.ui.conftest import texts
from tests.ui.vendors.weighing.conftest import present


def plain(html: str) -> str:
    return re.sub("<[^>]+>", "", html)


def test_points_start_as_equal_as_whole_points_can_be(alder, dataset, themes, culture):
    assert set(points.given(alder, themes).values()) == {10}
    assert points.weights(alder, themes) == pytest.approx(dict.fromkeys(themes.ids, 0.1))
    assert set(points.given(alder, culture).values()) == {50}


@pytest.mark.parametrize(("total", "told"), [
    (100.0, "0 points left: all 100 are given"),
    (88.0, "12 points left to give: give them, or use what stands here scaled to 100"),
    (99.0, "1 point left to give: give it, or use what stands here scaled to 100"),
    (104.5, "4.5 points too many: take them back, or use what stands here scaled to 100"),
])  # fmt: skip
def test_what_is_left_to_give_is_said(total, told):
    assert plain(points.left_over(total, "en_US")) == told


def test_what_does_not_add_up_to_a_hundred_is_scaled(alder, themes):
    spoken = saying(alder, "points", themes, {**dict.fromkeys(themes.ids, 0.0), "people": 30.0, "scale": 10.0})
    found = points.weights(spoken, themes)
    assert (found["people"], found["scale"]) == pytest.approx((0.75, 0.25))
    none = saying(alder, "points", themes, dict.fromkeys(themes.ids, 0.0))
    assert points.weights(none, themes) == pytest.approx(dict.fromkeys(themes.ids, 0.1)), "no points are equal points"


@pytest.mark.parametrize(("typed", "kept"), [(25.0, 25), (None, 0), (-5.0, 0), (1e9, 100)])
def test_a_typed_number_is_one_step_within_its_bounds(desk, themes, typed, kept):
    points._take(themes, "culture", typed)
    assert points.given(desk.present(), themes)["culture"] == kept
    assert len(desk.kept.history.past) == 1


def test_a_number_that_cannot_stand_is_told_in_words_until_the_next_one(open_way):
    page = open_way("points")
    page.number_input(key="points-themes-culture").set_value(-5.0).run()
    assert "Culture cannot have -5 points: 0 is the least, so it has 0 now." in texts(page)
    assert page.number_input(key="points-themes-culture").value == 0, "the field shows what counts"
    page.number_input(key="points-themes-culture").set_value(400.0).run()
    assert "Culture cannot have 400 points: 100 is the most, so it has 100 now." in texts(page)
    page.number_input(key="points-themes-people").set_value(20.0).run()
    assert "cannot have" not in texts(page)


def test_the_button_uses_what_the_fields_show_even_before_it_was_taken(desk, themes):
    points._take(themes, "people", 20.0)
    desk.state["points-themes-culture"] = -5.0  # typed and not taken yet when the button is pressed
    outcome.use(themes, lambda: points.as_shown(themes))
    assert points.given(desk.present(), themes)["culture"] == 0
    assert (desk.present().weight("culture"), desk.present().weight("people")) == pytest.approx((0, 0.2))


def test_all_points_are_one_step_until_they_are_used(desk, themes):
    for name, value in (("culture", 20.0), ("people", 0.0), ("scale", 5.0)):
        points._take(themes, name, value)
    assert len(desk.kept.history.past) == 1
    outcome.use(themes, points.weights(desk.present(), themes))
    points._take(themes, "value", 5.0)
    assert len(desk.kept.history.past) == 3


def test_a_newcomer_gives_the_points_and_sees_what_is_left(open_way):
    page = open_way("points")
    assert "all 100 are given" in texts(page)
    page.number_input(key="points-themes-culture").set_value(0.0).run()
    assert "points left to give" in plain(texts(page))
    assert ">10</b>" in texts(page)
    page.number_input(key="points-themes-people").set_value(20.0).run()
    assert "all 100 are given" in texts(page)
    page.button(key="use-weights").click().run()
    found = dict(present(page).theme_weights)
    assert (found["culture"], found["people"], found["scale"]) == pytest.approx((0, 0.2, 0.1))
    page.button(key="start-again").click().run()
    assert present(page).judgements == ()
    assert dict(present(page).theme_weights) == found, "starting again leaves the weights in use"
