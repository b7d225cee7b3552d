"""What the rows of a partnership come to: cost of the barriers, agreement of the answers, parity, scores by review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import partnership, review
from cxmodel.model.evaluate import Results
from cxmodel.model.partnership import Agreement
from cxmodel.tables import AREAS, MISTAKES, Answer, Barrier, ParityItem, ParityScore

ANYWHERE = ""


@dataclass(frozen=True)
class BarrierCost:
    """A barrier and what it costs. per_contact : [USD]; the others with few, typical, many leavers. [USD/year]"""

    row: Barrier
    where: str
    per_contact: float
    contacts: float
    low: float
    typical: float
    high: float


@dataclass(frozen=True)
class Asked:
    """The answers of one review: questions by channel, those that agree least first."""

    review: str
    channels: tuple[str, ...]
    answers: tuple[tuple[str, Mapping[str, str]], ...]
    same: tuple[float | None, ...]
    found: Agreement
    gaps: bool

    @property
    def given(self) -> int:
        """How many answers there are."""
        return sum(len(told) for _, told in self.answers)

    @property
    def method(self) -> str:
        """The name of the measure: with gaps it is another one."""
        return "Krippendorff's alpha" if self.gaps else "Fleiss' kappa"


@dataclass(frozen=True)
class AreaGap:
    """Mean scores of one area over the items known of both; gap: how much less the partner's people get. [0-4]"""

    area: str
    partner: float
    own: float
    items: int

    @property
    def gap(self) -> float:
        return self.own - self.partner


def contact_costs(dataset: Dataset, results: Results) -> dict[str, float]:
    """What a contact that reaches a person costs at home today, by activity, and on average under `ANYWHERE`. [USD]"""
    rows = dataset.activities_of(results.scenario.case)
    hours, reaching = results.today.hours, np.asarray(results.today.work["reaching"], float)
    hour = results.home_hour["total"]
    found = {row.id: float(spent * hour / count) for row, spent, count in zip(rows, hours, reaching, strict=True)
             if count > 0}
    met = np.array([row.customers > 0 for row in rows]) & (reaching > 0) if rows else np.zeros(0, bool)
    whole = float(reaching[met].sum()) if met.any() else 0.0
    return {**found, ANYWHERE: float(hours[met].sum() * hour / whole) if whole else 0.0}


def barriers(dataset: Dataset, results: Results) -> tuple[BarrierCost, ...]:
    """Every barrier of the case with its cost a year, the dearest first; those taken away stand last."""
    case = dataset.case_named(results.scenario.case)
    costs, met = contact_costs(dataset, results), {row.id: row for row in dataset.touchpoints_of(case.id)}
    found = []
    for row in (one for one in dataset.barrier if one.case_id == case.id):
        touchpoint = met.get(row.touchpoint_id or "")
        each = costs.get((touchpoint.activity_id if touchpoint else None) or ANYWHERE, costs[ANYWHERE])
        spans = [float(partnership.barrier_cost(row.customers_per_year, row.extra_contacts, each, leavers,
                                                case.customer_value_usd))
                 for leavers in (0.0, row.leavers_low, row.leavers, row.leavers_high)]
        where = f"{touchpoint.stage}: {touchpoint.name}" if touchpoint else row.touchpoint_id or ""
        found.append(BarrierCost(row, where, each, *spans))
    return tuple(sorted(found, key=lambda one: (one.row.removed, -one.typical)))


def total(costs: Iterable[BarrierCost], removed: bool = False) -> tuple[float, float, float]:
    """Low, typical and high cost a year of the barriers that stand, or of those taken away. [USD/year]"""
    mine = [one for one in costs if one.row.removed is removed]
    return sum(one.low for one in mine), sum(one.typical for one in mine), sum(one.high for one in mine)


def answer_reviews(dataset: Dataset, case: str) -> tuple[str, ...]:
    """Days on which questions were put, newest first."""
    return tuple(sorted({row.review for row in dataset.answer if row.case_id == case}, reverse=True))


