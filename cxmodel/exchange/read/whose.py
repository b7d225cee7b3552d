"""Whose rows these are, when no column says so: a line above them, a column without a header, or the sheet's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from cxmodel.exchange.read.candidates import SHEET_WORDS
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.countries import find
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question, Spot, and_more
from cxmodel.exchange.read.grids import Cell, shown
from cxmodel.exchange.read.headers import match
from cxmodel.exchange.read.numbers import figure
from cxmodel.exchange.read.quoted import NOTHING, about_price
from cxmodel.exchange.read.sections import Section, used_columns

LONGEST = 60  # characters of a line that may be a vendor's name
_NO_NAME = re.compile(r"(sheet|tabelle|hoja|feuille?|blatt|table|tab|page|seite|data|daten|offers?|angebote?|quotes?|"
                      r"rates?|pricing|prices?|preise|answers?|response|input|export|import|book|mappe)( ?\d+)?")
_NO_TITLE = re.compile(r"^(the |our |your |please|all |currency|valid|date|note|hinweis|confidential|request|rfp|rfq|"
                       r"appendix|annex|table|sheet|page|version|draft|commercial|price|pricing|rates?|offers?|quot\w*|"
                       r"proposal|vendors?|suppliers?|angebot\w*|preis\w*|oferta|offre|tarif\w*|cost|overview|summary|"
                       r"discount|delivery|instructions?|fill|enter)\b")


@dataclass
class Owners:
    """The vendor of each row. `cells`: where its name stands; `name`: the sheet's, for all; `open`: it waits."""

    cells: dict[int, Cell] = field(default_factory=dict)
    name: str = ""
    open: bool = False


NOBODY = Owners()


def find_owners(section: Section, enquiry: Enquiry) -> Owners:
    """Who the rows of an offer without a column for the vendor belong to.

    A line such as "Vendor: Acme" is taken; whatever else could be the vendor is asked.
    """
    if section.table.name != "Vendors" or section.ours:
        return Owners()
    _part_country(section)
    if {"vendor", "vendor_id"} & section.headings.keys() or not section.rows:
        return Owners()
    labels = _above(section, _labelled)
    if set(labels) == set(section.rows):
        _take_out(section, labels.values())
        return Owners(labels)
    for where, cells in (("beside", _unnamed(section)), ("above", _above(section, _line))):
        if set(cells) == set(section.rows):
            return _asked(section, enquiry, where, cells)
    return _by_sheet(section, enquiry) or _by_title(section, enquiry) or Owners()


def _part_country(section: Section) -> None:
    """Under "Vendor / Country" the countries stand below the line that names their vendor."""
    heading = section.headings.get("vendor")
    if heading is None or {"country", "vendor_id"} & section.headings.keys():
        return
    parts = [part for part in re.split(r"[\n/|,&-]", heading.text) if part.strip()]
    if all(found is None or found.column != "country" for found in (match(part, "Vendors", False) for part in parts)):
        return
    if section.rows and all(find(shown(section.cell(row, "vendor")), guess=False).iso3 for row in section.rows):
        section.headings["country"] = section.headings.pop("vendor")


def _above(section: Section, name_of: Callable[[Section, int, list[Cell]], Cell | None]) -> dict[int, Cell]:
    """For each row the closest name above it, as `name_of` finds it in rows that are no data."""
    found: dict[int, Cell] = {}
    data, current = set(section.rows), None
    for row in sorted(section.sheet.rows):
        if row > section.rows[-1]:
            break
        if row in data and current is not None:
            found[row] = current
        elif row not in data:
            cells = [cell for _, cell in sorted(section.sheet.rows[row].items()) if shown(cell)]
            current = name_of(section, row, cells) or current
    return found


def _labelled(section: Section, row: int, cells: list[Cell]) -> Cell | None:
    """The name in 'Vendor: Acme', in one cell or in two."""
    if section.first <= row <= section.last_header:
        return None
    cells = [cell for cell in cells if not cell.spread]
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        label, colon, rest = shown(cell).partition(":")
        found = match(label, "Vendors", spelling=False)
        if found is None or found.column != "vendor" or found.quality < 1:
            continue
        if colon and rest.strip():
            return replace(cell, value=rest.strip())
        if after is not None and not _repeats_header(section, cells):
            return after
    return None


def _line(section: Section, row: int, cells: list[Cell]) -> Cell | None:
    """The only text of a row below the header, short enough for a name."""
    words = {shown(cell) for cell in cells}
    alone = row > section.last_header and len(words) == 1 and isinstance(cells[0].value, str)
    return cells[0] if alone and len(words.pop()) <= LONGEST and figure(str(cells[0].value)) is None else None


