"""Files as vendors send them, small and made on the spot."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

HEADERS = ("vendor", "country", "city", "hourly_rate_usd", "rate_basis", "seats", "languages")
GOOD = ("Quillhaven", "Poland", "Lodz", 14.5, "paid", 120, "en|pl")
TYPO = ("Quillhaven", "Romania", "Iasi", "1O.5", "paid", 80, "en|ro")
NO_SEATS = ("Quillhaven", "Portugal", "Porto", 19.0, "paid", None, "en|pt")
CLOSE = ("Heronlight Cares", "Philippines", "Manila", 12.5, "productive", 200, "en")
HEADER_ROW = 3


def workbook(*rows: Sequence[Any], headers: Sequence[str] = HEADERS, sheet: str = "Offer") -> bytes:
    """A workbook with a title, an empty row, the headers in row 3 and the rows below."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(["Quotes for customer service"])
    page.append([])
    page.append(list(headers))
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def text(*rows: Sequence[Any], headers: Sequence[str] = HEADERS, mark: str = ";", codec: str = "utf-8") -> bytes:
    """The same as delimited text, the headers in row 1."""
    lines = [headers, *rows]
    return "\n".join(mark.join("" if cell is None else str(cell) for cell in line) for line in lines).encode(codec)
