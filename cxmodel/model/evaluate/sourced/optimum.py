"""The best plan under the rules: solved exactly, evaluated, its queues corrected, and checked outside the solver."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from time import perf_counter

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.held import held
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.results import Results
from cxmodel.model.evaluate.sourced import queues
from cxmodel.model.evaluate.sourced.checks import ROUNDING, Missing, broken_by, missing_to
from cxmodel.model.evaluate.sourced.known import Figures, figures_of, known, remember
from cxmodel.model.evaluate.sourced.lean import lean
from cxmodel.model.evaluate.sourced.nearby import least_shares, narrowed, unsplit
from cxmodel.model.evaluate.sourced.posing import posed
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.sourcing import Answer, Plan, Progress, plan_of, solve, violations
from cxmodel.model.sourcing.rules import Ceiling, Rule
from cxmodel.scenario import Scenario, with_plan

ROUNDS, MOST_ROUNDS = 3, 6
GAP, SECONDS, NEAR_SECONDS = 1e-4, 20.0, 3.0
SAME, HAIR = 1e-6, 1e-7

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, eq=False)
class Optimised:
    """The best plan found and how sure it is.

    state : optimal (within the asked gap), stopped (time, cancelled, or no plan passed the check; there may be a plan)
        or impossible (no plan obeys the rules: see `conflict_of`). placements : activity, site, share; what is left
        stays at home. results : as `evaluate` gives them for the plan; None without a plan. gap : how far the
        objective may still be from the best, relative, as the solver counts it. seconds : all rounds. reckoned : the
        best objective as the solver counted it; evaluated : as the results have it; a saving [USD/year], or the
        negative of the risk [points]. broken : rules that every plan found breaks by its evaluated figures; such a
        plan is not handed out, and missing says by how much it missed them. posed : the question with the charges
        that this plan's queues showed. compared : plans known of the same world when it was last compared with them.
    """

    state: str
    placements: tuple[Placement, ...]
    results: Results | None
    gap: float
    seconds: float
    reckoned: float
    evaluated: float
    broken: tuple[Told, ...]
    posed: Posed
    rounds: int
    missing: Missing = ()
    compared: int = 0

    @property
    def difference(self) -> float:
        """Evaluated less reckoned: what whole people in whole queues change. [as the objective]"""
        return self.evaluated - self.reckoned if self.results is not None else 0.0


def optimise(dataset: Dataset, scenario: Scenario, *, gap: float = GAP, time_limit: float = SECONDS,
             on_progress: OnProgress | None = None, cancelled: Cancelled | None = None) -> Optimised:
    """The plan with the best objective of the scenario that obeys every rule.

    gap : near enough, relative. time_limit : of all rounds together [s]. on_progress, cancelled : as in the kernel.
    Solved, then evaluated; where the queues of the plan cost something else than reckoned the charges are
    corrected and it is solved again, at most three times (six while every plan so far breaks a rule by its evaluated
    figures); then a few times more near the best plan. The plan with the best evaluated figure is kept, of all that
    are known of the same world (see `upheld`); one that breaks a rule is not shown. The search itself gives the same
    plan for the same arguments unless the time runs out. Errors: CxError as `posed`.
    """
    searched = _searched(dataset, scenario, gap, time_limit, on_progress, cancelled)
    found = upheld(dataset, scenario, _shown(searched))
    if found.results is not None:
        remember(dataset, scenario, found.placements, figures_of(found.results))
    usual = gap == GAP and time_limit == SECONDS and not scenario.chosen
    if usual and not (cancelled is not None and cancelled()):
        _MEMORY.keep((dataset, scenario), found)
    return found


def _searched(dataset: Dataset, scenario: Scenario, gap: float, time_limit: float, on_progress: OnProgress | None,
              cancelled: Cancelled | None) -> Optimised:
    """Round after round, the best plan kept."""
    begun, asked = perf_counter(), posed(dataset, replace(scenario, chosen=()))
    best, last, answer = None, None, None
    for count in range(1, MOST_ROUNDS + 1):
        if count > ROUNDS and not (best is not None and best.broken):
            break
        left = max(time_limit - (perf_counter() - begun), 0.05)
        answer = _solved(asked, last, gap, left, on_progress, cancelled)
        if answer.state == "impossible" and last is None:
            asked = _spared(dataset, scenario, asked, cancelled)
            answer = _solved(asked, None, gap, left, on_progress, cancelled)
        if answer.plan is None or (last is not None and np.abs(answer.plan.shares - last.shares).max() < SAME):
            break
        found = _evaluated(dataset, scenario, asked, answer, count)
        best, last, asked = found if best is None or _better(found, best) else best, answer.plan, found.posed
        if answer.state == "stopped" or (cancelled is not None and cancelled()):
            break
    if best is not None:
        left = min(time_limit - (perf_counter() - begun), NEAR_SECONDS)
        best = _improved(dataset, scenario, best, gap, left, cancelled)
        return replace(best, seconds=perf_counter() - begun)
    state = answer.state if answer is not None else "stopped"
    return Optimised(state, (), None, np.inf, perf_counter() - begun, np.nan, np.nan, (), asked, 1)


def _improved(dataset: Dataset, scenario: Scenario, best: Optimised, gap: float, seconds: float,
              cancelled: Cancelled | None) -> Optimised:
    """The best plan, or a better one near it by the evaluated figures. The least risk has no queues to gain from."""
    if best.state != "optimal" or best.posed.objective == "risk":
        return best
    begun, asked = perf_counter(), best.posed
    near = narrowed(asked, asked.shares(best.placements))
    for least in least_shares(asked):
        left = seconds - (perf_counter() - begun)
        if left <= 0 or (cancelled is not None and cancelled()):
            break
        answer = _solved(near, None, gap, left, None, cancelled, unsplit(least))
        if answer.plan is None:
            continue
        found = _evaluated(dataset, scenario, asked, answer, best.rounds)
        best = replace(found, state=best.state, gap=best.gap) if _better(found, best) else best
    return best


def _shown(found: Optimised) -> Optimised:
    """What is handed out: a plan that breaks a rule is not."""
    if not found.broken:
        return found
    return replace(found, state="stopped", placements=(), results=None, gap=np.inf, reckoned=np.nan, evaluated=np.nan)


class _Memory:
    """The newest answers with the usual gap and time, by what they answer; several threads may ask."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[tuple[Dataset, Scenario], Optimised] = OrderedDict()

    def known(self, key: tuple[Dataset, Scenario]) -> Optimised | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: tuple[Dataset, Scenario], found: Optimised) -> None:
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


