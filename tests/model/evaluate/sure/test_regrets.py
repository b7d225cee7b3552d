"""Regret, added up again by hand from held plans."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from cxmodel.errors import CxError
from cxmodel.model.evaluate.sure import FUTURES, regret
from tests.model.evaluate.sure.conftest import set_to, worth
from tests.worlds import assuming


@pytest.fixture(scope="module")
def found(small, scene, plans):
    return regret(small, scene, plans)


def turned(small, swing):
    """Every foreign quote raised by a swing of so many years' volatility, as far as it reaches the price."""
    through, usa = small.assumptions["fx_pass_through"].typical, small.locations["USA"]

    def dearer(site):
        place = small.locations[site.iso3]
        volatility = 0.0 if place.currency == usa.currency else (place.fx_volatility_pct or 10.0) / 100.0
        return site.rate_usd_h * math.exp(through * swing * volatility)
    return replace(small, site=tuple(replace(row, rate_usd_h=dearer(row)) for row in small.site))


def test_every_cell_is_the_held_plan_in_that_future(found, small, scene, plans):
    for column, future in enumerate(FUTURES):
        if not future.swing:
            there = set_to(scene, **dict(future.changes(small, scene)))
            for row, plan in enumerate(plans.values()):
                assert found.worth[row, column] == pytest.approx(worth(small, there, plan), abs=0.01)


def test_when_the_currency_turns_every_foreign_quote_rises(small, scene, plans):
    loose = assuming(small, fx_pass_through=0.5)
    found = regret(loose, scene, plans)
    column = next(place for place, future in enumerate(FUTURES) if future.swing)
    after = turned(loose, FUTURES[column].swing)
    for row, plan in enumerate(plans.values()):
        assert found.worth[row, column] == pytest.approx(worth(after, scene, plan), abs=0.01)
    assert found.worth[0, column] < found.worth[0, 0]


def test_regret_is_what_the_best_plan_of_that_future_brings_more(found):
    table = found.worth.tolist()
    for row, line in enumerate(table):
        missed = [max(other[place] for other in table) - line[place] for place in range(len(line))]
        assert found.regret[row].tolist() == pytest.approx(missed)
        assert found.greatest[row] == pytest.approx(max(missed))
    assert found.choice == found.plans[int(np.argmin(found.greatest))]


def test_all_at_home_brings_nothing_and_risks_nothing(found):
    assert found.worth[found.plans.index("home")] == pytest.approx(0.0)


def test_a_plan_alone_regrets_nothing(small, scene, plans):
    alone = regret(small, scene, {"live": plans["live"]})
    assert alone.greatest.tolist() == [0.0]
    assert "every one of these 8 futures" in alone.finding()


def test_the_finding_names_the_choice_and_its_worst_future(found):
    assert f"'{found.choice}'" in found.finding()
    assert found.worst[found.plans.index(found.choice)].name in found.finding() or found.greatest.min() == 0


def test_faults_of_plans_are_told(small, scene):
    with pytest.raises(CxError, match="no plan to compare"):
        regret(small, scene, {})
    with pytest.raises(CxError, match="no site 'nowhere'"):
        regret(small, scene, {"x": (("billing", "nowhere", 1.0),)})
