"""What a file says beside its figures and is no figure of ours: lines above the table, other prices, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.countries import find
from cxmodel.exchange.read.enquiry import Enquiry, Spot
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.quoted import NOTHING, about_price
from cxmodel.exchange.read.sections import Section, used_columns

MOST_LINES = 5  # quoted in one remark
_TAX = re.compile(r"\b(vat|sales tax|tax|taxes|mwst|ust|mehrwertsteuer|umsatzsteuer|tva|iva|gst)\b")
_LESS = re.compile(r"\b(discounts?|rebates?|rabatte?|nachlass|skonto|remise|descuento|volume price)\b")
_MORE = re.compile(r"\b(surcharges?|uplift|premium|zuschlag\w*|supplement|suplemento|majoration)\b")
_OTHER_PRICE = re.compile(
    r"(set ?up|one (?:off|time)|implementation|onboarding|transition|training|licen[cs]e|project|travel|integration)"
    r"( \w+){0,2} (fees?|costs?|charges?|price|kosten)( .*)?|(set ?up|surcharge|discount|rabatt|minimum volume)( .*)?|"
    r"(night|weekend|holiday)( \w+)? (surcharge|premium|rate)( .*)?|einmalige? .*|einrichtung\w*( .*)?|frais d .*")
_WITHOUT = re.compile(r"\b(exclu\w*|excl|without|ohne|hors|sin|net of)\b")
_TITLE = re.compile(r"[^\d:%$€£]{1,60}")
_SAYS = ((_TAX, "prices without value added tax",
          "The prices are taken as they stand. Make sure that they hold no tax."),
         (_LESS, "prices as they will be charged",
          "The prices are taken as they stand, without this discount. Put in the prices that apply to your seats."),
         (_MORE, "prices as they will be charged",
          "The prices are taken as they stand, without this surcharge. Put in all-in prices, or note it in the row."))


def leave_out_other_prices(section: Section, enquiry: Enquiry) -> None:
    """Take rows such as a set-up fee out of an offer: they are no price of an hour in a country. They are told."""
    if section.table.name != "Vendors" or section.ours or "country" not in section.headings:
        return
    used = used_columns(section)
    for row in list(section.rows):
        place = section.cell(row, "country")
        cells = [cell for at, cell in sorted(section.sheet.rows[row].items()) if at in used and shown(cell)]
        first = next((cell for cell in [*cells[:1], place] if cell is not None and isinstance(cell.value, str)
                      and _OTHER_PRICE.fullmatch(plain(cell.value))), None)
        if first is None or (place is not None and find(shown(place), guess=False).iso3):
            continue
        section.rows.remove(row)
        enquiry.tell("warning", Spot(section.sheet.name, first.address), " ".join(dict.fromkeys(map(shown, cells))),
                     "the price of an hour in a country",
                     "The row is another price and is left out. If it matters, write it into the notes of a row.")


def tell_lines(section: Section, above: bool, enquiry: Enquiry) -> None:
    """Name the lines above the first table of a sheet; what is said of tax, discounts and surcharges is a warning."""
    if section.ours:
        return
    lines = _lines_above(section) if above else []
    if len(lines) == 1 and "vendor" in section.headings and _is_title(shown(lines[0])):
        lines = []  # a title says nothing that could be lost
    seen: set[str] = set()
    for cell in (*lines, *_texts(section.around), *_texts(cell for _, cell in section.left_out)):
        if section.table.name != "Vendors" or cell.address in seen:
            continue
        seen.add(cell.address)
        words = f"{plain(shown(cell))} {shown(cell).casefold()}"
        told = next(((expected, mend) for sign, expected, mend in _SAYS if sign.search(words)
                     and not (sign is _TAX and _WITHOUT.search(words))), None)
        if told:
            enquiry.tell("warning", Spot(section.sheet.name, cell.address), shown(cell), *told)
            lines = [item for item in lines if item is not cell]
    if lines:
        some = "; ".join(dict.fromkeys(shown(cell) for cell in lines[:MOST_LINES]))
        more = f" and {len(lines) - MOST_LINES:,} more" if len(lines) > MOST_LINES else ""
        enquiry.tell("note", Spot(section.sheet.name, lines[0].address), some + more, "a table",
                     "What stands above the table is read for the currency and the period of its prices and for the "
                     "vendor's name, and for nothing else.")


def _is_title(text: str) -> bool:
    return bool(_TITLE.fullmatch(text)) and not _TAX.search(plain(text)) and about_price(text) == NOTHING


def tell_marks(section: Section, enquiry: Enquiry) -> None:
    """Warn of comments on cells that are read, and of figures that are struck out."""
    if section.sheet.text:
        return
    by_place = {heading.at: name for name, heading in section.headings.items()}
    for row in section.rows:
        for at, cell in section.sheet.rows[row].items():
            if at not in by_place or cell.spread:
                continue
            spot = Spot(section.sheet.name, cell.address, by_place[at])
            if cell.struck:
                enquiry.tell("warning", spot, shown(cell), "a value that is not struck out",
                             "It is struck out and read all the same. Empty the cell, or delete the row, if it does "
                             "not count.")
            if cell.note.strip():
                enquiry.tell("warning", spot, f"{shown(cell)}, with the comment: {' '.join(cell.note.split())[:200]}",
                             "a value that holds without a comment",
                             "The comment is not kept. If it limits the value, correct the cell or write it into the "
                             "notes.")


def _lines_above(section: Section) -> list[Cell]:
    rows = [section.sheet.rows[row] for row in sorted(section.sheet.rows) if row < section.first]
    return [cell for row in rows for _, cell in sorted(row.items()) if not cell.spread and shown(cell)]


def _texts(cells: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in cells if isinstance(cell.value, str) and shown(cell)]
