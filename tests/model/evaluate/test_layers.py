"""Flows through the layers add up to all contacts, and what is not known is told as a range."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.journey import journey_of
from cxmodel.tables import CONTACT_CLASSES, LAYERS, LayerReadiness
from tests.model.evaluate.paper import SCENARIO, paper
from tests.worlds import assuming, scenarios


@settings(max_examples=20)
@given(scenarios())
def test_every_contact_is_settled_in_one_layer_or_reaches_a_person(dataset, scenario):
    found = journey_of(dataset, replace(scenario, chosen=()))
    assert [layer.id for layer in found.layers] == [*LAYERS, "person"]
    for kind in CONTACT_CLASSES:
        all_of_it = sum(row.contacts_per_year for row in dataset.activities_of(scenario.case)
                        if row.contact_class == kind)
        flows = [next((flow for flow in layer.flows if flow.contact_class == kind), None) for layer in found.layers]
        assert sum(flow.settled for flow in flows if flow) == pytest.approx(all_of_it)
        for one, other in pairwise(flows):
            assert one is None or other is None or other.arriving == pytest.approx(one.passed_on)
            assert one is None or -1e-6 <= one.settled <= one.tried + 1e-6 <= one.arriving + 2e-6
    assert found.layers[-1].total("passed_on") == 0


def test_flows_worked_by_hand(dataset):
    """12 million, a fifth tries self-search: 2.4 million, half of them settled: 1.2. A person takes 10.8 million at
    1,181,250 hours of 45.67 USD: 4.99 USD each. Handle time 315 s instead of 300: 5 % longer."""
    found = journey_of(paper(dataset), SCENARIO)
    flow = found.layers[0].flows[0]
    assert (flow.arriving, flow.tried, flow.settled, flow.passed_on) == pytest.approx((12e6, 2.4e6, 1.2e6, 10.8e6))
    assert found.layers[-1].cost == pytest.approx(1_181_250 * 45.666666667 / 10.8e6)
    assert found.layers[-1].cost_met == found.layers[-1].cost, "customers meet all of this work"
    assert (found.handle_before, found.handle_after, found.harder) == pytest.approx((300, 315, 0.05))


def test_a_side_that_is_not_known_is_told_with_its_range_and_takes_nothing_off(dataset):
    """Known 3 and 4: nothing is lost; the third side may be 0, where 0.6 would be lost."""
    world = assuming(paper(dataset), unready_loss=0.6)
    rated = replace(world, layer_readiness=(LayerReadiness("paper", "self_search", 3.0, None, 4.0, None),
                                            LayerReadiness("paper", "person", 2.0, None, None, None)))
    layer = journey_of(rated, SCENARIO).layers[0]
    assert layer.unknown == ("culture",)
    assert (layer.factor_low, layer.factor, layer.factor_high) == pytest.approx((0.4, 1.0, 1.0))
    weak = journey_of(rated, replace(SCENARIO, layer_readiness=(("self_search:culture", 1.5),
                                                                ("person:culture", 0.0)))).layers
    assert weak[0].factor == pytest.approx(0.7)
    assert (weak[0].total("settled"), weak[-1].sides) == (
        pytest.approx(0.84e6), {"technology": 2.0, "culture": 0.0, "operations": None})
    assert weak[-1].factor == 1.0, "readiness of the people is told and moves no figure"


def test_published_costs_stand_beside_each_layer_in_their_own_unit(dataset, alder):
    layers = {layer.id: layer for layer in journey_of(dataset, alder).layers}
    assert [row.id for row in layers["chatbot"].published] == ["A-023"]
    assert layers["community"].published == ()
    assert {row.unit for row in layers["person"].published} == {"USD/contact", "GBP/contact"}
    assert all(row.name.startswith("cost per contact") for layer in layers.values() for row in layer.published)


def test_the_cost_that_partnership_uses_leaves_out_work_that_no_customer_meets(dataset, alder):
    person, today = journey_of(dataset, alder).layers[-1], evaluated(dataset, alder).today
    hidden = [place for place, row in enumerate(dataset.activities_of("alder")) if row.customers == 0]
    hours, contacts = today.hours.sum(), person.total("arriving")
    less = sum(today.hours[place] for place in hidden), sum(today.work["reaching"][place] for place in hidden)
    assert hidden
    assert person.cost == pytest.approx(hours * today.home.cost / contacts)
    assert person.cost_met == pytest.approx((hours - less[0]) * today.home.cost / (contacts - less[1]))
    assert person.cost_met < person.cost, "reports take 90 minutes each"
