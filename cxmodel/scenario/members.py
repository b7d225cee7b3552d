"""What a scenario file may name: parts of a scenario, and rows of the dataset."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.scenario.decided import PAIRED, Scenario
from cxmodel.scenario.keys import THEMES, form_fault
from cxmodel.scenario.ruling import asked
from cxmodel.schema import Quantity, check_quantity, fields_of
from cxmodel.tables import FACTORS, LAYERS, SIDES
from cxmodel.units import Unit

PERSON = "person"
_SCORED = ("scores", "open_scores", "evidence", "assessors")
_WEIGHED = ("judgements", "voices")
_PLANNED = ("rules", "chosen")


def unknown(name: str, value: Any, body: Mapping[str, Any], dataset: Dataset, where: str) -> list[CxError]:
    """What is wrong with one named value of a file before it is read: its name, its shape, its members."""
    known = {field.name: field for field in fields_of(Scenario)}
    if name not in known:
        return [CxError(f"'{name}' is not a part of a scenario", where, _did_you_mean(name, known))]
    paired, many = name in PAIRED, known[name].many and name not in PAIRED
    if paired != isinstance(value, dict) or many != isinstance(value, list):
        shape = "names with values" if paired else "a list" if many else "one value"
        return [CxError(f"'{name}' should hold {shape}", where, f"Write {name} as {shape}.")]
    if name in ("case", "excluded_countries"):
        rows, what = (dataset.cases, "case") if name == "case" else (dataset.locations, "country")
        return [CxError(f"There is no {what} {item!r}", f"{where}, {name}", _did_you_mean(str(item), rows))
                for item in (value if isinstance(value, list) else [value]) if item not in list(rows)]
    place = f"{where}, {name}"
    if name in _SCORED or name in _WEIGHED:
        return [fault for key in value for fault in _parts(name, key, dataset, place)]
    if name in _PLANNED:
        return [fault for key in value for fault in _planned(name, key, dataset, place, str(body.get("case", "")))]
    return _members(name, value, dataset, where, str(body.get("case", ""))) if isinstance(value, dict) else []


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


def _members(name: str, value: Mapping[str, Any], dataset: Dataset, where: str, case: str) -> list[CxError]:
    acts = [row.id for row in dataset.activity if not case or row.case_id == case]
    met = list(dict.fromkeys(row.id for row in dataset.touchpoint if not case or row.case_id == case))
    allowed = {
        "theme_weights": [row.id for row in dataset.theme],
        "criterion_weights": [row.id for row in dataset.criterion],
        "factor_weights": list(FACTORS),
        "factor_scores": [f"{act}:{factor}" for act in acts for factor in FACTORS],
        "placements": acts, "emotions": met, "moments": met,
        "layer_readiness": [f"{layer}:{side}" for layer in (*LAYERS, PERSON) for side in SIDES],
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


def _parts(name: str, key: Any, dataset: Dataset, place: str) -> list[CxError]:
    """What is wrong with a name of more than one part: its form first, then each part."""
    if not isinstance(key, str):
        return [CxError(f"{key!r} is not a name", place, "Write it as vendor:criterion.")]
    form = form_fault(name, key)
    if form:
        return [CxError(form[0], place, form[1])]
    if name in _SCORED:
        vendor, criterion = key.split(":")
        return [*_missing("vendor", vendor, dataset.vendors, place),
                *_missing("criterion", criterion, [row.id for row in dataset.criterion], place)]
    _, group, *items = key.split(":")
    themes = [row.id for row in dataset.theme]
    wrong = _missing("group", group, [THEMES, *themes], place)
    rows = themes if group == THEMES else [row.id for row in dataset.criterion if row.theme_id == group]
    what = "theme" if group == THEMES else f"criterion of {group}"
    return wrong or [fault for item in items for fault in _missing(what, item, rows, place)]


def _planned(name: str, key: str, dataset: Dataset, place: str, case: str) -> list[CxError]:
    """What is wrong with a rule's key or a placement: its form first, then every row that it names."""
    form = form_fault(name, key)
    if form:
        return [CxError(form[0], place, form[1])]
    rule = asked(key)
    named = rule.named if name == "rules" and rule else dict(zip(("ACTIVITY", "SITE"), key.split(":"), strict=False))
    rows = {"ACTIVITY": [row.id for row in dataset.activity if not case or row.case_id == case],
            "VENDOR": dataset.vendors, "COUNTRY": dataset.locations, "SITE": [row.id for row in dataset.site]}
    return [fault for what, item in named.items() if what in rows
            for fault in _missing(what.lower(), item, rows[what], place)]


def _missing(what: str, item: str, known: Iterable[str], place: str) -> list[CxError]:
    return [] if item in known else [CxError(f"There is no {what} '{item}'", place, _did_you_mean(item, known))]


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1, 0.5)
    if not list(known):
        return "Leave it out: there is none."
    return f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(list(known)[:40])}."
