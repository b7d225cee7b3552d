"""What is said of a table as a whole: how its headers were understood, what is hidden, and what was left out."""

from __future__ import annotations

from itertools import groupby

from cxmodel.exchange.read.candidates import SURE
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.enquiry import Enquiry, Spot
from cxmodel.exchange.read.grids import Sheet, letters, shown
from cxmodel.exchange.read.sections import Section, used_columns

_OUR_WORDS = frozenset({"question", "looked_for"})  # what the template says beside what it asks


_LOSSES = ("a row after the table", "an example", "a row of figures without a name")


def tell_section(section: Section, enquiry: Enquiry) -> None:
    """Remarks on headers, hidden rows and columns, and on everything in and beside the table that is not read."""
    _tell_headers(section, enquiry)
    _tell_hidden(section, enquiry)
    _tell_unread(section, enquiry)
    if section.sheet.turned:
        enquiry.tell("note", Spot(section.sheet.name), section.table.name, "headers in a row",
                     "The headers stand below each other; each column is read as a row.")


def tell_sheet(sheet: Sheet, enquiry: Enquiry) -> None:
    """A sheet in which no table of the template was found."""
    if sheet.rows:
        enquiry.tell("note", Spot(sheet.name), f"{len(sheet.rows):,} filled rows", "a table of the template",
                     "The sheet is not read." + (" It is hidden." if sheet.hidden else ""))


def known_headers(sections: list[Section]) -> dict[str, dict[str, str]]:
    """By table, each header and the column it was read as, "" for one that is not read; to be remembered."""
    found: dict[str, dict[str, str]] = {}
    for section in sections:
        for name, heading in section.headings.items():
            if name not in section.doubled:
                found.setdefault(section.table.name, {})[plain(heading.text)] = name
        for text in section.others.values():
            found.setdefault(section.table.name, {}).setdefault(plain(text), "")
    return found


def _tell_headers(section: Section, enquiry: Enquiry) -> None:
    for name, heading in section.headings.items():
        spot = Spot(section.sheet.name, heading.cell.address, name)
        if heading.match.loose:
            enquiry.tell("warning", spot, heading.text, section.table.column(name).said,
                         f"The column is read as {name}; check that it means the same.")
        elif heading.match.quality < SURE:
            enquiry.tell("note", spot, heading.text, section.table.column(name).said, f"The column is read as {name}.")
    if section.others:
        cells = section.sheet.rows
        filled = {at: text for at, text in section.others.items()
                  if text not in _OUR_WORDS and any(shown(cells[row].get(at)) for row in section.rows)}
        if filled:
            names = ", ".join(f"{text[:40]} (column {letters(at)})" for at, text in filled.items())
            enquiry.tell("note", Spot(section.sheet.name, section.place(section.first)), names,
                         f"headers that are known in the table {section.table.name}",
                         f"{'This column is' if len(filled) == 1 else 'These columns are'} not read.")


def _tell_hidden(section: Section, enquiry: Enquiry) -> None:
    sheet, where = section.sheet, section.sheet.name
    if sheet.hidden:
        enquiry.tell("warning", Spot(where), "a hidden sheet", "a sheet that is seen",
                     "The hidden sheet is read; remove it if it should not count.")
    rows = [row for row in section.rows if row in sheet.hidden_rows]
    if rows:
        one = len(rows) == 1
        enquiry.tell("warning", Spot(where, section.place(rows[0])), f"hidden row{'' if one else 's'} {_runs(rows)}",
                     "rows that are seen", f"{'It is' if one else 'They are'} read; delete what should not count.")
    for name, heading in section.headings.items():
        if heading.at in sheet.hidden_columns:
            enquiry.tell("warning", Spot(where, heading.cell.address, name), "a hidden column", "a column that is seen",
                         f"The hidden column is read as {name}; delete it if it should not count.")


def _tell_unread(section: Section, enquiry: Enquiry) -> None:
    by_kind = sorted(section.left_out, key=lambda item: item[0])
    for kind, items in groupby(by_kind, key=lambda item: item[0]):
        cells = [cell for _, cell in items]
        level = "warning" if kind in _LOSSES else "note"
        some = "; ".join(dict.fromkeys(shown(cell) for cell in cells[:5]))
        enquiry.tell(level, Spot(section.sheet.name, cells[0].address), some, "a row of data",
                     f"The row is left out: it is {kind}." if len(cells) == 1 else
                     f"{len(cells):,} rows are left out: each is {kind}.")
    used, rows = used_columns(section) | set(section.others), set(section.rows)
    beside = [cell for row in rows for at, cell in section.sheet.rows[row].items() if at not in used and shown(cell)]
    if beside:
        enquiry.tell("note", Spot(section.sheet.name, beside[0].address), shown(beside[0]), "a header above it",
                     "A cell beside the table is not read." if len(beside) == 1 else
                     f"{len(beside):,} cells beside the table are not read.")


def _runs(rows: list[int]) -> str:
    """
    >>> _runs([3, 4, 5, 9])
    '3-5, 9'
    """
    found: list[list[int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in found)
