"""The allocation against a second opinion (scipy) and brute force; the frontier against every mix."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from cxmodel.model.portfolio import Allocation, Problem, allocate, frontier

ONE_SHORE = np.array([0.0, 0.0, 1.0])
numbers = st.integers(-20, 60).map(float)


@st.composite
def problems(draw: st.DrawFn, most: int = 5, **fixed) -> Problem:
    """A small market: up to five activities and five sites in up to four countries."""
    acts, sites = draw(st.integers(1, most)), draw(st.integers(1, most))

    def column(count, values):
        return np.array(draw(st.lists(values, min_size=count, max_size=count)))

    hours = column(acts, st.integers(1, 40).map(float))
    shore = column(sites, st.integers(0, 2)).astype(int)
    wishes = column(3, st.integers(0, 4).map(float)) + [0, 0, 0.01]
    made = dict(  # noqa: C408 - names read as the fields they fill
        gain=column(acts * sites, numbers).reshape(acts, sites) * hours[:, None],
        allowed=column(acts * sites, st.integers(0, 3)).reshape(acts, sites) > 0, hours=hours,
        seats=hours * column(acts, st.integers(1, 3).map(float)) / 2, movable=column(acts, st.integers(0, 4)) / 4,
        moved_share=draw(st.integers(1, 4)) / 4, shore=shore,
        country=np.where(shore == 0, -1, column(sites, st.integers(0, 3)).astype(int)),
        capacity=column(sites, st.integers(0, 80).map(float)), shore_shares=wishes / wishes.sum(),
        country_cap=draw(st.integers(2, 10)) / 10)
    return Problem(**{**made, **fixed})


def table(problem: Problem, found) -> np.ndarray:
    shares = np.zeros(problem.gain.shape)
    np.add.at(shares, (found.activity, found.site), found.share)
    return shares


@given(problems())
def test_every_rule_holds_in_the_solvers_own_units(problem):
    found = allocate(problem)
    shares = table(problem, found)
    placed = shares * problem.hours[:, None]
    assert (found.share > 0).all()
    assert not shares[~problem.allowed].any()
    assert (shares.sum(axis=1) <= problem.movable + 1e-6).all()
    assert (problem.seats @ shares <= problem.capacity + 1e-5).all()
    assert placed.sum() == pytest.approx(found.moved_hours)
    assert found.moved_hours <= found.asked_hours * (1 + 1e-6) + 1e-6
    for country in np.unique(problem.country[problem.country >= 0]):
        assert placed[:, problem.country == country].sum() <= problem.country_cap * placed.sum() + 1e-4
    if placed.sum() > 0:
        assert found.got_shores.sum() == pytest.approx(1)
        assert found.got_shores == pytest.approx(
            [placed[:, problem.shore == shore].sum() / placed.sum() for shore in range(3)])


def penalised(problem: Problem) -> float:
    """The same wishes as penalties, in dense arrays for scipy: 20 an hour at home, 4 an hour off a shore's share."""
    acts, sites = problem.gain.shape
    usable = problem.allowed & (problem.movable > 0)[:, None] & (problem.capacity > 0)
    wanted = usable & (problem.shore_shares[problem.shore] > 0)
    wanted = wanted if wanted.any() else usable
    whole = problem.moved_share * (problem.hours * problem.movable)[problem.allowed.any(axis=1)].sum()
    part = problem.hours / whole
    scale = np.abs(np.where(wanted, problem.gain / part[:, None], 0.0)).max() or 1.0
    hours, site = np.repeat(part, sites), np.tile(np.arange(sites), acts)
    slack = np.eye(7)
    equal = [np.concatenate([hours * (problem.shore[site] == k), slack[k] - slack[3 + k]]) for k in range(3)]
    equal.append(np.concatenate([hours, slack[6]]))
    upper = [np.concatenate([np.repeat(np.eye(acts)[a], sites), np.zeros(7)]) for a in range(acts)]
    upper += [np.concatenate([np.repeat(problem.seats, sites) * (site == one), np.zeros(7)]) for one in range(sites)]
    limits = [*problem.movable, *problem.capacity]
    for country in np.unique(problem.country[problem.country >= 0]):
        upper.append(np.concatenate([hours * (problem.country[site] == country), slack[6] * problem.country_cap]))
        limits.append(problem.country_cap)
    cost = np.concatenate([-problem.gain.ravel() / scale, [4.0] * 6, [20.0]])
    bounds = [(0, None if ok else 0) for ok in wanted.ravel()] + [(0, None)] * 7
    answer = linprog(cost, np.array(upper), limits, np.array(equal), [*problem.shore_shares, 1.0], bounds=bounds)
    assert answer.success
    return answer.fun


