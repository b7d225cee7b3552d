"""A plan told by ids, as the arrays the model counts with; what has become of a plan that was chosen earlier."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.model import portfolio
from cxmodel.model.evaluate.basis import Basis

Placement = tuple[str, str, float]
WHERE = "Plan that is held"


def allocation(basis: Basis, hours: np.ndarray, plan: Iterable[Placement]) -> portfolio.Allocation:
    """The placements as arrays, those without a share left out.

    plan : activity, site and share of the activity, by their ids. [share] hours : of each activity, shape (A,). [h]
    Errors: CxError for an activity or a site that is not there, a site without a price, and shares of an
    activity that add up to more than 1.
    """
    acts = {row.id: place for place, row in enumerate(basis.activities)}
    sites = {row.id: place for place, row in enumerate(basis.sites)}
    given = [one for one in plan if one[2] > 0]
    raise_all(CxError(f"There is no {what} '{name}'", WHERE, f"Name one of the {what} list.")
              for activity, site, _ in given
              for what, name, known in (("activity", activity, acts), ("site", site, sites)) if name not in known)
    raise_all(CxError(f"The site '{site}' has no price", WHERE, "Ask for a quote, or place its work elsewhere.")
              for site in sorted({one[1] for one in given}) if not np.isfinite(basis.rate[sites[site]]))
    placed_at = sorted((acts[activity], sites[site], share) for activity, site, share in given)  # as the solver has it
    act, site = (np.array([one[place] for one in placed_at], np.int64) for place in (0, 1))
    share = np.array([one[2] for one in placed_at], float)
    placed = np.bincount(act, weights=share, minlength=len(acts))
    raise_all(CxError(f"{basis.activities[place].name} is placed to {placed[place]:.0%}", WHERE,
                      "Make its shares add up to at most 100%.") for place in np.nonzero(placed > 1 + 1e-6)[0])
    moved = np.asarray(np.bincount(basis.shore[site], weights=hours[act] * share, minlength=3), float)
    total = float(moved.sum())
    return portfolio.Allocation(act, site, share, total, total, np.zeros(3), moved / total if total else moved)


def fit_for(dataset: Dataset, basis: Basis, plan: Iterable[Placement]) -> tuple[tuple[Placement, ...], tuple[str, ...]]:
    """The part of an earlier plan that can still be, and a sentence for each thing that has changed since.

    What the data no longer know, what has no price and what a site does not speak is left out: it stays at home.
    A site that fails a gate keeps its work, for the plan is a decision; the sentence says what it fails.
    """
    found, lost = [], dict[str, list[str]]()
    names = {row.id: row.name for row in basis.activities}
    for activity, site, share in plan:
        why = _obstacle(dataset, basis, activity, site)
        if why:
            lost.setdefault(why, []).append(names.get(activity, f"'{activity}'"))
        else:
            found.append((activity, site, share))
    told = [f"The chosen plan places {', '.join(acts)} {why}: that part stays at home." for why, acts in lost.items()]
    used = {site for _, site, _ in found}
    told += [f"The chosen plan uses {_called(dataset, row.id)} although it is left out of other plans: "
             f"{'; '.join(reasons)}." for row, reasons in zip(basis.sites, basis.reasons, strict=True)
             if row.id in used and reasons]
    return tuple(found), tuple(told)


def _obstacle(dataset: Dataset, basis: Basis, activity: str, site: str) -> str:
    """Why a placement of a chosen plan cannot be reckoned with any more; empty when it can."""
    act = next((place for place, row in enumerate(basis.activities) if row.id == activity), None)
    spot = next((place for place, row in enumerate(basis.sites) if row.id == site), None)
    if spot is None:
        return f"at the site '{site}', which is no longer in the data"
    where = f"at {_called(dataset, site)}"
    if act is None:
        return f"{where}, work that is no longer in the data"
    if not np.isfinite(basis.rate[spot]):
        return f"{where}, which has no price"
    return "" if basis.served[act, spot] else f"{where}, which does not serve that language"


def _called(dataset: Dataset, site: str) -> str:
    row = next(row for row in dataset.site if row.id == site)
    return f"{dataset.vendors[row.vendor_id].name}, {row.city}"
