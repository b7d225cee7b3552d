"""How sure a ranking by weighted sum is: over all weights, over missing scores, and one weight at a time.

values    one row an alternative, one column a criterion, scaled so that more is better. NaN is a missing
          score: anything from `low` to `high`, all equally likely, drawn anew in each draw.
weights   0 or more, any scale, shape (criteria,).
Alternatives whose scores are equal share the places they occupy evenly, so that every row and every column of
the rank acceptability adds to 1.
Sources: Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001); Tervonen and Lahdelma, European J. of
Operational Research 178 (2007); Mareschal, weight stability intervals, same journal 33 (1988).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.errors import CxError

DRAWS = 10_000
_CELLS = 250_000  # numbers held at once
_SAME = 1e-12


@dataclass(frozen=True)
class Acceptability:
    """What many draws say.

    by_rank : [i, r] share of draws in which alternative i takes place r + 1. [share]
    central : mean of the weights that put an alternative first; None for one that is never first.
    """

    by_rank: NDArray[np.float64]
    central: tuple[NDArray[np.float64] | None, ...]

    @property
    def first(self) -> NDArray[np.float64]:
        """First-rank acceptability: share of draws in which an alternative leads."""
        return self.by_rank[:, 0]


@dataclass(frozen=True)
class Stability:
    """For each weight, the interval in which the leaders stay the leaders. Shapes (weights,). [share]

    At `low` (`high`) the alternative `low_by` (`high_by`) draws level; -1 where the interval ends at 0 (1).
    """

    weight: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    low_by: NDArray[np.int64]
    high_by: NDArray[np.int64]


def drawn_weights(rng: np.random.Generator, draws: int, criteria: int, weights: ArrayLike | None = None,
                  spread: float = 0.0) -> NDArray[np.float64]:  # fmt: skip
    """Random weights that add to 1, shape (draws, criteria).

    Without weights all are equally likely (uniform on the simplex). Around given weights w they are Dirichlet
    with mean w and standard deviation spread x sqrt(w (1 - w)); spread 0 is always w, and it is below 1.
    Errors: CxError for weights or a spread outside these limits.

    >>> drawn_weights(np.random.default_rng(1), 5, 3).sum(axis=1).round(9).tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    if weights is None:
        return rng.dirichlet(np.ones(criteria), draws)
    share = _shares(weights, criteria)
    if not 0 <= spread < 1:
        raise CxError(f"The spread is {spread}", "Robustness", "Enter 0 or more, below 1, such as 0.1.")
    found, used = np.tile(share, (draws, 1)), share > 0
    if spread > 0 and used.sum() > 1:
        found[:, used] = rng.dirichlet(share[used] * (1 / spread**2 - 1), draws)
    return found


def acceptability(values: ArrayLike, weights: ArrayLike | None = None, spread: float = 0.0, *,
                  low: ArrayLike = 0.0, high: ArrayLike = 1.0, draws: int = DRAWS,
                  seed: int = 1) -> Acceptability:  # fmt: skip
    """Rank acceptability over weights (see `drawn_weights`) and missing scores. low, high: () or (criteria,).

    >>> found = acceptability([[1.0, 0.0], [0.0, 1.0], [0.2, 0.2]], draws=4000)
    >>> found.first.round(1).tolist(), found.central[2] is None
    ([0.5, 0.5, 0.0], True)
    """
    value = _values(values)
    return _counted(_totals(value, weights, spread, low, high, draws, seed), *value.shape)


