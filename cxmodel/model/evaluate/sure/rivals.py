"""Plans to compare when nobody names any: the present one, and those that would be best if things went otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.placing import Placement
from cxmodel.model.evaluate.sure.futures import FUTURES
from cxmodel.model.evaluate.sure.progress import Ask, Tell, steps
from cxmodel.model.evaluate.sure.shifts import ELSEWHERE, apart, placed
from cxmodel.model.evaluate.sure.worlds import Outcome, best, steady, world_of
from cxmodel.model.portfolio import Allocation
from cxmodel.scenario import Scenario

PRESENT = "This plan"
Plan = tuple[Placement, ...]


def rivals(dataset: Dataset, scenario: Scenario, plan: Iterable[Placement] | None = None,
           on_progress: Tell | None = None, cancelled: Ask | None = None) -> dict[str, Plan]:
    """The present plan first, everything at home, half of it, more near, and the best plan of every named future.

    plan : the present one; without it the chosen plan, else the live one. A plan that places all but 1 % of the
    hours like one that is already there is left out. Errors: CxError for an unknown plan; Stopped.
    """
    held = steady(dataset, scenario, plan)
    present = best(dataset, scenario).allocation if held is None else held
    near = replace(scenario, nearshore=scenario.nearshore + scenario.offshore / 2, offshore=scenario.offshore / 2)
    half = replace(present, share=present.share / 2)
    found = {PRESENT: present, "Everything at home": _none(present), "Half of it": half}
    hours, sites = world_of(dataset, scenario).today.hours, len(dataset.site)
    asked = [("More of it near", lambda: best(dataset, near)), *(
        (f"Best if: {future.name}", lambda future=future: best(dataset, scenario, future.changes(dataset, scenario)))
        for future in FUTURES)]
    for name, work in steps(asked, on_progress, cancelled):
        other: Outcome = work()
        here = placed(other.allocation, hours, sites)
        if all(apart(placed(one, hours, sites), here, hours) > ELSEWHERE for one in found.values()):
            found[name] = other.allocation
    return {name: _by_ids(dataset, scenario, one) for name, one in found.items()}


def _none(like: Allocation) -> Allocation:
    return replace(like, activity=like.activity[:0], site=like.site[:0], share=like.share[:0])


def _by_ids(dataset: Dataset, scenario: Scenario, allocation: Allocation) -> Plan:
    acts = dataset.activities_of(scenario.case)
    return tuple((acts[a].id, dataset.site[s].id, float(share)) for a, s, share in
                 zip(allocation.activity, allocation.site, allocation.share, strict=True))
