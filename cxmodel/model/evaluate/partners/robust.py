"""How sure the ranking of vendors is: over weights and missing scores, one weight at a time, with criteria left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.model import robustness
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.evaluate.partners.ranked import PRICE, Field, field
from cxmodel.scenario import Scenario

TOP = 3
SLIVER = 0.02  # of the spread: how much weight all share alike where one weighs 0; a judgement


@dataclass(frozen=True, eq=False)
class Sureness:
    """What many draws say of the vendors in the race: those with their checklist met, or all when nobody has.

    ids : the race, by weighted sum. Every array follows this order.
    by_rank : [v, r] share of draws in which vendor v takes place r + 1. [share]
    central : mean of the weights under which a vendor leads, in the order of `Field.criteria`; None: it never leads.
    confidence : share of draws of the missing scores in which it leads at its central weights; 0 without. [share]
    stability : how far the weight of each of `groups` may go before another leads; missing scores in the middle.
        Groups are the themes, then the price. A theme without scored criteria may weigh anything.
    droppable : of the criteria that carry weight, those without which the top three stay as they are, each left out
        alone.
    droppable_together : a set of them that can go at once.
    """

    ids: tuple[str, ...]
    by_rank: Array
    central: tuple[NDArray[np.float64] | None, ...]
    confidence: Array
    stability: robustness.Stability
    groups: tuple[str, ...]
    droppable: tuple[str, ...]
    droppable_together: tuple[str, ...]


def sureness(dataset: Dataset, scenario: Scenario, spread: float = 1.0, draws: int = robustness.DRAWS,
             seed: int = 1) -> Sureness:
    """How sure the ranking of `field` is, unscaled.

    spread : how far weights may lie from the scenario's: standard deviation over sqrt(w (1 - w)), 0 holds them.
        From 1 on any weights are as likely as any others, whatever the scenario's.
        Where a criterion weighs 0 the draws lie around `centre`, so that it may come to count a little.
    A missing score is drawn from all of the scale; a missing price counts nothing. Errors: as `field`.
    """
    return _sureness(dataset, field(dataset, scenario), float(spread), draws, seed)


def race(everyone: Field) -> list[int]:
    """Rows of the vendors with their checklist met; of all when nobody has."""
    passed = [place for place, partner in enumerate(everyone.partners) if partner.passes]
    return passed or list(range(len(everyone.partners)))


def middle(everyone: Field) -> Array:
    """Values of the field with missing scores in the middle and a missing price at 0, shape (V, C + 1)."""
    filled = np.where(np.isnan(everyone.values), 0.5, everyone.values)
    filled[np.isnan(everyone.values[:, -1]), -1] = 0.0
    return filled


def centre(weights: Array, spread: float) -> Array:
    """The weights that draws lie around: as they are, but a sliver to each where some weigh 0 and weights may vary.

    A Dirichlet never leaves a weight of 0, and a weight that nobody doubts at all is no doubt about weights. The
    sliver is 2 % of the spread, shared out evenly: a judgement, small enough to leave the mean nearly as it was.

    >>> centre(np.array([1.0, 0.0]), 0.5).round(3).tolist(), centre(np.array([0.7, 0.3]), 0.5).tolist()
    ([0.995, 0.005], [0.7, 0.3])
    """
    part = SLIVER * spread if (weights == 0).any() else 0.0
    return (1.0 - part) * weights + part / weights.size


@lru_cache(maxsize=8)
def _sureness(dataset: Dataset, everyone: Field, spread: float, draws: int, seed: int) -> Sureness:
    rows, groups = race(everyone), (*everyone.themes, PRICE)
    columns = _columns(dataset, everyone)
    if not rows:
        return Sureness((), np.zeros((0, 0)), (), np.zeros(0), _free(everyone, columns), groups, (), ())
    value, filled, weights = everyone.values[rows], middle(everyone)[rows], everyone.weights
    most = np.append(np.ones(weights.size - 1), 0.0)  # a missing price never counts in a vendor's favour
    given, wide = (None, 0.0) if spread >= 1.0 else (centre(weights, spread), spread)
    found = robustness.acceptability(value, given, wide, high=most, draws=draws, seed=seed)
    sure = robustness.confidence(value, found.central, high=most, seed=seed)
    counts = weights > 0  # what weighs nothing cannot be left out
    alone, together = robustness.droppable(filled[:, counts], weights[counts], TOP)
    names = np.array(everyone.criteria)[counts]
    return Sureness(
        tuple(everyone.partners[place].id for place in rows), found.by_rank, found.central,
        np.array([share or 0.0 for share in sure]), _stability(everyone, filled, columns), groups,
        tuple(names[alone].tolist()), tuple(names[list(together)].tolist()))


def _columns(dataset: Dataset, everyone: Field) -> list[NDArray[np.int64]]:
    """The columns of each theme, then of the price."""
    theme = {row.id: row.theme_id for row in dataset.criterion if row.kind == "score"}
    of = np.array([theme.get(name, PRICE) for name in everyone.criteria[:-1]] + [PRICE])
    return [np.flatnonzero(of == name) for name in everyone.themes] + [np.array([of.size - 1])]


def _free(everyone: Field, columns: list[NDArray[np.int64]]) -> robustness.Stability:
    """Every weight may be anything."""
    count, weight = len(columns), np.array([everyone.weights[at].sum() for at in columns])
    return robustness.Stability(weight, np.zeros(count), np.ones(count), np.full(count, -1), np.full(count, -1))


def _stability(everyone: Field, filled: Array, columns: list[NDArray[np.int64]]) -> robustness.Stability:
    """Intervals of the groups that hold criteria; the others are free."""
    found = _free(everyone, columns)
    held = np.array([at.size > 0 for at in columns])
    told = robustness.stability(filled, everyone.weights, groups=[at for at in columns if at.size])
    for name, part in vars(told).items():
        getattr(found, name)[held] = part
    return found
