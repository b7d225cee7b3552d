"""Regret: named plans in named futures, and the plan whose worst regret is least."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.sure.futures import FUTURES, Future
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.worlds import arranged, kept, world_of
from cxmodel.scenario import Scenario
from cxmodel.units import USD, Money, money

Plans = Mapping[str, Iterable[Placement]]


@dataclass(frozen=True, eq=False)
class Regret:
    """What every plan brings in every future, and how much more the best of them would have brought there.

    worth, regret : shape (plans, futures), risk-adjusted net saving and what is missed of it. [USD/year on average]
    greatest : regret of every plan in its worst future, `worst` is that future, shapes (plans,).
    choice : the plan with the least greatest regret (Savage, 1951).
    """

    plans: tuple[str, ...]
    futures: tuple[Future, ...]
    worth: Array
    regret: Array
    greatest: Array
    worst: tuple[Future, ...]
    choice: str

    def finding(self, locale: str = "en_US", currency: Money = USD) -> str:
        """What the table shows, in a sentence or two."""
        row = self.plans.index(self.choice)
        if self.greatest[row] <= 0:
            return f"'{self.choice}' brings most in every one of these {len(self.futures)} futures."
        told = (f"'{self.choice}' is never more than {money(float(self.greatest[row]), locale, currency)} a year "
                f"behind the best of these plans; its worst is '{self.worst[row].name}'.")
        if row == 0:
            return told
        return (f"{told} '{self.plans[0]}' can fall {money(float(self.greatest[0]), locale, currency)} behind, "
                f"under '{self.worst[0].name}'.")


def regret(dataset: Dataset, scenario: Scenario, plans: Plans, futures: tuple[Future, ...] = FUTURES,
           on_progress: Tell | None = None, cancelled: Ask | None = None) -> Regret:
    """Every plan held in every future.

    plans : by name, as `held.placements` gives them; an empty plan is everything at home.
    Errors: CxError without a plan, and for a plan that names what is not there; Stopped.
    """
    if not plans:
        raise CxError("There is no plan to compare", "How sure, regret", "Name at least one plan.")
    fixed = [arranged(dataset, scenario, plan) for plan in plans.values()]
    worth = np.zeros((len(fixed), len(futures)))
    for column, future in enumerate(steps(futures, on_progress, cancelled)):
        world = world_of(dataset, scenario, future.changes(dataset, scenario))
        worth[:, column] = [kept(world, one).worth for one in fixed]
    missed = worth.max(axis=0) - worth
    greatest = missed.max(axis=1)
    return Regret(tuple(plans), futures, worth, missed, greatest,
                  tuple(futures[place] for place in missed.argmax(axis=1)), tuple(plans)[int(greatest.argmin())])
