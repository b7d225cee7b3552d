"""Which work goes to which site: the live allocation as a linear programme, and the efficient frontier.

The exact mixed-integer optimiser with fixed costs and named rules builds on the same arrays; this
module answers while a slider is dragged.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError

Array = NDArray[np.float64]
_TINY = 1e-7
HAIR = 1e-9  # a share of an activity below this is rounding
_SHORE_PENALTY, _HOME_PENALTY = 4.0, 20.0


@dataclass(frozen=True)
class Problem:
    """What may go where. A activities, S sites; a site abroad belongs to a country, one at home to none (-1).

    gain : worth of moving all of an activity to a site, shape (A, S). [USD]
    allowed : whether it may, shape (A, S).
    hours : work of each activity, shape (A,). [h]
    seats : seats it needs, shape (A,), or at each site, shape (A, S). [seats]
    movable : part of each activity that may move, shape (A,). [share]
    moved_share : part of the movable work that shall move. [share]
    shore, country, capacity : of each site, shape (S,). [0-2], [number], [seats]
    shore_shares : shares of the moved work by shore, shape (3,), adding to 1. [share]
    country_cap : largest share of the moved work in one foreign country. [share]
    """

    gain: Array
    allowed: NDArray[np.bool_]
    hours: Array
    seats: Array
    movable: Array
    moved_share: float
    shore: NDArray[np.int64]
    country: NDArray[np.int64]
    capacity: Array
    shore_shares: Array
    country_cap: float


@dataclass(frozen=True)
class Allocation:
    """Placements (activity, site, share of the activity) and what could not be met."""

    activity: NDArray[np.int64]
    site: NDArray[np.int64]
    share: Array
    asked_hours: float
    moved_hours: float
    asked_shores: Array
    got_shores: Array

    def at_home(self, acts: int) -> Array:
        """Share of each activity that stays, shape (acts,); what only rounding leaves is nothing.

        >>> third, none = np.full(3, 1 / 3), np.zeros(3, np.int64)
        >>> Allocation(none, np.arange(3), third, 1.0, 1.0, third, third).at_home(2).tolist()
        [0.0, 1.0]
        """
        left = 1.0 - np.bincount(self.activity, weights=self.share, minlength=acts)
        return np.where(left > HAIR, left, 0.0)


def allocate(problem: Problem) -> Allocation:
    """Place the work so that the gain is greatest under shares, cap and capacity.

    The shares are asked for, not forced: where sites are missing the work goes to another shore, and
    to home when no site can take it; the difference between asked and got is reported.
    Errors: CxError when the solver gives no answer (it always can: everything may stay at home).
    """
    act, site = _candidates(problem)
    total = float(problem.moved_share * (problem.hours * problem.movable)[_placeable(problem)].sum())
    if total <= 0 or not act.size:
        none = np.zeros(0, np.int64)
        return Allocation(none, none, np.zeros(0), total, 0.0, problem.shore_shares, np.zeros(3))
    share = _solve(problem, act, site, total)
    keep = share > _TINY
    act, site, share = act[keep], site[keep], share[keep]
    placed = problem.hours[act] * share
    shores = np.bincount(problem.shore[site], weights=placed, minlength=3).astype(float)
    moved = float(placed.sum())
    return Allocation(act, site, share, total, moved, problem.shore_shares, shores / moved if moved else shores)


def _placeable(problem: Problem) -> NDArray[np.bool_]:
    return np.asarray(problem.allowed.any(axis=1))


def _candidates(problem: Problem) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs worth offering to the solver: per activity and country the best few sites with room enough."""
    some = (problem.movable > 0) & (problem.hours > 0)  # an activity without work would drown the others' worth
    possible = problem.allowed & some[:, None] & (problem.capacity > 0)[None, :]
    wanted = possible & (problem.shore_shares[problem.shore] > 0)[None, :]
    if not wanted.any():
        wanted = possible
    if wanted.sum() > 3000:
        wanted &= _best_per_country(problem, wanted)
    act, site = np.nonzero(wanted)
    return act.astype(np.int64), site.astype(np.int64)


def _seats_at(problem: Problem) -> Array:
    """Seats every activity needs at every site, shape (A, S)."""
    seats = problem.seats if problem.seats.ndim == 2 else problem.seats[:, None]
    return np.broadcast_to(seats, problem.gain.shape)


def _best_per_country(problem: Problem, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    room = 2.0 * float((_seats_at(problem).max(axis=1) * problem.movable).sum())
    value = np.where(wanted, problem.gain, -np.inf)
    best = np.zeros_like(wanted)
    for country in np.unique(problem.country):
        columns = np.nonzero(problem.country == country)[0]
        count = min(columns.size, max(2, int(np.ceil(room / max(np.median(problem.capacity[columns]), 1.0)))), 8)
        top = columns[np.argpartition(-value[:, columns], count - 1, axis=1)[:, :count]]
        np.put_along_axis(best, top, True, axis=1)
    return best


class _Rows:
    """Rows of a linear programme, gathered a group at a time."""

    def __init__(self) -> None:
        self.low: list[Array] = []
        self.high: list[Array] = []
        self.entries: list[tuple[NDArray[np.int64], NDArray[np.int64], Array]] = []
        self.count = 0

    def add(self, low: ArrayLike, high: Array, *entries: tuple[ArrayLike, ArrayLike, ArrayLike]) -> None:
        """Rows low <= sum of (value x column) <= high; an entry is (row in this group, column, value), arrays."""
        self.low.append(np.broadcast_to(np.asarray(low, float), high.shape))
        self.high.append(high)
        for row, column, value in entries:
            part = np.broadcast_arrays(np.asarray(row) + self.count, np.asarray(column), np.asarray(value, float))
            self.entries.append((part[0], part[1], part[2]))
        self.count += high.size

    def by_row(self) -> tuple[NDArray[np.int32], NDArray[np.int32], Array]:
        """Start of each row, columns, values."""
        row, column, value = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        order = np.argsort(row, kind="stable")
        start = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=self.count))])
        return start.astype(np.int32), column[order].astype(np.int32), value[order]


