"""When the rules cannot all hold: the smallest set that conflicts in one sentence, and the smallest repair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model.evaluate.sourced import queues
from cxmodel.model.evaluate.sourced.mending import with_changes
from cxmodel.model.evaluate.sourced.optimum import Cancelled, Optimised, figures_of, settled
from cxmodel.model.evaluate.sourced.told import Posed, Told
from cxmodel.model.evaluate.sourced.worded import repair_parts
from cxmodel.model.sourcing import Change, conflict, repair
from cxmodel.model.sourcing.rules import Capacity
from cxmodel.model.sourcing.sentences import Parts
from cxmodel.scenario import Scenario

SECONDS = 20.0
TRIES = 3


@dataclass(frozen=True, eq=False)
class Clash:
    """Rules that cannot all hold.

    rules : none of them to spare. sentence, repair : parts to speak, whole sentences. changes : the repair in the
    rules' own units, at one site or for one activity where `item` says so; empty when none was found.
    proven : whether no smaller set and no smaller repair there is. seconds : both searches.
    """

    rules: tuple[Told, ...]
    sentence: Parts
    changes: tuple[Change, ...]
    repair: Parts
    proven: bool
    seconds: float


def conflict_of(dataset: Dataset, scenario: Scenario, *, time_limit: float = SECONDS,
                cancelled: Cancelled | None = None) -> Clash | None:
    """The conflict among the scenario's rules and its smallest repair; None when they can all hold.

    Rules that the user set are named before those that follow from elsewhere, where there is a choice.
    time_limit : of each question to the solver [s].
    """
    found = settled(dataset, scenario, cancelled)
    if found.results is not None:
        return None
    asked = found.posed
    named = conflict(asked.problem, asked.asked, time_limit, cancelled=cancelled)
    if not named.rules:
        return None
    told = tuple(asked.told(rule.id) for rule in named.rules)
    try:
        least = repair(asked.problem, asked.asked, (), time_limit, cancelled=cancelled)
    except CxError:  # no time was left; the conflict is worth telling by itself
        least = None
    changes = () if least is None else _kept(dataset, scenario, asked, least.changes, cancelled)
    return Clash(told, clash_parts([one.parts for one in told]), changes, mend_parts(asked, changes),
                 named.proven and least is not None and least.proven,
                 named.seconds + (0.0 if least is None else least.seconds))


def _kept(dataset: Dataset, scenario: Scenario, asked: Posed, changes: tuple[Change, ...],
          cancelled: Cancelled | None) -> tuple[Change, ...]:
    """The changes, loosened as far as the evaluated figures of the mended plan need: the saving, and seats."""
    for _ in range(TRIES):
        best = settled(dataset, with_changes(asked, scenario, changes), cancelled)
        missing = _missing(best, asked)
        if not missing:
            break
        given = {(one.rule.id, one.item): one for one in changes}
        for name, item, amount in missing:
            one = given.get((name, item)) or Change(asked.told(name).rule, 0.0, item)
            given[name, item] = replace(one, amount=_up(one, one.amount + amount))
        changes = tuple(given.values())
    return changes


def _missing(best: Optimised, asked: Posed) -> list[tuple[str, int | None, float]]:
    """What whole people in whole queues need beyond the limits: rule, site and amount. [USD/year], [seats]"""
    known, found = {told.id for told in asked.rules}, []
    if best.results is None:
        return []
    for told in best.broken:
        if told.id == "saving":
            found.append((told.id, None, -told.rule.limit - figures_of(best.results).net))
        elif isinstance(told.rule, Capacity):
            short = queues.seats_short(best.posed, best.results.plan)
            found += [(told.id, int(site), float(short[site])) for site in np.nonzero(short > queues.ROUNDING_SEATS)[0]]
    return [one for one in found if one[0] in known]


def _up(change: Change, amount: float) -> float:
    """An amount rounded up to what may be named of the rule."""
    return round(ceil(amount / change.rule.grain - 1e-9) * change.rule.grain, 9)


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


def mend_parts(asked: Posed, changes: Sequence[Change]) -> Parts:
    """The repair in one sentence; empty when there is none."""
    found: list = []
    for place, one in enumerate(changes):
        rule = asked.told(one.rule.id).rule
        found += [*(("and",) if place else ()), *repair_parts(rule, one.amount, one.item, asked.names)]
    return ("The smallest repair:", *found, ".") if found else ()
