"""The people at home, year by year: whose roles stay, who is redeployed, who is released, and what that costs (S7).

Numbers of people are full-time posts and stay real numbers; only a screen rounds them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxmodel.units import Number

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Roles:
    """Posts by year and activity, shape (years, A). What is in the plan and what becomes of those whose work moves.

    kept, moved : posts whose work is at home, and at sites, on average over the year; they add up to the posts that
        everything at home would need. [people]
    leaving, redeployed, released : people whose work moved in the year: who went by themselves, who got other work,
        who were let go; they add up to the posts that stopped in the year. [people]
    severance, engagement : what the release and the unrest of the move cost in the year. [USD/year]
    """

    kept: Array
    moved: Array
    leaving: Array
    redeployed: Array
    released: Array
    severance: Array
    engagement: Array


def split(posts: Number, attrition: Number, transition_years: Number, redeployed_share: Number
          ) -> tuple[Array, Array, Array]:
    """Posts whose work moves, by what becomes of the people: leaving by themselves, redeployed, released. [people]

    Parameters
    ----------
    posts : whose work moves. [people]
    attrition : share that leaves by itself in a year. [share/year] transition_years : time of the move. [years]
    redeployed_share : share that gets other work, as far as so many are left. [share]

    >>> [round(float(part), 6) for part in split(100, 0.4, 0.25, 0.3)]
    [10.0, 30.0, 60.0]
    """
    count = np.asarray(posts, float)
    leaving = np.clip(np.asarray(attrition, float) * transition_years, 0.0, 1.0)
    redeployed = np.minimum(np.asarray(redeployed_share, float), 1.0 - leaving)
    return (np.asarray(count * leaving), np.asarray(count * redeployed),
            np.asarray(count * (1.0 - leaving - redeployed)))


def roles(posts: ArrayLike, moved_share: ArrayLike, growth: ArrayLike, still_home: float,
          fates: tuple[ArrayLike, ArrayLike, ArrayLike], severance: ArrayLike, engagement: ArrayLike) -> Roles:
    """Who does the work in every year of the plan, and what the move does to the people.

    Parameters
    ----------
    posts : that all of an activity takes at home today, shape (A,). [people]
    moved_share : part of it that moves, shape (A,). [share]
    growth : of the volume against the first year, shape (years,). [x]
    still_home : part of the first year's moved volume that is still served at home while it moves over. [share]
    fates : leaving, redeployed, released of those whose work moves, as `split` gives them, each (A,). [people]
    severance, engagement : cost of the move by activity, shape (A,). [USD]

    The move falls into the first year, as its cost does in the bridge; growth after that is hired where the work is.

    >>> found = roles([100], [0.5], [1.0, 1.1], 0.2, ([5], [15], [30]), [90_000], [10_000])
    >>> found.kept[:, 0].round(6).tolist(), found.moved[:, 0].round(6).tolist()
    ([60.0, 55.0], [40.0, 55.0])
    >>> found.released[:, 0].tolist(), found.severance[:, 0].tolist()
    ([30.0, 0.0], [90000.0, 0.0])
    """
    whole = np.asarray(growth, float)[:, None] * np.asarray(posts, float)
    at_sites = whole * np.asarray(moved_share, float)
    at_sites[:1] -= still_home * np.asarray(posts, float) * np.asarray(moved_share, float)
    once = np.zeros((whole.shape[0], 1))
    once[:1] = 1.0
    leaving, redeployed, released, let_go, unrest = (once * np.asarray(part, float)
                                                     for part in (*fates, severance, engagement))
    return Roles(whole - at_sites, at_sites, leaving, redeployed, released, let_go, unrest)
