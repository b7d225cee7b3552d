"""Alternatives ranked by several criteria: weighted sum, TOPSIS, PROMETHEE II, VIKOR; and dominance.

matrix      one row an alternative, one column a criterion, finite, in the units of the criterion.
weights     0 or more, any scale: rescaled to add to 1 (all zero: equal), so doubling them changes nothing.
objectives  1 where more is better, -1 where less is; None is all 1.
rank        competition ranking, "1, 2, 2, 4": equal scores share the better place and the next one is left
            out. Scores are equal when they differ by less than 1e-12 of the largest.
Nothing here is ever NaN: constant columns, zero weights, ties and a single row have the results stated below.
Errors: CxError, where numbers and method do not go together.
Sources: Hwang and Yoon, Multiple Attribute Decision Making (1981); Brans and Vincke, Management Science 31
(1985); Opricovic and Tzeng, European J. of Operational Research 156 (2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError
from cxmodel.model.ranking.preference import PREFERENCES, preferred

SCALINGS = ("none", "sum", "max", "minmax", "vector")
_SAME, _HUGE = 1e-12, 1e150


class Ranking(NamedTuple):
    """Scores and places; more is better. Shapes (alternatives,)."""

    score: NDArray[np.float64]
    rank: NDArray[np.int64]


class Topsis(NamedTuple):
    """Score: closeness, distance to the worst over the sum of both distances. Shapes (alternatives,)."""

    score: NDArray[np.float64]
    rank: NDArray[np.int64]
    from_best: NDArray[np.float64]
    from_worst: NDArray[np.float64]


class Promethee(NamedTuple):
    """Score: net flow = positive - negative, adding to 0 over all. Shapes (alternatives,)."""

    score: NDArray[np.float64]
    rank: NDArray[np.int64]
    positive: NDArray[np.float64]
    negative: NDArray[np.float64]


class Vikor(NamedTuple):
    """Score: Q, **less is better**; S group utility, R greatest single regret; who is in the compromise.

    advantage (C1): Q of the second is at least 1 / (alternatives - 1) above the first's.
    stability (C2): the first is also first by S or by R.
    """

    score: NDArray[np.float64]
    rank: NDArray[np.int64]
    s: NDArray[np.float64]
    r: NDArray[np.float64]
    compromise: NDArray[np.bool_]
    advantage: bool
    stability: bool


def places(score: ArrayLike, more_is_better: bool = True) -> NDArray[np.int64]:
    """Competition ranking of finite scores, shape (alternatives,); rounding does not break a tie.

    >>> places([0.3, 0.1 + 0.2, 0.9, 0.1]).tolist(), places([5, 1, 5], more_is_better=False).tolist()
    ([2, 2, 1, 4], [2, 1, 2])
    """
    value = np.asarray(score, float) * (-1.0 if more_is_better else 1.0)
    order = np.argsort(value, kind="stable")
    ordered = value[order]
    new = np.diff(ordered, prepend=-np.inf) > _SAME * np.abs(value).max(initial=0.0)
    rank = np.empty(value.size, np.int64)
    rank[order] = np.maximum.accumulate(np.where(new, np.arange(1, value.size + 1), 1))
    return rank


def scaled(matrix: ArrayLike, scaling: str = "minmax", objectives: ArrayLike | None = None) -> NDArray[np.float64]:
    """Columns made comparable, more is better in all; shape as `matrix`.

    scaling   more is better        less is better              a constant column
    none      x                     -x                          as it is
    sum       x / sum               (1/x) / sum of 1/x          1 / alternatives
    max       x / largest           smallest / x                1
    minmax    (x - least) / range   (largest - x) / range       1, the best there is
    vector    x / length            1 - x / length              as it is
    sum and max invert a cost before scaling (after it would be wrong) and need values of 0 or more, above 0
    where less is better; a column of zeros stays 0. minmax makes the smallest difference in a column count as
    much as the largest: never the default for money.

    >>> scaled([[2, 10], [4, 40]], "max", [1, -1]).tolist()
    [[0.5, 1.0], [1.0, 0.25]]
    """
    value, aim = _problem(matrix, objectives)
    less = aim < 0
    if scaling == "none":
        return value * aim + 0.0  # no -0
    if scaling not in SCALINGS:
        raise CxError(f"There is no scaling '{scaling}'", "Ranking", f"Use one of: {', '.join(SCALINGS)}.")
    top = np.abs(value).max(axis=0)
    part = value / np.where(top > 0, top, 1.0)
    if scaling == "minmax":
        span = np.ptp(part, axis=0)
        away = np.where(less, part.max(axis=0) - part, part - part.min(axis=0))
        return np.where(span > 0, away / np.where(span > 0, span, 1.0), 1.0)
    if scaling == "vector":
        length = np.sqrt((part**2).sum(axis=0))
        part = part / np.where(length > 0, length, 1.0)
        return np.where(less, 1 - part, part)
    if np.any(value < 0) or np.any(value[:, less] == 0):
        raise CxError(f"A value is negative, or 0 where less is better, and the scaling '{scaling}' divides by it",
                      "Ranking", "Enter values above 0, or use the scaling minmax or vector.")  # fmt: skip
    part[:, less] = value[:, less].min(axis=0) / value[:, less]
    total = part.sum(axis=0) if scaling == "sum" else part.max(axis=0)
    return part / np.where(total > 0, total, 1.0)


def weighted_sum(matrix: ArrayLike, weights: ArrayLike, objectives: ArrayLike | None = None,
                 scaling: str = "none", raw: bool = False) -> Ranking:  # fmt: skip
    """Sum of weight x scaled value. `raw=True` takes the weights as they are, which changes scores, not ranks.

    >>> weighted_sum([[3, 1], [2, 4], [3, 1]], [3, 1])
    Ranking(score=array([2.5, 2.5, 2.5]), rank=array([1, 1, 1]))
    """
    gain = scaled(matrix, scaling, objectives)
    shares = _shares(weights, gain.shape[1])
    weight = np.asarray(weights, float) if raw else shares
    score = np.einsum("ak,k->a", gain, weight)  # no BLAS: its threads wait on a busy machine
    return Ranking(score, places(score))


def topsis(matrix: ArrayLike, weights: ArrayLike, objectives: ArrayLike | None = None,
           scaling: str = "vector") -> Topsis:  # fmt: skip
    """Nearness to the ideal and distance from the anti-ideal, Euclidean, over the weighted scaled matrix.

    Where all alternatives are alike (one row, constant columns) closeness is 0.5.

    >>> topsis([[1, 3000], [2, 3750], [5, 4500]], [1, 1], [-1, 1], "minmax").score.round(3).tolist()
    [0.5, 0.617, 0.5]
    """
    gain = scaled(matrix, scaling, objectives)
    gain = gain * _shares(weights, gain.shape[1])
    best = np.sqrt(((gain - gain.max(axis=0)) ** 2).sum(axis=1))
    worst = np.sqrt(((gain - gain.min(axis=0)) ** 2).sum(axis=1))
    both = best + worst
    score = np.where(both > 0, worst / np.where(both > 0, both, 1.0), 0.5)
    return Topsis(score, places(score), best, worst)


def vikor(matrix: ArrayLike, weights: ArrayLike, objectives: ArrayLike | None = None, scaling: str = "none",
          v: float = 0.5) -> Vikor:  # fmt: skip
    """Compromise between group utility (v near 1) and the greatest regret (v near 0). v [share].

    Regret = weight x distance from the best over the range; a constant column causes none. When S (or R) is
    the same for all, its part of Q is 0. Compromise: the first alone when C1 and C2 hold; first and second
    when only C2 fails; all whose Q is less than 1 / (alternatives - 1) above the first's when C1 fails.

    >>> found = vikor([[1, 3000], [2, 3750], [5, 4500]], [1, 1], [-1, 1])
    >>> found.score.tolist(), found.s.tolist(), found.r.tolist(), found.compromise.tolist()
    ([1.0, 0.0, 1.0], [0.5, 0.375, 0.5], [0.5, 0.25, 0.5], [False, True, False])
    """
    if not 0 <= v <= 1:
        raise CxError(f"v is {v}", "VIKOR", "Enter a share from 0 to 1, such as 0.5.")
    gain = scaled(matrix, scaling, objectives)
    regret = (1 - scaled(gain, "minmax")) * _shares(weights, gain.shape[1])
    s, r = regret.sum(axis=1), regret.max(axis=1)
    q = v * _spread(s) + (1 - v) * _spread(r)
    rank, step = places(q, False), 1 / max(len(q) - 1, 1)
    first = rank == 1
    near = q - q.min() < step - _SAME
    advantage = bool(near.sum() == 1)
    stability = bool(np.all((places(s, False)[first] == 1) | (places(r, False)[first] == 1)))
    compromise = near if not advantage else first if stability else rank <= 2
    return Vikor(q, rank, s, r, compromise, advantage, stability)


def promethee(
    matrix: ArrayLike, weights: ArrayLike, objectives: ArrayLike | None = None, scaling: str = "none",
    preference: str | Sequence[str] = "usual", q: ArrayLike = 0.0, p: ArrayLike = 0.0, s: ArrayLike = 0.0,
) -> Promethee:  # fmt: skip
    """PROMETHEE II: how much each alternative is preferred to the others, less how much they are to it.

    preference : a name of `PREFERENCES`, for all or one a criterion. Of a difference d > 0 it makes
        usual 1; u-shape 1 above q; v-shape d/p up to 1; level 1/2 above q, 1 above p; linear (v-shape with
        indifference) (d - q)/(p - q) from q to p; gaussian 1 - exp(-d^2 / 2 s^2). Of d <= 0 always 0.
    q, p, s : indifference, strict preference, inflexion, in units of the scaled column; for all or one a
        criterion. q <= p; p = q is a step; s = 0 is usual.
    A difference within rounding of a threshold is on it (0.4 - 0.3 is 0.1). A single row has flows of 0.
    Each takes alternatives x log(alternatives) steps: see `preference`.

    >>> promethee([[4, 3, 2], [3, 2, 4], [5, 1, 3]], [0.5, 0.3, 0.2]).score.round(2).tolist()
    [0.1, -0.3, 0.2]
    """
    gain = scaled(matrix, scaling, objectives)
    count, criteria = gain.shape
    share = _shares(weights, criteria)
    kinds = [preference] * criteria if isinstance(preference, str) else list(preference)
    limits = [np.broadcast_to(np.asarray(x, float), criteria) for x in (q, p, s)]
    _check_preferences(kinds, limits, criteria)
    positive, negative = preferred(gain, share, kinds, *limits)
    others = max(count - 1, 1)
    score = (positive - negative) / others
    return Promethee(score, places(score), positive / others, negative / others)


def dominance(matrix: ArrayLike, objectives: ArrayLike | None = None) -> NDArray[np.bool_]:
    """[i, j] is True where i dominates j: at least as good in every criterion and better in one.

    Alike rows do not dominate each other. Here a value may be missing (NaN): it leaves the comparison open, so
    its row neither dominates nor is dominated. Shape (alternatives, alternatives).

    >>> dominance([[3, 1], [2, 1], [2, 5]]).astype(int).tolist()
    [[0, 1, 0], [0, 0, 0], [0, 1, 0]]
    """
    value, aim = _problem(matrix, objectives, missing=True)
    as_good = np.ones((len(value), len(value)), bool)
    for column in (value * aim).T:
        as_good &= column[:, None] >= column
    return as_good & ~as_good.T


def _check_preferences(kinds: list[str], limits: list[NDArray], criteria: int) -> None:
    low, high, _ = limits
    if len(kinds) != criteria or not set(kinds) <= set(PREFERENCES):
        raise CxError("The preference functions do not match the criteria", "PROMETHEE",
                      f"Name one for all, or one for each, of: {', '.join(PREFERENCES)}.")  # fmt: skip
    between = np.isin(kinds, ("level", "linear"))
    if not np.all(np.isfinite(limits)) or np.any(np.array(limits) < 0) or np.any(between & (low > high)):
        raise CxError("A threshold is negative, missing, or q is above p", "PROMETHEE",
                      "Enter thresholds of 0 or more, q not above p.")  # fmt: skip


def _spread(value: NDArray) -> NDArray:
    """From 0 for the least to 1 for the greatest; all 0 when they are alike but for rounding."""
    span = np.ptp(value)
    alike = span <= _SAME * np.abs(value).max(initial=0.0)
    return np.zeros_like(value) if alike else (value - value.min()) / span


def _shares(weights: ArrayLike, criteria: int) -> NDArray:
    """Weights that add to 1."""
    value = np.asarray(weights, float)
    if value.shape != (criteria,) or not np.all(np.isfinite(value) & (value >= 0)):
        raise CxError("The weights do not match the criteria, or one is negative or missing", "Ranking",
                      f"Enter {criteria} weights of 0 or more.")  # fmt: skip
    top = value.max()
    part = value / top if top > 0 else np.ones(criteria)
    return part / part.sum()


def _problem(matrix: ArrayLike, objectives: ArrayLike | None, missing: bool = False) -> tuple[NDArray, NDArray]:
    """The values and 1 or -1 for each criterion."""
    value = np.asarray(matrix, float)
    if value.ndim != 2 or not value.size or not np.all((np.abs(value) < _HUGE) | (missing & np.isnan(value))):
        raise CxError("The matrix is empty, or a value is missing or beyond measure", "Ranking",
                      "Give each alternative a row of numbers.")  # fmt: skip
    aim = np.ones(value.shape[1]) if objectives is None else np.asarray(objectives, float)
    if aim.shape != value.shape[1:] or not np.all(np.abs(aim) == 1):
        raise CxError("The objectives do not match the criteria", "Ranking", "Give each criterion 1 or -1.")
    return value, aim
