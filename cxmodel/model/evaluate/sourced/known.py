"""Plans known of a world: what was found for one question may be the better answer to another one.

The solver reckons with a fixed charge for each queue; the full model staffs whole people. So the plan that is best as
reckoned need not be the best as evaluated, and another question (a card, a point of the frontier, one rule more) may
bring up a plan that evaluates higher. A world is everything the figures of a plan depend on: data and decisions, but
neither rules nor objective.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.results import Results
from cxmodel.scenario import Scenario

MOST_WORLDS, MOST_PLANS = 8, 64


@dataclass(frozen=True)
class Figures:
    """A plan in three figures: net and risk-adjusted saving [USD/year], CX risk [index points].

    >>> Figures(net=3.0, risk_adjusted=2.0, risk=5.0).worth("risk")
    -5.0
    """

    net: float
    risk_adjusted: float
    risk: float

    def worth(self, objective: str) -> float:
        """What the objective wants most of: a saving, or the negative of the risk."""
        return {"cost": self.net, "adjusted": self.risk_adjusted, "risk": -self.risk}[objective]


def figures_of(results: Results) -> Figures:
    """What the results say of their plan."""
    whole = results.baseline_per_year
    return Figures(results.net_saving.typical * whole, results.risk_adjusted_net.typical * whole,
                   results.cx_risk_index)


@dataclass
class _World:
    plans: OrderedDict[tuple[Placement, ...], Figures] = field(default_factory=OrderedDict)
    told: int = 0  # plans so far, those forgotten, too


_lock = Lock()
_worlds: OrderedDict[tuple[Dataset, Scenario], _World] = OrderedDict()


def remember(dataset: Dataset, scenario: Scenario, placements: tuple[Placement, ...], figures: Figures) -> None:
    """Keep a plan with its evaluated figures for other questions about the same world."""
    with _lock:
        world = _worlds.setdefault(_key(dataset, scenario), _World())
        _worlds.move_to_end(_key(dataset, scenario))
        if placements not in world.plans:
            world.plans[placements], world.told = figures, world.told + 1
        while len(world.plans) > MOST_PLANS:
            world.plans.popitem(last=False)
        while len(_worlds) > MOST_WORLDS:
            _worlds.popitem(last=False)


def known(dataset: Dataset, scenario: Scenario) -> tuple[int, dict[tuple[Placement, ...], Figures]]:
    """How many plans were ever told of this world, and those that are kept with their figures."""
    with _lock:
        world = _worlds.get(_key(dataset, scenario)) or _World()
        return world.told, dict(world.plans)


def _key(dataset: Dataset, scenario: Scenario) -> tuple[Dataset, Scenario]:
    return dataset, replace(scenario, rules=(), objective="risk_adjusted", chosen=())
