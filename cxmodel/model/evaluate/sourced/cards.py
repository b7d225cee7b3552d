"""Ready-made rule sets: a room starts from one of them instead of from nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.results import Results
from cxmodel.model.evaluate.sourced.asked import GRANTS
from cxmodel.model.evaluate.sourced.known import figures_of
from cxmodel.model.evaluate.sourced.optimum import settled
from cxmodel.scenario import Scenario
from cxmodel.units import percent

STILL_SAVES = 0.5
MOST_VENDORS, LARGEST_SHARE, INCUMBENTS = 3, 0.5, 2
GATE_COUNTRIES = 2


@dataclass(frozen=True)
class Card:
    """A ready-made rule set: id, name, one line why, and the scenario to give to `optimise`.

    rules : those it sets, for a page to tell.
    """

    id: str
    name: str
    why: str
    scenario: Scenario

    @property
    def rules(self) -> tuple[tuple[str, float], ...]:
        """What it asks beyond the grants (seats, placements let through, rules waived) that it keeps."""
        return tuple(pair for pair in self.scenario.rules if pair[0].split(":")[0] not in GRANTS)


def cards(dataset: Dataset, scenario: Scenario) -> tuple[Card, ...]:
    """Cheapest, least risk, balanced, the largest vendors only, one country fewer, everything near, scale gate.

    Each replaces the rules that the user set and the objective; verdicts, gates, geography and what was granted stay.
    Least risk needs to know what the cheapest plan saves and solves for it (remembered); vendors and countries are
    those of the present plan. A card that makes no sense for the plan or the data is left out.
    """
    present = evaluated(dataset, scenario)
    found = (_cheapest(scenario), _least_risk(dataset, scenario), _balanced(scenario),
             _incumbents(dataset, scenario, present), _fewer(scenario, present), _near(scenario),
             _gate(scenario, present))
    return tuple(card for card in found if card is not None)


def _cheapest(now: Scenario) -> Card:
    return Card("cheapest", "Cheapest", "The greatest net saving; what it puts at risk is not counted.",
                _under(now, {}, "cost"))


def _least_risk(dataset: Dataset, now: Scenario) -> Card | None:
    """The safest plan that still saves half as much as the cheapest."""
    most = settled(dataset, _under(now, {}, "cost"))
    if most.results is None:
        return None
    saving = STILL_SAVES * figures_of(most.results).net
    if saving <= 0:
        return None
    return Card("least_risk", "Least risk",
                f"The lowest CX risk that still nets {percent(STILL_SAVES)} of the cheapest plan's saving.",
                _under(now, {"saving": _up(saving)}, "risk"))


def _up(amount: float) -> float:
    """An amount rounded up to three figures: a hair more of saving found later is no other card.

    >>> _up(10_144_816.9)
    10200000
    """
    unit = 10 ** max(len(str(int(amount))) - 3, 0)
    return math.ceil(amount / unit) * unit


def _balanced(now: Scenario) -> Card:
    return Card("balanced", "Balanced",
                f"At most {MOST_VENDORS} vendors; no vendor and no country abroad has more than "
                f"{percent(LARGEST_SHARE)} of the moved work.",
                _under(now, {"most:vendor": MOST_VENDORS, "cap:vendor": LARGEST_SHARE, "cap:country": LARGEST_SHARE}))


def _incumbents(dataset: Dataset, now: Scenario, present: Results) -> Card | None:
    """Only the vendors that have most of the work in the present plan; all others get none."""
    vendor_of, hours = {site.id: site.vendor_id for site in dataset.site}, {}
    for row in present.by_site:
        hours[vendor_of[row.id]] = hours.get(vendor_of[row.id], 0.0) + row.hours
    asked = [key.partition(":")[2] for key, _ in now.rules if key.startswith("incumbent:")]
    kept = asked or sorted(hours, key=lambda vendor: (-hours[vendor], vendor))[:INCUMBENTS]
    if not kept:
        return None
    others = sorted({site.vendor_id for site in dataset.site} - set(kept))
    names = " and ".join(dataset.vendors[vendor].name for vendor in kept)
    count = {1: "The largest vendor", 2: "Two largest vendors"}.get(len(kept), "Largest vendors")
    return Card("incumbents", "Your incumbents" if asked else count, f"Only {names}, "
                + ("as your rules name them." if asked else "which have most of the work in the plan in use."),
                _under(now, {f"cap:vendor:{vendor}": 0.0 for vendor in others}))


def _fewer(now: Scenario, present: Results) -> Card | None:
    """One country abroad fewer than the present plan uses."""
    abroad = sum(row.shore != "onshore" for row in present.by_location)
    if abroad < 2:
        return None
    left = abroad - 1
    return Card("fewer_countries", "One country fewer",
                f"At most {left} {'country' if left == 1 else 'countries'} abroad instead of {abroad}.",
                _under(now, {"most:country": left}))


def _near(now: Scenario) -> Card:
    return Card("near", "Everything near", "Nothing goes far away: home, onshore and nearshore only.",
                _under(now, {"cap:shore:offshore": 0.0}))


def _gate(now: Scenario, present: Results) -> Card:
    """What a company over the scale gate must do, whether or not this one is over it."""
    gate = present.scale_gate
    over = gate["seats"] > gate["threshold"]
    return Card("scale_gate", "Scale gate",
                f"At least {GATE_COUNTRIES} countries abroad and no country above 60%, as "
                + ("work of this size must have." if over else "if the work were above the scale gate."),
                _under(now, {"least:country": GATE_COUNTRIES, "cap:country": 0.6}))


def _under(now: Scenario, rules: Mapping[str, float], objective: str = "risk_adjusted") -> Scenario:
    """The scenario under a card's rules instead of the user's own; what was granted stays."""
    granted = {key: value for key, value in now.rules if key.split(":")[0] in GRANTS}
    asked = tuple(sorted({**granted, **{key: float(value) for key, value in rules.items()}}.items()))
    return replace(now, rules=asked, objective=objective, chosen=())
