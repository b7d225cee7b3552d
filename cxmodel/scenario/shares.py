"""Shares that add up to 1: one is moved, the others make room; and pairs of a name and a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.scenario.decided import Pairs, Scenario
from cxmodel.tables import SHORES


def rebalance(weights: Mapping[str, float], moved: str, value: float) -> dict[str, float]:
    """Set one share; the others keep their proportions and all still add up to 1.

    >>> rebalance({"a": 0.1, "b": 0.6, "c": 0.3}, "a", 0.55)
    {'a': 0.55, 'b': 0.3, 'c': 0.15}
    """
    value = min(1.0, max(0.0, value))
    rest = {name: weight for name, weight in weights.items() if name != moved}
    total = sum(rest.values())
    scale = {n: (w / total if total > 0 else 1 / len(rest)) for n, w in rest.items()} if rest else {}
    return {name: value if name == moved else round(scale[name] * (1 - value), 12) for name in weights}


def normalised(weights: Mapping[str, float]) -> Pairs:
    """Weights that add up to 1, in the order given; all equal when all are zero."""
    total = sum(weights.values())
    count = len(weights)
    if abs(total - 1) < 1e-9:
        return tuple(weights.items())
    return tuple((name, value / total if total > 0 else 1 / count) for name, value in weights.items())


def completed(given: Mapping[str, float], start: Mapping[str, float]) -> dict[str, float]:
    """All weights of a group: those not given share what the given ones leave of 1, as they did at the start.

    >>> completed({"a": 0.4}, {"a": 0.2, "b": 0.6, "c": 0.2})
    {'a': 0.4, 'b': 0.45, 'c': 0.15}
    """
    left = max(0.0, 1.0 - sum(given.values()))
    missing = {name: weight for name, weight in start.items() if name not in given}
    rest = sum(missing.values())
    part = {name: weight / rest if rest > 0 else 1 / len(missing) for name, weight in missing.items()}
    return {name: given[name] if name in given else round(left * part[name], 12) for name in start}


def with_pair(pairs: Iterable[tuple[str, Any]], name: str, value: Any | None) -> tuple[tuple[str, Any], ...]:
    """The pairs with one set (or taken out when `value` is None), sorted so that equal means equal."""
    kept = {key: item for key, item in pairs if key != name}
    if value is not None:
        kept[name] = value
    return tuple(sorted(kept.items()))


def shore_shares(scenario: Scenario) -> dict[str, float]:
    """The three geography shares by name."""
    return {name: getattr(scenario, name) for name in SHORES}


def among_themes(scenario: Scenario, dataset: Dataset) -> dict[str, float]:
    """Weights of the themes as they count, adding up to 1; one without a scored criterion is left out. [share]

    Where all that count stand at 0, every criterion counts the same, so a theme counts by how many it has.
    """
    scored = Counter(row.theme_id for row in dataset.criterion if row.kind == "score")
    given = {row.id: scenario.weight(row.id) for row in dataset.theme if scored[row.id]}
    return dict(normalised(given if any(given.values()) else {name: float(scored[name]) for name in given}))


def inside_theme(scenario: Scenario, dataset: Dataset, theme: str) -> dict[str, float]:
    """Shares of the scored criteria of a theme, adding up to 1; as the framework has them where nobody set them.

    Gates pass or fail and carry no share.
    """
    given = dict(scenario.criterion_weights)
    return dict(normalised({row.id: given.get(row.id, row.default_weight)
                            for row in dataset.criterion if row.theme_id == theme and row.kind == "score"}))
