"""A file that names what is not there is told what was meant."""

from __future__ import annotations

import pytest

from cxmodel.scenario.members import override_faults, unknown


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
