"""A scenario survives its file, and all faults of a bad file are told at once, never with a traceback."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given

from cxmodel.errors import CxError
from cxmodel.scenario import from_json, starting, to_json
from cxmodel.schema import fields_of
from tests.scenario.plan_decisions import planned
from tests.scenario.test_decided import NAMED, NUMBERS
from tests.scenario.vendor_decisions import vendor_decisions
from tests.worlds import scenarios


def faults_in(body, dataset) -> tuple[CxError, ...]:
    with pytest.raises(CxError) as caught:
        from_json(body if isinstance(body, str) else json.dumps(body), dataset, "ours.json")
    return getattr(caught.value, "faults", (caught.value,))


@given(scenario=planned(scenarios()), decided=vendor_decisions())
def test_a_scenario_survives_its_file(scenario, decided, dataset):
    scenario = replace(scenario, **decided)
    again = from_json(to_json(scenario), dataset)
    assert again == scenario
    assert hash(again) == hash(scenario)
    assert again.content == scenario.content
    assert to_json(again) == to_json(scenario)


def test_every_field_is_in_the_file(alder):
    body = json.loads(to_json(alder))
    assert body.pop("version") == 1
    assert list(body) == [field.name for field in fields_of(type(alder))]


def test_work_saved_before_there_were_vendor_decisions_still_opens(alder, dataset):
    body = json.loads(to_json(replace(alder, country_cap=0.3)))
    for name in ("price_weight", "scores", "open_scores", "evidence", "assessors", "judgements", "voices"):
        del body[name]
    assert from_json(json.dumps(body), dataset) == replace(alder, country_cap=0.3)


def test_work_saved_before_there_were_rules_of_the_plan_still_opens(alder, dataset):
    body = json.loads(to_json(replace(alder, country_cap=0.3)))
    for name in ("rules", "chosen"):
        del body[name]
    assert from_json(json.dumps(body), dataset) == replace(alder, country_cap=0.3)


def test_a_plan_whose_site_is_gone_is_a_fault_of_its_file(alder, dataset):
    text = to_json(replace(alder, chosen=(("billing:heronlight-cebu", 0.5),)))
    fewer = replace(dataset, site=tuple(row for row in dataset.site if row.id != "heronlight-cebu"))
    with pytest.raises(CxError, match="There is no site 'heronlight-cebu'"):
        from_json(text, fewer)


def test_what_a_file_does_not_say_stays_as_at_the_start(dataset):
    read = from_json('{"version": 1, "case": "northmere", "moved_share": 0.5}', dataset)
    assert read == replace(starting(dataset, "northmere"), moved_share=0.5)
    assert from_json("{}", dataset) == starting(dataset)


def test_weights_in_a_file_need_not_add_up(dataset):
    read = from_json('{"theme_weights": {"culture": 3, "journey": 1}}', dataset)
    assert {name: weight for name, weight in read.theme_weights if weight} == {"culture": 0.75, "journey": 0.25}


def test_weights_a_file_leaves_out_share_the_rest_as_at_the_start(dataset, alder):
    weights = dict(from_json('{"theme_weights": {"culture": 0.28}}', dataset).theme_weights)
    assert weights.pop("culture") == pytest.approx(0.28)
    for name, weight in weights.items():
        assert weight == pytest.approx(0.72 * alder.weight(name) / (1 - alder.weight("culture")))


def test_every_fault_of_a_file_is_told_at_once_with_place_and_remedy(dataset):
    found = faults_in({"onshor": 0.1, "offshore": 7, "objective": "cheap", "excluded_countries": ["PHLL"],
                       "placements": {"biling": "keep", "returns": "kep"}, "case": "alder",
                       "theme_weights": {"cultur": 1}, "overrides": {"shrinkge": 0.3, "avoidable_share": 3.0}},
                      dataset)
    told = {fault.what for fault in found}
    assert {"'onshor' is not a part of a scenario", "'biling' is not known", "'cultur' is not known",
            "'shrinkge' is not known", "There is no country 'PHLL'",
            "Home cost that really stops is 3", "Share of the moved work that goes far is 7",
            "'cheap' is not known as what the plan is best at"} <= told
    assert all(fault.where and fault.mend for fault in found)
    mends = " ".join(fault.mend for fault in found)
    for meant in ("onshore", "billing", "culture", "shrinkage", "PHL"):
        assert f"Did you mean '{meant}'?" in mends


@pytest.mark.parametrize("body", [
    "{", "[1]", "3", '{"version": 2}', {"case": "nobody"}, {"case": ["alder"]}, {"case": 5}, {"case": None},
    {"onshore": "0.1"}, {"onshore": None}, {"onshore": True}, {"onshore": [0.1]}, {"onshore": {"a": 1}},
    {"onshore": 1e30}, {"horizon_years": 2.5}, {"horizon_years": 0}, {"objective": 3}, {"placements": ["billing"]},
    {"placements": {"billing": 3}}, {"excluded_countries": "PHL"}, {"excluded_countries": [1]},
    {"excluded_countries": [["PHL"]]}, {"overrides": {"shrinkage": "0.2"}}, {"overrides": {"shrinkage": [0.2]}},
    {"theme_weights": {"culture": -1}}, {"theme_weights": {"culture": "1"}}, {"factor_weights": {"luck": 1}},
    {"factor_scores": {"billing:luck": 1}}, {"factor_scores": {"billing:elevated_risk": 4.5}},
    {"scores": {"heronlight:cultural_match": "3"}}, {"scores": {"heronlight:cultural_match": 5}}, {"scores": []},
    {"scores": {"heronlight:cultural_match": 3}, "open_scores": ["heronlight:cultural_match"]},
    {"open_scores": [3]}, {"open_scores": "heronlight"}, {"open_scores": [["heronlight"]]}, {"evidence": {"a": 3}},
    {"evidence": {"heronlight:cultural_match": 3}}, {"evidence": {"heronlight:cultural_match": ""}},
    {"assessors": {"heronlight:cultural_match": ["Ana"]}}, {"judgements": {"points": 3}}, {"judgements": {"": 3}},
    {"judgements": {"points:themes:culture": "3"}}, {"judgements": {"pairwise:themes:culture:journey": 0}},
    {"voices": {"Ana:themes:culture": 2}}, {"voices": {":::": 0.5}}, {"price_weight": 25},
    {"rules": {"most:vendor": 2.5}}, {"rules": {"most:vendor": "3"}}, {"rules": {"luck": 1}}, {"rules": {"": 1}},
    {"rules": {"cap:vendor:nobody": 0.5}}, {"rules": {"saving": None}}, {"rules": {"waived:scale": 0}}, {"rules": 3},
    {"chosen": {"billing": 0.5}}, {"chosen": {"billing:nowhere": 0.5}}, {"chosen": {"billing:heronlight-cebu": 2}},
    {"chosen": {"billing:heronlight-cebu": 0.6, "billing:heronlight-portland": 0.6}}, {"chosen": {":": 0.5}},
    {"onshore": 0.5}, {"keep_above": 0.3, "outsource_below": 0.4}, {"version": "1"},
], ids=str)
def test_a_malformed_file_is_answered_with_sentences_never_with_a_traceback(body, dataset):
    for fault in faults_in(body, dataset):
        assert fault.what
        assert fault.where
        assert fault.mend


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_nan_and_infinity_in_a_file_are_told(bad, dataset):
    for name in NUMBERS:
        assert "finite" in faults_in({name: bad}, dataset)[0].what
    for name, key in NAMED:
        assert faults_in({name: {key: bad}}, dataset)
