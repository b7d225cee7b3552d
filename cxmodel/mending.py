"""A scenario carried over to other data: what is gone is left out, what is new finds its place, the rest stays."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.scenario import Scenario, from_json, inside_theme, normalised, starting, to_json
from cxmodel.scenario.members import unknown

WHERE = "Saved work"
_SAME = 1e-9


def mended(scenario: Scenario, dataset: Dataset, was: Dataset) -> Scenario | None:
    """The scenario under `dataset`, when it was made under `was`; None when its case is gone.

    Decisions on rows that are gone are left out; the weights of the themes that stay keep their proportions.
    Weights nobody has touched follow the framework. Beside touched ones a new theme waits at 0, and a new
    criterion takes the part of its theme that the framework gives it.
    """
    found = mended_text(to_json(scenario), dataset)
    if found is None:
        return None
    if _close(scenario, starting(was, scenario.case)):
        found = replace(found, theme_weights=starting(dataset, found.case).theme_weights)
    return replace(found, criterion_weights=_with_room(found, dataset, was))


def mended_text(text: str, dataset: Dataset) -> Scenario | None:
    """The scenario of a text without what the dataset does not know; None when it is none, or its case is gone."""
    try:
        return _with_whole_plan(from_json(_known_part(text, dataset), dataset, WHERE), text)
    except CxError:
        return None


def _with_whole_plan(scenario: Scenario, text: str) -> Scenario:
    """A chosen plan stays as it was chosen: what of it can no longer be, `evaluate` leaves out and tells."""
    chosen = json.loads(text).get("chosen")
    try:
        return replace(scenario, chosen=tuple(chosen.items())) if isinstance(chosen, dict) else scenario
    except (CxError, TypeError):
        return scenario


def _known_part(text: str, dataset: Dataset) -> str:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if not isinstance(body, dict):
        return text
    kept = {name: _known_members(name, value, body, dataset) for name, value in body.items()}
    if isinstance(weights := kept.get("theme_weights"), dict):
        kept["theme_weights"] = {row.id: weights.get(row.id, 0.0) for row in dataset.theme}
    return json.dumps(kept)


def _known_members(name: str, value: Any, body: dict[str, Any], dataset: Dataset) -> Any:
    """A named value of a scenario without the members that lead nowhere."""
    if name == "version" or not unknown(name, value, body, dataset, WHERE):
        return value
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not unknown(name, {key: item}, body, dataset, WHERE)}
    if isinstance(value, list):
        return [item for item in value if not unknown(name, [item], body, dataset, WHERE)]
    return value


def _close(scenario: Scenario, other: Scenario) -> bool:
    """Whether the themes weigh the same."""
    one, two = dict(scenario.theme_weights), dict(other.theme_weights)
    return one.keys() == two.keys() and all(abs(one[name] - two[name]) < _SAME for name in one)


def _with_room(scenario: Scenario, dataset: Dataset, was: Dataset) -> tuple[tuple[str, float], ...]:
    """Weights inside the themes, with room for new criteria in those that somebody has weighed."""
    given = dict(scenario.criterion_weights)
    before = {row.id for row in was.criterion if row.kind == "score"}
    untouched = replace(scenario, criterion_weights=())
    for theme in dataset.theme:
        inside = inside_theme(untouched, dataset, theme.id)
        new = {name: share for name, share in inside.items() if name not in before and name not in given}
        old = {name: given.get(name, share) for name, share in inside.items() if name not in new}
        if new and any(name in given for name in old):
            left = 1.0 - sum(new.values())
            given |= new | {name: left * share for name, share in normalised(old)}
    return tuple(sorted(given.items()))
