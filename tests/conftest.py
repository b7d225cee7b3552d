"""Fixtures that every test may ask for, and how hard Hypothesis looks."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario, starting
from cxmodel.store.shipped import shipped

# `make test` must give the same answer twice; `HYPOTHESIS_PROFILE=explore` looks for new trouble.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("repeatable", max_examples=40, deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("explore", max_examples=600, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The shipped facts, assumptions, framework and sample cases."""
    return shipped()


@pytest.fixture(scope="session")
def alder(dataset: Dataset) -> Scenario:
    """The starting scenario of the US sample: under the scale gate, fourteen activities."""
    return starting(dataset, "alder")


@pytest.fixture(scope="session")
def northmere(dataset: Dataset) -> Scenario:
    """The starting scenario of the UK sample: over the scale gate, seventeen activities."""
    return starting(dataset, "northmere")
