"""Heads over the columns of the ranking: slanted, and upright where columns are narrow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from cxmodel.ui.charts import note
from cxmodel.ui.vendors.phrases import shortened
from cxmodel.units import number

CELLS_REM = 25.0  # how wide the columns are together on the smallest screen
SLANT = 48.0  # degrees of the heads; they rise to upright where columns are narrow
LINE_REM = 1.15  # least distance of two heads across their lines
NEAR_REM = 0.86  # least distance of two upright heads: of columns of 3 %
MUST_SHOW = 0.03  # a column wider than this keeps its head [share of the total]
LETTER_REM = 0.53  # how long a letter is on average
HEADS_REM = 5.3  # height of the heads


@dataclass(frozen=True)
class Column:
    """One theme, or the price: where it begins and how wide it is, in shares of the weight."""

    id: str
    name: str
    start: float
    width: float

    @property
    def middle(self) -> float:
        return self.start + self.width / 2


def top(start: int, count: int, whole: int, locale: str) -> str:
    """Head of the names: which rows of how many are in the picture."""
    if start:
        return f"{start + 1} to {start + count} of {number(whole, locale)}"
    return "Vendor" if count == whole else f"Top {count} of {number(whole, locale)}"


def heads(parts: Sequence[Column], end: float, first: str) -> list[dict[str, Any]]:
    """Slanted heads, steeper where columns are narrow; what is cut or left out is told on hover."""
    shown, slant = headed(parts, end)
    room = int(HEADS_REM / LETTER_REM / math.sin(math.radians(slant)))
    base: dict[str, Any] = {"yref": "paper", "yanchor": "bottom", "xanchor": "left"}
    grey = {"size": 1.0, "color": "@grey"}
    found = [note(part.middle, 1.0, shortened(part.name, room), textangle=-slant, xshift=-0.6, **base)
             for part in shown]
    found += [note(0.0, 1.0, first, xref="x2", font=grey, **base),
              note(0.69, 1.0, "Checklist", xref="x2", font=grey, **base),
              note(100, 1.0, "Total of 100", xref="x3", font=grey, **{**base, "xanchor": "right"})]
    return found


def headed(parts: Sequence[Column], end: float) -> tuple[list[Column], float]:
    """Columns that have a head, and its slant in degrees: every column over 3 %, of the others those that fit."""
    def apart(one: Column, other: Column) -> float:
        return abs(one.middle - other.middle) / end * CELLS_REM

    shown = [part for part in parts if part.width > MUST_SHOW]
    least = min((apart(one, other) for one, other in pairwise(shown)), default=CELLS_REM)
    slant = math.degrees(math.asin(min(1.0, max(math.sin(math.radians(SLANT)), LINE_REM / least))))
    needed = min(least, LINE_REM / math.sin(math.radians(slant))) if shown else NEAR_REM
    for part in sorted(parts, key=lambda part: -part.width):
        if part not in shown and all(apart(part, other) >= needed for other in shown):
            shown.append(part)
    return sorted(shown, key=lambda part: part.start), slant
