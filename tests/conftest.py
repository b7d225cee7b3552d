"""Fixtures that every test may ask for, and how hard Hypothesis looks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

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

# They take longest, so they begin first: with two workers both end at about the same time.
LONG = ("tests/browser/", "tests/exchange/workbook/", "tests/exchange/sheets/", "tests/exchange/test_limits.py",
        "tests/model/evaluate/sourced/", "tests/model/sourcing/", "tests/model/evaluate/sure/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((at for at, path in enumerate(LONG) if item.nodeid.startswith(path)), len(LONG)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """For `--dist loadfile`: a file is one piece of work, but all tests in the browser are one piece together.

    One worker drives the browser and waits for it much of the time; the other one works meanwhile.
    """
    from xdist.scheduler import LoadFileScheduling

    class Pieces(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return LONG[0] if nodeid.startswith(LONG[0]) else super()._split_scope(nodeid)

    return Pieces(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Streamlit's AppTest looks through all installed packages for components before every page; once is enough."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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
