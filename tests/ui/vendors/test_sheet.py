"""One vendor: what stands in its way comes before its price, and every figure says where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cxmodel.model.evaluate.partners import field
from cxmodel.ui import session
from cxmodel.ui.vendors import offers, sheet
from tests.ui.conftest import texts
from tests.ui.vendors.views import of_vendors, show, unscored


def told_of(work, vendor):
    everyone = field(work.dataset, work.scenario)
    return sheet.finding(work, everyone, everyone.by_id[vendor])


def test_the_finding_names_place_strengths_and_what_is_open_or_failed(work_of, alder, dataset):
    work = work_of(alder)
    top = field(dataset, alder).partners[0]
    assert told_of(work, top.id).startswith(f"{top.name} ranks 1st of 20: strong in ")
    assert told_of(work, "coralquay").endswith("; open point: Business continuity")
    assert told_of(work, "oatfield").endswith("; fails Data security")
    both = replace(alder, scores=(("coralquay:data_security", 0.0),))
    assert told_of(work_of(both), "coralquay").endswith("; fails Data security; open point: Business continuity")


def test_a_theme_is_called_strong_only_where_the_scores_are_high(work_of, alder, dataset):
    low = replace(alder, scores=tuple(sorted((f"heronlight:{row.id}", 1.0) for row in dataset.criterion)))
    assert ": best in " in told_of(work_of(low), "heronlight")
    assert ": strong in " in told_of(work_of(alder), "heronlight")


def test_a_theme_without_weight_is_no_strength(work_of, alder, dataset):
    only = replace(alder, theme_weights=tuple((name, float(name == "technology")) for name, _ in alder.theme_weights))
    everyone = field(dataset, only)
    assert sheet.strongest(everyone, everyone.by_id["heronlight"]) == ["technology"]


def test_level_vendors_share_a_place(work_of, alder, dataset):
    twin = replace(dataset.vendors["heronlight"], id="twin", name="Twin")
    two = of_vendors(dataset, "heronlight")
    two = replace(two, vendor=(*two.vendor, twin),
                  site=(*two.site, *(replace(row, id=f"{row.id}-t", vendor_id="twin") for row in two.site)),
                  score=(*two.score, *(replace(row, vendor_id="twin") for row in two.score)))
    everyone = field(two, alder)
    assert {sheet.placed(everyone, one) for one in everyone.partners} == {"ranks level on 1st of 2"}


@pytest.mark.parametrize("part", sheet.PARTS)
@pytest.mark.parametrize("vendor", ["coralquay", "oatfield"])
def test_no_price_of_a_vendor_is_shown_before_its_checklist_is_met(store, dataset, vendor, part):
    page = show("sheet", vendor=vendor, sheet_view=part)
    assert not page.exception
    told = texts(page)
    assert ">waits<" in told
    assert "out of the plan until all are" in told
    assert "home costs" not in told
    shown = {float(value) for value in re.findall(r"\$([0-9.]+)", told)}
    assert not shown & {row.rate_usd_h for row in dataset.site if row.vendor_id == vendor}
    if part == "Sites and prices":
        assert told.count("price waits") == sum(row.vendor_id == vendor for row in dataset.site)


def test_what_is_not_known_is_said_and_not_taken_for_nothing(store):
    told = texts(show("sheet", vendor="pebblewick", sheet_view="Scores", theme="scale"))
    assert "attrition not known" in told
    assert "not scored yet: counts as a range from 0 to 4" in told
    assert "<b>?</b>" in told


def test_the_class_head_office_seats_and_certificates_are_told_and_that_it_is_invented(work_of, alder, dataset):
    for one in field(dataset, alder).partners:
        told = sheet.facts(work_of(alder), one)
        row = dataset.vendors[one.id]
        assert dataset.locations[row.headquarters].country in told
        assert f"seats: {row.seats_total:,} in all, " in told
        assert all(name in told for name in row.certifications)
        assert told.endswith("sample vendor, invented")
        assert told[0].isupper()


def test_prices_are_shown_in_the_display_currency(work_of, alder, dataset):
    work = work_of(alder, locale="de_DE", currency="EUR", per_usd=0.5, as_of="2026-01-02")
    one = field(dataset, alder).by_id["tidethread"]
    assert sheet.price_words(work, one)[0] == "9,10\xa0€"
    assert "9,10\xa0€" in offers.price(work, one, one.offers[0])


def test_a_vendor_whose_name_and_evidence_hold_markup_is_shown_as_it_is_written(store, dataset, monkeypatch):
    row = replace(dataset.vendors["heronlight"], name="<script>alert(1)</script> & Co")
    wild = replace(dataset, vendor=(row, *(other for other in dataset.vendor if other.id != "heronlight")),
                   score=tuple(replace(one, evidence="<img src=x>") for one in dataset.score))
    monkeypatch.setattr(session, "dataset", lambda: wild)
    for part in sheet.PARTS:
        page = show("sheet", vendor="heronlight", sheet_view=part)
        assert not page.exception
        assert "<script>" not in texts(page)
        assert "<img" not in texts(page)
        assert "&lt;script&gt;" in texts(page)


def test_a_click_on_a_theme_opens_it(store, click):
    click("box-vendor-profile", "people")
    page = show("sheet", vendor="heronlight", sheet_view="Scores")
    assert page.session_state["kept"].picked["theme"] == "people"


def test_without_vendors_the_sheet_says_what_to_do(store, dataset, monkeypatch):
    monkeypatch.setattr(session, "dataset", lambda: of_vendors(dataset))
    page = show("sheet")
    assert not page.exception
    assert "There is no vendor yet" in texts(page)
    assert "Import vendors" in texts(page)


@pytest.mark.parametrize("part", sheet.PARTS)
def test_a_single_vendor_and_one_nobody_has_scored_have_their_sheet(store, dataset, monkeypatch, part):
    monkeypatch.setattr(session, "dataset", lambda: unscored(of_vendors(dataset, "heronlight")))
    page = show("sheet", sheet_view=part)
    assert not page.exception
    told = texts(page)
    assert "Heronlight Care is the only vendor" in told
    assert "0 of 4" in told
    assert "0 to 75 as scores are missing" in told, "the price share is not reached while the price waits"


def test_a_framework_without_minimum_standards_has_nothing_to_tick(store, dataset, monkeypatch):
    free = replace(dataset, criterion=tuple(row for row in dataset.criterion if row.kind == "score"),
                   score=tuple(row for row in dataset.score if row.criterion_id not in {
                       gate.id for gate in dataset.criterion if gate.kind == "gate"}))
    monkeypatch.setattr(session, "dataset", lambda: free)
    page = show("sheet", vendor="coralquay")
    assert not page.exception
    assert "no minimum standards" in texts(page)
    assert "0 of 0" in texts(page)


def test_the_effect_of_a_score_is_told_on_the_sheet_of_its_vendor_alone(work_of, alder, dataset):
    after = replace(alder, scores=(("heronlight:coaching", 4.0),), open_scores=("quillwater:coaching",))
    everyone = field(dataset, after).by_id
    told = {name for name, one in everyone.items() if sheet._rescored(work_of(after, alder), one)}
    assert told == {"heronlight", "quillwater"}
    assert not any(sheet._rescored(work_of(alder), one) for one in everyone.values())


def test_a_vendor_put_back_by_a_tick_is_told_whether_the_plan_chooses_it(work_of, alder, dataset):
    gate = next(gate.criterion_id for gate in field(dataset, alder).by_id["coralquay"].gates if gate.state == "open")
    ticked = replace(alder, scores=((f"coralquay:{gate}", 4.0),))
    work = work_of(ticked)
    told = sheet.returned(work, field(dataset, ticked).by_id["coralquay"])
    chosen = any(row.id.startswith("coralquay") and row.share > 0 for row in work.results.by_site)
    assert told == ("Coralquay Contact may be in the plan again, and the plan chooses it now" if chosen else
                    "Coralquay Contact may be in the plan again; the plan does not choose it now")
    assert not any(sheet.returned(work_of(alder), one) for one in field(dataset, alder).partners)
