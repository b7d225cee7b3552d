"""Servers to measure: the workbench with a store of its own, and the floor page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cxmodel.store import open_store
from cxmodel.ui.picture import serve_library

HERE = Path(__file__).resolve().parent
PRODUCT = HERE.parent
PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A Streamlit server that answers; `started` is when its process was asked for."""

    url: str
    process: subprocess.Popen[bytes]
    started: float

    @property
    def memory(self) -> float:
        """Resident memory of the process. [MB]"""
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return int(told.stdout) / 1024


@contextmanager
def workbench(folder: Path) -> Iterator[Server]:
    """The workbench, its store in `folder`; the store is filled before the clock starts, as `make run` does."""
    store = folder / "workbench.duckdb"
    if not store.exists():
        open_store(store).close()
    serve_library()
    with _running(PRODUCT / "app.py", {"CXMODEL_STORE": str(store)}) as server:
        yield server


@contextmanager
def floor(folder: Path) -> Iterator[Server]:
    """The floor page, copied into `folder` so that the pictures' script is served from beside it."""
    (folder / "static").mkdir(parents=True, exist_ok=True)
    serve_library(folder / "static")
    page = Path(shutil.copy(HERE / "floor_app.py", folder / "floor_app.py"))
    with _running(page, {"PYTHONPATH": str(PRODUCT)}) as server:
        yield server


@contextmanager
def _running(script: Path, variables: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true", "--server.address",
               "127.0.0.1", "--server.port", str(port)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=PRODUCT, env={**os.environ, **variables}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    server = Server(f"http://127.0.0.1:{port}", process, started)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _wait(server: Server) -> None:
    while time.perf_counter() - server.started < PATIENCE and server.process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1).read()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise SystemExit(f"The server at {server.url} did not start.")
