"""After the signature: the contract's scorecard and its months, and what a review of the partnership looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated as A

from cxmodel.schema import Flag, Quantity, Text
from cxmodel.tables.deciding import GRADES
from cxmodel.units import Unit

METRIC_KINDS = ("efficiency", "outcome", "behaviour", "people")
DIRECTIONS = ("higher", "lower", "band")
PROPOSED_BY = ("peak", "trough", "moment_of_truth", "always")
AREAS = ("brand_coaching", "tools", "leadership_time", "incentives", "career")
MISTAKES = ("forced_channels", "confused_consistency", "partner_as_resource")
_PART = {"unit": Unit.SHARE, "low": 0, "high": 1}


@dataclass(frozen=True)
class Metric:
    """A measure that a contract can use: how it is worked out, and what is published about it."""

    id: A[str, Text("Short name of the metric", key=True)]
    position: A[int, Quantity("Place in the list", Unit.COUNT, 1, 1000, True)]
    name: A[str, Text("Name on the screen")]
    kind: A[str, Text("What it measures", METRIC_KINDS)]
    definition: A[str, Text("What it says, in a sentence")]
    formula: A[str, Text("How it is worked out")]
    unit: A[str, Text("Unit")]
    direction: A[str, Text("Better when higher, lower or inside a band", DIRECTIONS)]
    low: A[float | None, Quantity("Low end of what is published", Unit.NONE)]
    typical: A[float | None, Quantity("Typical, as published", Unit.NONE)]
    high: A[float | None, Quantity("High end of what is published", Unit.NONE)]
    evidence: A[tuple[str, ...], Text("Numbers of the published figures it rests on")]
    grade: A[str, Text("Strength of the evidence", GRADES)]
    reasoning: A[str, Text("Why this range, in a sentence")]
    proposed_by: A[tuple[str, ...], Text("What in the journey calls for it", PROPOSED_BY)]


@dataclass(frozen=True)
class Contract:
    """What money hangs on the scorecard of a case."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    partner: A[str, Text("Partner it is made with")]
    monthly_fee_usd: A[float, Quantity("Fee of a month", Unit.USD_PER_MONTH, 0, 1e10)]
    at_risk: A[float, Quantity("Share of the fee that the metrics divide among them", **_PART)]
    monthly_cap: A[float, Quantity("Most of a month's fee that can be lost", **_PART)]
    earn_back: A[float, Quantity("Share of a loss that can come back", **_PART)]
    earn_back_months: A[int, Quantity("Months on target in a row until it comes back", Unit.COUNT, 1, 24, True)]


@dataclass(frozen=True)
class ContractTerm:
    """A metric as agreed: its weight, its target, and where all of its fee at risk is lost."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    metric_id: A[str, Text("Metric", key=True)]
    weight: A[float, Quantity("Weight; only proportions count", Unit.POINTS, 0, 1000)]
    target: A[float, Quantity("Value from which it is met, in the metric's unit", Unit.NONE, -1e9, 1e9)]
    bad_at: A[float, Quantity("Value at which all is lost", Unit.NONE, -1e9, 1e9)]
    band_to: A[float | None, Quantity("End of the band in which it is met", Unit.NONE, -1e9, 1e9)]
    bad_above: A[float | None, Quantity("Value above the band at which all is lost", Unit.NONE, -1e9, 1e9)]
    statement: A[str | None, Text("Of a behaviour: what can be seen or heard")]
    good_example: A[str | None, Text("What good sounds like")]
    bad_example: A[str | None, Text("What bad sounds like")]


@dataclass(frozen=True)
class Performance:
    """What a metric came to in a month; empty when nobody knows."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    month: A[str, Text("Month, such as 2026-03", key=True)]
    metric_id: A[str, Text("Metric", key=True)]
    value: A[float | None, Quantity("Value, in the metric's unit", Unit.NONE, -1e9, 1e9)]


@dataclass(frozen=True)
class Barrier:
    """Something customers are made to do so that it is easier for the company."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    id: A[str, Text("Short name of the barrier", key=True)]
    what: A[str, Text("What customers are made to do")]
    touchpoint_id: A[str | None, Text("Touchpoint at which they meet it")]
    customers_per_year: A[float, Quantity("Customers who meet it in a year", Unit.CUSTOMERS, 0, 1e10)]
    extra_contacts: A[float, Quantity("Contacts that each of them makes because of it", Unit.FACTOR, 0, 100)]
    leavers_low: A[float, Quantity("Share who leave for it, low", **_PART)]
    leavers: A[float, Quantity("Share who leave for it, typical", **_PART)]
    leavers_high: A[float, Quantity("Share who leave for it, high", **_PART)]
    decided_by: A[str | None, Text("Who decided it")]
    decided_on: A[str | None, Text("When, such as 2025-11")]
    why: A[str | None, Text("What it was meant to save")]
    removed: A[bool, Flag("Taken away since")]


@dataclass(frozen=True)
class Answer:
    """The answer that one channel gave to a question of the test; empty when it has not been asked yet."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    review: A[str, Text("Day of the review, such as 2026-05-01", key=True)]
    question: A[str, Text("What was asked, in the customer's words", key=True)]
    channel: A[str, Text("Channel that was asked", key=True)]
    answer: A[str | None, Text("What was answered, in a few words that are the same for the same answer")]


@dataclass(frozen=True)
class ParityItem:
    """Something one's own people get, with what each step looks like."""

    id: A[str, Text("Short name of the item", key=True)]
    position: A[int, Quantity("Place in the list", Unit.COUNT, 1, 1000, True)]
    area: A[str, Text("Area", AREAS)]
    question: A[str, Text("What the reviewer answers")]
    scale_0: A[str, Text("What a 0 looks like")]
    scale_1: A[str, Text("What a 1 looks like")]
    scale_2: A[str, Text("What a 2 looks like")]
    scale_3: A[str, Text("What a 3 looks like")]
    scale_4: A[str, Text("What a 4 looks like")]


@dataclass(frozen=True)
class ParityScore:
    """What the partner's people and one's own people get, as a review found it."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    review: A[str, Text("Day of the review, such as 2026-05-01", key=True)]
    item_id: A[str, Text("Item", key=True)]
    partner: A[float | None, Quantity("What the partner's people get", Unit.SCORE, 0, 4)]
    own: A[float | None, Quantity("What one's own people get", Unit.SCORE, 0, 4)]
    note: A[str | None, Text("What it rests on")]


@dataclass(frozen=True)
class Action:
    """What was agreed to do next, by whom and until when."""

    case_id: A[str, Text("Case it belongs to", key=True)]
    id: A[str, Text("Short name of the action", key=True)]
    review: A[str, Text("Day of the review it comes from, such as 2026-05-01")]
    mistake: A[str, Text("Which of the three mistakes it is against", MISTAKES)]
    what: A[str, Text("What is to be done")]
    owner: A[str | None, Text("Who sees to it")]
    due: A[str | None, Text("Until when, such as 2026-07-01")]
    done: A[bool, Flag("Done")]
