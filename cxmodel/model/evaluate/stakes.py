"""What is at stake in each activity: factor scores, moments of truth, emotion; and the need that follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import fit, journey, triage
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Array, Basis, numbers
from cxmodel.model.evaluate.met import Felt, felt_of
from cxmodel.scenario import Scenario
from cxmodel.tables import FACTORS

LOYALTY = FACTORS.index("loyalty_driver")


@dataclass(frozen=True, eq=False)
class Stakes:
    """Before any assumption is read. given : factor scores as entered or changed, shape (A, 4). [score 0-4]"""

    given: Array
    weights: Array
    felt: Felt

    def factors(self, assumed: Assumed) -> Array:
        """Factor scores with the moments of truth that changed, shape (A, 4) or (draws, A, 4). [score 0-4]"""
        if not self.felt.change.any():
            return self.given
        loyalty = journey.loyalty_driver(self.given[:, LOYALTY], self.felt.change, assumed.moment_of_truth_loyalty)
        found = np.broadcast_to(self.given, (*loyalty.shape, len(FACTORS))).copy()
        found[..., LOYALTY] = loyalty
        return found

    def criticality(self, assumed: Assumed) -> Array:
        """How critical each activity is to customers, shape (A,) or (draws, A). [share]"""
        return triage.criticality(self.factors(assumed), self.weights)


def stakes_of(dataset: Dataset, scenario: Scenario, basis: Basis) -> Stakes:
    """What a scenario says of the activities."""
    felt = felt_of(dataset, scenario.case, scenario.emotions, scenario.moments)
    weights = dict(scenario.factor_weights)
    return Stakes(factor_scores(scenario, basis), np.array([weights[name] for name in FACTORS], float), felt)


def factor_scores(scenario: Scenario, basis: Basis) -> Array:
    """Factor scores by activity with the user's changes, shape (A, 4). [score 0-4]"""
    scores = basis.factor_scores.copy()
    rows = {row.id: place for place, row in enumerate(basis.activities)}
    for name, value in scenario.factor_scores:
        activity, factor = name.split(":")
        if activity in rows:
            scores[rows[activity], FACTORS.index(factor)] = value
    return scores


def need_of(basis: Basis, critical: Array, felt: Felt, assumed: Assumed) -> Array:
    """What each activity asks of those who do it, shape (A,) or (draws, A). [share]"""
    return fit.need(critical, numbers(basis.activities, "complexity"), felt.emotion,
                    assumed.need_weight_criticality, assumed.need_weight_complexity, assumed.need_weight_emotion,
                    assumed.need_floor)
