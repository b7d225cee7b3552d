"""Rows of the sheet Vendors, one for each vendor and country, as vendors and their sites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.exchange.read.agreed import agreed
from cxmodel.exchange.read.cells import Gap
from cxmodel.exchange.read.compare import same, updated
from cxmodel.exchange.read.countries import country_name
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question
from cxmodel.exchange.read.identity import Vendors, find_site
from cxmodel.exchange.read.numbers import rounded
from cxmodel.exchange.read.rows import Row
from cxmodel.exchange.read.withdrawn import tell_kept, tell_taken_back
from cxmodel.tables import RATE_BASES, Site, Vendor

NICHE_SEATS = 1000  # the scale gate's usual threshold; below it a vendor counts as a specialist until corrected
_OF_SITE = ("country", "city", "hourly_rate_usd", "rate_basis", "seats", "languages", "site_id")


@dataclass
class Partners:
    """Vendors and sites after the file: `vendors` and `sites` by id, and what the file takes away.

    `worked_out`: by table and key, the fields of new rows that the file leaves to be worked out.
    """

    vendors: dict[str, Vendor]
    sites: dict[str, Site]
    removed: set[str] = field(default_factory=set)
    worked_out: dict[tuple[str, tuple[Any, ...]], tuple[str, ...]] = field(default_factory=dict)


def merge_partners(rows: Sequence[Row], dataset: Dataset, locations: frozenset[str], enquiry: Enquiry,
                   fresh: bool = False) -> Partners:
    """Merge the readable rows; each row gets its status. Nothing leaves unless its row says 'remove'.

    `fresh`: the file was filled from the dataset as it is, so what differs from it was changed by somebody.
    """
    found = Partners({row.id: row for row in dataset.vendor}, {row.id: row for row in dataset.site})
    finder = Vendors(dataset, list(rows), enquiry)
    by_vendor: dict[str, list[Site]] = {}
    for site in dataset.site:
        by_vendor.setdefault(site.vendor_id, []).append(site)
    placed: dict[str, Row] = {}
    more: list[tuple[Row, Row]] = []
    for row in rows:
        row.status = "invalid"
        key = _place(row, finder, by_vendor, found, locations, enquiry)
        if key and placed.setdefault(key, row) is not row:
            more += _joined(row, placed[key], enquiry)
    by_id: dict[str, list[Row]] = {}
    for row in placed.values():
        if _complete(row, found, enquiry):
            by_id.setdefault(row.values["vendor_id"], []).append(row)
    for vendor_id, group in by_id.items():
        _merge_vendor(vendor_id, group, found, dataset, enquiry, fresh)
    for row, first in more:
        row.status = first.status
    _tell_unstored(rows, enquiry)
    return found


def _place(row: Row, finder: Vendors, by_vendor: dict[str, list[Site]], found: Partners, locations: frozenset[str],
           enquiry: Enquiry) -> str | None:
    """Fill in vendor and site of a row; the site's id, or None when the row cannot be merged."""
    vendor_id = finder.find(row) if row.readable else None
    if vendor_id is None:
        return None
    row.values["vendor_id"] = vendor_id
    iso3 = row.get("country")
    if iso3 is None and row.get("site_id") in found.sites:
        iso3 = row.values["country"] = found.sites[row.values["site_id"]].iso3
    if iso3 is None and _alone(row, vendor_id, found):
        return f"{vendor_id}\n"
    if iso3 is None:
        enquiry.tell("error", row.spot("country"), "", "the country the work is done in", "Enter the country.")
        return None
    for column in ("country", "headquarters"):
        place = row.get(column)
        if place is not None and place not in locations:
            enquiry.tell("error", row.spot(column), country_name(place), "a country that the data hold facts about",
                         "Add the country on the sheet Locations first, or choose another.")
            return None
    site = find_site(row, vendor_id, by_vendor.get(vendor_id, []), enquiry)
    if site is None:
        return None
    key = site if isinstance(site, str) else site.id
    owner = found.sites[key].vendor_id if key in found.sites else vendor_id
    if owner != vendor_id:
        enquiry.tell("error", row.spot("site_id"), key, f"a site of {vendor_id}; this one belongs to {owner}",
                     "Correct the site or the vendor.")
        return None
    row.values["site_id"] = key
    return key


