"""Range: the band, the chance of the target, and the one figure that a room can judge."""

from __future__ import annotations

import numpy as np

from cxmodel.ui.sure import bands
from cxmodel.ui.sure.spread import Spread, points
from tests.ui.figures import inside, labels, sound
from tests.ui.made import with_results


def test_the_title_names_the_band_and_the_churn_that_eats_it(work, answers):
    now = work()
    low, _, high = points(answers.spread.net)
    told = bands.title(now, answers.spread)
    assert told.startswith(f"Net saving is {low:.0%} to {high:.0%} in 8 of 10 draws")
    assert f"{now.results.break_even_churn:.1%} of the exposed customers leave a year" in told


def test_the_saving_is_gone_when_as_many_leave_as_break_even_says(work):
    """At the expected churn times net over loss nothing is left: the two figures are on one scale."""
    now = work()
    saved = now.results.net_saving.typical * now.results.baseline_per_year
    ratio = bands.expected_churn(now) / now.results.break_even_churn
    assert np.isclose(ratio * saved, now.results.at_risk_parts["customers"])


def test_no_band_is_told_of_churn_when_nobody_is_exposed(work, answers):
    now = work()
    free = with_results(now, break_even_churn=float("inf"))
    assert bands.title(free, answers.spread).endswith("8 of 10 draws")
    assert bands.expected_churn(free) == 0.0


def test_the_histogram_counts_the_draws_and_shows_every_mark():
    values = np.linspace(-10, 50, 2000)
    marks = [(0.0, "0%", 0), (20.0, "<b>20%</b>", 1), (40.0, "40%", 2), (70.0, "your target 70%", 3)]
    figure = bands._histogram(values, marks, "Net saving", (0.0, 70.0), below_zero=True)
    sound(figure)
    inside(figure)
    assert 1990 <= sum(figure["data"][0]["y"]) <= 2000
    assert labels(figure) == [text for _, text, _ in marks]
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < -10
    assert high > 70
    colours = dict(zip(figure["data"][0]["x"], figure["data"][0]["marker"]["color"], strict=True))
    assert all(colour.startswith("@bad") == (at < 0) for at, colour in colours.items())


def test_a_result_without_any_spread_is_drawn_too():
    sound(bands._histogram(np.full(100, 3.0), [(3.0, "3", 0), (3.0, "3", 1), (3.0, "3", 2)], "Loss", (0.0,)))


def test_four_numbers_stand_in_the_readers_words(desk, work, answers):
    told = bands._numbers(work(locale="de_DE"), answers.spread)
    assert told.count("class='cx-number'") == 4
    assert "Chance to reach 70\xa0%" in told
    assert "none of 500 draws" in told


def test_a_loss_in_few_draws_is_not_told_as_none(work):
    rare = Spread(np.r_[np.full(999, 0.3), -0.1], np.r_[np.full(999, 0.3), -0.1], np.zeros(1000))
    assert bands.chance(rare.chance_of_loss, "en_US") == "<1%"
    assert bands._of(work(), rare, rare.chance_of_loss) == "1 of 1,000 draws"
