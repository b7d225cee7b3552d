"""The command `optimise`: a plan, a frontier, or a conflict with its repair, as plain JSON."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace

import numpy as np
import pytest

from cxmodel import optimising
from cxmodel.optimising import add_optimise, answer, without_plan
from tests.model.evaluate.sourced.conftest import ruled


@pytest.fixture(scope="module")
def smaller(dataset):
    """The shipped world with the sites of four vendors: quick to solve."""
    vendors = ("wayfennel", "monsoonleaf", "isthmarelle", "orbinelle")
    return replace(dataset, site=tuple(row for row in dataset.site if row.vendor_id in vendors))


@pytest.fixture
def parse():
    """The command's options, as the command line reads them."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    add_optimise(commands, lambda one: one.add_argument("--case"), lambda options: None)
    return lambda *words: parser.parse_args(["optimise", *words])


def test_the_plan_its_rules_and_its_figures(dataset, alder):
    told = answer(dataset, alder)
    assert told["state"] == "optimal"
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert set(told["plan"][0]) == {"activity", "site", "vendor", "country", "share"}
    assert all(rule["holds"] for rule in told["rules"])
    assert any(rule["sentence"] == "Keep all of Loyalty programme at home" for rule in told["rules"])
    assert told["results"]["risk_adjusted_net"]["typical"] > 0.3
    assert abs(told["reckoned"] - told["evaluated"]) < 0.005 * told["evaluated"] / 0.3
    assert "frontier" not in told
    assert "conflict" not in told
    assert without_plan(told) == ""


def test_a_frontier_on_request(dataset, alder):
    points = answer(dataset, alder, points=3)["frontier"]
    assert len(points) >= 3
    assert [point["cx_risk_index"] for point in points] == sorted(point["cx_risk_index"] for point in points)
    assert [point["risk_adjusted"] for point in points] == sorted(point["risk_adjusted"] for point in points)


def test_a_conflict_is_an_answer(dataset, alder):
    told = answer(dataset, ruled(alder, rules={"keep:billing": 0.6, "go:billing:vendor:monsoonleaf": 0.7}))
    assert (told["state"], told["plan"], told["results"]) == ("impossible", [], None)
    assert (told["gap"], told["evaluated"]) == (None, None)
    assert set(told["conflict"]["rules"]) == {"keep:billing", "go:billing:vendor:monsoonleaf"}
    assert told["repair"]["sentence"].startswith("The smallest repair: ")
    assert all(rule["holds"] is None for rule in told["rules"])
    assert without_plan(told).startswith("These cannot all hold: ")
    assert "The smallest repair: " in without_plan(told)


def test_a_saving_missed_by_a_little_says_by_how_much_and_offers_what_can_be_had(smaller, alder):
    most = answer(smaller, ruled(alder, objective="cost"))["evaluated"]
    told = answer(smaller, ruled(alder, rules={"saving": round(most + 10_000)}))
    assert (told["state"], told["plan"]) == ("stopped", [])
    assert told["conflict"]["missed"].startswith("The nearest plan misses by ")
    assert told["repair"]["changes"]
    assert "once whole people are counted" in without_plan(told)
    assert "A repair: " in without_plan(told)


def test_of_no_plan_in_time_it_is_said_how_to_go_on():
    assert "--time-limit" in without_plan({"results": None})


def test_a_plan_that_is_held_back_says_which_rule_it_breaks(dataset, alder):
    best = optimising.optimise(dataset, alder)
    held_back = replace(best, state="stopped", placements=(), results=None, broken=best.posed.rules[-1:],
                        gap=np.inf, reckoned=np.nan, evaluated=np.nan)
    told = optimising.answer_of(dataset, held_back)
    assert (told["state"], told["plan"], told["results"]) == ("stopped", [], None)
    assert told["why_no_plan"].endswith("Stay within the seats that each site offers.")
    assert [rule["id"] for rule in told["rules"] if rule["holds"] is False] == ["capacity"]


def test_the_options_are_read(parse):
    assert (parse().frontier, parse().time_limit) == (None, 20.0)
    assert (parse("--frontier", "12").frontier, parse("--time-limit", "2.5").time_limit) == (12, 2.5)


@pytest.mark.parametrize("words", [("--frontier", "1"), ("--frontier", "many"), ("--time-limit", "0"),
                                   ("--time-limit", "soon")])
def test_a_wrong_call_says_how_to_call(parse, words, capsys):
    with pytest.raises(SystemExit):
        parse(*words)
    assert "frontier has from" in (said := capsys.readouterr().err) or "time limit is" in said
