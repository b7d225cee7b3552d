"""A plan goes to the solver's shares and back; every rule knows its key."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.evaluate.sourced import posed
from tests.model.evaluate.sourced.conftest import ruled


def test_placements_and_shares_are_two_ways_to_write_one_plan(dataset, alder, best):
    asked = posed(dataset, alder)
    shares = asked.shares(best.placements)
    assert shares.sum(axis=1) == pytest.approx(np.ones(shares.shape[0]))
    assert asked.placements(shares) == tuple(sorted(best.placements, key=lambda one: np.argwhere(
        np.array([[row.id == one[0] and site.id == one[1] for site in dataset.site]
                  for row in dataset.activities_of("alder")]))[0].tolist()))


def test_only_what_the_user_set_has_a_key(dataset, alder):
    asked = posed(dataset, ruled(alder, rules={"most:vendor": 3, "shores": 0.1}))
    keys = {told.id: told.key for told in asked.rules}
    assert keys["most:vendor"] == "most:vendor"
    assert keys["shores:offshore:most"] == "shores"
    assert keys["country_cap"] == keys["capacity"] == ""


def test_a_rule_on_saving_is_not_charged_with_waits(dataset, alder):
    """Callers who give up are a risk, not a cost; what stands for them in the charges is given back to the rule."""
    asked = best_of = posed(dataset, ruled(alder, rules={"saving": 5e6}))
    limit = best_of.told("saving").rule.limit
    given = {rule.id: rule.limit for rule in asked.asked}["saving"]
    assert limit == -5e6
    assert given == pytest.approx(limit + asked.charges.slack)
