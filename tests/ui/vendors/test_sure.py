"""How sure: one message at a time, at any number of vendors, and never a decision."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from cxmodel.model.evaluate.partners import field
from cxmodel.ui import session
from cxmodel.ui.vendors import sure
from tests.ui.conftest import texts
from tests.ui.vendors.views import level, many, of_vendors, show, unscored


@pytest.mark.parametrize("part", sure.PARTS)
def test_each_part_says_its_finding_and_who_is_in_the_race(store, part):
    page = show("sure", sure_view=part)
    assert not page.exception
    told = texts(page)
    assert told.count("cx-finding") == 1
    assert "17 of all 20 vendors are in the race; 3 wait for the checklist." in told
    assert page.session_state["kept"].history.past == ()


def test_the_less_sure_of_the_weights_the_fewer_draws_the_leader_leads(store, dataset, alder):
    leader = field(dataset, alder).partners[0].name
    led = []
    page = show("sure")
    for word in sure.SPREADS:
        page.segmented_control(key="sure-spread-switch").set_value(word).run()
        assert not page.exception
        told = unescape(texts(page))
        assert sure.MEANT[word] in told
        led += re.findall(rf"{leader} leads in (\d+) of 100", told)
    assert int(led[0]) > int(led[1]) > 20


def test_how_unsure_we_are_is_asked_only_where_it_matters(store):
    asked = [bool([one for one in show("sure", sure_view=part).segmented_control if one.key == "sure-spread-switch"])
             for part in sure.PARTS]
    assert asked == [True, False, False]


def test_the_methods_stand_side_by_side_for_eight_vendors(store):
    told = texts(show("sure", sure_view="Other methods"))
    assert all(name in told for name in ("Weighted sum", "TOPSIS", "PROMETHEE II", "VIKOR", "Vendor (sample)"))
    assert told.count("<tr>") == 1 + sure.TOP


def test_a_place_that_differs_is_marked_with_how_far():
    assert sure._place(2, 2) == "2"
    assert "▲ 2" in sure._place(1, 3)
    assert "▼ 14" in sure._place(16, 2)


def test_sureness_counts_scores_as_given_and_says_so_where_the_ranking_scales_them(store):
    plain, scaled = texts(show("sure")), texts(show("sure", vendor_scaling="minmax"))
    assert "however Ranking scales them" not in plain
    assert "however Ranking scales them" in scaled
    assert plain.split("of 100 weightings")[0][-30:] == scaled.split("of 100 weightings")[0][-30:]


@pytest.mark.parametrize("part", sure.PARTS)
@pytest.mark.parametrize(("ids", "told"), [
    ((), "There is no vendor yet"), (("heronlight",), "Heronlight Care is the only vendor, so it leads"),
    (("heronlight", "oatfield"), "is the only vendor whose checklist is met"),
])
def test_without_a_race_every_part_says_so_and_what_to_do(store, dataset, monkeypatch, part, ids, told):
    monkeypatch.setattr(session, "dataset", lambda: of_vendors(dataset, *ids))
    page = show("sure", sure_view=part)
    assert not page.exception
    assert told in texts(page)
    assert "cx-under" in texts(page), "and a next step"


@pytest.mark.parametrize("part", sure.PARTS)
def test_level_vendors_are_not_told_apart(store, dataset, monkeypatch, part):
    monkeypatch.setattr(session, "dataset", lambda: level(dataset))
    page = show("sure", sure_view=part)
    assert not page.exception
    assert "All 20 vendors stand level" in texts(page)


@pytest.mark.parametrize("part", sure.PARTS)
def test_where_nobody_passes_all_are_shown_and_the_next_step_is_named(store, dataset, monkeypatch, part):
    failing = replace(dataset, score=tuple(replace(row, score=1.0) if row.criterion_id == "data_security" else row
                                           for row in dataset.score))
    monkeypatch.setattr(session, "dataset", lambda: failing)
    page = show("sure", sure_view=part)
    assert not page.exception
    assert "No vendor has its checklist met, so all 20 are in the race" in texts(page)


@pytest.mark.parametrize("part", sure.PARTS)
def test_vendors_nobody_has_scored_lead_by_chance_alone(store, dataset, monkeypatch, part):
    monkeypatch.setattr(session, "dataset", lambda: unscored(of_vendors(dataset, "heronlight", "quillwater")))
    page = show("sure", sure_view=part)
    assert not page.exception


@pytest.mark.parametrize("part", sure.PARTS)
def test_five_hundred_vendors_are_shown_by_the_first_eight(store, dataset, monkeypatch, part):
    monkeypatch.setattr(session, "dataset", lambda: many(dataset))
    page = show("sure", sure_view=part)
    assert not page.exception
    told = texts(page)
    assert "425 of all 500 vendors are in the race; 75 wait for the checklist." in told
    if part == sure.WHO:
        assert "417 more are in the race" in told