def parity_reviews(dataset: Dataset, case: str) -> tuple[str, ...]:
    """Days on which partner and own staff were compared, newest first."""
    return tuple(sorted({row.review for row in dataset.parity_score if row.case_id == case}, reverse=True))


def asked(dataset: Dataset, case: str, day: str) -> Asked:
    """The answers of one review and how far they agree."""
    return _asked(tuple(row for row in dataset.answer if row.case_id == case and row.review == day), day)


@lru_cache(maxsize=64)
def _asked(rows: tuple[Answer, ...], day: str) -> Asked:
    channels = tuple(dict.fromkeys(row.channel for row in rows))
    told: dict[str, dict[str, str]] = {row.question: {} for row in rows}
    for row in rows:
        if (row.answer or "").strip():
            told[row.question][row.channel] = row.answer or ""
    found = partnership.agreement(list(told.values()))
    order = [*found.worst, *(place for place in range(len(told)) if place not in found.worst)]
    questions = list(told.items())
    return Asked(day, channels, tuple(questions[place] for place in order),
                 tuple(found.by_question[place] for place in order), found,
                 len({len(given) for given in told.values()}) > 1)


def differing(given: Mapping[str, str]) -> frozenset[str]:
    """Channels whose answer is not the one that most give; all of them when no answer leads.

    >>> sorted(differing({"phone": "30 days", "chat": "30 Days ", "store": "14 days"}))
    ['store']
    """
    plain = {channel: " ".join(text.casefold().split()) for channel, text in given.items()}
    ranked = Counter(plain.values()).most_common(2)
    if len(ranked) < 2:
        return frozenset()
    leads = ranked[0][1] > ranked[1][1]
    return frozenset(channel for channel, text in plain.items() if not (leads and text == ranked[0][0]))


def compared(dataset: Dataset, case: str, day: str) -> tuple[tuple[ParityItem, ParityScore], ...]:
    """Items of one review with their scores, in the order of the list."""
    scores = {row.item_id: row for row in dataset.parity_score if row.case_id == case and row.review == day}
    return tuple((item, scores[item.id]) for item in sorted(dataset.parity_item, key=lambda item: item.position)
                 if item.id in scores)


def area_gaps(lines: Sequence[tuple[ParityItem, ParityScore]]) -> tuple[AreaGap, ...]:
    """The areas with an item known of both, widest gap first."""
    found = []
    for area in AREAS:
        known = [(one.partner, one.own) for item, one in lines
                 if item.area == area and one.partner is not None and one.own is not None]
        if known:
            theirs, ours = (float(np.mean(side)) for side in zip(*known, strict=True))
            found.append(AreaGap(area, theirs, ours, len(known)))
    return tuple(sorted(found, key=lambda one: -one.gap))


def parity_share(lines: Sequence[tuple[ParityItem, ParityScore]]) -> float | None:
    """How much of what its own people get the company gives its partner's. [share]"""
    sides = [[np.nan if value is None else value for value in (one.partner, one.own)] for _, one in lines]
    return partnership.parity([side[0] for side in sides], [side[1] for side in sides]) if sides else None


def trend(dataset: Dataset, results: Results, day: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """(day, score) of each mistake, oldest first. The register of barriers keeps no past: it has one point, `day`."""
    case, costs = results.scenario.case, barriers(dataset, results)
    told = {
        MISTAKES[0]: [(day, review.barrier_score(total(costs)[1], total(costs, removed=True)[1]))],
        MISTAKES[1]: [(one, review.agreement_score(asked(dataset, case, one).found.value))
                      for one in reversed(answer_reviews(dataset, case))],
        MISTAKES[2]: [(one, review.parity_score(parity_share(compared(dataset, case, one))))
                      for one in reversed(parity_reviews(dataset, case))]}
    return {name: tuple((one, score) for one, score in points if score is not None) for name, points in told.items()}
