"""How ready a layer of support or a touchpoint is, and what it costs when it is not (S9, S10).

Readiness is rated 0 to 4; from 3 on a thing works as a rule. The weakest side decides: a clever machine that nobody
keeps up to date resolves nothing. A side nobody has rated takes nothing off and is told as not known.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.units import Number

WORKS = 3.0
FULL_SCORE = 4.0
Array = NDArray[np.float64]


def weakest(sides: ArrayLike) -> Array:
    """The lowest of the ratings that are known, NaN where none is. [score 0-4]

    sides : ratings, NaN for one that is not known, shape (..., sides).

    >>> weakest([[3, 1, 4], [float("nan"), 2, 4]]).tolist()
    [1.0, 2.0]
    """
    known = np.asarray(sides, float)
    lowest = np.where(np.isnan(known), np.inf, known).min(axis=-1, initial=np.inf)
    return np.where(np.isinf(lowest), np.nan, lowest)


def shortfall(level: ArrayLike) -> Array:
    """How far a readiness stays below "works as a rule" (3 of 4), as a share of it; 0 where it is not known. [share]

    >>> shortfall([0, 1.5, 3, 4, float("nan")]).tolist()
    [1.0, 0.5, 0.0, 0.0, 0.0]
    """
    missing = (WORKS - np.asarray(level, float)) / WORKS
    return np.nan_to_num(np.clip(missing, 0.0, 1.0))


def layer_factor(level: ArrayLike, loss: Number) -> Array:
    """What is left of a layer's resolution: 1 - loss · shortfall. [share]

    level : readiness of its weakest side. [score 0-4] loss : what a layer that is not ready at all loses (judgement).

    >>> layer_factor([4, 3, 1.5, float("nan")], 0.6).tolist()
    [1.0, 1.0, 0.7, 1.0]
    """
    return np.asarray(1.0 - np.asarray(loss, float) * shortfall(level))


def friction(short: Number, most: Number) -> Array:
    """Friction of work that moves before it is ready. [share]

    short : shortfall of the touchpoints behind it, by contacts. [share] most : at no readiness at all (judgement).

    >>> float(friction(0.5, 0.05))
    0.025
    """
    return np.asarray(np.asarray(short, float) * np.asarray(most, float))


def span(sides: ArrayLike) -> tuple[Array, Array]:
    """Lowest and highest that the weakest side can be: what is not known may be anything from 0 to 4. [score 0-4]

    >>> low, high = span([[3, float("nan")], [2, 3]])
    >>> low.tolist(), high.tolist()
    ([0.0, 2.0], [3.0, 2.0])
    """
    known = np.asarray(sides, float)
    ends = [np.where(np.isnan(known), end, known).min(axis=-1, initial=FULL_SCORE) for end in (0.0, FULL_SCORE)]
    return ends[0], ends[1]