def _complete(row: Row, found: Partners, enquiry: Enquiry) -> bool:
    """Whether the row, with what other rows add to it, tells all that a site needs."""
    key = row.get("site_id")
    if key is None:
        return True
    if row.get("seats") is None and key not in found.sites and row.get("action") != "remove":
        said = "It says that they are not known; a" if row.gaps.get("seats") is Gap.UNKNOWN else "A"
        enquiry.tell("error", row.spot("seats"), row.found.get("seats", ""), "the seats on offer",
                     f"{said} new site needs its seats: enter them. An empty cell is not zero.")
        return False
    return _basis(row, found.sites.get(key), enquiry)


def _alone(row: Row, vendor_id: str, found: Partners) -> bool:
    """Whether the row speaks of a vendor and of none of its sites: a known one, or one that is told in full."""
    full = all(row.get(name) is not None for name in ("vendor", "vendor_class", "headquarters", "seats_total"))
    return (vendor_id in found.vendors or full) and all(row.get(name) is None for name in _OF_SITE)


def _basis(row: Row, site: Site | None, enquiry: Enquiry) -> bool:
    """Whether it is known which hour the price is for; a price without it moves by a sixth to a third (A-042)."""
    rate = row.get("hourly_rate_usd")
    if row.get("rate_basis") or rate is None or (site is not None and same(site.rate_usd_h, rate)):
        return True
    name = str(row.get("vendor") or row.get("vendor_id"))
    answer = enquiry.ask(Question(
        "Vendors.rate_basis.missing", row.spot("hourly_rate_usd"),
        "Which hour are the prices for that do not say so?",
        tuple(Option(basis, f"{basis.capitalize()} hours", (f"{name}: {rounded(rate)} USD per {basis} hour",))
              for basis in RATE_BASES)))
    if answer is None:
        return False
    row.values["rate_basis"] = answer.key
    return True


def _joined(row: Row, first: Row, enquiry: Enquiry) -> list[tuple[Row, Row]]:
    """Two rows of one site. An equal copy is taken once; rows that complete each other are one, and both are returned;
    where they differ both stay out.
    """
    who, once = str(row.get("vendor") or row.get("vendor_id")), "each vendor and country once"
    given = {name: value for name, value in row.values.items() if value is not None and name != "action"}
    new = [name for name in given if first.values.get(name) is None]
    if any(not same(first.values[name], value) for name, value in given.items() if name not in new):
        first.gaps["vendor_id"] = Gap.WRONG
        enquiry.tell("error", row.spot("vendor"), who, once,
                     f"It differs from {first.place}; keep one of the two, or name their cities.")
        return []
    if not new:
        row.status = "repeated"
        enquiry.tell("warning", row.spot("vendor"), who, once,
                     f"The same row stands at {first.place}; it is taken once.")
        return []
    for name in new:
        first.values[name] = given[name]
        first.gaps.pop(name, None)
    enquiry.tell("note", row.spot("vendor"), who, once, f"It completes {first.place}; the two are taken as one.")
    return [(row, first)]


def _merge_vendor(vendor_id: str, group: list[Row], found: Partners, dataset: Dataset, enquiry: Enquiry,
                  fresh: bool) -> None:
    rows = [row for row in group if row.readable]
    leaving = [row for row in rows if row.get("action") == "remove"]
    for row in leaving:
        row.status = "removed" if found.sites.pop(row.values["site_id"], None) else "unchanged"
    staying = [row for row in rows if row.get("action") != "remove"]
    if not staying:
        if leaving and not any(site.vendor_id == vendor_id for site in found.sites.values()):
            found.vendors.pop(vendor_id, None)
            found.removed.add(vendor_id)
        return
    said = agreed(staying, found.vendors.get(vendor_id), fresh, enquiry)
    if said is None:
        return
    old, was = found.vendors.get(vendor_id), {id(row): found.sites.get(row.get("site_id")) for row in staying}
    for row in staying:
        if row.get("site_id"):
            found.sites[row.values["site_id"]] = _site(row, was[id(row)], found, enquiry)
    new = found.vendors[vendor_id] = _vendor(vendor_id, staying, found, said, dataset, enquiry)
    for row in staying:
        before, site = was[id(row)], found.sites.get(row.get("site_id"))
        fresh = old is None or (site is not None and before is None)
        row.status = "new" if fresh else "changed" if new is not old or site is not before else "unchanged"


