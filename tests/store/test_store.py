"""Opening the store: made and filled when it is new, and what a command reads beside an open workbench."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from cxmodel.errors import CxError
from cxmodel.store import Database, current_dataset, dataset_of, open_store, prepare
from cxmodel.store.datasets import save_dataset
from tests.store.test_database import HOLD


@pytest.fixture
def named(store, monkeypatch):
    monkeypatch.setenv("CXMODEL_STORE", str(store))
    return store


def test_a_new_store_is_filled_with_the_shipped_data(tmp_path, dataset):
    database = open_store(tmp_path / "new.duckdb")
    assert dataset_of(database) == dataset
    assert not prepare(database), "filled once"
    database.close()


def test_opening_again_keeps_what_was_imported(store, dataset):
    database = Database(store)
    save_dataset(database, replace(dataset, site=dataset.site[:5]))
    database.close()
    database = open_store(store)
    assert len(dataset_of(database).site) == 5
    database.close()


def test_a_command_reads_the_store(named, dataset):
    database = Database(named)
    save_dataset(database, replace(dataset, site=dataset.site[:5]))
    database.close()
    found, origin, remark = current_dataset()
    assert (len(found.site), origin, remark) == (5, "store", "")


def test_without_a_store_a_command_reads_the_shipped_data_and_makes_none(tmp_path, monkeypatch, dataset):
    monkeypatch.setenv("CXMODEL_STORE", str(tmp_path / "none.duckdb"))
    assert current_dataset() == (dataset, "shipped", "")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_stands_for_the_shipped_data(tmp_path, monkeypatch, dataset):
    monkeypatch.setenv("CXMODEL_STORE", str(tmp_path / "bare.duckdb"))
    Database(tmp_path / "bare.duckdb").close()
    assert current_dataset() == (dataset, "shipped", "")


def test_beside_an_open_workbench_the_shipped_data_stand_in_and_it_says_so(named, dataset):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(named)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout.readline() == "held\n"
        found, origin, remark = current_dataset()
    assert (found, origin) == (dataset, "shipped")
    assert "in use" in remark
    assert "without your imports" in remark


def test_a_damaged_store_is_never_passed_over_in_silence(named):
    named.write_bytes(b"no store")
    with pytest.raises(CxError, match="damaged"):
        current_dataset()
