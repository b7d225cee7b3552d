"""What the user decided and assumed, frozen: undo, links, presets, comparison and export follow from it."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Real
from typing import Annotated as A
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, Problems, raise_all
from cxmodel.schema import Field, Quantity, Text, check_quantity, fields_of, read_value
from cxmodel.tables import FACTORS, SHORES
from cxmodel.units import Unit

VERSION = 1
Pairs = tuple[tuple[str, float], ...]
Choices = tuple[tuple[str, str], ...]
VERDICTS = ("keep", "share", "outsource")
SHARE = {"unit": Unit.SHARE, "low": 0.0, "high": 1.0}


@dataclass(frozen=True)
class Scenario:
    """All decisions and all changed assumptions. `overrides` are assumptions; everything else is a decision."""

    case: A[str, Text("Case")]
    theme_weights: A[Pairs, Quantity("How much a theme matters to what customers experience", **SHARE)]
    criterion_weights: A[Pairs, Quantity("Weight of a criterion inside its theme; none means equal", **SHARE)] = ()
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
    overrides: A[Pairs, Quantity("Changed assumption, by its name", Unit.NONE)] = ()

    def __post_init__(self) -> None:
        """Only values that can be reasoned about get in; every fault is told at once."""
        raise_all(_faults(self))
        object.__setattr__(self, "horizon_years", int(self.horizon_years))  # 5.0 equals 5 in every cache

    @cached_property
    def content(self) -> str:
        """Hash of all decisions and assumptions, 16 hexadecimal digits."""
        return hashlib.sha256(to_json(self).encode()).hexdigest()[:16]

    def weight(self, theme: str) -> float:
        return dict(self.theme_weights).get(theme, 0.0)


ASSUMED = ("overrides",)


def _pairs(field: Field) -> bool:
    return field.name in ("theme_weights", "criterion_weights", "factor_weights", "factor_scores", "placements",
                          "overrides")


def _faults(scenario: Scenario) -> list[CxError]:
    found: list[CxError] = []
    for field in fields_of(Scenario):
        value, where = getattr(scenario, field.name), f"Scenario, {field.name}"
        items = value if _pairs(field) else (((field.name, value),) if not field.many else ())
        for name, item in items:
            place = f"{where}, {name}" if _pairs(field) else where
            try:
                if isinstance(field.spec, Quantity):
                    if isinstance(item, bool) or not isinstance(item, Real):
                        raise CxError(f"{field.spec.meaning} is {item!r}, which is not a number", place,
                                      "Enter a number.")
                    check_quantity(field.spec, item, place)
                elif not isinstance(item, str):
                    raise CxError(f"{field.spec.meaning} is {item!r}, which is not a word", place, "Enter a word.")
                else:
                    read_value(Field(field.name, field.spec, False, False), item, place)
            except CxError as fault:
                found.append(fault)
    if not found:
        found += _sums(scenario)
    return found


def _sums(scenario: Scenario) -> list[CxError]:
    found = []
    for name, total in (
        ("onshore, nearshore and offshore", scenario.onshore + scenario.nearshore + scenario.offshore),
        ("theme_weights", sum(value for _, value in scenario.theme_weights)),
        ("factor_weights", sum(value for _, value in scenario.factor_weights)),
    ):
        if abs(total - 1) > 1e-6:
            found.append(CxError(f"{name} add up to {total:.3f}", "Scenario", "Make them add up to 1."))
    if scenario.outsource_below > scenario.keep_above:
        found.append(CxError("The threshold to keep lies below the threshold to outsource", "Scenario",
                             "Make keep_above at least as high as outsource_below."))
    return found


def rebalance(weights: Mapping[str, float], moved: str, value: float) -> dict[str, float]:
    """Set one share; the others keep their proportions and all still add up to 1.

    >>> rebalance({"a": 0.1, "b": 0.6, "c": 0.3}, "a", 0.55)
    {'a': 0.55, 'b': 0.3, 'c': 0.15}
    """
    value = min(1.0, max(0.0, value))
    rest = {name: weight for name, weight in weights.items() if name != moved}
    total = sum(rest.values())
    scale = {n: (w / total if total > 0 else 1 / len(rest)) for n, w in rest.items()} if rest else {}
    return {name: value if name == moved else round(scale[name] * (1 - value), 12) for name in weights}


def normalised(weights: Mapping[str, float]) -> Pairs:
    """Weights that add up to 1, in the order given; all equal when all are zero."""
    total = sum(weights.values())
    count = len(weights)
    if abs(total - 1) < 1e-9:
        return tuple(weights.items())
    return tuple((name, value / total if total > 0 else 1 / count) for name, value in weights.items())


def with_pair(pairs: Iterable[tuple[str, Any]], name: str, value: Any | None) -> tuple[tuple[str, Any], ...]:
    """The pairs with one set (or taken out when `value` is None), sorted so that equal means equal."""
    kept = {key: item for key, item in pairs if key != name}
    if value is not None:
        kept[name] = value
    return tuple(sorted(kept.items()))


def starting(dataset: Dataset, case_id: str | None = None) -> Scenario:
    """The scenario a case opens with: equal weights, default geography, no assumption changed."""
    if not dataset.case:
        raise CxError("There is no case yet", "Data", "Import a case, or restore the sample cases.")
    case = dataset.case_named(case_id or dataset.case[0].id)
    return Scenario(case=case.id, theme_weights=normalised({row.id: 1.0 for row in dataset.theme}))


def to_json(scenario: Scenario) -> str:
    """The scenario as stable text; the same scenario always gives the same text."""
    body: dict[str, Any] = {"version": VERSION}
    for field in fields_of(Scenario):
        value = getattr(scenario, field.name)
        body[field.name] = dict(value) if _pairs(field) else value
    return json.dumps(body, indent=1)


def from_json(text: str, dataset: Dataset, where: str = "Scenario file") -> Scenario:
    """A scenario from text; what is not given stays as in `starting`, what is wrong is told all at once."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CxError("This is not a scenario file: the JSON cannot be read", where,
                      f"Mend the text near {str(error)[:80]}, or save the scenario again.") from None
    if not isinstance(body, dict):
        raise CxError("This is not a scenario file: it holds no named values", where, "Save the scenario again.")
    version = body.pop("version", VERSION)
    if version != VERSION:
        raise CxError(f"The scenario is of version {version}; this product reads version {VERSION}", where,
                      "Open it with the product that saved it, or update this one.")
    found = {name: _unknown(name, value, body, dataset, where) for name, value in body.items()}
    faults = [fault for told in found.values() for fault in told]
    base = starting(dataset, body["case"] if found.get("case") == [] else None)
    try:
        made = replace(base, **{name: _value(name, body[name], base) for name, told in found.items() if not told})
    except CxError as error:
        raise Problems([*faults, *getattr(error, "faults", (error,))]) from None
    raise_all(faults)
    return made


