"""How often Python looks for rubbish while a file is read or written."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""Objects made between two looks; Python's own 700 to 2,000 suit programs that throw away most of what they make."""
_lock = threading.Lock()
_inside: list[tuple[int, int, int]] = []


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for rubbish seldom: of the cells of a file nearly all stay, and looking through them took a quarter of the
    time. Several threads may be inside at once; the last one out restores what was set before.
    """
    with _lock:
        _inside.append(_inside[0] if _inside else gc.get_threshold())
        gc.set_threshold(max(SELDOM, _inside[0][0]), *_inside[0][1:])
    try:
        yield
    finally:
        with _lock:
            before = _inside.pop()
            if not _inside:
                gc.set_threshold(*before)
