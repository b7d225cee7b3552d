"""The small contract, and its schedule as written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxmodel.dataset import Dataset
from cxmodel.exchange import schedule
from cxmodel.exchange.schedule import Agreement, agreement
from tests.exchange.schedule import world


@pytest.fixture(scope="session")
def signed(dataset) -> Dataset:
    return world.agreed(dataset)


@pytest.fixture
def held(signed) -> Agreement:
    return agreement(signed, world.CASE)


@pytest.fixture(scope="session")
def written(signed, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("schedule") / "schedule.xlsx"
    schedule.write(signed, world.CASE, file, date(2026, 4, 1))
    return file
