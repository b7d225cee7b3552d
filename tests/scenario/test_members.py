"""A file that names what is not there is told what was meant."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cxmodel.scenario import from_json, to_json
from cxmodel.scenario.members import override_faults, unknown
from cxmodel.tables import Touchpoint


@pytest.mark.parametrize(("name", "value", "meant"), [
    ("price_wight", 0.3, "price_weight"),
    ("case", "aldr", "alder"),
    ("excluded_countries", ["PHLL"], "PHL"),
    ("placements", {"biling": "keep"}, "billing"),
    ("theme_weights", {"cultur": 1}, "culture"),
    ("criterion_weights", {"cultural_mach": 0.5}, "cultural_match"),
    ("overrides", {"shrinkge": 0.3}, "shrinkage"),
    ("scores", {"heronlite:cultural_match": 3}, "heronlight"),
    ("scores", {"heronlight:cultural_mach": 3}, "cultural_match"),
    ("open_scores", ["heronlight:cultural_mach"], "cultural_match"),
    ("evidence", {"heronlite:cultural_match": "seen"}, "heronlight"),
    ("assessors", {"heronlight:cultural_mach": "Ana"}, "cultural_match"),
    ("judgements", {"points:theme:culture": 20}, "themes"),
    ("judgements", {"points:themes:cultur": 20}, "culture"),
    ("judgements", {"pairwise:culture:cultural_mach:customer_culture": 3}, "cultural_match"),
    ("voices", {"Ana:themes:jurney": 0.2}, "journey"),
    ("rules", {"mots:vendor": 3}, "most"),
    ("rules", {"cap:vendor:heronlite": 0.3}, "heronlight"),
    ("rules", {"floor:country:PHLL": 0.3}, "PHL"),
    ("rules", {"keep:biling": 1}, "billing"),
    ("rules", {"go:biling:vendor:heronlight": 1}, "billing"),
    ("rules", {"go:billing:site:heronlight-ceb": 1}, "heronlight-cebu"),
    ("rules", {"more_seats:heronlight-ceb": 14}, "heronlight-cebu"),
    ("rules", {"through:gates:biling": 1}, "billing"),
    ("chosen", {"biling:heronlight-cebu": 0.5}, "billing"),
    ("chosen", {"billing:heronlight-ceb": 0.5}, "heronlight-cebu"),
    ("voices", {"Ana:culture:customer_cultur": 0.2}, "customer_culture"),
    ("layer_readiness", {"chatbt:culture": 2}, "chatbot:culture"),
])  # fmt: skip
def test_what_is_not_known_is_told_with_what_was_meant(name, value, meant, dataset):
    (fault,) = unknown(name, value, {}, dataset, "ours.json")
    assert fault.where.startswith("ours.json")
    assert fault.mend == f"Did you mean '{meant}'?"


def test_a_criterion_is_weighed_inside_its_own_theme_only(dataset):
    (fault,) = unknown("judgements", {"points:journey:cultural_match": 20}, {}, dataset, "ours.json")
    assert fault.what == "There is no criterion of journey 'cultural_match'"


def test_a_vendor_and_a_criterion_that_are_both_wrong_are_both_told(dataset):
    assert len(unknown("scores", {"nobody:nothing": 3}, {}, dataset, "ours.json")) == 2


def test_an_activity_of_another_case_is_none_of_this_one(dataset):
    ours, theirs = ({row.id for row in dataset.activities_of(case)} for case in ("alder", "northmere"))
    other = min(theirs - ours)
    for name, key in (("rules", f"keep:{other}"), ("chosen", f"{other}:heronlight-cebu")):
        assert unknown(name, {key: 0.5}, {"case": "northmere"}, dataset, "ours.json") == []
        (fault,) = unknown(name, {key: 0.5}, {"case": "alder"}, dataset, "ours.json")
        assert fault.what == f"There is no activity '{other}'"


@pytest.mark.parametrize(("name", "value", "shape"), [
    ("scores", [], "names with values"), ("open_scores", {}, "a list"), ("price_weight", {}, "one value"),
    ("judgements", 3, "names with values"), ("onshore", [0.1], "one value"), ("rules", ["saving"], "names with values"),
    ("chosen", [], "names with values"),
])  # fmt: skip
def test_a_value_of_another_shape_is_told_its_shape(name, value, shape, dataset):
    (fault,) = unknown(name, value, {}, dataset, "ours.json")
    assert fault.what == f"'{name}' should hold {shape}"


@pytest.mark.parametrize(("name", "value"), [
    ("scores", {"heronlight:cultural_match": 3}), ("open_scores", ["heronlight:cultural_match"]),
    ("judgements", {"pairwise:themes:culture:journey": 3}), ("judgements", {"ranks:culture:cultural_match": 1}),
    ("voices", {"Ana María:themes:culture": 0.4}), ("price_weight", 0.4),
])  # fmt: skip
def test_what_is_known_passes(name, value, dataset):
    assert unknown(name, value, {}, dataset, "ours.json") == []


def test_an_override_outside_its_bounds_names_the_bounds(dataset):
    (fault,) = override_faults({"max_occupancy": 0.99}, dataset, "ours.json")
    assert fault.where == "ours.json, assumption max_occupancy"
    assert fault.mend == "Enter a value from 0.500 to 0.970."
    assert override_faults({"max_occupancy": 0.9}, dataset, "here") == []


def test_an_emotion_and_a_moment_of_truth_belong_to_a_touchpoint_of_the_case(dataset):
    met = replace(dataset, touchpoint=tuple(_touchpoint(case) for case in ("alder", "northmere")))
    for name, value in (("emotions", -1.0), ("moments", "yes")):
        assert unknown(name, {"alder_call": value}, {"case": "alder"}, met, "ours.json") == []
        (fault,) = unknown(name, {"northmere_call": value}, {"case": "alder"}, met, "ours.json")
        assert fault.mend == "Did you mean 'alder_call'?"
        (fault,) = unknown(name, {"alder_cal": value}, {"case": "alder"}, met, "ours.json")
        assert fault.mend == "Did you mean 'alder_call'?"
    bare = replace(dataset, touchpoint=())
    assert unknown("emotions", {"call": 1.0}, {}, bare, "ours.json")[0].mend == "Leave it out: there is none."


def test_a_scenario_saved_before_there_was_a_journey_still_opens(dataset, alder):
    body = json.loads(to_json(alder))
    old = {name: value for name, value in body.items() if name not in ("emotions", "moments", "layer_readiness")}
    assert from_json(json.dumps(old), dataset) == alder


def test_what_a_room_says_of_the_journey_survives_its_file(dataset, alder):
    met = replace(dataset, touchpoint=(_touchpoint("alder"),))
    said = replace(alder, emotions=(("alder_call", -1.5),), moments=(("alder_call", "yes"),),
                   layer_readiness=(("chatbot:culture", 1.0), ("person:operations", 2.5)))
    assert from_json(to_json(said), met) == said


def _touchpoint(case: str) -> Touchpoint:
    return Touchpoint(case, f"{case}_call", 1, "use", "Call", "phone", None, 100.0, 0.0, False, None, None, None, None,
                      "high_touch", None, "in_house", None)
