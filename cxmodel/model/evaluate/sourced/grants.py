"""What a user's grants speak of: rules set aside (`waived:`) and bars that an activity passes (`through:`)."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from cxmodel.errors import CxError, raise_all
from cxmodel.model.evaluate.sourced.derived import (
    CAPACITY,
    COUNTRY_CAP,
    OVERLAP,
    SCALE_CAP,
    SCALE_COUNTRIES,
    Given,
)
from cxmodel.model.evaluate.sourced.told import Told
from cxmodel.model.sourcing.rules import Barred

WHERE = "Plan, rules"
SHOWN = 40


def check_grants(given: Given, follow: Sequence[Told]) -> None:
    """Refuse grants that speak of no rule. follow : the rules that follow from elsewhere now.

    A rule that does not follow now, but may again (the verdict of an activity, the checklist of a vendor, the scale
    gate), may stay set aside. Errors: CxError, or Problems with all of them, with the ids that there are.
    """
    bars = [told.id for told in follow if isinstance(told.rule, Barred)]
    rules, may_bar, may_rule = [told.id for told in follow], _bars(given), _rules(given)
    faults = []
    for key, _ in given.scenario.rules:
        kind, _, rest = key.partition(":")
        if kind == "waived" and rest not in may_rule | set(rules):
            faults.append(_fault(key, f"sets aside '{rest[:SHOWN]}', which is no rule of the plan", rest, rules))
        bar = rest.rpartition(":")[0]
        if kind == "through" and bar not in may_bar | set(bars):
            faults.append(_fault(key, f"passes '{bar[:SHOWN]}', which bars nothing", bar, bars))
    raise_all(faults)


def _bars(given: Given) -> set[str]:
    """Ids of every bar that could hold."""
    data = given.dataset
    countries = [row.iso3 for row in data.location]
    return {OVERLAP, *(f"checklist:{row.id}" for row in data.vendor),
            *(f"{kind}:{iso3}" for kind in ("excluded", "stakes") for iso3 in countries)}


def _rules(given: Given) -> set[str]:
    """Ids of every rule that could follow from elsewhere."""
    return {*_bars(given), CAPACITY, COUNTRY_CAP, SCALE_CAP, SCALE_COUNTRIES,
            *(f"verdict:{row.id}" for row in given.dataset.activity)}


def _fault(key: str, what: str, word: str, known: Sequence[str]) -> CxError:
    close = difflib.get_close_matches(word, known, 1, 0.5)
    there = f"Use one of: {', '.join(known[:SHOWN])}." if known else "Nothing of this kind holds now; remove the rule."
    return CxError(f"The rule '{key[:2 * SHOWN]}' {what}", WHERE,
                   f"Did you mean '{close[0]}'? {there}" if close else there)
