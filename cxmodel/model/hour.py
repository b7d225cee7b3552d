"""What a productive hour costs: at home, quoted by a vendor, in a country without a quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxmodel.units import Number

LOW_WAGE = 0.5  # of the home wage: below it a country is taken to be priced as the Philippines are; a judgement


@dataclass(frozen=True)
class HomeHour:
    """Cost of a productive hour at home and what it is made of. Every part is [USD/productive hour]."""

    wage: Any
    on_costs: Any
    leads: Any
    quality: Any
    replacement: Any
    facility: Any
    technology: Any

    @property
    def total(self) -> Any:
        """Sum of the parts. [USD/productive hour]"""
        return (self.wage + self.on_costs + self.leads + self.quality + self.replacement + self.facility
                + self.technology)

    @property
    def labour_share(self) -> Any:
        """Wages, on-costs, team leads and quality staff over the total; 65-80 % is published (A-001, A-041)."""
        return (self.wage + self.on_costs + self.leads + self.quality) / self.total


def home_hour(wage: Number, load: Number, lead_pay: Number, span: Number, quality_pay: Number,
              quality_ratio: Number, attrition: Number, replacement: Number, facility: Number,
              technology: Number, paid_hours: Number, shrinkage: Number) -> HomeHour:
    """Build up the cost of a productive hour at home.

    Parameters
    ----------
    wage : agent wage. [USD/paid hour]
    load : benefits and payroll tax on the wage. [share]
    lead_pay, quality_pay : pay of a team lead and of a quality analyst over an agent's. [x]
    span, quality_ratio : agents per lead, agents per analyst. [people]
    attrition : agents who leave in a year. [share]
    replacement : cost of replacing one. [USD]
    facility, technology : cost of a seat in a year. [USD/year]
    paid_hours : paid hours of an agent in a year. [h]
    shrinkage : paid time in which nobody can be reached. [share]

    >>> round(float(home_hour(16, .3, 1.5, 12, 1.2, 27, .3, 10000, 4000, 3000, 2040, .28).total), 2)
    40.59
    """
    productive = 1.0 - np.asarray(shrinkage, float)
    loaded = np.asarray(wage, float) * (1.0 + np.asarray(load))
    return HomeHour(
        wage=wage / productive, on_costs=(loaded - wage) / productive, leads=loaded * lead_pay / span / productive,
        quality=loaded * quality_pay / quality_ratio / productive,
        replacement=np.asarray(attrition) * replacement / paid_hours / productive,
        facility=np.asarray(facility) / paid_hours / productive,
        technology=np.asarray(technology) / paid_hours / productive,
    )


def productive_rate(rate: Number, basis: str, shrinkage: Number, occupancy: Number) -> NDArray[np.float64]:
    """A quote per productive hour. [USD/productive hour]

    A paid hour holds breaks and training, so a productive hour costs more (divide by 1 - shrinkage);
    a handled hour holds no waiting, so a productive hour costs less (times occupancy).

    >>> float(productive_rate(9.0, "paid", 0.28, 0.85)), float(productive_rate(12.0, "handled", 0.28, 0.85))
    (12.5, 10.2)
    """
    value = np.asarray(rate, float)
    if basis == "paid":
        return np.asarray(value / (1.0 - np.asarray(shrinkage)))
    return np.asarray(value * occupancy) if basis == "handled" else value


def unquoted_range(low: float | None, high: float | None, grade: str | None,
                   widening: float) -> tuple[float, float, float] | None:
    """Low, middle and high price where there is no quote; None where there is no figure at all.

    The country's sourced range stands in; it is widened at grade C or D. Where only one end was
    published it is both ends, then widened.

    >>> unquoted_range(10.0, 20.0, "C", 0.3)
    (7.0, 15.0, 26.0)
    >>> unquoted_range(None, None, None, 0.3) is None
    True
    """
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return None
    bottom, top = min(ends), max(ends)
    stretch = 0.0 if grade in ("A", "B") else widening
    return bottom * (1 - stretch), (bottom + top) / 2, top * (1 + stretch)


def should_cost(wage_month: float, pay_load: float, pay_share: float, paid_hours: float, shrinkage: float) -> float:
    """What a productive hour should cost by the local wage, for comparison with a quote. [USD/productive hour]

    Agent pay with bonus and on-costs, over its published share of the price (A-012).

    >>> round(should_cost(433, 0.45, 0.30, 2040, 0.28), 2)
    17.1
    """
    return wage_month * 12 * (1 + pay_load) / paid_hours / pay_share / (1 - shrinkage)


def in_band(wage_month: float, home_wage: float, paid_hours: float) -> bool:
    """Whether a local wage is low enough for `should_cost`: below half of the home wage (a judgement).

    The share of pay in the price was published for the Philippines; where wages are near the home's, pay makes up
    more of the price and the figure would come out far too high. wage_month: [USD/month], home_wage: [USD/paid hour],
    paid_hours: of an agent in a year. [h]

    >>> in_band(433, 16, 2040), in_band(3307, 16, 2040)
    (True, False)
    """
    return wage_month * 12 / paid_hours < LOW_WAGE * home_wage
