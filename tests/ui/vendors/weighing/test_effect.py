"""Who leads with which weights, and what becomes of the net saving, in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate import partners
from cxmodel.scenario import normalised
from cxmodel.ui.vendors.weighing import effect
from cxmodel.ui.vendors.weighing.groups import used


def only(scenario, theme):
    return replace(scenario, theme_weights=normalised(
        {name: float(name == theme) for name, _ in scenario.theme_weights}))


def test_the_leader_is_the_best_of_those_whose_checklist_is_met(dataset, desk, alder, work_of, themes):
    for theme in themes.ids:
        scenario = only(alder, theme)
        names = effect.leaders(work_of(scenario), scenario)
        best = {row.name: row for row in partners.field(dataset, scenario).partners if row.passes}
        assert names
        assert set(names) <= set(best)
        assert all(best[name].total == pytest.approx(max(row.total for row in best.values())) for name in names)


def test_where_nobody_passes_the_best_of_all_leads(dataset, desk, alder, work_of):
    gates = {row.id for row in dataset.criterion if row.kind == "gate"}
    closed = replace(dataset, score=tuple(row for row in dataset.score if row.criterion_id not in gates))
    work = replace(work_of(alder), dataset=closed)
    assert not any(row.passes for row in partners.field(closed, alder).partners)
    assert effect.leaders(work, alder) == tuple(
        row.name for row in partners.field(closed, alder).partners if row.rank == 1)


def test_invented_vendors_are_marked_and_no_vendor_is_said(dataset, desk, alder, work_of):
    assert effect.lead(work_of(alder), alder).endswith("(sample) leads")
    empty = replace(dataset, vendor=(), site=(), score=())
    assert effect.lead(replace(work_of(alder), dataset=empty), alder) == "no vendor is in the ranking"


def test_weights_that_are_not_in_use_yet_say_what_they_would_do(desk, alder, work_of, themes):
    told = {theme: effect.of_weights(work_of(alder), themes, {theme: 1.0}) for theme in themes.ids}
    now = effect.leaders(work_of(alder), alder)[0]
    assert any(f"instead of {now}" in line for line in told.values())
    for theme, line in told.items():
        leader = effect.leaders(work_of(alder), used(alder, themes, {theme: 1.0}))[0]
        assert line.startswith(f"With these weights {leader} (sample) leads")
        assert "net saving" in line


def test_the_last_change_is_told_where_it_was_one_of_weights(desk, alder, work_of, themes):
    after = only(alder, "impact")
    told = effect.of_last_change(work_of(after, before=alder))
    assert told.startswith("Your last change: ")
    assert "net saving" in told
    capped = replace(alder, country_cap=0.3)
    leader = effect.leaders(work_of(alder), alder)[0]
    assert effect.of_last_change(work_of(capped, before=alder)) == f"{leader} (sample) leads."
    assert effect.of_last_change(work_of(alder)) == f"{leader} (sample) leads."
