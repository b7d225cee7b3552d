"""Pictures hold every point, mark by shape, and no label covers another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxmodel.tables import AREAS, MISTAKES
from cxmodel.ui.partnership import pictures
from cxmodel.ui.partnership.reading import AreaGap

SCORES = st.lists(st.floats(0, 100), min_size=3, max_size=3)


def test_the_trend_has_a_point_a_review_in_the_order_of_the_days():
    line = {MISTAKES[0]: (("2026-11-22", 23.0),), MISTAKES[1]: (("2026-03-16", 44.0), ("2026-08-17", 78.0)),
            MISTAKES[2]: ()}
    figure = pictures.trend(line, "en_US")
    assert [trace["x"] for trace in figure["data"]] == [[2], [0, 1]]
    assert figure["layout"]["xaxis"]["ticktext"] == ["Mar<br>2026", "Aug<br>2026", "Nov<br>2026"]
    symbols = {trace["marker"]["symbol"] for trace in figure["data"]}
    assert len(symbols) == 2
    assert "Different answers <b>78</b>" in str(figure["layout"]["annotations"])


def test_two_reviews_of_a_month_are_told_by_the_day():
    line = {MISTAKES[1]: (("2026-03-01", 44.0), ("2026-03-16", 78.0))}
    assert pictures.trend(line, "en_US")["layout"]["xaxis"]["ticktext"] == ["1 Mar<br>2026", "16 Mar<br>2026"]


@given(SCORES)
def test_labels_at_the_end_never_cover_each_other_and_stay_in_the_picture(scores):
    line = {name: (("2026-03-01", score),) for name, score in zip(MISTAKES, scores, strict=True)}
    places = sorted(one["y"] for one in pictures.trend(line, "en_US")["layout"]["annotations"])
    assert all(above - below >= pictures.APART - 1e-9 for below, above in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= 104


def test_areas_are_paired_dots_with_their_gap():
    rows = [("career", AreaGap("career", 2.0, 3.5, 2)), ("tools", None)]
    figure = pictures.areas(rows, "en_US")
    spans, own, partner = figure["data"]
    assert (own["x"], partner["x"], spans["x"]) == ([3.5], [2.0], [2.0, 3.5, None])
    assert own["marker"]["symbol"] != partner["marker"]["symbol"]
    texts = [one["text"] for one in figure["layout"]["annotations"]]
    assert "<b>1.5</b>" in texts
    assert "?" in texts
    assert own["customdata"] == ["career"]


def test_a_picture_of_nothing_known_can_be_drawn():
    figure = pictures.areas([(area, None) for area in AREAS], "de_DE")
    assert figure["data"][1]["x"] == []
    assert pictures.trend(dict.fromkeys(MISTAKES, ()), "en_US")["data"] == []


@given(st.integers(1, 40))
def test_however_many_reviews_few_are_named_and_the_last_one_is(count):
    days = [f"{2000 + place}-05-01" for place in range(count)]
    axis = pictures.trend({MISTAKES[1]: [(day, 50.0) for day in days]}, "en_US")["layout"]["xaxis"]
    assert 1 <= len(axis["tickvals"]) == len(axis["ticktext"]) <= pictures.MOST_DAYS
    assert axis["tickvals"][-1] == count - 1
    assert all(max(map(len, text.split("<br>"))) <= len("30 Nov") for text in axis["ticktext"]), "fits a small window"
