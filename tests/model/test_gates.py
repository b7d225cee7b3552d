"""Gates pass or fail; what nobody has scored does not pass, what nobody published is not held against a country."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxmodel.model.gates import location_reasons, scale_gate, vendor_reasons

NAMES = {"security": "Data security", "solvency": "Solvency"}


@given(st.floats(0, 4), st.floats(0, 4))
def test_a_gate_passes_at_its_minimum_and_above(score, minimum):
    assert (vendor_reasons({"security": score}, {"security": minimum}, NAMES) == []) == (score >= minimum)


def test_a_gate_nobody_scored_is_not_passed():
    assert vendor_reasons({}, {"security": 2.0}, NAMES) == [
        "Data security has no score yet, at least 2 is needed"]
    assert vendor_reasons({"security": None}, {"security": 2.0}, NAMES) != []


def test_every_failed_gate_is_named():
    assert len(vendor_reasons({"security": 1, "solvency": 0}, {"security": 2, "solvency": 1}, NAMES)) == 2


def test_points_elsewhere_never_buy_a_gate():
    assert vendor_reasons({"security": 1, "brilliance": 4}, {"security": 2}, NAMES) != []


def test_table_stakes_look_the_right_way():
    assert location_reasons([("Rule of law", 12, 15, True), ("Peace index", 3.0, 2.9, False)]) == [
        "Rule of law is 12, at least 15 is needed", "Peace index is 3, at most 2.9 is needed"]
    assert location_reasons([("Rule of law", 15, 15, True), ("Peace index", 2.9, 2.9, False)]) == []
    assert location_reasons([("Rule of law", None, 15, True)]) == []


def test_the_scale_gate_opens_above_a_thousand_not_at_it():
    assert [scale_gate(seats, 1000) for seats in (999, 1000, 1000.5, 1534)] == [
        "niche", "niche", "multi_regional", "multi_regional"]
