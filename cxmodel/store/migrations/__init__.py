"""Numbered changes of the store's shape: append-only files, each run in one transaction with its record."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from cxmodel.errors import CxError

FOLDER = Path(__file__).parent
_RECORDS = ("CREATE TABLE IF NOT EXISTS migration (number BIGINT NOT NULL, name VARCHAR NOT NULL, "
            "applied_at TIMESTAMP NOT NULL DEFAULT current_timestamp)")


class Connection(Protocol):
    """What a migration needs of a database connection."""

    def execute(self, query: str, parameters: Any = None, /) -> Any: ...


def known() -> list[tuple[int, str, str]]:
    """(number, name, SQL) of every migration there is, in order."""
    files = sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return [(int(path.stem[:4]), path.stem, path.read_text(encoding="utf-8")) for path in files]


def migrate(connection: Connection, where: str) -> list[int]:
    """Bring a store to the present shape; returns the numbers that were applied.

    Errors: CxError when the store knows migrations that this product does not (it was written by a
    newer one); such a store is left untouched.
    """
    there = connection.execute("SELECT count(*) FROM information_schema.tables WHERE table_name = 'migration'")
    done = set()
    if there.fetchone()[0]:
        done = {number for (number,) in connection.execute("SELECT number FROM migration").fetchall()}
    steps = known()
    if done - {number for number, _, _ in steps}:
        raise CxError("The store was written by a newer version of this product", f"Store {where}",
                      "Update the product, or name another file in CXMODEL_STORE. Nothing was changed.")
    applied = []
    for number, name, sql in steps:
        if number not in done:
            _apply(connection, number, name, sql)
            applied.append(number)
    return applied


def _apply(connection: Connection, number: int, name: str, sql: str) -> None:
    connection.execute("BEGIN")
    try:
        connection.execute(_RECORDS)
        connection.execute(sql)
        connection.execute("INSERT INTO migration (number, name) VALUES (?, ?)", [number, name])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