@settings(max_examples=150)
@given(problems())
def test_the_allocation_agrees_with_a_second_solver(problem):
    found = allocate(problem)
    assume(found.activity.size)
    shares = table(problem, found)
    part = problem.hours / found.asked_hours
    placed = (shares * part[:, None]).sum(axis=0)
    got = np.array([placed[problem.shore == shore].sum() for shore in range(3)])
    wanted = problem.allowed & (problem.movable > 0)[:, None] & (problem.capacity > 0)
    kept = wanted & (problem.shore_shares[problem.shore] > 0)
    scale = np.abs(np.where(kept if kept.any() else wanted, problem.gain / part[:, None], 0.0)).max() or 1.0
    value = (-(shares * problem.gain).sum() / scale + 4.0 * np.abs(got - problem.shore_shares).sum()
             + 20.0 * (1.0 - placed.sum()))
    assert value == pytest.approx(penalised(problem), abs=1e-5)


def roomy(problem: Problem) -> Problem:
    """The same with room and leave for everything, so that wishes can mostly be met."""
    return Problem(**{**vars(problem), "capacity": problem.capacity + 60, "movable": np.maximum(problem.movable, 0.25),
                      "allowed": np.ones(problem.gain.shape, bool), "country_cap": 1.0,
                      "shore": np.resize([0, 1, 2], problem.shore.size),
                      "country": np.resize([-1, 1, 2], problem.country.size)})


def best_meeting_every_wish(problem: Problem) -> float | None:
    """Greatest gain when shares, cap and capacity are all hard rules; None when they cannot all hold."""
    acts, sites = problem.gain.shape
    whole = problem.moved_share * (problem.hours * problem.movable)[problem.allowed.any(axis=1)].sum()
    hours = np.repeat(problem.hours, sites)
    site = np.tile(np.arange(sites), acts)
    equal = [hours * (problem.shore[site] == shore) for shore in range(3)]
    upper = [np.repeat(np.eye(acts)[a], sites) for a in range(acts)]
    limits = list(problem.movable)
    for country in np.unique(problem.country[problem.country >= 0]):
        upper.append(hours * (problem.country[site] == country))
        limits.append(problem.country_cap * whole)
    for one in range(sites):
        upper.append(np.repeat(problem.seats, sites) * (site == one))
        limits.append(problem.capacity[one])
    answer = linprog(-problem.gain.ravel(), np.array(upper), limits, np.array(equal), problem.shore_shares * whole,
                     bounds=[(0, 1 if ok else 0) for ok in problem.allowed.ravel()], method="highs")
    return -answer.fun if answer.success else None


@given(problems().map(roomy))
def test_where_all_wishes_can_be_met_the_plan_is_the_best_that_meets_them(problem):
    best = best_meeting_every_wish(problem)
    assume(best is not None)
    found = allocate(problem)
    assert (table(problem, found) * problem.gain).sum() == pytest.approx(best, rel=1e-6, abs=1e-4)
    assert found.moved_hours == pytest.approx(found.asked_hours)
    assert found.got_shores == pytest.approx(problem.shore_shares, abs=1e-6)


@given(problems(shore_shares=ONE_SHORE, country_cap=1.0, moved_share=1.0).map(lambda problem: Problem(**{
    **vars(problem), "capacity": np.full(problem.capacity.size, 1e6), "shore": np.full(problem.shore.size, 2),
    "country": np.arange(problem.country.size), "movable": np.ones(problem.hours.size)})))
def test_without_limits_every_activity_goes_where_it_is_worth_most(problem):
    best = sum(max(row[ok]) for row, ok in zip(problem.gain, problem.allowed, strict=True) if ok.any())
    assert (table(problem, allocate(problem)) * problem.gain).sum() == pytest.approx(best, abs=1e-6)


def market(**changes) -> Problem:
    """Two activities, three sites (home country, near, far), plenty of room."""
    made = dict(  # noqa: C408 - names read as the fields they fill
                gain=np.array([[10.0, 30.0, 50.0], [5.0, 10.0, 40.0]]), allowed=np.ones((2, 3), bool),
                hours=np.array([100.0, 100.0]), seats=np.array([10.0, 10.0]), movable=np.ones(2), moved_share=1.0,
                shore=np.array([0, 1, 2]), country=np.array([-1, 1, 2]), capacity=np.full(3, 100.0),
                shore_shares=np.array([0.0, 0.5, 0.5]), country_cap=1.0)
    return Problem(**{**made, **changes})


def test_a_plan_worked_by_hand():
    """Half near, half far: the first loses 20 by going near, the second 30; so the first goes near."""
    assert table(market(), allocate(market())) == pytest.approx(np.array([[0, 1, 0], [0, 0, 1]]), abs=1e-7)