def _solve(problem: Problem, act: NDArray[np.int64], site: NDArray[np.int64], total: float) -> Array:
    """The linear programme in plain arrays, scaled so that all numbers are near 1."""
    hours = problem.hours[act] / total
    scale = float(np.max(np.abs(problem.gain[act, site]) / np.maximum(hours, 1e-12))) or 1.0
    pairs, shores = act.size, np.arange(3)
    index, at_home = np.arange(pairs), pairs + 6  # after the pairs: too little and too much on each shore, home
    cost = np.concatenate([-problem.gain[act, site] / scale, np.full(6, _SHORE_PENALTY), [_HOME_PENALTY]])
    rows = _Rows()
    activities, which = np.unique(act, return_inverse=True)
    rows.add(-np.inf, problem.movable[activities], (which, index, 1.0))
    rows.add(problem.shore_shares, problem.shore_shares, (problem.shore[site], index, hours),
             (shores, pairs + shores, 1.0), (shores, pairs + 3 + shores, -1.0))
    rows.add(1.0, np.ones(1), (0, index, hours), ([0], at_home, 1.0))
    abroad = problem.country[site] >= 0
    countries, which = np.unique(problem.country[site][abroad], return_inverse=True)
    cap = np.full(countries.size, problem.country_cap)  # of what does move: hours <= cap x (1 - stays at home)
    rows.add(-np.inf, cap, (which, index[abroad], hours[abroad]), (np.arange(cap.size), at_home, cap))
    needed = _seats_at(problem)[act, site] / problem.capacity[site]
    full = np.bincount(site, needed * problem.movable[act], problem.capacity.size) > 1.0
    limited = full[site]
    sites, which = np.unique(site[limited], return_inverse=True)
    rows.add(-np.inf, np.ones(sites.size), (which, index[limited], needed[limited]))
    return _highs(cost, rows)[:pairs]


def _highs(cost: Array, rows: _Rows) -> Array:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = cost.size, rows.count
    lp.col_cost_ = cost
    lp.col_lower_, lp.col_upper_ = np.zeros(cost.size), np.full(cost.size, highspy.kHighsInf)
    lp.row_lower_, lp.row_upper_ = np.concatenate(rows.low), np.concatenate(rows.high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.by_row()
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")  # it takes longer than what it saves
    solver.passModel(lp)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise CxError("The plan could not be worked out", "Plan", "Undo the last change and tell us about it.")
    return np.asarray(solver.getSolution().col_value)


def frontier(gain: Array, risk: Array, allowed: NDArray[np.bool_], movable: Array) -> tuple[Array, Array]:
    """Best gain for every amount of risk when nothing but the activities' own limits binds: (risk, gain).

    Each activity may be split over sites and home. The concave hull of its choices gives steps of
    falling return; taking all steps in that order is the exact frontier of the relaxed problem
    (Sinha and Zoltners, 1979, multiple-choice knapsack). Starts at home (0, 0), ends at the greatest
    gain; both arrays rise.

    >>> risk, gain = frontier(np.array([[5.0, 8.0]]), np.array([[1.0, 4.0]]), np.ones((1, 2), bool), np.ones(1))
    >>> risk.tolist(), gain.tolist()
    ([0.0, 1.0, 4.0], [0.0, 5.0, 8.0])
    """
    steps = [_hull(risk[a][allowed[a]] * movable[a], gain[a][allowed[a]] * movable[a])
             for a in range(gain.shape[0]) if movable[a] > 0]
    found = np.concatenate([step for step in steps if step.size] or [np.zeros((0, 2))])
    slope = found[:, 1] / np.maximum(found[:, 0], 1e-12)
    found = found[np.argsort(-slope, kind="stable")]
    return (np.concatenate([[0.0], np.cumsum(found[:, 0])]), np.concatenate([[0.0], np.cumsum(found[:, 1])]))


def _hull(risk: Array, gain: Array) -> Array:
    """Steps (more risk, more gain) along the upper hull of one activity's choices, from home at (0, 0)."""
    order = np.lexsort((-gain, risk))
    best = np.maximum.accumulate(np.concatenate([[0.0], gain[order]]))
    order = order[gain[order] > best[:-1]]  # riskier choices count only when they gain more
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for r, g in zip(risk[order].tolist(), gain[order].tolist(), strict=True):
        while len(points) > 1 and _above(points[-2], points[-1], (r, g)):
            points.pop()
        points.append((r, g))
    return np.diff(np.array(points), axis=0) if len(points) > 1 else np.zeros((0, 2))


def _above(first: tuple[float, float], middle: tuple[float, float], last: tuple[float, float]) -> bool:
    """Whether the middle point lies on or under the line from first to last."""
    return ((middle[1] - first[1]) * (last[0] - first[0])) <= ((last[1] - first[1]) * (middle[0] - first[0]))
