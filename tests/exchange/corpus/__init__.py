"""Awkward files made by script, each with what is expected of it; those of LibreOffice lie in `files`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILES = Path(__file__).parent / "files"
HEADER = ("vendor_id", "vendor", "country", "hourly_rate_usd", "rate_basis", "seats", "csat_pct", "attrition_pct",
          "languages", "certifications", "notes")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("amberfold", "Amberfold", "Philippines", 12.5, "productive", 300, 88, 31, "en", "ISO 27001", "new site"),
    ("amberfold", "Amberfold", "Colombia", 15.25, "productive", 120, 91, 31, "en|es", "ISO 27001", "new site"),
    ("birchwell", "Birchwell", "Poland", 18.0, "paid", 200, 90, 22, "en|pl|de", "ISO 9001|PCI DSS", None),
)
"""A clean offer of two vendors that are not in the sample data."""


@dataclass(frozen=True)
class Case:
    """One awkward file. `valid` rows can be merged; `says` must each stand in a remark; `asks` are question ids.

    `holds`: what some row must hold, by (place of the row among those read, column).
    """

    name: str
    file: str
    make: Callable[[], bytes]
    verdict: str
    valid: int = 3
    says: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    holds: dict[tuple[int, str], Any] = field(default_factory=dict)


def text(rows: Sequence[Sequence[Any]] = ROWS, header: Sequence[str] = HEADER, delimiter: str = ",",
         encoding: str = "utf-8", above: str = "") -> bytes:
    """A CSV text of rows under a header."""
    stream = io.StringIO(newline="")
    stream.write(above)
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return stream.getvalue().encode(encoding)


def changed(row: int, column: str, value: Any, rows: Sequence[Sequence[Any]] = ROWS) -> list[list[Any]]:
    """The rows with one cell changed."""
    copy = [list(item) for item in rows]
    copy[row][HEADER.index(column)] = value
    return copy


def column(name: str, values: Sequence[Any], rows: Sequence[Sequence[Any]] = ROWS) -> list[list[Any]]:
    """The rows with one column replaced."""
    copy = [list(item) for item in rows]
    for item, value in zip(copy, values, strict=True):
        item[HEADER.index(name)] = value
    return copy


def all_cases() -> list[Case]:
    """Every file of the corpus."""
    from tests.exchange.corpus import (
        fresh_a,
        fresh_b,
        laid_out,
        libreoffice,
        openpyxl_made,
        raw_bytes,
        texts,
        xlsxwriter_made,
    )
    return [*openpyxl_made.CASES, *laid_out.CASES, *xlsxwriter_made.CASES, *libreoffice.CASES, *texts.CASES,
            *raw_bytes.CASES, *fresh_a.CASES, *fresh_b.CASES]
