"""The ranking as a picture: bars add up to totals, columns are as wide as weights, nothing stands on another."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest

from cxmodel.model.evaluate.partners import field
from cxmodel.scenario import normalised, rebalance
from cxmodel.ui.inputs import theme_names
from cxmodel.ui.vendors import heads, pictures
from cxmodel.ui.vendors.phrases import drawn as drawn_text
from cxmodel.ui.vendors.pictures import Row
from tests.ui.figures import labels, sound

SCALINGS = ("none", "max", "sum", "minmax", "vector")


@pytest.fixture
def names(dataset):
    return {**theme_names(dataset), "price": "Price"}


def drawn(dataset, scenario, names, scaling="none", chosen="", count=None):
    whole = field(dataset, scenario, scaling)
    rows = [Row(one, one.rank, one.id == chosen) for one in whole.partners[:count]]
    return whole, pictures.ranking(rows, len(whole.partners), whole, names, "en_US")


def bars(figure):
    """The visible bars of the cells: light tracks, what is reached, what is left open."""
    return [one for one in figure["data"] if one["type"] == "bar" and "xaxis" not in one and one["width"] < 1]


def of_row(trace, y):
    return [(base, x) for base, x, row in zip(trace["base"], trace["x"], trace["y"], strict=True) if row == y]


def weighed(scenario, **weights):
    for name, value in weights.items():
        scenario = replace(scenario, theme_weights=normalised(rebalance(dict(scenario.theme_weights), name, value)))
    return scenario


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_the_bars_of_a_row_add_up_to_its_total(dataset, request, names, case, scaling):
    whole, figure = drawn(dataset, request.getfixturevalue(case), names, scaling)
    tracks, reached, left_open = bars(figure)
    sound(figure)
    for y, one in enumerate(whole.partners):
        assert sum(x for _, x in of_row(tracks, y)) == pytest.approx(1.0)
        low = sum(x for _, x in of_row(reached, y))
        assert low == pytest.approx(one.total_low)
        assert low + sum(x for _, x in of_row(left_open, y)) == pytest.approx(one.total_high)


def test_only_missing_scores_are_hatched(dataset, alder, names):
    whole, figure = drawn(dataset, alder, names)
    left_open = bars(figure)[2]
    assert {whole.partners[y].id for y in left_open["y"]} == {one.id for one in whole.partners if one.missing}
    assert left_open["marker"]["pattern"]["shape"] == "/"
    assert bars(figure)[1]["marker"].get("pattern") is None


def test_a_column_is_as_wide_as_its_weight_and_stays_aligned(dataset, alder, names):
    moved = weighed(alder, culture=0.4)
    whole, figure = drawn(dataset, moved, names)
    parts = pictures.columns(whole, names)
    assert {part.id: part.width for part in parts} == pytest.approx(
        {**dict(zip(whole.themes, whole.theme_weights, strict=True)), "price": whole.price_weight})
    assert parts[0].width == pytest.approx(0.75 * 0.4)
    starts = {tuple(base for base, _ in of_row(bars(figure)[0], y)) for y in range(len(whole.partners))}
    assert starts == {tuple(part.start for part in parts)}, "one theme stands at the same place for all vendors"
    assert all(one.start + one.width < other.start for one, other in pairwise(parts))


def test_a_theme_without_weight_has_no_column_and_price_neither(dataset, alder, names):
    whole, figure = drawn(dataset, replace(weighed(alder, culture=0.0), price_weight=0.0), names)
    assert [part.id for part in pictures.columns(whole, names)] == [name for name in whole.themes if name != "culture"]
    assert {"Culture", "Price"}.isdisjoint(labels(figure))
    sound(figure)
    only, figure = drawn(dataset, replace(alder, price_weight=1.0), names)
    assert [part.id for part in pictures.columns(only, names)] == ["price"]
    sound(figure)


@pytest.mark.parametrize("culture", [0.0, 0.1, 0.25, 0.3, 0.6, 0.9, 1.0])
def test_a_column_without_a_head_still_tells_its_name(dataset, alder, names, culture):
    whole, figure = drawn(dataset, weighed(alder, culture=culture), names)
    parts = pictures.columns(whole, names)
    told = sum(1 for note in figure["layout"]["annotations"] if note.get("textangle"))
    assert told >= sum(part.width > heads.MUST_SHOW for part in parts)
    touched = next(one for one in figure["data"] if one.get("width") == 1.0 and "xaxis" not in one)
    for part in parts:
        assert any(f"<br>{part.name.replace('&', '&amp;')}" in text for text in touched["hovertext"])


def test_all_heads_stand_at_the_start(dataset, alder, names):
    assert set(names.values()) <= set(labels(drawn(dataset, alder, names)[1]))


def test_a_vendor_whose_checklist_is_open_is_grey_marked_and_its_price_waits(dataset, alder, names):
    whole, figure = drawn(dataset, alder, names)
    waiting = [y for y, one in enumerate(whole.partners) if not one.passes]
    assert waiting, "the sample has such vendors"
    reached = bars(figure)[1]
    assert [y for one in figure["data"] if one.get("mode") == "text"
            for text, y in zip(one["text"], one["y"], strict=True) if text.startswith(("△", "✗"))] == waiting
    waits = next(one for one in figure["data"] if one.get("mode") == "text" and "price waits" in one["text"])
    assert [y for y, text in zip(waits["y"], waits["text"], strict=True) if text == "price waits"] == waiting
    for y, one in enumerate(whole.partners):
        colours = {colour.split("/")[0] for colour, row in zip(reached["marker"]["color"], reached["y"], strict=True)
                   if row == y}
        assert colours == {"@home" if one.passes else "@grey"}
        assert one.passes or all(text in _row_told(figure, y) for text in map(drawn_text, one.open_points))


def _row_told(figure, y):
    return next(one for one in figure["data"] if one.get("xaxis") == "x2" and one["type"] == "bar")["hovertext"][y]


def test_a_beaten_vendor_says_by_whom(dataset, alder, names):
    whole = field(dataset, alder)
    beaten = replace(whole.partners[0], dominated_by=("Better & Co",))
    figure = pictures.ranking([Row(beaten, 1, False)], 1, whole, names, "en_US")
    assert "✓ ▽ beaten" in [text for one in figure["data"] if one.get("mode") == "text" for text in one["text"]]
    assert "On no point better than Better &amp; Co" in _row_told(figure, 0)


def test_the_chosen_vendor_stands_out_by_more_than_colour(dataset, alder, names):
    whole = field(dataset, alder)
    _, figure = drawn(dataset, alder, names, chosen=whole.partners[2].id)
    tinted = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect"]
    assert [(shape["y0"], shape["y1"]) for shape in tinted] == [(1.5, 2.5)]
    names_drawn = next(one for one in figure["data"] if one.get("mode") == "text"
                       and any(whole.partners[0].name in text for text in one["text"]))
    assert [text.startswith("<b>") for text in names_drawn["text"]].count(True) == 1


def test_every_part_of_a_row_leads_to_its_vendor(dataset, alder, names):
    whole, figure = drawn(dataset, alder, names)
    touched = [one for one in figure["data"] if "customdata" in one]
    assert {one.get("xaxis", "x") for one in touched} == {"x", "x2", "x3"}
    for one in touched:
        assert all(vendor == whole.partners[y].id for vendor, y in zip(one["customdata"], one["y"], strict=True))


def test_names_are_cut_to_their_room_and_mean_nothing_to_the_picture(dataset, alder, names):
    whole = field(dataset, alder)
    odd = replace(whole.partners[0], name="<b>Anders & Söhne Contact Centres International</b> %{x}")
    figure = pictures.ranking([Row(odd, 1, False)], 500, whole, names, "en_US")
    told = _row_told(figure, 0)
    assert "&lt;b&gt;Anders &amp; Söhne Contact Centres International" in told
    assert "%{" not in told
    shown = next(text for one in figure["data"] if one.get("mode") == "text" for text in one["text"] if "And" in text)
    assert shown.endswith("…")
    assert "Top 1 of 500" in labels(figure)


@pytest.mark.parametrize("scaling", SCALINGS)
def test_nothing_that_is_seen_lies_outside_its_axes(dataset, alder, names, scaling):
    for one in (alder, replace(alder, price_weight=0.9), weighed(alder, scale=0.9)):
        figure = drawn(dataset, one, names, scaling)[1]
        for trace in figure["data"]:
            low, high = figure["layout"][trace.get("xaxis", "x").replace("x", "xaxis")]["range"]
            if trace["type"] == "bar" and trace["width"] < 1:
                ends = [(base, base + x) for base, x in zip(trace["base"], trace["x"], strict=True)]
                assert all(low <= start <= end <= high for start, end in ends), trace
            assert all(low <= x <= high for x in trace["x"] if trace["type"] == "scatter")


def test_twenty_vendors_are_drawn_within_five_milliseconds(dataset, alder, names):
    whole = field(dataset, alder)
    rows = [Row(one, one.rank, False) for one in whole.partners]
    assert len(rows) == 20

    def once() -> float:
        start = time.perf_counter()
        pictures.ranking(rows, len(rows), whole, names, "en_US")
        return time.perf_counter() - start

    assert min(once() for _ in range(10)) < 0.005
