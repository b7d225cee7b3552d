"""How much of a difference comes from decisions and how much from assumptions; the two parts add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import Results, evaluated
from cxmodel.scenario import Scenario


@dataclass(frozen=True)
class Attribution:
    """A difference of one figure between two scenarios, in the figure's own unit."""

    decisions: float
    assumptions: float

    @property
    def total(self) -> float:
        return self.decisions + self.assumptions


def attribute(dataset: Dataset, before: Scenario, after: Scenario,
              figure: Callable[[Results], float]) -> Attribution:
    """Split `figure(after) - figure(before)` into what decisions and what assumptions did.

    The two orders (decisions first, assumptions first) are averaged, so that neither gets the
    interaction for itself (the Shapley value of two players); the parts add up exactly.
    """
    start, end = (figure(evaluated(dataset, one)) for one in (before, after))
    decided = figure(evaluated(dataset, replace(after, overrides=before.overrides)))
    assumed = figure(evaluated(dataset, replace(before, overrides=after.overrides)))
    decisions = ((decided - start) + (end - assumed)) / 2
    return Attribution(decisions, (end - start) - decisions)
