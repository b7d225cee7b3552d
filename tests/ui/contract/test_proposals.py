"""The journey asks: its peaks, troughs and moments of truth, named with what customers feel there."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.scenario import starting
from cxmodel.ui.contract.proposals import calls, places_of
from tests.exchange.schedule import world


def test_each_kind_of_place_asks_for_its_metrics_with_a_reason(signed):
    found = {call.kind: call for call in calls(signed, starting(signed, world.CASE))}
    assert list(found) == ["moment_of_truth", "trough", "peak", "always"]
    assert [row.name for row in found["trough"].metrics] == ["FCR", "Says it back"]
    assert found["trough"].told.startswith("1 trough: Waits for a repair (−1.7)")
    assert found["moment_of_truth"].told == "2 moments of truth: Waits for a repair (−1.7) and Renews (0.5)"
    assert "let down" in found["trough"].because


def test_a_what_if_on_the_journey_asks_for_other_metrics(signed):
    now = starting(signed, world.CASE)
    after = replace(now, moments=(("renews", "no"), ("waits_for_a_repair", "no")), emotions=(("opens_the_box", 0.0),))
    assert next(call.kind for call in calls(signed, after)) != "moment_of_truth"
    assert ("Opens the box", 1.6) in places_of(signed, now)["peak"]
    assert "Opens the box" not in [name for name, _ in places_of(signed, after)["peak"]]


def test_without_a_journey_only_what_belongs_everywhere_is_asked(signed):
    found = calls(replace(signed, touchpoint=()), starting(signed, world.CASE))
    assert [(call.kind, call.told) for call in found] == [("always", "Every contract")]
