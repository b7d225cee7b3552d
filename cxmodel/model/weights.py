"""Weights of criteria: from people (points, swings, ranks, pairs) and from the data (entropy, CRITIC).

Every function gives non-negative weights that add to 1, shape (criteria,). [share] No answer is ever NaN:
all points zero, or data that tell nothing apart, give equal weights; a single criterion gives 1.
Sources: von Winterfeldt and Edwards, Decision Analysis and Behavioral Research (1986), swings; Barron and
Barrett, Management Science 42 (1996), rank-order centroid; Saaty, The Analytic Hierarchy Process (1980);
Zeleny, Multiple Criteria Decision Making (1982), entropy; Diakoulaki et al., Computers & OR 22 (1995), CRITIC.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError, raise_all

ACCEPTABLE = 0.1  # consistency ratio up to which Saaty accepts the judgements
RECIPROCAL = 0.02  # how far a pair may be from reciprocal: 3 against 0.33 is one typed with two decimals
_CONSISTENT = 1e-10  # a consistency index below it is rounding

RANDOM_INDEX: dict[str, tuple[str, tuple[float, ...]]] = {
    "saaty-1980": (
        "Saaty, The Analytic Hierarchy Process (1980), p. 34; 12 criteria are 1.48 there, later copies differ",
        (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)),
    "saaty-2005": (
        "Saaty, Theory and Applications of the Analytic Network Process (2005), p. 31",
        (0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59)),
    "alonso-lamata-2006": (
        "Alonso and Lamata, Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 14 (2006)",
        (0, 0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5140, 1.5365, 1.5551, 1.5713,
         1.5838)),
    "donegan-dodd-1991": (
        "Donegan and Dodd, Mathematical and Computer Modelling 15 (1991)",
        (0, 0, 0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822,
         1.4969)),
    "tummala-ling-1998": (
        "Rao Tummala and Ling, Theory and Decision 44 (1998)",
        (0, 0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714,
         1.5831)),
}  # fmt: skip


@dataclass(frozen=True)
class Judgement:
    """The comparison that fits the others least: criterion `row` was judged `given` times `column`.

    `nearer_to` is the ratio of the two weights, towards which it should move. Rows count from 0.
    """

    row: int
    column: int
    given: float
    nearer_to: float


@dataclass(frozen=True)
class Pairwise:
    """Weights from pairwise comparisons, and how well the comparisons agree with each other."""

    weights: NDArray[np.float64]
    lambda_max: float
    consistency_index: float
    consistency_ratio: float
    random_index: float
    random_index_table: str
    revise: Judgement | None

    @property
    def acceptable(self) -> bool:
        """Whether the consistency ratio is at most 0.1."""
        return self.consistency_ratio <= ACCEPTABLE


def shared(points: ArrayLike) -> NDArray[np.float64]:
    """Points of any scale (sliders, 100 points) as weights: each over their sum. All zero: equal.

    Errors: CxError for negative, infinite or missing points.

    >>> shared([50, 30, 20]).tolist(), shared([0, 0]).tolist()
    ([0.5, 0.3, 0.2], [0.5, 0.5])
    """
    value = np.asarray(points, float)
    if value.ndim != 1 or not value.size or not np.all(np.isfinite(value) & (value >= 0)):
        raise CxError("A weight is negative, missing or not a number", "Weights", "Enter 0 or more for each criterion.")
    top = value.max()
    part = value / top if top > 0 else np.ones_like(value)  # over the top first: huge points must not overflow
    return part / part.sum()


def swing(points: ArrayLike) -> NDArray[np.float64]:
    """Swing weights: points for moving each criterion, alone, from its worst to its best level.

    The swing that matters most has 100, the others their share of it; only ratios count. Errors as `shared`.

    >>> swing([100, 80, 70, 30, 20, 10]).round(2).tolist()
    [0.32, 0.26, 0.23, 0.1, 0.06, 0.03]
    """
    return shared(points)


def rank_order_centroid(ranks: ArrayLike) -> NDArray[np.float64]:
    """Weights from the order of importance alone: the centroid of all weights in that order.

    ranks : 1 is the most important; only the order counts. Place k of n weighs (1/n) sum of 1/i for i = k..n.
    Ties share the mean of the places they occupy: ranks 1, 1, 3 and 1, 1, 2 are the same.
    Errors: CxError for ranks that are missing or not numbers.

    >>> rank_order_centroid([1, 2, 3, 4]).round(4).tolist()
    [0.5208, 0.2708, 0.1458, 0.0625]
    >>> rank_order_centroid([2, 1, 1]).round(4).tolist()
    [0.1111, 0.4444, 0.4444]
    """
    rank = np.asarray(ranks, float)
    if rank.ndim != 1 or not rank.size or not np.all(np.isfinite(rank)):
        raise CxError("A rank is missing or not a number", "Ranks of criteria", "Enter 1 for the most important.")
    places = np.cumsum(1.0 / np.arange(rank.size, 0, -1))[::-1] / rank.size
    group = np.unique(rank, return_inverse=True)[1]
    members = np.bincount(group)
    first = np.cumsum(members) - members
    return np.asarray((np.add.reduceat(places, first) / members)[group])


def random_index(criteria: int, table: str = "saaty-1980") -> tuple[float, str]:
    """Mean consistency index of random judgements, and the table it is from. Errors: CxError, unknown table.

    Beyond 15 criteria the tables end; the regression of Alonso and Lamata (2006) continues all of them.

    >>> random_index(4), random_index(20)[1]
    ((0.9, 'saaty-1980'), 'alonso-lamata-2006, regression')
    """
    if table not in RANDOM_INDEX:
        raise CxError(f"There is no random-index table '{table}'", "Pairwise comparisons",
                      f"Use one of: {', '.join(RANDOM_INDEX)}.")  # fmt: skip
    values = RANDOM_INDEX[table][1]
    if criteria <= len(values):
        return float(values[max(criteria, 1) - 1]), table
    return (1.7699 * criteria - 4.3513) / (criteria - 1), "alonso-lamata-2006, regression"


def pairwise(matrix: ArrayLike, table: str = "saaty-1980") -> Pairwise:
    """Weights from comparisons of every two criteria: the principal eigenvector, with its consistency.

    matrix : how many times row matters as much as column, shape (criteria, criteria), reciprocal; of two
        that are reciprocal up to two typed decimals (3 and 0.33) the one of at least 1 counts.
    table : a name in `RANDOM_INDEX`; the consistency ratio of one matrix moves by up to 18 % with it.
    lambda max: largest eigenvalue; index = (lambda max - n) / (n - 1); ratio = index / random index, 0 up to
    two criteria. Saaty's eigenvector, not the row means or geometric means that some tools use.
    Errors: one CxError that names every fault.

    >>> found = pairwise([[1, 3, 5], [1/3, 1, 3], [1/5, 1/3, 1]])
    >>> found.weights.round(3).tolist(), round(found.consistency_ratio, 3)
    ([0.637, 0.258, 0.105], 0.033)
    >>> found.revise
    Judgement(row=0, column=1, given=3.0, nearer_to=2.4662)
    """
    judged = _reciprocal(np.asarray(matrix, float))
    n = len(judged)
    eigenvalues, vectors = np.linalg.eig(judged)
    size = np.real(eigenvalues)
    weights = shared(np.abs(np.real(vectors[:, np.argmax(size)])))
    index = (float(size.max()) - n) / (n - 1) if n > 2 else 0.0
    index = index if index > _CONSISTENT else 0.0
    mean, name = random_index(n, table)
    ratio = index / mean if mean else 0.0
    return Pairwise(weights, n + index * (n - 1), index, ratio, mean, name, _worst(judged, weights) if index else None)


def _worst(judged: NDArray, weights: NDArray) -> Judgement:
    """The judgement whose e = a(i,j) w(j) / w(i) is farthest from 1 (Saaty 2003)."""
    implied = weights[:, None] / weights
    error = np.abs(np.log(np.triu(judged / implied, 1) + np.tri(len(weights))))
    row, column = np.unravel_index(int(np.argmax(error.round(9))), error.shape)  # equally far: the first
    if judged[row, column] < 1:
        row, column = column, row
    return Judgement(int(row), int(column), float(judged[row, column]), round(float(implied[row, column]), 4))


def _reciprocal(matrix: NDArray) -> NDArray:
    """The matrix with its pairs exactly reciprocal. Errors: every fault at once."""
    where = "Pairwise comparisons"
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not matrix.size:
        raise CxError("The matrix is not square", where, "Give each criterion one row and one column.")
    if not np.all(np.isfinite(matrix) & (matrix >= 1e-6) & (matrix <= 1e6)):
        raise CxError("A comparison is missing, 0, negative or beyond a million", where, "Enter 1/9 to 9.")
    faults = [CxError(f"Criterion {i + 1} is {matrix[i, i]:g} times itself", where, "Enter 1 on the diagonal.")
              for i in range(len(matrix)) if abs(matrix[i, i] - 1) > RECIPROCAL]  # fmt: skip
    product = matrix * matrix.T
    faults += [
        CxError(f"Row {i + 1}, column {j + 1} is {matrix[i, j]:g}, but row {j + 1}, column {i + 1} is {matrix[j, i]:g}",
                where, f"Enter {1 / matrix[i, j]:.4g} there, or mend the first.")
        for i, j in np.argwhere(np.triu(np.abs(product - 1) > RECIPROCAL + 1e-9, 1))]  # fmt: skip
    raise_all(faults)
    mirrored = np.where((matrix > matrix.T) | ((matrix == matrix.T) & np.tri(len(matrix), dtype=bool)),
                        matrix, 1 / matrix.T)  # fmt: skip
    np.fill_diagonal(mirrored, 1.0)
    return mirrored


def entropy(matrix: ArrayLike, objectives: ArrayLike | None = None, published: bool = False) -> NDArray[np.float64]:
    """What the data emphasise: a criterion in which alternatives differ more weighs more.

    weight ~ 1 + sum of p ln p / ln(alternatives), p: the value over its column's sum; 0 ln 0 is 0.
    matrix : 0 or more, shape (alternatives, criteria). objectives : 1 more is better, -1 less; default all 1.
    Direction-aware: where less is better p is taken of 1/value, as the scaling `sum` does, and values must be
    above 0. `published=True` ignores the objectives, as the printed examples do; a cost then weighs otherwise.
    A constant column weighs 0. Errors: CxError for values outside these limits.

    >>> entropy([[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]).round(3).tolist()
    [0.463, 0.399, 0.138, 0.0]
    """
    value, less = _data(matrix, objectives, published)
    if np.any(value < 0) or np.any(value[:, less] == 0):
        raise CxError("A value is negative, or 0 where less is better", "Entropy weights",
                      "Enter values of 0 or more, above 0 where less is better.")  # fmt: skip
    if len(value) < 2:
        return shared(np.zeros(value.shape[1]))
    gain = value.copy()
    gain[:, less] = value[:, less].min(axis=0) / value[:, less]
    top = gain.max(axis=0)
    gain = np.where(top > 0, gain / np.where(top > 0, top, 1.0), 1.0)
    share = gain / gain.sum(axis=0)
    logs = np.log(np.where(share > 0, share, 1.0))
    diversity = 1 + (share * logs).sum(axis=0) / np.log(len(value))
    same = np.ptp(gain, axis=0) == 0
    return shared(np.where(same, 0.0, np.maximum(diversity, 0.0)))


def critic(matrix: ArrayLike, objectives: ArrayLike | None = None, published: bool = False) -> NDArray[np.float64]:
    """What the data emphasise: contrast of a criterion times its conflict with the others (CRITIC).

    weight ~ deviation x sum of (1 - correlation with each other criterion), of columns scaled min-max.
    matrix : any finite values, shape (alternatives, criteria). objectives as `entropy`.
    Direction-aware as Diakoulaki et al. defined it: a criterion where less is better is turned round before
    correlating. `published=True` ignores the objectives, as Tus and Adali (2019) and the tools that copy
    their figures do; the weights then differ by up to 0.037. A constant column weighs 0 and changes no other.
    Errors: CxError for values that are not finite.

    >>> data = [[5000, 3, 3, 4, 3, 2], [680, 5, 3, 2, 2, 1], [2000, 3, 2, 3, 4, 3], [600, 4, 3, 1, 2, 2],
    ...         [800, 2, 4, 3, 3, 4]]
    >>> critic(data, published=True).round(3).tolist()
    [0.157, 0.249, 0.168, 0.121, 0.154, 0.151]
    >>> critic(data, [-1, 1, 1, 1, 1, 1]).round(3).tolist()
    [0.184, 0.213, 0.142, 0.158, 0.168, 0.134]
    """
    value, less = _data(matrix, objectives, published)
    size = np.abs(value).max(axis=0)
    value = value / np.where(size > 0, size, 1.0)
    low, span = value.min(axis=0), np.ptp(value, axis=0)
    scaled = np.where(span > 0, (value - low) / np.where(span > 0, span, 1.0), 0.0)
    scaled[:, less] = -scaled[:, less]
    centred = scaled - scaled.mean(axis=0)
    length = np.sqrt((centred**2).sum(axis=0))
    told = (span > 0) & (length > 0)
    unit = np.where(told, centred / np.where(told, length, 1.0), 0.0)
    conflict = np.where(told & told[:, None], 1 - unit.T @ unit, 0.0)
    np.fill_diagonal(conflict, 0.0)
    information = length * np.maximum(conflict.sum(axis=0), 0.0)
    if information.sum() < 1e-12:  # one criterion, or all telling the same: only contrast is left
        information = np.where(told, length, 0.0)
    return shared(information)


def _data(matrix: ArrayLike, objectives: ArrayLike | None, published: bool) -> tuple[NDArray, NDArray]:
    """The values, and which columns are better when less."""
    value = np.asarray(matrix, float)
    if value.ndim != 2 or not value.size or not np.all(np.isfinite(value)):
        raise CxError("The matrix is empty, or a value is missing or infinite", "Weights from data",
                      "Give each alternative a row of numbers.")  # fmt: skip
    aim = np.ones(value.shape[1]) if objectives is None or published else np.asarray(objectives, float)
    if aim.shape != value.shape[1:] or not np.all(np.abs(aim) == 1):
        raise CxError("The objectives do not match the criteria", "Weights from data", "Give each criterion 1 or -1.")
    return value, aim < 0