def tally(totals: ArrayLike, weights: ArrayLike) -> Acceptability:
    """Acceptability from draws made elsewhere: totals (draws, alternatives), weights (draws, criteria).

    >>> tally([[3, 1], [1, 2]], [[1, 0], [0, 1]]).by_rank.tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    total, drawn = np.asarray(totals, float), np.asarray(weights, float)
    return _counted([(total, drawn)], total.shape[1], drawn.shape[1])


def pairwise_winning(values: ArrayLike, weights: ArrayLike | None = None, spread: float = 0.0, *,
                     low: ArrayLike = 0.0, high: ArrayLike = 1.0, draws: int = DRAWS,
                     seed: int = 1) -> NDArray[np.float64]:  # fmt: skip
    """[i, j] is the share of draws in which i scores more than j; equal scores win for neither.

    >>> pairwise_winning([[1.0, 0.5], [0.9, 0.4]], draws=100).tolist()
    [[0.0, 1.0], [0.0, 0.0]]
    """
    chunks = _totals(_values(values), weights, spread, low, high, draws, seed)
    return np.asarray(sum(_wins(totals) for totals, _ in chunks)) / draws


def confidence(values: ArrayLike, central: Sequence[ArrayLike | None], *, low: ArrayLike = 0.0,
               high: ArrayLike = 1.0, draws: int = 1000, seed: int = 1) -> tuple[float | None, ...]:  # fmt: skip
    """Share of draws of the missing scores in which an alternative leads (or ties) under its central weights.

    central : as `acceptability` gives them; None (never first) stays None. Without missing scores it is 1.

    >>> confidence([[0.6], [float("nan")]], [[1.0], None], draws=4000)[0]
    0.6
    """
    value, found = _values(values), []
    hair = _SAME * float(np.nanmax(np.abs(value), initial=1.0))
    for i, weights in enumerate(central):
        if weights is None:
            found.append(None)
            continue
        share = _shares(weights, value.shape[1])
        least, most = (np.where(np.isnan(value), end, value) @ share for end in (low, high))
        rivals = np.flatnonzero((most >= least[i] - hair) & (np.arange(len(value)) != i))
        field = value[np.concatenate(([i], rivals))]
        chunks = _totals(field, share, 0.0, low, high, draws, seed)
        found.append(sum(int((totals[:, 0] >= totals.max(axis=1) - hair).sum()) for totals, _ in chunks) / draws)
    return tuple(found)


def stability(values: ArrayLike, weights: ArrayLike, top: int = 1,
              groups: Sequence[ArrayLike] | None = None) -> Stability:  # fmt: skip
    """How far each weight may move, the others keeping their proportions, before the top changes.

    Exact, since scores are linear in the weight. top : how many lead; the set must stay, not its order, and
    who ties for the last place belongs to it. groups : criteria that move together, such as a theme; default
    each alone. Others that all weigh 0 share the rest evenly. Errors: CxError for missing scores.

    >>> found = stability([[0.9, 0.2], [0.5, 0.8]], [0.8, 0.2])
    >>> found.low.round(3).tolist(), found.high.round(3).tolist(), found.low_by.tolist()
    ([0.6, 0.0], [1.0, 0.4], [1, -1])
    """
    value = _values(values, whole=True)
    share = _shares(weights, value.shape[1])
    order, start, _ = _places((value @ share)[None, :])
    inside = np.zeros(len(value), bool)
    inside[order[0, start[0] < top]] = True
    columns = [np.atleast_1d(np.asarray(g, int)) for g in (range(share.size) if groups is None else groups)]
    return Stability(*map(np.array, zip(*(_interval(value, share, at, inside) for at in columns), strict=True)))


def droppable(values: ArrayLike, weights: ArrayLike, top: int = 3) -> tuple[NDArray[np.bool_], tuple[int, ...]]:
    """Criteria without which the top n, in order, stays the same; the other weights keep their proportions.

    First: for each criterion alone, shape (criteria,). Second: a set that can go all at once, found by trying
    the lightest first; at least one criterion stays. Errors: CxError for missing scores.

    >>> droppable([[3, 1, 0], [2, 1, 1], [0, 0, 2]], [0.6, 0.3, 0.1], top=1)
    (array([False,  True,  True]), (2, 1))
    """
    value = _values(values, whole=True)
    share = _shares(weights, value.shape[1])

    def leading(kept: NDArray) -> list[tuple[int, int]]:
        order, start, _ = _places((value[:, kept] @ _shares(share[kept], int(kept.sum())))[None, :])
        return sorted((x, y) for x, y in zip(start[0].tolist(), order[0].tolist(), strict=True) if x < top)

    kept, alone, together = np.ones(share.size, bool), np.zeros(share.size, bool), []
    today = leading(kept)
    for j in np.argsort(share, kind="stable"):
        single, fewer = np.ones(share.size, bool), kept.copy()
        single[j] = fewer[j] = False
        alone[j] = share.size > 1 and leading(single) == today
        if fewer.any() and leading(fewer) == today:
            kept, together = fewer, [*together, int(j)]
    return alone, tuple(together)


def _totals(value, weights, spread, low, high, draws, seed) -> Iterator[tuple[NDArray, NDArray]]:
    """Chunks of drawn scores (draws, alternatives), and the weights they were drawn with."""
    rng = np.random.default_rng(seed)
    open_ = np.isnan(value)
    known = np.where(open_, 0.0, value)
    least, most = (np.broadcast_to(np.asarray(end, float), value.shape[1]) for end in (low, high))
    gaps = [(j, np.flatnonzero(open_[:, j])) for j in np.flatnonzero(open_.any(axis=0))]
    step = max(1, min(draws, _CELLS // len(value)))
    for start in range(0, draws, step):
        drawn = drawn_weights(rng, min(step, draws - start), value.shape[1], weights, spread)
        # An alternative a row: filling gaps then walks along memory. No BLAS: its threads wait on a busy machine.
        totals = np.einsum("ak,kd->ad", known, np.ascontiguousarray(drawn.T))
        for j, rows in gaps:
            filled = rng.random((rows.size, len(drawn)))
            filled *= (most[j] - least[j]) * drawn[:, j]
            filled += least[j] * drawn[:, j]
            totals[rows] += filled
        yield np.ascontiguousarray(totals.T), drawn


def _places(totals: NDArray) -> tuple[NDArray, NDArray, NDArray | None]:
    """By draw, best first: who, first place (from 0) and size of the tie it stands in; None: nowhere a tie."""
    behind = -totals
    order = np.argsort(behind, axis=1)
    ordered = np.take_along_axis(behind, order, axis=1)
    near = _SAME * np.maximum(np.abs(ordered[:, :1]), np.abs(ordered[:, -1:]))
    start = np.broadcast_to(np.arange(totals.shape[1]), totals.shape)
    tied = ordered[:, 1:] - ordered[:, :-1] <= near
    if not tied.any():
        return order, start, None
    new = np.column_stack((np.ones(len(totals), bool), ~tied))
    group = np.cumsum(new.ravel()) - 1
    size = np.bincount(group)[group].reshape(totals.shape)
    return order, np.maximum.accumulate(np.where(new, start, 0), axis=1), size


def _wins(totals: NDArray) -> NDArray:
    """How often the row's alternative beats the column's. Bytes hold up to 255 draws, and add fast."""
    order, start, size = _places(totals)
    place = np.empty(totals.shape, np.int16 if totals.shape[1] < 30_000 else np.int32)
    np.put_along_axis(place, order, start.astype(place.dtype), axis=1)
    wins = np.zeros((totals.shape[1], totals.shape[1]), np.int64)
    for rows in np.array_split(place, -(-len(place) // 255)):
        for i in range(totals.shape[1] - 1):
            mine, others = rows[:, i:i + 1], rows[:, i + 1:]
            ahead = (mine < others).view(np.uint8).sum(axis=0, dtype=np.uint8)
            wins[i, i + 1:] += ahead
            wins[i + 1:, i] += len(rows) - ahead
            if size is not None:
                wins[i + 1:, i] -= (mine == others).view(np.uint8).sum(axis=0, dtype=np.uint8)
    return wins


def _counted(chunks: Iterable[tuple[NDArray, NDArray]], alternatives: int, criteria: int) -> Acceptability:
    """Draws counted by place, and the mean of the weights of those that each alternative leads."""
    count, centre, draws = np.zeros((alternatives, alternatives + 1)), np.zeros((alternatives, criteria)), 0
    for totals, drawn in chunks:
        _tally(totals, drawn, count, centre)
        draws += len(totals)
    share = np.cumsum(count, axis=1)[:, :-1] / draws
    share = np.where(share > 0.5 / draws / alternatives, share, 0.0)  # what is less is rounding
    leads = zip(centre, share[:, 0] * draws, strict=True)
    return Acceptability(share, tuple(sums / times if times > 0 else None for sums, times in leads))


def _tally(totals: NDArray, drawn: NDArray, count: NDArray, centre: NDArray) -> None:
    """Add draws to the counts; a count is kept as differences along the places, so that ties spread evenly."""
    order, start, size = _places(totals)
    at = order * count.shape[1] + start
    if size is None:
        found = np.bincount(at.ravel(), minlength=count.size).reshape(count.shape)
        count += found
        count[:, 1:] -= found[:, :-1]
        np.add.at(centre, order[:, 0], drawn)
        return
    part = (1 / size).ravel()
    count += np.bincount(at.ravel(), part, count.size).reshape(count.shape)
    count -= np.bincount((at + size).ravel(), part, count.size).reshape(count.shape)
    first = np.nonzero(start == 0)
    np.add.at(centre, order[first], drawn[first[0]] / size[first][:, None])


def _interval(value, share, column, inside) -> tuple[float, float, float, int, int]:
    """The weight of some criteria together, how far it may go down and up, and who stops it."""
    rest = np.setdiff1d(np.arange(share.size), column)
    with_it = value[:, column] @ _shares(share[column], column.size)
    without = value[:, rest] @ _shares(share[rest], rest.size) if rest.size else with_it
    lead = without[inside][:, None] - without[~inside]  # at weight 0; it grows by slope x weight
    slope = with_it[inside][:, None] - with_it[~inside] - lead
    weight, rivals = float(share[column].sum()), np.flatnonzero(~inside)
    steep = np.abs(slope) > _SAME * np.abs(value).max()
    level = -lead / np.where(steep, slope, 1.0)  # the weight at which the two draw level
    down = np.where(steep & (slope > 0), np.minimum(level, weight), 0.0).max(axis=0, initial=0.0)
    up = np.where(steep & (slope < 0), np.maximum(level, weight), 1.0).min(axis=0, initial=1.0)
    low, high = float(down.max(initial=0.0)), float(up.min(initial=1.0))
    return (weight, low, high, int(rivals[np.argmax(down)]) if low > 0 else -1,
            int(rivals[np.argmin(up)]) if high < 1 else -1)  # fmt: skip


def _shares(weights: ArrayLike, criteria: int) -> NDArray:
    value = np.asarray(weights, float)
    if value.shape != (criteria,) or not np.all(np.isfinite(value) & (value >= 0)):
        raise CxError("The weights do not match the criteria, or one is negative or missing", "Robustness",
                      f"Enter {criteria} weights of 0 or more.")  # fmt: skip
    top = value.max()
    return value / top / (value / top).sum() if top > 0 else np.full(criteria, 1.0 / criteria)


def _values(values: ArrayLike, whole: bool = False) -> NDArray:
    value = np.asarray(values, float)
    if value.ndim != 2 or not value.size or np.any(np.isinf(value)) or (whole and np.any(np.isnan(value))):
        raise CxError("The scores are empty, infinite or have a gap", "Robustness", "Give each alternative numbers.")
    return value
