"""People at home by activity and year: every row there, sums hold, the money is that of the bridge."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import streamlit as st

from cxmodel.model.evaluate.people import people_of
from cxmodel.presets import PRESETS, preset
from cxmodel.ui import people
from cxmodel.units import money, number
from tests.ui.conftest import texts


@pytest.fixture(params=PRESETS)
def work(request, dataset, work_of):
    return work_of(preset(dataset, "northmere", request.param))


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(st, "html", told.append)
    return told


def rows_of(html: str) -> list[list[str]]:
    body = html.split("<tbody>")[1]
    return [re.findall(r"<td[^>]*>(?:<b>)?(.*?)(?:</b>)?</td>", row) for row in body.split("<tr>")[1:]]


def test_the_finding_counts_the_released_and_names_where_most_worked(work):
    found = people_of(work.dataset, work.scenario)
    told = people.finding(work, found)
    whole = found.total("released").sum()
    if whole < 0.5:
        assert "nobody is released" in told or told.startswith("Nothing moves")
        return
    most = found.roles.released.sum(axis=0).argmax()
    assert told.endswith(f"worked in {found.activities[most][1]}")
    assert f"of {number(whole)} people released" in told


def test_the_cost_is_that_of_the_bridge(work):
    parts = work.results.one_off_parts
    if work.results.seats["moved"]:
        told = people.under(work, people_of(work.dataset, work.scenario))
        assert f"Severance {money(parts['severance'])}" in told
        assert f"lost engagement {money(parts['engagement'])} (" in told


def test_a_sentence_leads_from_the_seats_of_the_head_to_the_posts(work):
    found, now = people_of(work.dataset, work.scenario), work.results
    told = people.under(work, found)
    seats, posts = number(now.seats["total"]), number(now.people["posts_today"])
    assert told.startswith(f"{seats} seats at the busiest half hour take {posts} full-time posts over all shifts")
    last = f"{number(float(found.total('kept')[-1]))} with the volume of year {work.scenario.horizon_years}"
    if not now.seats["moved"]:
        assert f"absence included; {last}." in told
        return
    stay, moved = now.people["kept"], now.people["posts_today"] - now.people["kept"]
    assert f"; {number(stay)} stay" in told
    assert (last in told) == (number(stay) != number(float(found.total("kept")[-1])))
    agents = number(now.people["agents_at_sites"])
    assert f"At the sites {agents} agents do the work of the other {number(moved)}: contacts take longer" in told


def test_posts_that_stay_grow_with_the_volume_to_those_of_the_last_year(dataset, alder, work_of):
    work = work_of(alder)
    found, stay = people_of(dataset, alder), work.results.people["kept"]
    assert float(found.total("kept")[-1]) == pytest.approx(stay * float(found.growth[-1]))
    told = people.bridge(work, found)
    assert f"; {number(stay)} stay, {number(stay * float(found.growth[-1]))} with the volume of year 5" in told


def test_a_plan_of_one_year_says_that_its_mean_holds_work_still_moving(dataset, alder, work_of):
    one = replace(alder, horizon_years=1)
    assert "on average in year 1, while the work still moves" in people.bridge(work_of(one), people_of(dataset, one))


@pytest.mark.parametrize("room", [True, False])
def test_rows_add_up_to_the_last_and_none_is_left_out(dataset, work_of, room):
    work = work_of(preset(dataset, "northmere", "cheapest"), room=room)
    found = people_of(work.dataset, work.scenario)
    rows = rows_of(people.table(work, found))
    assert len({len(row) for row in rows}) == 1
    counts = [[float(cell.replace(",", "")) for cell in row[1:-2]] for row in rows]
    for column in zip(*counts, strict=True):
        assert sum(column[:-1]) == pytest.approx(column[-1], abs=len(rows) / 2), "rounded on the screen alone"
    assert counts[-1][0] == round(float(found.posts.sum()))
    assert len(rows[0]) == 2 + work.scenario.horizon_years + 3 + 2


def test_when_nothing_moves_everybody_keeps_the_role(dataset, alder, work_of, shown):
    work = work_of(replace(alder, moved_share=0.0))
    people.people(work)
    posts = number(work.results.people["posts_today"])
    assert f"all {posts} people at home keep their role" in shown[0]
    assert "Trade-off" in shown[0]
    assert len(shown) == 1


def test_an_engagement_set_to_nothing_has_no_range(alder, work_of):
    work = work_of(replace(alder, overrides=(("engagement_dip", 0.0),)))
    assert people.engagement_range(work, 0.0) == ""


def test_the_range_of_engagement_is_that_of_its_assumption(alder, work_of, dataset):
    row = dataset.assumptions["engagement_dip"]
    work = work_of(replace(alder, overrides=(("engagement_dip", row.high),)))
    cost = work.results.one_off_parts["engagement"]
    told = people.engagement_range(work, cost)
    assert f"to {money(cost)}," in told
    assert money(cost * row.low / row.high) in told


def test_the_page_shows_it_with_every_column_explained(open_page):
    page = open_page("pages/business.py")
    assert not page.exception
    told = texts(page)
    assert "People, by activity and year" in told
    assert "posts at home today" in told
    for label in ("Today", "Year 1", "Leave", "Redeployed", "Released", "Severance", "Engagement"):
        assert re.search(rf"title='[^']+'>{label}</th>", told), label
