"""The plan's rules that the user set, `scenario.rules`, as rules of the kernel."""

from __future__ import annotations

from collections.abc import Iterator

from cxmodel.errors import CxError
from cxmodel.model.evaluate.sourced.derived import Given
from cxmodel.model.evaluate.sourced.told import Told
from cxmodel.model.evaluate.sourced.worded import parts_of
from cxmodel.model.sourcing.rules import (
    AtLeast,
    AtMost,
    Cap,
    Ceiling,
    Floor,
    Incumbents,
    KeepHome,
    LeastSeats,
    LeastShare,
    MustGo,
    Rule,
)
from cxmodel.tables import SHORES
from cxmodel.units import significant

GRANTS = ("more_seats", "through", "waived")
STEP_OF_SAVING = 0.01
WHERE = "Plan, rules"


def asked(given: Given, indices: dict[str, dict[str, int]], baseline: float) -> tuple[Told, ...]:
    """Every rule that the user set, in the order of their keys; grants are no rules of their own.

    indices : of each activity, site, vendor, country and shore by its id. baseline : all work at home. [USD/year]
    Errors: CxError for something the data does not have.
    """
    return tuple(Told(rule.id, rule, "user", WHERE, parts_of(rule, given.names))
                 for key, limit in given.scenario.rules if key.split(":")[0] not in GRANTS
                 for rule in _rules(key, float(limit), given, indices, baseline))


def waived(given: Given) -> frozenset[str]:
    """Ids of the rules that follow from elsewhere and are not asked."""
    return frozenset(key.partition(":")[2] for key, value in given.scenario.rules
                     if key.startswith("waived:") and value)


def _rules(key: str, limit: float, given: Given, indices: dict[str, dict[str, int]], baseline: float) -> Iterator[Rule]:
    name, _, rest = key.partition(":")
    if name in ("most", "least"):
        yield (AtMost if name == "most" else AtLeast)(id=key, kind=rest, limit=limit)
    elif name in ("cap", "floor"):
        yield _share(key, name, rest, limit, given, indices)
    elif name == "keep":
        yield KeepHome(id=key, activity=_index("activity", rest, indices, key), limit=limit)
    elif name == "go":
        activity, kind, where = rest.split(":")
        kind, index = _group(kind, where, given, indices, key)
        yield MustGo(id=key, activity=_index("activity", activity, indices, key), kind=kind, index=index, limit=limit)
    elif name == "incumbent":
        yield Incumbents(id=key, vendors=(_index("vendor", rest, indices, key),), limit=limit)
    elif name == "least_seats":
        yield LeastSeats(id=key, limit=limit)
    elif name == "least_share":
        yield LeastShare(id=key, limit=limit)
    elif name == "saving":
        yield Ceiling(id=key, measure="cost", limit=-limit, step=significant(baseline * STEP_OF_SAVING, 1))
    elif name == "risk":
        yield Ceiling(id=key, measure="risk", limit=limit, step=1.0)
    elif name == "shores":
        yield from _sliders(limit, given)


def _share(key: str, name: str, rest: str, limit: float, given: Given, indices: dict[str, dict[str, int]]) -> Rule:
    kind, _, one = rest.partition(":")
    make = Cap if name == "cap" else Floor
    if kind == "moved":
        return make(id=key, kind="moved", index=0, of="all", limit=limit)
    if not one:
        return Cap(id=key, kind=kind, limit=limit)
    group, index = _group(kind, one, given, indices, key)
    return make(id=key, kind=group, index=index, limit=limit)


def _group(kind: str, name: str, given: Given, indices: dict[str, dict[str, int]], key: str) -> tuple[str, int]:
    """Kind and index of a group; the home country is the whole onshore shore."""
    if kind == "country" and name == given.basis.case.home_iso3:
        return "shore", SHORES.index("onshore")
    return kind, _index(kind, name, indices, key)


def _index(kind: str, name: str, indices: dict[str, dict[str, int]], key: str) -> int:
    if name not in indices[kind]:
        raise CxError(f"The rule '{key}' speaks of the {kind} '{name}', which has no site or is not there", WHERE,
                      "Remove the rule, or choose another one.")
    return indices[kind][name]


def _sliders(within: float, given: Given) -> Iterator[Rule]:
    """The three geography sliders held to within so many share points; ends that forbid nothing are left out."""
    for index, name in enumerate(SHORES):
        share = float(getattr(given.scenario, name))
        if share + within < 1.0:
            yield Cap(id=f"shores:{name}:most", kind="shore", index=index, limit=round(share + within, 9))
        if share - within > 0.0:
            yield Floor(id=f"shores:{name}:least", kind="shore", index=index, limit=round(share - within, 9))
