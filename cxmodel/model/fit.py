"""How well a site can do an activity: need, capability, friction, and the severity that follows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxmodel.units import Number

FULL_SCORE = 4.0
DAY_STARTS, DAY_ENDS = 7.0, 21.0
EPI_LOW = 400.0


def need(criticality: Number, complexity: Number, emotion: Number, by_criticality: Number,
         by_complexity: Number, by_emotion: Number, floor: Number = 0.0) -> NDArray[np.float64]:
    """What an activity asks of those who do it, 0 to 1.

    Parameters
    ----------
    criticality : from the four factors. [share]
    complexity : skill it takes. [score 0-4]
    emotion : what the customer feels, joy or anger alike. [emotion -2 to 2]
    by_criticality, by_complexity, by_emotion : their weights, scaled to add to 1 (judgement). [share]
    floor : what even the simplest contact asks for; the rest of the scale lies above it (judgement). [share]

    >>> round(float(need(0.6, 2, -1, .5, .3, .2)), 3)
    0.55
    """
    total = by_criticality + np.asarray(by_complexity) + by_emotion
    total = np.where(total > 0, total, 1.0)
    asked = (by_criticality * np.asarray(criticality) + by_complexity * np.asarray(complexity) / FULL_SCORE
             + by_emotion * np.abs(np.asarray(emotion)) / 2.0) / total
    return np.asarray(floor + (1.0 - np.asarray(floor)) * asked)


def english_friction(score: Number, native: Number, at_400: Number) -> NDArray[np.float64]:
    """Friction of English that is learnt, from the country's EF English Proficiency Index. [share]

    Falls in a straight line from `at_400` at 400 points to nothing at `native` points.

    >>> round(float(english_friction(525, 650, 0.30)), 3)
    0.15
    """
    slope = (np.asarray(native, float) - np.asarray(score, float)) / (np.asarray(native, float) - EPI_LOW)
    return np.minimum(1.0, np.clip(slope, 0.0, 1.5) * at_400)


def overlap_hours(opens: Number, closes: Number, hours_ahead: Number) -> NDArray[np.float64]:
    """Opening hours (home time) that fall between 7 and 21 o'clock at the site. [h/day]

    Parameters
    ----------
    opens, closes : opening hours in home time. [h]
    hours_ahead : site's clock minus home's clock. [h]

    >>> float(overlap_hours(9, 17, 13)), float(overlap_hours(9, 17, -1))
    (0.0, 8.0)
    """
    start = np.asarray(opens, float) + np.asarray(hours_ahead, float)
    end = np.asarray(closes, float) + np.asarray(hours_ahead, float)
    total = np.zeros(np.broadcast(start, end).shape)
    for day in (-24.0, 0.0, 24.0, 48.0):
        total = total + np.clip(np.minimum(end, DAY_ENDS + day) - np.maximum(start, DAY_STARTS + day), 0.0, None)
    return np.asarray(total)


def together(*parts: Number) -> NDArray[np.float64]:
    """Several frictions at once: each hits what the others have left. [share]

    >>> float(together(0.5, 0.5))
    0.75
    """
    left: NDArray[np.float64] = np.ones(())
    for part in parts:
        left = left * (1.0 - np.asarray(part, float))
    return np.asarray(1.0 - left)


def severity(needed: Number, capability: Number, friction: Number) -> NDArray[np.float64]:
    """How much worse than at home the customer is served, 0 (as at home) to 1.

    `1 - (1 - max(0, need - capability)) (1 - friction)`; arrays broadcast.

    >>> round(float(severity(0.8, 0.6, 0.1)), 3)
    0.28
    """
    gap = np.clip(np.asarray(needed, float) - np.asarray(capability, float), 0.0, None)
    return np.asarray(1.0 - (1.0 - gap) * (1.0 - np.asarray(friction, float)))


def workload_factor(how_severe: Number, handle_time_uplift: Number,
                    repeat_uplift: Number) -> NDArray[np.float64]:
    """Work at the site over the same work at home: longer contacts and more repeats. [x]

    `(1 + U severity)(1 + R severity)`; U 0.25 (C-046), R 0.34 (C-010, C-054, C-055).

    >>> round(float(workload_factor(1.0, 0.25, 0.34)), 3)
    1.675
    """
    worse = np.asarray(how_severe, float)
    return np.asarray((1.0 + handle_time_uplift * worse) * (1.0 + repeat_uplift * worse))
