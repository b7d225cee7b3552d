"""A small contract worked by hand: three metrics and a behaviour that is watched but carries no fee, three months."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.tables import Contract, ContractTerm, Metric, Performance, Touchpoint

CASE = "alder"


def metric(name: str, position: int, kind: str, **more: Any) -> Metric:
    """A metric of the library; what is not said is plain."""
    base: dict[str, Any] = {
        "id": name.lower().replace(" ", "_"), "position": position, "name": name, "kind": kind,
        "definition": f"What {name} says.", "formula": "Met contacts / all contacts", "unit": "share",
        "direction": "higher", "low": None, "typical": None, "high": None, "evidence": (), "grade": "judgement",
        "reasoning": "Nothing is published.", "proposed_by": ()}
    return Metric(**{**base, **more})


METRICS = (
    metric("FCR", 1, "outcome", low=0.70, typical=0.72, high=0.80, evidence=("E-001", "E-007"), grade="B",
           proposed_by=("moment_of_truth", "trough")),
    metric("AHT", 2, "efficiency", unit="seconds", direction="lower", low=280.0, typical=300.0, high=360.0),
    metric("CSAT", 3, "outcome", unit="points", low=3.7, typical=4.2, high=4.5, proposed_by=("always",)),
    metric("Says it back", 4, "behaviour", proposed_by=("trough",)),
    metric("Occupancy", 5, "efficiency", direction="band", low=0.75, typical=0.8, high=0.85),
    metric("Attrition", 6, "people", direction="lower", low=0.2, typical=0.3, high=0.45),
    metric("NPS", 7, "outcome", unit="points", low=30.0, typical=50.0, high=70.0, evidence=("E-023",), grade="C",
           proposed_by=("peak",)),
)


def term(name: str, weight: float, target: float, bad_at: float, **more: Any) -> ContractTerm:
    """A term of the sample case."""
    base: dict[str, Any] = {"band_to": None, "bad_above": None, "statement": None, "good_example": None,
                            "bad_example": None}
    return ContractTerm(CASE, name, weight, target, bad_at, **{**base, **more})


SAID = "Repeats the problem in own words before solving it."
TERMS = (term("fcr", 50, 0.75, 0.65), term("aht", 30, 300, 360), term("csat", 20, 4.2, 3.7),
         term("says_it_back", 0, 0.9, 0.6, statement=SAID, good_example="So your router blinks red?",
              bad_example="=HYPERLINK(\"x\")"))
CONTRACT = Contract(CASE, "Heronlight Care", 100_000.0, 0.10, 0.04, 0.5, 2)
MONTHS = {"2026-01": (0.70, 330.0, 4.0, 0.9), "2026-02": (0.76, 290.0, None, 0.9), "2026-03": (0.75, 315.0, 4.3, 0.9)}


def rows(months: dict[str, tuple[float | None, ...]] = MONTHS) -> tuple[Performance, ...]:
    """Performance by month, of the terms in their order."""
    return tuple(Performance(CASE, month, one.metric_id, value) for month, values in months.items()
                 for one, value in zip(TERMS, values, strict=True))


def touchpoint(name: str, position: int, emotion: float, moment: bool = False, **more: Any) -> Touchpoint:
    """A touchpoint of the sample case."""
    base: dict[str, Any] = {
        "stage": "use", "channel": "phone", "activity_id": None, "contacts_per_year": 1000.0, "process": None,
        "data": None, "people": None, "technology": None, "touch": "high_touch", "touch_reason": None,
        "served_by": "in_house", "outsourcer": None}
    return Touchpoint(CASE, name.lower().replace(" ", "_"), position, name=name, emotion=emotion,
                      moment_of_truth=moment, **{**base, **more})


JOURNEY = (touchpoint("Sees an offer", 1, 0.4), touchpoint("Opens the box", 2, 1.6), touchpoint("First bill", 3, 0.2),
           touchpoint("Waits for a repair", 4, -1.7, True), touchpoint("Renews", 5, 0.5, True))


def agreed(dataset: Dataset) -> Dataset:
    """The shipped dataset with this contract as the only one."""
    return replace(bare(dataset), contract=(CONTRACT,), contract_term=TERMS, performance=rows())


def bare(dataset: Dataset) -> Dataset:
    """The library and the journey, and no contract yet."""
    return replace(dataset, metric=METRICS, touchpoint=JOURNEY, barrier=(), contract=(), contract_term=(),
                   performance=())
