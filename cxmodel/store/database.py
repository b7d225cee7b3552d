"""The DuckDB file: opened once a process, locked down, migrated; one cursor for each call."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from cxmodel.errors import CxError
from cxmodel.store.migrations import migrate

LOCKED_DOWN = {
    "enable_external_access": "false", "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false", "python_enable_replacements": "false", "memory_limit": "1GB",
}
IN_USE = "in use by another program"
DEFAULT = Path(__file__).resolve().parents[2] / ".cxmodel" / "workbench.duckdb"


def store_path() -> Path:
    """Where the store lies: the variable CXMODEL_STORE, else `.cxmodel/workbench.duckdb` beside the product."""
    named = os.environ.get("CXMODEL_STORE", "").strip()
    return Path(named).expanduser() if named else DEFAULT


class Database:
    """One store file in one process. Every call takes a cursor of its own, so threads never mix rows."""

    def __init__(self, path: Path) -> None:
        """Open, lock down and migrate. Errors: CxError when the file is locked, newer, damaged or read-only."""
        self.path = path
        self._writing = threading.Lock()
        self._connection = _connect(path)
        try:
            migrate(self._connection, str(path))
            if not self._connection.execute("SELECT current_setting('lock_configuration')").fetchall()[0][0]:
                self._connection.execute("SET lock_configuration = true")
        except BaseException as error:
            self._connection.close()
            if isinstance(error, duckdb.Error):
                raise open_fault(str(error), path) from error
            raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query with its parameters."""
        with self._connection.cursor() as cursor:
            try:
                return cursor.execute(sql, list(values)).fetchall()
            except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
                raise open_fault(str(error), self.path) from error

    def write(self, steps: Sequence[tuple[str, Sequence[Any]]], many: bool = False) -> None:
        """Several statements in one transaction: all or none. With `many`, values are lists of rows."""
        with self._writing, self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                for sql, values in steps:
                    if many and values:
                        cursor.executemany(sql, [list(row) for row in values])
                    elif not many:
                        cursor.execute(sql, list(values))
                cursor.execute("COMMIT")
            except BaseException as error:
                cursor.execute("ROLLBACK")
                if isinstance(error, duckdb.Error):
                    raise _write_fault(error, self.path) from error
                raise

    def close(self) -> None:
        """Close the file; later calls fail."""
        self._connection.close()


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.W_OK):
            raise _read_only(path)
        return duckdb.connect(str(path), config=dict(LOCKED_DOWN))
    except OSError as error:
        raise _read_only(path) from error
    except duckdb.Error as error:
        raise open_fault(str(error), path) from error


def open_fault(message: str, path: Path) -> CxError:
    """DuckDB's reason for not opening a file, as a sentence that says how to mend it."""
    told, where = message.lower(), f"Store {path}"
    if "lock" in told and ("conflicting" in told or "could not set lock" in told):
        return CxError(f"The store is {IN_USE}", where,
                       "Close the other workbench (or command), or name another file in CXMODEL_STORE.")
    if "newer version" in told or "storage version" in told or "version number" in told:
        return CxError("The store was written by a newer version of this product", where,
                       "Update the product, or name another file in CXMODEL_STORE. Nothing was changed.")
    if "permission" in told or "read-only" in told or "read only" in told:
        return _read_only(path)
    wal = " Its log (.wal) is damaged; keep it, it may hold your latest work." if "wal" in told else ""
    return CxError(f"The store is damaged or is not a store.{wal}", where,
                   "Keep the file, move it aside and start again with a new store, or restore a backup.")


def _read_only(path: Path) -> CxError:
    return CxError("The store cannot be written", f"Store {path}",
                   "Make the file and its folder writable, or name another file in CXMODEL_STORE.")


def _write_fault(error: duckdb.Error, path: Path) -> CxError:
    told = str(error).lower()
    if "read-only" in told or "permission" in told:
        return _read_only(path)
    if "no space" in told or "disk" in told:
        return CxError("The disk is full", f"Store {path}", "Make room and repeat the last step. Nothing was lost.")
    return CxError("The store refused a change", f"Store {path}", "Repeat the step; the log holds the details.")
