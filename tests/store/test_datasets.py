"""What goes into the store comes out of it, to the last digit."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest

from cxmodel.errors import CxError, Problems
from cxmodel.schema import ddl, fields_of, table_name
from cxmodel.store.database import Database
from cxmodel.store.datasets import is_empty, load_dataset, save_dataset
from cxmodel.tables import ROW_TYPES


def test_a_dataset_survives_the_store(database, dataset):
    assert load_dataset(database).content == dataset.content


def test_it_survives_closing_and_saving_again(store, dataset):
    database = Database(store)
    save_dataset(database, load_dataset(database))
    database.close()
    database = Database(store)
    assert load_dataset(database) == dataset
    database.close()


def test_a_new_store_is_empty_until_it_is_filled(bare, dataset):
    assert is_empty(bare)
    save_dataset(bare, replace(dataset, location_source=(), evidence=dataset.evidence))
    assert not is_empty(bare)
    assert load_dataset(bare).location_source == ()


def test_what_is_no_longer_there_goes(database, dataset):
    fewer = replace(dataset, site=dataset.site[:3], score=())
    save_dataset(database, fewer)
    assert load_dataset(database) == fewer


def test_a_dataset_that_breaks_a_bound_is_not_written_at_all(database, dataset):
    wrong = replace(dataset, site=(replace(dataset.site[0], rate_usd_h=9000.0),), vendor=dataset.vendor)
    with pytest.raises(CxError, match="refused a change"):
        save_dataset(database, wrong)
    assert load_dataset(database) == dataset


def test_rows_that_no_longer_fit_are_told_together_with_table_and_row(database):
    database.write([("UPDATE vendor SET vendor_class = 'giant' WHERE rowid = 0", []),
                    ("UPDATE site SET rate_basis = 'lunar' WHERE rowid = 1", [])])
    with pytest.raises(Problems) as told:
        load_dataset(database)
    places = [fault.where for fault in told.value.faults]
    assert places == ["store, table vendor, row 1, column vendor_class", "store, table site, row 2, column rate_basis"]


@pytest.mark.parametrize("kind", ROW_TYPES, ids=table_name)
def test_the_tables_are_as_declared(database, kind):
    """After all migrations, columns, types, not-null, bounds and keys equal what `schema.ddl` derives."""
    table = table_name(kind)
    quoted = ddl(kind, f'"{table}"')
    for field in fields_of(kind):  # words such as "column" need quotes that ddl does not give
        quoted = quoted.replace(f"\n  {field.name} ", f'\n  "{field.name}" ')
    keys = ", ".join(f'"{field.name}"' for field in fields_of(kind) if field.key)
    quoted = quoted.split("PRIMARY KEY")[0] + f"PRIMARY KEY ({keys})\n)" if keys else quoted
    with duckdb.connect() as fresh:
        fresh.execute(quoted)
        assert _shape(lambda sql: database.rows(sql), table) == _shape(lambda sql: fresh.execute(sql).fetchall(), table)


def _shape(ask, table):
    columns = ask("SELECT column_name, data_type, is_nullable FROM information_schema.columns "
                  f"WHERE table_name = '{table}' ORDER BY ordinal_position")
    rules = ask("SELECT constraint_type, constraint_column_names, expression FROM duckdb_constraints() "
                f"WHERE table_name = '{table}' ORDER BY ALL")
    return columns, [(kind, names, text) for kind, names, text in rules]
