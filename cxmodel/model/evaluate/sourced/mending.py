"""A repair put where it belongs: into the rules the user set, or into the decisions that rules follow from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from cxmodel.model.evaluate.sourced.derived import CAPACITY, COUNTRY_CAP, SCALE_CAP, SCALE_COUNTRIES
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.sourcing import Change
from cxmodel.model.sourcing.rules import Barred, Ceiling, loosest
from cxmodel.scenario import Scenario, with_pair

_LOOSER = {SCALE_CAP: "cap:country", SCALE_COUNTRIES: "least:country"}
_MOST_RISK = 100.0


def with_changes(asked: Posed, scenario: Scenario, changes: Sequence[Change]) -> Scenario:
    """The scenario after all changes."""
    for change in changes:
        scenario = _with(asked, scenario, asked.told(change.rule.id), change)
    return scenario


def _with(asked: Posed, scenario: Scenario, told: Told, change: Change) -> Scenario:
    looser = told.rule.relaxed(change.amount)
    limit, gone = looser.limit, loosest(looser)
    if told.id == CAPACITY:
        name = f"more_seats:{asked.basis.sites[change.item or 0].id}"
        return _ruled(scenario, name, dict(scenario.rules).get(name, 0.0) + math.ceil(change.amount - 1e-6))
    if isinstance(told.rule, Barred):
        return _ruled(scenario, f"through:{told.id}:{asked.basis.activities[change.item or 0].id}", 1.0)
    if told.id == COUNTRY_CAP:
        return replace(scenario, country_cap=limit)
    if told.origin == "verdict":
        return _let_go(scenario, told.id.partition(":")[2], limit)
    if told.id in _LOOSER and gone:
        return _ruled(scenario, f"waived:{told.id}", 1.0)
    if told.id in _LOOSER:
        asked_before = dict(scenario.rules).get(_LOOSER[told.id], limit)
        tighter = min(limit, asked_before) if told.rule.SIGN > 0 else max(limit, asked_before)
        return _ruled(_ruled(scenario, f"waived:{told.id}", 1.0), _LOOSER[told.id], tighter)
    if gone and told.key != "shores":
        return replace(scenario, rules=with_pair(scenario.rules, told.key, None))
    return _ruled(scenario, told.key, _own_limit(scenario, told, limit))


def _own_limit(scenario: Scenario, told: Told, limit: float) -> float:
    """The limit as the user writes it, from the kernel's."""
    if told.key == "shores":
        share = float(getattr(scenario, told.id.split(":")[1]))
        return max(dict(scenario.rules)["shores"], round(abs(limit - share), 9))
    if isinstance(told.rule, Ceiling):
        return min(limit, _MOST_RISK) if told.rule.measure == "risk" else -limit
    return limit


def _let_go(scenario: Scenario, activity: str, stays: float) -> Scenario:
    """Less of an activity has to stay at home than its verdict says."""
    placed = replace(scenario, placements=with_pair(scenario.placements, activity, "outsource"))
    stays = max(stays, dict(scenario.rules).get(f"keep:{activity}", 0.0))
    return _ruled(placed, f"keep:{activity}", stays) if stays > 0 else placed


def _ruled(scenario: Scenario, key: str, limit: float) -> Scenario:
    return replace(scenario, rules=with_pair(scenario.rules, key, limit))
