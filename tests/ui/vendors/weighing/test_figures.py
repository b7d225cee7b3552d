"""Pictures of weights: every mark in its place, every figure beside it, nothing cut off."""

from __future__ import annotations

import pytest

from cxmodel.ui.vendors.weighing import figures
from tests.ui.figures import inside, labels, sound

NAMES = {"a": "Culture", "b": "Advice on self-service and orchestration", "c": "People"}
ONE, OTHER = {"a": 0.25, "b": 0.25, "c": 0.5}, {"a": 0.08, "b": 0.42, "c": 0.5}


@pytest.mark.parametrize("figure", [
    figures.bars(NAMES, ONE, OTHER, "en_US"), figures.bars(NAMES, None, OTHER, "de_DE"),
    figures.bars(NAMES, {"a": 1.0, "b": 0.0, "c": 0.0}, OTHER, "en_US"),
    figures.dumbbells(NAMES, [ONE, OTHER], "en_US"), figures.dumbbells(NAMES, [ONE, ONE], "en_US"),
    figures.emphasis(NAMES, ONE, [OTHER, ONE], "en_US"),
])  # fmt: skip
def test_every_picture_is_sound_and_nothing_is_cut_off(figure):
    sound(figure)
    inside(figure)
    right = figure["layout"]["xaxis"]["range"][1]
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    assert all(0 <= value <= right for trace in bars for value in trace["x"])
    assert figure["layout"]["yaxis"]["ticktext"][1] == "Advice on self-service<br>and orchestration"


def test_a_bar_says_the_weight_in_use_beside_its_own_only_where_they_differ():
    assert labels(figures.bars(NAMES, ONE, OTHER, "en_US")) == [
        "<b>25%</b>  now 8%", "<b>25%</b>  now 42%", "<b>50%</b>"]


def test_before_the_last_move_is_not_called_now():
    figure = figures.bars(NAMES, ONE, OTHER, "en_US", "was")
    assert labels(figure) == ["<b>25%</b>  was 8%", "<b>25%</b>  was 42%", "<b>50%</b>"]
    assert figure["data"][1]["hovertemplate"].startswith("before: ")


def test_a_name_stands_as_it_was_typed_on_two_lines_at_most():
    names = {"a": "R&D <night>", "b": "x" * 60}
    told = figures.bars(names, None, {"a": 0.5, "b": 0.5}, "en_US")["layout"]["yaxis"]["ticktext"]
    assert told[0] == "R&amp;D &lt;night&gt;", "Plotly reads HTML"
    assert len(told[1].split("<br>")) == 2
    assert told[1].endswith("…")
    wide = [figures.bars({"a": name}, None, {"a": 1.0}, "en_US")["layout"]["margin"]["l"] for name in ("<<", "ab")]
    assert wide[0] == wide[1], "room is for what is seen"


def test_without_answers_only_the_weights_in_use_stand_there():
    figure = figures.bars(NAMES, None, OTHER, "en_US")
    assert labels(figure) == ["now 8%", "now 42%", "now 50%"]
    assert figure["data"][0]["x"] == [0, 0, 0]
    assert figure["data"][1]["x"] == [8, 42, 50]


def test_a_dumbbell_joins_two_people_with_their_figures_on_the_outer_sides():
    figure = figures.dumbbells(NAMES, [ONE, OTHER], "en_US")
    assert figure["data"][0]["x"] == pytest.approx([25, 8, None, 25, 42, None, 50, 50, None])
    assert [(note["text"], note["xanchor"]) for note in figure["layout"]["annotations"]] == [
        ("25%", "left"), ("25%", "right"), ("50%", "left"), ("8%", "right"), ("42%", "left")]


def test_the_picture_grows_with_its_rows():
    assert figures.height(2) == "clamp(5.7rem, 100vh - 27rem, 6.3rem)", "two lines of a long name fit in a row"
    assert figures.height(10) == "clamp(15.3rem, 100vh - 27rem, 22.3rem)"
