"""The difference of two scenarios in words, decisions apart from assumptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from cxmodel.dataset import Dataset
from cxmodel.difference.change import Change, Two
from cxmodel.difference.served import emotions, layer_readiness, moments
from cxmodel.scenario import Scenario, among_themes, chosen_plan, inside_theme
from cxmodel.scenario.ruling import GAP, limit_words, rule_words
from cxmodel.schema import Field, Quantity, fields_of
from cxmodel.tables import FACTORS, SHORES
from cxmodel.units import Unit, in_unit, number, percent

__all__ = ["NAMES", "Change", "differences", "summary"]

NAMES = {
    "onshore": "Onshore", "nearshore": "Nearshore", "offshore": "Offshore", "country_cap": "One country at most",
    "overlap_hours": "Shared hours at least", "moved_share": "Work that moves", "shared_out": "Shared work may move",
    "keep_above": "Keep above", "outsource_below": "Outsource below", "veto_at": "Veto at",
    "horizon_years": "Years counted", "objective": "Plan is best at", "excluded_countries": "Countries ruled out",
    "case": "Case", "price_weight": "Price counts",
}
WAYS = {"points": "100 points", "swing": "Swing", "ranks": "Ranks", "pairwise": "Pairs"}
OBJECTIVES = {"risk_adjusted": "saving less risk", "cost": "saving", "risk": "least risk"}
NOT_ASKED = "not asked"
_TINY = 5e-4
_SHOWN = 3


def differences(before: Scenario, after: Scenario, dataset: Dataset, locale: str = "en_US") -> tuple[Change, ...]:
    """Every difference, in the order of the scenario's fields; shares that made room are among them."""
    two, found = Two(before, after, dataset, locale), []
    for field in fields_of(Scenario):
        if getattr(before, field.name) != getattr(after, field.name):
            found += _TOLD[field.name](two) if field.name in _TOLD else [_single(field, two)]
    return tuple(dict.fromkeys(found))


def summary(before: Scenario, after: Scenario, dataset: Dataset, locale: str = "en_US", moved: str = "") -> str:
    """The change in a few words: the moved share, not all those that made room for it.

    `moved` is the handle that was moved ("theme_weights:culture", "country_cap"), when it is known; without it the
    largest change of each group is told. More than three are cut to the two largest. An empty text means that
    nothing changed.
    """
    if before.case != after.case:
        return f"Case: {dataset.case_named(after.case).name}"
    shown = _movers(differences(before, after, dataset, locale), moved)
    if len(shown) > _SHOWN:
        largest = sorted(shown, key=lambda change: (change.name != moved, -change.size))[:_SHOWN - 1]
        return ", ".join(map(str, largest)) + f" and {len(shown) - len(largest)} more"
    return ", ".join(map(str, sorted(shown, key=lambda change: change.name != moved)))


def _movers(changes: tuple[Change, ...], moved: str) -> list[Change]:
    """Of every group that moves together only the one that was moved; the largest where that is not known."""
    lead: dict[str, Change] = {}
    for change in changes:
        if change.group and (change.group not in lead or _rank(change, moved) > _rank(lead[change.group], moved)):
            lead[change.group] = change
    return [change for change in changes if not change.group or lead[change.group] is change]


def _rank(change: Change, moved: str) -> tuple[bool, float]:
    return change.name == moved, change.size


def _single(field: Field, two: Two) -> Change:
    one, other = getattr(two.before, field.name), getattr(two.after, field.name)
    group = "shores" if field.name in SHORES else ""
    name = f"shores:{field.name}" if group else field.name
    if field.many:
        return Change("decision", "", NAMES[field.name], _list(one), _list(other), 1.0, name)
    if isinstance(field.spec, Quantity):
        told = [in_unit(value, field.spec.unit, two.locale) for value in (one, other)]
        size = abs(other - one) / (field.spec.high - field.spec.low)
        return Change("decision", group, NAMES[field.name], told[0], told[1], size, name)
    told = [OBJECTIVES.get(str(value), str(value)) for value in (one, other)]
    return Change("decision", "", NAMES[field.name], told[0], told[1], 1.0, name)


