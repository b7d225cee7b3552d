"""What the user decided and assumed, frozen: undo, links, presets, comparison and export follow from it."""

from cxmodel.scenario.choice import STEERING, chosen_plan, followed, with_plan
from cxmodel.scenario.decided import (
    MOMENTS,
    PAIRED,
    VERDICTS,
    Choices,
    Pairs,
    Scenario,
)
from cxmodel.scenario.keys import LONGEST_PERSON, METHODS, THEMES
from cxmodel.scenario.members import override_faults
from cxmodel.scenario.saved import VERSION, from_json, to_json
from cxmodel.scenario.shares import among_themes, inside_theme, normalised, rebalance, shore_shares, with_pair
from cxmodel.scenario.start import starting

__all__ = [
    "LONGEST_PERSON", "METHODS", "MOMENTS", "PAIRED", "STEERING", "THEMES", "VERDICTS", "VERSION", "Choices", "Pairs",
    "Scenario", "among_themes", "chosen_plan", "followed", "from_json", "inside_theme", "normalised",
    "override_faults", "rebalance", "shore_shares", "starting", "to_json", "with_pair", "with_plan",
]
