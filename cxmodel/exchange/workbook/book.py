"""The workbook as paper: its sheets in order, the few styles they share, and safe ways to write into a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cxmodel.exchange.workbook.formula import Formula, rendered

SHEETS = ("About", "Inputs", "Activities", "Vendors", "Scores", "Plan", "Calc", "Staffing", "Years", "Bridge",
          "Results", "Checks", "Sources", "Log")
INK, PAPER, MIST, LINE, ACCENT = "#1B2430", "#FFFFFF", "#F4F6F8", "#D6DCE3", "#6C4AB6"
HOME, ONSHORE, NEARSHORE, OFFSHORE = "#3B5B92", "#2A9D8F", "#E9A23B", "#C8553D"
CHANGED, TEXT = "#F7B267", "text"
SAMPLE = "SAMPLE: the company, vendors and quotes in this workbook are invented for demonstration."
LONGEST = 32_000
FONT = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top"}
KINDS: dict[str, dict[str, Any]] = {
    "label": {}, "calc": {}, "aside": {"indent": 1, "align": "left"}, "words": {"text_wrap": True},
    "input": {"bg_color": "#FFF6D5", "font_color": "#1F3FBF", "border": 1, "border_color": LINE, "locked": False},
    "app": {"bg_color": "#E9ECF1", "italic": True},
    "total": {"bold": True, "top": 1, "top_color": INK}, "result": {"bold": True},
    "head": {"bold": True, "bg_color": MIST, "bottom": 1, "bottom_color": LINE, "text_wrap": True},
    "section": {"bold": True, "font_size": 12, "font_color": PAPER, "bg_color": HOME},
    "title": {"bold": True, "font_size": 18},
    "sample": {"bold": True, "bg_color": "#FFD9A8"},
    "quiet": {"font_color": "#5B6775", "indent": 1, "align": "left"},
}
MEANINGS = (("input", "Input: change it, everything that depends on it follows"),
            ("calc", "Calculation: a formula, locked"),
            ("app", "From the app: a value as it was at export; changing inputs here does not move it"),
            ("total", "Total or result"))
FORMATS = {
    "share": "0.00%", "1/year": "0.00%", "share/year": "0.00%", "USD": "#,##0.00", "USD/year": "#,##0.00",
    "USD/productive hour": "#,##0.00", "USD/paid hour": "#,##0.00", "USD/month": "#,##0.00", "h": "#,##0.00",
    "contacts/year": "#,##0", "customers": "#,##0", "people": "#,##0.0#", "seats": "#,##0.0#",
    "agents": "#,##0.00##", "erlang": "#,##0.00##", "x": "0.00####", "factor": "0.00####", "years": "0.00##",
    "no.": "0", "s": "#,##0.0#", "km": "#,##0", "points": "#,##0.##", "index 0-100": "0.00",
}
ENTERED = {"share": "0.0##%", "1/year": "0.0##%", "share/year": "0.0##%"}  # as many decimals as were typed
HEAD_HEIGHT = 46
ONE_WIDE = ("About", "Inputs", "Plan", "Years", "Bridge", "Results", "Checks", "Sources", "Log")
FIRST_ROW = 5  # the first below title, sample mark and remark; rows and columns count from 0 as in XlsxWriter


class _Page(Worksheet):
    """A worksheet that takes formulas as they are; else each is searched forty times for functions newer than 2016."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Book:
    """An open workbook; `close` writes it. `names` maps a name in formulas to its cell."""

    def __init__(self, target: BinaryIO | Path, sample: bool, title: str, made: datetime) -> None:
        self._file = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False,
                                                  "strings_to_urls": False, "strings_to_numbers": False})
        self._file.set_properties({"title": clean(title), "created": made.replace(tzinfo=None),
                                   "comments": SAMPLE if sample else ""})
        self._file.set_calc_mode("auto")
        self._styles: dict[tuple[str, str], Any] = {}
        self.sample, self.used, self.written = sample, set[str](), set[str]()
        self.mark = "Sample data. " if sample else ""
        self.sheets = {name: Sheet(self, name, self._file.add_worksheet(name, _Page)) for name in SHEETS}

    def style(self, kind: str, unit: str = "") -> Any:
        """The format of a kind of cell with a unit, made once."""
        if (kind, unit) not in self._styles:
            known = {**FORMATS, **ENTERED} if kind in ("label", "input") else FORMATS
            form = {"num_format": known[unit]} if unit in known else {}
            form |= {"indent": 1, "align": "left"} if unit == TEXT else {}
            self._styles[kind, unit] = self._file.add_format({**FONT, **KINDS[kind], **form})
        return self._styles[kind, unit]

    def tinted(self, background: str) -> Any:
        """A background alone, for cells that a condition picks out."""
        return self._file.add_format({"bg_color": background})

    def name(self, name: str, address: str) -> None:
        """Give a cell or a run of cells a name that formulas may use."""
        self._file.define_name(name, f"={address}")

    def chart(self, kind: dict[str, str]) -> Any:
        """An empty native chart of a type, such as {"type": "column"}."""
        return self._file.add_chart(kind)

    def close(self) -> None:
        """Write the file. The first sheet is the one that is seen first."""
        self.sheets["About"].page.activate()
        self._file.close()