def _theme_weights(two: Two) -> list[Change]:
    """As they count: a theme without a scored criterion is none of them."""
    names = {row.id: row.short_name for row in two.dataset.theme}
    both = among_themes(two.before, two.dataset), among_themes(two.after, two.dataset)
    return _shares("theme_weights", "theme_weights", both, names, two.locale)


def _factor_weights(two: Two) -> list[Change]:
    names = {name: name.replace("_", " ").capitalize() for name in FACTORS}
    return _shares("factor_weights", "factor_weights", two.pairs("factor_weights"), names, two.locale)


def _criteria(two: Two) -> list[Change]:
    """Weights inside the themes as they count: nobody having set them is no zero."""
    names = {row.id: row.name for row in two.dataset.criterion}
    set_by_hand = {name for name, _, _ in two.changed("criterion_weights")}
    themes = [row.id for row in two.dataset.theme
              if any(item.id in set_by_hand for item in two.dataset.criterion if item.theme_id == row.id)]
    return [change for theme in themes for change in _shares(
        "criterion_weights", f"criterion_weights of {theme}",
        (inside_theme(two.before, two.dataset, theme), inside_theme(two.after, two.dataset, theme)), names, two.locale)]


def _shares(field: str, group: str, both: tuple[dict[str, float], dict[str, float]], names: dict[str, str],
            locale: str) -> list[Change]:
    found = []
    for name in dict.fromkeys([*both[0], *both[1]]):
        one, other = (shares.get(name, 0.0) for shares in both)
        if abs(one - other) >= _TINY:
            found.append(Change("decision", group, names.get(name, name), percent(one, locale), percent(other, locale),
                                abs(other - one), f"{field}:{name}"))
    return found


def _factor_scores(two: Two) -> list[Change]:
    activity = _activities(two)
    found = []
    for name, one, other in two.changed("factor_scores"):
        row, factor = name.split(":")
        told = ["as entered" if value is None else number(value, two.locale, 1) for value in (one, other)]
        found.append(Change("decision", "", f"{activity.get(row, row)}, {factor.replace('_', ' ')}", told[0], told[1],
                            0.25 * abs(other - one) if None not in (one, other) else 1.0, f"factor_scores:{name}"))
    return found


def _placements(two: Two) -> list[Change]:
    """Verdicts by hand; each is one activity of many, so the decisions on all of them are told first."""
    activity = _activities(two)
    return [Change("decision", "", activity.get(name, name), one or "by score", other or "by score",
                   1.0 / max(1, len(activity)), f"placements:{name}") for name, one, other in two.changed("placements")]


def _scores(two: Two) -> list[Change]:
    """Scores of vendors as they count: changed, taken back, or as they were entered."""
    entered = {f"{row.vendor_id}:{row.criterion_id}": row.score for row in two.dataset.score}
    one, other = (_in_force(scenario, entered) for scenario in (two.before, two.after))
    touched = [*dict(two.before.scores), *dict(two.after.scores), *two.before.open_scores, *two.after.open_scores]
    found = []
    for key in dict.fromkeys(touched):
        old, new = one.get(key), other.get(key)
        if old != new:
            size = 0.25 * abs(new - old) if old is not None and new is not None else 1.0
            found.append(Change("decision", f"score {key}", f"{_scored(key, two.dataset)}:", _score(old, two.locale),
                                _score(new, two.locale), size, f"scores:{key}"))
    return found


def _in_force(scenario: Scenario, entered: dict[str, float | None]) -> dict[str, float | None]:
    return {**entered, **dict(scenario.scores), **dict.fromkeys(scenario.open_scores)}


def _notes(field: str, two: Two) -> list[Change]:
    """What a score rests on and who gave it; beside a changed score it goes without saying (same group)."""
    return [Change("decision", f"score {key}", f"Note on {_scored(key, two.dataset)}", "", "", 0.0, f"scores:{key}")
            for key, _, _ in two.changed(field)]


