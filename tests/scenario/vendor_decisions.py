"""Any decisions on vendors that a person can take: scores, what they rest on, judgements, voices, the price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from cxmodel.scenario import LONGEST_PERSON, METHODS, THEMES
from cxmodel.store.shipped import shipped

DATASET = shipped()
GROUPS = {THEMES: [row.id for row in DATASET.theme],
          **{theme.id: [row.id for row in DATASET.criterion if row.theme_id == theme.id] for theme in DATASET.theme}}

shares = st.integers(0, 20).map(lambda n: n / 20)
texts = st.text(min_size=1, max_size=60).filter(str.strip)
people = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), min_size=1,
                 max_size=LONGEST_PERSON).filter(str.strip)
scored = st.sampled_from([f"{vendor.id}:{row.id}" for vendor in DATASET.vendor for row in DATASET.criterion])


@st.composite
def judgement_keys(draw: st.DrawFn) -> str:
    """A name of something said in a way of weighing."""
    method = draw(st.sampled_from(METHODS))
    two = method == "pairwise"
    group = draw(st.sampled_from([name for name, items in GROUPS.items() if len(items) > two]))
    items = draw(st.lists(st.sampled_from(GROUPS[group]), min_size=1 + two, max_size=1 + two, unique=True))
    return ":".join([method, group, *items])


@st.composite
def voice_keys(draw: st.DrawFn) -> str:
    """A name of a weight that somebody gave."""
    group = draw(st.sampled_from(sorted(GROUPS)))
    return f"{draw(people)}:{group}:{draw(st.sampled_from(GROUPS[group]))}"


@st.composite
def vendor_decisions(draw: st.DrawFn) -> dict[str, Any]:
    """Fields of a scenario that speak of vendors and of weighing."""
    scores = draw(st.dictionaries(scored, st.integers(0, 8).map(lambda n: n / 2), max_size=5))
    taken_back = draw(st.sets(scored, max_size=4)) - set(scores)
    judgements = draw(st.dictionaries(judgement_keys(), st.floats(1 / 9, 100.0), max_size=5))
    return {"price_weight": draw(shares), "scores": _pairs(scores), "open_scores": tuple(sorted(taken_back)),
            "evidence": _pairs(draw(st.dictionaries(scored, texts, max_size=3))),
            "assessors": _pairs(draw(st.dictionaries(scored, texts, max_size=3))),
            "judgements": _pairs(judgements), "voices": _pairs(draw(st.dictionaries(voice_keys(), shares, max_size=5)))}


def _pairs(values: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(values.items()))
