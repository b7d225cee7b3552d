"""What stands about each vendor however the criteria are weighed: sites and prices, checklist, scores, dominance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxmodel.dataset import Dataset
from cxmodel.model import fit, ranking
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Array, Basis, Whole, basis_of, table_stakes, vendor_gates
from cxmodel.model.evaluate.partners.local import home_cost, should_costs
from cxmodel.scenario import Pairs
from cxmodel.tables import SHORES, Criterion, Vendor


@dataclass(frozen=True)
class Gate:
    """One line of a vendor's checklist. state: "met", "open" (no score yet) or "failed". [score 0-4]"""

    criterion_id: str
    name: str
    minimum: float
    score: float | None
    state: str


@dataclass(frozen=True)
class Offer:
    """One site of a vendor. Prices are of a productive hour; None where nobody has named one. [USD/productive hour]

    quoted : the price is a quote, not the range published for the country.
    should_cost : what an hour should cost by the local wage; None where that means nothing (see `should_costs`).
    stakes : table stakes that the country fails.
    """

    site_id: str
    city: str
    iso3: str
    country: str
    shore: str
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    quoted: bool
    should_cost: float | None
    seats: float
    languages: tuple[str, ...]
    stakes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Standing:
    """Every vendor before any weighing, in the order of the dataset.

    fixed : the fields of a `Partner` that no weight moves, by vendor.
    values : 0-1, shape (V, C + 1), scored criteria, then the price as it counts; NaN where missing.
    counts : whether the price counts: there is one and the checklist is met, shape (V,).
    criteria, theme_of : the scored criteria, and the place of each one's theme, shape (C,).
    """

    fixed: tuple[dict[str, Any], ...]
    values: Array
    counts: NDArray[np.bool_]
    criteria: tuple[str, ...]
    theme_of: Whole


@lru_cache(maxsize=16)
def standing_of(dataset: Dataset, case_id: str, overrides: Pairs, scores: Pairs,
                open_scores: tuple[str, ...]) -> Standing:
    """What stands about the vendors under a case, its assumptions and its scores."""
    basis = basis_of(dataset, case_id, overrides, scores, open_scores)
    scored = np.array([row.kind == "score" for row in dataset.criterion], bool)
    reasons, offers = vendor_gates(dataset, basis.scores), offers_of(dataset, case_id, overrides)
    rate = _rates(basis, len(dataset.vendor))
    waits = np.array([bool(reasons[row.id]) for row in dataset.vendor], bool)
    values = np.column_stack([basis.scores[:, scored] / fit.FULL_SCORE,
                              _savings(rate, home_cost(basis, central(dataset, overrides)), waits)])
    beaten = _dominated(values, [row.name for row in dataset.vendor])
    asked = [(place, row) for place, row in enumerate(dataset.criterion) if row.kind == "gate"]
    fixed = tuple(
        {**_named(row), "countries": tuple(dict.fromkeys(offer.iso3 for offer in offers[row.id])),
         "offers": offers[row.id], "missing": int(np.isnan(values[place, :-1]).sum()),
         "rate": None if np.isnan(rate[place]) else float(rate[place]), "price_waits": bool(waits[place]),
         "gates": _checklist(asked, basis.scores[place]), "passes": not waits[place],
         "open_points": tuple(reasons[row.id]), "dominated_by": beaten[place]}
        for place, row in enumerate(dataset.vendor))
    return Standing(fixed, values, ~waits & np.isfinite(rate),
                    tuple(row.id for row in dataset.criterion if row.kind == "score"), basis.theme_of[scored])


@lru_cache(maxsize=16)
def offers_of(dataset: Dataset, case_id: str, overrides: Pairs) -> dict[str, tuple[Offer, ...]]:
    """The sites of every vendor, by vendor, in the order of the dataset."""
    basis, assumed = basis_of(dataset, case_id, overrides, (), ()), central(dataset, overrides)
    stakes = {iso3: tuple(told) for iso3, told in table_stakes(dataset, assumed).items()}
    should = should_costs(dataset, case_id, overrides)
    found: dict[str, list[Offer]] = {row.id: [] for row in dataset.vendor}
    for place, site in enumerate(dataset.site):
        low, typical, high = (None if np.isnan(value) else float(value) for value in (
            basis.rate_low[place], basis.rate[place], basis.rate_high[place]))
        found[site.vendor_id].append(Offer(
            site.id, site.city, site.iso3, dataset.locations[site.iso3].country, SHORES[basis.shore[place]],
            typical, low, high, bool(basis.quoted[place]), should[site.iso3], float(site.seats), site.languages,
            stakes[site.iso3]))
    return {vendor: tuple(sites) for vendor, sites in found.items()}


def _named(row: Vendor) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "sample": row.sample, "vendor_class": row.vendor_class,
            "headquarters": row.headquarters, "seats": row.seats_total, "certifications": row.certifications,
            "note": row.note}


def _checklist(asked: list[tuple[int, Criterion]], scores: Array) -> tuple[Gate, ...]:
    """A vendor's gates in the order of the framework; a gate without a minimum cannot be failed and is left out."""
    found = []
    for place, row in asked:
        if row.minimum is not None:
            given = None if np.isnan(scores[place]) else float(scores[place])
            state = "open" if given is None else "met" if given >= row.minimum else "failed"
            found.append(Gate(row.id, row.name, row.minimum, given, state))
    return tuple(found)


def _rates(basis: Basis, vendors: int) -> Array:
    """Mean price of each vendor's sites that have one, each as often as it has seats, shape (V,); else NaN."""
    priced = np.isfinite(basis.rate)
    of, rate, seats = basis.vendor[priced], basis.rate[priced], basis.capacity[priced]
    offered = np.bincount(of, weights=seats, minlength=vendors)
    part = np.where(offered[of] > 0, seats, 1.0)  # no seats on offer anywhere: every site once
    whole = np.bincount(of, weights=part, minlength=vendors)
    total = np.bincount(of, weights=part * rate, minlength=vendors)
    return np.where(whole > 0, total / np.where(whole > 0, whole, 1.0), np.nan)


def _savings(rate: Array, home: float, waits: NDArray[np.bool_]) -> Array:
    """Value of the price, shape (V,): saving against home, 0 while it waits, NaN where there is none. [share]"""
    saving = np.clip(1.0 - rate / home, 0.0, 1.0)
    return np.where(waits & np.isfinite(rate), 0.0, saving)


def _dominated(values: Array, names: list[str]) -> list[tuple[str, ...]]:
    """Who is at least as good on everything and better on something, by vendor."""
    if not len(values):
        return []
    better = ranking.dominance(values)
    return [tuple(names[place] for place in np.flatnonzero(column)) for column in better.T]
