"""Which work to keep: criticality from four factors, thresholds and a veto (source: activity triage, S5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

KEEP, SHARE, OUTSOURCE = 0, 1, 2
NAMES = ("keep", "share", "outsource")
FULL_SCORE = 4.0


def criticality(scores: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """How critical an activity is to the customer's experience, 0 to 1.

    Parameters
    ----------
    scores : factor scores 0-4, shape (activities, 4): competitive advantage, loyalty driver,
        elevated risk, customer proximity. [score 0-4]
    weights : weights of the four factors, shape (4,), any positive scale. [share]

    >>> float(criticality([[4, 3, 2, 3]], [1, 1, 1, 1])[0])
    0.75
    """
    share = np.asarray(weights, float) / np.sum(weights)
    return np.asarray(np.asarray(scores, float) @ share / FULL_SCORE)


def verdicts(scores: ArrayLike, weights: ArrayLike, keep_above: float, outsource_below: float,
             veto_at: float) -> NDArray[np.int64]:
    """KEEP, SHARE or OUTSOURCE for each activity.

    A factor at or above `veto_at` keeps the work at home whatever the average says: an average
    must not hide the one thing that may never go wrong.

    >>> [NAMES[v] for v in verdicts([[3, 3, 3, 3], [2, 2, 2, 2], [1, 0, 4, 1]], [1, 1, 1, 1], .65, .45, 4)]
    ['keep', 'share', 'keep']
    """
    value = criticality(scores, weights)
    verdict = np.where(value >= keep_above, KEEP, np.where(value <= outsource_below, OUTSOURCE, SHARE))
    vetoed = (np.asarray(scores, float) >= veto_at).any(axis=-1)
    return np.where(vetoed, KEEP, verdict)


def reason(scores: ArrayLike, weights: ArrayLike, keep_above: float, outsource_below: float,
           veto_at: float, factor_names: tuple[str, ...]) -> str:
    """The verdict's reason in one sentence, for one activity (scores of shape (4,)).

    >>> reason([1, 1, 4, 1], [1, 1, 1, 1], .65, .45, 4, ('advantage', 'loyalty', 'risk', 'proximity'))
    'Kept: risk is 4 of 4, and one factor that high is enough.'
    """
    row = np.asarray(scores, float)
    value = float(criticality(row[None, :], weights)[0])
    top = int(np.argmax(row * np.asarray(weights, float)))
    if (row >= veto_at).any():
        extreme = int(np.argmax(row))
        return f"Kept: {factor_names[extreme]} is {row[extreme]:g} of 4, and one factor that high is enough."
    if value >= keep_above:
        return f"Kept: criticality {value:.0%} is at or above {keep_above:.0%}; {factor_names[top]} weighs most."
    if value <= outsource_below:
        return f"May go out: criticality {value:.0%} is at or below {outsource_below:.0%}."
    return (f"Shared: criticality {value:.0%} lies between {outsource_below:.0%} and {keep_above:.0%}; "
            f"{factor_names[top]} weighs most.")
