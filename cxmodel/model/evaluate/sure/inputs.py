"""What may turn out otherwise: every assumption, and the case's own figures and prices, each with its range."""

from __future__ import annotations

from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.assumed import chosen
from cxmodel.model.evaluate.basis import Basis, basis_of
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, Unit, in_unit, money, number, percent

QUOTES, OPEN_PRICES, HOME_WAGE, HOME_COST, CUSTOMER_VALUE = (
    "quoted_prices", "open_prices", "home_wage", "home_cost", "customer_value")
WEIGHT = "weight:"
AROUND = 0.10  # of a figure that is the case's own, or a quote: a judgement; no study is about your figures
_MONEY = (Unit.USD, Unit.USD_PER_YEAR, Unit.USD_PER_MONTH)
LINES = frozenset(("nearshore_max_hours", "nearshore_max_km", "stake_stability_min", "stake_rule_of_law_min",
                   "stake_telecom_min", "stake_peace_max", "scale_gate_seats", "scale_gate_country_cap"))
WIDTHS = frozenset(("unquoted_widening",))  # how wide a range is told: nobody can bring it about


@dataclass(frozen=True)
class Input:
    """A number the result rests on, with its evidence (low to high) and what is accepted at all (floor to ceiling).

    kind : "assumption"; "line" (an assumption that is a limit or a definition somebody draws, not a fact to find
        out); "price" (quotes, and prices nobody has quoted yet); "case" (the company's own figure); "weight" (a
        theme's share of what matters, for which nobody can have evidence: low and high are `typical`).
    unit : of all the values. Quotes are told as a change against today [share]; open prices as the way from the
        published middle (0) to the low end (-1) or to the high end (1).
    """

    id: str
    name: str
    kind: str
    unit: Unit
    grade: str
    low: float
    typical: float
    high: float
    floor: float
    ceiling: float

    @property
    def evidenced(self) -> bool:
        """Whether it has a range of its own."""
        return self.low < self.high

    def inside(self, value: float) -> bool:
        """Whether a value lies within the evidence."""
        slack = 1e-9 * max(1.0, abs(self.ceiling - self.floor))
        return self.low - slack <= value <= self.high + slack

    def said(self, value: float, locale: str = "en_US", currency: Money = USD, beside: float | None = None) -> str:
        """A value of it as a person would say it; with more digits where it would read like the value `beside` it.

        >>> prices = Input(QUOTES, "Quoted prices", "price", Unit.SHARE, "judgement", -0.1, 0, 0.1, -0.9, 1)
        >>> prices.said(-0.25), prices.said(0.0), prices.said(-0.001, beside=0.0)
        ('25% below today', 'as today', '0.1% below today')
        >>> load = Input("load", "Load", "assumption", Unit.SHARE, "B", 0.2, 0.3, 0.4, 0, 1)
        >>> load.said(0.3), load.said(0.302, beside=0.3)
        ('30%', '30.2%')
        """
        more = 0
        while beside is not None and beside != value and more < 5 and (
                self._text(value, locale, currency, more) == self._text(beside, locale, currency, more)):
            more += 1
        return self._text(value, locale, currency, more)

    def _text(self, value: float, locale: str, currency: Money, more: int) -> str:
        small = 10.0 ** -(2 + more)
        if self.id == QUOTES:
            side = "below" if value < 0 else "above"
            return f"{percent(abs(value), locale, more)} {side} today" if abs(value) > small / 2 else "as today"
        if self.id == OPEN_PRICES:
            end = "low" if value < 0 else "high"
            return (f"{percent(abs(value), locale, more)} of the way to the {end} end" if abs(value) > small / 2
                    else "in the middle of what is published")
        if self.unit is Unit.PERCENTILE:
            return f"percentile {number(value, locale, 0 if float(value).is_integer() else 1 + more)}"
        if not more:
            return in_unit(value, self.unit, locale, currency)
        if self.unit is Unit.SHARE:
            return percent(value, locale, more)
        if self.unit in _MONEY:
            return money(value, locale, currency, 3 + more) + self.unit.value.removeprefix("USD").replace("/", " a ")
        return f"{number(value, locale, 1 + more)} {self.unit.value if self.unit is not Unit.FACTOR else ''}".strip()


def inputs_of(dataset: Dataset, scenario: Scenario) -> tuple[Input, ...]:
    """Every assumption, then prices and the case's own figures; the user's values are the typical ones."""
    changed = dict(scenario.overrides)
    found = [Input(row.id, row.name, kind_of(row.id), _unit(row.unit), row.grade, *chosen(row, changed),
                   min(row.floor, changed.get(row.id, row.floor)), max(row.ceiling, changed.get(row.id, row.ceiling)))
             for row in dataset.assumption]
    return (*found, *_prices(dataset, scenario), *_own_figures(dataset, scenario))


def kind_of(assumption: str) -> str:
    """Whether an assumption is a fact that could be found out, or a line that is drawn."""
    return "line" if assumption in LINES else "assumption"


def weights_of_themes(dataset: Dataset, scenario: Scenario) -> tuple[Input, ...]:
    """The weight of every theme; moved alone, the others keep their proportions."""
    return tuple(Input(f"{WEIGHT}{row.id}", f"Weight of {row.name}", "weight", Unit.SHARE, "decision",
                       scenario.weight(row.id), scenario.weight(row.id), scenario.weight(row.id), 0.0, 1.0)
                 for row in dataset.theme)


def _prices(dataset: Dataset, scenario: Scenario) -> list[Input]:
    basis = _basis(dataset, scenario)
    found = []
    if (basis.quoted & basis.open_sites).any():
        found.append(Input(QUOTES, "Quoted prices, all together", "price", Unit.SHARE, "judgement", -AROUND, 0.0,
                           AROUND, -0.95, 1.0))
    if (~basis.quoted & basis.open_sites).any():
        found.append(Input(OPEN_PRICES, "Prices that nobody has quoted yet", "price", Unit.NONE, "C", -1.0, 0.0, 1.0,
                           -1.0, 1.0))
    return found


def _own_figures(dataset: Dataset, scenario: Scenario) -> list[Input]:
    basis = _basis(dataset, scenario)
    found = [_around(HOME_WAGE, "Agent wage at home", Unit.USD_PER_PAID_HOUR, basis.wage, 0.5, 2.0)]
    if basis.case.home_cost_usd_h is not None:
        found.append(_around(HOME_COST, "Full cost of an hour at home", Unit.USD_PER_HOUR, basis.case.home_cost_usd_h,
                             0.5, 2.0))
    found.append(_around(CUSTOMER_VALUE, "Margin a customer brings", Unit.USD, basis.case.customer_value_usd, 0.0, 5.0))
    return found


def _around(name: str, words: str, unit: Unit, value: float, least: float, most: float) -> Input:
    return Input(name, words, "case", unit, "judgement", (1 - AROUND) * value, value, (1 + AROUND) * value,
                 least * value, most * value)


def _basis(dataset: Dataset, scenario: Scenario) -> Basis:
    return basis_of(dataset, scenario.case, scenario.overrides, scenario.scores, scenario.open_scores)


def _unit(text: str) -> Unit:
    return next((unit for unit in Unit if unit.value == text), Unit.NONE)