def _judgements(two: Two) -> list[Change]:
    """By way of weighing, how many answers are other than before; the ways are those of the screen."""
    found = []
    for way, name in WAYS.items():
        count = sum(key.startswith(f"{way}:") for key, _, _ in two.changed("judgements"))
        told = f"{name}: {number(count, two.locale)} answer{'s' if count > 1 else ''}"
        found += [Change("decision", "", told, "", "", 0.0, f"judgements:{way}")] if count else []
    return found


def _voices(two: Two) -> list[Change]:
    people = sorted({key.split(":")[0] for key, _, _ in two.changed("voices")})
    return [Change("decision", "", f"{person}'s weights changed", "", "", 0.0, f"voices:{person}")
            for person in people]


def _rules(two: Two) -> list[Change]:
    """The plan's rules as sentences: one that is new, one with another limit, one that is given up."""
    found = []
    for key, one, other in two.changed("rules"):
        words = rule_words(key, two.dataset, two.after.case)
        limits = [NOT_ASKED if value is None else limit_words(key, value, two.locale) or "asked"
                  for value in (one, other)]
        if one is None or other is None:
            told = words.replace(GAP, limits[one is None])
            told, size = told if one is None else f"No longer: {told[0].lower()}{told[1:]}", 1.0
        else:
            told = words.replace(GAP, f"{limits[0]} → {limits[1]}")
            size = min(1.0, abs(other - one) / max(abs(one), abs(other)))
        found.append(Change("decision", "", words, limits[0], limits[1], size, f"rules:{key}", told))
    return found


def _chosen(two: Two) -> list[Change]:
    """A plan that was chosen, told by how many placements it has; giving it up mostly follows from something else."""
    one, other = (f"chosen: {_placed(scenario, two.locale)}" if scenario.chosen else "follows the sliders"
                  for scenario in (two.before, two.after))
    if not two.after.chosen:
        return [Change("decision", "", "Plan", one, other, 0.0, "chosen", "Plan follows the sliders again")]
    told = f"{'Another plan' if two.before.chosen else 'Plan'} {other}"
    return [Change("decision", "", "Plan", one, other, 1.0, "chosen", told)]


def _placed(scenario: Scenario, locale: str) -> str:
    count = len(chosen_plan(scenario))
    return f"{number(count, locale)} placement{'s' if count > 1 else ''}" if count else "nothing moves"


def _overrides(two: Two) -> list[Change]:
    found = []
    for name, one, other in two.changed("overrides"):
        row = two.dataset.assumptions[name]
        unit = next((unit for unit in Unit if unit.value == row.unit), Unit.NONE)
        values = [row.typical if value is None else value for value in (one, other)]
        told = [in_unit(value, unit, two.locale) for value in values]
        size = abs(values[1] - values[0]) / ((row.ceiling - row.floor) or 1.0)
        found.append(Change("assumption", "", row.name, told[0], told[1], size, f"overrides:{name}"))
    return found


_TOLD: dict[str, Callable[[Two], list[Change]]] = {
    "theme_weights": _theme_weights, "criterion_weights": _criteria, "factor_weights": _factor_weights,
    "factor_scores": _factor_scores, "placements": _placements, "scores": _scores, "open_scores": _scores,
    "evidence": partial(_notes, "evidence"), "assessors": partial(_notes, "assessors"), "judgements": _judgements,
    "voices": _voices, "rules": _rules, "chosen": _chosen, "emotions": emotions, "moments": moments,
    "layer_readiness": layer_readiness, "overrides": _overrides,
}


def _activities(two: Two) -> dict[str, str]:
    return {row.id: row.name for row in two.dataset.activities_of(two.after.case)}


def _scored(key: str, dataset: Dataset) -> str:
    """The vendor and the criterion of a score by their names."""
    vendor, criterion = key.split(":")
    named = {row.id: row.name for row in dataset.criterion}
    return f"{dataset.vendors[vendor].name if vendor in dataset.vendors else vendor}, {named.get(criterion, criterion)}"


def _score(value: float | None, locale: str) -> str:
    if value is None:
        return "not known"
    return number(value, locale, next((digits for digits in (0, 1) if round(value, digits) == value), 2))


def _list(countries: Iterable[str]) -> str:
    return ", ".join(countries) or "none"