def _site(row: Row, old: Site | None, found: Partners, enquiry: Enquiry) -> Site:
    given = {"rate_usd_h": row.get("hourly_rate_usd"), "rate_basis": row.get("rate_basis"), "seats": row.get("seats"),
             "languages": row.get("languages"), "city": row.get("city"), "iso3": row.get("country"),
             "sample": row.get("site_sample")}
    values = {name: value for name, value in given.items() if value is not None}
    if old is not None:
        return updated(old, {**values, **_taken_back(row, old, enquiry)})
    if not values.get("languages"):
        enquiry.gather("warning", row.spot("languages"), "", "the languages served",
                       "Enter them; a site without languages can do no work.")
    found.worked_out["site", (row.values["site_id"],)] = tuple(
        name for name in ("city", "rate_basis") if name not in values)
    return Site(row.values["site_id"], row.values["vendor_id"], values["iso3"],
                values.get("city") or country_name(values["iso3"]), values.get("sample", False),
                values.get("rate_usd_h"),
                values.get("rate_basis", RATE_BASES[0]), values["seats"], values.get("languages", ()))


def _taken_back(row: Row, old: Site, enquiry: Enquiry) -> dict[str, Any]:
    """What becomes empty because its cell says so; what a site cannot be without stays, and that is told."""
    empty: dict[str, Any] = {"hourly_rate_usd": ("rate_usd_h", None), "languages": ("languages", ())}
    found: dict[str, Any] = {}
    for column in ("hourly_rate_usd", "languages", "rate_basis", "seats", "city"):
        if row.gaps.get(column) is not Gap.UNKNOWN:
            continue
        name, value = empty.get(column, (column, None))
        if column in empty:
            found[name] = value
            tell_taken_back(row, column, getattr(old, name), enquiry)
        else:
            tell_kept(row, column, getattr(old, name), enquiry)
    return found


def _vendor(vendor_id: str, rows: list[Row], found: Partners, values: dict[str, Any], dataset: Dataset,
            enquiry: Enquiry) -> Vendor:
    old = found.vendors.get(vendor_id)
    if old is not None:
        return updated(old, values)
    guessed = _guessed([row for row in rows if row.get("site_id")], dataset)
    missing = [name for name in guessed if name not in values]
    if missing:
        enquiry.gather("warning", rows[0].spot("vendor"), values.get("name", vendor_id),
                       "kind of vendor, country of the head office and seats in total",
                       "What is missing of them is worked out from the vendor's sites in the file. Add columns for "
                       "them to be sure.")
    found.worked_out["vendor", (vendor_id,)] = tuple(name for name in ("name", *guessed) if name not in values)
    values = {**guessed, **values}
    return Vendor(vendor_id, values.get("name", vendor_id), values.get("sample", False), values["vendor_class"],
                  values["headquarters"], values["seats_total"], values.get("attrition"),
                  values.get("certifications", ()), values.get("note"))


def _guessed(rows: list[Row], dataset: Dataset) -> dict[str, Any]:
    """What the template does not ask of a new vendor, from its own sites; always told."""
    if not rows:
        return {}
    seats = sum(row.values["seats"] for row in rows)
    regions = {dataset.locations[row.values["country"]].region for row in rows
               if row.values["country"] in dataset.locations}
    largest = max(rows, key=lambda row: row.values["seats"])
    kind = "multi_regional" if len(regions) > 1 else "niche_specialist" if seats < NICHE_SEATS else "regional"
    return {"vendor_class": kind, "headquarters": largest.values["country"], "seats_total": seats}


def _tell_unstored(rows: Sequence[Row], enquiry: Enquiry) -> None:
    for row in rows:
        if row.get("csat_pct") is not None:
            enquiry.gather("note", row.spot("csat_pct"), f"{row.values['csat_pct']:.4g} %", "what is kept of an offer",
                           "Customer satisfaction is checked and not kept. To keep it, write it into the notes.")
