"""When the rules cannot all hold: a smallest set that conflicts.

Deletion filter (Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991): a rule without which the rest is still
impossible is left out; what remains conflicts, and no longer does without any one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from cxmodel.model.sourcing.plans import possible
from cxmodel.model.sourcing.problem import Problem
from cxmodel.model.sourcing.rules import Rule
from cxmodel.model.sourcing.search import Progress


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot hold together, none of them to spare.

    proven : whether the time sufficed to tell of each that it is needed; else there may be one too many.
    """

    rules: tuple[Rule, ...]
    proven: bool
    seconds: float


def conflict(problem: Problem, rules: Sequence[Rule], time_limit: float = 20.0,
             on_progress: Callable[[Progress], None] | None = None,
             cancelled: Callable[[], bool] | None = None) -> Conflict:
    """Rules that conflict and of which any one could be dropped to end it; none when all can hold.

    Rules are left out from the end, whole blocks first: of several conflicts the one that stands first is named,
    so put first what a reader would look for. time_limit : of each question whether rules can hold together. [s]
    on_progress : told for how many of the rules it is known whether they are needed; its value is the number that are.
    """
    begun, unsure = perf_counter(), []

    def fails(some: Sequence[Rule]) -> bool:
        told = None if cancelled is not None and cancelled() else possible(problem, some, time_limit, cancelled)
        if told is None:
            unsure.append(some)
        return told is False

    if not fails(rules):
        return Conflict((), not unsure, perf_counter() - begun)
    settled: list[bool] = []

    def tell(needed: bool, count: int) -> None:
        settled.extend([needed] * count)
        if on_progress is not None:
            on_progress(Progress(sum(settled), 0.0, perf_counter() - begun, len(settled) / len(rules)))

    kept = _needed(list(rules), [], fails, tell)
    return Conflict(tuple(kept), not unsure, perf_counter() - begun)


def _needed(tried: list[Rule], rest: list[Rule], fails: Callable[[Sequence[Rule]], bool],
            tell: Callable[[bool, int], None]) -> list[Rule]:
    """Those of the tried rules that are needed beside the rest; tried and rest together cannot hold."""
    if not tried:
        return []
    if fails(rest):
        tell(False, len(tried))
        return []
    if len(tried) == 1:
        tell(True, 1)
        return tried
    half = len(tried) // 2
    later = _needed(tried[half:], rest + tried[:half], fails, tell)
    return _needed(tried[:half], rest + later, fails, tell) + later
