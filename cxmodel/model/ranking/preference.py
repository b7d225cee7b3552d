"""How much each alternative is preferred to the others, summed over them; no pair is looked at twice.

Sorted once, the rivals within a threshold stand side by side, so that counts and running totals give the sums in
alternatives x log(alternatives) steps (Calders and Van Assche, PROMETHEE is not quadratic, 2016). The gaussian has no
threshold; it is written as a few waves, whose running totals give its sums as quickly (Greengard and Sun, A new
version of the fast Gauss transform, Documenta Mathematica, 1998).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

PREFERENCES = ("usual", "u-shape", "v-shape", "level", "linear", "gaussian")
_SAME, _HUGE = 1e-12, 1e300
_REACH = 8.0  # of a gaussian, in its inflexions: exp(-d^2 / 2 s^2) is below 2e-14 beyond
_WAVES = 22  # at most: 1 + _REACH x 2 _REACH / 2 pi, rounded up


def preferred(gain: NDArray, shares: NDArray, kinds: Sequence[str], low: NDArray, high: NDArray,
              bend: NDArray) -> tuple[NDArray, NDArray]:  # fmt: skip
    """Weighted sum of the preference for each alternative over the others, and of theirs over it.

    gain : more is better, shape (alternatives, criteria). shares : weights, shape (criteria,).
    kinds, low (q), high (p), bend (s) : by criterion, as `promethee` states them. A difference within rounding
        of a threshold is on it. The gaussian is right to 1e-13 of the number of rivals, and the same for
        alternatives that are the same.

    >>> preferred(np.array([[3.0], [1.0], [2.0]]), np.ones(1), ["v-shape"], *np.array([[0.0], [2.0], [0.0]]))
    (array([1.5, 0. , 0.5]), array([0. , 1.5, 0.5]))
    """
    positive, negative = np.zeros(len(gain)), np.zeros(len(gain))
    space = np.empty((2, _WAVES, len(gain) + 1), complex)  # taken once: memory anew for every criterion is slower
    for j in np.flatnonzero(shares > 0).tolist():
        column, limits = gain[:, j], (float(low[j]), float(high[j]))
        if kinds[j] == "gaussian" and bend[j] > 0:
            over, under = _gaussian(column, min(float(bend[j]), _HUGE), space)
        else:
            over, under = _stepped(column, kinds[j], *limits)
        positive += shares[j] * over
        negative += shares[j] * under
    return positive, negative


def _stepped(column: NDArray, kind: str, low: float, high: float) -> tuple[NDArray, NDArray]:
    """Sums of a preference with thresholds, over those below and those above each."""
    order = np.argsort(column)
    ordered = column[order]
    hair = _SAME * max(abs(float(ordered[0])), abs(float(ordered[-1])), low, high)
    found = np.empty((2, column.size))
    found[0, order] = _outranked(ordered, kind, low, high, hair)
    found[1, order] = _outranked(-ordered[::-1], kind, low, high, hair)[::-1]
    return found[0], found[1]


def _outranked(ordered: NDArray, kind: str, low: float, high: float, hair: float) -> NDArray:
    """Sum of the preference for each over those before it; gaussian is the step at s = 0."""

    def beaten(by: float) -> NDArray:  # how many lie more than `by` below each
        return np.searchsorted(ordered, ordered - by - (hair if by else 0.0), side="left")

    if kind in ("usual", "gaussian") or (kind == "v-shape" and high == 0):
        return beaten(0.0).astype(float)
    if kind == "u-shape" or (kind == "linear" and low == high):
        return beaten(low).astype(float)
    if kind == "level":
        return (beaten(low) + beaten(high)) / 2
    low = low if kind == "linear" else 0.0
    some, full = beaten(low), beaten(high)
    centred = ordered - ordered[ordered.size // 2]
    sums = np.concatenate(([0.0], np.cumsum(centred)))
    partly = (some - full) * (centred - low) - (sums[some] - sums[full])
    return full + np.maximum(partly, 0.0) / (high - low)


def _gaussian(column: NDArray, bend: float, space: NDArray[np.complex128]) -> tuple[NDArray, NDArray]:
    """Sums of 1 - exp(-d^2 / 2 s^2) over those below and those above each.

    Repeated with a period of the reach and what the data span (at most the reach), exp(-d^2 / 2 s^2) is a sum of
    cosines of d. Each is the real part of a wave of one value times the conjugate of the other's.
    """
    value, at, members = np.unique(column, return_inverse=True, return_counts=True)
    reach = _REACH * bend
    span = min(float(value[-1] - value[0]), reach)
    period = span + reach
    count = int(np.ceil(_REACH / (2 * np.pi) * (period / bend))) + 1
    waves, totals = space[0, :count, :value.size], space[1, :count, :value.size + 1]
    waves[0], totals[:, 0] = 1, 0
    waves[1] = np.exp(2j * np.pi * (np.fmod(value, period) / period))
    for k in range(2, count):
        np.multiply(waves[k // 2], waves[k - k // 2], out=waves[k])
    np.cumsum(np.multiply(waves, members, out=totals[:, 1:]), axis=1, out=totals[:, 1:])
    step = bend / period
    height = np.exp(-0.5 * (2 * np.pi * step * np.arange(count)) ** 2) * (np.sqrt(8 * np.pi) * step)
    height[0] /= 2
    waves *= height[:, None]

    def alike(upto: NDArray) -> NDArray:  # sum of exp(-d^2 / 2 s^2) over those counted in `upto`
        pairs = np.einsum("kn,kn->n", waves.view(float), upto.view(float))
        return pairs[0::2] + pairs[1::2]

    every = totals[:, -1]  # no BLAS: its threads wait on a busy machine
    both = np.einsum("k,kn->n", every.real, waves.real) + np.einsum("k,kn->n", every.imag, waves.imag)
    below = alike(totals[:, :-1])
    if span == reach:  # only the nearest: those beyond the reach would come round again
        start, end = np.searchsorted(value, value - reach), np.searchsorted(value, value + reach, side="right")
        far = alike(totals.take(start, axis=1))
        below, both = below - far, alike(totals.take(end, axis=1)) - far
    before = np.cumsum(members) - members
    over, under = before - below, column.size - before - both + below  # its own kind, in `both`, counts nothing
    return np.maximum(over, 0.0)[at], np.maximum(under, 0.0)[at]
