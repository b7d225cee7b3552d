"""What may turn out otherwise, and how its values are said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sure.inputs import inputs_of, weights_of_themes
from cxmodel.units import Money
from tests.model.evaluate.sure.conftest import set_to


def by_id(dataset, scenario):
    return {one.id: one for one in inputs_of(dataset, scenario)}


def test_every_assumption_prices_and_own_figures_are_inputs(dataset, alder):
    found = by_id(dataset, alder)
    assert {row.id for row in dataset.assumption} < set(found)
    assert set(found) - {row.id for row in dataset.assumption} == {"quoted_prices", "open_prices", "home_wage",
                                                                   "customer_value"}
    assert all(one.floor <= one.low <= one.typical <= one.high <= one.ceiling for one in found.values())
    assert (found["home_wage"].low, found["home_wage"].high) == (pytest.approx(15.6 * 0.9), pytest.approx(15.6 * 1.1))


def test_a_line_that_somebody_draws_is_not_a_fact_to_find_out(dataset, alder):
    lines = {name for name, one in by_id(dataset, alder).items() if one.kind == "line"}
    assert lines == {row.id for row in dataset.assumption if row.group == "Geography and gates"} | {
        "scale_gate_seats", "scale_gate_country_cap"}


def test_a_value_set_by_hand_is_the_typical_one_and_stretches_the_evidence(dataset, alder):
    one = by_id(dataset, set_to(alder, shrinkage=0.4))["shrinkage"]
    assert (one.low, one.typical, one.high) == (0.2, 0.4, 0.4)


def test_a_typed_cost_at_home_is_an_input_of_its_own(dataset, alder):
    typed = replace(dataset, case=tuple(replace(row, home_cost_usd_h=40.0) for row in dataset.case))
    assert by_id(typed, alder)["home_cost"].typical == 40.0


def test_values_are_said_with_their_unit_and_currency(dataset, alder):
    found = by_id(dataset, alder)
    assert found["home_wage"].said(15.6) == "$15.60 an hour"
    assert found["home_wage"].said(15.6, "de_DE", Money("EUR", 0.5)) == "7,80\xa0€ an hour"
    assert found["open_prices"].said(-0.5) == "50% of the way to the low end"
    assert found["open_prices"].said(0.0) == "in the middle of what is published"
    assert found["stake_rule_of_law_min"].said(15.1) == "percentile 15.1"


@pytest.mark.parametrize("name", ["max_occupancy", "replacement_cost_usd", "span_of_control", "quoted_prices",
                                  "stake_rule_of_law_min", "open_prices", "harder_after_deflection", "home_wage"])
def test_two_values_that_differ_read_differently(dataset, alder, name):
    one = by_id(dataset, alder)[name]
    near = one.typical + 0.004 * (one.high - one.low)
    assert one.said(near, beside=one.typical) != one.said(one.typical, beside=near)


def test_nobody_has_evidence_for_a_weight(dataset, alder):
    weights = weights_of_themes(dataset, alder)
    assert len(weights) == len(dataset.theme)
    assert not any(one.evidenced for one in weights)
    assert sum(one.typical for one in weights) == pytest.approx(1)
