"""Questions near a plan: the same sites only, and fewer small splits; quick to solve, and often better as evaluated.

The charges for queues are right for one plan only. Solved anew among the sites that this plan opens (a neighbourhood
as in Danna, Rothberg and Le Pape, 2005), with them and with small splits forbidden, other plans come up whose
evaluated figure may be the better one.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxmodel.model.evaluate.sourced.told import Posed
from cxmodel.model.sourcing.problem import Array
from cxmodel.model.sourcing.rules import LeastShare, Rule

SMALL_SPLIT = 0.1
LITTLE = 1e-9


def narrowed(posed: Posed, shares: Array) -> Posed:
    """The same question among home and the sites that a plan opens. shares : shape (A, S + 1)."""
    opened = np.asarray(shares, float).max(axis=0) > LITTLE
    opened[posed.problem.home] = True
    return replace(posed, problem=replace(posed.problem, allowed=posed.problem.allowed & opened[None, :]))


def least_shares(posed: Posed) -> tuple[float, ...]:
    """What to forbid in turn: nothing, then small splits unless a rule says already how small they may be."""
    return (0.0,) if any(isinstance(told.rule, LeastShare) for told in posed.rules) else (0.0, SMALL_SPLIT)


def unsplit(least: float) -> tuple[Rule, ...]:
    """The rule that leaves small splits out: a site has at least this share of an activity or none of it."""
    return (LeastShare(id="small splits", limit=least),) if least > 0 else ()
