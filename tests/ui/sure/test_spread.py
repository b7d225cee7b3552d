"""The draws of the page are those of `evaluate`, only more of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxmodel.model.evaluate import DRAWS, evaluated
from cxmodel.ui.sure.spread import Spread, drawn, points


def test_as_many_draws_give_the_ranges_that_every_other_page_shows(dataset, alder):
    found, told = drawn(dataset, alder, DRAWS), evaluated(dataset, alder)
    for values, shown in ((found.net, told.net_saving), (found.adjusted, told.risk_adjusted_net),
                          (found.loss, told.cx_value_at_risk_per_year)):
        assert points(values) == pytest.approx((shown.p10, shown.p50, shown.p90))


def test_a_chosen_plan_is_the_one_that_is_drawn(small, scene, plans):
    half = replace(scene, chosen=tuple((f"{act}:{site}", share) for act, site, share in plans["Half of it"]))
    whole, part = (points(drawn(small, one, 300).net)[1] for one in (scene, half))
    assert 0 < part < whole


def test_chances_are_counted():
    found = Spread(np.array([0.1, 0.2, 0.3, 0.4]), np.array([-0.1, 0.0, 0.1, 0.2]), np.zeros(4))
    assert found.chance(0.3) == 0.5
    assert found.chance_of_loss == 0.25
    assert found.draws == 4
