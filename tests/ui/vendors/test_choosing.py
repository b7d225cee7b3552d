"""Filters narrow the vendors in view and never the decision; the scale of the work decides where they start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.partners import field
from cxmodel.ui import session
from cxmodel.ui.vendors import choosing


@pytest.fixture
def look(desk, work_of, alder):
    """The vendors in view under the sample of 583 seats, after these picks."""
    work = work_of(alder)

    def shown(**picks):
        for name, choice in picks.items():
            session.pick(f"vendor-{name}", choice)
        return choosing.shown(work, choosing.the_field(work).partners)

    return shown


def test_under_the_gate_the_search_starts_with_specialists_over_it_with_several_countries(
        desk, work_of, alder, northmere):
    small, large = work_of(alder), work_of(northmere)
    assert choosing.scale_line(small).endswith("seats: under 1,000, so look for a niche specialist.")
    assert choosing.scale_line(large).endswith("seats: over 1,000, so look for vendors in several countries.")
    for work, classes in ((small, {"niche_specialist", "regional"}), (large, {"multi_regional", "regional"})):
        partners = choosing.the_field(work).partners
        found = choosing.shown(work, partners)
        assert {one.vendor_class for one in found} == classes
        assert 0 < len(found) < len(partners)


def test_the_line_says_the_seats_that_the_plan_counts(work_of, alder):
    seats = work_of(alder).results.scale_gate["seats"]
    assert f"needs {seats:.0f} seats" in choosing.scale_line(work_of(alder))


def test_one_click_shows_everyone_and_none_of_it_is_a_decision(desk, look, alder, dataset):
    assert len(look(country="PHL", search="nobody")) == 0
    choosing.show_all()
    assert len(look()) == len(dataset.vendor)
    assert desk.present() == alder
    assert desk.kept.history.past == ()


def test_a_filter_keeps_exactly_those_it_speaks_of(desk, look, dataset):
    choosing.show_all()
    sites = {row.id: {site.iso3 for site in dataset.site if site.vendor_id == row.id} for row in dataset.vendor}
    assert {one.id for one in look(country="PHL")} == {name for name, at in sites.items() if "PHL" in at}
    choosing.show_all()
    assert {one.id for one in look(certification="B Corp")} == {
        row.id for row in dataset.vendor if "B Corp" in row.certifications}
    choosing.show_all()
    assert {one.id for one in look(**{"class": "regional"})} == {
        row.id for row in dataset.vendor if row.vendor_class == "regional"}
    choosing.show_all()
    assert {one.id for one in look(search="  CAPE town ")} == {
        site.vendor_id for site in dataset.site if site.city == "Cape Town"}
    assert [one.name for one in look(search="quillw")] == ["Quillwater Service"]


def test_every_vendor_has_one_standing_of_its_checklist(desk, look, dataset):
    choosing.show_all()
    parts = [look(checklist=state) for state in ("ticked", "open", "failed")]
    assert sum(map(len, parts)) == len(dataset.vendor)
    assert all(parts)
    assert all(one.passes for one in parts[0])
    assert not any(one.passes for part in parts[1:] for one in part)
    assert all(any(gate.state == "failed" for gate in one.gates) for one in parts[2])


def test_filters_keep_the_order_they_are_given(desk, look):
    ranks = [one.rank for one in look()]
    assert ranks == sorted(ranks)


def test_what_holds_vendors_back_is_said(desk, work_of, alder):
    assert choosing.why_fewer(work_of(alder)) == "Shown: only niche specialist and regional."
    session.pick("vendor-country", "PHL")
    session.pick("vendor-checklist", "ticked")
    assert choosing.why_fewer(work_of(alder)) == (
        "Shown: only niche specialist and regional; with a site in Philippines; checklist ticked.")
    choosing.show_all()
    assert choosing.why_fewer(work_of(alder)) == ""


def test_the_filters_of_the_page_fill_themselves_from_what_was_picked(open_page):
    page = open_page("pages/vendors.py")
    page.selectbox(key="vendor-country-box").set_value("PHL").run()
    page.selectbox(key="vendor-class-box").set_value("all").run()
    assert not page.exception
    assert page.selectbox(key="vendor-country-box").value == "PHL"
    page.button(key="vendor-show-all").click().run()
    assert page.selectbox(key="vendor-country-box").value == ""
    page.text_input(key="vendor-search-box").set_value("heron").run()
    assert page.text_input(key="vendor-search-box").value == "heron"
    assert page.session_state["kept"].history.past == ()


@pytest.mark.parametrize("name", choosing.SCALINGS)
def test_a_scaling_is_a_way_of_looking_and_the_plan_does_not_hear_of_it(open_page, name):
    page = open_page("pages/vendors.py")
    before = page.session_state["kept"].history.present
    page.selectbox(key="vendor-scaling-box").set_value(name).run()
    assert not page.exception
    assert page.session_state["kept"].history.present == before
    told = " ".join(element.proto.body for element in page.get("html"))
    assert choosing.SCALINGS[name][1] in told
    assert "small gaps up" in told


def test_the_leader_and_the_runner_up_are_looked_at_until_others_are_chosen(open_page, dataset, alder):
    first, second, third = (one.id for one in field(dataset, alder).partners[:3])
    page = open_page("pages/vendors.py")
    page.segmented_control(key="vendors-view-box").set_value("Compare").run()
    assert (page.selectbox(key="vendor-chosen").value, page.selectbox(key="vendor-2-chosen").value) == (first, second)
    page.selectbox(key="vendor-2-chosen").set_value(third).run()
    assert not page.exception
    assert (page.selectbox(key="vendor-chosen").value, page.selectbox(key="vendor-2-chosen").value) == (first, third)


def test_no_vendors_is_a_state_and_no_fault(desk, work_of, alder, dataset):
    none = replace(dataset, vendor=(), site=(), score=())
    work = replace(work_of(alder), dataset=none)
    assert choosing.shown(work, choosing.the_field(work).partners) == ()
    assert choosing.choose(work) is None
