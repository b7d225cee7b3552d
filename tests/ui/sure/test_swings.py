"""What moves it: the largest first, each from end to end, marked where the plan turns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui.sure import closer, swings
from cxmodel.units import USD
from tests.ui.figures import labels, sound


@pytest.fixture
def shown(answers):
    return [bar for bar in answers.tornado.bars if bar.swing > swings.SMALL]


def test_bars_reach_from_the_base_to_the_result_at_each_end(answers, shown):
    figure = swings.figure(answers.tornado.base, shown, "en_US", USD)
    sound(figure)
    left, right = figure["layout"]["xaxis"]["range"]
    assert all(left < 100 * end < right for bar in shown for end in (bar.low_result, bar.high_result))
    low, high, _ = figure["data"]
    for row, bar in enumerate(shown):
        assert low["base"] + low["x"][row] == pytest.approx(100 * bar.low_result)
        assert high["base"] + high["x"][row] == pytest.approx(100 * bar.high_result)
        assert low["customdata"][row] == bar.id


def test_a_turn_of_the_plan_has_a_mark_and_not_only_a_colour(answers, shown):
    turned = [replace(shown[0], plan_changes_high=True), *(
        replace(bar, plan_changes_low=False, plan_changes_high=False) for bar in shown[1:])]
    turned[0] = replace(turned[0], plan_changes_low=False)
    figure = swings.figure(answers.tornado.base, turned, "en_US", USD)
    assert figure["data"][2]["x"] == [100 * turned[0].high_result]
    assert figure["data"][1]["marker"]["color"][0].startswith("@accent")
    assert figure["data"][0]["marker"]["color"][0].startswith("@home")


def test_every_row_tells_its_grade_and_its_values(answers, shown):
    told = labels(swings.figure(answers.tornado.base, shown, "en_US", USD))
    for bar in shown:
        assert swings._grade(bar.grade) in told


def test_the_title_is_the_largest_swing(work, answers):
    first = max(answers.tornado.bars, key=lambda bar: abs(bar.high_result - bar.low_result))
    assert swings.title(work(), answers.tornado).startswith(f"{first.name} moves the result most: ")


def test_the_line_under_it_counts_the_turns(work, answers):
    turned = sum(bar.plan_changes for bar in answers.tornado.bars)
    told = swings.under(work(), answers.tornado)
    assert (f"◆ {turned} of {len(answers.tornado.bars)} numbers" if turned else "No single number") in told
    assert "the plan that follows your sliders" in told
    assert swings.HELD in swings.under(work(), replace(answers.tornado, held=True))


def test_without_any_swing_it_says_so(work, answers):
    assert "No single number moves" in swings.title(work(), replace(answers.tornado, bars=()))


def test_a_click_looks_closer_at_the_number(desk, work, answers, monkeypatch):
    told = {}
    monkeypatch.setattr(swings, "picture", lambda *_, **given: told.update(given))
    swings.swings(work(), answers.tornado)
    told["on_click"]("shrinkage")
    assert desk.kept.picked[closer.PICK] == "shrinkage"


def test_the_fold_holds_every_other_number(work, answers):
    told = swings._table(work(), answers.tornado.bars)
    assert told.count("<tr>") == 1 + len(answers.tornado.bars)
