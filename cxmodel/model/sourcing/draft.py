"""A mixed-integer linear model in plain arrays, gathered block by block."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.model.sourcing.problem import Array, Whole


@dataclass(frozen=True, eq=False)
class Model:
    """Minimise cost @ x + offset with low <= x <= high, row_low <= rows @ x <= row_high.

    whole : columns that must be whole numbers. start, index, value : the rows, compressed.
    """

    cost: Array
    low: Array
    high: Array
    whole: NDArray[np.bool_]
    start: Whole
    index: Whole
    value: Array
    row_low: Array
    row_high: Array
    offset: float


@dataclass
class Draft:
    """Columns and rows as they are thought of; `model` puts them together."""

    cost: list[Array] = field(default_factory=list)
    high: list[Array] = field(default_factory=list)
    whole: list[NDArray[np.bool_]] = field(default_factory=list)
    size: int = 0
    sizes: list[Whole] = field(default_factory=list)
    index: list[Whole] = field(default_factory=list)
    value: list[Array] = field(default_factory=list)
    limits: list[Array] = field(default_factory=list)

    def columns(self, count: int, high: ArrayLike = 1.0, whole: bool = False, cost: ArrayLike = 0.0) -> Whole:
        """New columns from 0 to `high`; their places in the model."""
        self.cost.append(np.broadcast_to(np.asarray(cost, float), count))
        self.high.append(np.broadcast_to(np.asarray(high, float), count))
        self.whole.append(np.full(count, whole))
        self.size += count
        return np.arange(self.size - count, self.size)

    def rows(self, columns: ArrayLike, values: ArrayLike, low: ArrayLike = -np.inf, high: ArrayLike = np.inf) -> None:
        """Rows of up to so many entries each, shape (rows, entries), zeros left out; `values` and limits broadcast."""
        place = np.asarray(columns, np.int64)
        count = place.shape[0]
        value = np.broadcast_to(np.asarray(values, float), place.shape)
        some = value != 0
        self.sizes.append(some.sum(axis=1))
        self.index.append(place[some])
        self.value.append(value[some])
        ends = [np.broadcast_to(np.asarray(end, float), count) for end in (low, high)]
        self.limits.append(np.stack(ends, axis=1))

    def row(self, columns: ArrayLike, values: ArrayLike, low: float = -np.inf, high: float = np.inf) -> None:
        """One row, shapes (entries,)."""
        place = np.asarray(columns, np.int64)[None, :]
        self.rows(place, np.asarray(values, float), low, high)

    def model(self, offset: float = 0.0) -> Model:
        """All of it as arrays."""
        limits = np.concatenate(self.limits or [np.zeros((0, 2))])
        sizes = np.concatenate(self.sizes or [np.zeros(0, np.int64)])
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        empty = [np.zeros(0)]
        return Model(np.concatenate(self.cost), np.zeros(self.size), np.concatenate(self.high),
                     np.concatenate(self.whole), start, np.concatenate(self.index or empty).astype(np.int64),
                     np.concatenate(self.value or empty), limits[:, 0], limits[:, 1], offset)
