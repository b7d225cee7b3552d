"""What a case has agreed with its partner: the rows of its contract, as the rules of the scorecard read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from cxmodel.dataset import Dataset
from cxmodel.model.contract import Fees, Month, Term, settle
from cxmodel.tables import Case, Contract, ContractTerm, Metric


@dataclass(frozen=True)
class Line:
    """A term beside the metric of the library that it is about."""

    term: ContractTerm
    metric: Metric

    @property
    def rule(self) -> Term:
        """The term as the scorecard reads it, named as on the screen, so that what is wrong is told by name."""
        row = self.term
        return Term(self.metric.name, self.metric.kind, row.weight, row.target, row.bad_at, row.band_to, row.bad_above,
                    row.statement or "", self.metric.direction, self.metric.unit == "share")

    @property
    def outside_published(self) -> bool:
        """Whether the target, or the end of its band, lies outside the range that is published."""
        known = [value for value in (self.metric.low, self.metric.typical, self.metric.high) if value is not None]
        met = [value for value in (self.term.target, self.term.band_to) if value is not None]
        return len(known) > 1 and any(not known[0] - 1e-9 <= value <= known[-1] + 1e-9 for value in met)


@dataclass(frozen=True)
class Agreement:
    """Terms by their weight, money that hangs on them, and what was measured; `contract` is None before there is one.

    months : every month from the first to the last with a figure; values by metric, None where nobody knows.
    """

    case: Case
    contract: Contract | None
    lines: tuple[Line, ...]
    months: tuple[tuple[str, Mapping[str, float | None]], ...]

    @property
    def rules(self) -> tuple[Term, ...]:
        return tuple(line.rule for line in self.lines)

    @property
    def weight(self) -> float:
        """All weights together."""
        return sum(line.term.weight for line in self.lines)

    def share(self, line: Line) -> float:
        """What a term carries of all the weight. [share]"""
        return line.term.weight / self.weight if self.weight > 0 else 0.0

    @property
    def fees(self) -> Fees:
        """The money. Errors: ValueError before there is a contract."""
        if self.contract is None:
            raise ValueError("there is no contract")
        row = self.contract
        return Fees(row.monthly_fee_usd, row.at_risk, row.monthly_cap, row.earn_back, row.earn_back_months)

    def fee_at_risk(self, line: Line) -> float:
        """What a term can cost in a month before the cap. [USD]"""
        return self.fees.monthly * self.fees.at_risk * self.share(line)

    @cached_property
    def settled(self) -> tuple[Month, ...]:
        """Every month settled, named by metric. Errors: CxError, every fault of the terms at once."""
        named = {line.metric.id: line.metric.name for line in self.lines}
        return settle(self.rules, self.fees, [
            (month, {named[metric]: value for metric, value in values.items() if metric in named})
            for month, values in self.months])

    def series(self, line: Line) -> list[float | None]:
        """A metric over the months."""
        return [values.get(line.metric.id) for _, values in self.months]

    def with_rows(self, contract: Contract | None = None, terms: tuple[ContractTerm, ...] | None = None) -> Agreement:
        """What it would be with other money or other terms, to look at before it is written down."""
        lines = self.lines
        if terms is not None:
            metrics = {line.metric.id: line.metric for line in self.lines}
            lines = _ordered(Line(row, metrics[row.metric_id]) for row in terms if row.metric_id in metrics)
        return replace(self, contract=contract or self.contract, lines=lines)


def agreement(dataset: Dataset, case_id: str) -> Agreement:
    """What a case has agreed. Errors: CxError when there is no such case."""
    contract = next((row for row in dataset.contract if row.case_id == case_id), None)
    lines = _ordered(Line(row, dataset.metrics[row.metric_id]) for row in dataset.contract_term
                     if row.case_id == case_id and row.metric_id in dataset.metrics)
    return Agreement(dataset.case_named(case_id), contract, lines, _months(dataset, case_id))


def _ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The heaviest first; equal ones as in the library."""
    return tuple(sorted(lines, key=lambda line: (-line.term.weight, line.metric.position)))


def _months(dataset: Dataset, case_id: str) -> tuple[tuple[str, Mapping[str, float | None]], ...]:
    """A month between two others that nobody reported is a month without figures, not one that never was."""
    found: dict[str, dict[str, float | None]] = {}
    for row in dataset.performance:
        if row.case_id == case_id:
            found.setdefault(row.month, {})[row.metric_id] = row.value
    whole = _between(min(found), max(found)) if found else []
    return tuple((month, found.get(month, {})) for month in whole)


def is_share(unit: str) -> bool:
    """Whether values in this unit are kept as 0 to 1 and read as per cent."""
    return unit.split("/")[0] == "share"


def unit_of(unit: str) -> str:
    """A unit as it is read.

    >>> unit_of("share"), unit_of("share/year"), unit_of("seconds")
    ('%', '% a year', 'seconds')
    """
    return unit.replace("share", "%").replace("%/", "% a ") if is_share(unit) else unit


def counted(figure: str, unit: str) -> str:
    """A figure, as printed, with its unit; one of it is told as one.

    >>> counted("1", "causes a month"), counted("6", "causes a month"), counted("1", "hours")
    ('1 cause a month', '6 causes a month', '1 hour')
    """
    first, space, rest = unit.partition(" ")
    return f"{figure} {first.removesuffix('s') if figure == '1' else first}{space}{rest}"


def _between(first: str, last: str) -> list[str]:
    found = [first]
    while found[-1] < last:
        found.append(next_month(found[-1]))
    return found


def next_month(month: str) -> str:
    """The month after.

    >>> next_month("2026-09"), next_month("2026-12")
    ('2026-10', '2027-01')
    """
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"
