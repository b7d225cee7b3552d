"""Every picture is finite, inside its axes, and says in it what it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.evaluate.partners import field, sureness
from cxmodel.ui.vendors import sure_pictures, sure_words
from cxmodel.ui.vendors.sure_pictures import Line, Pair, Reach
from tests.ui.figures import inside, labels, sound

shares = st.floats(0, 1)
WILD = "<b>A & B</b> a name that never seems to come to its end"


def held(figure):
    """Sound, and inside its axes whichever way up they are."""
    sound(figure)
    figure["layout"]["yaxis"]["range"].sort()
    inside(figure)


@pytest.fixture(scope="module")
def draws(dataset, alder):
    return sureness(dataset, alder, 0.5, 2000)


def test_the_strip_holds_the_share_of_every_place_and_says_it(draws):
    heads, parts = sure_words.places(draws, range(8))
    figure = sure_pictures.strip([name.title() for name in draws.ids[:8]], heads, parts, "en_US")
    sound(figure)
    ranked, lower = (trace["z"] for trace in figure["data"])
    assert [[*line[:-1], other[-1]] for line, other in zip(ranked, lower, strict=True)] == parts
    assert labels(figure)[0] == f"<b>{parts[0][0]:.0%}</b>"
    assert len(labels(figure)) == sum(share > 0 for line in parts for share in line)


def test_what_never_happens_is_left_blank_and_what_hardly_does_is_not_called_nothing():
    figure = sure_pictures.strip(["A", "B"], ["1st", "2nd"], [[0.998, 0.002], [0.0, 1.0]], "en_US")
    assert labels(figure) == ["<b>100%</b>", "&lt;1%", "100%"]


def test_the_strip_stays_pale_enough_to_read_its_figures():
    for trace in sure_pictures.strip(["A", "B"], ["1st", "2nd"], [[1.0, 0.0], [0.0, 1.0]], "en_US")["data"]:
        most = max((share for line in trace["z"] for share in line if share is not None), default=0.0)
        assert most / trace["zmax"] < 0.5


def test_every_vendor_has_a_profile_inside_its_axes(dataset, alder):
    everyone = field(dataset, alder)
    names = [row.short_name for row in dataset.theme]
    for one in everyone.partners:
        lines = [Line(name, 4 * value, 4 * low, 4 * high) for name, value, low, high in zip(
            names, one.themes, one.themes_low, one.themes_high, strict=True)]
        figure = sure_pictures.profile(lines, [2.0] * len(lines), "people", everyone.themes, "de_DE")
        held(figure)
        assert figure["data"][0]["customdata"] == list(everyone.themes)
        assert len(labels(figure)) == len(lines)
        assert sum("as scores are missing" in text for text in figure["data"][0]["hovertext"]) == sum(
            high - low > 1e-9 for low, high in zip(one.themes_low, one.themes_high, strict=True))


@given(st.lists(st.tuples(shares, shares, shares, shares, st.floats(-50, 50)), min_size=1, max_size=12))
def test_any_two_vendors_have_a_sound_dumbbell(rows):
    pairs = [Pair("Culture", Line("Culture", 50 * (a + b), 100 * min(a, b), 100 * max(a, b)),
                  Line("Culture", 50 * (c + d), 100 * min(c, d), 100 * max(c, d)), points)
             for a, b, c, d, points in rows]
    figure = sure_pictures.dumbbell(pairs, (WILD, "B"), "en_US")
    held(figure)
    assert "<b>A" not in str(labels(figure))
    for row, text in zip(pairs, labels(figure), strict=False):
        assert (text == "level") == (abs(row.points) < 0.05)
        assert text == "level" or text.startswith("<b>●" if row.points > 0 else "<b>◆")


def test_the_two_marks_differ_in_shape_and_colour_and_are_named():
    pair = Pair("Culture", Line("Culture", 80, 80, 80), Line("Culture", 81, 81, 81), -0.1)
    figure = sure_pictures.dumbbell([pair], ("Heronlight", "Quillwater"), "en_US")
    first, second = (trace for trace in figure["data"] if trace.get("mode") == "markers")
    assert first["marker"]["symbol"] != second["marker"]["symbol"]
    assert first["marker"]["color"] != second["marker"]["color"]
    assert first["y"] != second["y"], "marks that would cover each other stand apart"
    assert {"<b>● Heronlight</b>", "<b>◆ Quillwater</b>"} <= set(labels(figure))


@given(st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=12))
def test_any_intervals_are_a_sound_picture_that_names_who_takes_over(rows):
    reaches = []
    for number, ends in enumerate(rows):
        low, weight, high = sorted(ends)
        reaches.append(Reach(f"Theme {number}", weight, low, high, WILD if low > 0 else "", "B" if high < 1 else ""))
    figure = sure_pictures.reaches(reaches, "Theme 0", "en_US")
    held(figure)
    told = [text for text in labels(figure) if "&lt;" in text or "&gt;" in text]
    assert len(told) == sum(bool(row.low_by) + bool(row.high_by) for row in reaches)
    for bar, width, row in zip(figure["data"][0]["base"], figure["data"][0]["x"], reaches, strict=True):
        assert bar == row.low
        assert bar + width == pytest.approx(row.high)


def test_long_names_get_room_up_to_a_limit():
    assert sure_pictures.margin(["Culture"]) < sure_pictures.margin(["Brand journey"]) <= sure_pictures.margin([WILD])
    assert sure_pictures.margin([WILD]) == sure_pictures.margin([WILD * 9])
