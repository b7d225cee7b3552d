"""Ranges instead of points: PERT draws that are seeded, stratified and the same for every plan."""

from __future__ import annotations

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

_GRID = 513


@lru_cache(maxsize=512)
def uniforms(name: str, draws: int, seed: int) -> NDArray[np.float64]:
    """Stratified uniform numbers for one quantity, shape (draws,); they depend on its name and the seed only.

    One number falls into each of `draws` equal strata (Latin hypercube), so a thousand draws already
    settle the percentiles, and adding a quantity leaves the draws of all others as they were. Remembered, and
    therefore read-only.
    """
    generator = np.random.default_rng([seed, zlib.crc32(name.encode())])
    found = (generator.permutation(draws) + generator.random(draws)) / draws
    found.flags.writeable = False
    return found


def pert(low: float, typical: float, high: float, uniform: ArrayLike) -> NDArray[np.float64]:
    """PERT quantiles: a beta distribution on low-high whose mode is `typical`, weight 4.

    The inverse of the distribution is read off a fine grid, so that the same uniform number always
    gives the same rank and a wider range never gives a narrower result.
    Source: Malcolm and others, 1959, the PERT three-point estimate.

    >>> round(float(pert(0.0, 5.0, 10.0, 0.5)), 3)
    5.0
    >>> float(pert(3.0, 3.0, 3.0, 0.9))
    3.0
    """
    u = np.asarray(uniform, float)
    span = high - low
    if span <= 0:
        return np.full(u.shape, float(typical))
    left, right = 4 * (typical - low) / span, 4 * (high - typical) / span
    edges = np.linspace(0.0, 1.0, _GRID)
    middle = (edges[1:] + edges[:-1]) / 2
    weight = middle**left * (1 - middle) ** right
    below = np.concatenate([[0.0], np.cumsum(weight)])
    return np.asarray(low + span * np.interp(u, below / below[-1], edges))


def normals(name: str, draws: int, seed: int) -> NDArray[np.float64]:
    """Standard normal numbers for one quantity, shape (draws,), from its name and the seed."""
    return np.random.default_rng([seed, zlib.crc32(name.encode()), 1]).standard_normal(draws)


def percentiles(values: ArrayLike) -> NDArray[np.float64]:
    """The 10th, 50th and 90th percentile over the draws: values of shape (..., draws) to (..., 3).

    >>> percentiles([1.0, 2.0, 3.0]).tolist()
    [1.2, 2.0, 2.8]
    """
    return np.moveaxis(np.percentile(np.asarray(values, float), [10, 50, 90], axis=-1), 0, -1)
