"""The store: facts, vendors and saved work in one DuckDB file."""

from __future__ import annotations

from pathlib import Path

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.store.database import IN_USE, Database, store_path
from cxmodel.store.datasets import is_empty, load_dataset, save_dataset
from cxmodel.store.filling import fill
from cxmodel.store.shipped import shipped

__all__ = ["Database", "current_dataset", "dataset_of", "open_store", "prepare", "store_path"]


def open_store(path: Path | None = None) -> Database:
    """The store, made and filled with the shipped data when it is new. Errors: CxError as `Database`."""
    database = Database(path or store_path())
    prepare(database)
    return database


def prepare(database: Database) -> bool:
    """Fill an empty store with the shipped data, an older one with what it lacks; True when that was needed."""
    if not is_empty(database):
        return fill(database)
    save_dataset(database, shipped())
    return True


def dataset_of(database: Database) -> Dataset:
    """The dataset of the store."""
    return load_dataset(database)


def current_dataset() -> tuple[Dataset, str, str]:
    """The dataset for one command: (dataset, where it comes from, a remark or nothing).

    The store's, when there is one. While the workbench is open its file cannot be shared; then the data
    shipped with the product stand in, and the remark says so. Errors: CxError for a damaged store.
    """
    path = store_path()
    if not path.exists():
        return shipped(), "shipped", ""
    try:
        database = Database(path)
    except CxError as fault:
        if IN_USE not in fault.what:
            raise
        return shipped(), "shipped", ("The store is in use by the open workbench; these figures come from the data "
                                      "shipped with the product, without your imports.")
    try:
        if is_empty(database):
            return shipped(), "shipped", ""
        prepare(database)
        return load_dataset(database), "store", ""
    finally:
        database.close()
