"""Opens a workbook's zip with care: bombs, entities and far cells are refused before a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from cxmodel.errors import CxError

MOST_PARTS = 4000
MOST_BYTES = 300 * 2**20  # all parts together, unpacked
MOST_PART_BYTES = 80 * 2**20
MOST_RATIO = 200  # real workbooks pack 5 to 60 times
SMALL = 8 * 2**20  # below this a high ratio harms nobody
MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
MOST_CELLS = 1_200_000
MOST_STRINGS = 500_000
_SAVE_AGAIN = "Open it in Excel, save it again, and choose the new file."
_REF = re.compile(rb"""<(?:\w+:)?c\b[^<>]*?\br\s*=\s*["']([A-Za-z]{3,}\d+|[A-Za-z]+\d{6,})["'][^<>]*?(/?)>(\s*</)?""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\br\s*=\s*["'](\d{6,})["'][^<>]*?(/?)>\s*(</)?"""
                  rb"""(<(?:\w+:)?c\b[^<>]*(?:/>|>\s*</))?""")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_NOT_WORKBOOKS = (
    ("mimetype", "an OpenDocument file (.ods)", "Open it in LibreOffice or Excel and save it as .xlsx."),
    ("xl/workbook.bin", "a binary workbook (.xlsb)", "Open it in Excel and save it as .xlsx."),
    ("word/document.xml", "a Word document", "Copy its table into a workbook and save it as .xlsx."),
    ("ppt/presentation.xml", "a PowerPoint file", "Ask for the workbook behind it."),
    ("Index/Document.iwa", "a Numbers file", "Export it from Numbers as Excel (.xlsx)."),
)


def open_package(data: bytes, name: str) -> ZipFile:
    """The checked zip of a workbook. Errors: CxError, one sentence, for everything that must not be opened."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise CxError("The workbook ends too early or is damaged", name,
                      "Ask for the file again, or open it in Excel, let it repair the file, and save it.") from None
    entries = archive.infolist()
    _check_sizes(entries, name)
    names = {entry.filename.replace("\\", "/") for entry in entries}
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names or not any(n.startswith("xl/") for n in names):
        raise _not_a_workbook(names, name)
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            _check_xml(archive, entry, name)
    return archive


def read_part(archive: ZipFile, entry: ZipInfo | str, name: str) -> bytes:
    """One part, unpacked. Errors: CxError when the bytes are damaged or missing."""
    try:
        return archive.read(entry)
    except KeyError:
        raise CxError(f"The workbook lacks its part {entry}", name, _SAVE_AGAIN) from None
    except Exception:  # zlib, struct, checksum and offset faults: a damaged zip fails in many ways
        raise CxError("The workbook is damaged", name,
                      "Ask for the file again, or open it in Excel, let it repair the file, and save it.") from None


def _check_sizes(entries: list[ZipInfo], name: str) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise CxError("The file is protected by a password", name, "Remove the password and choose the file again.")
    if not entries:
        raise CxError("The file is an empty archive", name, _SAVE_AGAIN)
    large = sum(entry.file_size for entry in entries)
    dense = [entry for entry in entries
             if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)]
    if len(entries) > MOST_PARTS or large > MOST_BYTES or dense:
        raise CxError(f"Unpacked, the file would fill {large / 2**20:,.0f} MB in {len(entries):,} parts", name,
                      "It looks made to exhaust the computer; copy the table alone into a new workbook.")


def _not_a_workbook(names: set[str], name: str) -> CxError:
    for part, what, mend in _NOT_WORKBOOKS:
        if part in names:
            return CxError(f"The file is {what}, not a workbook that can be read", name, mend)
    return CxError("The file is a zip archive, not a workbook", name, "Unpack it and choose the workbook inside.")


def _check_xml(archive: ZipFile, entry: ZipInfo, name: str) -> None:
    if entry.file_size > MOST_PART_BYTES:
        raise _too_long(name)
    data = read_part(archive, entry, name)
    encoding = _ENCODING.match(data)
    known = (b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200] or (
            encoding and encoding[1].lower() not in known):
        raise CxError("The workbook is written in an unusual way (not UTF-8)", name, _SAVE_AGAIN)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise CxError("The workbook defines XML entities, which no spreadsheet program does", name,
                      "It may be made to harm; copy the table alone into a new workbook.")
    if data.count(b"<") > 5 * MOST_CELLS or data.count(b"<si>") > MOST_STRINGS:
        raise _too_long(name)
    if b"sheetData" in data:
        _check_reach(data, name)


def _check_reach(xml: bytes, name: str) -> None:
    """Refuse a value far outside any table; formatting out there does no harm."""
    if xml.count(b"<c ") + xml.count(b":c ") > MOST_CELLS:
        raise _too_long(name)
    for address in _far(xml):
        if xml.count(b"<row") + xml.count(b":row") > MOST_ROWS:
            raise _too_long(name)
        raise CxError(f"Cell {address} holds a value, far outside any table", name,
                      f"Delete that cell (or the rows and columns after the table); at most {MOST_ROWS:,} rows and "
                      f"{MOST_COLUMNS:,} columns are read.")


def _far(xml: bytes) -> Iterator[str]:
    for match in _REF.finditer(xml):
        address = match[1].decode().upper()
        letters = address.rstrip("0123456789")
        if (_column(letters) > MOST_COLUMNS or int(address[len(letters):]) > MOST_ROWS) and not (match[2] or match[3]):
            yield address
    for match in _ROW.finditer(xml):
        if int(match[1]) > MOST_ROWS and not (match[2] or match[3] or match[4]):
            yield f"in row {int(match[1])}"


def _column(letters: str) -> int:
    """
    >>> _column("A"), _column("XFD")
    (1, 16384)
    """
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - 64
    return place


def _too_long(name: str) -> CxError:
    return CxError("The workbook is too long to be read in one piece", name,
                   f"Split it; at most {MOST_ROWS:,} rows and {MOST_CELLS:,} cells are read.")
