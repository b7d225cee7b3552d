"""The whole field of vendors under one scenario: values, weights, totals with their ranges, ranks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import ranking, score
from cxmodel.model.evaluate.basis import Array, Whole, basis_of
from cxmodel.model.evaluate.partners.standing import Gate, Offer, standing_of
from cxmodel.model.evaluate.plan import weights_of
from cxmodel.scenario import Scenario

SCALINGS = ranking.SCALINGS
PRICE = "price"
ENDS = ("", "_low", "_high")


@dataclass(frozen=True)
class Partner:
    """A vendor under one scenario. All values are 0-1, more is better; low and high hold what missing scores may be.

    countries : of its sites, ISO 3166 alpha-3.
    themes : value of each theme in the order of the dataset; 0 for a theme without scored criteria.
    missing : scored criteria without a score; open gates stand in `gates`.
    quality : weighted sum over the criteria; without scaling it is the capability that the plan uses.
    rate : mean price of the sites that have one, each as often as it has seats. [USD/productive hour]
    price : 1 - rate / cost of an hour at home, from 0 to 1; 0 while the price waits or nobody has named one.
    price_waits : the checklist is not met, so the price does not count in the vendor's favour (S3).
    total : (1 - price weight) x quality + price weight x price.
    rank : by total among all vendors; equal totals share the better place: 1, 2, 2, 4.
    open_points : gates that are open or failed, sentences; none when it `passes`.
    dominated_by : names of those at least as good on every scored criterion and on the price as it counts, and
        better on one. A missing score leaves the comparison open.
    """

    id: str
    name: str
    sample: bool
    vendor_class: str
    headquarters: str
    seats: int
    certifications: tuple[str, ...]
    countries: tuple[str, ...]
    note: str | None
    themes: tuple[float, ...]
    themes_low: tuple[float, ...]
    themes_high: tuple[float, ...]
    missing: int
    quality: float
    quality_low: float
    quality_high: float
    rate: float | None
    price: float
    price_waits: bool
    total: float
    total_low: float
    total_high: float
    rank: int
    gates: tuple[Gate, ...]
    passes: bool
    open_points: tuple[str, ...]
    offers: tuple[Offer, ...]
    dominated_by: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Field:
    """All vendors, best first, equal ones by name.

    theme_weights : as they count in the total; 0 for a theme without scored criteria.
    criteria, weights : the scored criteria, then "price"; the weights add to 1, shape (C + 1,).
    values : shape (V, C + 1), 0-1, NaN where missing, rows as `partners`.
    scaling : a name of `SCALINGS`. "none" is score / 4 and the saving against home. The others compare the vendors
        with each other, column by column (see `ranking.scaled`), over the largest value in the table, so that
        totals stay between 0 and 1; a missing score stands in the middle of its column's known range.
    """

    partners: tuple[Partner, ...]
    themes: tuple[str, ...]
    theme_weights: tuple[float, ...]
    price_weight: float
    criteria: tuple[str, ...]
    weights: Array
    values: Array
    scaling: str

    @cached_property
    def by_id(self) -> dict[str, Partner]:
        """The partners by vendor id."""
        return {partner.id: partner for partner in self.partners}


class _Table(NamedTuple):
    """Values with nothing missing, each of shape (V, C + 1): as they are typical, at their least, at their most."""

    typical: Array
    low: Array
    high: Array


def field(dataset: Dataset, scenario: Scenario, scaling: str = "none") -> Field:
    """Every vendor with its values, total and rank. Errors: CxError for a case without work or wage, or a scaling.

    Without scored criteria the price alone counts.
    """
    scored = [(place, row) for place, row in enumerate(dataset.criterion) if row.kind == "score"]
    basis = basis_of(dataset, scenario.case, scenario.overrides, scenario.scores, scenario.open_scores)
    shares, given = weights_of(dataset, scenario, basis), dict(scenario.criterion_weights)
    return _field(dataset, (scenario.case, scenario.overrides, scenario.scores, scenario.open_scores),
                  tuple(float(shares[place]) for place, _ in scored),
                  tuple(given.get(row.id, row.default_weight) for _, row in scored),
                  scenario.price_weight if scored else 1.0, scaling)


@lru_cache(maxsize=32)
def _field(dataset: Dataset, key: tuple, shares: tuple[float, ...], inside: tuple[float, ...], price_weight: float,
           scaling: str) -> Field:
    standing, table = standing_of(dataset, *key), _table(dataset, key, scaling)
    share, themes = np.array(shares), len(dataset.theme)
    by_theme = _by_theme(standing.theme_of, np.array(inside), themes)
    quality = [_weighed(part[:, :-1], share) for part in table]
    price = table.typical[:, -1]
    total = [(1.0 - price_weight) * part + price_weight * price for part in quality]
    rank = ranking.places(total[0])
    moved = {
        **{f"themes{end}": map(tuple, np.einsum("vc,ct->vt", part[:, :-1], by_theme).tolist())
           for end, part in zip(ENDS, table, strict=True)},
        **{f"quality{end}": part.tolist() for end, part in zip(ENDS, quality, strict=True)},
        **{f"total{end}": part.tolist() for end, part in zip(ENDS, total, strict=True)},
        "price": price.tolist(), "rank": rank.tolist()}
    made = [Partner(**fixed, **dict(zip(moved, line, strict=True)))
            for fixed, line in zip(standing.fixed, zip(*moved.values(), strict=True), strict=True)]
    order = sorted(range(len(made)), key=lambda place: (made[place].rank, made[place].name, made[place].id))
    return Field(
        tuple(made[place] for place in order), tuple(row.id for row in dataset.theme),
        tuple(((1.0 - price_weight) * np.bincount(standing.theme_of, share, themes)).tolist()), price_weight,
        (*standing.criteria, PRICE), np.append((1.0 - price_weight) * share, price_weight),
        np.where(np.isnan(standing.values), np.nan, table.typical)[order], scaling)


@lru_cache(maxsize=32)
def _table(dataset: Dataset, key: tuple, scaling: str) -> _Table:
    """Values that no weight moves. A price that does not count is 0 whatever the scaling."""
    standing = standing_of(dataset, *key)
    value, counts = standing.values.copy(), standing.counts
    value[~counts, -1] = np.nan
    if scaling != "none" and len(value):
        table = _compared(value, scaling)
    else:
        table = _Table(*(np.where(np.isnan(value), end, value) for end in (0.5, 0.0, 1.0)))
    for part in table:
        part[~counts, -1] = 0.0
    return table


def _compared(value: Array, scaling: str) -> _Table:
    """Columns scaled among the vendors. What is missing may be anything that 0 to 1 becomes in its column."""
    missing = np.isnan(value)
    least, most = np.where(missing, np.inf, value).min(axis=0), np.where(missing, -np.inf, value).max(axis=0)
    known = np.isfinite(least)
    least, most = np.where(known, least, 0.5), np.where(known, most, 0.5)
    found = ranking.scaled(np.where(missing, (least + most) / 2, value), scaling)
    found /= found.max() or 1.0
    span, low = most - least, found.min(axis=0)
    slope = (found.max(axis=0) - low) / np.where(span > 0, span, 1.0)
    worst = np.where(span > 0, np.clip(low - slope * least, 0.0, 1.0), 0.0)
    best = np.where(span > 0, np.clip(low + slope * (1.0 - least), 0.0, 1.0), 1.0)
    return _Table(found, np.where(missing, np.minimum(worst, found), found),
                  np.where(missing, np.maximum(best, found), found))


def _by_theme(theme_of: Whole, inside: Array, themes: int) -> Array:
    """Weight of each criterion within its theme, shape (C, T); each theme that has criteria adds to 1."""
    found = np.zeros((theme_of.size, themes))
    if theme_of.size:
        part = score.criterion_shares(np.ones(themes), theme_of, inside)
        found[np.arange(theme_of.size), theme_of] = part / np.bincount(theme_of, part, themes)[theme_of]
    return found


def _weighed(values: Array, weights: Array) -> Array:
    return np.einsum("vc,c->v", values, weights)  # no BLAS: its threads wait on a busy machine
