"""Agents: published cases to the printed digit, and laws."""

from __future__ import annotations

import csv
import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxmodel.model import staffing
from cxmodel.model.staffing import agents_equivalent, erlang_a, erlang_b, erlang_c, staff, whole_agents
from tests.model.staffing.ranges import QUICK, any_patience, caps, handle_times, loads, targets, waits

CASES = Path(__file__).parents[2] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with open(CASES / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text: str, default: float | None = None) -> float | None:
    return float(text) if text else default


def answer(case: dict[str, str]) -> float:
    """The quantity a published case prints, worked out by the model."""
    contacts, interval, handle = (float(case[k]) for k in ("contacts", "interval_s", "handle_time_s"))
    quantity, agents = case["quantity"], number(case["agents"])
    if case["model"] == "erlang_b":
        load = contacts * handle / interval
        lost = erlang_b(load, int(agents))
        return {"blocking_share": lost, "carried_erlangs": load * (1 - lost)}[quantity]
    plan = staff(
        contacts, interval, handle, float(case["service_level"]), float(case["within_s"]),
        agents=None if agents is None else int(agents), max_occupancy=number(case["max_occupancy"]),
        shrinkage=number(case["shrinkage"], 0.0), patience=number(case["patience_s"]),
    )  # fmt: skip
    wait, day = plan.average_wait_seconds, 86_400
    derived = {
        "immediate_share": 1 - plan.waiting_share,
        "average_wait_minutes": wait / 60,
        "average_wait_days": wait / day,
        "average_wait_years": wait / (365 * day),
        "time_in_system_seconds": wait + handle,
        "time_in_system_days": (wait + handle) / day,
        "queue_length": wait * contacts / interval,
        "system_length": (wait + handle) * contacts / interval,
    }
    return derived[quantity] if quantity in derived else getattr(plan, quantity)


def printed(text: str) -> tuple[Fraction, Fraction]:
    """A printed number and the weight of one unit in its last digit."""
    if "/" in text:
        return Fraction(text), Fraction(1, 10**9)
    scale = 100 if text.endswith("%") else 1
    value = Decimal(text.rstrip("%"))
    return Fraction(value) / scale, Fraction(10) ** value.as_tuple().exponent / scale


def agrees(value: float, text: str, digits: str) -> bool:
    shown, unit = printed(text)
    gap = Fraction(value) - shown
    if unit < Fraction(1, 10**14):  # 16 printed digits: doubles may differ in the last one
        return abs(gap) <= unit * 2
    return 0 <= gap < unit if digits == "truncated" else abs(gap) <= unit / 2


@pytest.mark.parametrize("case", rows("staffing.csv"), ids=lambda case: case["id"])
def test_published_case_is_reproduced_to_the_printed_digit(case):
    value = answer(case)
    assert agrees(value, case["printed"], case["digits"]), f"{value} is not the printed {case['printed']}"


@pytest.mark.parametrize("case", rows("staffing_disputed.csv"), ids=lambda case: case["id"])
def test_disputed_case_is_not_reproduced_and_the_right_value_is(case):
    value = answer(case)
    assert not agrees(value, case["printed"], "rounded")
    assert agrees(value, case["right"], "rounded")


def test_the_published_cases_are_many_and_independent():
    cases = rows("staffing.csv")
    assert len(cases) >= 20
    assert len({urlsplit(case["source_url"]).netloc for case in cases}) >= 4
    assert {case["model"] for case in cases} == {"erlang_a", "erlang_b", "erlang_c"}


def test_thirteen_agents_miss_eighty_in_twenty_and_fourteen_meet_it():
    assert staff(100, 1800, 180, 0.8, 20, agents=13).service_level < 0.8
    assert staff(100, 1800, 180, 0.8, 20).agents == 14


# --- laws -------------------------------------------------------------------------------------------


def test_zero_contacts_need_nobody():
    plan = staff(0, 1800, 180, 0.8, 20, shrinkage=0.3)
    assert plan == staffing.Staffing(0.0, 0, 0, 1.0, 0.0, 0.0, 0.0, 0.0)
    assert staff(0, 1800, 180, 0.8, 20, patience=60).agents == 0


@pytest.mark.parametrize("agents", [0, 9, 10])
def test_too_few_agents_without_patience_is_a_defined_answer(agents):
    plan = staff(100, 1800, 180, 0.8, 20, agents=agents)
    assert (plan.service_level, plan.waiting_share, plan.occupancy) == (0, 1, 1)
    assert (plan.average_wait_seconds, plan.abandon_share) == (math.inf, 0)


