"""The list of rules: sentences with their number, prices beside them, and what a report changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.model.evaluate.sourced import posed
from cxmodel.ui.plan import rules
from cxmodel.ui.plan.rules import Price, changed, words_of


@pytest.fixture
def told(work_of, ruled, dataset):
    def make(prices=None, pricing=False, broken=()):
        prices = prices or {}
        dearest = max((price.cost for price in prices.values()), default=0.0)
        return rules._Told(work_of(ruled), posed(dataset, ruled), prices, pricing, dearest, frozenset(broken))

    return make


def test_a_rule_is_a_sentence_with_its_number_as_a_field(told):
    row = told().own("cap:country", 0.5)
    assert [part.get("text") for part in row.parts] == ["At most", None, "of the moved work in any one country"]
    field = row.parts[1]
    assert (field["value"], field["low"], field["high"], field["after"]) == (50, 0, 100, "%")
    assert field["label"] == row.plain == "At most 50% of the moved work in any one country"
    assert row.own
    assert (field["whole"], field["bounds"]) == (False, "a number from 0 to 100")
    vendor = told().own("most:vendor", 3.0)
    assert vendor.plain == "At most 3 vendors"


def test_prices_are_told_largest_with_the_longest_bar(told):
    prices = {"cap:country": Price(84_000, 30_000, "55 %"), "most:vendor": Price(42_000, 0.0)}
    dear, cheap = told(prices).own("cap:country", 0.5), told(prices).own("most:vendor", 3.0)
    assert "$84K a year" in dear.price
    assert "a step saves $30K" in dear.price
    assert "width:100%" in dear.price
    assert "width:50%" in cheap.price
    assert dear.price_help == "One step: 55 %."


def test_what_is_not_priced_yet_says_so_and_what_costs_nothing_too(told):
    assert "pricing …" in told(pricing=True).own("most:vendor", 3.0).price
    assert "pricing" not in told().own("most:vendor", 3.0).price
    assert "costs nothing" in told({"most:vendor": Price(10.0)}).own("most:vendor", 3.0).price


def test_rules_from_elsewhere_say_where_they_are_changed(told, dataset, ruled):
    for one in posed(dataset, ruled).rules:
        if one.origin != "user":
            row = told().other(one, True)
            assert row.where.startswith("→ ")
            assert not row.own
            assert row.plain
    head = told({"country_cap": Price(9_000.0)}).fold()
    assert head[0].endswith("rules follow from other pages")
    assert head[1].startswith("$9.0K a year: "), "the price first: the sentence may be cut"
    assert told(pricing=True).fold()[1] == "pricing …"


def test_no_verdict_on_the_prices_while_some_are_still_to_come(told, dataset, ruled):
    others = [one.id for one in posed(dataset, ruled).rules if one.origin != "user"]
    free = {name: Price(0.0) for name in others}
    assert told(free).fold()[1] == "none of them costs anything"
    assert told({others[0]: Price(0.0)}, pricing=True).fold()[1] == f"pricing, 1 of {len(others)} …"
    assert told({others[0]: Price(0.0)}).fold()[1] == "none of the 1 priced so far costs anything"
    assert told({others[0]: Price(9_000.0)}, pricing=True).fold()[1].startswith("dearest so far $9.0K a year: ")


def test_a_rule_in_a_conflict_is_marked(told):
    assert told(broken=("most:vendor",)).own("most:vendor", 3.0).broken
    assert not told(broken=("most:vendor",)).own("cap:country", 0.5).broken


def test_a_number_typed_is_the_new_limit(work_of, ruled):
    work = work_of(ruled)
    assert dict(changed(work, {"rule": "cap:country", "limit": 40}).rules)["cap:country"] == pytest.approx(0.4)
    assert dict(changed(work, {"rule": "most:vendor", "limit": 2}).rules)["most:vendor"] == 2


def test_a_rule_taken_away_is_gone_and_one_from_elsewhere_is_waived_and_asked_again(work_of, ruled):
    work = work_of(ruled)
    assert "cap:country" not in dict(changed(work, {"rule": "cap:country", "gone": True}).rules)
    waived = changed(work, {"rule": "country_cap", "on": False})
    assert dict(waived.rules)["waived:country_cap"] == 1
    assert changed(work_of(waived), {"rule": "country_cap", "on": True}) == ruled


@pytest.mark.parametrize("report", [
    {"rule": "most:country", "limit": 2}, {"rule": "cap:country", "limit": "much"}, {"rule": "cap:country"},
    {"rule": "cap:country", "limit": True}, {"rule": "nothing", "gone": True}, {"rule": "country_cap", "on": "yes"},
    {"rule": "cap:country", "limit": float("nan")}])
def test_a_stale_or_forged_report_changes_nothing(work_of, ruled, report):
    assert changed(work_of(ruled), report) == ruled


def test_a_placement_let_through_says_what_bars_it(work_of, alder, dataset):
    bar = next(one for one in posed(dataset, alder).rules if one.id.startswith("checklist:"))
    activity = dataset.activities_of(alder.case)[0]
    key = f"through:{bar.id}:{activity.id}"
    after = replace(alder, rules=((key, 1.0),))
    said = words_of(work_of(after), posed(dataset, after), key)
    assert said.startswith(f"{activity.name} is let through although: ")
    assert "is not in the plan" in said
