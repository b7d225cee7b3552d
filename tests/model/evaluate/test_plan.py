"""A plan keeps every rule, whatever is asked; queues that are split need more people; fit follows the weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.plan import weights_of
from cxmodel.scenario import normalised, rebalance
from cxmodel.tables import SHORES
from tests.worlds import all_out, assuming, one_site, scenarios


@given(scenario=scenarios())
def test_every_rule_holds_whatever_is_asked(scenario, dataset):
    found = evaluate(dataset, scenario, 20)
    basis = basis_of(dataset, scenario.case, scenario.overrides, scenario.scores, scenario.open_scores)
    site = {row.id: place for place, row in enumerate(basis.sites)}
    used = np.zeros(len(basis.sites))
    abroad: dict[str, float] = {}
    for place, row in enumerate(found.by_activity):
        assert row.moved <= found.options.movable[place] + 1e-6 <= 1 + 1e-6
        assert row.moved == pytest.approx(sum(share for _, share in row.places), abs=1e-9)
        for name, share in row.places:
            where = basis.sites[site[name]]
            assert basis.reasons[site[name]] == (), "a closed site is used"
            assert not np.isnan(basis.rate[site[name]]), "a site without a price is used"
            assert basis.activities[place].language in where.languages
            assert where.iso3 not in scenario.excluded_countries
            needed = min(scenario.overlap_hours, basis.activities[place].closes - basis.activities[place].opens)
            assert basis.overlap[place, basis.location[site[name]]] >= needed - 1e-9
            used[site[name]] += share * found.today.seats_by_activity[place]
            if basis.shore[site[name]] != 0:
                abroad[where.iso3] = abroad.get(where.iso3, 0.0) + share * row.hours
    assert (used <= basis.capacity + 1e-4).all()
    moved = sum(row.moved * row.hours for row in found.by_activity)
    for country, hours in abroad.items():
        assert hours <= min(scenario.country_cap, found.scale_gate["country_cap"]) * moved + 1e-3, country
    assert moved <= found.plan.allocation.asked_hours + 1e-3


@given(scenario=scenarios(overrides=False))
def test_what_was_asked_and_not_got_is_told(scenario, dataset):
    found = evaluate(dataset, scenario, 20)
    plan = found.plan.allocation
    if plan.moved_hours < 0.99 * plan.asked_hours:
        assert any("stays at home" in note for note in found.notes)
    for place, name in enumerate(SHORES):
        if plan.moved_hours and plan.asked_shores[place] - plan.got_shores[place] > 0.01:
            assert any(note.startswith(name.capitalize()) for note in found.notes)


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_the_scale_gate_asks_for_two_countries_above_a_thousand_seats(case, dataset):
    found = evaluate(dataset, all_out(dataset, case), 20)
    large = found.seats["total"] > 1000
    assert found.scale_gate["verdict"] == ("multi_regional" if large else "niche")
    assert found.scale_gate["country_cap"] == (0.6 if large else 1.0)
    if large:
        assert len(found.by_location) >= 2
        assert max(row.share for row in found.by_location) <= 0.6 + 1e-6


def test_splitting_a_queue_over_two_sites_takes_more_people(dataset):
    """Erlang C: two queues of half the calls need more agents than one of all."""
    world = assuming(one_site(dataset, "PHL", 12.0), scale_gate_seats=1e6)
    row = replace(world.activities_of("alder")[0], contacts_per_year=150_000.0, voice_share=1.0, chat_share=0.0,
                  written_share=0.0)
    world = replace(world, activity=(row,))
    scenario = all_out(world, "alder")
    whole = evaluate(world, scenario, 20)
    split = evaluate(world, replace(scenario, moved_share=0.5), 20)
    assert whole.plan.pooling.tolist() == pytest.approx([1.0], abs=0.05)
    assert split.plan.pooling[0] > whole.plan.pooling[0]
    assert split.plan.home_pooling[0] > 1.0
    assert split.seats["plan"] > whole.seats["home"]


def test_more_weight_on_what_a_vendor_lacks_makes_its_fit_worse(dataset, alder):
    """The coupling of the live picture: weights move capability, that moves severity, that moves cost and risk."""
    poor = {row.id for row in dataset.criterion if row.theme_id == "culture"}
    weak = replace(dataset, score=tuple(
        replace(row, score=0.0 if row.criterion_id in poor else 4.0) for row in dataset.score))
    less, more = (replace(alder, theme_weights=tuple(rebalance(dict(alder.theme_weights), "culture", weight).items()))
                  for weight in (0.05, 0.6))
    first, second = evaluate(weak, less, 20), evaluate(weak, more, 20)
    assert (second.options.capability < first.options.capability).all()
    assert (second.options.severity >= first.options.severity).all()
    assert second.cx_risk_index > first.cx_risk_index
    assert second.risk_adjusted_net.typical < first.risk_adjusted_net.typical


def test_the_scale_of_theme_weights_means_nothing(dataset, alder):
    points = {row.id: float(place + 1) for place, row in enumerate(dataset.theme)}
    one = evaluate(dataset, replace(alder, theme_weights=normalised(points)), 20)
    other = evaluate(dataset, replace(alder, theme_weights=normalised({k: v * 7 for k, v in points.items()})), 20)
    assert one.net_saving.typical == pytest.approx(other.net_saving.typical, abs=1e-9)


@given(scenario=scenarios(overrides=False))
def test_a_dominated_vendor_is_never_more_capable(scenario, dataset):
    weak = dataset.vendor[0].id
    best = {row.criterion_id: row.score for row in dataset.score if row.vendor_id == dataset.vendor[1].id}
    world = replace(dataset, score=tuple(
        replace(row, score=None if best.get(row.criterion_id) is None else best[row.criterion_id] / 2)
        if row.vendor_id == weak else row for row in dataset.score))
    able = evaluate(world, scenario, 20).options.capability
    assert able[0] <= able[1] + 1e-12


def test_least_risk_is_less_risky_and_cost_is_cheaper(dataset, alder):
    found = {name: evaluate(dataset, replace(alder, objective=name), 20) for name in ("cost", "risk", "risk_adjusted")}
    risks = {name: row.cx_value_at_risk_per_year.typical for name, row in found.items()}
    nets = {name: row.net_saving_on_moved for name, row in found.items()}
    assert min(risks, key=risks.__getitem__) == "risk"
    assert max(nets, key=nets.__getitem__) == "cost"


def test_impatient_callers_are_counted_only_when_the_case_says_how_patient_they_are(dataset, alder):
    blind = replace(dataset, case=tuple(replace(row, patience_seconds=None) for row in dataset.case))
    assert evaluate(blind, alder, 20).at_risk_parts["waits"] == 0.0
    assert evaluate(dataset, alder, 20).at_risk_parts["waits"] >= 0.0


def test_a_gate_carries_no_weight_even_alone_in_its_theme(dataset, alder):
    """Scale keeps only its gate: what the theme weighed is shared out over the others, none of it to the gate."""
    bare = replace(dataset, criterion=tuple(row for row in dataset.criterion
                                            if row.theme_id != "scale" or row.kind == "gate"))
    kept = {row.id for row in bare.criterion}
    bare = replace(bare, score=tuple(row for row in dataset.score if row.criterion_id in kept))
    found = weights_of(bare, alder, basis_of(bare, "alder", ()))
    assert found.sum() == pytest.approx(1)
    assert all(weight == 0 for weight, row in zip(found, bare.criterion, strict=True) if row.kind == "gate")


def test_weights_inside_a_theme_start_as_the_framework_has_them(dataset, alder):
    three = replace(dataset, criterion=tuple(replace(row, default_weight=3.0) if row.id == "coaching" else row
                                             for row in dataset.criterion))
    found = dict(zip([row.id for row in three.criterion], weights_of(three, alder, basis_of(three, "alder", ())),
                     strict=True))
    assert found["coaching"] == pytest.approx(3 * found["retention"])
    given = replace(alder, criterion_weights=(("coaching", 0.5), ("retention", 0.5), ("staff_selection", 0.0)))
    found = weights_of(three, given, basis_of(three, "alder", ()))
    assert sorted(found)[:5] == [0, 0, 0, 0, 0], "four gates and the criterion that was set to 0"
