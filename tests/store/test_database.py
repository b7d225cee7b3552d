"""One file, one process, locked down; what cannot be opened is told in a sentence and left as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from cxmodel.errors import CxError
from cxmodel.store import dataset_of
from cxmodel.store.database import DEFAULT, IN_USE, Database, open_fault, store_path

HOLD = "import sys, duckdb; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def refused(path, what: str) -> CxError:
    """The sentence a store that cannot be opened is refused with; the file must stay what it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CxError, match=what) as told:
        Database(path)
    assert told.value.where == f"Store {path}"
    assert told.value.mend.endswith(".")
    assert "\n" not in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    return told.value


def test_a_store_held_by_another_process_says_who_must_give_way(store):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout.readline() == "held\n"
        assert "Close the other workbench" in refused(store, IN_USE).mend
    Database(store).close()


def test_a_store_of_a_newer_product_is_left_alone(store):
    with duckdb.connect(str(store)) as newer:
        newer.execute("INSERT INTO migration (number, name) VALUES (9001, '9001_future')")
    assert "Nothing was changed" in refused(store, "newer version").mend


@pytest.mark.parametrize("damage", [
    lambda whole: b"", lambda whole: b"not a store at all" * 400, lambda whole: whole[:9000],
    lambda whole: bytes([whole[0] ^ 255]) + whole[1:], lambda whole: whole[:8] + b"XXXX" + whole[12:],
    lambda whole: whole[:4096] + bytes(8192) + whole[12288:],
], ids=["empty", "garbage", "cut off", "first byte", "magic word", "headers"])  # fmt: skip
def test_a_damaged_file_is_told_and_kept(store, damage):
    store.write_bytes(damage(store.read_bytes()))
    assert "Keep the file" in refused(store, "damaged").mend


def test_a_file_whose_end_is_lost_is_told_when_its_rows_are_read(store):
    whole = store.read_bytes()
    store.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CxError, match="damaged"):
        dataset_of(Database(store))


def test_a_store_that_may_not_be_written_is_refused_at_once(store, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "writable" in refused(store, "cannot be written").mend


def test_a_missing_folder_is_made(tmp_path):
    path = tmp_path / "not" / "there" / "store.duckdb"
    Database(path).close()
    assert path.is_file()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    refused(tmp_path / "file" / "store.duckdb", "cannot be written")


def test_a_folder_in_the_place_of_the_store_is_told(tmp_path):
    refused(tmp_path, "damaged or is not a store")


@pytest.mark.parametrize(("message", "what"), [
    ("IO Error: Could not set lock on file: Conflicting lock is held", IN_USE),
    ("Trying to read a database file with version number 99", "newer version"),
    ("Permission denied", "cannot be written"),
    ("Cannot open: file is read-only", "cannot be written"),
    ("Failure while replaying WAL file", "log"),
    ("anything else", "damaged"),
])  # fmt: skip
def test_what_duckdb_says_becomes_a_sentence(tmp_path, message, what):
    assert what in open_fault(message, tmp_path).what


@pytest.mark.parametrize("sql", [
    "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
    "ATTACH '/tmp/elsewhere.duckdb'", "COPY location TO '/tmp/leak.csv'", "INSTALL httpfs", "LOAD httpfs",
    "SET enable_external_access = true", "SET memory_limit = '100GB'", "SET lock_configuration = false",
    "SELECT * FROM read_csv('https://example.org/x.csv')",
])  # fmt: skip
def test_nothing_outside_the_store_can_be_reached(database, sql):
    with pytest.raises((duckdb.Error, CxError)):
        database.rows(sql)


def test_python_variables_are_not_tables(database):
    import pandas as pd

    secret = pd.DataFrame({"a": [1]})
    with pytest.raises(duckdb.Error, match="secret"):
        database.rows("SELECT * FROM secret")
    assert len(secret) == 1


def test_threads_get_their_own_rows(database):
    def ask(thread: int) -> bool:
        return all(database.rows("SELECT ? AS thread, i FROM range(50) t(i) WHERE i = ?", [thread, turn % 50])
                   == [(thread, turn % 50)] for turn in range(100))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(8)))


def test_threads_that_write_lose_nothing(bare):
    def put(thread: int) -> None:
        for turn in range(20):
            bare.write([("INSERT INTO workspace (id, position) VALUES (?, ?)", [f"w{thread}", turn])])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, range(8)))
    assert bare.rows("SELECT count(*), count(DISTINCT id) FROM workspace") == [(160, 8)]


def test_several_statements_are_all_or_none(bare):
    steps = [("INSERT INTO workspace (id, position) VALUES (?, ?)", ["w", 0]),
             ("INSERT INTO workspace (id, position) VALUES (?, ?)", [None, 1])]
    with pytest.raises(CxError, match="refused a change"):
        bare.write(steps)
    assert bare.rows("SELECT count(*) FROM workspace") == [(0,)]
    bare.write(steps[:1])
    assert bare.rows("SELECT count(*) FROM workspace") == [(1,)], "the next change goes through"


def test_the_place_of_the_store_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("CXMODEL_STORE", f" {tmp_path}/mine.duckdb ")
    assert store_path() == tmp_path / "mine.duckdb"
    monkeypatch.setenv("CXMODEL_STORE", "~/mine.duckdb")
    assert store_path().is_absolute()
    monkeypatch.setenv("CXMODEL_STORE", " ")
    assert store_path() == DEFAULT