class Sheet:
    """One sheet. Rows and columns count from 0."""

    def __init__(self, book: Book, name: str, page: Any) -> None:
        self.book, self.name, self.page = book, name, page
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        if name in ONE_WIDE:
            page.fit_to_pages(1, 0)
        else:
            page.set_print_scale(60)
        page.set_footer("&L" + ("SAMPLE DATA" if book.sample else "") + "&C&A&R&P / &N")
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})

    def head(self, title: str, remark: str) -> None:
        """Title, sample mark and one remark on top."""
        self.page.set_row(0, 28)
        self.text(0, 0, title, "title")
        if self.book.sample:
            for column in range(5):
                self.text(1, column, SAMPLE if column == 0 else "", "sample")
        self.text(2, 0, remark, "label")

    def text(self, row: int, column: int, words: str, kind: str = "label") -> None:
        """A text, whatever it begins with."""
        self.page.write_string(row, column, clean(words), self.book.style(kind))

    def number(self, row: int, column: int, value: float | None, kind: str = "label", unit: str = "") -> None:
        """A number; an empty cell where there is none."""
        style = self.book.style(kind, unit)
        if value is None or not np.isfinite(value):
            self.page.write_blank(row, column, None, style)
        else:
            self.page.write_number(row, column, float(value), style)

    def cell(self, row: int, column: int, item: Any, kind: str = "label", unit: str = "") -> None:
        """A text, a number or nothing, by what it is."""
        if isinstance(item, str):
            self.page.write_string(row, column, clean(item), self.book.style(kind, TEXT))
        else:
            self.number(row, column, item, kind, unit)

    def formula(self, row: int, column: int, item: Formula, kind: str = "calc", unit: str = "",
                value: Any = None) -> None:
        """A formula with its value as Excel last saw it; `value` picks one of many."""
        if item.text not in self.book.written:
            self.book.written.add(item.text)
            self.book.used.update(re.findall(r"(?<![A-Za-z!$'\"])[a-z][a-z0-9_]+", item.text))
        self.page.write_formula(row, column, "=" + rendered(item.text, self.name, xl_col_to_name(column), row + 1),
                                self.book.style(kind, unit), cached(item.value if value is None else value))

    def heads(self, row: int, columns: Sequence[tuple[str, float]]) -> None:
        """A row of column heads with the columns' widths."""
        self.page.set_row(row, 32)
        for place, (words, width) in enumerate(columns):
            self.text(row, place, words, "head")
            self.page.set_column(place, place, width)

    def address(self, row: int, column: int) -> str:
        """Absolute address of a cell, marked with the sheet, for the text of a formula."""
        return f"‹{self.name}›${xl_col_to_name(column)}${row + 1}"

    def down(self, column: int, first: int, last: int) -> str:
        """Absolute address of a run of cells in a column."""
        letter = xl_col_to_name(column)
        return f"‹{self.name}›${letter}${first + 1}:${letter}${last + 1}"


def within_bounds(meaning: str, unit: str, low: float, high: float, whole: bool = False) -> dict[str, Any]:
    """A rule of data validation: a number inside its declared bounds, either of which may be infinite."""
    ends = [end for end in (low, high) if np.isfinite(end)]
    rule = {"validate": "integer" if whole else "decimal", "input_title": clean(meaning)[:32],
            "error_title": "Outside the bounds"}
    if len(ends) == 2:
        told, rule = f"from {low:g} to {high:g} {unit}", rule | {"criteria": "between", "minimum": low, "maximum": high}
    elif ends:
        at_least = bool(np.isfinite(low))
        told = f"at {'least' if at_least else 'most'} {ends[0]:g} {unit}"
        rule |= {"criteria": ">=" if at_least else "<=", "value": ends[0]}
    else:
        return {"validate": "any"}
    return {**rule, "input_message": told.strip().capitalize(), "error_message": f"Enter a number {told}".strip() + "."}


def cached(value: Any) -> Any:
    """A value of Python as the last result of a formula."""
    if isinstance(value, np.ndarray):
        value = value.item() if value.size == 1 else value[0]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not np.isfinite(value):
        return "#N/A"
    return value


def clean(words: str) -> str:
    """A text that every spreadsheet can read: no control characters, no half characters, not too long.

    >>> clean("=1+1"), clean("a" + chr(1) + "b")
    ('=1+1', 'a b')
    """
    safe = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", words)
    safe = re.sub(r"\A<(?=r>)", "< ", safe)  # XlsxWriter takes <r>...</r> for its own rich text
    return safe if len(safe) <= LONGEST else safe[:LONGEST] + "…"
