"""The schedule as paper: sheets in order, a few quiet styles, and safe ways to write into a cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from cxmodel.exchange.schedule.agreed import is_share
from cxmodel.exchange.workbook.book import FONT, INK, LINE, MIST, clean

SHEETS = ("Scorecard", "Behaviours", "Fees", "Sources")
SAMPLE = "SAMPLE: company, partner and figures in this schedule are invented for demonstration."
TO_FILL = "to fill in"
MONEY, PART = "#,##0.00", "0.0%"
LETTER, LINE_HEIGHT = 1.02, 15.0  # width of a letter in units of a column, with room for words; points of a line
RULED = {"border": 1, "border_color": LINE}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {"text_wrap": True}, "cell": {"text_wrap": True, **RULED}, "quiet": {"font_color": "#5B6775"},
    "number": RULED, "total": {"bold": True, "top": 1, "top_color": INK},
    "input": {"bg_color": "#FFF6D5", "font_color": "#1F3FBF", "locked": False, **RULED},
    "head": {"bold": True, "text_wrap": True, "bg_color": MIST, **RULED},
    "title": {"bold": True, "font_size": 16}, "section": {"bold": True, "font_size": 12},
    "sample": {"bold": True, "bg_color": "#FFD9A8"}, "result": {"bold": True, **RULED},
}


class Paper:
    """An open workbook; `close` writes it."""

    def __init__(self, target: BinaryIO | Path, title: str, under: str, sample: bool, made: date) -> None:
        self._file = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False,
                                                  "strings_to_urls": False, "strings_to_numbers": False})
        self._file.set_properties({"title": clean(title), "comments": SAMPLE if sample else ""})
        self._styles: dict[tuple[str, str], Any] = {}
        self.title, self.under, self.sample, self.made = title, under, sample, made
        self.sheets = {name: Sheet(self, name, self._file.add_worksheet(name)) for name in SHEETS}

    def style(self, kind: str, form: str = "") -> Any:
        """The format of a kind of cell, made once."""
        if (kind, form) not in self._styles:
            numbers = {"num_format": form} if form else {}
            self._styles[kind, form] = self._file.add_format({**FONT, **STYLES[kind], **numbers})
        return self._styles[kind, form]

    def close(self) -> None:
        """Write the file."""
        self._file.close()


class Sheet:
    """One sheet of the schedule, landscape A4, its head repeated by the printer. Rows and columns count from 0."""

    def __init__(self, paper: Paper, name: str, page: Any) -> None:
        self.paper, self.name, self.page, self.row = paper, name, page, 0
        self.widths: tuple[float, ...] = ()
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(0.5, 0.5, 0.7, 0.7)
        page.set_footer(f"&L{'SAMPLE DATA' if paper.sample else ''}&C&A&R&P / &N")

    def head(self, about: str, widths: Sequence[float]) -> None:
        """Widths of the columns; then title, between whom, sample mark and what the sheet says."""
        self.widths = tuple(widths)
        for place, width in enumerate(widths):
            self.page.set_column(place, place, width)
        self.page.set_row(0, 26)
        self.text(0, f"{self.paper.title}: {self.name.lower()}", "title")
        self.text(1, self.paper.under, "quiet")
        if self.paper.sample:
            for column in range(len(widths)):
                self.cell(2, column, SAMPLE if column == 0 else "", "sample")
        self.text(3, about, "quiet")
        self.row = 5

    def blank(self, row: int, column: int, count: int = 1) -> None:
        """A marked cell, over `count` columns, for what both sides still have to fill in."""
        if count > 1:
            self.across(row, column, count, TO_FILL, "input")
        else:
            self.cell(row, column, TO_FILL, "input")

    def text(self, row: int, words: str, kind: str = "plain") -> None:
        """Words in the first column that may run on over the next ones."""
        style = "quiet" if kind == "plain" else kind
        self.page.write_string(row, 0, clean(words), self.paper.style(style))

    def cell(self, row: int, column: int, item: Any, kind: str = "cell", form: str = "") -> None:
        """A text whatever it begins with, a number, or nothing."""
        style = self.paper.style(kind, form)
        if isinstance(item, str):
            self.page.write_string(row, column, clean(item), style)
        elif item is None:
            self.page.write_blank(row, column, None, style)
        else:
            self.page.write_number(row, column, float(item), style)

    def formula(self, row: int, column: int, text: str, value: float | str, form: str = "",
                kind: str = "number") -> None:
        """A live formula with its value as at export."""
        self.page.write_formula(row, column, f"={text}", self.paper.style(kind, form), value)

    def heads(self, names: Sequence[str]) -> None:
        """A row of heads at the running row."""
        for column, name in enumerate(names):
            self.cell(self.row, column, name, "head")
        self.fit(self.row, names)
        self.row += 1

    def fit(self, row: int, words: Sequence[Any], span: Sequence[int] = ()) -> None:
        """Make the row as high as its texts need, for programs that do not. span : columns that each text takes."""
        taken, lines = 0, 1
        for place, text in enumerate(words):
            count = span[place] if span else 1
            room = sum(self.widths[taken:taken + count])
            taken += count
            if isinstance(text, str) and room:
                lines = max(lines, *(math.ceil((len(part) + 1) * LETTER / room) for part in text.split("\n")))
        self.page.set_row(row, LINE_HEIGHT * lines + 3)

    def across(self, row: int, column: int, count: int, words: str, kind: str = "cell") -> None:
        """A text over several columns."""
        self.page.merge_range(row, column, row, column + count - 1, "", self.paper.style(kind))
        self.cell(row, column, words, kind)

    def section(self, title: str) -> None:
        """A heading at the running row, with a line free above it."""
        self.row += 1
        self.text(self.row, title, "section")
        self.row += 1


def form_of(unit: str) -> str:
    """How a value in this unit is shown.

    >>> form_of("share/year"), form_of("USD/contact"), form_of("seconds")
    ('0.0%', '#,##0.00', 'General')
    """
    return PART if is_share(unit) else MONEY if unit.startswith("USD") else "General"
