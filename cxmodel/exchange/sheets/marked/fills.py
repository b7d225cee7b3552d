"""Colours for cells: the cell keeps everything else of its format, and other cells keep all of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xlsxwriter.utility import xl_rowcol_to_cell

from cxmodel.exchange.sheets.marked.archive import Archive
from cxmodel.exchange.sheets.marked.marks import COLOURS, Place
from cxmodel.exchange.sheets.marked.outline import Edit, Element, appended, coded, edited, outline, with_attributes

_MINIMAL = ('<?xml version="1.0" encoding="UTF-8"?>\n<styleSheet xmlns="{}"><fonts count="1"><font/></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
            '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
            'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
            'borderId="0" xfId="0"/></cellXfs></styleSheet>')


class Styles:
    """The part with all formats; `marked` and `wrapped` give the number of a new one, `save` writes them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        path = next((one.target for one in archive.relations(archive.book) if one.kind == "styles"), "")
        self._path = path if path in archive else self._made()
        self._xml = archive.part(self._path)
        if not self._lay_out():
            self._xml = _MINIMAL.format(archive.space("main")).encode()
            self._lay_out()
        self._levels: list[str] = []
        self._formats: dict[tuple[int, str], str] = {}

    def marked(self, base: int, level: str) -> int:
        """The number of the format `base` with the colour of a level."""
        if (base, level) not in self._formats:
            if level not in self._levels:
                self._levels.append(level)
            old = self._xfs[base if base < len(self._xfs) else 0]
            xml = edited(self._xml[old.start:old.end], [with_attributes(
                self._xml[old.start:old.end], _moved(old), fillId=str(len(self._fills) + self._levels.index(level)),
                applyFill="1")])
            self._formats[base, level] = xml.decode("latin-1")
        return len(self._xfs) + list(self._formats).index((base, level))

    def wrapped(self) -> int:
        """The number of a plain format whose long texts run over several lines."""
        name = self._root.named
        self._formats.setdefault((0, ""), f'<{name("xf")} numFmtId="0" fontId="0" fillId="0" borderId="0" '
                                          f'applyAlignment="1"><{name("alignment")} vertical="top" wrapText="1"/>'
                                          f'</{name("xf")}>')
        return len(self._xfs) + list(self._formats).index((0, ""))

    def save(self) -> None:
        """Write the part, when a format was asked for."""
        if not self._formats:
            return
        name = self._root.named
        fills = "".join(f'<{name("fill")}><{name("patternFill")} patternType="solid"><{name("fgColor")} '
                        f'rgb="FF{COLOURS[level]}"/><{name("bgColor")} indexed="64"/></{name("patternFill")}>'
                        f'</{name("fill")}>' for level in self._levels)
        edits = []
        for element, inner, count in ((self._all_fills, coded(fills), len(self._fills) + len(self._levels)),
                                      (self._all_xfs, "".join(self._formats.values()).encode("latin-1"),
                                       len(self._xfs) + len(self._formats))):
            edits += [with_attributes(self._xml, element, count=str(count)), Edit(element.tail, element.tail, inner)]
        self._archive.put(self._path, edited(self._xml, edits))

    def _made(self) -> str:
        path = "xl/styles.xml" if "xl/styles.xml" not in self._archive else self._archive.free("xl/styles{}.xml")
        self._archive.relate(self._archive.book, "styles", path)
        self._archive.declare(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        self._archive.put(path, _MINIMAL.format(self._archive.space("main")).encode())
        return path

    def _lay_out(self) -> bool:
        """Find fills and formats; False when the part has none to build on."""
        found = outline(self._xml, lambda name, depth, _: depth <= 2 and name in (
            "styleSheet", "fills", "fill", "cellXfs", "xf"))
        self._root = found[0]
        groups = {one.name: one for one in found if one.depth == 1}
        if "fills" not in groups or "cellXfs" not in groups:
            return False
        self._all_fills, self._all_xfs = groups["fills"], groups["cellXfs"]
        inside = [one for one in found if one.depth == 2]
        self._fills = [one for one in inside if self._all_fills.start < one.start < self._all_fills.end]
        self._xfs = [one for one in inside if self._all_xfs.start < one.start < self._all_xfs.end]
        return bool(self._fills and self._xfs)


def colour(archive: Archive, path: str, levels: Mapping[Place, str], styles: Styles) -> None:
    """Colour cells of a sheet; cells and rows that are not there yet are added."""
    xml = archive.part(path)
    found = outline(xml, _Wanted({row for row, _ in levels}))
    data = next(one for one in found if one.name == "sheetData")
    rows = _rows(found)
    columns = {number: int(one.attributes.get("style", 0)) for one in found if one.name == "col"
               for number in range(int(one.attributes["min"]), min(int(one.attributes["max"]), 2000) + 1)}
    edits: list[Edit] = []
    missing: dict[int, list[str]] = {}
    for row, column in sorted(levels):
        element, cells = rows.get(row, (None, {}))
        if column in cells:
            base = int(cells[column].attributes.get("s", 0))
            edits.append(with_attributes(xml, cells[column], s=str(styles.marked(base, levels[row, column]))))
            continue
        own = element is not None and element.attributes.get("customFormat") in ("1", "true")
        base = int(element.attributes.get("s", 0)) if element is not None and own else columns.get(column, 0)
        new = (f'<{data.named("c")} r="{xl_rowcol_to_cell(row - 1, column - 1)}" '
               f's="{styles.marked(base, levels[row, column])}"/>')
        after = next((cell for place, cell in sorted(cells.items()) if place > column), None)
        if element is None:
            missing.setdefault(row, []).append(new)
        elif after is not None:
            edits.append(Edit(after.start, after.start, coded(new)))
        else:
            missing.setdefault(row, []).append(new)
    archive.put(path, edited(xml, edits + _put_rows(xml, data, rows, missing)))


class _Wanted:
    """Which elements of a sheet are needed: columns, rows, and the cells of the rows that get a colour."""

    def __init__(self, rows: set[int]) -> None:
        self._rows, self._row = rows, 0

    def __call__(self, name: str, depth: int, attributes: Mapping[str, str]) -> bool:
        if name == "c" and depth == 3:
            return self._row in self._rows
        if name == "row" and depth == 2:
            self._row = int(attributes.get("r", self._row + 1))
        return depth <= 2 and name in ("col", "sheetData", "row")


def _rows(found: list[Element]) -> dict[int, tuple[Element, dict[int, Element]]]:
    """Rows and their cells by number; where the file gives no number, it is the next one."""
    rows: dict[int, tuple[Element, dict[int, Element]]] = {}
    row = column = 0
    for one in found:
        if one.name == "row":
            row, column = int(one.attributes.get("r", row + 1)), 0
            rows[row] = one, {}
        elif one.name == "c":
            letters = re.match(r"[A-Za-z]+", one.attributes.get("r", ""))
            column = _number(letters[0]) if letters else column + 1
            rows[row][1][column] = one
    return rows


def _put_rows(xml: bytes, data: Element, rows: Mapping[int, tuple[Element, dict[int, Element]]],
              missing: Mapping[int, list[str]]) -> list[Edit]:
    """The edits that add cells at the end of their rows, and rows where there are none."""
    edits: list[Edit] = []
    at_end = ""
    starts = [(number, element.start) for number, (element, _) in sorted(rows.items())]
    for row, cells in sorted(missing.items()):
        if row in rows:
            edits += appended(xml, rows[row][0], "".join(cells))
            continue
        new = f'<{data.named("row")} r="{row}">{"".join(cells)}</{data.named("row")}>'
        after = next((start for number, start in starts if number > row), None)
        if after is None:
            at_end += new
        else:
            edits.append(Edit(after, after, coded(new)))
    return edits + (appended(xml, data, at_end) if at_end else [])


def _number(letters: str) -> int:
    """
    >>> _number("A"), _number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


def _moved(element: Element) -> Element:
    """The element as if it stood at the start."""
    return Element(element.name, element.prefix, element.attributes, 0, 0, element.head_end - element.start)
