"""A user's own file back, with the bad cells coloured and commented and a sheet that lists what is to be mended.

A workbook is changed only where something is marked: every other byte of it, charts, pictures, macros, drop-downs
and formats included, stays as it was. A text file comes back as a workbook with its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.read.prescan import kind_of
from cxmodel.exchange.sheets.marked import fills, issues, notes, rows
from cxmodel.exchange.sheets.marked.anchors import anchored
from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.marks import Mark, Place, marks_of

__all__ = ["write"]

MOST_COMMENTS = 3000  # on one sheet; more are slow to open, and nobody points at them all


def write(original: bytes, remarks: Sequence[Remark], target: BinaryIO | Path, name: str = "the file") -> None:
    """Write the file with its faults marked: .xlsx, or .xlsm when the original holds macros.

    original : the bytes as they came.
    remarks : what reading them has told; errors, questions and warnings colour their cell.
    name : the file's name, for messages and for the sheet of a text file.

    Errors: CxError, one sentence, for a file that cannot be read at all; OSError when the path cannot be written.
    """
    marks = marks_of(remarks)
    if kind_of(original, name) == "text":
        rows.write(original, remarks, marks, target, name)
        return
    archive = Archive(original, name)
    styles, left = fills.Styles(archive), 0
    for sheet in list(archive.sheets()):
        if sheet.path:
            left += _mark(archive, sheet.path, marks.get(sheet.name.casefold(), {}), styles)
    issues.add(archive, remarks, styles, f"{left:,} coloured cells carry no comment; they stand below." if left else "")
    styles.save()
    archive.save(target)


def _mark(archive: Archive, path: str, marks: dict[Place, Mark], styles: fills.Styles) -> int:
    """Mark one sheet; how many coloured cells go without a comment."""
    found = anchored(archive.part(path), marks)
    texts = {place: mark.text for place, mark in list(found.items())[:MOST_COMMENTS]}
    mended = notes.earlier(archive, path) - found.keys()
    levels = {**dict.fromkeys(mended, "mended"), **{place: mark.level for place, mark in found.items()}}
    if levels:
        fills.colour(archive, path, levels, styles)
        notes.comment(archive, path, texts)
    return len(found) - len(texts)
