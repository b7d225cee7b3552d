"""A case small enough to work everything out again by the public functions, one evaluation after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import evaluate
from cxmodel.model.evaluate.held import held, placements
from cxmodel.scenario import Scenario, starting
from tests.worlds import certain

BUT = ("avoidable_share", "intent_to_behaviour", "paid_over_quote", "vendor_price_escalation")
ACTIVITIES = ("order_status", "product_advice", "returns", "billing", "damaged_goods", "escalation_care")
SITES = ("wayfennel-san-antonio", "wayfennel-moncton", "octaverrane-cali", "wayfennel-tijuana", "monsoonleaf-chennai",
         "octaverrane-davao", "velvetloom-jaipur", "sevenlantern-cape-town")


def shrunk(dataset: Dataset, but=BUT) -> Dataset:
    """Six activities, eight quoted sites, and no chance but in four assumptions."""
    few = certain(dataset, but)
    return replace(few, site=tuple(row for row in few.site if row.id in SITES),
                   activity=tuple(row for row in few.activity if row.case_id == "alder" and row.id in ACTIVITIES),
                   case=tuple(row for row in few.case if row.id == "alder"))


@pytest.fixture(scope="session")
def small(dataset) -> Dataset:
    return shrunk(dataset)


@pytest.fixture(scope="session")
def scene(small) -> Scenario:
    return starting(small, "alder")


@pytest.fixture(scope="session")
def plans(small, scene) -> dict:
    """The live plan, all at home, and the cheapest plan."""
    cheap = replace(scene, objective="cost", onshore=0.0, nearshore=0.0, offshore=1.0, country_cap=1.0)
    return {"live": placements(evaluate(small, scene, 2)), "home": (), "cheap": placements(evaluate(small, cheap, 2))}


def set_to(scene: Scenario, **values: float) -> Scenario:
    """The scenario with assumptions set by hand."""
    return replace(scene, overrides=tuple(sorted(values.items())))


def worth(small: Dataset, scene: Scenario, plan) -> float:
    """Risk-adjusted net saving of a held plan by the public function. [USD/year]"""
    found = held(small, scene, plan, 2)
    return found.risk_adjusted_net.typical * found.baseline_per_year


def elsewhere(small: Dataset, now, then) -> float:
    """Part of the moved hours placed otherwise, by hand from the rows that `evaluate` tells. [share]"""
    hours = {row.id: row.hours for row in now.by_activity}
    one, other = ({(row.id, site): share for row in found.by_activity for site, share in row.places}
                  for found in (now, then))
    there = [{act: sum(share for (name, _), share in plan.items() if name == act) for act in hours}
             for plan in (one, other)]
    gone = sum(hours[act] * abs(one.get((act, site), 0.0) - other.get((act, site), 0.0))
               for act, site in {*one, *other})
    gone += sum(hours[act] * abs(there[0][act] - there[1][act]) for act in hours)
    return gone / 2 / max(sum(hours[act] * plan[act] for act in hours) for plan in there)
