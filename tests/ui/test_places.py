"""A country on the page: every figure with its source; what is missing is said, never taken for zero."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.ui import maps, places
from tests.ui.conftest import texts


@pytest.fixture
def work(work_of, alder):
    return work_of(alder)


def test_a_country_without_a_price_says_so_and_asks_for_a_quote(work, dataset):
    without = [row for row in dataset.location if not maps.has_rate(row)]
    assert without
    for row in without:
        told = places.verdict(work, row)
        assert told.startswith(f"{row.country} has no published rate: ask vendors for a quote")
        assert "$" not in told
        assert "ask for a quote" in places._range(work, row)


def test_a_country_with_a_price_names_it_with_its_grade(work, dataset):
    for row in dataset.location:
        if maps.has_rate(row):
            assert f"a productive hour, grade {row.agent_rate_confidence}" in places.verdict(work, row)
            assert "$" in places._range(work, row)


def test_a_country_that_fails_a_table_stake_says_which(work, dataset):
    weak = replace(dataset.locations["PHL"], wgi_political_stability_pctile=0.0, worldriskindex=99.0, egdi_tii=0.01)
    assert "fails on " in places.verdict(work, weak)
    assert any("passes the table stakes" in places.verdict(work, row) for row in dataset.location)


def test_a_should_cost_stands_only_where_it_means_something(work, dataset):
    told = {iso3: places._should_cost(work, dataset.locations[iso3])[0] for iso3 in ("PHL", "ZAF", "USA")}
    assert "not meaningful here" in told["USA"][1]
    assert told["PHL"][1].endswith("USD/productive hour")
    assert ("regional wage" in told["PHL"][0], "regional wage" in told["ZAF"][0]) == (True, False)


def test_every_figure_of_every_country_has_value_year_grade_and_source(work, dataset):
    for row in dataset.location:
        for name in places.FIGURES:
            if getattr(row, name) in (None, ()):
                continue
            meaning, value, year, grade, source = places._figure(work, row, name)
            assert all((meaning, value, year, source)), (row.iso3, name)
            assert ">A<" in grade or ">B<" in grade or ">C<" in grade or ">D<" in grade or ">judgement<" in grade


def test_grades_say_what_they_rest_on(dataset):
    assert all(grade.why for grade in dataset.field_grades.values())


def test_the_sheet_of_the_country_that_was_chosen_is_open(open_page, dataset):
    page = open_page("pages/where.py")
    page.selectbox(key="country").set_value("KEN").run()
    told = texts(page)
    assert not page.exception
    assert "Kenya" in told
    assert "href='https://" in told
    missing = [name for name in places.FIGURES if getattr(dataset.locations["KEN"], name) in (None, ())]
    assert ("Empty is not zero" in told) == bool(missing)


def test_all_countries_stand_in_the_table(open_page, dataset):
    told = texts(open_page("pages/where.py"))
    assert [row.country for row in dataset.location if row.country not in told] == []
    assert told.count("ask for a quote") >= sum(not maps.has_rate(row) for row in dataset.location)


def test_a_click_on_the_map_picks_the_country(open_page, click):
    click("box-world", "ROU")
    assert open_page("pages/where.py").session_state["kept"].picked["country"] == "ROU"


def test_ruling_countries_out_is_one_step(desk, alder):
    places._rule_out(["PHL", "IND"])
    assert desk.present() == replace(alder, excluded_countries=("IND", "PHL"))
    assert len(desk.kept.history.past) == 1
