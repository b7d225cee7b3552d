"""The journey of the samples, and a case that has no touchpoint yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.journey import Journey, Stop, journey_of


@pytest.fixture
def found(dataset, alder) -> Journey:
    """The sample's journey as it opens."""
    return journey_of(dataset, alder)


@pytest.fixture
def stop(found) -> Stop:
    """A touchpoint that is no moment of truth, with work of the case behind it."""
    return next(one for one in found.stops if one.activity is not None and not one.moment and one.rule is not None)


@pytest.fixture
def bare(dataset) -> Dataset:
    """The samples without a single touchpoint, nor a barrier that stands at one."""
    return replace(dataset, touchpoint=(), barrier=())
