"""A price is the difference of two independent solves."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.sourced import price_tags, spoken
from cxmodel.model.evaluate.sourced.tags import _sentence
from cxmodel.model.sourcing import solve
from tests.model.evaluate.sourced.conftest import ruled

GAP = 1e-3


@pytest.fixture(scope="module")
def scenario(alder):
    return ruled(alder, rules={"most:vendor": 1, "cap:shore:offshore": 0.2})


@pytest.fixture(scope="module")
def tags(few_sites, scenario):
    return tuple(price_tags(few_sites, scenario, gap=GAP))


def test_every_rule_has_its_price_the_users_first(few_sites, scenario, tags):
    from cxmodel.model.evaluate.sourced import settled

    assert [tag.told.id for tag in tags] == [told.id for told in settled(few_sites, scenario).posed.rules]
    assert [tag.told.key for tag in tags[:2]] == ["cap:shore:offshore", "most:vendor"]


def test_a_price_is_what_is_gained_without_the_rule(few_sites, scenario, tags):
    """Solved anew on the whole problem, without the shortcuts of the tags."""
    from cxmodel.model.evaluate.sourced import settled

    asked = settled(few_sites, scenario).posed
    whole = solve(asked.problem, asked.asked, gap=GAP)
    for tag in tags[:2]:
        without = solve(asked.problem, [rule for rule in asked.asked if rule.id != tag.told.id], gap=GAP)
        assert tag.price == pytest.approx(whole.value - without.value, abs=2 * GAP * abs(without.value))


def test_no_price_is_below_nothing_and_no_step_dearer_than_the_rule(tags):
    for tag in tags:
        assert tag.price >= 0
        assert tag.step_price is None or -tag.unsure <= tag.step_price <= tag.price + 2 * tag.unsure


def test_prices_are_said_in_money_a_year(tags):
    one = next(tag for tag in tags if tag.told.id == "most:vendor")
    assert spoken(one.sentence).startswith("Costs $")
    assert spoken(one.step) == "Use at most 2 vendors"
    bar = next(tag for tag in tags if tag.told.id.startswith("checklist:"))
    assert (bar.step, bar.step_price) == ((), None)


def test_nothing_has_a_price_where_no_plan_is_possible(few_sites, alder):
    assert tuple(price_tags(few_sites, ruled(alder, rules={"saving": 1e9}))) == ()


def test_a_price_below_zero_is_told_as_nothing(few_sites, alder):
    from cxmodel.model.evaluate.sourced import posed

    asked = posed(few_sites, alder)
    assert spoken(_sentence(-40_000.0, None, 0.1 * asked.baseline, asked)) == "Costs nothing now"
    assert spoken(_sentence(40_000.0, None, 0.1 * asked.baseline, asked)).startswith("Costs at most $")
