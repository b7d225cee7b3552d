"""Merged cells show one value: what is said on any of them is said on the first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxmodel.exchange.sheets.marked.marks import LEVELS, Mark, Place

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)["']""")


def anchored(xml: bytes, marks: Mapping[Place, Mark]) -> dict[Place, Mark]:
    """The marks of a sheet, those inside a merged range joined on its first cell."""
    if not marks:
        return {}
    ranges = [(int(one[2]), number(one[1]), int(one[4]), number(one[3])) for one in _MERGED.finditer(xml)]
    found: dict[Place, Mark] = {}
    for (row, column), mark in sorted(marks.items()):
        place = next(((top, left) for top, left, bottom, right in ranges
                      if top <= row <= bottom and left <= column <= right), (row, column))
        if place in found:
            one = found[place]
            found[place] = Mark(max(one.level, mark.level, key=LEVELS.index),
                                one.lines + mark.lines)
        else:
            found[place] = mark
    return found


def number(letters: bytes) -> int:
    """The number of a column.

    >>> number(b"A"), number(b"AB")
    (1, 28)
    """
    place = 0
    for code in letters.upper():
        place = 26 * place + code - 64
    return place
