"""The sheet Vendors: one row for each vendor and site, as a vendor can fill it and as it goes back into the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from cxmodel.dataset import Dataset
from cxmodel.exchange.read import countries
from cxmodel.exchange.sheets.columns import Column
from cxmodel.exchange.sheets.exact import Cell, cell_of
from cxmodel.exchange.sheets.lists import Choice, listed
from cxmodel.schema import Field, Quantity, Text, fields_of
from cxmodel.tables import Site, Vendor
from cxmodel.units import Unit

_OF_VENDOR = {field.name: field for field in fields_of(Vendor)}
_OF_SITE = {field.name: field for field in fields_of(Site)}
_CSAT = Field("csat_pct", Quantity("Customer satisfaction, as the vendor says", Unit.PERCENT, 0, 100), True, False)
_ATTRITION = Field("attrition_pct", Quantity("Agents who leave in a year", Unit.PERCENT, 0, 300), True, False)
_ACTION = Field("action", Text("Keep the row or remove it", ("keep", "remove")), True, False)
_BASIS = ("productive: logged in, available or on a contact. paid: also breaks, training, leave. "
          "handled: on contacts alone.")
_KEPT = "Grey: leave it as it is; leave it empty in a new row."
_PLAN: tuple[tuple[str, Field, str], ...] = (  # name in the sheet, field it comes from, what else to know
    ("vendor_id", _OF_VENDOR["id"], "Leave it empty for a new vendor: it is made from the name."),
    ("vendor", _OF_VENDOR["name"], "Repeat it in each of the vendor's rows."),
    ("country", _OF_SITE["iso3"], "Where the work is done. Its name, or its code on the sheet Lists. A row for each "
                                  "country or site."),
    ("city", _OF_SITE["city"], ""),
    ("hourly_rate_usd", _OF_SITE["rate_usd_h"], "US dollars for one hour of one agent, all in."),
    ("rate_basis", _OF_SITE["rate_basis"], _BASIS),
    ("seats", _OF_SITE["seats"], ""), ("csat_pct", _CSAT, "In per cent: 87 for 87 %. Checked and not kept; to "
                                                         "keep it, write it into the notes."),
    ("attrition_pct", _ATTRITION, "In per cent: 24 for 24 %. Of the vendor as a whole."),
    ("languages", _OF_SITE["languages"], ""),
    ("certifications", _OF_VENDOR["certifications"], "Of the vendor as a whole."),
    ("notes", _OF_VENDOR["note"], "Of the vendor as a whole."),
    ("site_id", _OF_SITE["id"], _KEPT), ("vendor_class", _OF_VENDOR["vendor_class"], _KEPT),
    ("headquarters", _OF_VENDOR["headquarters"], "Its name, or its code on the sheet Lists."),
    ("seats_total", _OF_VENDOR["seats_total"], "Of the vendor as a whole."),
    ("sample", _OF_VENDOR["sample"], _KEPT), ("site_sample", _OF_SITE["sample"], _KEPT),
    ("action", _ACTION, "Empty or keep: the row stays. remove: this site leaves the data, and a vendor with its last."),
)
_INTERNAL = frozenset({"vendor_class", "sample", "site_sample", "action"})
_GIVEN = frozenset({"vendor_id", "vendor", "site_id"})


def columns(dataset: Dataset, for_vendor: bool = False) -> list[Column]:
    """The columns of the sheet; `for_vendor`: those a vendor may see, its own name locked."""
    places = country_choice(dataset)
    found = []
    for number, (name, field, words) in enumerate(_PLAN):
        if for_vendor and name in _INTERNAL:
            continue
        kept = number >= 12 and name != "action" and not (for_vendor and name in ("headquarters", "seats_total"))
        kind = "kept" if kept else "input"
        found.append(Column(name, field, "given" if for_vendor and name in _GIVEN else kind, words,
                            places if name in ("country", "headquarters") else None, open_below=name != "site_id"))
    return found


def rows(dataset: Dataset, vendor: str | None = None) -> Iterator[list[Cell]]:
    """The cells under `columns`, vendor by vendor; `vendor`: that one alone, without what is only for us."""
    names = country_cells(dataset)
    sites: dict[str, list[Site]] = {}
    for site in dataset.site:
        sites.setdefault(site.vendor_id, []).append(site)
    for one in dataset.vendor:
        if vendor in (None, one.id):
            for site in sites.get(one.id) or [None]:
                cells = _cells(one, site, names)
                if vendor is not None:
                    cells["notes"] = None
                    cells = {name: cell for name, cell in cells.items() if name not in _INTERNAL}
                yield list(cells.values())


def _cells(vendor: Vendor, site: Site | None, names: dict[str, str]) -> dict[str, Cell]:
    """One row by column; a vendor without a site leaves the site's cells empty."""
    found: dict[str, Cell] = {}
    for name, field, _ in _PLAN:
        if name == "attrition_pct":
            found[name] = in_percent(vendor.attrition)
        elif name in ("csat_pct", "action"):
            found[name] = None
        elif field is _OF_VENDOR.get(field.name):
            found[name] = cell_of(field, getattr(vendor, field.name))
        else:
            found[name] = cell_of(field, getattr(site, field.name)) if site else None
    for name, iso3 in (("country", site.iso3 if site else None), ("headquarters", vendor.headquarters)):
        if iso3 in names:
            found[name] = names[iso3]
    return found


def in_percent(share: float | None) -> float | None:
    """A share as per cent without a rounding error of ours.

    >>> in_percent(0.29), in_percent(0.29) == 0.29 * 100
    (29.0, False)
    """
    return None if share is None else float(Decimal(repr(float(share))).scaleb(2))


@lru_cache(8)
def country_cells(dataset: Dataset) -> dict[str, str]:
    """By ISO code, the name that a cell shows: where a reader takes it for that country and no other, else the code."""
    often = Counter(row.country for row in dataset.location)
    return {row.iso3: row.country for row in dataset.location
            if often[row.country] == 1 and countries.find(row.country).iso3 == row.iso3}


def country_choice(dataset: Dataset) -> Choice | None:
    """The countries there are facts about, with their codes."""
    names = country_cells(dataset)
    pairs = sorted((names.get(row.iso3, row.iso3), row.iso3) for row in dataset.location)
    return listed("Countries", tuple(name for name, _ in pairs), tuple(code for _, code in pairs))
