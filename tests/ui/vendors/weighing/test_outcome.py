"""Beside every way: what the answers would change, and the button that puts them to use in one step."""

from __future__ import annotations

from cxmodel.ui import session
from cxmodel.ui.vendors.weighing import outcome
from cxmodel.ui.vendors.weighing.groups import in_use, said, saying
from tests.ui.conftest import texts
from tests.ui.vendors.weighing.conftest import present

ONE = {"culture": 0.4, "people": 0.6}


def test_the_heading_names_the_largest_step_or_that_there_is_none(alder, dataset, work_of, themes):
    now = in_use(alder, dataset, themes)
    assert outcome.heading(work_of(alder), themes, now) == "These weights are in use"
    assert outcome.heading(work_of(alder), themes, {**dict.fromkeys(themes.ids, 0.0), **ONE}) == (
        "People would count 60%, not 10%")
    assert outcome.told(work_of(alder), themes, now).startswith("Culture 10%, Brand journey 10%")


def test_weights_come_into_use_in_one_step_that_undo_takes_back(desk, alder, dataset, themes):
    outcome.use(themes, ONE)
    assert in_use(desk.present(), dataset, themes) == {**dict.fromkeys(themes.ids, 0.0), **ONE}
    assert len(desk.kept.history.past) == 1
    session.undo()
    assert desk.present() == alder


def test_answers_of_one_way_are_one_step_until_something_else_is_changed(desk, alder, themes, culture):
    for way, group, value in (("points", themes, 20.0), ("points", themes, 30.0), ("ranks", themes, 1.0),
                              ("points", themes, 40.0), ("points", culture, 50.0), ("points", culture, 60.0)):
        outcome.answer(group, way, {group.ids[0]: value})
    steps = [said(one, "points", themes).get("culture") for one in desk.kept.history.past]
    assert steps == [None, 30, 30, 40], "the other way and the other group begin anew"
    outcome.use(themes, ONE)
    outcome.answer(culture, "points", {"cultural_match": 70.0})
    assert len(desk.kept.history.past) == 6, "weights came into use in between"
    outcome.forget(culture, "points")
    session.undo()
    assert said(desk.present(), "points", culture) == {"cultural_match": 70}, "what was forgotten comes back"


def test_starting_again_forgets_the_answers_of_this_way_only(desk, alder, themes):
    session.change(saying(saying(alder, "points", themes, {"culture": 20.0}), "ranks", themes, {"people": 1.0}))
    outcome.forget(themes, "points")
    assert said(desk.present(), "points", themes) == {}
    assert said(desk.present(), "ranks", themes) == {"people": 1}


def test_using_weights_tells_what_became_of_leader_and_net_saving(open_way):
    page = open_way("points")
    page.number_input(key="points-themes-culture").set_value(55.0).run()
    assert "With these weights" in texts(page)
    page.button(key="use-weights").click().run()
    assert dict(present(page).theme_weights)["culture"] > 0.3
    told = texts(page)
    assert "These weights are in use" in told
    assert "Your last change: " in told
    assert "Culture 10% → " in told, "the last move of the page says it too"
    assert "net saving" in told
    assert page.button(key="use-weights").disabled
