"""Erlang in plain cells: the agents, the seats and the calls given up are those of the staffing rule."""

from __future__ import annotations

import numpy as np
import pytest

from cxmodel.exchange.workbook.formula import Formula
from cxmodel.exchange.workbook.queues import STEPS, erlang_b
from cxmodel.model import staffing


def test_erlang_b_is_one_chance_of_poissons_over_their_sum():
    """Ten erlangs on fourteen agents lose 5.7 %, by the recursion and by Poisson's distribution alike."""
    poisson = np.cumprod(np.concatenate([[1.0], 10.0 / np.arange(1, 15)]))
    made = erlang_b(Formula("§5", np.array([14.0])), Formula("§4", np.array([10.0])))
    assert made.value[0] == pytest.approx(poisson[-1] / poisson.sum(), rel=1e-12)
    assert made.text == "POISSON(§5,§4,FALSE)/POISSON(§5,§4,TRUE)"


def test_the_search_finds_the_agents_of_the_rule(lines, results, dataset):
    """On the columns of what is at home today: Erlang C's real number of agents, for each queue."""
    case, load = dataset.case_named("alder"), lines("Staffing", "Load on average")[4:18]
    handle = lines("Staffing", "Handle time of the queue")[4:18]
    wanted = staffing.agents_equivalent(load, handle, case.service_level, case.within_seconds)
    found = lines("Staffing", "Agents on average, as a real number")[4:18]
    assert list(found) == pytest.approx(list(wanted), rel=1e-12)


def test_the_search_reaches_far_enough():
    """The hardest promise at the greatest load the rule takes needs fewer agents beyond it than the steps add up to."""
    hardest = staffing.agents_equivalent(1e5, 60.0, 0.999, 0.0)
    assert float(hardest) - 1e5 < sum(STEPS)


def test_seats_and_calls_given_up_are_the_apps(lines, results):
    calls = (lines("Staffing", "Calls given up here", which)[3] for which in (0, 1))
    assert next(calls) == pytest.approx(results.today.abandoned)
    assert next(calls) == pytest.approx(results.plan.abandoned)
    assert lines("Calc", "Seats today, shared out")[3] == pytest.approx(results.seats["total"])
    assert lines("Calc", "Seats under the plan")[3] == pytest.approx(results.seats["plan"])
