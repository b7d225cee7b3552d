"""Rules that follow from elsewhere are told with where they come from, and can be waived or let through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import posed, spoken
from cxmodel.model.sourcing.rules import KeepHome
from tests.model.evaluate.sourced.conftest import ruled


def ids(asked):
    return {told.id: told for told in asked.rules}


def test_verdicts_keep_work_at_home(dataset, alder):
    rules = ids(posed(dataset, replace(alder, shared_out=0.3)))
    whole, part = rules["verdict:loyalty_programme"], rules["verdict:complaints"]
    assert isinstance(whole.rule, KeepHome)
    assert (whole.rule.limit, part.rule.limit) == (1.0, pytest.approx(0.7))
    assert spoken(whole.parts) == "Keep all of Loyalty programme at home"
    assert spoken(part.parts) == "Keep at least 70% of First-line complaints at home"
    assert "verdict:billing" not in rules
    assert whole.origin == "verdict"


def test_the_scale_gate_asks_for_two_countries_only_above_it(dataset, alder, northmere):
    small, large = ids(posed(dataset, alder)), ids(posed(dataset, northmere))
    assert not any(name.startswith("scale:") for name in small)
    assert large["scale:countries"].rule.limit == 2
    assert large["scale:country_cap"].rule.limit == pytest.approx(0.6)
    assert "1,000 seats" in large["scale:countries"].where


def test_a_failed_checklist_bars_every_site_of_the_vendor(dataset, alder):
    asked = posed(dataset, alder)
    barred = {asked.basis.sites[site].vendor_id for told in asked.rules if told.id.startswith("checklist:")
              for _, site in told.rule.pairs}
    failed = {site.vendor_id for site, reasons in zip(dataset.site, asked.basis.reasons, strict=True)
              if any("needed" in reason for reason in reasons)}
    assert barred == failed != set()


def test_a_rule_can_be_waived_and_an_activity_let_through(dataset, northmere):
    asked = posed(dataset, ruled(northmere, rules={"waived:scale:countries": 1, "waived:capacity": 1,
                                                   "through:checklist:oatfield:billing": 1}))
    assert {told.id for told in asked.waived} == {"scale:countries", "capacity"}
    assert not {"scale:countries", "capacity"} & set(ids(asked))
    billing = next(place for place, row in enumerate(asked.basis.activities) if row.id == "billing")
    bar = ids(asked)["checklist:oatfield"].rule
    assert billing in {act for act, _ in bar.pairs}
    assert billing not in {act for act, _ in bar.ruled_out}


def test_granted_seats_are_said_with_the_offer(dataset, alder):
    site = dataset.site[0]
    asked = posed(dataset, ruled(alder, rules={f"more_seats:{site.id}": 14}))
    assert ids(asked)["capacity"].rule.more == ((0, 14.0),)
    assert spoken(ids(asked)["capacity"].parts).endswith(f"and 14 more in {asked.names.site[0]}")
