"""Swing: first the lift that comes first, then what the others are worth against it."""

from __future__ import annotations

import pytest

from cxmodel.ui import session
from cxmodel.ui.vendors.weighing import outcome, swing
from cxmodel.ui.vendors.weighing.groups import said, saying
from tests.ui.conftest import texts
from tests.ui.test_inputs import move
from tests.ui.test_pages import drag
from tests.ui.vendors.weighing.conftest import present


def test_there_are_no_weights_before_the_first_lift_is_chosen(desk, alder, themes):
    assert swing.weights(alder, themes) is None
    swing._lift_first(themes, "people")
    assert swing.first_lift(themes, said(desk.present(), "swing", themes)) == "people"
    found = swing.weights(desk.present(), themes)
    assert found is not None
    assert found["people"] == pytest.approx(2 * found["scale"]), "the others start in the middle"


def test_worth_against_the_first_becomes_weights(desk, alder, culture):
    spoken = saying(alder, "swing", culture, {"cultural_match": 100.0, "customer_culture": 25.0})
    assert swing.weights(spoken, culture) == pytest.approx({"cultural_match": 0.8, "customer_culture": 0.2})


def test_another_may_be_worth_as_much_and_the_first_stays_the_measure(desk, themes):
    swing._lift_first(themes, "scale")
    desk.state["keys"] = move("swing", "culture", phase="end", culture=100)
    swing._take("keys", themes)
    spoken = said(desk.present(), "swing", themes)
    assert (spoken["culture"], spoken["scale"]) == (100, 100)
    assert swing.first_lift(themes, spoken) == "scale"
    session.kept().picked.clear()  # after a restart nobody remembers which came first
    assert swing.first_lift(themes, spoken) == "culture"


def test_choosing_again_keeps_what_is_worth_less(desk, themes):
    swing._lift_first(themes, "scale")
    desk.state["keys"] = move("swing", "people", phase="end", people=30)
    swing._take("keys", themes)
    swing._choose_again(themes)
    assert said(desk.present(), "swing", themes) == {"people": 30}


def test_a_drag_is_one_step_and_a_report_that_fits_nothing_changes_nothing(desk, themes):
    swing._lift_first(themes, "scale")
    for worth in (60, 70, 80):
        desk.state["keys"] = move("swing", "people", people=worth)
        swing._take("keys", themes)
    assert len(desk.kept.history.past) == 1, "and so is all that was said in this way"
    before = desk.present()
    for report in (None, move("swing", "scale", "h", scale=40), move("swing", "elsewhere", "h", elsewhere=40)):
        desk.state["keys"] = report
        swing._take("keys", themes)
    assert desk.present() == before
    session.undo()
    desk.state["keys"] = move("swing", "people", people=90)
    swing._take("keys", themes)
    assert said(desk.present(), "swing", themes) == {}, "what is under way of an undone drag is dropped"
    session.redo()
    for worth in (20, 30):
        desk.state["keys"] = move("swing", "people", "next", people=worth)
        swing._take("keys", themes)
    assert said(desk.present(), "swing", themes)["people"] == 30, "the next drag counts again"


def test_a_drag_that_passes_its_start_goes_on(desk, themes):
    swing._lift_first(themes, "scale")
    swing._rest_alike(themes)
    outcome.use(themes, {"scale": 1.0})
    for worth in (60, 50, 70):
        desk.state["keys"] = move("swing", "people", people=worth)
        swing._take("keys", themes)
    assert said(desk.present(), "swing", themes)["people"] == 70


def test_weights_wait_until_each_lift_was_moved_or_the_rest_matter_alike(open_way, themes):
    page = open_way("swing")
    page.button(key="swing-first").click().run()
    assert page.button(key="use-weights").proto.type == "secondary"
    assert "9 still stand where they started" in texts(page)
    drag(page, group="swing", slider="scale", values={"scale": 25.0}, gesture="g", phase="end", seq=1)
    assert "8 still stand where they started" in texts(page)
    page.button(key="swing-alike").click().run()
    assert "still stand" not in texts(page)
    assert page.button(key="use-weights").proto.type == "primary"
    assert said(present(page), "swing", themes) == {**dict.fromkeys(themes.ids, 50), "culture": 100, "scale": 25}
    assert not [button for button in page.button if button.key == "swing-alike"]


def test_the_story_tells_the_worst_and_the_best_and_escapes_them(dataset, themes):
    told = swing.story(themes.items[0])
    assert "At its worst" in told
    assert "We meet the sales team only" in told
    assert "Lifted to its best" in told
    odd = swing.Item("x", "<b>x", "why?", ("<i>",), ("&",))
    assert "<b>x" not in swing.story(odd)
    assert "&lt;i&gt;" in swing.story(odd)


def test_the_handles_are_all_but_the_first(desk, alder, themes):
    group = swing.handles_of(alder, themes, "people")
    assert [row.id for row in group.sliders] == [name for name in themes.ids if name != "people"]
    assert all(row.help.startswith("From: ") and " To: " in row.help for row in group.sliders)
    assert group.total is None


def test_a_newcomer_reads_the_story_chooses_and_moves(open_way):
    page = open_way("swing", "culture")
    assert "Step 1 of 2" in texts(page)
    assert "In most test contacts agents miss tone" not in texts(page)
    page.pills(key="swing-look-culture").set_value("customer_culture").run()
    assert "In most test contacts agents miss tone" in texts(page)
    page.button(key="swing-first").click().run()
    assert "Step 2 of 2" in texts(page)
    drag(page, group="swing", slider="cultural_match", values={"cultural_match": 25.0}, gesture="g", phase="end", seq=1)
    page.button(key="use-weights").click().run()
    assert dict(present(page).criterion_weights) == pytest.approx({"customer_culture": 0.8, "cultural_match": 0.2})
    page.button(key="swing-again").click().run()
    assert "Step 1 of 2" in texts(page)
