"""A workbook reduced to its cells: what a reader of figures needs, and nothing that could trip it up.

Charts, pictures, macros, links to other files, filters and names stay behind; sheets, values, formulas, number
formats, merged and hidden cells and cell notes come along.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_STORED, ZipFile

from defusedxml.ElementTree import fromstring

from cxmodel.errors import CxError
from cxmodel.exchange.read.package import read_part

Box = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 1."""

UNDERSCORE = "\U0010f05f"  # stands for an escaped underscore, which openpyxl would drop
MOST_TREE = 12 * 2**20  # bytes of a part that is read as a tree: styles, notes, relations
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = ((b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
           (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _REL.encode()))
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_ROOT = re.compile(rb"<(?:\w+:)?worksheet\b[^>]*>")
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*?(/?)>")
_DATA_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)["']""")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\bhidden\s*=\s*["'](?:1|true)["'])[^>]*?\br\s*=\s*["'](\d+)["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_Formats = tuple[dict[str, str], list[tuple[str, bool]]]
_DAMAGED = "Open it in Excel, let it repair the file, and save it under a new name."


@dataclass(frozen=True)
class SheetPart:
    """What a sheet says besides its cells."""

    name: str
    hidden: bool
    merged: tuple[Box, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    notes: Mapping[tuple[int, int], str]
    formulas: bool


@dataclass(frozen=True)
class Slim:
    """The reduced workbook as bytes, with what was taken from around the cells.

    `recalculate`: the program that wrote it says that its results are still to be worked out.
    """

    data: bytes
    sheets: tuple[SheetPart, ...]
    recalculate: bool


def slim(archive: ZipFile, name: str) -> Slim:
    """Reduce a checked workbook. Errors: CxError when its parts do not hang together."""
    try:
        return _slim(archive, name)
    except CxError:
        raise
    except Exception:  # a damaged part can break any step; the reader is told one sentence
        raise CxError("The workbook is damaged", name, _DAMAGED) from None


def _slim(archive: ZipFile, name: str) -> Slim:
    parts = {entry.replace("\\", "/"): entry for entry in archive.namelist()}

    def part(path: str) -> bytes:
        data = read_part(archive, parts[path], name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return data

    book_path = _target(_parsed(part("_rels/.rels")), "officeDocument", "") or "xl/workbook.xml"
    book, links = _parsed(part(book_path)), _links(part, parts, book_path)
    sheets, bodies = [], []
    for item in book.iter(f"{{{_MAIN}}}sheet"):
        kind, path = links.get(item.get(f"{{{_REL}}}id", ""), ("", ""))
        if kind != "worksheet" or path not in parts:
            continue
        xml = part(path)
        bodies.append(_body(xml))
        sheets.append(_sheet(item, xml, _notes(part, parts, path)))
    if not sheets:
        raise CxError("The workbook has no sheet with cells", name, "Choose the file that holds the table.")
    found = dict(links.values())
    formats = _formats(part(found["styles"])) if found.get("styles") in parts else ({}, [("0", False)])
    strings = part(found["sharedStrings"]) if found.get("sharedStrings") in parts else b""
    flat = book.find(f"{{{_MAIN}}}workbookPr")
    date1904 = flat is not None and flat.get("date1904") in ("1", "true")
    return Slim(_zip([sheet.name for sheet in sheets], bodies, strings, formats, date1904), tuple(sheets), _stale(book))


def _parsed(xml: bytes) -> Element:
    """A small part as a tree. Errors: ValueError when it is not small, which no program writes."""
    if len(xml) > MOST_TREE:
        raise ValueError("too large for a tree")
    return fromstring(xml)


def _links(part, parts: Mapping[str, str], path: str) -> dict[str, tuple[str, str]]:
    """Relations of a part by id: kind and path of the target inside the package."""
    folder, file = posixpath.split(path)
    rels = f"{folder}/_rels/{file}.rels"
    if rels not in parts:
        return {}
    return {item.get("Id", ""): (item.get("Type", "").rsplit("/", 1)[-1], _inside(folder, item.get("Target", "")))
            for item in _parsed(part(rels)) if item.get("TargetMode") != "External"}


def _inside(folder: str, target: str) -> str:
    """
    >>> _inside("xl/worksheets", "../comments1.xml"), _inside("xl", "/xl/styles.xml")
    ('xl/comments1.xml', 'xl/styles.xml')
    """
    target = target.replace("\\", "/")
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _target(rels: Element, kind: str, folder: str) -> str:
    for item in rels:
        if item.get("Type", "").rsplit("/", 1)[-1] == kind:
            return _inside(folder, item.get("Target", ""))
    return ""


def _body(xml: bytes) -> bytes:
    """The sheet's cells between its own first and last tag, so that prefixes and namespaces stay true."""
    root, start = _ROOT.search(xml), _DATA.search(xml)
    if root is None or start is None:
        raise ValueError("no cells")
    prefix = re.match(rb"<(\w+:)?", root[0])[1] or b""  # type: ignore[index]
    if start[1]:
        return root[0] + start[0] + b"</" + prefix + b"worksheet>"
    end = _DATA_END.search(xml, start.end())
    if end is None:
        raise ValueError("the cells end too early")
    return root[0] + xml[start.start():end.end()] + b"</" + prefix + b"worksheet>"


def _sheet(item: Element, xml: bytes, notes: Mapping[tuple[int, int], str]) -> SheetPart:
    merged = tuple((int(m[2]), place(m[1].decode()), int(m[4]), place(m[3].decode())) for m in _MERGE.finditer(xml))
    hidden: set[int] = set()
    for tag in (m[0] for m in _COLUMN.finditer(xml[:65536])):
        said = {key.decode(): value.decode() for key, value in re.findall(rb"""(\w+)\s*=\s*["']([^"']*)["']""", tag)}
        if said.get("hidden") in ("1", "true"):
            hidden |= set(range(int(said["min"]), min(int(said["max"]), 2000) + 1))
    return SheetPart(item.get("name", ""), item.get("state", "visible") != "visible", merged,
                     frozenset(int(m[1]) for m in _HIDDEN_ROW.finditer(xml)), frozenset(hidden), notes,
                     bool(_FORMULA.search(xml)))


def _notes(part, parts: Mapping[str, str], path: str) -> dict[tuple[int, int], str]:
    """Notes on cells by row and column."""
    found: dict[tuple[int, int], str] = {}
    for kind, target in _links(part, parts, path).values():
        if kind != "comments" or target not in parts:
            continue
        for item in _parsed(part(target)).iter(f"{{{_MAIN}}}comment"):
            match = re.fullmatch(r"([A-Za-z]+)(\d+)", item.get("ref", ""))
            if match:
                text = "".join(node.text or "" for node in item.iter(f"{{{_MAIN}}}t"))
                found[int(match[2]), place(match[1])] = text
    return found


def place(letters: str) -> int:
    """Number of a column.

    >>> place("A"), place("aa")
    (1, 27)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


def _formats(xml: bytes) -> _Formats:
    """Own number formats by number, and of each cell style its format and whether it strikes the figure out."""
    root = _parsed(xml)
    own = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter(f"{{{_MAIN}}}numFmt")}
    fonts = root.find(f"{{{_MAIN}}}fonts")
    struck = {str(place) for place, font in enumerate(fonts if fonts is not None else ()) if any(
        item.get("val", "1") not in ("0", "false") for item in font.iter(f"{{{_MAIN}}}strike"))}
    styles = root.find(f"{{{_MAIN}}}cellXfs")
    return own, [(item.get("numFmtId", "0"), item.get("fontId", "0") in struck)
                 for item in styles] if styles is not None else [("0", False)]


def _stale(book: Element) -> bool:
    calc = book.find(f"{{{_MAIN}}}calcPr")
    if calc is None:
        return False
    return (calc.get("fullCalcOnLoad") in ("1", "true") or calc.get("calcMode") == "manual"
            or calc.get("calcCompleted") in ("0", "false"))


def _zip(names: list[str], bodies: list[bytes], strings: bytes, formats: _Formats,
         date1904: bool) -> bytes:
    spots = range(1, len(names) + 1)
    rels = [("styles", "styles.xml"), *([("sharedStrings", "sharedStrings.xml")] if strings else ())]
    types = [("workbook.xml", "sheet.main"), ("styles.xml", "styles"),
             *([("sharedStrings.xml", "sharedStrings")] if strings else ()),
             *((f"worksheets/sheet{n}.xml", "worksheet") for n in spots)]
    package = "http://schemas.openxmlformats.org/package/2006/"
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
                     for n, name in zip(spots, names, strict=True))
    links = "".join(f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                    for n in spots)
    links += "".join(f'<Relationship Id="x{n}" Type="{_REL}/{kind}" Target="{path}"/>'
                     for n, (kind, path) in enumerate(rels))
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types">' + "".join(
            f'<Override PartName="/xl/{path}" ContentType="{_TYPE}{kind}+xml"/>' for path, kind in types) + "</Types>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><workbookPr date1904="{int(date1904)}"/>'
                           f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}relationships">{links}</Relationships>',
        "xl/styles.xml": _styles(*formats),
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for path, text in files.items():
            archive.writestr(path, text.encode())
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings.replace(b"_x005F_", UNDERSCORE.encode()))
        for n, body in zip(spots, bodies, strict=True):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", body.replace(b"_x005F_", UNDERSCORE.encode()))
    return stream.getvalue()


def _styles(own: Mapping[str, str], cells: list[tuple[str, bool]]) -> str:
    formats = "".join(f'<numFmt numFmtId={quoteattr(number)} formatCode={quoteattr(code)}/>'
                      for number, code in own.items())
    styles = "".join(f'<xf numFmtId={quoteattr(number)} fontId="{int(struck)}" fillId="0" borderId="0" xfId="0"/>'
                     for number, struck in cells)
    return (f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(own)}">{formats}</numFmts>'
            '<fonts><font/><font><strike val="1"/></font></fonts>'
            "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
            '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f"<cellXfs>{styles}</cellXfs></styleSheet>")
