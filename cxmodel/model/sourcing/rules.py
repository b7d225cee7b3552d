"""What a plan must obey: every rule a named datum with a limit, its unit, and the step it is loosened by.

A step is what one press of the plus or minus button does. One step of any rule counts as much as one of
any other when a repair is looked for, so a step should be an equally large concession everywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from cxmodel.units import Unit


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A number that must not be passed. SIGN 1: at most the limit; -1: at least.

    limit : in UNIT. step : one step of loosening. grain : the smallest amount a repair names.
    """

    id: str
    limit: float
    step: float
    UNIT: ClassVar[Unit] = Unit.SHARE
    SIGN: ClassVar[int] = 1
    LOW: ClassVar[float] = 0.0
    HIGH: ClassVar[float] = math.inf
    GRAIN: ClassVar[float] = 0.001
    BY_ITEM: ClassVar[bool] = False

    @property
    def grain(self) -> float:
        return self.GRAIN

    def relaxed(self, by: float, item: int | None = None) -> Self:
        """The rule loosened by an amount in its own unit, for one item (a site, an activity) where it has them.

        >>> Cap(id="one country", kind="country", limit=0.6).relaxed(0.05).limit
        0.65
        """
        return replace(self, limit=round(min(max(self.limit + self.SIGN * by, self.LOW), self.HIGH), 9))


@dataclass(frozen=True, kw_only=True)
class KeepHome(Rule):
    """At least this part of an activity stays at home."""

    activity: int
    limit: float = 1.0
    step: float = 0.1
    SIGN = -1
    HIGH = 1.0


@dataclass(frozen=True, kw_only=True)
class MustGo(Rule):
    """At least this part of an activity goes to one site, vendor, country or shore, or moves at all."""

    activity: int
    kind: str
    index: int = 0
    limit: float = 1.0
    step: float = 0.1
    SIGN = -1
    HIGH = 1.0


@dataclass(frozen=True, kw_only=True)
class AtMost(Rule):
    """No more than so many sites, vendors, countries or shores get any work."""

    kind: str
    step: float = 1.0
    UNIT = Unit.COUNT
    GRAIN = 1.0


@dataclass(frozen=True, kw_only=True)
class AtLeast(Rule):
    """So many sites, vendors, countries or shores get work, each at least `share` of all work."""

    kind: str
    share: float = 0.01
    step: float = 1.0
    UNIT = Unit.COUNT
    SIGN = -1
    GRAIN = 1.0


@dataclass(frozen=True, kw_only=True)
class Cap(Rule):
    """No more than this part of the moved (or of all) work goes to one group; `index` None: to any one."""

    kind: str
    index: int | None = None
    of: str = "moved"
    step: float = 0.05
    HIGH = 1.0


@dataclass(frozen=True, kw_only=True)
class Floor(Rule):
    """At least this part of the moved (or of all) work goes to one group."""

    kind: str
    index: int = 0
    of: str = "moved"
    step: float = 0.05
    SIGN = -1
    HIGH = 1.0


@dataclass(frozen=True, kw_only=True)
class Incumbents(Rule):
    """Each of these vendors keeps at least this part of all work."""

    vendors: tuple[int, ...]
    step: float = 0.05
    SIGN = -1
    HIGH = 1.0


@dataclass(frozen=True, kw_only=True)
class Capacity(Rule):
    """No site gets more seats than it offers, plus `limit`, plus what `more` grants single sites (site, seats)."""

    limit: float = 0.0
    step: float = 10.0
    more: tuple[tuple[int, float], ...] = ()
    UNIT = Unit.SEATS
    GRAIN = 1.0
    BY_ITEM = True

    def relaxed(self, by: float, item: int | None = None) -> Self:
        """More seats at one site, or at all."""
        if item is None:
            return super().relaxed(by)
        given = dict(self.more)
        given[item] = round(given.get(item, 0.0) + by, 9)
        return replace(self, more=tuple(sorted(given.items())))


@dataclass(frozen=True, kw_only=True)
class LeastSeats(Rule):
    """A site abroad is opened with at least so many seats or not at all; home is free."""

    step: float = 5.0
    UNIT = Unit.SEATS
    SIGN = -1
    GRAIN = 1.0


@dataclass(frozen=True, kw_only=True)
class LeastShare(Rule):
    """A site, home too, gets at least this part of an activity or none of it; 1 is one site for all of it."""

    step: float = 0.05
    SIGN = -1
    HIGH = 1.0


@dataclass(frozen=True, kw_only=True)
class Ceiling(Rule):
    """Cost, risk-adjusted cost or risk stays at or below this: a budget, a risk cap."""

    measure: str = "cost"
    UNIT = Unit.USD
    LOW = -math.inf

    @property
    def grain(self) -> float:
        return self.step / 100.0


@dataclass(frozen=True, kw_only=True)
class Barred(Rule):
    """Placements ruled out, and why: language, hours, a failed gate, a country, a vendor.

    pairs : (activity, site). freed : activities that are let through all the same. `limit` stays 0.
    Letting one activity through counts as ten steps: such bars are seldom a matter of degree.
    """

    because: str
    pairs: tuple[tuple[int, int], ...]
    freed: tuple[int, ...] = ()
    limit: float = 0.0
    step: float = 0.1
    UNIT = Unit.COUNT
    GRAIN = 1.0
    BY_ITEM = True

    def relaxed(self, by: float, item: int | None = None) -> Self:
        """One activity let through; without one the rule has no step and stays as it is."""
        return self if item is None else replace(self, freed=tuple(sorted({*self.freed, item})))

    @property
    def ruled_out(self) -> tuple[tuple[int, int], ...]:
        """The placements that are still ruled out."""
        return tuple(pair for pair in self.pairs if pair[0] not in self.freed)


def loosest(rule: Rule) -> bool:
    """Whether the rule forbids nothing any more, or cannot be loosened by a step.

    >>> loosest(Cap(id="cap", kind="vendor", limit=1.0)), loosest(AtMost(id="few", kind="vendor", limit=2))
    (True, False)
    """
    return isinstance(rule, Barred) or rule.limit == (rule.HIGH if rule.SIGN > 0 else rule.LOW)
