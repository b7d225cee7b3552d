"""The data as CSV files, one for each table: safe to open in a spreadsheet, exact when read back.

UTF-8 with a byte order mark, commas, a header of field names. Text that a spreadsheet might run as a formula gets
an apostrophe (see `exact.guarded`); reading takes away exactly that one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cxmodel.dataset import Dataset
from cxmodel.errors import raise_all
from cxmodel.exchange.sheets.exact import LONGEST_FIELD, cell_of, digits, faults_of, guarded
from cxmodel.exchange.sheets.tables import MOST_TOLD
from cxmodel.schema import Field, fields_of, table_name
from cxmodel.tables import ROW_TYPES


def write(dataset: Dataset, target: BinaryIO | Path) -> None:
    """Write one CSV file a table: into a zip archive (an open file, or a path that ends in .zip), else into a folder.

    The same dataset gives the same bytes. Errors: every number that is not finite and every text that is too
    long, told at once; OSError when the path cannot be written.
    """
    tables = {kind: getattr(dataset, table_name(kind)) for kind in ROW_TYPES}
    raise_all([fault for rows in tables.values() for fault in faults_of(rows, LONGEST_FIELD)][:MOST_TOLD])
    files = ((f"{table_name(kind)}.csv", csv_of(kind, rows)) for kind, rows in tables.items())
    if isinstance(target, Path) and target.suffix.lower() != ".zip":
        target.mkdir(parents=True, exist_ok=True)
        for name, data in files:
            (target / name).write_bytes(data)
        return
    with ZipFile(target, "w") as archive:
        for name, data in files:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)


def csv_of(kind: type, rows: tuple[Any, ...]) -> bytes:
    """One table as the bytes of its file."""
    fields = fields_of(kind)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([field.name for field in fields])
    writer.writerows(_lines(fields, rows))
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _lines(fields: tuple[Field, ...], rows: tuple[Any, ...]) -> Iterator[list[str]]:
    for row in rows:
        cells = (cell_of(field, getattr(row, field.name)) for field in fields)
        yield ["" if cell is None else guarded(cell) if isinstance(cell, str) else digits(cell) for cell in cells]
