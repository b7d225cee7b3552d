"""Near a plan: its own sites only, and small splits only where the user speaks of them."""

from __future__ import annotations

import numpy as np

from cxmodel.model.evaluate.sourced import posed
from cxmodel.model.evaluate.sourced.nearby import least_shares, narrowed, unsplit
from tests.model.evaluate.sourced.conftest import ruled


def test_only_home_and_the_plans_own_sites_are_left(best):
    shares = best.posed.shares(best.placements)
    near = narrowed(best.posed, shares).problem.allowed
    sites = {site for _, site, _ in best.placements}
    open_now = {best.posed.basis.sites[place].id for place in np.nonzero(near[:, :-1].any(axis=0))[0]}
    assert open_now == sites
    assert near[:, -1].all()
    assert (near <= best.posed.problem.allowed).all()


def test_a_users_own_rule_on_splits_is_the_only_one(few_sites, alder):
    assert least_shares(posed(few_sites, alder)) == (0.0, 0.1)
    assert least_shares(posed(few_sites, ruled(alder, rules={"least_share": 0.3}))) == (0.0,)
    assert unsplit(0.0) == ()
    assert unsplit(0.1)[0].limit == 0.1
