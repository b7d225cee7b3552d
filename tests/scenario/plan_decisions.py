"""Any rules and any chosen plan that a person can set on a sample case."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from cxmodel.scenario import Scenario
from cxmodel.scenario.ruling import FORMS, Form
from cxmodel.store.shipped import shipped
from cxmodel.tables import SHORES
from cxmodel.units import Unit

DATASET = shipped()
SITES = [row.id for row in DATASET.site]


@st.composite
def rule_keys(draw: st.DrawFn, form: Form, case: str) -> str:
    """The key of a rule of one kind that names rows of the dataset."""
    names = {"ACTIVITY": [row.id for row in DATASET.activities_of(case)], "VENDOR": list(DATASET.vendors),
             "COUNTRY": list(DATASET.locations), "SITE": SITES, "SHORE": list(SHORES),
             "BAR": ["gates", "hours:PHL"], "RULE": ["scale", "verdict:billing"]}
    words = form.key.split(":")
    return ":".join(draw(st.sampled_from(names[word])) if re.fullmatch("[A-Z]+", word) else word for word in words)


def limits(form: Form) -> st.SearchStrategy[float]:
    """Limits that make sense for a kind of rule."""
    low, high = form.limit.low, form.limit.high
    if form.limit.whole:
        return st.integers(int(low), min(int(high), 500)).map(float)
    return st.integers(0, 20).map(lambda n: n / 20) if form.limit.unit is Unit.SHARE else st.floats(low, high)


@st.composite
def plan_decisions(draw: st.DrawFn, case: str) -> dict[str, Any]:
    """The fields of a scenario that speak of the plan: up to five rules and up to eight placements."""
    rules, chosen = {}, {}
    for form in draw(st.lists(st.sampled_from(FORMS), max_size=5)):
        rules[draw(rule_keys(form, case))] = draw(limits(form))
    acts = [row.id for row in DATASET.activities_of(case)]
    for activity in draw(st.lists(st.sampled_from(acts), max_size=4, unique=True)):
        parts = draw(st.lists(st.integers(0, 10), min_size=1, max_size=2))
        sites = draw(st.lists(st.sampled_from(SITES), min_size=len(parts), max_size=len(parts), unique=True))
        chosen |= {f"{activity}:{site}": part / 20 for site, part in zip(sites, parts, strict=True)}
    return {"rules": tuple(sorted(rules.items())), "chosen": tuple(sorted(chosen.items()))}


def planned(scenarios: st.SearchStrategy[Scenario]) -> st.SearchStrategy[Scenario]:
    """The same scenarios with rules and a chosen plan of their own case."""
    return scenarios.flatmap(lambda one: plan_decisions(one.case).map(lambda decided: replace(one, **decided)))
