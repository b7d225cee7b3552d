"""View Ranking: the sentence over the picture, rows that keep still while a handle moves, everyone under the fold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cxmodel.history import move as step
from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.partners import field
from cxmodel.scenario import normalised, rebalance
from cxmodel.store import Database
from cxmodel.ui import session
from cxmodel.ui.vendors import choosing, pictures, sheet, standing
from cxmodel.ui.vendors.phrases import ordinal
from tests.ui.conftest import texts
from tests.ui.test_pages import drag


@pytest.fixture
def race(dataset, alder):
    """Three vendors whose checklist is ticked, without a missing score: 80, 78 and 60 of 100."""
    known = [one for one in field(dataset, alder).partners if one.passes][:3]
    return [replace(one, name=name, missing=0, dominated_by=(), total=total, total_low=total, total_high=total,
                    rank=rank)
            for one, name, total, rank in zip(known, ("Ash", "Birch", "Cedar"), (0.80, 0.78, 0.60), (1, 2, 3),
                                              strict=True)]


def led(shown):
    """What is said when all vendors are shown."""
    return standing.finding(shown, shown, "vendors", "en_US")


def test_the_finding_says_who_leads_and_by_how_much(race):
    assert led(race) == "Ash leads Birch by 2 points"
    level = [race[0], replace(race[1], total=0.80), race[2]]
    assert led(level) == "Ash and Birch are level"
    near = [race[0], replace(race[1], total=0.797, total_low=0.797, total_high=0.797), race[2]]
    assert led(near) == "Ash leads Birch by less than a point"
    assert led(race[:1]) == "Ash is the only one whose checklist is ticked"


def test_the_finding_says_whether_missing_scores_could_turn_it(race):
    unsure = [race[0], replace(race[1], missing=2, total_low=0.74, total_high=0.82), race[2]]
    assert led(unsure) == "Ash leads Birch by 2 points; missing scores could turn it"
    third = [*race[:2], replace(race[2], missing=9, total_low=0.30, total_high=0.90)]
    assert led(third).endswith("; missing scores could turn it"), "the third may still lead"
    sure = [race[0], replace(race[1], missing=1, total_low=0.775, total_high=0.785), race[2]]
    assert led(sure) == "Ash leads Birch by 2 points, whatever the missing scores"


def test_a_vendor_with_open_points_does_not_lead(race):
    waiting = replace(race[0], passes=False, price_waits=True, open_points=("Data security has no score yet",))
    assert led([waiting, *race[1:]]) == (
        "Ash has the highest total but open points; Birch leads Cedar by 18 points")
    nobody = [replace(one, passes=False, price_waits=True) for one in race]
    assert led(nobody) == "No vendor has its checklist ticked; by quality alone Ash would lead"
    assert led([]) == "No vendor fits the filters: show all to see who is there"


def test_a_finding_about_some_says_who_stands_before_them_unseen(race):
    def told(shown):
        return standing.finding(shown, race, "niche and regional vendors", "en_US")

    assert told(race[1:]) == ("Of the 2 niche and regional vendors shown, Birch leads Cedar by 18 points; "
                              "Ash (not shown) is 1st of all 3")
    assert told(race[:2]) == "Of the 2 niche and regional vendors shown, Ash leads Birch by 2 points"
    nobody = [replace(one, passes=False, price_waits=True) for one in race[1:]]
    assert told(nobody).startswith("Of the 2 niche and regional vendors shown, no vendor has its checklist ticked")


def test_a_vendor_has_the_same_place_whoever_is_filtered_out(work_of, alder, dataset, desk):
    work = work_of(alder)
    everyone = choosing.the_field(work)
    shown = choosing.shown(work, everyone.partners)
    assert len(shown) < len(everyone.partners)
    for row in standing.ordered(work, shown):
        assert sheet.placed(everyone, row.partner).endswith(f"{ordinal(row.place)} of {len(everyone.partners)}")


def test_who_is_out_of_the_plan_stays_in_view_with_the_marks_of_the_picture(dataset, alder):
    partners = field(dataset, alder).partners
    told = standing.out_of_plan(partners)
    for one in partners:
        mark = "" if one.passes else pictures.checklist(one)[0]
        assert (f"{mark} {one.name}" in told) == (not one.passes)
        assert one.passes or mark in standing._open_points(one)
    assert standing.out_of_plan([one for one in partners if one.passes]).startswith("Every vendor shown")


def test_rows_are_paged_and_what_is_filtered_away_leads_back_to_the_top(desk):
    assert standing.first_row(20, 11) == 0
    session.pick("vendors-from", "11")
    assert standing.first_row(20, 11) == 11
    assert standing.first_row(20, 15) == 0, "the page that holds the row"
    assert standing.first_row(5, 11) == 0


def moved(scenario, **weights):
    for name, value in weights.items():
        scenario = replace(scenario, theme_weights=normalised(rebalance(dict(scenario.theme_weights), name, value)))
    return scenario


def test_rows_stay_while_a_handle_is_dragged_and_settle_when_it_is_let_go(desk, work_of, alder, dataset):
    choosing.show_all()
    after = moved(alder, scale=0.8)
    before_order = [one.id for one in field(dataset, alder).partners]
    after_order = [one.id for one in field(dataset, after).partners]
    assert before_order != after_order
    work = replace(work_of(after), history=step(desk.kept.history, after, "g"))
    report = {"group": "weights", "slider": "scale", "values": {"scale": 80.0}, "gesture": "g", "seq": 1}
    for phase, order in (("drag", before_order), ("end", after_order)):
        desk.state[standing.KEY] = {"move": {**report, "phase": phase}}
        rows = standing.ordered(work, choosing.the_field(work).partners)
        assert [row.partner.id for row in rows] == order
        assert {row.partner.id: row.place for row in rows} == {
            one.id: one.rank for one in field(dataset, after).partners}, "places tell the truth all the while"


def test_a_drag_that_was_undone_holds_no_row_back(desk, work_of, alder, dataset):
    choosing.show_all()
    desk.state[standing.KEY] = {"move": {"group": "weights", "slider": "scale", "values": {"scale": 80.0},
                                         "gesture": "g", "phase": "drag", "seq": 1}}
    rows = standing.ordered(work_of(alder, before=moved(alder, scale=0.8)), field(dataset, alder).partners)
    assert [row.partner.id for row in rows] == [one.id for one in field(dataset, alder).partners]


def test_who_waits_and_who_is_beaten_is_told_under_the_picture(race):
    waiting = replace(race[1], passes=False, gates=(), open_points=("Data security: 1, at least 2 is needed",))
    beaten = replace(race[2], dominated_by=("Ash", "Birch"))
    assert standing.remarks([race[0], waiting, beaten]) == [
        "△ Birch is not in the plan and its price waits: Data security: 1, at least 2 is needed",
        "▽ Cedar is on no point better than Ash, Birch"]


def test_the_page_ranks_and_lists_what_the_scale_asks_for(open_page, dataset, alder):
    page = open_page("pages/vendors.py")
    told = texts(page)
    assert not page.exception
    named = {row.name for row in dataset.vendor if row.name.replace("&", "&amp;") in told}
    assert named == {row.name for row in dataset.vendor if row.vendor_class != "multi_regional"}
    assert standing.ABOUT_WEIGHTS in told
    assert "price waits" in told
    shown = page.button(key="vendors-all")
    assert shown.label == f"{len(named)} of {len(dataset.vendor)} shown: show all"
    shown.click().run()
    told = texts(page)
    assert not [row.name for row in dataset.vendor if row.name.replace("&", "&amp;") not in told]
    page.button(key="vendors-asked").click().run()
    assert page.button(key="vendors-all").label == shown.label


def figure(page):
    """What the browser is given to draw."""
    return next(json.loads(one.proto.json) for one in page.get("bidi_component") if '"figure"' in one.proto.json)


def test_the_picture_follows_the_handle_and_price_moves_the_ranking_alone(open_page, dataset):
    page = open_page("pages/vendors.py")
    start = page.session_state["kept"].history.present
    before = figure(page)
    drag(page, group="price", slider="price_weight", values={"price_weight": 60.0}, gesture="g", phase="end", seq=1)
    assert not page.exception
    kept = page.session_state["kept"]
    assert kept.history.present == replace(start, price_weight=0.6)
    assert figure(page)["figure"] != before["figure"]
    one, other = (evaluated(dataset, scenario) for scenario in (start, kept.history.present))
    assert (one.net_saving, one.cx_risk_index, one.by_site) == (other.net_saving, other.cx_risk_index, other.by_site)


def test_the_alternative_text_names_every_row(open_page, dataset):
    alt = figure(open_page("pages/vendors.py"))["alt"]
    shown = [row.name for row in dataset.vendor if row.vendor_class != "multi_regional"]
    assert [name for name in shown if name not in alt] == []
    assert "of 100, checklist ticked" in alt


def test_a_click_on_a_row_opens_that_vendor(open_page, click):
    click("box-vendors-ranking", "heronlight")
    picked = open_page("pages/vendors.py").session_state["kept"].picked
    assert (picked["vendor"], picked["vendors-view"]) == ("heronlight", "One vendor")


def test_a_vendor_can_be_opened_from_the_list_too(open_page):
    page = open_page("pages/vendors.py")
    page.selectbox(key="vendors-open").set_value("quillwater").run()
    assert not page.exception
    assert page.session_state["kept"].picked["vendor"] == "quillwater"
    assert page.session_state["kept"].picked["vendors-view"] == "One vendor"


def test_five_hundred_vendors_are_listed_fifty_at_a_time(open_page, store):
    copied = "SELECT one.* REPLACE ({}) FROM {} one, range(24) copies(number)"
    database = Database(store)
    database.write([
        ("INSERT INTO vendor " + copied.format("id || number AS id, name || ' ' || number AS name", "vendor"), []),
        ("INSERT INTO site " + copied.format("id || number AS id, vendor_id || number AS vendor_id", "site"), []),
        ("INSERT INTO score " + copied.format("vendor_id || number AS vendor_id", "score"), [])])
    database.close()
    page = open_page("pages/vendors.py")
    page.button(key="vendors-all").click().run()
    assert rows_listed(page) == 50
    assert "500 vendors" in texts(page)
    more = page.button(key="vendors-more")
    assert more.label == "Show 50 more of 500"
    more.click().run()
    assert rows_listed(page) == 100
    page.text_input(key="vendor-search-box").set_value("quillwater service 1").run()
    assert not page.exception
    assert rows_listed(page) == 12, "1, 10 to 19 and 21"


def rows_listed(page) -> int:
    """Rows of the table of vendors."""
    table = next(one.proto.body for one in page.get("html") if ">Vendors</caption>" in one.proto.body)
    return table.split("<tbody>")[1].count("<tr>")
