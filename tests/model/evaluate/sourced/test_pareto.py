"""The frontier: evaluated figures, no plan better in both, nothing that breaks a rule."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxmodel.model.evaluate.held import held
from cxmodel.model.evaluate.sourced import figures_of, frontier_points, posed, slopes, undominated_points
from cxmodel.model.evaluate.sourced.pareto import step_words
from cxmodel.model.sourcing import plan_of, violations
from tests.model.evaluate.sourced.conftest import ruled


@pytest.fixture(scope="module")
def points(dataset, alder):
    return tuple(frontier_points(dataset, alder, 7, gap=5e-3))


def test_every_point_is_what_evaluate_says_of_its_plan(dataset, alder, points):
    for point in points:
        results = held(dataset, alder, point.placements)
        assert point.saving_share == pytest.approx(results.risk_adjusted_net.typical)
        assert point.net_share == pytest.approx(results.net_saving.typical)
        assert point.risk == pytest.approx(results.cx_risk_index)
        assert point.saving == pytest.approx(figures_of(results).risk_adjusted) == -point.cost


def test_the_best_plan_comes_first_and_the_least_risk_is_among_them(dataset, alder, best, points):
    assert points[0].placements == best.placements
    assert min(point.risk for point in points) == pytest.approx(0.0, abs=1e-4)
    assert len({point.placements for point in points}) == len(points) >= 5


def test_saving_rises_with_risk_along_what_is_shown(points):
    shown = undominated_points(points)
    assert len(shown) >= 5
    for low, high in pairwise(shown):
        assert low.risk < high.risk
        assert low.saving < high.saving
    assert not any(one.risk <= point.risk and one.saving > point.saving for point in shown for one in points)


def test_every_plan_keeps_every_rule(dataset, alder, points):
    asked = posed(dataset, alder)
    for point in points:
        plan = plan_of(asked.problem, asked.shares(point.placements))
        assert not violations(asked.problem, asked.asked, plan, 1e-4)


def test_the_slope_is_said_in_words(points):
    shown = undominated_points(points)
    said = slopes(points, lambda value: f"{value:,.0f} USD")
    assert len(said) == len(shown) - 1
    gain = shown[1].saving - shown[0].saving
    assert said[0] == step_words(*shown[:2], lambda value: f"{value:,.0f} USD")
    assert said[0].endswith(f"of risk bring {gain:,.0f} USD a year")


def test_no_plan_no_point(dataset, alder):
    assert tuple(frontier_points(dataset, ruled(alder, rules={"saving": 1e9}))) == ()


def test_cancelled_it_ends(dataset, alder, best):
    assert len(tuple(frontier_points(dataset, alder, 12, cancelled=lambda: True))) <= 1
