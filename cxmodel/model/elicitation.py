"""Comparing two at a time: which pair to ask next, what a pair nobody answered would be, what contradicts what.

Items count from 0. An answer is (row, column) -> how many times row matters as much as column, above 0. [ratio]
Sources: Harker, Incomplete pairwise comparisons in the analytic hierarchy process, Mathematical Modelling 9
(1987); Ágoston and Csató, Inconsistency thresholds for incomplete pairwise comparison matrices, Omega 108 (2022).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxmodel.errors import CxError

Answers = Mapping[tuple[int, int], float]


def asking_order(items: int) -> tuple[tuple[int, int], ...]:
    """Every pair once, neighbours first: after `items` - 1 answers all weights exist.

    The next pair, first with last, closes the circle and is the first that can contradict; then come pairs
    two apart on the circle, three apart, and so on.

    >>> asking_order(4)
    ((0, 1), (1, 2), (2, 3), (0, 3), (0, 2), (1, 3))
    """
    pairs = [(row, column) for row in range(items) for column in range(row + 1, items)]
    return tuple(sorted(pairs, key=lambda pair: (min(pair[1] - pair[0], items - pair[1] + pair[0]),
                                                 pair[1] - pair[0], pair[0])))


def parts(items: int, answers: Answers) -> tuple[frozenset[int], ...]:
    """The items that answers lead between, part by part; what nobody compared yet is a part of its own.

    As many answers as there are parts, less one, are still needed for all weights, and only answers that join two
    parts help.

    >>> [sorted(part) for part in parts(4, {(0, 2): 2.0})]
    [[0, 2], [1], [3]]
    """
    part = list(range(items))
    for row, column in answers:
        part = [part[row] if one == part[column] else one for one in part]
    return tuple(frozenset(at for at in range(items) if part[at] == name) for name in dict.fromkeys(part))


def next_pair(items: int, answers: Answers) -> tuple[int, int] | None:
    """The pair to ask now: the first that joins two parts, else the first without an answer; None when all have one.

    >>> next_pair(4, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 4.0}), next_pair(2, {(0, 1): 2.0})
    ((2, 3), None)
    """
    part = {at: place for place, members in enumerate(parts(items, answers)) for at in members}
    waiting = [pair for pair in asking_order(items) if pair not in answers and pair[::-1] not in answers]
    return next((pair for pair in waiting if part[pair[0]] != part[pair[1]]), next(iter(waiting), None))


def linked(items: int, answers: Answers) -> bool:
    """Whether the answers lead from every item to every other, so that they determine all weights.

    >>> linked(3, {(0, 1): 2.0}), linked(3, {(0, 1): 2.0, (1, 2): 3.0})
    (False, True)
    """
    return len(parts(items, answers)) <= 1


def completed(items: int, answers: Answers) -> NDArray[np.float64]:
    """The reciprocal matrix with every gap filled in from the answers given, shape (items, items). [ratio]

    Harker (1987): a gap counts as the ratio of the two weights it helps to find; they are the principal
    eigenvector of the matrix with 0 in each gap and 1 + (gaps of the row) on the diagonal. The weights of the
    filled matrix are the same. His example of 2 and 2 with the third pair open:

    >>> completed(3, {(0, 1): 2, (1, 2): 2}).tolist()
    [[1.0, 2.0, 4.0], [0.5, 1.0, 2.0], [0.25, 0.5, 1.0]]

    Errors: CxError when an answer is not above 0, or the answers do not link all items.
    """
    if not all(np.isfinite(value) and value > 0 for value in answers.values()):
        raise CxError("A comparison is missing, 0 or negative", "Pairwise comparisons", "Enter 1/9 to 9.")
    if not linked(items, answers):
        raise CxError("The answers do not link every item with every other", "Pairwise comparisons",
                      "Compare neighbours first; all weights exist after as many answers as items, less one.")
    matrix = np.zeros((items, items))
    for (row, column), value in answers.items():
        matrix[row, column], matrix[column, row] = value, 1 / value
    gaps = matrix == 0
    np.fill_diagonal(matrix, gaps.sum(axis=1))  # the diagonal is a gap too: that is the 1 in 1 + gaps
    values, vectors = np.linalg.eig(matrix)
    weight = np.abs(np.real(vectors[:, np.argmax(np.real(values))]))
    return np.where(gaps, weight[:, None] / weight, matrix)


def others_say(items: int, answers: Answers, pair: tuple[int, int]) -> float | None:
    """What all answers but the one on this pair say of it; None when they say nothing. [ratio]

    >>> others_say(3, {(0, 1): 2, (1, 2): 3, (0, 2): 1}, (0, 2))
    6.0
    """
    rest = {other: value for other, value in answers.items() if set(other) != set(pair)}
    return float(completed(items, rest)[pair]) if linked(items, rest) else None


def index_share(items: int, answered: int) -> float:
    """What the random index of a full matrix shrinks to when only so many pairs are answered. [share]

    Fewer answers can contradict each other less, so the same ratio would flatter them. Ágoston and Csató (2022):
    1 - 2 m / ((n - 1)(n - 2)) for m gaps. 0 where nothing can contradict, which n - 1 answers cannot.

    >>> index_share(10, 45), index_share(10, 9), index_share(4, 5)
    (1.0, 0.0, 0.6667)
    """
    gaps, most = items * (items - 1) // 2 - answered, (items - 1) * (items - 2) // 2
    return max(0.0, 1 - gaps / most) if most else 0.0
