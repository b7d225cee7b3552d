"""Numbered changes run once, in order, whole or not at all."""

from __future__ import annotations

import re

import duckdb
import pytest

from cxmodel.errors import CxError
from cxmodel.scenario import starting, to_json
from cxmodel.schema import fields_of, table_name
from cxmodel.store import dataset_of, edits, journal, migrations, open_store
from cxmodel.store.datasets import column, columns_of
from cxmodel.tables import ROW_TYPES


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def tables(connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}


def test_migrations_are_numbered_from_one_without_a_gap():
    numbers = [number for number, _, _ in migrations.known()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_each_runs_once_and_leaves_its_record(connection):
    numbers = [number for number, _, _ in migrations.known()]
    assert migrations.migrate(connection, "x") == numbers
    assert migrations.migrate(connection, "x") == []
    found = connection.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
    assert found == [(number, name) for number, name, _ in migrations.known()]


def test_one_that_fails_leaves_nothing_behind_and_can_be_run_again(connection, monkeypatch):
    first = migrations.known()[0]
    broken = (2, "0002_broken", "CREATE TABLE half (a BIGINT); INSERT INTO half VALUES ('not a number');")
    monkeypatch.setattr(migrations, "known", lambda: [first, broken])
    with pytest.raises((duckdb.Error, CxError)):
        migrations.migrate(connection, "x")
    assert "half" not in tables(connection)
    assert connection.execute("SELECT number FROM migration").fetchall() == [(1,)]
    monkeypatch.setattr(migrations, "known", lambda: [first, (2, "0002_mended", "CREATE TABLE half (a BIGINT);")])
    assert migrations.migrate(connection, "x") == [2]
    assert "half" in tables(connection)


def test_the_first_that_fails_leaves_an_empty_store(connection, monkeypatch):
    monkeypatch.setattr(migrations, "known", lambda: [(1, "0001_broken", "CREATE TABLE a (b BIGINT); nonsense;")])
    with pytest.raises((duckdb.Error, CxError)):
        migrations.migrate(connection, "x")
    assert tables(connection) == set()


def test_a_store_that_knows_more_is_not_touched(connection):
    migrations.migrate(connection, "x")
    connection.execute("INSERT INTO migration (number, name) VALUES (99, '0099_future')")
    connection.execute("DELETE FROM migration WHERE number = 2")
    with pytest.raises(CxError, match="newer version") as told:
        migrations.migrate(connection, "here")
    assert told.value.where == "Store here"
    assert connection.execute("SELECT count(*) FROM migration WHERE number = 2").fetchall() == [(0,)]


def test_no_migration_takes_anything_away():
    """Append-only also means that nobody's work is dropped by an update."""
    for _, name, sql in migrations.known():
        assert not re.search(r"\b(DROP TABLE|TRUNCATE|DELETE FROM)\b", sql, re.IGNORECASE), name


def test_an_old_store_with_data_gets_what_is_new_and_keeps_every_row_in_order(tmp_path, dataset, monkeypatch):
    """A store as it was before criteria had default weights, filled, with work in it; then the product is updated."""
    path = tmp_path / "old.duckdb"
    steps = migrations.known()
    with duckdb.connect(str(path)) as old:
        monkeypatch.setattr(migrations, "known", lambda: steps[:2])
        assert migrations.migrate(old, "x") == [1, 2]
        for kind in (kind for kind in ROW_TYPES if table_name(kind) in tables(old)):
            fields = [one for one in fields_of(kind) if one.name != "default_weight"]
            names, values = ", ".join(f'"{one.name}"' for one in fields), ", ".join(map(column, fields))
            old.execute(f'INSERT INTO "{table_name(kind)}" ({names}) SELECT {values}',
                        columns_of(fields, getattr(dataset, table_name(kind))))
        old.execute("INSERT INTO workspace (id, position) VALUES ('w', 0)")
        old.execute("INSERT INTO step VALUES ('w', 0, ?)", [to_json(starting(dataset))])
    monkeypatch.setattr(migrations, "known", lambda: steps)
    for _ in range(2):  # updated, and opened again
        store = open_store(path)
        found = dataset_of(store)
        assert {row.default_weight for row in (*found.theme, *found.criterion)} == {1.0}
        assert found.content == dataset.content
        assert journal.restore(store, "w", found)[0].present == starting(dataset)
        assert edits.log(store) == []
        store.close()
