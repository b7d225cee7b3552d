"""Every rule as rows: exactly the plans that obey its sentence are possible."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.sourcing.limits import drafted, elastic
from cxmodel.model.sourcing.rules import LeastShare
from cxmodel.model.sourcing.search import search
from tests.model.sourcing import peer
from tests.model.sourcing.markets import market, rule_book


@pytest.mark.parametrize("seed", range(25))
def test_a_plan_is_possible_exactly_when_it_obeys_each_rule(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 3, 4, seed % 3 > 0)
    for rule in [*rule_book(rng, problem, 18, harsh=seed % 2 > 0), LeastShare(id="slivers", limit=0.4)]:
        model, layout = drafted(problem, [rule], None)
        for _ in range(3):
            shares = np.where(problem.allowed, rng.integers(0, 2, problem.allowed.shape), 0.0)
            shares[np.arange(3), rng.integers(0, 1, 3)] += rng.integers(1, 3)
            shares /= shares.sum(axis=1, keepdims=True)
            part = shares[layout.act, layout.site]
            low, high = model.low.copy(), model.high.copy()
            low[: part.size] = part
            high[: part.size] = part
            fixed = replace(model, low=low, high=high)
            held = (part <= model.high[: part.size] + 1e-9).all() and search(fixed, 0.0, 10.0).x is not None
            assert held == peer.obeys(problem, [rule], shares), rule


@pytest.mark.parametrize("seed", range(10))
def test_when_every_rule_may_give_some_plan_is_possible_and_it_gives_nothing_when_nothing_is_needed(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 4, 5)
    rules = rule_book(rng, problem, 9, harsh=True)
    given = search(elastic(problem, rules, [], 1.0)[0], 0.0, 10.0)
    possible = search(drafted(problem, rules, None)[0], 0.0, 10.0).x is not None
    assert given.state == "optimal"
    assert (given.value < 1e-6) == possible
