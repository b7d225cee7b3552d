"""Ranks: clicking in order of importance, putting right, level places; weights by the rank-order centroid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.weights import rank_order_centroid
from cxmodel.ui.vendors.weighing import ranks
from cxmodel.ui.vendors.weighing.groups import group_of, said, saying
from tests.ui.conftest import texts
from tests.ui.vendors.weighing.conftest import present

NAMES = list("abcdef")


@st.composite
def orders(draw: st.DrawFn) -> ranks.Levels:
    """Any order of six, some of them level."""
    found: ranks.Levels = []
    for name in draw(st.permutations(NAMES)):
        if found and draw(st.booleans()):
            found[-1].append(name)
        else:
            found.append([name])
    return found


def as_sets(order: ranks.Levels) -> list[set[str]]:
    return [set(level) for level in order]


@given(orders())
def test_an_order_is_kept_as_ranks_and_read_back(order):
    assert as_sets(ranks.levels(ranks.ranks_of(order))) == as_sets(order)


@given(orders(), st.sampled_from(NAMES))
def test_a_move_loses_nobody_and_up_and_down_are_each_others_opposite(order, name):
    for moved in (ranks.raised(order, name), ranks.lowered(order, name), ranks.joined(order, name)):
        assert sorted(one for level in moved for one in level) == NAMES
        assert all(moved)
    at, alone = ranks._place(order, name)
    if alone and at > 0:
        assert as_sets(ranks.lowered(ranks.raised(order, name), name)) == as_sets(order)
    if alone and at > 0:
        assert ranks.ranks_of(ranks.joined(order, name))[name] == ranks.ranks_of(order)[order[at - 1][0]]


@given(orders(), st.sampled_from(NAMES))
def test_moving_up_never_makes_it_matter_less(order, name):
    def weight(levels):
        placed = ranks.ranks_of(levels)
        return dict(zip(placed, rank_order_centroid(list(placed.values())), strict=True))[name]

    assert weight(ranks.raised(order, name)) >= weight(order) - 1e-12
    assert weight(ranks.lowered(order, name)) <= weight(order) + 1e-12


def test_the_first_stays_first_and_the_last_last():
    assert ranks.raised([["a"], ["b"]], "a") == [["a"], ["b"]]
    assert ranks.lowered([["a"], ["b"]], "b") == [["a"], ["b"]]
    assert ranks.joined([["a"], ["b"]], "a") == [["a"], ["b"]]


def test_the_order_becomes_the_rank_order_centroid(alder, themes):
    order = ranks.ranks_of([[name] for name in themes.ids])
    found = ranks.weights(saying(alder, "ranks", themes, order), themes)
    assert found == pytest.approx(dict(zip(themes.ids, rank_order_centroid(range(1, 11)), strict=True)))


def test_what_has_no_place_yet_shares_the_last_places(alder, themes):
    assert ranks.weights(alder, themes) is None
    found = ranks.weights(saying(alder, "ranks", themes, {"people": 1.0}), themes)
    assert found is not None
    rest = {round(weight, 12) for name, weight in found.items() if name != "people"}
    assert len(rest) == 1
    assert found["people"] == pytest.approx(sum(1 / k for k in range(1, 11)) / 10)
    assert sum(found.values()) == pytest.approx(1)


def test_a_newcomer_clicks_in_order_and_puts_one_right(open_way, dataset):
    page = open_way("ranks", "people")
    assert "Click what matters most" in texts(page)
    for name in ("coaching", "retention", "staff_selection"):
        page.button(key=f"rank-{name}").click().run()
    assert "The order is complete" in texts(page)
    assert "Barron and Barrett" in texts(page)
    assert page.button(key="▲-coaching").disabled
    page.button(key="▲-staff_selection").click().run()
    page.button(key="=-retention").click().run()
    assert ranks.levels(said_of(page, dataset)) == [
        ["coaching"], ["retention", "staff_selection"]]
    page.button(key="use-weights").click().run()
    assert dict(present(page).criterion_weights) == pytest.approx(
        {"coaching": 11 / 18, "retention": 7 / 36, "staff_selection": 7 / 36})
    page.button(key="=-retention").click().run()
    assert [len(level) for level in ranks.levels(said_of(page, dataset))] == [1, 1, 1]


def said_of(page, dataset):
    return said(present(page), "ranks", group_of(dataset, "people"))
