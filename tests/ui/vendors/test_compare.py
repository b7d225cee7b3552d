"""Two vendors side by side: the gaps by theme add up to the gap of the totals, whoever stands first."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.history import History
from cxmodel.model.evaluate.partners import field
from cxmodel.store.shipped import shipped
from cxmodel.ui import session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import compare, sure_pictures
from tests.ui.conftest import texts
from tests.ui.figures import inside, labels, sound
from tests.ui.vendors.views import level, of_vendors, show, unscored
from tests.worlds import scenarios

PAIRS = list(combinations([row.id for row in shipped().vendor], 2))


def made(work, one, other):
    everyone = field(work.dataset, work.scenario)
    first, second = everyone.by_id[one], everyone.by_id[other]
    rows = compare.pairs(work, everyone, first, second)
    return first, second, rows, compare.finding(work, rows, first, second)


@given(scenarios(overrides=False), st.sampled_from(PAIRS), st.integers(0, 4).map(lambda n: n / 4))
@settings(max_examples=25)
def test_the_points_by_theme_and_price_add_up_to_the_gap_of_the_totals(scenario, pair, price_weight):
    dataset, scenario = shipped(), replace(scenario, price_weight=price_weight)
    work = Work(dataset, History(scenario), dict(session.VIEW), "en_US")
    first, second, rows, _ = made(work, *pair)
    assert sum(row.points for row in rows) == pytest.approx(100 * (first.total - second.total), abs=1e-6)


def test_swapping_the_two_tells_the_same_story(work_of, alder):
    work = work_of(alder)
    for one, other in PAIRS[::7]:
        _, _, rows, told = made(work, one, other)
        _, _, back, again = made(work, other, one)
        assert sorted((row.name, round(row.points, 9)) for row in rows) == sorted(
            (row.name, round(-row.points, 9)) for row in back)
        gaps = [row.first.value - row.second.value for row in rows if row.name != "Price"]
        if sum(gap > 0.5 for gap in gaps) != sum(gap < -0.5 for gap in gaps):
            assert told == again


def test_the_finding_counts_the_themes_and_sets_price_against_price(work_of, alder, dataset):
    first, second, rows, told = made(work_of(alder), "tidethread", "quillwater")
    ahead = [row for row in rows if row.name != "Price" and row.first.value > row.second.value + 0.5]
    assert told.startswith(f"{first.name} is ahead in {len(ahead)} of 10 themes, {second.name} in ")
    assert told.endswith("price $18.20 against $24.62")


def test_what_helps_the_first_most_stands_on_top_and_the_price_last(work_of, alder):
    _, _, rows, _ = made(work_of(alder), "heronlight", "wayfennel")
    assert rows[-1].name == "Price"
    assert [row.points for row in rows[:-1]] == sorted((row.points for row in rows[:-1]), reverse=True)


def test_a_price_that_waits_is_no_price_to_compare(work_of, alder):
    work = work_of(alder)
    _, _, rows, told = made(work, "tidethread", "coralquay")
    assert told.endswith("the price of Coralquay Contact waits")
    assert (rows[-1].first.said, rows[-1].second.said) == ("", "waits")
    assert "◆ waits" in labels(sure_pictures.dumbbell(rows, ("a", "b"), "en_US"))
    assert made(work, "oatfield", "coralquay")[3].endswith("both prices wait")


def test_vendors_that_are_level_throughout_are_called_level(work_of, alder, dataset, monkeypatch):
    work = replace(work_of(alder), dataset=level(dataset))
    _, _, rows, told = made(work, "heronlight", "quillwater")
    assert told == ("Heronlight Care and Quillwater Service are level in every theme; "
                    "no price yet from Heronlight Care and Quillwater Service")
    assert {row.points for row in rows} == {0.0}


def test_every_pair_is_a_sound_picture_with_its_ranges(work_of, alder):
    work = work_of(alder)
    for one, other in PAIRS[::9]:
        first, second, rows, _ = made(work, one, other)
        figure = sure_pictures.dumbbell(rows, (first.name, second.name), "de_DE")
        sound(figure)
        figure["layout"]["yaxis"]["range"].reverse()  # the first row stands on top
        inside(figure)


def test_the_table_names_what_is_open_and_never_a_price_that_waits(store):
    page = show("compare", vendor="coralquay", vendor_2="oatfield")
    told = texts(page)
    assert "Business continuity open" in told
    assert "Data security failed" in told
    assert told.count(">waits<") == 2
    assert "Sample vendors" in told
    assert "not known" in told


def test_the_leader_and_the_runner_up_are_compared_at_first_and_swapped_by_one_click(store, dataset, alder):
    ranks = [one.id for one in field(dataset, alder).partners]
    page = show("compare")
    boxes = [page.selectbox(key=f"{name}-chosen").value for name in ("vendor", "vendor-2")]
    assert boxes == ranks[:2]
    page.button(key="vendors-swap").click().run()
    assert [page.selectbox(key=f"{name}-chosen").value for name in ("vendor", "vendor-2")] == ranks[1::-1]
    assert page.session_state["kept"].history.past == (), "looking is no decision"


def test_choosing_the_vendor_of_the_other_side_swaps_the_two(store):
    page = show("compare", vendor="heronlight", vendor_2="quillwater")
    page.selectbox(key="vendor-chosen").set_value("quillwater").run()
    assert not page.exception
    assert [page.selectbox(key=f"{name}-chosen").value for name in ("vendor", "vendor-2")] == [
        "quillwater", "heronlight"]


@pytest.mark.parametrize(("ids", "told"), [
    ((), "There is no vendor yet"), (("heronlight",), "nothing to compare"),
])
def test_without_two_vendors_the_view_says_what_to_do(store, dataset, monkeypatch, ids, told):
    monkeypatch.setattr(session, "dataset", lambda: of_vendors(dataset, *ids))
    page = show("compare")
    assert not page.exception
    assert told in texts(page)
    assert "Import" in texts(page)


def test_vendors_nobody_has_scored_are_level_with_wide_ranges(store, dataset, monkeypatch):
    monkeypatch.setattr(session, "dataset", lambda: unscored(dataset))
    page = show("compare")
    assert not page.exception
    assert "level in every theme; both prices wait" in texts(page)


def test_printed_points_add_up_to_the_printed_gap_of_the_printed_totals(work_of, alder):
    work = work_of(alder)
    for one, other in PAIRS[::5]:
        first, second, rows, _ = made(work, one, other)
        printed = [float(text) for text in re.findall(r" ([0-9.]+) (?:of 100|points)", compare.worth(
            work, first, second))]
        assert printed[2] == pytest.approx(abs(printed[0] - printed[1]))
        tenths = sure_pictures.tenths([row.points for row in rows], compare._gap(first, second))
        assert sum(tenths) == pytest.approx(10 * (printed[0] - printed[1]))
        assert all(abs(tenth - 10 * row.points) < 1.5 for tenth, row in zip(tenths, rows, strict=True))


def test_themes_without_weight_are_not_counted(work_of, alder):
    two = replace(alder, theme_weights=tuple(
        (name, 0.5 if name in ("culture", "people") else 0.0) for name, _ in alder.theme_weights))
    told = made(work_of(two), "tidethread", "quillwater")[3]
    assert "of the 2 themes that count" in told or "level in every theme" in told
    price = replace(alder, price_weight=1.0)
    assert made(work_of(price), "tidethread", "quillwater")[3].startswith("Only the price counts; price $")