_MEMORY = _Memory(32)


def settled(dataset: Dataset, scenario: Scenario, cancelled: Cancelled | None = None) -> Optimised:
    """`optimise` with its usual gap and time, remembered: what frontier, prices, conflict and cards start from.

    Which plan was chosen makes no difference; an answer that was cancelled is not remembered.
    """
    key = dataset, replace(scenario, chosen=())
    before = _MEMORY.known(key)
    if before is None:
        return optimise(*key, cancelled=cancelled)
    found = upheld(*key, before)
    _MEMORY.keep(key, found)
    return found


def upheld(dataset: Dataset, scenario: Scenario, found: Optimised) -> Optimised:
    """The answer, or a plan that was found for another question, obeys every rule and evaluates better.

    So a rule more shows no better plan than was known without it, once the answer without it is looked at again, and
    of several cards each has the best plan by its own measure. Nothing is solved. Its gap and state stay those of the
    search; where that found no plan the state is "stopped". scenario : the one that was answered.
    """
    told, plans = known(dataset, scenario)
    if told == found.compared:
        return found
    asked = posed(dataset, replace(scenario, chosen=()))
    shown = found.results is not None and not found.broken
    least = found.evaluated + SAME * max(abs(found.evaluated), 1.0) if shown else -np.inf
    better = sorted(((figures.worth(asked.objective), plan) for plan, figures in plans.items()
                     if figures.worth(asked.objective) > least and _within(asked, figures)), reverse=True)
    for _, placements in better:
        plan = plan_of(asked.problem, asked.shares(placements))
        if violations(asked.problem, _by_addition(asked), plan, ROUNDING):
            continue
        state, value = found.state if shown else "stopped", plan.value(asked.objective)
        answer = Answer(state, plan, value, value, found.gap, found.seconds)
        other = _evaluated(dataset, scenario, asked, answer, found.rounds)
        if not other.broken:
            own = worth_of(plan_of(other.posed.problem, plan.shares), asked.objective)
            reckoned = found.reckoned if shown else own
            return replace(other, reckoned=reckoned, compared=told)
    return replace(found, compared=told)


