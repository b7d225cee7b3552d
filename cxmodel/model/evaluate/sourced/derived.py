"""Rules that follow from elsewhere: verdicts, geography, gates, the scale of the work, seats on offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.model import gates, triage
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Basis, table_stakes, vendor_gates
from cxmodel.model.evaluate.plan import Options, Today
from cxmodel.model.evaluate.sourced.told import Told
from cxmodel.model.evaluate.sourced.worded import parts_of
from cxmodel.model.sourcing.rules import AtLeast, Barred, Cap, Capacity, KeepHome, Rule
from cxmodel.model.sourcing.sentences import Names
from cxmodel.scenario import Scenario
from cxmodel.units import number

CAPACITY, COUNTRY_CAP, SCALE_CAP, SCALE_COUNTRIES, OVERLAP = (
    "capacity", "country_cap", "scale:country_cap", "scale:countries", "overlap")
FEWEST_COUNTRIES = 2


@dataclass(frozen=True, eq=False)
class Given:
    """What the rules are read from. placeable : activity may go to a site as far as figures go, shape (A, S)."""

    dataset: Dataset
    scenario: Scenario
    basis: Basis
    today: Today
    options: Options
    assumed: Assumed
    placeable: NDArray[np.bool_]
    names: Names


def derived(given: Given) -> tuple[Told, ...]:
    """Every rule that the user did not set as a rule of the plan, in the order they are told."""
    return tuple(Told(rule.id, rule, origin, where, parts_of(rule, given.names))
                 for found in (_geography, _verdicts, _scale, _bars, _seats) for rule, origin, where in found(given))


def freed(scenario: Scenario, bar: str, basis: Basis) -> tuple[int, ...]:
    """Activities that are let through although a bar holds."""
    through = {key for key, value in scenario.rules if value}
    return tuple(place for place, row in enumerate(basis.activities) if f"through:{bar}:{row.id}" in through)


Found = Iterator[tuple[Rule, str, str]]


def _geography(given: Given) -> Found:
    if given.scenario.country_cap < 1.0:
        yield (Cap(id=COUNTRY_CAP, kind="country", limit=given.scenario.country_cap), "geography",
               "Trade-off, One country ≤")


def _verdicts(given: Given) -> Found:
    for place, row in enumerate(given.basis.activities):
        stays = 1.0 - float(given.options.movable[place])
        if stays > 0 and given.today.hours[place] > 0:
            verdict = triage.NAMES[given.options.verdict[place]]
            yield (KeepHome(id=f"verdict:{row.id}", activity=place, limit=stays), "verdict",
                   f"What to keep, {row.name}: {verdict}")


def _scale(given: Given) -> Found:
    if gates.scale_gate(given.today.seats, float(given.assumed.scale_gate_seats)) == "niche":
        return
    where = f"Scale gate: more than {number(float(given.assumed.scale_gate_seats))} seats"
    yield Cap(id=SCALE_CAP, kind="country", limit=float(given.assumed.scale_gate_country_cap)), "scale", where
    yield AtLeast(id=SCALE_COUNTRIES, kind="country", limit=FEWEST_COUNTRIES), "scale", where


def _bars(given: Given) -> Found:
    """Placements ruled out by hours, countries, the checklist and the table stakes; only those it rules out by fact."""
    for name, because, origin, where, out in (*_by_place(given), *_by_gate(given)):
        pairs = tuple(zip(*(found.tolist() for found in np.nonzero(out & given.placeable)), strict=True))
        if pairs:
            yield (Barred(id=name, because=because, pairs=pairs, freed=freed(given.scenario, name, given.basis)),
                   origin, where)


Bar = tuple[str, str, str, str, NDArray[np.bool_]]


def _by_place(given: Given) -> Iterator[Bar]:
    scenario, basis = given.scenario, given.basis
    if scenario.overlap_hours > 0:
        needed = np.array([min(scenario.overlap_hours, row.closes - row.opens) for row in basis.activities])
        apart = (basis.overlap < needed[:, None] - 1e-9)[:, basis.location]
        yield (OVERLAP, f"Only places that share {number(scenario.overlap_hours, digits=1)} opening hours with home",
               "geography", "Trade-off, Shared hours", apart)
    for iso3 in scenario.excluded_countries:
        mine = np.array([site.iso3 == iso3 for site in basis.sites], bool)
        if iso3 in given.dataset.locations:
            yield (f"excluded:{iso3}", f"{given.dataset.locations[iso3].country} is ruled out", "geography",
                   "Where, countries ruled out", np.broadcast_to(mine, basis.served.shape))


def _by_gate(given: Given) -> Iterator[Bar]:
    dataset, basis = given.dataset, given.basis
    for vendor, reasons in vendor_gates(dataset, basis.scores).items():
        if reasons:
            mine = np.array([site.vendor_id == vendor for site in basis.sites], bool)
            name = dataset.vendors[vendor].name
            yield (f"checklist:{vendor}", f"{name} is not in the plan: {'; '.join(reasons)}", "gate",
                   f"Vendors, {name}, checklist", np.broadcast_to(mine, basis.served.shape))
    for iso3, reasons in table_stakes(dataset, given.assumed).items():
        if reasons:
            mine = np.array([site.iso3 == iso3 for site in basis.sites], bool)
            country = dataset.locations[iso3].country
            yield (f"stakes:{iso3}", f"{country} is not in the plan: {'; '.join(reasons)}", "gate",
                   f"Where, {country}, table stakes", np.broadcast_to(mine, basis.served.shape))


def _seats(given: Given) -> Found:
    sites = {row.id: place for place, row in enumerate(given.basis.sites)}
    granted = tuple(sorted((sites[name], seats) for key, seats in given.scenario.rules
                           for kind, _, name in (key.partition(":"),) if kind == "more_seats" and name in sites))
    yield Capacity(id=CAPACITY, more=granted), "facts", "Data, seats of a site"
