"""What headers mean is remembered, and the latest word counts."""

from __future__ import annotations

from cxmodel.store import Database
from cxmodel.store.mappings import remember, remembered


def test_nothing_is_remembered_at_first(tmp_path):
    database = Database(tmp_path / "store.duckdb")
    assert remembered(database) == {}
    database.close()


def test_the_latest_meaning_of_a_header_counts_and_outlives_a_restart(tmp_path):
    database = Database(tmp_path / "store.duckdb")
    remember(database, {"Vendors": {"cost per head": "hourly_rate_usd", "remark": ""}, "Scores": {"mark": "score"}})
    remember(database, {"Vendors": {"cost per head": "seats"}})
    database.close()
    again = Database(tmp_path / "store.duckdb")
    assert remembered(again) == {"Vendors": {"cost per head": "seats", "remark": ""}, "Scores": {"mark": "score"}}
    again.close()


def test_a_header_named_like_its_column_needs_no_note_and_clears_an_old_one(tmp_path):
    database = Database(tmp_path / "store.duckdb")
    remember(database, {"Vendors": {"rate basis": "", "it's; DROP TABLE heading": "notes"}})
    remember(database, {"Vendors": {"rate basis": "rate_basis"}})
    assert remembered(database) == {"Vendors": {"it's; DROP TABLE heading": "notes"}}
    remember(database, {})
    database.close()