def _value(name: str, value: Any, base: Scenario) -> Any:
    if isinstance(value, dict):
        if name in ("theme_weights", "factor_weights"):
            return normalised(_completed(value, dict(getattr(base, name))))
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value


def _completed(given: Mapping[str, float], start: Mapping[str, float]) -> dict[str, float]:
    """All weights of a group: those not given share what the given ones leave of 1, as they did at the start.

    >>> _completed({"a": 0.4}, {"a": 0.2, "b": 0.6, "c": 0.2})
    {'a': 0.4, 'b': 0.45, 'c': 0.15}
    """
    left = max(0.0, 1.0 - sum(given.values()))
    rest = sum(weight for name, weight in start.items() if name not in given)
    return {name: given[name] if name in given else round(left * weight / rest, 12) for name, weight in start.items()}


def _unknown(name: str, value: Any, body: Mapping[str, Any], dataset: Dataset, where: str) -> list[CxError]:
    """What is wrong with one named value of a file before it is read: its name, its shape, its members."""
    known = {field.name: field for field in fields_of(Scenario)}
    if name not in known:
        return [CxError(f"'{name}' is not a part of a scenario", where, _did_you_mean(name, known))]
    if _pairs(known[name]) != isinstance(value, dict):
        shape = "names with values" if _pairs(known[name]) else "one value"
        return [CxError(f"'{name}' should hold {shape}", where, f"Write {name} as {shape}.")]
    if not _pairs(known[name]) and known[name].many != isinstance(value, list):
        shape = "a list" if known[name].many else "one value"
        return [CxError(f"'{name}' should hold {shape}", where, f"Write {name} as {shape}.")]
    if name in ("case", "excluded_countries"):
        known, what = (dataset.cases, "case") if name == "case" else (dataset.locations, "country")
        return [CxError(f"There is no {what} {item!r}", f"{where}, {name}", _did_you_mean(str(item), known))
                for item in (value if isinstance(value, list) else [value]) if item not in list(known)]
    return _members(name, value, dataset, where, str(body.get("case", ""))) if isinstance(value, dict) else []


def _members(name: str, value: Mapping[str, Any], dataset: Dataset, where: str, case: str) -> list[CxError]:
    acts = [row.id for row in dataset.activity if not case or row.case_id == case]
    allowed = {
        "theme_weights": [row.id for row in dataset.theme],
        "criterion_weights": [row.id for row in dataset.criterion],
        "factor_weights": list(FACTORS),
        "factor_scores": [f"{act}:{factor}" for act in acts for factor in FACTORS],
        "placements": acts,
        "overrides": list(dataset.assumptions),
    }[name]
    found = [CxError(f"'{key}' is not known", f"{where}, {name}", _did_you_mean(key, allowed))
             for key in value if key not in allowed]
    if name in ("theme_weights", "factor_weights"):
        found += [CxError(f"'{key}' is {item!r}", f"{where}, {name}", "Enter a number of at least 0.")
                  for key, item in value.items()
                  if isinstance(item, bool) or not isinstance(item, int | float) or not item >= 0]
    if name == "overrides":
        found += override_faults(value, dataset, where)
    return found


def override_faults(overrides: Mapping[str, Any], dataset: Dataset, where: str) -> list[CxError]:
    """Every changed assumption that leaves the bounds inside which it makes sense."""
    found = []
    for name, value in overrides.items():
        row = dataset.assumptions.get(name)
        if row is None:
            continue
        unit = next((unit for unit in Unit if unit.value == row.unit), Unit.NONE)
        try:
            check_quantity(Quantity(row.name, unit, row.floor, row.ceiling), value, f"{where}, assumption {name}")
        except CxError as fault:
            found.append(fault)
    return found


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1, 0.5)
    return f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(list(known)[:40])}."


def shore_shares(scenario: Scenario) -> dict[str, float]:
    """The three geography shares by name."""
    return {name: getattr(scenario, name) for name in SHORES}

