"""Rules and repairs in words: text with the numbers left as numbers, so that a page can make them fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Barred,
    Cap,
    Capacity,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
    Rule,
)
from cxmodel.units import Unit

PLURAL = {"site": "sites", "vendor": "vendors", "country": "countries", "shore": "shores"}
MEASURED = {"cost": "The cost", "adjusted": "The risk-adjusted cost", "risk": "The CX risk"}


@dataclass(frozen=True)
class Amount:
    """A number in a sentence and its unit; the first one of a rule is its limit."""

    value: float
    unit: Unit


@dataclass(frozen=True)
class Names:
    """What things are called; what has no name is called by its kind and number."""

    activity: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    vendor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    shore: tuple[str, ...] = ()

    def of(self, kind: str, index: int) -> str:
        """The name of one thing.

        >>> Names(vendor=("Alpha",)).of("vendor", 0), Names().of("site", 2)
        ('Alpha', 'site 3')
        """
        if kind == "moved":
            return "other sites than home"
        known = getattr(self, kind)
        return known[index] if index < len(known) else f"{kind} {index + 1}"


Parts = tuple[str | Amount, ...]


@singledispatch
def sentence(rule: Rule, names: Names) -> Parts:
    """The rule as text and amounts, in the order they are read.

    >>> sentence(AtMost(id="few", kind="vendor", limit=3), Names())
    ('Use at most', Amount(value=3, unit=<Unit.COUNT: 'count'>), 'vendors')
    """
    raise NotImplementedError(type(rule).__name__)


@sentence.register
def _(rule: KeepHome, names: Names) -> Parts:
    return "Keep at least", _limit(rule), f"of {names.of('activity', rule.activity)} at home"


@sentence.register
def _(rule: MustGo, names: Names) -> Parts:
    return "Send at least", _limit(rule), f"of {names.of('activity', rule.activity)} to " + _target(rule, names)


@sentence.register
def _(rule: AtMost, names: Names) -> Parts:
    return "Use at most", _limit(rule), PLURAL[rule.kind]


@sentence.register
def _(rule: AtLeast, names: Names) -> Parts:
    return ("Use at least", _limit(rule), f"{PLURAL[rule.kind]}, each with at least",
            Amount(rule.share, Unit.SHARE), "of all work")


@sentence.register
def _(rule: Cap, names: Names) -> Parts:
    to = f"any one {rule.kind}" if rule.index is None and rule.kind != "moved" else _target(rule, names)
    return "Give at most", _limit(rule), f"of {_whole(rule.of)} to {to}"


@sentence.register
def _(rule: Floor, names: Names) -> Parts:
    return "Give at least", _limit(rule), f"of {_whole(rule.of)} to {_target(rule, names)}"


@sentence.register
def _(rule: Incumbents, names: Names) -> Parts:
    kept = _listed([names.of("vendor", index) for index in rule.vendors])
    return "Leave at least", _limit(rule), f"of all work with {kept}" + (" each" if len(rule.vendors) > 1 else "")


@sentence.register
def _(rule: Capacity, names: Names) -> Parts:
    parts: list[str | Amount] = ["Stay within the seats that each site offers, with", _limit(rule), "more"]
    for site, seats in rule.more:
        parts += ["and", Amount(seats, Unit.SEATS), f"more in {names.of('site', site)}"]
    return tuple(parts)


@sentence.register
def _(rule: LeastSeats, names: Names) -> Parts:
    return "Open a site only for at least", _limit(rule), "seats"


@sentence.register
def _(rule: LeastShare, names: Names) -> Parts:
    return "Give a site at least", _limit(rule), "of an activity or none of it"


@sentence.register
def _(rule: Ceiling, names: Names) -> Parts:
    return f"{MEASURED[rule.measure]} is at most", _limit(rule)


@sentence.register
def _(rule: Barred, names: Names) -> Parts:
    return (rule.because,)


def loosening(rule: Rule, amount: float, item: int | None, names: Names) -> Parts:
    """What a repair asks for, to be read after "It would take".

    >>> loosening(Capacity(id="seats"), 14, 0, Names(site=("Manila",)))
    (Amount(value=14, unit=<Unit.SEATS: 'seats'>), 'more seats in Manila')
    """
    if isinstance(rule, Barred):
        return (f"{names.of('activity', item or 0)} let through although: {rule.because}",)
    if isinstance(rule, Capacity):
        where = "each site" if item is None else names.of("site", item)
        return Amount(amount, rule.UNIT), f"more seats in {where}"
    if isinstance(rule, AtMost | AtLeast):
        return Amount(amount, rule.UNIT), f"{PLURAL[rule.kind]} {'more' if rule.SIGN > 0 else 'fewer'}"
    changed = rule.relaxed(amount)
    return (*sentence(changed, names), "instead of", _limit(rule))


def _limit(rule: Rule) -> Amount:
    points = isinstance(rule, Ceiling) and rule.measure == "risk"
    return Amount(rule.limit, Unit.POINTS if points else rule.UNIT)


def _target(rule: MustGo | Cap | Floor, names: Names) -> str:
    return names.of(rule.kind, rule.index or 0)


def _whole(of: str) -> str:
    return "all work" if of == "all" else "the moved work"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}"