def _repeats_header(section: Section, cells: Iterable[Cell]) -> bool:
    titles = {plain(heading.text) for heading in section.headings.values()}
    return sum(plain(shown(cell)) in titles for cell in cells) >= 2


def _unnamed(section: Section) -> dict[int, Cell]:
    """The first column with a text in every row and nothing known above it."""
    places = {heading.at for heading in section.headings.values()}
    width = max(at for row in section.rows for at in section.sheet.rows[row])
    for at in (at for at in range(1, width + 1) if at not in used_columns(section)):
        if at in section.others and at > min(places):
            continue
        cells = {row: cell for row in section.rows if (cell := section.sheet.at(row, at)) is not None}
        if len(cells) == len(section.rows) and all(
                isinstance(cell.value, str) and 0 < len(cell.value.strip()) <= LONGEST
                and figure(cell.value) is None for cell in cells.values()):
            return cells
    return {}


def _asked(section: Section, enquiry: Enquiry, where: str, cells: dict[int, Cell]) -> Owners:
    names = tuple(dict.fromkeys(shown(cell) for cell in cells.values()))
    first = next(iter(cells.values()))
    stand = {"above": "above the rows", "beside": "beside the rows without a header"}[where]
    answer = enquiry.ask(Question(
        f"Vendors.vendor.{where}", Spot(section.sheet.name, first.address, "vendor"),
        f"No header names the vendor. {and_more(names, 3, 'name')} {'stands' if len(names) == 1 else 'stand'} {stand}. "
        f"{'Is that the vendor' if len(names) == 1 else 'Are those the vendors'}?",
        (Option("yes", "Yes, the vendor" if len(names) == 1 else "Yes, the vendors",
                tuple(f"{section.place(row)} → {shown(cell)}" for row, cell in list(cells.items())[:3])),
         Option("no", "No; I shall add a column for the vendor")), tuple(section.place(row) for row in cells)))
    if answer is not None and answer.key == "no":
        return Owners()
    _take_out(section, cells.values())
    if answer is None:
        return Owners(open=True)
    for at in {cell.column if not section.sheet.turned else cell.row for cell in cells.values()}:
        section.others.pop(at, None)
    return Owners(cells)


def _take_out(section: Section, cells: Iterable[Cell]) -> None:
    """What names a vendor is not left out, so it is not told as such."""
    taken = {cell.address for cell in cells}
    section.left_out = [item for item in section.left_out if item[1].address not in taken]


def _by_sheet(section: Section, enquiry: Enquiry) -> Owners | None:
    """The sheet's name, when it could be a vendor's; None when it could not."""
    name = section.sheet.name.strip()
    known = {plain(word) for words in SHEET_WORDS.values() for word in words.split(",")}
    if section.sheet.text or _NO_NAME.fullmatch(plain(name)) or plain(name) in known or not plain(name):
        return None
    return _offered(section, enquiry, "sheet", Spot(section.sheet.name, "", "vendor"), name,
                    "No header names the vendor. Is it the name of the sheet?",
                    ("Yes, the sheet is named after its vendor", f"sheet {name} → vendor {name}"))


def _by_title(section: Section, enquiry: Enquiry) -> Owners | None:
    """The first line above the table that could be a vendor's name, without what stands behind a dash."""
    for row in sorted(row for row in section.sheet.rows if row < section.first):
        cells = [cell for _, cell in sorted(section.sheet.rows[row].items()) if shown(cell) and not cell.spread]
        name = re.split(r"\s+[-\u2013\u2014|]\s+", shown(cells[0]))[0].strip() if cells else ""
        if len(cells) != 1 or not 1 < len(name) <= LONGEST or _NO_TITLE.search(plain(name)) or re.search(
                r"[:%\d]", name) or len(name.split()) > 6 or about_price(name) != NOTHING:
            continue
        return _offered(section, enquiry, "title", Spot(section.sheet.name, cells[0].address, "vendor"), name,
                        f"No header names the vendor. '{name}' stands above the table. Is that the vendor?",
                        ("Yes, the vendor", f"all rows → vendor {name}"))
    return None


def _offered(section: Section, enquiry: Enquiry, where: str, spot: Spot, name: str, text: str,
             yes: tuple[str, str]) -> Owners:
    """One name for all rows, if somebody says that it is the vendor's."""
    answer = enquiry.ask(Question(
        f"Vendors.vendor.{where}", spot, text,
        (Option("yes", yes[0], (yes[1],), covers=0), Option("no", "No; I shall add a column for the vendor")),
        tuple(section.place(row) for row in section.rows)))
    return Owners(open=True) if answer is None else Owners(name=name) if answer.key == "yes" else Owners()
