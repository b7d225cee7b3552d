"""The difference of two scenarios in words, decisions apart from assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario
from cxmodel.schema import Field, fields_of
from cxmodel.tables import FACTORS, SHORES
from cxmodel.units import Unit, in_unit, number, percent

NAMES = {
    "onshore": "Onshore", "nearshore": "Nearshore", "offshore": "Offshore", "country_cap": "One country at most",
    "overlap_hours": "Shared hours at least", "moved_share": "Work that moves", "shared_out": "Shared work may move",
    "keep_above": "Keep above", "outsource_below": "Outsource below", "veto_at": "Veto at",
    "horizon_years": "Years counted", "objective": "Plan is best at", "excluded_countries": "Countries ruled out",
    "case": "Case",
}
OBJECTIVES = {"risk_adjusted": "saving less risk", "cost": "saving", "risk": "least risk"}
SHARED = ("theme_weights", "factor_weights", "shores")
_TINY = 5e-4


@dataclass(frozen=True)
class Change:
    """One difference: what, from, to.

    `kind` is "decision" or "assumption"; `group` names the shares that add up to 1 together, and
    `size` says how far this one moved.
    """

    kind: str
    group: str
    subject: str
    before: str
    after: str
    size: float

    def __str__(self) -> str:
        return f"{self.subject} {self.before} → {self.after}"


def differences(before: Scenario, after: Scenario, dataset: Dataset) -> tuple[Change, ...]:
    """Every difference, the one that was moved first in each group of shares that add up to 1."""
    found: list[Change] = []
    for field in fields_of(Scenario):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if one != other:
            found += _field_changes(field, one, other, dataset, after.case)
    return tuple(found)


def summary(before: Scenario, after: Scenario, dataset: Dataset) -> str:
    """The change in a few words: the moved share, not all those that made room for it.

    An empty text means that nothing changed.
    """
    if before.case != after.case:
        return f"Case: {dataset.case_named(after.case).name}"
    changes = differences(before, after, dataset)
    shown = _movers(changes)
    words = [str(change) for change in shown[:2]]
    more = len(shown) - 2
    return ", ".join(words) + (f" and {more} more" if more > 0 else "")


def _movers(changes: tuple[Change, ...]) -> list[Change]:
    """Of every group of shares that add up to 1 only the one that was moved most."""
    moved = list(changes)
    for group in SHARED:
        mine = [change for change in changes if change.group == group]
        if len(mine) > 1:
            keep = max(mine, key=lambda change: change.size)
            moved = [change for change in moved if change not in mine or change is keep]
    return moved


def _field_changes(field: Field, one: Any, other: Any, dataset: Dataset, case: str) -> list[Change]:
    kind = "assumption" if field.name == "overrides" else "decision"
    if isinstance(one, tuple) and not (field.many and field.name == "excluded_countries"):
        return [change for name in dict([*one, *other])
                if (change := _pair(field.name, kind, name, dict(one).get(name), dict(other).get(name), dataset, case))]
    if field.name == "excluded_countries":
        return [Change(kind, "", NAMES[field.name], _list(one), _list(other), 0.0)]
    if isinstance(one, float | int) and not isinstance(one, bool):
        unit = getattr(field.spec, "unit", Unit.NONE)
        group = "shores" if field.name in SHORES else ""
        return [Change(kind, group, NAMES[field.name], in_unit(one, unit), in_unit(other, unit), abs(other - one))]
    told = [OBJECTIVES.get(str(value), str(value)) for value in (one, other)]
    return [Change(kind, "", NAMES[field.name], told[0], told[1], 0.0)]


def _pair(group: str, kind: str, name: str, one: Any, other: Any, dataset: Dataset, case: str) -> Change | None:
    if group == "overrides":
        row = dataset.assumptions[name]
        unit = next((unit for unit in Unit if unit.value == row.unit), Unit.NONE)
        told = [in_unit(row.typical if value is None else value, unit) for value in (one, other)]
        return Change(kind, "", row.name, told[0], told[1], 0.0)
    activity = {row.id: row.name for row in dataset.activities_of(case)}
    if group == "placements":
        return Change(kind, "", activity.get(name, name), one or "by score", other or "by score", 0.0)
    if group == "factor_scores":
        row, factor = name.split(":")
        told = ["as entered" if value is None else number(value, digits=1) for value in (one, other)]
        return Change(kind, "", f"{activity.get(row, row)}, {factor.replace('_', ' ')}", told[0], told[1], 0.0)
    first, second = float(one or 0.0), float(other or 0.0)
    if abs(first - second) < _TINY:
        return None
    labels = {row.id: row.short_name for row in dataset.theme} | {row.id: row.name for row in dataset.criterion}
    labels |= {factor: factor.replace("_", " ").capitalize() for factor in FACTORS}
    return Change(kind, group, labels.get(name, name), percent(first), percent(second), abs(second - first))


def _list(countries: tuple[str, ...]) -> str:
    return ", ".join(countries) or "none"
