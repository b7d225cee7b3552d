"""When the rules cannot all hold: the smallest set that conflicts in one sentence, and the smallest repair.

Or when whole people in whole queues miss a rule by a little: by how much, and how far to loosen it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from time import perf_counter

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model.evaluate.sourced.checks import Missing
from cxmodel.model.evaluate.sourced.derived import SCALE_COUNTRIES
from cxmodel.model.evaluate.sourced.known import figures_of
from cxmodel.model.evaluate.sourced.mending import with_changes
from cxmodel.model.evaluate.sourced.optimum import Cancelled, Optimised, settled
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.evaluate.sourced.worded import missed_parts, repair_parts
from cxmodel.model.sourcing import Change, conflict, repair
from cxmodel.model.sourcing.sentences import Parts
from cxmodel.scenario import Scenario

SECONDS = 20.0
TRIES = 4
SAVING = "saving"


@dataclass(frozen=True, eq=False)
class Clash:
    """Rules that cannot all hold.

    rules : none of them to spare. sentence, repair : parts to speak, whole sentences. changes : the repair in the
    rules' own units, at one site or for one activity where `item` says so; a plan that passes every check was found
    after them; empty when none was found.
    proven : whether no smaller set and no smaller repair there is. seconds : both searches. missed : where a plan
    obeys the rules as reckoned but none that was found does so as evaluated: by how much the nearest misses them;
    empty where the rules rule each other out.
    """

    rules: tuple[Told, ...]
    sentence: Parts
    changes: tuple[Change, ...]
    repair: Parts
    proven: bool
    seconds: float
    missed: Parts = ()


def conflict_of(dataset: Dataset, scenario: Scenario, *, time_limit: float = SECONDS,
                cancelled: Cancelled | None = None) -> Clash | None:
    """The conflict among the scenario's rules and its smallest repair; None when they can all hold.

    Rules that the user set are named before those that follow from elsewhere, where there is a choice. Rules that
    hold as reckoned and are missed by a little as evaluated are told with what is missing.
    time_limit : of each question to the solver [s].
    """
    found = settled(dataset, scenario, cancelled)
    if found.results is not None:
        return None
    asked = found.posed
    named = conflict(asked.problem, asked.asked, time_limit, cancelled=cancelled)
    if not named.rules:
        return _missed(dataset, scenario, found, cancelled) if found.broken else None
    told = tuple(asked.told(rule.id) for rule in named.rules)
    try:
        least = repair(asked.problem, asked.asked, (), time_limit, cancelled=cancelled)
    except CxError:  # no time was left; the conflict is worth telling by itself
        least = None
    changes = () if least is None else _kept(dataset, scenario, asked, least.changes, cancelled)
    smallest = least is not None and least.proven and changes == least.changes
    changes = tuple(_whole(one) for one in changes)
    return Clash(told, clash_parts([one.parts for one in told]), changes, mend_parts(asked, changes, smallest),
                 named.proven and smallest, named.seconds + (0.0 if least is None else least.seconds))


def _missed(dataset: Dataset, scenario: Scenario, found: Optimised, cancelled: Cancelled | None) -> Clash:
    """What the nearest plan misses, with a loosening after which a plan passes the check, if one was found."""
    begun, asked = perf_counter(), found.posed
    missing = _least_missing(dataset, scenario, found, cancelled)
    changes = _kept(dataset, scenario, asked, (), cancelled)
    told = ("No plan found keeps every rule once whole people are counted; the nearest misses:",
            *clash_parts([one.parts for one in found.broken])[1:])
    return Clash(found.broken, told, changes,
                 mend_parts(asked, changes, False), False, perf_counter() - begun, missed_parts(asked, missing))


def _least_missing(dataset: Dataset, scenario: Scenario, best: Optimised, cancelled: Cancelled | None) -> Missing:
    """What the best plan misses; of a saving no more than the most that the other rules let a plan net falls short."""
    others = tuple(pair for pair in scenario.rules if pair[0] != SAVING)
    if [name for name, _, _ in best.missing] != [SAVING] or len(others) == len(scenario.rules):
        return best.missing
    most = settled(dataset, replace(scenario, rules=others, objective="cost"), cancelled)
    short = np.inf if most.results is None else dict(scenario.rules)[SAVING] - figures_of(most.results).net
    return ((SAVING, None, min(best.missing[0][2], max(short, 0.0))),)


def _kept(dataset: Dataset, scenario: Scenario, asked: Posed, changes: tuple[Change, ...],
          cancelled: Cancelled | None) -> tuple[Change, ...]:
    """The changes, loosened until a plan passes the check as evaluated; none when a few tries do not find them."""
    for turn in range(TRIES):
        after = with_changes(asked, scenario, changes)
        best = settled(dataset, after, cancelled)
        if best.results is not None:
            return changes
        missing = _least_missing(dataset, after, best, cancelled) \
            or _saving_missing(dataset, scenario, asked, changes, turn, cancelled)
        known = {told.id for told in asked.rules}
        if not missing or any(name not in known for name, _, _ in missing):
            break
        changes = _further(asked, changes, missing)
    return ()


def _further(asked: Posed, changes: tuple[Change, ...], missing: Missing) -> tuple[Change, ...]:
    """The changes with what is missing on top."""
    given = {(one.rule.id, one.item): one for one in changes}
    for name, item, amount in missing:
        one = given.get((name, item)) or Change(asked.told(name).rule, 0.0, item)
        given[name, item] = replace(one, amount=_up(one, one.amount + amount))
    return tuple(given.values())


def _saving_missing(dataset: Dataset, scenario: Scenario, asked: Posed, changes: tuple[Change, ...], turn: int,
                    cancelled: Cancelled | None) -> Missing:
    """How far the saving still asked lies above the most that the other rules let a plan net, as evaluated.

    Only the saving is reckoned with charges that differ from plan to plan; every later turn gives a step more.
    """
    after = with_changes(asked, scenario, changes)
    wanted = dict(after.rules).get(SAVING)
    if wanted is None:
        return ()
    others = tuple(pair for pair in after.rules if pair[0] != SAVING)
    most = settled(dataset, replace(after, rules=others, objective="cost"), cancelled)
    if most.results is None:
        return ()
    step = asked.told(SAVING).rule.step
    return ((SAVING, None, max(wanted - figures_of(most.results).net, 0.0) + turn * step),)


def _up(change: Change, amount: float) -> float:
    """An amount rounded up to what may be named of the rule."""
    return round(ceil(amount / change.rule.grain - 1e-9) * change.rule.grain, 9)


def _whole(change: Change) -> Change:
    """The scale gate asks for several countries or for none: one country is no spread, so it is let go whole."""
    few = change.rule.id == SCALE_COUNTRIES and change.rule.relaxed(change.amount).limit <= 1.0
    return replace(change, amount=change.rule.limit) if few else change


def mended(dataset: Dataset, scenario: Scenario, clash: Clash) -> Scenario:
    """The scenario with the repair applied, each change where it belongs.

    A rule the user set gets its new limit; seats are granted; a verdict becomes outsourcing with less to keep at home;
    the country cap moves; what is barred is let through; a rule of the scale gate is waived for a looser one.
    """
    return with_changes(settled(dataset, scenario).posed, scenario, clash.changes)


def clash_parts(rules: Sequence[Parts]) -> Parts:
    """The rules in one sentence."""
    if len(rules) == 1:
        return "This cannot be done:", *rules[0], "."
    found: list = ["These cannot all hold:"]
    for place, parts in enumerate(rules):
        found += [*(("and",) if place == len(rules) - 1 else ()), *parts,
                  "." if place == len(rules) - 1 else ";"]
    return tuple(found)


def mend_parts(asked: Posed, changes: Sequence[Change], smallest: bool = True) -> Parts:
    """The repair in one sentence; empty when there is none. smallest : whether that is proven."""
    found: list = []
    for place, one in enumerate(changes):
        rule = asked.told(one.rule.id).rule
        found += [*(("and",) if place else ()), *repair_parts(rule, one.amount, one.item, asked.names)]
    return ("The smallest repair:" if smallest else "A repair:", *found, ".") if found else ()
