"""Fewer columns, the same answer."""

from __future__ import annotations

import pytest

from cxmodel.model.evaluate.sourced import posed
from cxmodel.model.evaluate.sourced.lean import lean
from cxmodel.model.sourcing import solve, violations
from cxmodel.model.sourcing.rules import Barred, KeepHome


def test_the_smaller_problem_has_the_same_optimum_and_its_plan_keeps_every_rule(dataset, alder):
    asked = posed(dataset, alder)
    problem, rules = lean(asked.problem, asked.asked)
    assert problem.allowed.sum() < asked.problem.allowed.sum()
    assert not any(isinstance(rule, Barred) for rule in rules)
    small, large = solve(problem, rules, gap=1e-5), solve(asked.problem, asked.asked, gap=1e-5)
    assert small.value == pytest.approx(large.value, rel=2e-5)
    assert not violations(asked.problem, asked.asked, small.plan)


def test_rules_that_leave_an_activity_nowhere_are_left_to_the_solver(dataset, alder):
    asked = posed(dataset, alder)
    rules = (KeepHome(id="home", activity=0), Barred(id="not home", because="Closed", pairs=((0, asked.problem.home),)))
    assert lean(asked.problem, rules) == (asked.problem, rules)
