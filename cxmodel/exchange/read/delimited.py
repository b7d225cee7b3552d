"""A CSV text as a sheet: delimiter, quotes and the marks that keep a spreadsheet from running a cell."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import PurePath

from cxmodel.errors import CxError
from cxmodel.exchange.read.encodings import decode
from cxmodel.exchange.read.grids import Cell, Grid, Sheet
from cxmodel.exchange.read.package import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from cxmodel.exchange.sheets.exact import unguarded

DELIMITERS = (";", ",", "\t", "|")
_NAMES = {";": "semicolon", ",": "comma", "\t": "tab", "|": "vertical bar"}
_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.IGNORECASE)


def read_text(data: bytes, name: str, headers: Iterable[str] = ()) -> Grid:
    """A delimited text as one sheet named by the file.

    `headers`: words that headers are made of; they decide between delimiters that split equally well.
    Errors: CxError when the text cannot be cut into rows.
    """
    text, encoding, inferred = decode(data)
    text = _bare(text.replace("\x00", ""))
    told = _SEP.match(text)
    if told:
        text = text[told.end():]
    delimiter = told[1] if told else choose_delimiter(text, frozenset(headers))
    sheet = Sheet(PurePath(name).stem or "Text", text=True)
    for number, fields in enumerate(_rows(text, delimiter, name), start=2 if told else 1):
        if number > MOST_ROWS or len(fields) > MOST_COLUMNS:
            raise CxError(f"The text has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns", name,
                          "Split the file.")
        row = {column: Cell(number, column, unguarded(value))
               for column, value in enumerate(fields, start=1) if value and not value.isspace()}
        if row:
            sheet.rows[number] = row
    said = [f"The text is read as {encoding}, cut at each {_NAMES.get(delimiter, delimiter)}."] if inferred else []
    return Grid([sheet], said=said)


def choose_delimiter(text: str, headers: frozenset[str] = frozenset()) -> str:
    """The delimiter that cuts the first rows most evenly and shows most known headers.

    >>> choose_delimiter("vendor;rate\\nA;12,50\\nB;13,00\\n")
    ';'
    """
    sample = text[:40_000]
    return max(DELIMITERS, key=lambda mark: _evenness(sample, mark, headers))


def _evenness(sample: str, mark: str, headers: frozenset[str]) -> tuple[float, float]:
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=mark), 60) if any(row)]
    except csv.Error:
        return 0.0, 0.0
    known = max((sum(" ".join(re.findall(r"\w+", cell.casefold().replace("_", " "))) in headers for cell in row)
                 for row in rows), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return float(known), 0.0
    width, often = widths.most_common(1)[0]
    return float(known), often / len(rows) + min(width, 12) / 100


def _bare(text: str) -> str:
    """Rows without their quotes, when a program has put each whole row in quotes."""
    lines = text.splitlines()
    if any(not re.fullmatch(r'"[^"]*"', line) for line in lines if line.strip()):
        return text
    return "\n".join(line[1:-1] for line in lines)


def _rows(text: str, delimiter: str, name: str) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    count = 0
    try:
        for fields in reader:
            count += len(fields)
            if count > MOST_CELLS:
                raise CxError("The text is too long to be read in one piece", name, "Split the file.")
            yield fields
    except csv.Error:
        raise CxError(f"A quotation mark is opened near line {reader.line_num} and never closed", name,
                      "Close it, or save the table as .xlsx.") from None
