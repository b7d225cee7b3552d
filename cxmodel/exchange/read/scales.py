"""Scores on the anchored scale 0 to 4; figures of another scale are asked, with what each scale would make of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cxmodel.exchange.read.cells import Gap, Lane
from cxmodel.exchange.read.enquiry import Option, Question
from cxmodel.exchange.read.entries import Entry
from cxmodel.exchange.read.figures import bounded, read_entries
from cxmodel.exchange.read.grids import Cell, shown

_WORDS_AFTER = re.compile(r"\s*(\d(?:[.,]\d+)?)\s*[-–—:=.)(]+\s*[^\W\d].*", re.DOTALL)
_OF_FOUR = re.compile(r"\s*(\d(?:[.,]\d+)?)\s*(?:/|of|von|sur|de)\s*4\s*", re.IGNORECASE)
SCALES: dict[str, tuple[float, Callable[[float], float]]] = {
    "0-5": (5, lambda score: score * 0.8), "1-5": (5, lambda score: score - 1),
    "0-10": (10, lambda score: score * 0.4), "1-10": (10, lambda score: (score - 1) * 4 / 9),
    "0-100": (100, lambda score: score / 25),
}


def read_scores(columns: Sequence[Sequence[Cell | None]], lane: Lane) -> list[list[float | int | Gap]]:
    """Scores from 0 to 4 of one or many columns that share a scale."""
    entries = [read_entries([_bare(cell, lane) for cell in cells], lane) for cells in columns]
    found = [item for column in entries for item in column if isinstance(item, Entry)]
    scale = _scale(found, lane)
    values: list[list[float | int | Gap]] = []
    for column in entries:
        values.append([])
        for item in column:
            if isinstance(item, Entry) and scale is None:
                values[-1].append(Gap.OPEN)
            elif isinstance(item, Entry):
                score = scale(item.value) if scale else item.value
                values[-1].append(bounded(item if score == item.value else replace(item, value=round(score, 6)), lane))
            else:
                values[-1].append(item)
    return values


def _bare(cell: Cell | None, lane: Lane) -> Cell | None:
    """'3 - good' and '3/4' are a 3."""
    if cell is None or not isinstance(cell.value, str):
        return cell
    match = _WORDS_AFTER.fullmatch(cell.value) or _OF_FOUR.fullmatch(cell.value)
    if not match:
        return cell
    lane.note(cell, "a score", "The words beside it are left out.")
    return replace(cell, value=float(match[1].replace(",", ".")))


def _scale(found: Sequence[Entry], lane: Lane) -> Callable[[float], float] | None:
    """How to bring the scores to 0 to 4; None while that is open."""
    top = max((item.value for item in found), default=0.0)
    fitting = {name: change for name, (end, change) in SCALES.items()
               if 4 < top <= end and end <= 10 * top and min(item.value for item in found) >= float(name[0])}
    if not fitting:
        return lambda score: score
    near = min(SCALES[name][0] for name in fitting)
    first = max(found, key=lambda item: item.value)
    answer = lane.enquiry.ask(Question(
        f"{lane.name}.scale", lane.spot(first.cell),
        f"Scores go up to {shown(first.cell)}, and the scale ends at 4. Which scale is it?",
        (*(Option(name, f"{name.replace('-', ' to ')}, brought to 0 to 4",
                  (f"{shown(first.cell)} → {change(first.value):.3g}",))
           for name, change in fitting.items() if SCALES[name][0] == near),
         Option("none", "0 to 4; higher figures are faults")), tuple(item.cell.address for item in found)))
    if answer is None:
        return None
    return SCALES[answer.key][1] if answer.key in SCALES else lambda score: score
