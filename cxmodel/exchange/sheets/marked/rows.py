"""A text file as a workbook: its rows as they stand in it, with the same marks and the same sheet of issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from cxmodel.exchange.read.columns import header_words
from cxmodel.exchange.read.delimited import read_text
from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.sheets.exact import spelled
from cxmodel.exchange.sheets.marked import issues
from cxmodel.exchange.sheets.marked.marks import Mark, Place
from cxmodel.exchange.sheets.paper import Book

_NOT_IN_NAMES = str.maketrans(dict.fromkeys(r"[]:*?/\'", "_"))


def write(original: bytes, remarks: Sequence[Remark], marks: Mapping[str, Mapping[Place, Mark]],
          target: BinaryIO | Path, name: str) -> None:
    """Write the rows of a text file as .xlsx, marked. Errors: CxError when the text cannot be cut into rows."""
    sheet = read_text(original, name, header_words()).sheets[0]
    book = Book(target, f"Marked: {name}")
    title = sheet.name.translate(_NOT_IN_NAMES)[:31]
    page = book.sheet(title if title.casefold() != issues.SHEET.casefold() else f"{title} as it came")
    here = {place: mark for group in marks.values() for place, mark in group.items()}
    for row in sheet.rows.values():
        for cell in row.values():
            mark = here.get((cell.row, cell.column))
            page.cell(cell.row - 1, cell.column - 1, spelled(str(cell.value)),
                      book.style(mark.level if mark else "plain", text=True))
    for (row, column), mark in here.items():
        if sheet.at(row, column) is None:
            page.page.write_blank(row - 1, column - 1, None, book.style(mark.level))
        page.note(row - 1, column - 1, mark.text)
    page.page.set_column(0, 40, 18)
    listed = book.sheet(issues.SHEET)
    for number, line in enumerate(issues.lines(remarks)):
        for place, words in enumerate(line):
            listed.text(number, place, words, "section" if number in (0, 3) else "plain")
    for place, (_, width) in enumerate(issues.HEADS):
        listed.page.set_column(place, place, width)
    book.close()
