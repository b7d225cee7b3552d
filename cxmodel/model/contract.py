"""The contract scorecard: how a month scores, which fee is lost and earned back, and what the weights reward.

A metric scores 1 at its target or better and falls in a straight line to 0 at `bad_at`. What it falls short costs
its part of the fee at risk; a loss is earned back when the metric then meets its target in a row of months. A
missing figure is neither good nor bad: every result is a range, from "it met its target" to "it was as bad as can be".
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from cxmodel.errors import CxError, raise_all

KINDS = ("efficiency", "outcome", "behaviour", "people")
WHERE = "Contract"
_TREND_MONTHS = 6


@dataclass(frozen=True)
class Term:
    """One metric of a contract.

    weight : of all weights; only proportions count. target : value from which it is met. bad_at : value at which
    all of its fee is lost; below the target when higher is better, above it when lower is better. band_to, bad_above :
    of a metric that can also be too high (occupancy): end of the band in which it is met, and where all is lost.
    better : "higher", "lower" or "band" where it is known. share : whether its values are parts of a whole, 0 to 1.
    """

    metric: str
    kind: str
    weight: float
    target: float
    bad_at: float
    band_to: float | None = None
    bad_above: float | None = None
    statement: str = ""
    better: str = ""
    share: bool = False

    @property
    def higher_is_better(self) -> bool:
        return self.bad_at < self.target


@dataclass(frozen=True)
class Fees:
    """What money hangs on the scorecard.

    monthly : fee of a month. [USD] at_risk : share of it that the metrics divide among them. cap : most of it that can
    be lost in a month; below `at_risk` where the shares at risk add up to more than may be lost. [share]
    earn_back : share of a loss that comes back after `earn_back_months` months on target in a row.
    """

    monthly: float
    at_risk: float
    cap: float
    earn_back: float = 0.0
    earn_back_months: int = 3


@dataclass(frozen=True)
class Range:
    """From the best to the worst a missing figure can mean; both the same when none is missing."""

    low: float
    high: float


@dataclass(frozen=True)
class Month:
    """One month: score 0-1, money lost, earned back and paid [USD], by metric and in all; what is missing."""

    month: str
    score: Range
    by_metric: dict[str, Range]
    lost: Range
    earned_back: Range
    paid: Range
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Balance:
    """What the weights reward, as shares of all: efficiency against outcome and behaviour; and what to say of it."""

    efficiency: float
    outcome: float
    behaviour: float
    people: float
    warnings: tuple[str, ...]


def score(value: float, term: Term) -> float:
    """How far a value meets its metric, 0 to 1.

    >>> score(0.70, Term("fcr", "outcome", 1, target=0.75, bad_at=0.65))
    0.5
    >>> score(0.95, Term("occupancy", "efficiency", 1, 0.75, 0.60, band_to=0.85, bad_above=0.90))
    0.0
    """
    if term.band_to is not None and term.bad_above is not None and value > term.band_to:
        return _line(value, term.band_to, term.bad_above)
    met = value >= term.target if term.higher_is_better else value <= term.target
    return 1.0 if met else _line(value, term.target, term.bad_at)


def balance(terms: Sequence[Term]) -> Balance:
    """Shares of the weight by kind, and a warning with its reason where efficiency outweighs what customers get."""
    whole = sum(term.weight for term in terms)
    part = {kind: sum(term.weight for term in terms if term.kind == kind) / whole if whole > 0 else 0.0
            for kind in KINDS}
    customers, found = part["outcome"] + part["behaviour"], []
    if whole > 0 and part["efficiency"] > customers + 1e-9:
        found.append(f"Efficiency carries {part['efficiency']:.0%} of the weight, what customers get {customers:.0%}. "
                     "A partner paid for short calls makes calls short, and the same customers call again. "
                     "Move weight to outcomes and behaviours.")
    if terms and not any(term.kind == "outcome" and term.weight > 0 for term in terms):
        found.append("No outcome is measured, so nobody would see that customers were worse served. Add one, such as "
                     "resolved at first contact.")
    vague = [term.metric for term in terms if term.kind == "behaviour" and not term.statement.strip()]
    if terms and part["behaviour"] <= 0:
        found.append("No behaviour is agreed. Write at least one that somebody listening to a call could see or hear.")
    if vague:
        found.append(f"{len(vague)} behaviour{'s are' if len(vague) > 1 else ' is'} named without a statement of what "
                     "would be seen or heard: " + ", ".join(vague) + ".")
    return Balance(part["efficiency"], part["outcome"], part["behaviour"], part["people"], tuple(found))


def settle(terms: Sequence[Term], fees: Fees,
           performance: Sequence[tuple[str, Mapping[str, float | None]]]) -> tuple[Month, ...]:
    """Every month's score and fee, in the order given.

    performance : month and value by metric; a metric that is left out or None is missing.
    Money is rounded to the cent by metric, half up, as it would be invoiced. Errors: CxError, all faults at once.
    """
    raise_all(_faults(terms, fees))
    whole = sum(term.weight for term in terms)
    scores = [{term.metric: _scored(term, values.get(term.metric)) for term in terms} for _, values in performance]
    losses = [{term.metric: _loss(fees, term.weight / whole, each[term.metric]) for term in terms} for each in scores]
    cap, found = _cents(fees.monthly * fees.cap), []
    for place, (month, values) in enumerate(performance):
        back = _earned_back(terms, fees, scores, losses, place)
        lost = Range(*(min(cap, _cents(sum(getattr(one, end) for one in losses[place].values())))
                       for end in ("low", "high")))
        parts = [(term.weight / whole, scores[place][term.metric]) for term in terms]
        found.append(Month(
            month, Range(sum(w * each.low for w, each in parts), sum(w * each.high for w, each in parts)),
            _capped(losses[place], cap), lost, back, Range(_cents(fees.monthly - lost.high + back.low),
                                             _cents(fees.monthly - lost.low + back.high)),
            tuple(term.metric for term in terms if values.get(term.metric) is None)))
    return tuple(found)


def early_warning(term: Term, values: Sequence[float | None], ahead: int = 3) -> tuple[str, float | None]:
    """How a metric stands: "missed", "slipping" (off target within `ahead` months at this pace), "met", "unknown".

    Also its slope a month, by least squares over the known of the last six months; None with fewer than three.

    >>> early_warning(Term("fcr", "outcome", 1, 0.75, 0.65), [0.80, 0.78, 0.76])
    ('slipping', -0.02)
    """
    recent = [(place, value) for place, value in enumerate(values) if value is not None][-_TREND_MONTHS:]
    if not recent:
        return "unknown", None
    months, known = np.array([one[0] for one in recent], float), np.array([one[1] for one in recent], float)
    slope = round(float(np.polyfit(months, known, 1)[0]), 12) if len(recent) >= 3 else None
    if score(float(known[-1]), term) < 1:
        return "missed", slope
    if slope and months_left(term, float(known[-1]), slope, ahead):
        return "slipping", slope
    return "met", slope


def months_left(term: Term, last: float, slope: float, ahead: int = 3) -> int | None:
    """In how many months a metric is off target at this pace; None when not within `ahead`.

    >>> fcr = Term("fcr", "outcome", 1, 0.75, 0.65)
    >>> months_left(fcr, 0.76, -0.02), months_left(fcr, 0.78, -0.02), months_left(fcr, 0.90, -0.02)
    (1, 2, None)
    """
    return next((step for step in range(1, ahead + 1) if score(round(last + slope * step, 12), term) < 1), None)


def _line(value: float, full: float, none: float) -> float:
    """1 at `full`, 0 at `none` and beyond, straight between."""
    if full == none:
        return 0.0
    return round(min(1.0, max(0.0, (value - none) / (full - none))), 12)


def _scored(term: Term, value: float | None) -> Range:
    return Range(0.0, 1.0) if value is None else Range(*[score(value, term)] * 2)


def _loss(fees: Fees, weight: float, scored: Range) -> Range:
    at_risk = fees.monthly * fees.at_risk * weight
    return Range(_cents(at_risk * (1.0 - scored.high)), _cents(at_risk * (1.0 - scored.low)))


def _capped(losses: dict[str, Range], cap: float) -> dict[str, Range]:
    """What each metric costs under the cap: least where the others cost most, most where they cost least."""
    ends = {metric: (_shared(losses, cap, set(losses) - {metric})[metric], _shared(losses, cap, {metric})[metric])
            for metric in losses}
    return {metric: Range(min(pair), max(pair)) for metric, pair in ends.items()}


def _shared(losses: dict[str, Range], cap: float, dear: set[str]) -> dict[str, float]:
    """Amounts with the `dear` metrics at their most and the others at their least.

    No more than the cap is lost in a month; every metric is cut in proportion, and the last cent adds up.
    """
    amounts = {metric: one.high if metric in dear else one.low for metric, one in losses.items()}
    whole = sum(amounts.values())
    if whole > cap:
        amounts = {metric: _cents(amount * cap / whole) for metric, amount in amounts.items()}
        largest = max(amounts, key=lambda metric: amounts[metric])
        amounts[largest] = _cents(amounts[largest] + cap - sum(amounts.values()))
    return amounts


def _earned_back(terms: Sequence[Term], fees: Fees, scores: Sequence[dict[str, Range]],
                 losses: Sequence[dict[str, Range]], place: int) -> Range:
    """Losses of the month that lies the waiting time back, of metrics that met their target ever since."""
    start = place - fees.earn_back_months
    if start < 0:
        return Range(0.0, 0.0)
    since = scores[start + 1:place + 1]
    surely = {term.metric for term in terms if all(month[term.metric].low >= 1 for month in since)}
    maybe = {term.metric for term in terms if all(month[term.metric].high >= 1 for month in since)}
    cap = _cents(fees.monthly * fees.cap)
    least, most = _shared(losses[start], cap, set(losses[start]) - surely), _shared(losses[start], cap, maybe)
    low = _cents(sum(_cents(fees.earn_back * least[metric]) for metric in surely))
    return Range(low, max(low, _cents(sum(_cents(fees.earn_back * most[metric]) for metric in maybe))))


def _cents(amount: float) -> float:
    return float(Decimal(repr(float(amount))).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _faults(terms: Sequence[Term], fees: Fees) -> list[CxError]:
    found = []

    def fault(wrong: bool, what: str, mend: str) -> None:
        if wrong:
            found.append(CxError(what, WHERE, mend))

    fault(not sum(term.weight for term in terms) > 0, "No metric carries weight", "Give at least one metric a weight.")
    for term in terms:
        numbers = (term.weight, term.target, term.bad_at)
        fault(not all(map(math.isfinite, numbers)) or term.weight < 0, f"{term.metric} has a figure that is no number "
              "from 0", "Enter its weight, target and worst value.")
        fault(term.target == term.bad_at, f"{term.metric} is lost whole at its target",
              "Set the worst value apart from the target.")
        one_sided = bool(term.better) and term.band_to is None and term.target != term.bad_at
        fault(one_sided and term.higher_is_better == (term.better == "lower"),
              f"All of {term.metric} is lost on the better side of its target, which would pay for bad service",
              f"Enter a worst value {'above' if term.better == 'lower' else 'below'} the target.")
        values = (term.target, term.bad_at, term.band_to, term.bad_above)
        fault(term.share and any(one is not None and not 0 <= one <= 1 for one in values),
              f"{term.metric} has a value outside 0 to 100%", "Enter parts of a whole, from 0 to 100%.")
        fault((term.band_to is None) != (term.bad_above is None), f"{term.metric} has half a band",
              "Enter both the end of its band and its worst value above, or neither.")
        if term.band_to is not None and term.bad_above is not None:
            fault(not term.bad_at < term.target <= term.band_to < term.bad_above,
                  f"The band of {term.metric} is out of order", "Enter worst below, target, end of band, worst above.")
    names = [term.metric for term in terms]
    fault(len(set(names)) < len(names), "A metric stands twice", "Keep one of the two.")
    fault(not 0 <= fees.cap <= 1 or not 0 <= fees.earn_back <= 1 or fees.at_risk < 0,
          "A share of the fee is outside 0 to 100%", "Enter shares from 0 to 100%.")
    fault(fees.monthly < 0 or fees.earn_back_months < 1, "The fee or the months to earn back are too small",
          "Enter a fee from 0 and at least one month.")
    return found
