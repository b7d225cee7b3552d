"""What headers of imported files mean, remembered from one file to the next."""

from __future__ import annotations

from collections.abc import Mapping

from cxmodel.store.database import Database

Headings = Mapping[str, Mapping[str, str]]
"""By table: a header, in small letters and single spaces, and the column it stands for; '' for one that is not read."""


def remembered(database: Database) -> dict[str, dict[str, str]]:
    """Every header that was met so far."""
    found: dict[str, dict[str, str]] = {}
    for table, header, column in database.rows("SELECT table_name, header, column_name FROM heading ORDER BY 1, 2"):
        found.setdefault(table, {})[header] = column
    return found


def remember(database: Database, headings: Headings) -> None:
    """Note what headers mean; the latest meaning of a header counts. A header named like its column needs no note."""
    rows = [(table, header, column) for table, known in headings.items() for header, column in known.items()]
    database.write([
        ("DELETE FROM heading WHERE table_name = ? AND header = ?", [table, header]) if _plain(header, column) else
        ("INSERT OR REPLACE INTO heading (table_name, header, column_name) VALUES (?, ?, ?)", [table, header, column])
        for table, header, column in rows])


def _plain(header: str, column: str) -> bool:
    return header == column.replace("_", " ").casefold()
