"""The real server on a store of its own, and a real Chromium that may talk to nobody else."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from cxmodel.store import Database, open_store
from cxmodel.ui.frame import HOME, PAGES

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
OUTSIDE = re.compile(r"^(?!(https?|wss?)://localhost[:/]|data:|blob:)")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FEW = ("wayfennel", "monsoonleaf", "isthmarelle", "octaverrane", "orbinelle")
READY = "[data-testid=stMain] h1"
expect.set_options(timeout=15_000)


class Server:
    """`streamlit run app.py` on a free port; it can be killed and started again on the same store."""

    def __init__(self, store: Path) -> None:
        self.store = store
        with socket.socket() as free:
            free.bind(("localhost", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        with self.store.with_suffix(".log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port),
                 "--server.headless", "true"], cwd=ROOT, stdout=log, stderr=log,
                env={**os.environ, "CXMODEL_STORE": str(self.store)})
        end = time.monotonic() + 60
        while not self._well():
            assert self.process.poll() is None, self.store.with_suffix(".log").read_text()
            assert time.monotonic() < end, "the server did not answer"
            time.sleep(0.1)

    def _well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self, how: int = signal.SIGKILL) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(timeout=20)


class Visitor:
    """One browser with its own cookies; it notes what it was refused and what went wrong in it."""

    def __init__(self, chromium: Browser, address: str, **how: object) -> None:
        self.address = address
        self.context: BrowserContext = chromium.new_context(
            **{"viewport": {"width": 1280, "height": 720}, "locale": "en-US", **how})
        self.context.set_default_timeout(20_000)
        self.refused: list[str] = []
        self.context.route(OUTSIDE, lambda route: (self.refused.append(route.request.url), route.abort()))
        self.context.on("request", lambda request: OUTSIDE.match(request.url) and self.refused.append(request.url))
        self.failed: list[str] = []
        self.context.on("weberror", lambda error: self.failed.append(str(error.error)))

    def leave(self) -> None:
        """Close; nothing may have been asked of another host, and no script may have failed."""
        self.context.close()
        assert self.refused == []
        assert self.failed == []

    def open(self, path: str = "", ready: str = READY, room: bool | None = None) -> Page:
        page = self.context.new_page()
        page.goto(f"{self.address}/{path}" + ("" if room is None else f"?room={int(room)}"))
        page.wait_for_selector(ready, state="attached")
        settle(page)
        return page


def settle(page: Page) -> None:
    """Wait until the script rests, the fonts are there and every picture that can be seen is drawn."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_function("""() => [...document.querySelectorAll('.cx-picture')].every((box) => box.dataset.drawn
        && Math.abs(box.clientWidth - (box.querySelector('.main-svg')?.clientWidth ?? -9)) < 2)""")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium; in CI a missing one is a fault, never a skip."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not (named and Path(named).exists()):
        if os.environ.get("CI") == "true":
            pytest.fail("No Chromium: put the path of one into the variable CHROMIUM.")
        pytest.skip("no Chromium; put the path of one into the variable CHROMIUM")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=named, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "store.duckdb"
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def shared(filled, tmp_path_factory) -> Iterator[Server]:
    """One server for all tests that leave it as it is."""
    server = Server(Path(shutil.copyfile(filled, tmp_path_factory.mktemp("shared") / "store.duckdb")))
    yield server
    server.kill(signal.SIGTERM)


@pytest.fixture(scope="module")
def own(filled, tmp_path_factory) -> Iterator[Server]:
    """A server that the tests of one file may kill and must start again."""
    server = Server(Path(shutil.copyfile(filled, tmp_path_factory.mktemp("own") / "store.duckdb")))
    yield server
    server.kill()


@pytest.fixture(scope="module")
def smaller(filled, tmp_path_factory) -> Iterator[Server]:
    """A server on a store with the sites of five vendors: what is asked anew again and again is quick there."""
    path = Path(shutil.copyfile(filled, tmp_path_factory.mktemp("smaller") / "store.duckdb"))
    database = Database(path)
    database.write([(f"DELETE FROM site WHERE vendor_id NOT IN ({', '.join('?' * len(FEW))})", FEW)])
    database.close()
    server = Server(path)
    yield server
    server.kill()


@pytest.fixture
def visit(chromium) -> Iterator[Callable[..., Visitor]]:
    """Browsers, each with cookies of its own."""
    visitors: list[Visitor] = []

    def come(server: Server, **how: object) -> Visitor:
        visitors.append(Visitor(chromium, server.address, **how))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leave()


@pytest.fixture(scope="module")
def reader(chromium, shared) -> Iterator[Callable[..., Page]]:
    """One browser that looks at many pages, one after the other; by the menu, as loading takes far longer."""
    visitor = Visitor(chromium, shared.address)
    opened: dict[bool, Page] = {}

    def look(path: str = HOME, room: bool = False) -> Page:
        if room not in opened:
            for page in visitor.context.pages:
                page.close()
            opened.clear()
            opened[room] = visitor.open(room=room)
        page, entry = opened[room], PAGES[path]
        page.set_viewport_size({"width": 1280, "height": 720})
        page.emulate_media(color_scheme="light")
        page.locator("[data-testid=stTopNavLink]", has_text=entry.title).click()
        expect(page.locator("h1")).to_have_text(f"{entry.title}: {entry.question}")
        settle(page)
        return page

    yield look
    visitor.leave()
