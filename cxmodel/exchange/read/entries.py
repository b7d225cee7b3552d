"""A figure on its way from a cell to a number."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxmodel.exchange.read.cells import Lane
from cxmodel.exchange.read.grids import Cell
from cxmodel.exchange.read.quoted import NOTHING, Said


@dataclass
class Entry:
    """One cell on its way to a number. `said`: what the cell itself says; `percent`: it is marked as per cent."""

    cell: Cell
    value: float
    said: Said = NOTHING
    percent: bool = False


def stays(item: Entry, lane: Lane) -> bool:
    """Whether the figure is the one that is held already: taking it as it stands is no guess."""
    return math.isclose(item.value, lane.held.get(item.cell.address, math.inf), rel_tol=1e-9)
