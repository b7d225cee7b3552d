"""The plan in use in words: how it compares with the best one, or which rules it breaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxmodel.model.evaluate.sourced import Posed, Told
from cxmodel.model.evaluate.sourced.checks import broken_by, missing_to
from cxmodel.model.sourcing.rules import Capacity
from cxmodel.scenario import Scenario, with_pair
from cxmodel.ui.plan.searches import Found
from cxmodel.ui.plan.telling import in_sentence, points, same, sentence
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

LEVEL = 0.25  # of the baseline's saving; less is no difference a room should talk about [points]
LONGEST = 110  # letters of the rules that are named


def broken(work: Work, posed: Posed) -> tuple[Told, ...]:
    """Rules that the plan in use breaks by its evaluated figures, the user's own first."""
    placements = tuple((row.id, site, share) for row in work.results.by_activity for site, share in row.places)
    found = broken_by(posed, posed.shares(placements), work.results)
    return tuple(sorted(found, key=lambda one: one.origin != "user"))


@dataclass(frozen=True)
class Short:
    """A site where the plan in use needs more seats than are on offer. [seats]"""

    site: str
    city: str
    more: int
    offered: int

    def words(self, locale: str) -> str:
        """Which site is over its offer, and by how much.

        >>> Short("chennai", "Chennai", 2, 340).words("en_US")
        'Chennai is 2 seats over its 340'
        """
        unit = "seat" if self.more == 1 else "seats"
        return f"{self.city} is {number(self.more, locale)} {unit} over its {number(self.offered, locale)}"


def short(work: Work, posed: Posed, breaks: Sequence[Told]) -> tuple[Short, ...]:
    """The sites of the plan in use that are over their offer, what is granted included."""
    found, granted = [], dict(work.scenario.rules)
    for rule, place, seats in missing_to(posed, tuple(breaks), work.results):
        if place is not None and isinstance(posed.told(rule).rule, Capacity):
            site = posed.basis.sites[place]
            offered = site.seats + int(granted.get(f"more_seats:{site.id}", 0.0))
            found.append(Short(site.id, site.city, math.ceil(seats - 1e-6), offered))
    return tuple(found)


def granting(scenario: Scenario, sites: Sequence[Short]) -> Scenario:
    """The scenario with the seats that are short granted as rules of the user's own."""
    for one in sites:
        key = f"more_seats:{one.site}"
        seats = dict(scenario.rules).get(key, 0.0) + one.more
        scenario = replace(scenario, rules=with_pair(scenario.rules, key, float(seats)))
    return scenario


def told(work: Work, found: Found | None, breaks: Sequence[Told] = (), over: Sequence[Short] = ()) -> str:
    """How the plan in use compares with the best one; one that breaks rules has no place beside it."""
    best = found.plan if found else None
    whose = "the plan you chose" if work.scenario.chosen else "the plan that follows the sliders"
    if breaks:
        return f"In use: {whose}. It breaks {broken_words(work, breaks, over)}."
    now = work.results
    said = f"In use: {whose}, which nets {percent(now.net_saving.typical, work.locale)} at CX risk " \
           f"{number(now.cx_risk_index, work.locale, 1)}"
    if best is None:
        return f"{said}."
    if same(best, now):
        return "In use: the best plan, on every page."
    away = 100 * (best.risk_adjusted_net.typical - now.risk_adjusted_net.typical)
    if abs(away) < LEVEL:
        return f"{said}. After CX risk it is level with the best plan."
    return f"{said}. After CX risk the best plan is {points(away, work.locale)} {'better' if away >= 0 else 'worse'}."


def broken_words(work: Work, breaks: Sequence[Told], over: Sequence[Short] = ()) -> str:
    """How many rules are broken and which; as many of them are named as stand in a line, at least one.

    over : sites over their offer, which tell more than the rule that they break.
    """
    own = sum(one.origin == "user" for one in breaks)
    one = len(breaks) == 1
    whose = "your rules" if own == len(breaks) else "the rules from other pages" if not own else "the rules"
    many = f"{'one' if one else len(breaks)} of {whose}"
    seats = " and ".join(one.words(work.locale) for one in over)
    names = [seats if seats and isinstance(rule.rule, Capacity) else in_sentence(sentence(work, rule.parts))
             for rule in breaks]
    shown = [name for at, name in enumerate(names) if not at or sum(map(len, names[:at + 1])) <= LONGEST]
    left = len(names) - len(shown)
    return f"{many}: {'; '.join(shown)}{f'; and {left} more' if left else ''}"
