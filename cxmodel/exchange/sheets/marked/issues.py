"""The sheet Issues: every remark with its place, what was found, what was expected and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

import openpyxl

from cxmodel.errors import CxError
from cxmodel.exchange.read.enquiry import Remark
from cxmodel.exchange.sheets.exact import spelled
from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.fills import Styles
from cxmodel.exchange.sheets.marked.outline import appended, coded, edited, outline, quoted
from cxmodel.exchange.sheets.paper import AUTHOR

SHEET = "Issues"
TITLE = f"{AUTHOR}: what is to be mended in this file"
HEADS = (("Level", 11), ("Sheet", 18), ("Cell", 9), ("Column", 20), ("Found", 34), ("Expected", 44),
         ("How to mend it", 60))
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST = 3000  # characters of a text; nobody reads more here
_MOST_LINKS = 60_000  # a sheet may hold 65,530


def lines(remarks: Iterable[Remark], said: str = "") -> list[Sequence[str]]:
    """The sheet's rows: a title, what to know, the heads, then a row for each remark."""
    found = [(remark.level, remark.sheet, remark.cell, remark.header or remark.column, remark.found, remark.expected,
              remark.mend)
             for remark in remarks]
    count = sum(remark[0] == "error" for remark in found)
    told = "Nothing is to be mended." if not found else (
        f"{_many(len(found), 'remark')}, {_many(count, 'error')}. Coloured cells: red, an error that keeps its row "
        "out; blue, a question; amber, to be checked; green, mended since. Mend the cells where they stand; this sheet "
        "is not read back.")
    return [(TITLE,), (f"{told} {said}".strip(),), (), tuple(name for name, _ in HEADS), *found]


def _many(count: int, what: str) -> str:
    """
    >>> _many(1, "error"), _many(2000, "remark")
    ('1 error', '2,000 remarks')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def add(archive: Archive, remarks: Sequence[Remark], styles: Styles, said: str = "") -> None:
    """Put the sheet at the end of a workbook, or in place of the one that we put there before."""
    path = _ours(archive)
    if not path:
        path = archive.free("xl/worksheets/sheet{}.xml")
        key = archive.relate(archive.book, "worksheet", path)
        archive.declare(path, _TYPE)
        _list(archive, key)
    archive.put(path, _sheet(archive, lines(remarks, said), styles))


def _ours(archive: Archive) -> str:
    """The path of a sheet of ours from an earlier time, '' when there is none."""
    named = [sheet for sheet in archive.sheets() if sheet.name.casefold().startswith(SHEET.casefold()) and sheet.path]
    for sheet in named:
        if archive.relations(sheet.path):
            continue  # somebody drew or linked something there: it is no longer ours
        if quoted(TITLE).encode() in archive.part(sheet.path) or _title(archive, sheet.name) == TITLE:
            return sheet.path
    return ""


def _title(archive: Archive, sheet: str) -> str:
    stream = BytesIO()
    archive.save(stream)
    try:
        book = openpyxl.load_workbook(stream, read_only=True)
        return str(book[sheet]["A1"].value)
    except Exception:  # openpyxl meets damaged XML with any exception there is; then the sheet is the user's
        return ""


def _list(archive: Archive, key: str) -> None:
    """Name the new sheet in the workbook, after all others and unlike them."""
    taken = {sheet.name.casefold() for sheet in archive.sheets()}
    name = next(name for number in range(1, 10_000)
                if (name := SHEET if number == 1 else f"{SHEET} ({number})").casefold() not in taken)
    xml = archive.part(archive.book)
    found = outline(xml, lambda tag, depth, _: tag in ("sheets", "sheet") and depth <= 2)
    sheets = next((one for one in found if one.name == "sheets"), None)
    if sheets is None:
        raise CxError("The workbook is damaged", "its list of sheets", "Save it in Excel under a new name.")
    number = 1 + max(int(one.attributes.get("sheetId", 0)) for one in found if one.name == "sheet")
    tag = (f'<{sheets.named("sheet")} xmlns:r="{archive.space("relationships")}" name="{name}" sheetId="{number}" '
           f'r:id="{key}"/>')
    archive.put(archive.book, edited(xml, appended(xml, sheets, tag)))


def _sheet(archive: Archive, rows: list[Sequence[str]], styles: Styles) -> bytes:
    """The sheet's part, with links from each place to its cell."""
    names = {sheet.name for sheet in archive.sheets()}
    head, words = styles.marked(0, "head"), styles.wrapped()
    columns = "".join(f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
                      for place, (_, width) in enumerate(HEADS, 1))
    body = "".join(f'<row r="{number}">' + "".join(
        _cell(number, place, text, 0 if number < 4 else head if number == 4 else words)
        for place, text in enumerate(row)) + "</row>" for number, row in enumerate(rows, 1))
    links = [f'<hyperlink ref="C{number}" location="{quoted(_place(row[1], row[2]))}"/>'
             for number, row in enumerate(rows, 1) if number > 4 and row[2] and row[1] in names][:_MOST_LINKS]
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return coded(f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{archive.space("main")}"><sheetViews>'
                 '<sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" '
                 f'state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{body}</sheetData>'
                 f'<autoFilter ref="A4:G{max(len(rows), 5)}"/>{linked}</worksheet>')


def _cell(row: int, column: int, words: str, style: int) -> str:
    if not words:
        return ""
    return (f'<c r="{"ABCDEFG"[column]}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
            f"{quoted(spelled(words[:_LONGEST]))}</t></is></c>")


def _place(sheet: str, cell: str) -> str:
    """
    >>> _place("Bob's offers", "E7"), _place("Vendors", "row 9")
    ("'Bob''s offers'!E7", "'Vendors'!A1")
    """
    address = cell if re.fullmatch(r"[A-Z]{1,3}\d+", cell) else "A1"
    return "'" + sheet.replace("'", "''") + f"'!{address}"
