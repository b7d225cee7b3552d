"""Rules as data: loosening goes the right way, in steps, and stops where a rule forbids nothing any more."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
    loosest,
)
from tests.model.sourcing import peer
from tests.model.sourcing.markets import market, rule_book


@pytest.mark.parametrize("seed", range(40))
def test_whatever_obeys_a_rule_obeys_it_loosened(seed):
    rng = np.random.default_rng(seed)
    problem = market(rng, 4, 5)
    for rule in rule_book(rng, problem, 8, harsh=seed % 2 > 0):
        looser = [rule.relaxed(rule.step)] + ([rule.relaxed(1.0, 1)] if rule.BY_ITEM else [])
        for _ in range(6):
            shares = np.eye(5)[[rng.choice(np.nonzero(row)[0]) for row in problem.allowed]]
            if peer.obeys(problem, [rule], shares):
                assert peer.obeys(problem, looser, shares)


@pytest.mark.parametrize(("rule", "limit"), [
    (KeepHome(id="r", activity=0), 0.9), (MustGo(id="r", activity=0, kind="moved", limit=0.05), 0.0),
    (AtMost(id="r", kind="vendor", limit=2), 3), (AtLeast(id="r", kind="country", limit=2), 1),
    (Cap(id="r", kind="vendor", limit=0.98), 1.0), (Floor(id="r", kind="shore", limit=0.2), 0.15),
    (Capacity(id="r"), 10), (LeastSeats(id="r", limit=20.0), 15.0), (LeastShare(id="r", limit=0.2), 0.15),
    (Ceiling(id="r", limit=-500.0, step=100.0), -400.0)])
def test_one_step_loosens_by_the_rules_own_unit(rule, limit):
    assert rule.relaxed(rule.step).limit == pytest.approx(limit)


def test_capacity_is_granted_to_single_sites_and_an_activity_is_let_through_by_name():
    more = Capacity(id="seats").relaxed(14.0, 3).relaxed(2.0, 3).relaxed(1.0, 1)
    assert more.more == ((1, 1.0), (3, 16.0))
    gate = Barred(id="gate", because="no gate", pairs=((0, 1), (0, 2), (4, 1)))
    assert gate.relaxed(1.0, 0).ruled_out == ((4, 1),)
    assert gate.relaxed(1.0) == gate


def test_rules_that_forbid_nothing_cannot_be_loosened():
    assert loosest(KeepHome(id="r", activity=0, limit=0.0))
    assert loosest(Cap(id="r", kind="vendor", limit=1.0))
    assert not loosest(Capacity(id="r"))
    assert not loosest(Ceiling(id="r", limit=5.0, step=1.0))
