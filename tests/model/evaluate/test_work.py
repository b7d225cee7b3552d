"""From layers to work: each layer sees what the one before has left, and one that is not ready settles less."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.assumed import central, drawn
from cxmodel.model.evaluate.basis import basis_of
from cxmodel.model.evaluate.met import layers_of
from cxmodel.model.evaluate.work import settles_of, work_of
from cxmodel.tables import LAYERS, SIDES
from tests.model.evaluate.paper import SCENARIO, paper
from tests.published import cases
from tests.worlds import assuming

LAYER_CASES = cases("layers")
READY = np.full((len(LAYERS), len(SIDES)), 4.0)


@pytest.mark.parametrize("case", ["alder", "northmere"])
def test_zero_deflection_changes_nothing(case, dataset):
    basis = basis_of(dataset, case, ())
    nobody = work_of(basis, central(assuming(dataset, **{f"reach_{layer}": 0.0 for layer in LAYERS}), ()), READY)
    contacts = np.array([row.contacts_per_year for row in basis.activities])
    assert (nobody["reaching"] == contacts).all()
    assert nobody["handle_time"].tolist() == [row.handle_time_s for row in basis.activities]
    some = work_of(basis, central(dataset, ()), READY)
    assert (some["reaching"] < contacts).all()
    assert (some["handle_time"] > nobody["handle_time"]).all()


@settings(max_examples=20)
@given(st.floats(0, 0.95), st.floats(0, 4))
def test_what_nobody_tries_may_settle_whatever_it_likes_and_be_ready_or_not(dataset, resolves, level):
    """The law of zero deflection: hours, seats and harder contacts are those of a world without layers."""
    none = assuming(dataset, **{f"reach_{layer}": 0.0 for layer in LAYERS})
    other = assuming(none, resolves_chatbot_information=resolves, resolves_self_search_problem=resolves)
    basis = basis_of(none, "alder", ())
    plain = work_of(basis, central(none, ()), READY)
    found = work_of(basis_of(other, "alder", ()), central(other, ()), np.full(READY.shape, level))
    assert all((plain[name] == found[name]).all() for name in plain)


def test_hours_by_channel_worked_by_hand(dataset):
    """100,000 contacts of 360 s: half calls 5,000 h; 30 % chats, 1.5 times as long, three at once: 1,500 h;
    a fifth written at 0.85: 1,700 h."""
    sure = assuming(dataset, **{f"reach_{layer}": 0.0 for layer in LAYERS}, chat_concurrency=3.0,
                    chat_handle_time_factor=1.5, written_handle_time_factor=0.85)
    row = replace(sure.activities_of("alder")[0], contacts_per_year=100_000.0, handle_time_s=360.0, voice_share=0.5,
                  chat_share=0.3, written_share=0.2)
    world = replace(sure, activity=(row,))
    work = work_of(basis_of(world, "alder", ()), central(world, ()), READY)
    assert work["live"] == pytest.approx([6500])
    assert work["written"] == pytest.approx([1700])
    assert work["live_contacts"] == pytest.approx([80_000])


@pytest.mark.parametrize("case", LAYER_CASES, ids=[case["name"] for case in LAYER_CASES])
def test_a_layer_changes_seats_cost_and_risk_by_what_the_paper_says(case, dataset):
    """cases/layers.json: the working is checked line by line, then the model is asked for the same figures."""
    paper_says = {row["figure"]: row["value"] for row in case["figures"]}
    for row in case["figures"]:
        worked = eval(row["working"], {"ceil": lambda item: ceil(item - 1e-9)}, dict(paper_says))
        assert worked == pytest.approx(row["value"], rel=1e-8), row["figure"]
    world = assuming(paper(dataset), unready_loss=0.6, **case["assumed"])
    found = evaluate(world, replace(SCENARIO, layer_readiness=tuple(case["layer_readiness"].items())), 20)
    work, site = found.today.work, found.by_site[0]
    told = {"through": work["through"][0], "reaching": work["reaching"][0], "handle_time": work["handle_time"][0],
            "live_hours": work["live"][0], "erlangs": work["live"][0] / 2500, "hours": found.by_activity[0].hours,
            "seats": found.seats["total"], "cost": found.by_activity[0].hours * found.home_hour["total"],
            "bill": found.years[0].vendors / (1 - 13 / 52), "customers": 1e6 * work["through"][0] * site.share / 2,
            "customers_lost": found.at_risk_parts["customers"] * 2}
    assert told == pytest.approx(paper_says, rel=1e-8)


def test_a_layer_that_settles_more_means_fewer_seats_less_cost_and_fewer_customers_lost_never_more_than_contacts_fall():
    start, more = ({row["figure"]: row["value"] for row in case["figures"]} for case in LAYER_CASES[:2])
    for figure in ("seats", "hours", "cost", "bill", "customers_lost"):
        assert more[figure] < start[figure]
    assert more["hours"] / start["hours"] > more["reaching"] / start["reaching"], "the rest takes longer"


def test_what_is_not_ready_settles_less_in_every_draw(dataset):
    basis, assumed = basis_of(dataset, "alder", ()), drawn(dataset, (), 50, 1)
    weak = READY.copy()
    weak[LAYERS.index("chatbot")] = [4.0, 1.0, 3.0]
    place = LAYERS.index("chatbot")
    for other, (before, after) in enumerate(zip(settles_of(basis, assumed, READY), settles_of(basis, assumed, weak),
                                                strict=True)):
        assert (after[1] < before[1]).all() == (other == place)
    assert (work_of(basis, assumed, weak)["through"] > work_of(basis, assumed, READY)["through"]).all()


def test_a_side_nobody_has_rated_takes_nothing_off(dataset):
    bare = replace(dataset, layer_readiness=())
    unknown = layers_of(bare, "northmere")
    assert np.isnan(unknown).all()
    basis, assumed = basis_of(bare, "northmere", ()), central(bare, ())
    assert (work_of(basis, assumed, unknown)["through"] == work_of(basis, assumed, READY)["through"]).all()
