"""What every layer of support takes in, settles and passes on, by kind of contact; the flows add up to all contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model import readiness
from cxmodel.model.evaluate.assumed import Assumed
from cxmodel.model.evaluate.basis import Array, Basis
from cxmodel.model.evaluate.met import layers_of
from cxmodel.model.evaluate.plan import Today
from cxmodel.model.evaluate.work import settles_of
from cxmodel.scenario import Scenario
from cxmodel.tables import CONTACT_CLASSES, LAYERS, SIDES, Evidence

PERSON = "person"
# Published costs of a contact, by the layer that takes it. Nobody has published one of a community.
PUBLISHED: dict[str, tuple[str, ...]] = {
    "self_search": ("A-027",), "community": (), "chatbot": ("A-023",), "messaging": ("A-022", "A-025", "A-051"),
    PERSON: ("A-020", "A-024", "A-049", "A-052", "A-053")}


@dataclass(frozen=True)
class Flow:
    """Contacts of one kind at one layer. arriving = settled + passed_on; of the arriving, `tried` try it. [1/year]"""

    contact_class: str
    arriving: float
    tried: float
    settled: float
    passed_on: float


@dataclass(frozen=True)
class Layer:
    """One layer of support under a scenario, the last one a person.

    reach : share of the arriving contacts that try it. [share] flows : by kind of contact, those that occur.
    sides : readiness of technology, culture and operations, None where nobody has rated it. [score 0-4]
    factor : what is left of its resolution for want of readiness; low, high : the same if what is not known were 0,
        or 4. [share]
    cost : of a contact that a person takes, ours [USD]; None for the layers before, whose cost is not modelled.
    cost_met : the same without the work that no customer meets. [USD]
    published : figures of what a contact costs there, each in its own unit.
    """

    id: str
    reach: float
    flows: tuple[Flow, ...]
    sides: dict[str, float | None]
    factor: float
    factor_low: float
    factor_high: float
    cost: float | None
    cost_met: float | None
    published: tuple[Evidence, ...]

    def total(self, name: str) -> float:
        """A flow over all kinds of contacts. [contacts/year]"""
        return sum(getattr(flow, name) for flow in self.flows)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Sides that nobody has rated."""
        return tuple(side for side, level in self.sides.items() if level is None)


def layers_under(dataset: Dataset, scenario: Scenario, basis: Basis, today: Today,
                 assumed: Assumed) -> tuple[Layer, ...]:
    """Every layer in the order in which contacts meet it, then the person."""
    sides = layers_of(dataset, scenario.case, scenario.layer_readiness)
    left, found = np.asarray(today.work["contacts"], float), []
    for place, (reach, resolves) in enumerate(settles_of(basis, assumed, sides)):
        settled = left * float(reach) * resolves
        found.append(_layer(dataset, basis, LAYERS[place], float(reach), left, settled, sides[place], assumed))
        left = left - settled
    seen = np.array([row.customers > 0 for row in basis.activities], bool)
    hour, every = today.home.cost, np.ones_like(seen)
    costs = _each(today.hours, left, hour, every), _each(today.hours, left, hour, seen)
    return (*found, _layer(dataset, basis, PERSON, 1.0, left, left, _of_person(dataset, scenario), assumed, costs))


def _each(hours: Array, contacts: Array, hour: float, which: np.ndarray) -> float | None:
    """Cost of one of these contacts; None where there is none. [USD]"""
    count = float(contacts[which].sum())
    return float(hours[which].sum() * hour / count) if count > 0 else None


def _layer(dataset: Dataset, basis: Basis, name: str, reach: float, arriving: Array, settled: Array, sides: Array,
           assumed: Assumed, costs: tuple[float | None, float | None] = (None, None)) -> Layer:
    kinds = np.array([row.contact_class for row in basis.activities])
    flows = []
    for kind in (one for one in CONTACT_CLASSES if (kinds == one).any()):
        here, done = float(arriving[kinds == kind].sum()), float(settled[kinds == kind].sum())
        flows.append(Flow(kind, here, here * reach, done, here - done))
    low, high = readiness.span(sides)
    left, least, most = (1.0 if name == PERSON else float(readiness.layer_factor(level, assumed.unready_loss))
                         for level in (readiness.weakest(sides), low, high))
    return Layer(name, reach, tuple(flows), _told(sides), left, least, most, *costs,
                 tuple(dataset.published[one] for one in PUBLISHED[name] if one in dataset.published))


def _of_person(dataset: Dataset, scenario: Scenario) -> Array:
    """Readiness of the people's own layer; it is told and changes no figure."""
    row = next((row for row in dataset.layer_readiness if (row.case_id, row.layer) == (scenario.case, PERSON)), None)
    changed = dict(scenario.layer_readiness)
    given: list[Any] = [changed.get(f"{PERSON}:{side}", getattr(row, side, None)) for side in SIDES]
    return np.array([np.nan if level is None else level for level in given], float)


def _told(sides: Array) -> dict[str, float | None]:
    return {side: None if np.isnan(level) else float(level) for side, level in zip(SIDES, sides, strict=True)}
