"""The scenario itself: a frozen object that only values which can be reasoned about get into."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Annotated as A
from typing import Any, get_type_hints

from cxmodel.errors import CxError, raise_all
from cxmodel.scenario.keys import form_fault
from cxmodel.scenario.ruling import check_limit
from cxmodel.schema import Field, Quantity, Text, check_quantity, fields_of, read_value
from cxmodel.tables import FACTORS
from cxmodel.units import Unit

VERSION = 1
ROUNDING = 1e-6
Pairs = tuple[tuple[str, float], ...]
Choices = tuple[tuple[str, str], ...]
VERDICTS = ("keep", "share", "outsource")
MOMENTS = ("yes", "no")
SHARE = {"unit": Unit.SHARE, "low": 0.0, "high": 1.0}


@dataclass(frozen=True)
class Scenario:
    """All decisions and all changed assumptions. `overrides` are assumptions; everything else is a decision."""

    case: A[str, Text("Case")]
    theme_weights: A[Pairs, Quantity("How much a theme matters to what customers experience", **SHARE)]
    criterion_weights: A[Pairs, Quantity("Weight of a criterion inside its theme; none means as at the start",
                                         **SHARE)] = ()
    onshore: A[float, Quantity("Share of the moved work that stays in the home country", **SHARE)] = 0.10
    nearshore: A[float, Quantity("Share of the moved work that goes near", **SHARE)] = 0.35
    offshore: A[float, Quantity("Share of the moved work that goes far", **SHARE)] = 0.55
    country_cap: A[float, Quantity("Largest share of the moved work in one foreign country", **SHARE)] = 0.60
    overlap_hours: A[float, Quantity("Opening hours that fall in the site's day, at least", Unit.HOURS, 0, 12)] = 0.0
    moved_share: A[float, Quantity("Part of the work that may move which does move", **SHARE)] = 1.0
    shared_out: A[float, Quantity("Part of a shared activity that may move", **SHARE)] = 0.5
    factor_weights: A[Pairs, Quantity("Weight of a criticality factor", **SHARE)] = tuple((f, 0.25) for f in FACTORS)
    keep_above: A[float, Quantity("Criticality from which work stays at home", **SHARE)] = 0.65
    outsource_below: A[float, Quantity("Criticality up to which work may all go out", **SHARE)] = 0.45
    veto_at: A[float, Quantity("One factor this high keeps the work at home", Unit.SCORE, 0, 5)] = 4.0
    factor_scores: A[Pairs, Quantity("Changed factor score, by activity:factor", Unit.SCORE, 0, 4)] = ()
    placements: A[Choices, Text("Verdict set by hand, by activity", VERDICTS)] = ()
    excluded_countries: A[tuple[str, ...], Text("Countries ruled out")] = ()
    objective: A[str, Text("What the plan is best at", ("risk_adjusted", "cost", "risk"))] = "risk_adjusted"
    horizon_years: A[int, Quantity("Years counted", Unit.YEARS, 1, 10, True)] = 5
    price_weight: A[float, Quantity("How much the price counts in the ranking of vendors", **SHARE)] = 0.25
    scores: A[Pairs, Quantity("Changed score of a vendor, by vendor:criterion", Unit.SCORE, 0, 4)] = ()
    open_scores: A[tuple[str, ...], Text("Scores taken back, not known again, by vendor:criterion")] = ()
    evidence: A[Choices, Text("What a changed score rests on, by vendor:criterion")] = ()
    assessors: A[Choices, Text("Who gave a changed score, by vendor:criterion")] = ()
    judgements: A[Pairs, Quantity("What was said in a way of weighing, by method:group:item", Unit.NONE, 0, 1e6)] = ()
    voices: A[Pairs, Quantity("Weight that a person gave, by person:group:item", **SHARE)] = ()
    rules: A[Pairs, Quantity("Limit of a rule that the plan must obey, by the rule", Unit.NONE)] = ()
    chosen: A[Pairs, Quantity("Plan that was chosen: share of an activity, by activity:site; none means that the "
                              "sliders make the plan", **SHARE)] = ()
    emotions: A[Pairs, Quantity("Changed emotion, by touchpoint", Unit.EMOTION, -2, 2)] = ()
    moments: A[Choices, Text("Whether it decides if the customer stays, changed by touchpoint", MOMENTS)] = ()
    layer_readiness: A[Pairs, Quantity("Changed readiness of a layer of support, by layer:side", Unit.SCORE, 0, 4)] = ()
    overrides: A[Pairs, Quantity("Changed assumption, by its name", Unit.NONE)] = ()

    def __post_init__(self) -> None:
        """Only values that can be reasoned about get in; every fault is told at once."""
        raise_all(_faults(self))
        object.__setattr__(self, "horizon_years", int(self.horizon_years))  # 5.0 equals 5 in every cache
        object.__setattr__(self, "open_scores", tuple(sorted(set(self.open_scores))))
        object.__setattr__(self, "moments", tuple(sorted(self.moments)))
        for name in ("rules", "chosen", "emotions", "layer_readiness"):  # order, 3 for 3.0, -0.0: no other decision
            pairs = ((key, float(value) + 0.0) for key, value in getattr(self, name))
            object.__setattr__(self, name, tuple(sorted(pairs)))

    @cached_property
    def content(self) -> str:
        """Hash of all decisions and assumptions, 16 hexadecimal digits."""
        return hashlib.sha256(json.dumps(_body(self)).encode()).hexdigest()[:16]

    def weight(self, theme: str) -> float:
        return dict(self.theme_weights).get(theme, 0.0)


PAIRED = frozenset(name for name, hint in get_type_hints(Scenario).items() if hint in (Pairs, Choices))


def to_json(scenario: Scenario) -> str:
    """The scenario as stable text; the same scenario always gives the same text."""
    return json.dumps(_body(scenario), indent=1)


def _body(scenario: Scenario) -> dict[str, Any]:
    values = ((field.name, getattr(scenario, field.name)) for field in fields_of(Scenario))
    return {"version": VERSION} | {name: dict(value) if name in PAIRED else value for name, value in values}


def _faults(scenario: Scenario) -> list[CxError]:
    found: list[CxError] = []
    for field in fields_of(Scenario):
        for name, item in _named(field, getattr(scenario, field.name)):
            place = f"Scenario, {field.name}" + (f", {name}" if name else "")
            try:
                _check(field, name or str(item), item, place)
            except CxError as fault:
                found.append(fault)
    return found or [*_twice(scenario), *_sums(scenario)]


def _named(field: Field, value: Any) -> Iterator[tuple[str, Any]]:
    """Each single value of a field with its name, which is empty where the field has only one or a list."""
    if field.name in PAIRED:
        yield from value
    elif field.many:
        yield from (("", item) for item in value)
    else:
        yield "", value


def _check(field: Field, name: str, item: Any, place: str) -> None:
    form = form_fault(field.name, name)
    if form:
        raise CxError(form[0], place, form[1])
    if isinstance(field.spec, Quantity):
        if isinstance(item, bool) or not isinstance(item, Real):
            raise CxError(f"{field.spec.meaning} is {item!r}, which is not a number", place, "Enter a number.")
        check_quantity(field.spec, item, place)
        if field.name == "rules":
            check_limit(name, item, place)
        if field.name == "judgements" and name.startswith("pairwise:") and item <= 0:
            raise CxError("How many times more one matters than the other is 0", place,
                          "Enter a value above 0, such as 3 or 1/3.")
    elif not isinstance(item, str):
        raise CxError(f"{field.spec.meaning} is {item!r}, which is not a word", place, "Enter a word.")
    else:
        read_value(Field(field.name, field.spec, False, False), item, place)


def _twice(scenario: Scenario) -> list[CxError]:
    """Names that would mean two things at once."""
    found = []
    for name in sorted(PAIRED):
        keys = [key for key, _ in getattr(scenario, name)]
        found += [CxError(f"'{key}' stands twice", f"Scenario, {name}", "Keep one of the two.")
                  for key in sorted({key for key in keys if keys.count(key) > 1})] if len(set(keys)) < len(keys) else []
    return found + [CxError(f"The score '{key}' is both changed and taken back", "Scenario, open_scores",
                            "Keep either the changed score or the open one.")
                    for key, _ in scenario.scores if key in scenario.open_scores]


def _sums(scenario: Scenario) -> list[CxError]:
    found = []
    for name, total in (
        (f"onshore {scenario.onshore:g}, nearshore {scenario.nearshore:g} and offshore {scenario.offshore:g} (what is "
         "left out stays as at the start)", scenario.onshore + scenario.nearshore + scenario.offshore),
        ("theme_weights", sum(value for _, value in scenario.theme_weights)),
        ("factor_weights", sum(value for _, value in scenario.factor_weights)),
    ):
        if abs(total - 1) > ROUNDING:
            found.append(CxError(f"{name} add up to {total:.3f}", "Scenario", "Make them add up to 1."))
    if scenario.outsource_below > scenario.keep_above:
        found.append(CxError("The threshold to keep lies below the threshold to outsource", "Scenario",
                             "Make keep_above at least as high as outsource_below."))
    placed: dict[str, float] = {}
    for key, share in scenario.chosen:
        activity = key.split(":")[0]
        placed[activity] = placed.get(activity, 0.0) + share
    return found + [CxError(f"'{activity}' is placed to {100 * total:.7g}%", "Scenario, chosen",
                            "Make its shares add up to at most 100%.")
                    for activity, total in placed.items() if total > 1 + ROUNDING]
