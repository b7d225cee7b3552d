"""The same plan under other assumptions: the placements are held, everything that follows is worked out anew."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cxmodel.dataset import Dataset
from cxmodel.errors import CxError, raise_all
from cxmodel.model import gates, portfolio
from cxmodel.model.evaluate import DRAWS, SEED, Made, Results, account, extras_of, money, results_of, rows
from cxmodel.model.evaluate.assumed import central
from cxmodel.model.evaluate.basis import Basis, basis_of
from cxmodel.model.evaluate.plan import options_of, staffed_plan, today_of, weights_of
from cxmodel.model.evaluate.simulate import draws_of, simulate
from cxmodel.scenario import Scenario

Placement = tuple[str, str, float]
WHERE = "Plan that is held"


def placements(results: Results) -> tuple[Placement, ...]:
    """The plan of some results as activity, site and share of the activity, by their ids."""
    return tuple((row.id, site, share) for row in results.by_activity for site, share in row.places)


def held(dataset: Dataset, scenario: Scenario, plan: Iterable[Placement], draws: int = DRAWS,
         seed: int = SEED) -> Results:
    """All results for a scenario with a given plan instead of the best one.

    plan : activity, site and share of the activity, as `placements` gives them. [share]
    Rules, gates and thresholds are not asked: the plan is what it is. Errors: CxError for an activity or a
    site that is not there, and for shares of an activity that add up to more than 1.
    """
    key, scored = (dataset, scenario.case, scenario.overrides), (scenario.scores, scenario.open_scores)
    basis, assumed = basis_of(*key, *scored), central(dataset, scenario.overrides)
    today = today_of(*key, scenario.horizon_years, *scored)
    options = options_of(dataset, scenario, basis, today, assumed)
    gate = gates.scale_gate(today.seats, float(assumed.scale_gate_seats))
    given = staffed_plan(basis, today, options, assumed, _allocation(basis, today.hours, plan), gate,
                          scenario.country_cap)
    moved = rows.placed(options, given)
    lines, extras = money.lines(moved, today.home, assumed), extras_of(basis, today, given, assumed)
    varied = simulate(dataset, basis, today, options, given, weights_of(dataset, scenario, basis), extras,
                      draws_of(*key, scenario.horizon_years, draws, seed), draws, seed)
    steps = account.bridge(lines, today.home, extras, assumed)
    return results_of(dataset, scenario, basis, assumed, Made(today, options, given, moved, lines, extras, steps,
                                                             varied, draws, seed))


def _allocation(basis: Basis, hours: np.ndarray, plan: Iterable[Placement]) -> portfolio.Allocation:
    """The placements as arrays, those without a share left out."""
    acts = {row.id: place for place, row in enumerate(basis.activities)}
    sites = {row.id: place for place, row in enumerate(basis.sites)}
    given = [one for one in plan if one[2] > 0]
    raise_all(CxError(f"There is no {what} '{name}'", WHERE, f"Name one of the {what} list.")
              for activity, site, _ in given
              for what, name, known in (("activity", activity, acts), ("site", site, sites)) if name not in known)
    placed_at = sorted((acts[activity], sites[site], share) for activity, site, share in given)  # as the solver has it
    act, site = (np.array([one[place] for one in placed_at], np.int64) for place in (0, 1))
    share = np.array([one[2] for one in placed_at], float)
    placed = np.bincount(act, weights=share, minlength=len(acts))
    raise_all(CxError(f"{basis.activities[place].name} is placed to {placed[place]:.0%}", WHERE,
                      "Make its shares add up to at most 100%.") for place in np.nonzero(placed > 1 + 1e-6)[0])
    moved = np.asarray(np.bincount(basis.shore[site], weights=hours[act] * share, minlength=3), float)
    total = float(moved.sum())
    return portfolio.Allocation(act, site, share, total, total, np.zeros(3), moved / total if total else moved)
