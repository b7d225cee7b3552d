"""The touchpoints and layers of a case as arrays, and what they say of its activities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.model import journey, readiness
from cxmodel.scenario import Choices, Pairs
from cxmodel.tables import LAYERS, PARTS, SIDES, LayerReadiness, Touchpoint

Array = NDArray[np.float64]
YES = "yes"


@dataclass(frozen=True, eq=False)
class Met:
    """Touchpoints in the order in which customers meet them, shape (T,) and (T, parts); activity -1 where none."""

    rows: tuple[Touchpoint, ...]
    activity: NDArray[np.int64]
    contacts: Array
    emotion: Array
    moment: Array
    parts: Array


@dataclass(frozen=True, eq=False)
class Felt:
    """What a scenario's touchpoints say of the activities, shape (A,).

    emotion : by contacts. [emotion -2 to 2]
    change : share of the contacts that became a moment of truth less the share that ceased to be one. [share]
    """

    emotion: Array
    change: Array


@lru_cache(maxsize=8)
def met_of(dataset: Dataset, case_id: str) -> Met:
    """The touchpoints of a case as they were entered."""
    rows = dataset.touchpoints_of(case_id)
    order = {row.id: place for place, row in enumerate(dataset.activities_of(case_id))}
    contacts, emotion, moment = (np.array([float(getattr(row, name)) for row in rows], float)
                                 for name in ("contacts_per_year", "emotion", "moment_of_truth"))
    return Met(rows, np.array([order.get(row.activity_id or "", -1) for row in rows], np.int64), contacts, emotion,
               moment, _rated(rows, PARTS))


def emotions_of(met: Met, emotions: Pairs) -> Array:
    """Emotion of every touchpoint with the scenario's changes, shape (T,). [emotion -2 to 2]"""
    changed = dict(emotions)
    return np.array([changed.get(row.id, row.emotion) for row in met.rows], float)


def moments_of(met: Met, moments: Choices) -> Array:
    """1 where a touchpoint is a moment of truth with the scenario's changes, else 0, shape (T,)."""
    changed = dict(moments)
    return np.array([float(changed[row.id] == YES) if row.id in changed else float(row.moment_of_truth)
                     for row in met.rows], float)


@lru_cache(maxsize=64)
def felt_of(dataset: Dataset, case_id: str, emotions: Pairs = (), moments: Choices = ()) -> Felt:
    """Emotion of the activities and the moments of truth that changed; names the data do not have are passed over."""
    met, activities = met_of(dataset, case_id), dataset.activities_of(case_id)
    entered = np.array([row.emotion for row in activities], float)
    change = moments_of(met, moments) - met.moment
    return Felt(journey.emotion_by_activity(emotions_of(met, emotions), met.contacts, met.activity, entered),
                journey.by_activity(change, met.contacts, met.activity, np.zeros(entered.size)))


def changed_moments(met: Met, moments: Choices) -> tuple[tuple[Touchpoint, bool], ...]:
    """Touchpoints that became a moment of truth (True) or ceased to be one (False)."""
    now = moments_of(met, moments)
    return tuple((row, bool(now[place])) for place, row in enumerate(met.rows) if now[place] != met.moment[place])


def shortfalls(dataset: Dataset, case_id: str) -> Array:
    """How far the touchpoints behind each activity are from ready, by contacts, shape (A,). [share]

    The weakest known part of each touchpoint counts; one that nobody has rated takes nothing off.
    """
    met, count = met_of(dataset, case_id), len(dataset.activities_of(case_id))
    short = readiness.shortfall(readiness.weakest(met.parts))
    return journey.by_activity(short, met.contacts, met.activity, np.zeros(count))


@lru_cache(maxsize=64)
def layers_of(dataset: Dataset, case_id: str, changed: Pairs = ()) -> Array:
    """Readiness of technology, culture and operations of each layer before a person, shape (layers, 3), NaN unknown.

    changed : a scenario's own ratings, by "layer:side".
    """
    given = {row.layer: row for row in dataset.layer_readiness if row.case_id == case_id}
    found = np.concatenate([_rated([given[layer]] if layer in given else [], SIDES, 1) for layer in LAYERS])
    for name, value in changed:
        layer, _, side = name.partition(":")
        if layer in LAYERS and side in SIDES:
            found[LAYERS.index(layer), SIDES.index(side)] = value
    found.flags.writeable = False  # it is remembered
    return found


def _rated(rows: tuple[Touchpoint, ...] | list[LayerReadiness], sides: tuple[str, ...], least: int = 0) -> Array:
    """Ratings as an array, NaN where nobody has given one, of at least so many rows."""
    known = [[np.nan if getattr(row, side) is None else float(getattr(row, side)) for side in sides] for row in rows]
    known += [[np.nan] * len(sides)] * (least - len(known))
    return np.array(known, float).reshape(len(known), len(sides))
