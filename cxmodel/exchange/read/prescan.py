"""What a file is, by its first bytes and not by its name, before any reader opens it."""

from __future__ import annotations

from cxmodel.errors import CxError

LARGEST_FILE = 64 * 2**20  # bytes; a template of 200,000 rows has about 12 MB
_AS_EXCEL = "Open it in the program it comes from, save it as .xlsx or .csv, and choose that file."
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "Ask for the workbook the PDF was printed from."),
    (b"{\\rtf", "a text document (RTF)", _AS_EXCEL),
    (b"\x89PNG", "a picture", "Ask for the workbook the picture shows."),
    (b"\xff\xd8\xff", "a picture", "Ask for the workbook the picture shows."),
    (b"GIF8", "a picture", "Ask for the workbook the picture shows."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and choose the file inside."),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)", "Unpack it and choose the file inside."),
    (b"Rar!", "a compressed file (RAR)", "Unpack it and choose the file inside."),
    (b"SQLite format 3", "a database", _AS_EXCEL),
    (b"PAR1", "a Parquet file", _AS_EXCEL),
)
_TEXT_SIGNS: tuple[tuple[bytes, str, str], ...] = (
    (b"<!doctype html", "a web page", _AS_EXCEL), (b"<html", "a web page", _AS_EXCEL),
    (b"<table", "a web page", _AS_EXCEL), (b"<?xml", "an XML file", _AS_EXCEL),
    (b"mime-version:", "a web page in one file", _AS_EXCEL), (b"{\"", "a JSON file", _AS_EXCEL),
    (b"[{", "a JSON file", _AS_EXCEL),
)


def kind_of(data: bytes, name: str) -> str:
    """'workbook' (.xlsx, .xlsm) or 'text' (.csv), told by the content.

    Errors: CxError, one sentence, for whatever is neither.

    >>> kind_of(b"vendor;country", "offer.xlsx")
    'text'
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise CxError("The file is empty", name, "Save it again in the program it comes from, and choose it once more.")
    if len(data) > LARGEST_FILE:
        raise CxError(f"The file has {len(data) / 2**20:.0f} MB", name,
                      f"Split it, or remove pictures; at most {LARGEST_FILE // 2**20} MB are read.")
    if data.startswith(b"PK"):
        return "workbook"
    if data.startswith(_COMPOUND):
        raise _compound(data, name)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, what, mend in (*((s, w, m) for s, w, m in _SIGNATURES if data.startswith(s)),
                             *((s, w, m) for s, w, m in _TEXT_SIGNS if start.startswith(s))):
        if sign == b"<?xml" and b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
            what = "an Excel file of 2003 (XML)"
        raise CxError(f"The file is {what}, not a workbook or a CSV table", name, mend)
    if _is_binary(data):
        raise CxError("The file is neither a workbook nor text", name, _AS_EXCEL)
    return "text"


def renamed(kind: str, name: str) -> bool:
    """Whether the name promises something else than the content holds.

    >>> renamed("workbook", "offer.csv"), renamed("workbook", "offer.XLSM"), renamed("text", "offer.txt")
    (True, False, False)
    """
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    ours = ("xlsx", "xlsm") if kind == "workbook" else ("csv", "txt", "tsv", "tab")
    return bool(ending) and ending not in ours


def _compound(data: bytes, name: str) -> CxError:
    """The old Office container: an encrypted workbook, an .xls, or something else."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return CxError("The workbook is protected by a password", name,
                       "Open it in Excel, remove the password (File, Info, Protect Workbook), and save it.")
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return CxError("The workbook is in the old format .xls", name, "Open it in Excel and save it as .xlsx.")
    return CxError("The file is an old Office document, not a workbook", name, _AS_EXCEL)


def _is_binary(data: bytes) -> bool:
    """Whether control characters say that this is no text; UTF-16 is text with a zero in every second byte."""
    start = data[:65536]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = start[1::2].count(0), start[0::2].count(0)
    if max(zeros) > 0.3 * (len(start) / 2) and min(zeros) < 0.05 * (len(start) / 2):
        return False
    odd = sum(start.count(code) for code in range(32) if code not in (0, 9, 10, 12, 13, 27)) + start.count(0)
    return odd > 0.01 * len(start)
