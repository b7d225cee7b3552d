"""Long questions tell how far they are, and stop when they are asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from cxmodel.errors import CxError

T = TypeVar("T")
Tell = Callable[[float], object]
Ask = Callable[[], bool]


class Stopped(CxError):
    """The question was taken back before it was answered."""

    def __init__(self) -> None:
        super().__init__("This was stopped before it was worked out", "How sure", "Start it again.")


def steps(items: Iterable[T], on_progress: Tell | None = None, cancelled: Ask | None = None, begin: float = 0.0,
          end: float = 1.0) -> Iterator[T]:
    """The same items; before each it is asked whether to stop, after each it is told how far things are.

    begin, end : the part of the whole question that these items are. [share]
    Errors: Stopped when it is to stop.

    >>> told = []
    >>> list(steps("ab", told.append)), told
    (['a', 'b'], [0.5, 1.0])
    """
    todo: Sequence[T] = tuple(items)
    for done, item in enumerate(todo):
        if cancelled is not None and cancelled():
            raise Stopped
        yield item
        if on_progress is not None:
            on_progress(begin + (end - begin) * (done + 1) / len(todo))
