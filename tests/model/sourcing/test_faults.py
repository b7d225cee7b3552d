"""Rules that make no sense are told before anything is solved, all at once."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.errors import CxError, Problems
from cxmodel.model.sourcing import solve
from cxmodel.model.sourcing.faults import check
from cxmodel.model.sourcing.rules import AtMost, Barred, Cap, Capacity, Ceiling, Incumbents, KeepHome, MustGo
from tests.model.sourcing.markets import market, rule_book

PROBLEM = market(np.random.default_rng(1), 3, 4)


@pytest.mark.parametrize(("rule", "words"), [
    (Cap(id="r", kind="vendor", limit=1.2), "Its limit is 1.2"),
    (Cap(id="r", kind="vendor", limit=float("nan")), "Its limit is nan"),
    (Cap(id="r", kind="vendor", limit=0.5, step=0.0), "Its step is 0"),
    (Cap(id="r", kind="planet", limit=0.5), "It speaks of a 'planet'"),
    (AtMost(id="r", kind="moved", limit=1), "It speaks of a 'moved'"),
    (Cap(id="r", kind="vendor", limit=0.5, index=9), "not there"),
    (KeepHome(id="r", activity=3), "not there"),
    (MustGo(id="r", activity=0, kind="site", index=4), "not there"),
    (Incumbents(id="r", vendors=(0, 5), limit=0.1), "not there"),
    (Capacity(id="r", more=((4, 1.0),)), "not there"),
    (Barred(id="r", because="x", pairs=((0, 9),)), "not there"),
    (Cap(id="r", kind="vendor", limit=0.5, of="none"), "It measures something unknown"),
    (Ceiling(id="r", measure="joy", limit=1.0, step=1.0), "It measures something unknown"),
])
def test_a_rule_that_makes_no_sense_is_named(rule, words):
    with pytest.raises(CxError) as told:
        solve(PROBLEM, [rule])
    assert words in told.value.what
    assert told.value.where == "Rule r"


def test_all_faults_come_at_once_and_no_id_twice():
    with pytest.raises(Problems) as told:
        check(PROBLEM, [KeepHome(id="r", activity=9), AtMost(id="r", kind="vendor", limit=-1)])
    assert len(told.value.faults) == 3


def test_without_home_nothing_can_stay_there():
    with pytest.raises(CxError, match="no home"):
        check(market(np.random.default_rng(1), 3, 4, home=False), [KeepHome(id="r", activity=0)])


@pytest.mark.parametrize("seed", range(10))
def test_sensible_rules_pass(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 3, 4)
    check(problem, rule_book(rng, problem, 18))
