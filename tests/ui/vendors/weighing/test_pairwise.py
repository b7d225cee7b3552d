"""Pairs: one comparison at a time in words; gaps are filled in, contradictions are pointed out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model import weights as rules
from cxmodel.model.elicitation import asking_order, completed
from cxmodel.ui import session
from cxmodel.ui.vendors.weighing import pairwise
from cxmodel.ui.vendors.weighing.groups import group_of, said, saying
from tests.ui.conftest import texts
from tests.ui.vendors.weighing.conftest import present


@given(st.sampled_from(pairwise.STEPS))
def test_a_step_of_the_scale_is_a_ratio_and_back(step):
    assert pairwise.step_of(pairwise.ratio_of(step)) == step
    assert pairwise.ratio_of(step) >= 1 if step < 0 else pairwise.ratio_of(step) <= 1


def test_the_nine_steps_have_words_and_the_sentence_names_the_one_that_matters_more():
    said_of = {step: pairwise.sentence("Culture", "Technology", step) for step in pairwise.STEPS}
    assert len(set(said_of.values())) == len(pairwise.STEPS) == 17
    assert said_of[-5] == "Culture is much more important than Technology (5 to 1)"
    assert said_of[7] == "Technology is very much more important than Culture (7 to 1)"
    assert said_of[-2] == "Culture is between equally and somewhat more important than Technology (2 to 1)"


def test_three_answers_by_hand_are_saatys_weights(alder, dataset):
    people = group_of(dataset, "people")
    one, two, three = people.ids
    spoken = saying(alder, "pairwise", people, {f"{one}:{two}": 3.0, f"{three}:{one}": 1 / 5, f"{two}:{three}": 3.0})
    assert pairwise.answers(spoken, people) == pytest.approx({(0, 1): 3, (0, 2): 5, (1, 2): 3})
    found = pairwise.weights(spoken, people)
    assert found is not None
    assert [round(weight, 3) for weight in found.values()] == [0.637, 0.258, 0.105]


def test_the_first_open_pair_comes_up_and_after_nine_answers_all_weights_exist(desk, themes):
    for place in range(9):
        pair = pairwise.open_pair(themes, pairwise.answers(desk.present(), themes))
        assert pair == (place, place + 1)
        assert pairwise.weights(desk.present(), themes) is None
        pairwise._next(themes, pair, -2 if place == 0 else 1)
    found = pairwise.weights(desk.present(), themes)
    assert found is not None
    assert found["culture"] == pytest.approx(2 / 11)
    assert found["value"] == pytest.approx(1 / 11)
    assert len(desk.kept.history.past) == 1, "nine answers are one decision"
    assert desk.kept.history.moved == "judgements:pairwise"


def test_a_theme_that_came_later_is_asked_about_next_until_it_has_weights(alder, work_of, themes):
    some = [pair for pair in asking_order(10) if 9 not in pair][:14]
    spoken = saying(alder, "pairwise", themes, {f"{themes.ids[one]}:{themes.ids[other]}": 1.0 for one, other in some})
    given = pairwise.answers(spoken, themes)
    assert (len(given), pairwise.to_go(themes, given)) == (14, 1), "answers that join nothing new do not count"
    assert pairwise._missing(themes, given) == "1 more answer makes all weights. Not compared yet: Value."
    assert pairwise.open_pair(themes, given) == (8, 9)
    assert pairwise.weights(spoken, themes) is None
    assert pairwise.to_go(themes, {**given, (8, 9): 1.0}) == 0
    assert pairwise._missing(themes, {}) == "9 more answers make all weights."


def test_trying_several_steps_on_one_pair_is_one_step_and_undo_opens_it_again(desk, themes, alder):
    for step in (-3, -5, -4):
        pairwise._answer(themes, (0, 1), step)
    pairwise._next(themes, (0, 1), -4)
    assert pairwise.answers(desk.present(), themes) == {(0, 1): 4}
    assert len(desk.kept.history.past) == 1
    session.undo()
    assert desk.present() == alder
    assert pairwise.open_pair(themes, pairwise.answers(desk.present(), themes)) == (0, 1)


def test_an_answer_given_the_other_way_round_is_replaced_not_doubled(desk, themes, alder):
    session.change(saying(alder, "pairwise", themes, {"journey:culture": 4.0}))
    assert pairwise.answers(desk.present(), themes) == {(0, 1): 0.25}
    pairwise._answer(themes, (0, 1), -3)
    assert said(desk.present(), "pairwise", themes) == {"culture:journey": 3}


def test_back_and_look_again_open_a_pair_and_next_goes_on(desk, themes):
    pairwise._next(themes, (0, 1), 1)
    pairwise._turn(themes, (1, 2), -1)
    assert pairwise.open_pair(themes, pairwise.answers(desk.present(), themes)) == (0, 1)
    pairwise._next(themes, (0, 1), 2)
    assert pairwise.open_pair(themes, pairwise.answers(desk.present(), themes)) == (1, 2)
    pairwise._open(themes, (0, 9))
    assert pairwise.open_pair(themes, {}) == (0, 9)
    session.pick("pair-themes", "culture:gone")
    assert pairwise.open_pair(themes, {}) == (0, 1), "a pair of items that are gone is not opened"
    session.pick("pair-themes", "")
    assert pairwise.open_pair(themes, dict.fromkeys(asking_order(10), 1.0)) == asking_order(10)[-1]


def told(work, judged, items):
    return pairwise.agreement(work, rules.pairwise(completed(items, judged)), items, len(judged))


def test_consistency_is_said_in_words_with_its_random_index(alder, work_of):
    work = work_of(alder)
    assert told(work, {(0, 1): 3.0, (1, 2): 3.0}, 3).startswith("Nothing can contradict yet")
    fine = told(work, {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 5.0}, 3)
    assert "your answers agree" in fine
    assert "consistency ratio 0.03" in fine
    assert "Saaty (1980)" in fine
    odd = told(work, {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 1 / 5}, 3)
    assert "contradict" in odd
    assert "cx-bad" in odd
    gaps = told(work, {(0, 1): 2.0, (1, 2): 2.0, (2, 3): 2.0, (0, 3): 8.0}, 4)
    assert "consistency ratio 0.00" in gaps
    assert "Ágoston and Csató" in gaps, "with open pairs the index is scaled, and says by whom"


def test_what_the_others_say_is_a_ratio_towards_the_one_that_matters_more():
    assert pairwise._others(("Culture", "Scale"), 2.0, "en_US") == "Culture over Scale, about 2.0 to 1"
    assert pairwise._others(("Culture", "Scale"), 1 / 12, "en_US") == "Scale over Culture, about 12 to 1"
    assert pairwise._others(("Culture", "Scale"), 1.01, "en_US") == "Culture and Scale are equally important"


def test_a_newcomer_answers_three_pairs_and_puts_the_odd_one_right(open_way):
    page = open_way("pairwise", "people")
    assert "0 of 3" in texts(page)
    for step in (-3, -3):
        page.select_slider[0].set_value(step).run()
        page.button(key="pair-next").click().run()
    assert "Nothing can contradict yet" in texts(page)
    page.select_slider[0].set_value(5).run()
    assert "the answers contradict one another" in texts(page)
    page.button(key="pair-next").click().run()
    assert "3 of 3" in texts(page)
    kinds = {key: page.button(key=key).proto.type for key in ("pair-revise", "pair-next", "use-weights")}
    assert kinds == {"pair-revise": "primary", "pair-next": "secondary", "use-weights": "secondary"}
    assert "): look again first." in texts(page)
    assert "The others say Retention over Staff selection, about 15 to 1" in texts(page)
    page.button(key="pair-revise").click().run()
    assert page.select_slider[0].value == -3, "the answer that fits least is open as it was given"
    assert page.button(key="pair-next").proto.type == "primary"
    assert not [button for button in page.button if button.key == "pair-revise"], "it is open already"
    page.select_slider[0].set_value(9).run()
    assert "your answers agree" in texts(page)
    assert page.button(key="use-weights").proto.type == "primary"
    page.button(key="use-weights").click().run()
    found = dict(present(page).criterion_weights)
    assert found["retention"] > found["coaching"] > found["staff_selection"]


def test_next_takes_an_untouched_pair_as_equal(open_way):
    page = open_way("pairwise", "culture")
    page.button(key="pair-next").click().run()
    assert present(page).judgements == (("pairwise:culture:cultural_match:customer_culture", 1.0),)
    assert "1 of 1" in texts(page)
