"""Vendors against criteria: the weighted sum, with missing scores kept as a range."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FULL_SCORE = 4.0


def criterion_shares(theme_weights: ArrayLike, theme_of: ArrayLike, inside: ArrayLike) -> NDArray[np.float64]:
    """Weight of each criterion over all: its theme's weight times its part of the theme.

    Parameters
    ----------
    theme_weights : weight by theme, shape (themes,). [share]
    theme_of : theme number of each criterion, shape (criteria,).
    inside : weight inside the theme, shape (criteria,), any positive scale; all zero means equal.

    >>> criterion_shares([0.5, 0.5], [0, 0, 1], [1, 3, 1]).tolist()
    [0.125, 0.375, 0.5]
    """
    theme, part = np.asarray(theme_of, int), np.asarray(inside, float)
    weights = np.asarray(theme_weights, float)
    total = np.bincount(theme, weights=part, minlength=weights.size)
    count = np.bincount(theme, minlength=weights.size)
    share = np.where(total[theme] > 0, part / np.where(total[theme] > 0, total[theme], 1.0), 1.0 / count[theme])
    used = weights * (count > 0)
    scale = used.sum()
    return np.asarray(share * used[theme] / scale if scale > 0 else np.full(theme.size, 1.0 / theme.size))


def capability(scores: ArrayLike, weights: ArrayLike, missing: ArrayLike = 0.5) -> NDArray[np.float64]:
    """Weighted score of each vendor, 0 to 1; a missing score counts as `missing` of the scale.

    Parameters
    ----------
    scores : shape (vendors, criteria), NaN where nobody has scored yet. [score 0-4]
    weights : shape (criteria,), adding to 1. [share]
    missing : 0 for the worst it can be, 1 for the best, 0.5 for the middle; shape () or (vendors, 1).

    >>> capability([[4, 2], [float("nan"), 4]], [0.5, 0.5]).tolist()
    [0.75, 0.75]
    """
    value = np.asarray(scores, float) / FULL_SCORE
    return np.asarray(np.where(np.isnan(value), missing, value) @ np.asarray(weights, float))
