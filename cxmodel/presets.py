"""Ready-made scenarios: a room starts from one of them instead of from nothing."""

from __future__ import annotations

from dataclasses import replace

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.scenario import Scenario, normalised, starting

PRESETS: dict[str, tuple[str, str]] = {
    "home": ("Everything at home", "No work moves: no saving and no risk. Where every comparison starts."),
    "cheapest": ("Cheapest far away", "Everything that can goes far away for the least cost, whatever it does to "
                 "customers."),
    "balanced": ("Balanced", "Critical work stays, the rest is spread over near and far sites."),
    "experience_first": ("Experience first", "More stays at home, what moves stays near, and fit weighs most."),
}
FOUND_OUT = ("scores", "open_scores", "evidence", "assessors", "judgements", "voices", "emotions", "moments",
             "layer_readiness", "overrides")
_CLOSE_TO_CUSTOMERS = {"culture": 3.0, "journey": 2.0, "people": 2.0}


def preset(dataset: Dataset, case_id: str | None, name: str) -> Scenario:
    """A ready-made scenario for a case. Errors: CxError for a name that is not in `PRESETS`."""
    base = starting(dataset, case_id)
    name = name.replace("-", "_")
    if name not in PRESETS:
        raise CxError(f"There is no preset '{name}'", "Preset", f"Use one of: {', '.join(PRESETS)}.")
    if name == "home":
        return replace(base, moved_share=0.0)
    if name == "cheapest":
        everything = tuple(sorted((row.id, "outsource") for row in dataset.activities_of(base.case)))
        return replace(base, placements=everything, onshore=0.0, nearshore=0.0, offshore=1.0, country_cap=1.0,
                       objective="cost")
    if name == "experience_first":
        weights = normalised({row.id: row.default_weight * _CLOSE_TO_CUSTOMERS.get(row.id, 1.0)
                              for row in dataset.theme})
        return replace(base, theme_weights=weights, onshore=0.35, nearshore=0.50, offshore=0.15, country_cap=0.40,
                       keep_above=0.55, outsource_below=0.40, overlap_hours=6.0)
    return base


def applied(dataset: Dataset, now: Scenario, name: str) -> Scenario:
    """A ready-made scenario on the present case; what was found out stays: scores, emotions, assumptions."""
    return replace(preset(dataset, now.case, name), **{field: getattr(now, field) for field in FOUND_OUT})
