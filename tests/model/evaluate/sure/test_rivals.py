"""Plans to compare: the present one first, no two alike, each one that can be held."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.held import held, placements
from cxmodel.model.evaluate.sure import rivals
from cxmodel.scenario import with_plan
from tests.model.evaluate.sure.conftest import elsewhere


def test_the_present_plan_comes_first_and_no_two_are_alike(dataset, alder):
    found = rivals(dataset, alder)
    told = [held(dataset, alder, plan, 2) for plan in found.values()]
    assert next(iter(found)) == "This plan"
    assert dict(told[0].shores) == pytest.approx(dict(evaluate(dataset, alder, 2).shores))
    apart = [elsewhere(dataset, one, other) for place, one in enumerate(told) for other in told[:place]]
    assert min(apart) > 0.01
    assert found["Everything at home"] == ()


def test_a_chosen_plan_is_the_present_one(small, scene, plans):
    chosen = with_plan(scene, plans["cheap"], small)
    for found in (rivals(small, chosen), rivals(small, scene, plans["cheap"])):
        assert {row[:2]: row[2] for row in found["This plan"]} == pytest.approx({
            row[:2]: row[2] for row in placements(evaluate(small, chosen, 2))})
