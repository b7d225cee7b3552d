"""How far two plans differ, and what moves between them, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.basis import Array
from cxmodel.model.portfolio import Allocation
from cxmodel.units import percent

ELSEWHERE = 0.01  # of the moved hours: what less than this of the work does is no other plan
HOME = "home"


@dataclass(frozen=True)
class Shift:
    """The activity of which most hours are elsewhere in another plan.

    activity, origin, goal : ids; most of what moves leaves `origin` and comes to `goal`, each a site or "home".
    part : of the activity, that is elsewhere. [share]
    """

    activity: str
    origin: str
    goal: str
    part: float
    activity_name: str
    origin_name: str
    goal_name: str

    def told(self, locale: str = "en_US") -> str:
        """The shift as the end of a sentence.

        >>> Shift("billing", "x", "home", 0.5, "Billing", "Ash, Lima", "home").told()
        '50% of Billing stays at home instead of going to Ash, Lima'
        """
        part = self.activity_name if self.part > 0.995 else f"{percent(self.part, locale)} of {self.activity_name}"
        if self.goal == HOME:
            return f"{part} stays at home instead of going to {self.origin_name}"
        return f"{part} goes to {self.goal_name} instead of " + (
            "staying at home" if self.origin == HOME else self.origin_name)


def placed(allocation: Allocation, hours: Array, sites: int) -> Array:
    """Share of every activity at every site, home in the last column, shape (A, S + 1)."""
    found = np.zeros((hours.size, sites + 1))
    np.add.at(found, (allocation.activity, allocation.site), allocation.share)
    found[:, sites] = 1.0 - found[:, :sites].sum(axis=1)
    return found


def apart(before: Array, after: Array, hours: Array) -> float:
    """Part of the moved hours that the two plans place differently; the greater of the two is what moves. [share]

    before, after : as `placed` gives them. hours : of each activity today. [h]

    >>> one, other = np.array([[1.0, 0.0]]), np.array([[0.75, 0.25]])
    >>> apart(one, other, np.array([8.0]))
    0.25
    """
    moved = max(float(((1.0 - plan[:, -1]) * hours).sum()) for plan in (before, after))
    return float(np.abs(after - before).sum(axis=1) @ hours) / 2 / moved if moved > 0 else 0.0


def shift_of(dataset: Dataset, case: str, before: Array, after: Array, hours: Array) -> Shift:
    """What moves most between two plans; arguments as `apart`."""
    gone = after - before
    row = int(np.argmax(np.abs(gone).sum(axis=1) * hours))
    ids = [*(site.id for site in dataset.site), HOME]
    origin, goal = ids[int(np.argmin(gone[row]))], ids[int(np.argmax(gone[row]))]
    activity = dataset.activities_of(case)[row]
    return Shift(activity.id, origin, goal, float(np.abs(gone[row]).sum()) / 2, activity.name,
                 place_name(dataset, origin), place_name(dataset, goal))


def place_name(dataset: Dataset, site: str) -> str:
    """A site as vendor and city; home is "home"."""
    if site == HOME:
        return HOME
    row = next(row for row in dataset.site if row.id == site)
    return f"{dataset.vendors[row.vendor_id].name}, {row.city}"
