"""The same question in fewer columns: what rules forbid outright is not offered to the solver at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cxmodel.model.sourcing import Problem
from cxmodel.model.sourcing.rules import Barred, KeepHome, Rule


def lean(problem: Problem, rules: Sequence[Rule]) -> tuple[Problem, tuple[Rule, ...]]:
    """A problem and rules with the same plans: placements ruled out, and work that stays home whole, are gone.

    The rules left out hold by themselves in every plan of the smaller problem; nothing else changes.
    """
    allowed, left = np.array(problem.allowed), []
    for rule in rules:
        if isinstance(rule, Barred):
            for act, site in rule.ruled_out:
                allowed[act, site] = False
        elif isinstance(rule, KeepHome) and rule.limit >= 1.0:
            allowed[rule.activity] &= np.arange(allowed.shape[1]) == problem.home
        else:
            left.append(rule)
    if not allowed.any(axis=1).all():
        return problem, tuple(rules)
    return replace(problem, allowed=allowed), tuple(left)
