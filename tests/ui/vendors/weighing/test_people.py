"""Whose weights: kept under a name, compared, used, averaged, deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui import session
from cxmodel.ui.vendors.weighing import people
from cxmodel.ui.vendors.weighing.groups import in_use
from tests.ui.conftest import texts
from tests.ui.vendors.weighing.conftest import present


@pytest.fixture
def two(alder, themes):
    """Ana gives Culture a quarter, Ben a twelfth."""
    ana = {name: 0.25 if name == "culture" else 0.75 / 9 for name in themes.ids}
    ben = {name: 0.08 if name == "culture" else 0.92 / 9 for name in themes.ids}
    return people.with_voice(people.with_voice(alder, themes, "Ana", ana), themes, "Ben", ben)


def test_weights_are_kept_by_name_and_group_and_deleted_again(alder, two, themes, culture):
    found = people.voices(two, themes)
    assert list(found) == ["Ana", "Ben"]
    assert found["Ana"]["culture"] == pytest.approx(0.25)
    assert people.voices(two, culture) == {}
    more = people.with_voice(two, culture, "Ana", {"cultural_match": 0.5, "customer_culture": 0.5})
    left = people.with_voice(more, themes, "Ana", None)
    assert list(people.voices(left, themes)) == ["Ben"]
    assert list(people.voices(left, culture)) == ["Ana"]
    assert people.with_voice(people.with_voice(two, themes, "Ana", None), themes, "Ben", None) == alder


def test_a_voice_without_an_item_that_came_later_still_adds_up(two, themes):
    short = replace(two, voices=tuple(pair for pair in two.voices if not pair[0].endswith(":culture")))
    found = people.voices(short, themes)["Ana"]
    assert found["culture"] == 0
    assert sum(found.values()) == pytest.approx(1)


def test_the_widest_gap_is_named(work_of, two, themes, dataset):
    choice = {**people.voices(two, themes), people.IN_USE: in_use(two, dataset, themes)}
    work = work_of(two)
    assert people.gap(work, themes, choice, "Ana", "Ben") == "Ana gives Culture 25%, Ben 8%: the widest gap"
    assert people.gap(work, themes, choice, people.IN_USE, "Ana") == (
        "Weights in use give Culture 10%, Ana 25%: the widest gap")
    assert people.gap(work, themes, choice, "Ana", "Ana") == "Ana and Ana: the same weights"


@pytest.mark.parametrize(("name", "fault"), [
    ("Ana", ""), ("  ", "Type a name first"), ("a:b", "without a colon"), ("x" * 41, "at most 40"),
])  # fmt: skip
def test_a_name_that_cannot_be_kept_is_said(name, fault):
    assert fault in people.name_fault(name)
    assert bool(fault) == bool(people.name_fault(name))


def test_two_people_are_compared_first_and_a_choice_is_remembered(desk, themes):
    choice = {"Ana": {}, "Ben": {}, people.ALL: {}, people.IN_USE: {}}
    assert people._two(choice) == ("Ana", "Ben")
    session.pick("weigh-first", "Ben")
    assert people._two(choice) == ("Ben", "Ana"), "nobody is compared with himself"
    session.pick("weigh-second", people.IN_USE)
    assert people._two(choice) == ("Ben", people.IN_USE)
    assert people._two({"Ana": {}, people.IN_USE: {}}) == ("Ana", people.IN_USE), "one person against what is in use"


def test_ana_and_ben_keep_theirs_compare_and_agree_on_the_average(open_way):
    page = open_way("points")
    page.number_input(key="points-themes-culture").set_value(100.0).run()
    page.text_input(key="weigh-person").set_value("Ana")
    page.button[[button.label for button in page.button].index("Keep")].click().run()
    page.button(key="start-again").click().run()
    page.text_input(key="weigh-person").set_value("Ben <b>")
    page.button[[button.label for button in page.button].index("Keep")].click().run()
    assert sorted({key.split(":")[0] for key, _ in present(page).voices}) == ["Ana", "Ben <b>"]
    page.session_state["kept"].picked["weigh-way"] = "people"
    page.run()
    assert "the widest gap" in texts(page)
    assert "Ana&#x27;s weights" in texts(page) or "Ana's weights" in texts(page)
    assert "Ben <b>" not in texts(page), "a name is escaped"
    page.button(key="use-average").click().run()
    assert present(page).weight("culture") == pytest.approx((100 / 190 + 0.1) / 2)
    page.button(key="use-Ana").click().run()
    assert present(page).weight("culture") == pytest.approx(100 / 190)
    page.button(key="delete-Ana").click().run()
    assert {key.split(":")[0] for key, _ in present(page).voices} == {"Ben <b>"}
    assert "Weights in use" in texts(page), "the one who is left stands against what is in use"


def test_a_name_with_a_colon_is_told_and_nothing_is_kept(open_way):
    page = open_way("points")
    page.text_input(key="weigh-person").set_value("a:b")
    page.button[[button.label for button in page.button].index("Keep")].click().run()
    assert [error.value for error in page.error] == ["Use a name without a colon."]
    assert page.session_state["kept"].history.past == ()


def test_without_people_the_screen_says_how_to_begin(open_way):
    page = open_way("people")
    assert "Nobody&#x27;s weights are kept yet" in texts(page)
    assert present(page).voices == ()
