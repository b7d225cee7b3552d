"""The plan of the moment under ten thousand draws of everything that may turn out otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import SEED, evaluated
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Array, basis_of
from cxmodel.model.evaluate.plan import weights_of
from cxmodel.model.evaluate.reckoning import extras_of
from cxmodel.model.evaluate.simulate import draws_of, simulate
from cxmodel.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Spread:
    """Every draw of one plan, shapes (draws,). net, adjusted : shares of today's cost. loss : CX loss. [USD/year]"""

    net: Array
    adjusted: Array
    loss: Array

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return self.net.size

    def chance(self, target: float) -> float:
        """Share of the draws in which the net saving is at least the target."""
        return float((self.net >= target).mean())

    @property
    def chance_of_loss(self) -> float:
        """Share of the draws in which the plan saves nothing once CX risk is counted."""
        return float((self.adjusted < 0).mean())


def drawn(dataset: Dataset, scenario: Scenario, draws: int, seed: int = SEED) -> Spread:
    """The same draws that `evaluate` makes its ranges from, with the plan held, only more of them."""
    results = evaluated(dataset, scenario)
    key = dataset, scenario.case, scenario.overrides
    basis, assumed = basis_of(*key, scenario.scores, scenario.open_scores), central(dataset, scenario.overrides)
    varied = simulate(dataset, basis, results.today, results.options, results.plan,
                      weights_of(dataset, scenario, basis), extras_of(basis, results.today, results.plan, assumed),
                      draws_of(*key, scenario.horizon_years, draws, seed, scenario.layer_readiness), draws, seed)
    return Spread(varied["net"], varied["risk_adjusted"], varied["at_risk_per_year"])


def points(values: Array) -> tuple[float, float, float]:
    """10th, 50th and 90th percentile.

    >>> points(np.arange(101.0))
    (10.0, 50.0, 90.0)
    """
    low, middle, high = np.percentile(values, [10, 50, 90])
    return float(low), float(middle), float(high)
