"""A workbook as paper: sheets with headers, the few styles they share, and writing that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from cxmodel.errors import CxError
from cxmodel.exchange.sheets.columns import Column
from cxmodel.exchange.sheets.exact import Cell, digits, spelled
from cxmodel.exchange.sheets.lists import Lists
from cxmodel.exchange.workbook.book import FONT, INK, LINE, MIST, PAPER
from cxmodel.schema import Quantity

AUTHOR = "CX Sourcing Workbench"
SAMPLE = "SAMPLE: vendors, quotes and companies marked as sample are invented for demonstration."
LAST_ROW = 1_048_575
KINDS: dict[str, dict[str, Any]] = {
    "input": {"bg_color": "#FFF6D5", "font_color": "#1F3FBF", "border": 1, "border_color": LINE, "locked": False},
    "kept": {"bg_color": MIST, "font_color": "#5B6775", "border": 1, "border_color": LINE, "locked": False},
    "given": {"bg_color": MIST},
    "plain": {}, "words": {"text_wrap": True}, "quiet": {"font_color": "#5B6775", "text_wrap": True},
    "head": {"bold": True, "bg_color": INK, "font_color": PAPER, "text_wrap": True, "border": 1, "border_color": LINE},
    "head kept": {"bold": True, "bg_color": "#8A94A0", "font_color": PAPER, "text_wrap": True, "border": 1,
                  "border_color": LINE},
    "title": {"bold": True, "font_size": 18}, "section": {"bold": True, "font_size": 12},
    "sample": {"bold": True, "bg_color": "#FFD9A8"},
    "error": {"bg_color": "#FFC7CE"}, "question": {"bg_color": "#CFE2FF"}, "warning": {"bg_color": "#FFE699"},
}
_ALLOWED = {"format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True, "sort": True,
            "autofilter": True}


class Figure(float):
    """A number that is written with every digit it has; XlsxWriter alone would round to sixteen.

    >>> f"{Figure(0.1 + 0.2):.16G}", f"{Figure(2**53 + 1):.16G}"
    ('0.30000000000000004', '9007199254740993')
    """

    written: str

    def __new__(cls, value: float) -> Figure:
        figure = super().__new__(cls, value)
        figure.written = digits(value)
        return figure

    def __format__(self, spec: str) -> str:
        return self.written


class Book:
    """An open workbook; `close` writes it. Sheets stand in the order in which they were asked for."""

    def __init__(self, target: BinaryIO | Path, title: str, sample: bool = False) -> None:
        self._file = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False,
                                                  "strings_to_urls": False, "strings_to_numbers": False})
        self._file.set_properties({"title": title, "author": AUTHOR, "comments": SAMPLE if sample else ""})
        self._styles: dict[tuple[str, bool, bool], Any] = {}
        self.sample = sample
        self.lists = Lists()

    def style(self, kind: str, text: bool = False, wrap: bool = False) -> Any:
        """The format of a kind of cell, made once; a `text` cell stays text when a person types into it."""
        if (kind, text, wrap) not in self._styles:
            form = {**({"num_format": "@"} if text else {}), **({"text_wrap": True} if wrap else {})}
            self._styles[kind, text, wrap] = self._file.add_format({**FONT, **KINDS[kind], **form})
        return self._styles[kind, text, wrap]

    def sheet(self, name: str) -> Sheet:
        """A new sheet at the end of the book."""
        return Sheet(self, self._file.add_worksheet(name))

    def close(self) -> None:
        """Write the file. Errors: OSError when the path cannot be written."""
        try:
            self._file.close()
        except FileCreateError as fault:
            raise OSError(str(fault)) from None


class Sheet:
    """One sheet. Rows and columns count from 0."""

    def __init__(self, book: Book, page: Any) -> None:
        self.book, self.page = book, page
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_footer("&L" + ("SAMPLE DATA" if book.sample else "") + "&C&A&R&P / &N")

    def cell(self, row: int, column: int, cell: Cell, style: Any = None) -> None:
        """A text, whatever it begins with, a number with all its digits, or nothing."""
        if isinstance(cell, str):
            self.page.write_string(row, column, cell, style)
        elif cell is not None:
            self.page.write_number(row, column, Figure(cell), style)

    def text(self, row: int, column: int, words: str, kind: str = "plain") -> None:
        """Words of ours or of the user's, for reading only."""
        self.page.write_string(row, column, spelled(words) if words else "", self.book.style(kind))

    def note(self, row: int, column: int, words: str) -> None:
        """A comment on a cell, large enough for its words."""
        lines = sum(1 + len(line) // 46 for line in words.split("\n"))
        self.page.write_comment(row, column, spelled(words), {"author": AUTHOR, "width": 320,
                                                              "height": 30 + 17 * lines, "font_size": 9})

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], frozen: int = 0) -> None:
        """A header with help and rules for every column, and the rows under it; any row may be typed into.

        Errors: CxError for more rows than a sheet holds, which would be lost without a word.
        """
        styles = [self._column(place, column) for place, column in enumerate(columns)]
        last, wraps = 1, [column.wrap for column in columns]
        for last, cells in enumerate(rows, 1):
            if last > LAST_ROW:
                raise CxError(f"There are more rows than a sheet holds ({LAST_ROW:,})", self.page.get_name(),
                              "Export the data as CSV.")
            for place, cell in enumerate(cells):
                self.cell(last, place, cell, styles[place])
            if any(wraps):
                self.page.set_row(last, 15 * max(1 + len(str(cell or "")) // column.width if column.wrap else 1
                                                 for column, cell in zip(columns, cells, strict=True)))
        self.page.freeze_panes(1, frozen)
        if columns:
            self.page.autofilter(0, 0, last, len(columns) - 1)
        self.page.repeat_rows(0)

    def lock(self) -> None:
        """Protect everything but the input cells against slips, without a password."""
        self.page.protect("", _ALLOWED)

    def _column(self, place: int, column: Column) -> Any:
        kept = column.kind in ("kept", "given")
        self.cell(0, place, column.name, self.book.style("head kept" if kept else "head", True))
        if column.help:
            self.note(0, place, column.help)
        text = not isinstance(column.field.spec, Quantity)
        style = self.book.style(column.kind, text, column.wrap)
        blank = self.book.style("input", text) if column.kind == "given" and column.open_below else style
        self.page.set_column(place, place, column.width, blank)
        rule = column.rule(self.book.lists)
        if rule:
            self.page.data_validation(1, place, LAST_ROW, place, rule)
        return style
