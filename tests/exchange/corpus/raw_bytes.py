"""Files made byte by byte: bombs, damage, disguises, and workbooks no program would write so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.exchange.corpus import HEADER, ROWS, Case, text
from tests.exchange.corpus.openpyxl_made import book, plain

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts(sheet: str, strict: bool = False, **more: str) -> dict[str, bytes | str]:
    """The parts of a workbook with one sheet; texts are inline."""
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main" if strict else _MAIN
    rel = "http://purl.oclc.org/ooxml/officeDocument/relationships" if strict else _REL
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
                               f'ContentType="application/'
                               f'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
                               f'ContentType="{_TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
                       f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="Vendors" sheetId="1" '
                           f'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
                                      f'Type="{rel}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet.replace("MAIN", main), **more,
    }


def cells(prefix: str = "", places: bool = True, tail: str = "") -> str:
    """The clean offer as sheet XML; without `places` the cells carry no address."""
    rows = []
    for y, row in enumerate([HEADER, *ROWS], start=1):
        found = []
        for x, value in enumerate(row):
            place = f' r="{chr(65 + x)}{y}"' if places else ""
            if isinstance(value, str):
                found.append(f'<{prefix}c{place} t="inlineStr"><{prefix}is><{prefix}t>{value}</{prefix}t>'
                             f"</{prefix}is></{prefix}c>")
            elif value is None:
                found.append(f"<{prefix}c{place}/>")
            else:
                found.append(f"<{prefix}c{place}><{prefix}v>{value}</{prefix}v></{prefix}c>")
        rows.append(f"<{prefix}row>" + "".join(found) + f"</{prefix}row>")
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return (f'<?xml version="1.0"?><{prefix}worksheet {name}="MAIN"><{prefix}sheetData>' + "".join(rows)
            + tail + f"</{prefix}sheetData></{prefix}worksheet>")


def _far(reference: str) -> str:
    return f'<row><c r="{reference}"><v>1</v></c></row>'


def _bomb() -> bytes:
    zeros = b"0" * (64 * 2**20)
    return zipped({**parts(cells()), **{f"xl/media/image{n}.bin": zeros for n in range(4)}})


def _entities() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    return cells().replace("<worksheet", f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><worksheet').replace("Amberfold",
                                                                                                         "&l8;")


def _compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def _encrypted_zip() -> bytes:
    data = bytearray(zipped(parts(cells())))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def _no(name: str, data, file: str = "offer.xlsx", says: str = "") -> Case:
    return Case(name, file, data if callable(data) else lambda: data, "rejected", 0, (says,) if says else ())


CASES = [
    Case("inline texts, no styles", "offer.xlsx", lambda: zipped(parts(cells())), "clean"),
    Case("stored, not packed", "offer.xlsx", lambda: zipped(parts(cells()), zipfile.ZIP_STORED), "clean"),
    Case("prefixed names", "offer.xlsx", lambda: zipped(parts(cells("x:"))), "clean"),
    Case("cells without addresses", "offer.xlsx", lambda: zipped(parts(cells(places=False))), "clean"),
    Case("strict form of the standard", "offer.xlsx", lambda: zipped(parts(cells(), strict=True)), "clean"),
    Case("a workbook named .csv", "offer.csv", book(plain()), "clean", says=("ending",)),
    Case("a CSV named .xlsx", "offer.xlsx", text, "clean", says=("ending",)),
    Case("the whole sheet merged", "offer.xlsx", lambda: zipped(parts(cells().replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells>'))), "clean"),
    Case("links over the whole sheet", "offer.xlsx", lambda: zipped(parts(cells().replace(
        "</sheetData>", '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'))),
         "clean"),
    _no("value in the farthest cell", lambda: zipped(parts(cells(tail=_far("XFD1048576")))), says="XFD1048576"),
    _no("value in the last row", lambda: zipped(parts(cells(tail='<row r="1048576"><c><v>1</v></c></row>'))),
        says="1048576"),
    _no("zip bomb", _bomb, says="would fill"),
    _no("entity bomb", lambda: zipped(parts(_entities())), says="entities"),
    _no("entity bomb in UTF-16", lambda: zipped({**parts(cells()), "xl/worksheets/sheet1.xml":
                                                 _entities().replace("MAIN", _MAIN).encode("utf-16")}), says="unusual"),
    _no("password", _compound("EncryptedPackage"), says="password"),
    _no("password on the zip", _encrypted_zip, says="password"),
    _no("old format", _compound("Workbook"), "offer.xls", says=".xls"),
    _no("truncated", lambda: book(plain())()[:3000], says="too early"),
    _no("damaged in the middle", lambda: _flipped(book(plain())()), says="damaged"),
    _no("empty", b"", says="empty"),
    _no("blank", b" \r\n \r\n", "offer.csv", says="empty"),
    _no("PDF", b"%PDF-1.7 ...", says="PDF"),
    _no("web page named .xls", b"<html><table><tr><td>vendor</td></tr></table></html>", "offer.xls", says="web page"),
    _no("other zip", zipped({"readme.txt": "hello"}), "offer.zip", says="zip archive"),
    _no("no sheets", lambda: zipped({**parts(cells()), "xl/_rels/workbook.xml.rels": "<Relationships/>"}),
        says="no sheet"),
    _no("picture", b"\x89PNG\r\n\x1a\n" + bytes(100), "offer.png", says="picture"),
    _no("random bytes", bytes(range(256)) * 40, says="neither"),
]


def _flipped(data: bytes) -> bytes:
    """A workbook with one byte of its sheet changed inside the packed data."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1:]
