"""Other views on the same scores: what other ranking methods say, and which criteria the data emphasise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import ranking, weights
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.evaluate.partners.ranked import PRICE, Field, field
from cxmodel.model.evaluate.partners.robust import middle, race
from cxmodel.scenario import Scenario

INDIFFERENCE, PREFERENCE = 0.05, 0.25  # of PROMETHEE, on values from 0 to 1: a fifth of a step, and one step of four
METHODS: dict[str, Callable[[Array, Array], ranking.Ranking | ranking.Topsis | ranking.Promethee | ranking.Vikor]] = {
    "weighted_sum": ranking.weighted_sum,
    "topsis": lambda value, weight: ranking.topsis(value, weight, scaling="none"),
    "promethee": lambda value, weight: ranking.promethee(value, weight, preference="linear", q=INDIFFERENCE,
                                                         p=PREFERENCE),
    "vikor": ranking.vikor,
}


@dataclass(frozen=True)
class Opinion:
    """One method's ranking of the vendors in the race, in their order. leader : id of the first of those it ranks 1."""

    method: str
    ranks: tuple[int, ...]
    leader: str


def opinions(dataset: Dataset, scenario: Scenario) -> tuple[tuple[str, ...], tuple[Opinion, ...]]:
    """The race (ids by weighted sum) and how each method ranks it, all on the same themes and price, unscaled.

    A column is a theme that carries weight (its criteria weighed inside it), or the price. Methods that compare
    column by column depend on how finely a theme is split: set beside two dozen criteria of 3 % each, a price of
    25 % would outweigh them all in the squares of TOPSIS; beside ten themes it does less (see `squared`).
    Missing scores stand in the middle, a missing price at 0. TOPSIS takes the values as they are. PROMETHEE II is
    linear: a lead of up to 0.05 (a fifth of a step of the scale) is none, from 0.25 (a step) it counts fully.
    VIKOR has v = 0.5; it ranks by Q, where less is better. Errors: as `field`.
    """
    everyone = field(dataset, scenario)
    rows = race(everyone)
    ids = tuple(everyone.partners[place].id for place in rows)
    if not ids:
        return (), ()
    weight = column_weights(everyone)
    value = np.array([(*everyone.partners[place].themes, everyone.partners[place].price) for place in rows])
    counts = weight > 0
    ranks = {name: rule(value[:, counts], weight[counts]).rank.tolist() for name, rule in METHODS.items()}
    return ids, tuple(Opinion(name, tuple(rank), ids[rank.index(1)]) for name, rank in ranks.items())


def column_weights(everyone: Field) -> Array:
    """Weights of the themes, then of the price, as they count in the total, shape (T + 1,). [share]"""
    return np.array([*everyone.theme_weights, everyone.price_weight])


def squared(everyone: Field) -> tuple[str, float]:
    """The column (a theme's id, or "price") that weighs most, and its share of all squared weights. [share]

    TOPSIS adds up squares of weighted gaps (Hwang and Yoon, Multiple Attribute Decision Making, 1981), so this is
    how much that column counts there when gaps are alike.
    """
    square = column_weights(everyone) ** 2
    most = int(square.argmax())
    return (*everyone.themes, PRICE)[most], float(square[most] / square.sum())


def emphasis(dataset: Dataset, scenario: Scenario) -> dict[str, dict[str, float]]:
    """Weights by scored criterion from how the scores of all vendors differ: by entropy, and by CRITIC. [share]

    Shown beside the weights, never in their place. Missing scores stand in the middle; scores that tell no vendor
    from another give equal weights. Errors: as `field`.
    """
    everyone = field(dataset, scenario)
    value, names = middle(everyone)[:, :-1], everyone.criteria[:-1]
    found = {}
    for method, rule in (("entropy", weights.entropy), ("critic", weights.critic)):
        share = rule(value) if value.size else weights.shared(np.ones(len(names))) if names else ()
        found[method] = dict(zip(names, map(float, share), strict=True))
    return found
