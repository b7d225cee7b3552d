"""The assumptions as the rules read them: one number each, or one draw each in a thousand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model.uncertainty import pert, uniforms
from cxmodel.tables import Assumption


class Assumed:
    """Assumptions by name: `assumed.shrinkage` is a float, or an array of shape (draws, 1).

    `read` collects the names that were asked for, so that a test can tell which are never used.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        try:
            value = self.__dict__["_values"][name]
        except KeyError:
            raise CxError(f"The model reads an assumption '{name}' that is not declared", "table assumption",
                          "Add it to the assumptions with its range and grade.") from None
        self.__dict__["read"].add(name)
        return value

    def __getitem__(self, name: str) -> Any:
        return self.__getattr__(name)


def chosen(row: Assumption, overrides: dict[str, float]) -> tuple[float, float, float]:
    """Low, typical and high; a value set by the user becomes the typical and stretches the range to hold it."""
    value = overrides.get(row.id, row.typical)
    return min(row.low, value), value, max(row.high, value)


def central(dataset: Dataset, overrides: tuple[tuple[str, float], ...]) -> Assumed:
    """Every assumption at its typical value, or at the value the user set."""
    changed = dict(overrides)
    return Assumed({row.id: changed.get(row.id, row.typical) for row in dataset.assumption})


@lru_cache(maxsize=6)
def drawn(dataset: Dataset, overrides: tuple[tuple[str, float], ...], draws: int, seed: int) -> Assumed:
    """Every assumption as PERT draws, each of shape (draws, 1); the same seed always gives the same draws."""
    changed = dict(overrides)
    return Assumed({row.id: _draw(row, changed, draws, seed) for row in dataset.assumption})


def _draw(row: Assumption, overrides: dict[str, float], draws: int, seed: int) -> np.ndarray:
    low, typical, high = chosen(row, overrides)
    return pert(low, typical, high, uniforms(row.id, draws, seed))[:, None]


def one_at(dataset: Dataset, overrides: tuple[tuple[str, float], ...], pick: Callable[[Assumption], float]) -> Assumed:
    """Every assumption at the value `pick` names, the user's own values first."""
    changed = dict(overrides)
    return Assumed({row.id: changed.get(row.id, pick(row)) for row in dataset.assumption})
