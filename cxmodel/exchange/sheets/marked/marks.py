"""Remarks gathered cell by cell: what is said on the cell and how grave it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_cell_to_rowcol

from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.sheets.exact import spelled
from cxmodel.exchange.sheets.paper import AUTHOR

OPENING = f"{AUTHOR}:"
LEVELS = ("warning", "question", "error")  # the graver, the later; notes ask for nothing and colour nothing
COLOURS = {"error": "FFC7CE", "question": "CFE2FF", "warning": "FFE699", "mended": "D5EFDB", "head": "D6DCE3"}
MENDED = f"{OPENING}\nNothing to mend here now."
LONGEST_NOTE = 2000
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
Place = tuple[int, int]
"""Row and column of a cell, counted from 1."""


@dataclass
class Mark:
    """What is said on one cell."""

    level: str = "warning"
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the comment."""
        words = "\n".join([OPENING, *dict.fromkeys(self.lines)])
        return words if len(words) <= LONGEST_NOTE else words[:LONGEST_NOTE] + "… (more on the sheet of issues)"


def marks_of(remarks: Iterable[Remark]) -> dict[str, dict[Place, Mark]]:
    """By sheet and cell, what is to be mended, answered or checked; remarks without a cell are on no cell."""
    found: dict[str, dict[Place, Mark]] = {}
    for remark in remarks:
        if remark.level in LEVELS and _ADDRESS.fullmatch(remark.cell):
            row, column = xl_cell_to_rowcol(remark.cell)
            mark = found.setdefault(remark.sheet.casefold(), {}).setdefault((row + 1, column + 1), Mark())
            mark.level = max(mark.level, remark.level, key=LEVELS.index)
            mark.lines.append(said(remark))
    return found


def said(remark: Remark) -> str:
    """A remark as the lines of a comment.

    >>> print(said(Remark("error", "Vendors", "E7", "seats", "many", "a number", "Write the figure.")))
    Found: many
    Expected: a number
    To mend: Write the figure.
    """
    parts = (("Found", remark.found or "(empty)"), ("Expected", remark.expected), ("To mend", remark.mend))
    return "\n".join(f"{name}: {spelled(words)}" for name, words in parts if words)