def _within(asked: Posed, figures: Figures) -> bool:
    """Whether the evaluated figures keep the rules on saving and risk."""
    kept = {"risk": (figures.risk, 1.0), "cost": (-figures.net, asked.baseline)}
    return all(kept[told.rule.measure][0] - told.rule.limit <= ROUNDING * kept[told.rule.measure][1]
               for told in asked.rules if isinstance(told.rule, Ceiling))


def _by_addition(asked: Posed) -> tuple[Rule, ...]:
    return tuple(rule for rule in asked.asked if not isinstance(rule, Ceiling))


def chosen_by(dataset: Dataset, scenario: Scenario, placements: tuple[Placement, ...]) -> Scenario:
    """The scenario with this plan chosen; everything else as it was. Errors: CxError for shares above 1."""
    return with_plan(scenario, placements, dataset)


def worth_of(plan: Plan, objective: str) -> float:
    """What the solver counted for a plan: a saving, or the negative of the risk."""
    return -plan.value(objective)


def _solved(asked: Posed, last: Plan | None, gap: float, seconds: float, on_progress: OnProgress | None,
            cancelled: Cancelled | None, more: tuple[Rule, ...] = ()) -> Answer:
    """One solve; for the least risk a second one that takes the cheapest of the safest plans. more : rules on top."""
    problem, rules = lean(asked.problem, (*asked.asked, *more))
    first = solve(problem, rules, asked.objective, gap, seconds, last, on_progress=on_progress, cancelled=cancelled)
    if asked.objective != "risk" or first.plan is None or first.state != "optimal":
        return first
    cap = Ceiling(id="least risk", measure="risk", limit=first.value + HAIR * asked.problem.scale("risk"), step=1.0)
    second = solve(problem, (*rules, cap), "adjusted", gap, max(seconds - first.seconds, 0.05),
                   first.plan, cancelled=cancelled)
    return second if second.plan is not None else first


def _spared(dataset: Dataset, scenario: Scenario, asked: Posed, cancelled: Cancelled | None) -> Posed:
    """The question with the charges of the plan that saves most, where a rule on saving may ask for just that plan."""
    if not any(key == "saving" for key, _ in scenario.rules):
        return asked
    free = replace(scenario, objective="cost", rules=tuple(pair for pair in scenario.rules if pair[0] != "saving"))
    most = settled(dataset, free, cancelled)
    return asked if most.results is None else queues.charged(asked, queues.of_plan(asked, most.results.plan))


def _evaluated(dataset: Dataset, scenario: Scenario, asked: Posed, answer: Answer, count: int) -> Optimised:
    """What the plan really gives, and the question with the charges of its queues."""
    assert answer.plan is not None
    placements = asked.placements(answer.plan.shares)
    results = held(dataset, scenario, placements)
    corrected = queues.charged(asked, queues.of_plan(asked, results.plan))
    broken = broken_by(asked, answer.plan.shares, results)
    return Optimised(answer.state, placements, results, answer.gap, answer.seconds,
                     worth_of(answer.plan, asked.objective), figures_of(results).worth(asked.objective),
                     broken, corrected, count, missing_to(asked, broken, results))


def _better(one: Optimised, other: Optimised) -> bool:
    """Whether a plan is to be kept instead of another one: rules first, then the evaluated figure."""
    return (-len(one.broken), one.evaluated) > (-len(other.broken), other.evaluated)
