"""Rules that make no sense for a problem, told all at once before anything is solved."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from cxmodel.errors import CxError, raise_all
from cxmodel.model.sourcing.problem import KINDS, MEASURES, Problem
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Floor,
    Incumbents,
    KeepHome,
    MustGo,
    Rule,
)

COUNTED = KINDS[:4]


def check(problem: Problem, rules: Sequence[Rule]) -> None:
    """Errors: CxError for every rule whose limit, step or target is not there, or whose id is used twice."""
    twice = [name for name, count in Counter(rule.id for rule in rules).items() if count > 1]
    faults = [CxError("Two rules have the same id", f"Rule {name}", "Give each rule an id of its own.")
              for name in twice]
    for rule in rules:
        faults += [CxError(what, f"Rule {rule.id}", mend) for what, mend in _faults(problem, rule)]
    raise_all(faults)


def _faults(problem: Problem, rule: Rule) -> list[tuple[str, str]]:
    found = []
    if not (rule.LOW <= rule.limit <= rule.HIGH) or not math.isfinite(rule.limit):
        found.append((f"Its limit is {rule.limit:g}", f"Enter a number from {rule.LOW:g} to {rule.HIGH:g}."))
    if not (rule.step > 0 and math.isfinite(rule.step)):
        found.append((f"Its step is {rule.step:g}", "Enter a step above 0."))
    kind = getattr(rule, "kind", "site")
    if kind not in (COUNTED if isinstance(rule, AtMost | AtLeast) else KINDS):
        found.append((f"It speaks of a '{kind}'", f"Use one of: {', '.join(KINDS)}."))
    elif _missing(problem, rule, kind):
        found.append(("It speaks of something that is not there", "Choose it anew or remove the rule."))
    if getattr(rule, "of", "all") not in ("all", "moved") or getattr(rule, "measure", "cost") not in MEASURES:
        found.append(("It measures something unknown", f"Use all or moved, or one of: {', '.join(MEASURES)}."))
    if isinstance(rule, KeepHome) and problem.home < 0:
        found.append(("There is no home to keep work at", "Remove the rule, or give the problem a home."))
    return found


def _missing(problem: Problem, rule: Rule, kind: str) -> bool:
    """Whether an activity, site, vendor, country or shore is named that the problem does not have."""
    acts, sites = problem.allowed.shape
    groups = int(problem.groups(kind).max(initial=-1)) + 1
    if isinstance(rule, KeepHome | MustGo) and not 0 <= rule.activity < acts:
        return True
    if isinstance(rule, Cap | Floor | MustGo) and kind != "moved":
        return rule.index is not None and not 0 <= rule.index < groups
    if isinstance(rule, Incumbents):
        return not all(0 <= index < problem.vendor_cost.size for index in rule.vendors)
    if isinstance(rule, Capacity):
        return not all(0 <= site < sites for site, _ in rule.more)
    if isinstance(rule, Barred):
        return not all(0 <= act < acts and 0 <= site < sites for act, site in rule.pairs)
    return False
