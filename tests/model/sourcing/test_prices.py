"""Price tags: each the difference of two solves that know nothing of each other."""

# pyright: reportArgumentType=false, reportOptionalMemberAccess=false, reportOperatorIssue=false
from __future__ import annotations

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.sourcing import Problem, price_tags, solve
from cxmodel.model.sourcing.rules import AtMost, Barred, Cap, Floor, KeepHome
from tests.model.sourcing import dense
from tests.model.sourcing.markets import market, rule_book


@pytest.mark.parametrize("seed", range(20))
def test_every_tag_is_the_difference_of_two_independent_solves(seed):
    rng = np.random.default_rng(2000 + seed)
    problem = market(rng, 4, 5, queues=2)
    rules = rule_book(rng, problem, 5)
    best = dense.best_by_milp(problem, rules)
    if best is None:
        with pytest.raises(CxError, match="cannot all hold"):
            list(price_tags(problem, rules))
        return
    tags = list(price_tags(problem, rules))
    assert [tag.rule for tag in tags] == rules
    for tag in tags:
        others = [rule for rule in rules if rule is not tag.rule]
        assert tag.price == pytest.approx(best - dense.best_by_milp(problem, others), abs=1e-5)
        assert tag.unsure <= 1e-5
        if tag.step_price is not None:
            stepped = dense.best_by_milp(problem, [*others, tag.rule.relaxed(tag.rule.step)])
            assert tag.step_price == pytest.approx(best - stepped, abs=1e-5)
            assert -1e-6 <= tag.step_price <= tag.price + 1e-6


def test_keeping_a_tenth_of_the_work_at_home_costs_a_tenth_of_its_saving():
    problem = Problem([[0, -100.0]], [[0, 1.0]], [[True, True]], [10.0], [[0, 4.0]], [0, 9], [0, 0], [0, 0], [0, 0],
                      home=0)
    (tag,) = price_tags(problem, [KeepHome(id="keep", activity=0, limit=0.3, step=0.1)])
    assert tag.price == pytest.approx(30.0)
    assert tag.step_price == pytest.approx(10.0)
    assert tag.seconds >= 0


def test_rules_that_only_hold_or_not_and_limits_that_forbid_nothing_have_no_step():
    problem = market(np.random.default_rng(4), 3, 4)
    rules = [Barred(id="gate", because="the gate is not met", pairs=((0, 1),)),
             Cap(id="cap", kind="vendor", limit=1.0), Floor(id="floor", kind="shore", index=0, limit=0.0),
             AtMost(id="few", kind="vendor", limit=1)]
    assert [tag.one_step is None for tag in price_tags(problem, rules)] == [True, True, True, False]


def test_tags_come_one_by_one_and_can_be_stopped():
    problem = market(np.random.default_rng(4), 3, 4)
    rules = [AtMost(id="few", kind="vendor", limit=1), AtMost(id="sites", kind="site", limit=1)]
    stop = []
    tags = price_tags(problem, rules, base=solve(problem, rules), cancelled=lambda: bool(stop))
    assert next(tags).rule.id == "few"
    stop.append(True)
    assert list(tags) == []
