"""Scenarios with rules, and plans of them that several tests look at; solved once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.sourced import Optimised, known, settled
from cxmodel.scenario import Scenario


@pytest.fixture(autouse=True)
def unknown():
    """No plan is known from another test's question."""
    known._worlds.clear()


def ruled(scenario: Scenario, **changes) -> Scenario:
    """The scenario with these rules; `rules` maps keys to limits."""
    rules = tuple(sorted(changes.pop("rules", {}).items()))
    return replace(scenario, rules=rules, **changes)


@pytest.fixture(scope="session")
def best(dataset: Dataset, alder: Scenario) -> Optimised:
    """The best plan of the US sample under the rules that follow from elsewhere."""
    return settled(dataset, alder)


@pytest.fixture(scope="session")
def few_sites(dataset: Dataset) -> Dataset:
    """The shipped world with the sites of five vendors, one of which fails its checklist: quick to solve."""
    vendors = ("wayfennel", "monsoonleaf", "isthmarelle", "octaverrane", "orbinelle")
    return replace(dataset, site=tuple(row for row in dataset.site if row.vendor_id in vendors))
