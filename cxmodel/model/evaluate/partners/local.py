"""What an hour should cost by the local wage, only where that figure means something."""

from __future__ import annotations

from functools import lru_cache

from cxmodel.dataset import Dataset
from cxmodel.model import hour
from cxmodel.model.evaluate import geography
from cxmodel.model.evaluate.assumed import Assumed, central
from cxmodel.model.evaluate.basis import Basis, basis_of, home_hour_of
from cxmodel.scenario import Pairs
from cxmodel.tables import SHORES

AWAY = ("nearshore", "offshore")
WAGE = "agent_wage_usd_month"


@lru_cache(maxsize=16)
def should_costs(dataset: Dataset, case_id: str, overrides: Pairs) -> dict[str, float | None]:
    """What a productive hour should cost, by country (ISO 3166 alpha-3). [USD/productive hour]

    The share of pay in a vendor's price was published for the Philippines (A-012), so the figure is given for
    nearshore and offshore countries of the wage band it was published in (see `hour.in_band`), and only below the
    cost of an hour at home; else, and where no wage is known, it is None. Errors: as `basis_of`.
    """
    basis, assumed = basis_of(dataset, case_id, overrides), central(dataset, overrides)
    most, paid = home_cost(basis, assumed), assumed.paid_hours_per_year
    found: dict[str, float | None] = {}
    for row, shore in zip(dataset.location, geography.shores(dataset.location, basis.home, assumed), strict=True):
        wage = row.agent_wage_usd_month
        found[row.iso3] = None
        if wage is not None and SHORES[shore] in AWAY and hour.in_band(wage, basis.wage, paid):
            value = float(hour.should_cost(wage, assumed.vendor_pay_load, assumed.vendor_pay_share, paid,
                                           assumed.shrinkage))
            found[row.iso3] = value if value < most else None
    return found


def home_cost(basis: Basis, assumed: Assumed) -> float:
    """Cost of a productive hour at home, as typed in or built up. [USD/productive hour]"""
    typed = basis.case.home_cost_usd_h
    return float(home_hour_of(basis, assumed).total) if typed is None else typed


@lru_cache(maxsize=4)
def regional_wages(dataset: Dataset) -> frozenset[str]:
    """Countries whose wage is the same figure from the same source as another country's: a figure of the region."""
    seen: dict[tuple[float, tuple[str, ...]], list[str]] = {}
    for row in dataset.location:
        titles = sorted({source.source_title for source in dataset.sources_of(row.iso3, WAGE) if source.used == "yes"})
        if row.agent_wage_usd_month is not None and titles:
            seen.setdefault((row.agent_wage_usd_month, tuple(titles)), []).append(row.iso3)
    return frozenset(iso3 for same in seen.values() if len(same) > 1 for iso3 in same)