def test_what_does_not_fit_one_shore_goes_to_another_and_is_told():
    found = allocate(market(shore_shares=ONE_SHORE, capacity=np.array([100, 100, 5.0])))
    assert found.asked_shores.tolist() == [0, 0, 1]
    assert found.moved_hours < found.asked_hours or found.got_shores[2] < 1


def test_an_activity_without_work_does_not_disturb_the_others():
    """Its worth per hour is without bounds; once it made every other worth look like nothing."""
    idle = market(hours=np.array([100.0, 0.0]), seats=np.array([10.0, 0.0]),
                  gain=np.array([[10.0, 30.0, 50.0], [-5.0, -10.0, -40.0]]), shore_shares=np.array([0, 0.5, 0.5]))
    found = allocate(idle)
    assert found.got_shores == pytest.approx([0, 0.5, 0.5])


@pytest.mark.parametrize("change", [
    {"moved_share": 0.0}, {"movable": np.zeros(2)}, {"allowed": np.zeros((2, 3), bool)}, {"capacity": np.zeros(3)},
    {"hours": np.zeros(2)}])
def test_nothing_to_place_places_nothing(change):
    found = allocate(market(**change))
    assert found.activity.size == 0
    assert found.moved_hours == 0.0


def test_a_large_market_is_cut_down_without_breaking_a_rule():
    draw = np.random.default_rng(5)
    sites, acts = 600, 12
    problem = market(
        gain=draw.uniform(1, 50, (acts, sites)), allowed=draw.random((acts, sites)) < 0.8, hours=np.full(acts, 100.0),
        seats=np.full(acts, 10.0), movable=np.ones(acts), shore=np.repeat([0, 1, 2], 200),
        country=np.concatenate([np.full(200, -1), draw.integers(0, 30, 400)]), capacity=draw.uniform(1, 30, sites),
        shore_shares=np.array([0.2, 0.3, 0.5]), country_cap=0.3)
    found = allocate(problem)
    assert found.moved_hours == pytest.approx(found.asked_hours)
    assert (problem.seats @ table(problem, found) <= problem.capacity + 1e-5).all()
    value, best = (table(problem, found) * problem.gain).sum(), best_meeting_every_wish(problem)
    assert best * 0.97 <= value <= best * (1 + 1e-6)


small = st.lists(st.tuples(st.integers(0, 20), st.integers(-5, 30)), min_size=1, max_size=4)


@given(st.lists(small, min_size=1, max_size=4), st.integers(0, 4))
def test_the_frontier_equals_brute_force(options, part):
    """Every corner of the relaxed problem is a whole choice for each activity; the hull of all of them is exact."""
    width = max(len(row) for row in options)
    risk, gain = (np.array([[row[i][k] if i < len(row) else 0 for i in range(width)] for row in options], float)
                  for k in (0, 1))
    allowed = np.array([[i < len(row) for i in range(width)] for row in options])
    movable = np.full(len(options), part / 4)
    risks, gains = frontier(gain, risk, allowed, movable)
    assert (risks[0], gains[0]) == (0, 0)
    assert (np.diff(risks) >= 0).all()
    assert (np.diff(gains) >= 0).all()
    corners = [(part / 4 * sum(c[0] for c in mix), part / 4 * sum(c[1] for c in mix))
               for mix in itertools.product(*[[(0, 0), *row] for row in options])]
    for r, g in corners:
        assert g <= np.interp(r, risks, gains) + 1e-9
    best = {round(r, 9): max(g for other, g in corners if other <= r + 1e-9) for r, _ in corners}
    for r, g in zip(risks, gains, strict=True):
        assert g <= best[round(r, 9)] + 1e-9


def test_the_frontier_falls_in_its_return():
    draw = np.random.default_rng(1)
    risks, gains = frontier(draw.uniform(-5, 30, (6, 9)), draw.uniform(0, 9, (6, 9)), np.ones((6, 9), bool), np.ones(6))
    slopes = np.diff(gains) / np.diff(risks)
    assert (np.diff(slopes) <= 1e-9).all()


def test_nothing_worth_moving_leaves_only_home():
    risks, gains = frontier(np.full((2, 2), -1.0), np.ones((2, 2)), np.ones((2, 2), bool), np.ones(2))
    assert (risks.tolist(), gains.tolist()) == ([0.0], [0.0])


def test_what_only_rounding_leaves_at_home_is_nothing():
    tenths, nobody = np.full(10, 0.1), np.zeros(10, np.int64)
    assert 0 < 1 - np.cumsum(tenths)[-1] < 1e-15
    made = Allocation(nobody, np.arange(10), tenths, 1.0, 1.0, np.zeros(3), np.zeros(3))
    assert made.at_home(2).tolist() == [0.0, 1.0]
