"""The same plan under other assumptions: the placements are held, everything that follows is worked out anew."""

from __future__ import annotations

from collections.abc import Iterable

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.reckoning import DRAWS, SEED, reckoned
from cxmodel.model.evaluate.results import Results
from cxmodel.scenario import Scenario

__all__ = ["Placement", "held", "placements"]


def placements(results: Results) -> tuple[Placement, ...]:
    """The plan of some results as activity, site and share of the activity, by their ids."""
    return tuple((row.id, site, share) for row in results.by_activity for site, share in row.places)


def held(dataset: Dataset, scenario: Scenario, plan: Iterable[Placement], draws: int = DRAWS,
         seed: int = SEED) -> Results:
    """All results for a scenario with a given plan instead of the best one, or of the one that it chose.

    plan : activity, site and share of the activity, as `placements` gives them. [share]
    Rules, gates and thresholds are not asked: the plan is what it is. Errors: CxError for an activity or a
    site that is not there, a site without a price, and shares of an activity that add up to more than 1.
    """
    return reckoned(dataset, scenario, draws, seed, plan)
