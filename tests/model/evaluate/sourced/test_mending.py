"""Each change of a repair lands where a person would have made it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import posed
from cxmodel.model.evaluate.sourced.mending import with_changes
from cxmodel.model.sourcing import Change
from tests.model.evaluate.sourced.conftest import ruled


def after(dataset, scenario, rule, amount, item=None):
    asked = posed(dataset, scenario)
    return with_changes(asked, scenario, [Change(asked.told(rule).rule, amount, item)])


def test_a_rule_of_the_user_gets_its_new_limit(dataset, alder):
    scenario = ruled(alder, rules={"most:vendor": 2, "saving": 5e6, "risk": 4, "floor:moved": 0.5})
    assert dict(after(dataset, scenario, "most:vendor", 1).rules)["most:vendor"] == 3
    assert dict(after(dataset, scenario, "saving", 1e6).rules)["saving"] == pytest.approx(4e6)
    assert dict(after(dataset, scenario, "risk", 2).rules)["risk"] == 6
    assert "floor:moved" not in dict(after(dataset, scenario, "floor:moved", 0.5).rules)


def test_sliders_are_held_less_tightly(dataset, alder):
    scenario = ruled(alder, rules={"shores": 0.05})
    assert dict(after(dataset, scenario, "shores:offshore:most", 0.1).rules)["shores"] == pytest.approx(0.15)


def test_seats_are_granted_on_top_of_those_granted_before(dataset, alder):
    site = dataset.site[3].id
    scenario = ruled(alder, rules={f"more_seats:{site}": 10})
    assert dict(after(dataset, scenario, "capacity", 14, 3).rules)[f"more_seats:{site}"] == 24


def test_a_verdict_becomes_outsourcing_with_less_at_home(dataset, alder):
    mended = after(dataset, alder, "verdict:loyalty_programme", 0.3)
    assert dict(mended.placements) == {"loyalty_programme": "outsource"}
    assert dict(mended.rules) == {"keep:loyalty_programme": pytest.approx(0.7)}
    assert after(dataset, alder, "verdict:loyalty_programme", 1.0).rules == ()


def test_the_country_cap_moves_on_its_slider(dataset, alder):
    assert after(dataset, alder, "country_cap", 0.15).country_cap == pytest.approx(0.75)


def test_what_is_barred_is_let_through(dataset, alder):
    scenario = replace(alder, excluded_countries=("GTM",))
    billing = [row.id for row in dataset.activities_of("alder")].index("billing")
    assert after(dataset, scenario, "excluded:GTM", 1, billing).rules == (("through:excluded:GTM:billing", 1.0),)


def test_the_scale_gate_is_waived_for_a_looser_rule(dataset, northmere):
    assert dict(after(dataset, northmere, "scale:countries", 1).rules) == {"waived:scale:countries": 1.0,
                                                                           "least:country": 1.0}
    assert dict(after(dataset, northmere, "scale:countries", 2).rules) == {"waived:scale:countries": 1.0}
    strict = ruled(northmere, rules={"cap:country": 0.5})
    assert dict(after(dataset, strict, "scale:country_cap", 0.2).rules)["cap:country"] == 0.5
