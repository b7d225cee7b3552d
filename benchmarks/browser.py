"""What a hand at a handle sees, in a headless Chromium: the workbench beside the floor page, in the same run."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks import running
from benchmarks.server import Spread, spread

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-quic")
BOX = ".st-key-box-tradeoff .cx-picture"
PROBE = """(box) => {
  const sum = (values) => values.reduce((all, value) => all + value, 0)
  const picture = () => box.data.map((trace) => `${sum(trace.x)} ${sum(trace.y)}`).join()
  const seen = window.seen = { at: 0, from: picture(), drawn: [] }
  window.addEventListener('keydown', () => { seen.at = performance.now() }, true)
  new MutationObserver(() => {
    const now = picture()
    if (now === seen.from) return
    seen.from = now
    requestAnimationFrame(() => seen.drawn.push(performance.now()))
  }).observe(box, { attributeFilter: ['data-drawn'] })
}"""
HANDLES = (("Culture", "Offshore"), ("Marker", "Marker"))
TURNS = ("Right", "Left", "Right", "Left", "Left", "Right", "Left", "Right")  # no scenario comes twice
BLOCK = 25  # key presses in a row, before it is the other page's turn
DRAG, STEP = 2500, 20  # [ms]


@dataclass
class Seen:
    """What was measured of one page. Times in ms."""

    first_paint: float = 0.0
    latencies: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    arrived: list[bool] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def latency(self) -> Spread:
        return spread(self.latencies)

    @property
    def rate(self) -> float:
        return median(self.rates)


def measure(drags: int = 6) -> tuple[Seen, Seen]:
    """The workbench and the floor, in turns: 200 single moves, then drags."""
    with tempfile.TemporaryDirectory() as name, _chromium() as browser, ExitStack() as servers:
        folder, product, bare = Path(name), Seen(), Seen()
        product.first_paint = median(_first_paint(browser, folder) for _ in range(3))
        server = servers.enter_context(running.workbench(folder))
        both = ((_open(browser, server.url), product, HANDLES[0]),
                (_open(browser, servers.enter_context(running.floor(folder)).url), bare, HANDLES[1]))
        product.memory.append(server.memory)
        for turn, key in enumerate(TURNS):
            for page, seen, labels in both:
                seen.latencies += _presses(page, labels[turn % 2], key)
        product.memory.append(server.memory)
        for turn in range(drags):
            for page, seen, labels in both:
                rate, last = _drag(page, labels[turn % 2], upwards=turn % 4 < 2)
                seen.rates.append(rate)
                seen.arrived.append(last)
        return product, bare


@contextmanager
def _chromium() -> Iterator[Browser]:
    script = running.PRODUCT / "scripts" / "browser.sh"
    path = os.environ.get("CHROMIUM") or subprocess.run(["bash", str(script)], capture_output=True, text=True,
                                                        check=True).stdout.strip()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def _first_paint(browser: Browser, folder: Path) -> float:
    """From the start of the server's process to the first Trade-off picture. [ms]"""
    with running.workbench(folder) as server:
        page = _open(browser, server.url, probe=False)
        took = 1000 * (time.perf_counter() - server.started)
        page.context.close()
    return took


def _open(browser: Browser, url: str, probe: bool = True) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.goto(url)
    page.wait_for_selector(f"{BOX}[data-drawn]", timeout=60_000)
    if probe:
        page.wait_for_selector(".live input[type=range]")
        page.wait_for_timeout(1500)
        page.eval_on_selector(BOX, PROBE)
    return page


def _row(page: Page, label: str) -> Locator:
    return page.locator(f".live input[type=range][aria-label='{label}']")


def _presses(page: Page, label: str, key: str) -> list[float]:
    """One step of a handle at a time, each waiting for its picture: key down to the frame that shows it."""
    page.bring_to_front()
    _row(page, label).focus()
    found = []
    for _ in range(BLOCK):
        page.evaluate("window.seen.drawn = []")
        page.keyboard.press(f"Arrow{key}")
        page.wait_for_function("window.seen.drawn.length", timeout=10_000, polling=20)
        found.append(page.evaluate("window.seen.drawn[0] - window.seen.at"))
        page.wait_for_timeout(100)
    page.wait_for_timeout(1200)  # the gesture ends
    return found


def _drag(page: Page, label: str, upwards: bool) -> tuple[float, bool]:
    """Different pictures a second while a handle is drawn from end to end, and whether the last value arrived."""
    page.bring_to_front()
    row = _row(page, label)
    box, value = row.bounding_box(), float(row.input_value())
    assert box is not None
    left, width, y = box["x"] + 8, box["width"] - 16, box["y"] + box["height"] / 2
    page.mouse.move(left + width * value / 100, y)
    page.mouse.down()
    start = page.evaluate("window.seen.drawn = [], performance.now()")
    for step in range(DRAG // STEP):
        share = 0.05 + 0.9 * step * STEP / DRAG
        page.mouse.move(left + width * (share if upwards else 1 - share), y)
        page.wait_for_timeout(STEP)
    drawn, end = page.evaluate("[window.seen.drawn.length, performance.now()]")
    last = row.input_value()
    page.mouse.up()
    page.wait_for_timeout(1500)
    return 1000 * drawn / (end - start), row.input_value() == last
