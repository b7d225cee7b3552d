"""What is said of a table as a whole: how its headers were understood, what is hidden, and what was left out."""

from __future__ import annotations

import re
from itertools import groupby

from cxmodel.exchange.read import countries
from cxmodel.exchange.read.candidates import SURE
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.enquiry import Enquiry, Spot
from cxmodel.exchange.read.grids import Cell, Sheet, letters, shown
from cxmodel.exchange.read.headers import NO_PRICE, Headline, heard, other_price
from cxmodel.exchange.read.quoted import said
from cxmodel.exchange.read.sections import UNITS, Section, used_columns

_OUR_WORDS = frozenset({"question", "looked_for"})  # what the template says beside what it asks


_PRICE = re.compile(r"\b(rates?|prices?|fees?|costs?|tarif\w*|preis\w*|satz|\w+satz|kosten|prix|cout|precios?|tarifas?|"
                    r"costes?|wages?|salar(?:y|ies))\b")
_LOSSES = ("a row after the table", "an example", "a row of figures without a name")


def tell_section(section: Section, enquiry: Enquiry) -> None:
    """Remarks on headers, hidden rows and columns, and on everything in and beside the table that is not read."""
    _tell_headers(section, enquiry)
    _tell_others(section, enquiry)
    _tell_basis(section, enquiry)
    _tell_hidden(section, enquiry)
    _tell_unread(section, enquiry)
    if section.sheet.turned:
        enquiry.tell("note", Spot(section.sheet.name), section.table.name, "headers in a row",
                     "The headers stand below each other; each column is read as a row.")


def tell_sheet(sheet: Sheet, enquiry: Enquiry) -> None:
    """A sheet in which no table of the template was found."""
    if sheet.rows:
        across = countries_across(sheet)
        enquiry.tell("warning" if across else "note", Spot(sheet.name), f"{len(sheet.rows):,} filled rows",
                     "a table of the template",
                     "The sheet is not read." + (" It is hidden." if sheet.hidden else "") + (across and f" {across}"))


def countries_across(sheet: Sheet) -> str:
    """How to lay out a sheet that has a column for each country; '' for any other sheet."""
    for number in sorted(sheet.rows)[:30]:
        named = [cell for cell in sheet.rows[number].values() if isinstance(cell.value, str)
                 and countries.find(cell.value, guess=False).iso3]
        if len(named) >= 2:
            return (f"Row {number} has a column for each country ({', '.join(shown(cell) for cell in named[:3])}). Lay "
                    "it out with a row for each vendor and country, under the headers vendor, country, "
                    "hourly_rate_usd and seats.")
    return ""


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
        if isinstance(heading.match.said, Headline) and heading.match.said.taxed:
            enquiry.tell("warning", spot, heading.text, "a price without tax",
                         "The figures are taken as they stand, tax included, and compared with prices without. Ask for "
                         "the net prices, or take the tax off.")


def _tell_others(section: Section, enquiry: Enquiry) -> None:
    """Columns that are not read: prices among them as a warning, with how to give them."""
    filled = {at: text for at, text in section.others.items()
              if text not in _OUR_WORDS and any(shown(section.sheet.at(row, at)) for row in section.rows)}
    prices = {at: text for at, text in filled.items() if section.table.has("hourly_rate_usd") and _price(section, at)}
    by_kind: dict[str, dict[int, str]] = {}
    for at, text in prices.items():
        by_kind.setdefault(other_price(text), {})[at] = text
    for what, texts in by_kind.items():
        about = f"The header speaks of {what}" if what else "The header does not say that it is the price of an hour"
        enquiry.tell("warning", Spot(section.sheet.name, section.place(section.first)), _names(section, texts),
                     "the quoted price of an hour", f"{about}: these figures are left out. One price is kept for each "
                     "row: put the one that counts under the header hourly_rate_usd, and the others into the notes."
                     + ("" if "hourly_rate_usd" in section.headings else " No other column gives a price."))
    rest = {at: text for at, text in filled.items() if at not in prices}
    if rest:
        enquiry.tell("note", Spot(section.sheet.name, section.place(section.first)), _names(section, rest),
                     f"headers that are known in the table {section.table.name}",
                     f"{'This column is' if len(rest) == 1 else 'These columns are'} not read.")


def _names(section: Section, texts: dict[int, str]) -> str:
    what = "row" if section.sheet.turned else "column"
    return ", ".join(f"{text[:40]} ({what} {at if section.sheet.turned else letters(at)})"
                     for at, text in texts.items())


def _price(section: Section, at: int) -> bool:
    """Whether a column that is not read seems to hold prices: its header speaks of them, its cells of no per cent."""
    text = section.others[at]
    told = heard(text)
    if not (_PRICE.search(plain(text)) or (told.currencies and told.periods)) or told.percent or (
            other_price(text) == NO_PRICE):
        return False
    cells = [cell for row in section.rows if (cell := section.sheet.at(row, at)) is not None]
    return not any("%" in cell.format or (isinstance(cell.value, str) and said(cell.value).percent) for cell in cells)


def _tell_basis(section: Section, enquiry: Enquiry) -> None:
    """Prices that name another kind of hour than the column for it."""
    if not {"hourly_rate_usd", "rate_basis"} <= section.headings.keys():
        return
    choices = section.table.column("rate_basis").choices
    head, column = section.headings["hourly_rate_usd"], section.headings["rate_basis"].text[:40]
    for row in section.rows:
        price, basis = section.cell(row, "hourly_rate_usd"), section.cell(row, "rate_basis")
        meant = choices.get(plain(shown(basis)), "")
        told, where = _basis_of(price, head.match.said.basis)
        if meant and told and told != meant:
            enquiry.gather("warning", Spot(section.sheet.name, price.address if price else "", "hourly_rate_usd"),
                           f"{shown(price)} beside '{shown(basis)}'", "the same kind of hour in both places",
                           f"{where} speaks of a {told} hour; '{meant}' from the column {column} counts. Correct the "
                           "one that is wrong.")


def _basis_of(price: Cell | None, head: str) -> tuple[str, str]:
    """The kind of hour a price speaks of, and where it says so."""
    own = said(price.value, any_case=True).basis if price is not None and isinstance(price.value, str) else ""
    return (own, "The price") if own else (head if price is not None else "", "The header of the price")


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
        if kind == UNITS:
            _tell_units(section, cells[0], enquiry)
            continue
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


def _tell_units(section: Section, first: Cell, enquiry: Enquiry) -> None:
    row = next((row for row in section.sheet.rows.values() if first in row.values()), {})
    found = "; ".join(text for cell in row.values() if (text := shown(cell)))[:200]
    enquiry.tell("note", Spot(section.sheet.name, first.address), found, "units in the header",
                 "This is no row of data: what it says of currency, period and kind of hour counts as if it stood in "
                 "the headers.")


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
