"""A filled store made once, and a copy of it for each test that changes or damages it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxmodel.store import Database, open_store


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Path:
    """A closed store with the shipped data; not to be changed."""
    path = tmp_path_factory.mktemp("filled") / "store.duckdb"
    open_store(path).close()
    return path


@pytest.fixture
def store(filled, tmp_path) -> Path:
    """A store of one's own, closed."""
    return Path(shutil.copyfile(filled, tmp_path / "store.duckdb"))


@pytest.fixture
def database(store):
    """The same, open."""
    opened = Database(store)
    yield opened
    opened.close()


@pytest.fixture
def bare(tmp_path):
    """A store with its tables and nothing in them."""
    opened = Database(tmp_path / "bare.duckdb")
    yield opened
    opened.close()