@QUICK
@given(load=loads, handle=handle_times, target=targets, within=waits, cap=caps, patience=any_patience)
@example(load=1.0, handle=20.0, target=0.5, within=5e-324, cap=1.0, patience=5.0)
def test_whole_agents_is_the_smallest_number_that_meets_both(load, handle, target, within, cap, patience):
    n = whole_agents(load, handle, target, within, cap, patience)
    enough, short = (
        met.service_level >= target and met.occupancy <= cap + 1e-12
        for met in (erlang_a(load, k, handle, within, patience) for k in (n, n - 1))
    )
    assert enough
    assert n == 1 or not short


@QUICK
@given(agents=st.integers(0, 500), percent=st.integers(0, 99))
def test_scheduled_agents_round_up_exactly(agents, percent):
    assert staffing.scheduled_agents(agents, percent / 100) == -(-agents * 100 // (100 - percent))


def test_an_occupancy_on_the_cap_is_not_above_it():
    assert staff(153, 900, 90, 0.01, 900, max_occupancy=0.85).agents == 18  # 15.3 erlangs = 18 x 0.85


@QUICK
@given(one=loads, other=loads, handle=handle_times, target=targets, within=waits, cap=caps)
def test_splitting_a_pool_never_needs_fewer_agents(one, other, handle, target, within, cap):
    together = whole_agents(one + other, handle, target, within, cap)
    assert together <= sum(whole_agents(load, handle, target, within, cap) for load in (one, other))


# --- the smooth number for cost -----------------------------------------------------------------------


@QUICK
@given(load=st.floats(0.001, 300), handle=handle_times, target=targets, within=waits, cap=caps)
@example(load=10.0, handle=180.0, target=0.8, within=20.0, cap=1.0)
def test_agents_equivalent_lies_within_one_below_whole_agents(load, handle, target, within, cap):
    whole = whole_agents(load, handle, target, within, cap)
    smooth = agents_equivalent(load, handle, target, within, cap)
    assert whole - 1 - 1e-9 <= smooth <= whole + 1e-9
    assert smooth >= load / cap - 1e-9


@QUICK
@given(target=targets, handle=handle_times, within=waits, start=st.floats(0, 200), cap=caps)
@example(target=0.8, handle=180.0, within=20.0, start=0.0, cap=1.0)
@example(target=0.8, handle=180.0, within=20.0, start=9.0, cap=1.0)
def test_agents_equivalent_is_continuous_and_increasing(target, handle, within, start, cap):
    grid = start + np.linspace(0, 2, 4001)
    smooth = agents_equivalent(grid, handle, target, within, cap)
    steps = np.diff(smooth)
    assert (steps > 0).all()
    # A jump would stay when the grid is refined; a steep stretch shrinks with it.
    k = int(steps.argmax())
    finer = np.diff(agents_equivalent(np.linspace(grid[k], grid[k + 1], 101), handle, target, within, cap))
    assert finer.max() < 0.2 * steps.max() + 1e-9


def test_agents_equivalent_takes_a_pool_an_element():
    load = np.array([0.0, 0.1, 1.0, 9.999, 10.0, 250.0, 2000.0])
    handle = np.array([180.0, 300, 60, 240, 180, 400, 350])
    target = np.array([0.8, 0.9, 0.7, 0.8, 0.85, 0.8, 0.95])
    together = agents_equivalent(load, handle, target, 20, 0.9)
    alone = [agents_equivalent(*pool, 20, 0.9) for pool in zip(load.tolist(), handle, target, strict=True)]
    assert together.tolist() == pytest.approx(alone, rel=1e-12)
    assert isinstance(alone[0], float)
    assert alone[0] == 0
    assert agents_equivalent(np.array([]), 180, 0.8, 20).shape == (0,)


def test_agents_equivalent_meets_whole_agents_where_the_target_is_met_exactly():
    level = erlang_c(10, 14, 180, 20).service_level
    assert agents_equivalent(10, 180, level, 20) == pytest.approx(14, abs=1e-9)


@QUICK
@given(work=st.floats(0, 1e7), occupancy=st.floats(0.1, 1))
def test_workload_agents_are_busy_for_the_target_occupancy(work, occupancy):
    agents = staffing.workload_agents(work, 3600, occupancy)
    assert agents * 3600 * occupancy == pytest.approx(work)
    assert staffing.workload_agents(np.array([work]), 3600, occupancy).tolist() == [agents]
