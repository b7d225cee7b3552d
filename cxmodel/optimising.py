"""The command `optimise`: the best plan under a scenario's rules, its frontier, or the conflict and its repair."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate.held import Placement
from cxmodel.model.evaluate.results import plain
from cxmodel.model.evaluate.sourced import (
    Clash,
    FrontierPoint,
    Optimised,
    conflict_of,
    frontier_points,
    optimise,
    spoken,
    undominated_points,
    upheld,
)
from cxmodel.model.sourcing.sentences import Parts
from cxmodel.scenario import Scenario

SECONDS = 20.0
NO_REPAIR = "No repair was found: take one of these rules away."
NOT_SHOWN = "No plan is shown: every one that was found breaks a rule once whole people are counted. "
HEAD = ("headline_saving", "net_saving", "risk_adjusted_net", "cx_risk_index")


def add_optimise(commands: Any, add_scenario: Callable[[argparse.ArgumentParser], None],
                 run: Callable[[argparse.Namespace], Any]) -> None:
    """Register the command. `add_scenario` adds the options that name a scenario; `run` prints `answer`."""
    one = commands.add_parser("optimise", help="the best plan under a scenario's rules, as JSON; or what conflicts")
    add_scenario(one)
    one.add_argument("--frontier", metavar="N", type=_points, help="add a frontier of up to N points")
    one.add_argument("--time-limit", metavar="S", type=_seconds, default=SECONDS, help="time for the best plan [s]")
    one.set_defaults(run=run)


def answer(dataset: Dataset, scenario: Scenario, points: int | None = None,
           time_limit: float = SECONDS) -> dict[str, Any]:
    """What the command prints: plain values with stable names. Money is USD a year, shares are 0-1.

    points : of the frontier; None: no frontier. time_limit : of the best plan [s].
    Errors: CxError for a scenario whose rules name what the data does not have.
    """
    best = optimise(dataset, scenario, time_limit=time_limit)
    found = None if points is None else undominated_points(frontier_points(dataset, scenario, points))
    best = upheld(dataset, scenario, best)
    told = answer_of(dataset, best)
    if found is not None:
        told["frontier"] = [_point(dataset, one) for one in found]
    clash = conflict_of(dataset, scenario) if best.state == "impossible" or best.broken else None
    if clash is not None:
        told |= _clash(clash)
    return plain(told)


def without_plan(told: dict[str, Any]) -> str:
    """Why an answer has no plan, in a sentence or two; empty where it has one. told : as `answer` gives it."""
    if told["results"] is not None:
        return ""
    if "conflict" in told:
        missed = told["conflict"].get("missed", "")
        return " ".join(part for part in (told["conflict"]["sentence"], missed, told["repair"]["sentence"]) if part)
    return told.get("why_no_plan", "No plan that obeys every rule was found in time; give it more with --time-limit.")


def answer_of(dataset: Dataset, best: Optimised) -> dict[str, Any]:
    """The part of the answer that tells the best plan, its rules and, where none may be shown, why."""
    told: dict[str, Any] = {"state": best.state, "plan": _placed(dataset, best.placements), **_sure(best),
                            "rules": _rules(best), "waived": [one.id for one in best.posed.waived],
                            "results": _results(best)}
    if best.broken:
        told["why_no_plan"] = NOT_SHOWN + "; ".join(_spoken(one.parts) for one in best.broken) + "."
    return told


def _sure(best: Optimised) -> dict[str, Any]:
    return {"objective": best.posed.objective, "gap": best.gap, "seconds": best.seconds,
            "reckoned": best.reckoned, "evaluated": best.evaluated}


def _placed(dataset: Dataset, placements: tuple[Placement, ...]) -> list[dict[str, Any]]:
    sites = {row.id: row for row in dataset.site}
    return [{"activity": activity, "site": site, "vendor": sites[site].vendor_id, "country": sites[site].iso3,
             "share": share} for activity, site, share in placements]


def _rules(best: Optimised) -> list[dict[str, Any]]:
    """Every rule, and whether the plan keeps it; without a plan only those are told that every plan found breaks."""
    broken = {one.id for one in best.broken}
    return [{"id": one.id, "sentence": _spoken(one.parts), "origin": one.origin, "where": one.where,
             "holds": _holds(best, one.id in broken)} for one in best.posed.rules]


def _holds(best: Optimised, broken: bool) -> bool | None:
    return False if broken else None if best.results is None else True


def _results(best: Optimised) -> dict[str, Any] | None:
    return None if best.results is None else {name: getattr(best.results, name) for name in HEAD}


def _point(dataset: Dataset, one: FrontierPoint) -> dict[str, Any]:
    return {"cx_risk_index": one.risk, "risk_adjusted_net": one.saving_share, "risk_adjusted": one.saving,
            "net_saving": one.net_share, "net": one.net, "gap": one.gap, "plan": _placed(dataset, one.placements)}


def _clash(clash: Clash) -> dict[str, Any]:
    missed = {"missed": f"The nearest plan misses by {_spoken(clash.missed)}."} if clash.missed else {}
    return {"conflict": {"sentence": _spoken(clash.sentence), "rules": [one.id for one in clash.rules], **missed},
            "repair": {"sentence": _spoken(clash.repair) or NO_REPAIR, "changes": [
                {"rule": one.rule.id, "amount": one.amount, "item": one.item} for one in clash.changes]},
            "proven": clash.proven}


def _spoken(parts: Parts) -> str:
    return spoken(parts, lambda usd: f"${usd:,.0f}" if usd >= 0 else f"-${-usd:,.0f}")


def _points(text: str) -> int:
    if not text.isdecimal() or not 2 <= int(text) <= 200:
        raise argparse.ArgumentTypeError("a frontier has from 2 to 200 points")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 86_400:
        raise argparse.ArgumentTypeError("a time limit is a number of seconds above 0")
    return value
