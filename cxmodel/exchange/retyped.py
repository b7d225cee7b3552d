"""New text in cells of a workbook: the cell keeps its format, and every other byte of the workbook stays as it was."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from cxmodel.errors import CxError
from cxmodel.exchange.read.slim import place
from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.outline import Edit, Element, appended, coded, edited, outline, quoted

MEND = "Mend it in the file, and choose the file again."
Place = tuple[int, int]
"""Row and column of a cell, counted from 1."""

_CHAIN = re.compile(rb"<(?:Override|Relationship)\b[^>]*calcChain[^>]*?/>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def retyped(data: bytes, name: str, cells: Mapping[str, Mapping[Place, str]]) -> bytes:
    """The workbook with other texts in these cells, by sheet; an empty text empties the cell.

    Errors: CxError for a sheet or a row that is not there, and for a formula that other cells share.
    """
    archive = Archive(data, name)
    paths = {sheet.name: sheet.path for sheet in archive.sheets() if sheet.path}
    unchained = False
    for sheet, texts in cells.items():
        if sheet not in paths:
            raise CxError(f"The sheet '{sheet}' is not in the file", name, MEND)
        xml, formula = in_sheet(archive.part(paths[sheet]), texts, name)
        archive.put(paths[sheet], xml)
        unchained = unchained or formula
    if unchained:
        _unchain(archive)
    stream = io.BytesIO()
    archive.save(stream)
    return stream.getvalue()


def in_sheet(xml: bytes, texts: Mapping[Place, str], name: str) -> tuple[bytes, bool]:
    """The part of a sheet with other texts, and whether a formula went with an old one."""
    lines = _lines(xml, {row for row, _ in texts})
    edits: list[Edit] = []
    formula = False
    for (row, column), text in sorted(texts.items()):
        if row not in lines:
            raise CxError(f"Row {row} is not in the file", name, MEND)
        line = lines[row]
        old = line.cells.get(column)
        if old is None:
            after = min((at for at in line.cells if at > column), default=None)
            new = _cell(line.element, (row, column), text)
            edits += appended(xml, line.element, new) if after is None else [
                Edit(line.cells[after].start, line.cells[after].start, coded(new))]
            continue
        if "ref" in line.formulas.get(column, {}):
            raise CxError(f"The formula in {_address(row, column)} is shared with other cells", name, MEND)
        formula = formula or column in line.formulas
        edits.append(Edit(old.start, old.end, coded(_cell(old, (row, column), text, old.attributes.get("s", "")))))
    return edited(xml, edits), formula


@dataclass
class _Line:
    """A row: its element, its cells by column, and the attributes of those that are formulas."""

    element: Element
    cells: dict[int, Element] = field(default_factory=dict)
    formulas: dict[int, Mapping[str, str]] = field(default_factory=dict)


def _lines(xml: bytes, rows: set[int]) -> dict[int, _Line]:
    """The rows that are asked for; where the file numbers no row or cell, it is the next one."""
    at = [0]

    def keep(tag: str, depth: int, attributes: Mapping[str, str]) -> bool:
        if tag == "row" and depth == 2:
            at[0] = int(attributes.get("r", at[0] + 1))
            return True
        return at[0] in rows and (tag, depth) in (("c", 3), ("f", 4))

    found: dict[int, _Line] = {}
    row = column = 0
    for one in outline(xml, keep):
        if one.name == "row":
            row, column = int(one.attributes.get("r", row + 1)), 0
            found[row] = _Line(one)
        elif one.name == "c":
            letters = re.match(r"[A-Za-z]+", one.attributes.get("r", ""))
            column = place(letters[0]) if letters else column + 1
            found[row].cells[column] = one
        else:
            found[row].formulas[column] = one.attributes
    return found


def _cell(beside: Element, at: Place, text: str, style: str = "") -> str:
    """A cell that holds a text, with the prefix of the elements beside it."""
    start = f'<{beside.named("c")} r="{_address(*at)}"' + (f' s="{style}"' if style else "")
    if not text:
        return start + "/>"
    inner, words = beside.named("is"), beside.named("t")
    return (f'{start} t="inlineStr"><{inner}><{words} xml:space="preserve">{quoted(_NOT_XML.sub("", text))}'
            f'</{words}></{inner}></{beside.named("c")}>')


def _address(row: int, column: int) -> str:
    return xl_rowcol_to_cell(row - 1, column - 1)


def _unchain(archive: Archive) -> None:
    """Leave out the order of calculation: one that names a cell without a formula counts as damage."""
    folder, _, file = archive.book.rpartition("/")
    for path in ("[Content_Types].xml", f"{folder}/_rels/{file}.rels"):
        archive.put(path, _CHAIN.sub(b"", archive.part(path)))
