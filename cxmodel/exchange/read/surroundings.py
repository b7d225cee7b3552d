"""What stands around the figures of a table: words on currency and period, and the decimal mark of a text file."""

from __future__ import annotations

from cxmodel.exchange.read.columns import NUMERIC
from cxmodel.exchange.read.grids import shown
from cxmodel.exchange.read.numbers import figure
from cxmodel.exchange.read.quoted import NOTHING, Said, about_price, said
from cxmodel.exchange.read.sections import Section


def said_around(section: Section) -> Said:
    """What the words near the table say of its prices."""
    lines: dict[int, list[str]] = {}
    for cell in section.around:
        if isinstance(cell.value, str):
            lines.setdefault(cell.row, []).append(cell.value)
    notes = [heading.cell.note for heading in section.headings.values() if heading.cell.note]
    found = [about_price(text) for text in (*(" ".join(line) for line in lines.values()), *notes)]
    return Said(tuple(dict.fromkeys(code for item in found for code in item.currencies)),
                tuple(dict.fromkeys(name for item in found for name in item.periods)))


def said_in_rows(section: Section) -> dict[str, Said]:
    """What the notes of a row, or the note on its price cell, say of its price; by address of the price cell."""
    found: dict[str, Said] = {}
    if "hourly_rate_usd" not in section.headings:
        return found
    for row in section.rows:
        price, note = section.cell(row, "hourly_rate_usd"), section.cell(row, "notes")
        if price is None:
            continue
        texts = [price.note, note.value if note is not None and isinstance(note.value, str) else ""]
        beside = " ".join(shown(section.cell(row, name)) for name in ("currency", "price_unit"))
        told = [said(beside, any_case=True), *(about_price(text) for text in texts if text)]
        best = Said(next((item.currencies for item in told if item.currencies), ()),
                    next((item.periods for item in told if item.periods), ()), told[0].basis)
        if best != NOTHING:
            found[price.address] = best
    return found


def decimal_mark(section: Section) -> str:
    """The decimal mark that the figures of a text file agree on, '' when they do not say."""
    seen = {"." if item.comma is None else ","
            for name, heading in section.headings.items() if section.table.column(name).kind in NUMERIC
            for row in section.rows[:2000]
            if (cell := section.sheet.at(row, heading.at)) is not None and isinstance(cell.value, str)
            and (item := figure(cell.value)) is not None and (item.point is None) != (item.comma is None)}
    return seen.pop() if len(seen) == 1 else ""
