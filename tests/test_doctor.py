"""The doctor: every check is a sentence; what is wrong says how to mend it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from cxmodel import doctor
from cxmodel.errors import CxError


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path):
    monkeypatch.setenv("CXMODEL_STORE", str(tmp_path / "store.duckdb"))
    return tmp_path / "store.duckdb"


def found(name: str, **asked):
    return next(check for check in doctor.examine(**asked) if check.name == name)


def test_all_is_well_here():
    assert [check.name for check in doctor.examine() if not check.well] == []
    assert all(check.told.endswith(".") for check in doctor.examine())


def test_a_missing_package_is_named(monkeypatch):
    def version(name):
        if name == "highspy":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", version)
    check = found("packages")
    assert (check.well, check.told, check.mend) == (False, "Missing: highspy.", "Install requirements.txt.")


def test_an_old_python_is_told(monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 10, 4, "final", 0))
    check = found("python")
    assert (check.well, check.told) == (False, "Python 3.10.4.")
    assert "3.11" in check.mend


def test_the_shipped_data_are_counted(dataset):
    assert f"{len(dataset.location)} countries" in found("shipped data").told


def test_broken_shipped_data_are_told(monkeypatch):
    def broken():
        raise CxError("sites.csv is missing", "Data folder sample", "Restore the file.")

    monkeypatch.setattr(doctor, "shipped", broken)
    check = found("shipped data")
    assert (check.well, check.mend) == (False, "Restore the file.")
    assert "sites.csv is missing" in check.told


def test_a_store_that_cannot_be_made_is_a_fault(monkeypatch):
    monkeypatch.setenv("CXMODEL_STORE", "/proc/x/y.duckdb")
    check = found("store")
    assert not check.well
    assert "No store can be made at /proc/x/y.duckdb" in check.told
    assert "CXMODEL_STORE" in check.mend


def test_no_store_is_no_fault_and_preparing_makes_one(store):
    assert "No store yet" in found("store").told
    assert not store.exists()
    assert "vendors on" in found("store", prepare=True).told
    assert store.exists()


def test_a_damaged_store_is_told_and_kept(store):
    store.write_bytes(b"no store")
    for prepare in (False, True):
        check = found("store", prepare=prepare)
        assert not check.well
        assert "damaged" in check.told
        assert "Keep the file" in check.mend
    assert store.read_bytes() == b"no store"
