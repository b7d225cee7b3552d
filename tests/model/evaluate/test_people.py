"""People by activity and year: the same posts and the same money as the results tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.people import people_of
from tests.model.evaluate.paper import SCENARIO, paper
from tests.worlds import scenarios


def test_people_of_the_paper_worked_by_hand(dataset):
    """787.5 posts today, half of them move; a quarter of the first year's work is still at home: 98.4 posts. Of the
    393.75, 59.06 leave in half a year, a fifth is redeployed, 255.94 are released for 3,199,218.75 USD."""
    found = people_of(paper(dataset), SCENARIO)
    assert found.activities == (("calls", "Calls"),)
    assert found.posts == pytest.approx([787.5])
    assert found.total("kept") == pytest.approx([787.5 - 393.75 * 0.75, 787.5 * 1.05 / 2])
    assert found.total("moved") == pytest.approx([393.75 * 0.75, 393.75 * 1.05])
    assert [float(found.total(name)[0]) for name in ("leaving", "redeployed", "released", "severance", "engagement")
            ] == pytest.approx([59.0625, 78.75, 255.9375, 3_199_218.75, 269_718.75])
    assert found.total("released")[1] == 0


@settings(max_examples=20)
@given(scenarios())
def test_people_and_their_cost_are_those_of_the_results(dataset, scenario):
    found, results = people_of(dataset, scenario), evaluated(dataset, scenario)
    assert found.posts.sum() == pytest.approx(results.people["posts_today"])
    for name in ("leaving", "redeployed", "released"):
        assert found.total(name).sum() == pytest.approx(results.people[name], abs=1e-6)
    for name in ("severance", "engagement"):
        assert found.total(name).sum() == pytest.approx(results.one_off_parts[name], abs=1e-3)
    assert found.total("kept") + found.total("moved") == pytest.approx(found.growth * found.posts.sum())
    assert found.roles.kept.shape == (scenario.horizon_years, len(found.activities))
