"""Which vendor and which site a row speaks of: known ones are recognised, close ones are asked, new ones are named."""

from __future__ import annotations

import re
from difflib import get_close_matches

from cxmodel.dataset import Dataset
from cxmodel.exchange.read.columns import plain
from cxmodel.exchange.read.compare import Index, slug
from cxmodel.exchange.read.countries import country_name
from cxmodel.exchange.read.enquiry import Enquiry, Option, Question
from cxmodel.exchange.read.rows import Row
from cxmodel.tables import Site

_LEGAL = frozenset({
    "ltd", "limited", "inc", "incorporated", "llc", "llp", "plc", "gmbh", "ag", "kg", "sa", "sas", "sarl", "srl", "sl",
    "spa", "bv", "nv", "corp", "corporation", "co", "company", "pvt", "pty", "oy", "ab", "as", "group", "holding",
    "holdings", "the", "se", "ug", "sro", "doo", "zoo", "sp", "z", "o"})
_MANY = 200_000  # comparisons of names; beyond it only equal names are recognised


class Vendors:
    """Finds the vendor of a row, by id or by name, among those known and those the file brings."""

    def __init__(self, dataset: Dataset, rows: list[Row], enquiry: Enquiry) -> None:
        self._enquiry = enquiry
        self._ids = Index((row.id, row.id) for row in dataset.vendor)
        self._names = Index((row.name, row.id) for row in dataset.vendor)
        self._spellings = {plain(row.name): row.id for row in dataset.vendor}
        self._cores = {_core(row.name): row.id for row in dataset.vendor}
        self._labels = {row.id: row.name for row in dataset.vendor}
        told = {plain(row.get("vendor") or ""): row.get("vendor_id") for row in rows if row.get("vendor_id")}
        self._from_file = {name: key for name, key in told.items() if name}
        new = {plain(row.get("vendor") or "") for row in rows} - set(self._spellings)
        self._compare = len(new) * len(self._spellings) <= _MANY

    def find(self, row: Row) -> str | None:
        """The id of the row's vendor; None when it is missing, wrong or waits for an answer (which is told)."""
        key, name = row.get("vendor_id"), row.get("vendor")
        if not key and not name:
            self._enquiry.tell("error", row.spot("vendor"), "", "the vendor's name or id", "Enter the vendor.")
            return None
        if key:
            return self._by_id(row, key, name)
        known = self._names.find(name)
        if known is not None:
            return known
        if plain(name) in self._from_file:
            return self._by_id(row, self._from_file[plain(name)], name)
        return self._new(row, name)

    def _by_id(self, row: Row, key: str, name: str | None) -> str | None:
        if key in self._ids:
            return self._ids.find(key)
        if re.search(r"[:|\n]", key) or len(key) > 80:
            self._enquiry.tell("error", row.spot("vendor_id"), key, "a short name without : and |", "Choose another.")
            return None
        known = self._names.find(name or "")
        if known is None:
            return key
        answer = self._enquiry.ask(Question(
            "Vendors.vendor_id.same_name", row.spot("vendor_id"),
            f"'{name}' is known as '{known}', and the file calls it '{key}'. Is it the same vendor?",
            (Option("same", "The same; the known id stays", (f"{key} → {known}",)),
             Option("new", "Another vendor of the same name", (f"{key} → a new vendor",)))))
        return None if answer is None else known if answer.key == "same" else key

    def _new(self, row: Row, name: str) -> str | None:
        made = slug(name)
        near = self._close(name, made)
        if near:
            answer = self._enquiry.ask(Question(
                f"Vendors.vendor.{plain(name)[:60]}", row.spot("vendor"),
                f"Is '{name[:60]}' the vendor '{self._labels[near]}' that is known?",
                (Option(near, f"Yes, it is {self._labels[near]}", (f"{name[:40]} → {self._labels[near]}",)),
                 Option("new", "No, it is a new vendor", (f"{name[:40]} → a new vendor",)))))
            if answer is None:
                return None
            if answer.key == near:
                return near
        if not made or made in self._ids:
            self._enquiry.tell("error", row.spot("vendor"), name, "a name from which an id can be made",
                               "Give the vendor an id of its own in the column vendor_id.")
            return None
        return made

    def _close(self, name: str, made: str) -> str | None:
        if made in self._ids:
            return self._ids.find(made)
        if _core(name) in self._cores:
            return self._cores[_core(name)]
        if not self._compare:
            return None
        near = get_close_matches(plain(name[:120]), self._spellings, 1, 0.88)
        return self._spellings[near[0]] if near else None


def find_site(row: Row, vendor_id: str, sites: list[Site], enquiry: Enquiry) -> Site | str | None:
    """The site a row speaks of: a known one, the id of a new one, or None after a fault was told.

    `sites`: those the vendor has.
    """
    given, city, iso3 = row.get("site_id"), row.get("city"), row.get("country")
    if given:
        known = Index((site.id, site.id) for site in sites).find(given)
        return next((site for site in sites if site.id == known), given)
    here = [site for site in sites if site.iso3 == iso3]
    if city:
        named = [site for site in here if plain(site.city) == plain(city)]
        return named[0] if named else f"{slug(vendor_id)}-{slug(city) or str(iso3).lower()}"
    if len(here) > 1:
        cities = " or ".join(site.city for site in here)
        enquiry.tell("error", row.spot("country"), country_name(str(iso3)),
                     "one site; the vendor has several in this country",
                     f"Add a column 'city' and say which: {cities}.")
        return None
    return here[0] if here else f"{slug(vendor_id)}-{str(iso3).lower()}"


def _core(name: str) -> str:
    """A company's name without its legal form.

    >>> _core("Cordilark Pvt. Ltd.")
    'cordilark'
    """
    words = plain(name).split()
    return " ".join(word for word in words if word not in _LEGAL) or " ".join(words)
