"""A file with other words in some of its cells: all the rest of it stays as it came, so that it can be read again."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from cxmodel.errors import CxError
from cxmodel.exchange.read.columns import header_words
from cxmodel.exchange.read.delimited import choose_delimiter, read_text
from cxmodel.exchange.read.encodings import decode
from cxmodel.exchange.read.grids import Cell, Sheet
from cxmodel.exchange.read.prescan import kind_of
from cxmodel.exchange.read.slim import place
from cxmodel.exchange.retyped import MEND, Place, retyped
from cxmodel.exchange.sheets.exact import guarded

Cells = Mapping[tuple[str, str], str]
"""New texts by sheet and address, such as ("Offer", "C7"): "12.50"; an empty text empties the cell."""


def corrected(data: bytes, name: str, cells: Cells) -> bytes:
    """The file with these cells replaced by text, as a person would have typed it.

    Errors: CxError, one sentence, for a file that cannot be opened and for a cell that cannot be replaced.
    """
    texts: dict[str, dict[Place, str]] = {}
    for (sheet, address), text in cells.items():
        match = re.fullmatch(r"([A-Z]+)(\d+)", address)
        if match is None:
            raise CxError(f"There is no cell {address}", name, MEND)
        texts.setdefault(sheet, {})[int(match[2]), place(match[1])] = text
    if kind_of(data, name) == "workbook":
        return retyped(data, name, texts)
    return _text(data, name, {at: text for mine in texts.values() for at, text in mine.items()})


def _text(data: bytes, name: str, texts: Mapping[Place, str]) -> bytes:
    """The table written anew with the delimiter it had; it must read back cell by cell as it was meant."""
    sheet = read_text(data, name, header_words()).sheets[0]
    for (row, column), text in texts.items():
        sheet.rows.setdefault(row, {})[column] = Cell(row, column, text)
    new = _delimited(sheet, choose_delimiter(decode(data)[0], header_words()))
    if _texts(read_text(new, name, header_words()).sheets[0]) != _texts(sheet):
        raise CxError("This text cannot be mended here", name, "Mend it in the file, or save it as .xlsx first.")
    return new


def _delimited(sheet: Sheet, delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    for number in range(1, max(sheet.rows, default=0) + 1):
        cells = sheet.rows.get(number, {})
        writer.writerow([guarded(str(cells[column].value or "")) if column in cells else ""
                         for column in range(1, max(cells, default=0) + 1)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _texts(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): str(cell.value) for cell in sheet.cells() if str(cell.value or "").strip()}
