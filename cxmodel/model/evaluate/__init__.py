"""From a dataset and a scenario to results: the only place where one rule hands its answer to another."""

from __future__ import annotations

from functools import lru_cache

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.reckoning import DRAWS, SEED, made_of, reckoned
from cxmodel.model.evaluate.results import Range, Results, Sketch, Step, as_json
from cxmodel.scenario import Scenario

__all__ = ["DRAWS", "SEED", "Range", "Results", "Sketch", "Step", "as_json", "evaluate", "evaluated", "sketched"]


@lru_cache(maxsize=48)  # of 1,500 sites a result holds 3 MB
def evaluated(dataset: Dataset, scenario: Scenario, draws: int = DRAWS, seed: int = SEED) -> Results:
    """`evaluate`, remembered: the same dataset and scenario give the same object."""
    return evaluate(dataset, scenario, draws, seed)


def evaluate(dataset: Dataset, scenario: Scenario, draws: int = DRAWS, seed: int = SEED) -> Results:
    """All results for one scenario: plan, bridge, ranges, risk, people, years, and where each came from.

    The plan is the one that was chosen (`Scenario.chosen`); where none was, the best one under the sliders. What a
    chosen plan names and the data no longer know stays at home and is told in the notes.
    The same arguments always give the same figures. Errors: CxError for a case that is not there or
    that lacks a wage.
    """
    return reckoned(dataset, scenario, draws, seed)


@lru_cache(maxsize=192)  # small, and a page shows the last few moves of everybody who is at work
def sketched(dataset: Dataset, scenario: Scenario) -> Sketch:
    """Where the scenario stands, as `evaluate` finds it, in half the time; `evaluate` then goes on from it."""
    return made_of(dataset, scenario).sketch
