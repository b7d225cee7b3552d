"""What could keep the product from working, looked at one by one and told in sentences."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from tempfile import TemporaryFile

from cxmodel.errors import CxError
from cxmodel.store import Database, dataset_of, prepare, store_path
from cxmodel.store.shipped import shipped

PACKAGES = ("streamlit", "plotly", "pandas", "numpy", "duckdb", "highspy", "babel")


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it is well, what was found, how to mend it."""

    name: str
    well: bool
    told: str
    mend: str = ""


def examine(prepare: bool = False) -> list[Check]:
    """Every check in order; with `prepare` a missing store is made and filled."""
    return [_python(), _packages(), _asked("shipped data", _shipped), _asked("store", lambda: _store(prepare))]


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    return Check("python", sys.version_info >= (3, 11), f"Python {found}.", "Use Python 3.11 or newer.")


def _packages() -> Check:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    told = f"Missing: {', '.join(missing)}." if missing else f"{', '.join(found)}."
    return Check("packages", not missing, told, "Install requirements.txt." if missing else "")


def _shipped() -> str:
    dataset = shipped()
    return (f"{len(dataset.location)} countries, {len(dataset.location_source)} sourced figures, "
            f"{len(dataset.assumption)} assumptions, {len(dataset.vendor)} sample vendors.")


def _store(fill: bool) -> str:
    path = store_path()
    if not path.exists() and not fill:
        folder = next(one for one in path.absolute().parents if one.exists())
        try:
            TemporaryFile(dir=folder).close()
        except OSError:
            raise CxError(f"No store can be made at {path}", f"Folder {folder}",
                          "Make the folder writable, or name another file in CXMODEL_STORE.") from None
        return f"No store yet at {path}; the first start makes it."
    database = Database(path)
    try:
        if fill:
            prepare(database)
        dataset = dataset_of(database)
    finally:
        database.close()
    return f"Store {path} holds {len(dataset.vendor)} vendors on {len(dataset.site)} sites."


def _asked(name: str, ask: Callable[[], str]) -> Check:
    try:
        return Check(name, True, ask())
    except CxError as fault:
        return Check(name, False, f"{fault.what.rstrip('.')}. {fault.where}.", fault.mend)
