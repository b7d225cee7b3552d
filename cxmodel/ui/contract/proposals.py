"""What the journey asks the contract to measure: its peaks, troughs and moments of truth, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmodel.dataset import Dataset
from cxmodel.model.journey import PEAK, TROUGH, turns
from cxmodel.scenario import Scenario
from cxmodel.tables import Metric
from cxmodel.ui.vendors.phrases import listed
from cxmodel.units import number

MOMENT, ALWAYS = "moment_of_truth", "always"
NAMES = {MOMENT: ("moment of truth", "moments of truth"), TROUGH: ("trough", "troughs"), PEAK: ("peak", "peaks")}
BECAUSE = {
    MOMENT: "Here customers decide whether they stay, so measure what they take away from it.",
    TROUGH: "Here customers are let down, so measure whether it is put right.",
    PEAK: "Here customers are delighted, so measure that it stays so when others serve it.",
    ALWAYS: "Whatever the journey: without these nobody can tell how customers are served.",
}


@dataclass(frozen=True)
class Call:
    """One reason to measure: kind of place, places of the journey as told, and the metrics that the library names."""

    kind: str
    told: str
    because: str
    metrics: tuple[Metric, ...]


def calls(data: Dataset, scenario: Scenario, locale: str = "en_US") -> tuple[Call, ...]:
    """The journey's calls, moments of truth first; those for every contract last. A kind that nothing asks for is
    left out."""
    found = []
    for kind, places in places_of(data, scenario).items():
        metrics = tuple(row for row in data.metric if kind in row.proposed_by)
        if metrics and (places or kind == ALWAYS):
            found.append(Call(kind, _told(kind, places, locale), BECAUSE[kind], metrics))
    return tuple(found)


def places_of(data: Dataset, scenario: Scenario) -> dict[str, list[tuple[str, float]]]:
    """Names of touchpoints with their emotion by kind of place, the strongest feelings first."""
    changed, moments = dict(scenario.emotions), dict(scenario.moments)
    rows = data.touchpoints_of(scenario.case)
    feelings = [float(changed.get(row.id, row.emotion)) for row in rows]
    marks = turns(feelings)
    named = [(row.name, feeling) for row, feeling in zip(rows, feelings, strict=True)]
    truths = [one for one, row in zip(named, rows, strict=True)
              if moments.get(row.id, "yes" if row.moment_of_truth else "no") == "yes"]
    turned = {kind: [one for one, mark in zip(named, marks, strict=True) if mark == kind] for kind in (TROUGH, PEAK)}
    return {kind: sorted(places, key=lambda one: -abs(one[1]))
            for kind, places in ({MOMENT: truths} | turned | {ALWAYS: []}).items()}


def _told(kind: str, places: Sequence[tuple[str, float]], locale: str) -> str:
    if kind == ALWAYS:
        return "Every contract"
    one, many = NAMES[kind]
    names = listed([f"{name} ({number(feeling, locale, 1)})" for name, feeling in places], 2)
    return f"{number(len(places), locale)} {one if len(places) == 1 else many}: {names}"
