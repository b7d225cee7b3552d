"""Findings in words: true of the results, short enough for their place, for every ready-made scenario."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cxmodel.presets import PRESETS, preset
from cxmodel.ui import words
from cxmodel.units import percent
from tests.ui.made import with_results

FINDINGS = (words.tradeoff_finding, words.net_finding, words.bridge_finding, words.keep_finding, words.where_finding,
            words.business_finding, words.scale_gate, words.last_change)
EVERY = [(case, name) for case in ("alder", "northmere") for name in PRESETS]


@pytest.fixture(params=EVERY, ids=["-".join(one) for one in EVERY])
def work(request, dataset, work_of):
    return work_of(preset(dataset, *request.param))


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda one: one.__name__)
def test_every_finding_is_a_sentence_that_fits_on_two_lines(work, finding):
    text = finding(work)
    assert text[0].isupper() or text[0].isdigit() or text[0] == "−"
    assert len(text) <= 150
    assert not re.search(r"\b(nan|inf|None|not known)\b|[{}]|  ", text)


def test_the_tradeoff_names_net_beside_headline(work):
    text = words.net_finding(work)
    assert percent(work.results.net_saving.typical) in text
    assert percent(work.results.headline_saving) in text


def test_a_chosen_plan_is_not_measured_by_the_sliders(dataset, work_of, alder):
    asking = replace(preset(dataset, "alder", "balanced"), rules=())
    plain = work_of(asking)
    place = next((row.id, row.places[0][0]) for row in plain.results.by_activity if row.places)
    chosen = work_of(replace(asking, chosen=((":".join(place), 0.5),)))
    shared = dict.fromkeys(chosen.results.shores, 0.0)
    never = with_results(chosen, shores=shared)
    assert words.unmet(with_results(plain, shores=shared)).endswith("no more sites fit")
    assert words.unmet(never) == ""
    assert words.tradeoff_finding(never).startswith("By the plan chosen on Plan, net saving is ")
    assert len(words.tradeoff_finding(never)) <= 150


def test_everything_at_home_says_so(dataset, work_of):
    work = work_of(preset(dataset, "alder", "home"))
    assert words.tradeoff_finding(work) == "Everything stays at home: no saving, no risk"
    assert "no bridge" in words.bridge_finding(work)
    assert "no case" in words.business_finding(work)


@pytest.mark.parametrize(("gained", "safer", "expected"), [
    (-1.23, 4.0, "1.2 points of risk-adjusted saving buy 4.0 points less CX risk"),
    (1.2, -4.0, "1.2 points more risk-adjusted saving cost 4.0 points of CX risk"),
    (1.2, 4.0, "Better on both: 1.2 points more risk-adjusted saving, 4.0 points less CX risk"),
    (-1.2, -4.0, "Worse on both: 1.2 points less risk-adjusted saving, 4.0 points more CX risk"),
])  # fmt: skip
def test_an_exchange_is_told_from_either_side(gained, safer, expected):
    assert words._exchange(gained, safer) == expected


def test_a_move_that_trades_saving_for_risk_is_the_title(dataset, work_of):
    one, other = preset(dataset, "alder", "cheapest"), preset(dataset, "alder", "experience_first")
    text = words.tradeoff_finding(work_of(other, before=one))
    assert "less CX risk" in text


def test_the_last_change_names_what_moved_and_what_came_of_it(alder, work_of, dataset):
    assert words.last_change(work_of(alder)) == "Move a handle: what changes is told here."
    text = words.last_change(work_of(replace(alder, country_cap=0.3), before=alder))
    assert text.startswith("One country at most 60% → 30%: net saving ")
    assert "CX risk" in text
    row = dataset.assumption[0]
    text = words.last_change(work_of(replace(alder, overrides=((row.id, row.high),)), before=alder))
    assert text.startswith("Assumption: ")
    assert row.name in text


def test_another_case_is_a_change_without_an_effect(alder, northmere, work_of):
    text = words.last_change(work_of(northmere, before=alder))
    assert text.startswith("Case: Northmere")
    assert "→" not in text


def test_seats_that_change_hands_are_told(work_of, alder):
    work = work_of(replace(alder, excluded_countries=("IND",)), before=alder)
    assert words._shift(work.before, work.results).startswith("Monsoonleaf, Chennai gives ")
    assert words._shift(work.results, work.results) == ""


def test_the_scale_gate_says_which_side_the_work_is_on(alder, northmere, work_of):
    assert "niche specialist" in words.scale_gate(work_of(alder))
    assert "several countries" in words.scale_gate(work_of(northmere))


def test_findings_follow_the_readers_locale(northmere, work_of):
    assert "\xa0%" in words.net_finding(work_of(northmere, locale="de_DE"))


def test_what_holds_everything_at_home_is_named(dataset, work_of, alder):
    home = preset(dataset, "alder", "home")
    assert words.way_out(work_of(home)).startswith('Raise "Work that moves" on')
    abroad = replace(alder, onshore=0.0, nearshore=0.5, offshore=0.5)
    assert words.way_out(work_of(replace(abroad, country_cap=0.0))).startswith('Raise "One country" on')
    both = words.way_out(work_of(replace(abroad, country_cap=0.0, moved_share=0.0)))
    assert both.startswith('Raise "Work that moves" and "One country"')
    kept = replace(alder, placements=tuple((row.id, "keep") for row in dataset.activities_of("alder")))
    assert "What to keep" in words.way_out(work_of(kept))
    assert "Shared hours" in words.way_out(work_of(alder))


def test_seats_that_sites_need_are_explained(alder, work_of):
    assert words.seats_there(work_of(alder)).startswith("Seats there: what the sites need for the 455 seats")
