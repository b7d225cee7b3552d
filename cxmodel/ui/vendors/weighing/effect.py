"""What weights do: who leads the ranking with them, and what becomes of the net saving."""

from __future__ import annotations

from collections.abc import Mapping

from cxmodel.model.evaluate import partners
from cxmodel.scenario import Scenario
from cxmodel.ui import session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing.groups import Group, used
from cxmodel.units import percent


def leaders(work: Work, scenario: Scenario) -> tuple[str, ...]:
    """Names of the vendors that lead among those whose checklist is met; among all when none is."""
    everyone = partners.field(work.dataset, scenario).partners
    race = [row for row in everyone if row.passes] or list(everyone)
    best = min((row.rank for row in race), default=0)
    return tuple(row.name for row in race if row.rank == best)


def lead(work: Work, scenario: Scenario) -> str:
    """Who leads, in words: "Heronlight leads", marked where the vendors are invented."""
    names = leaders(work, scenario)
    if not names:
        return "no vendor is in the ranking"
    told = " and ".join(names) if len(names) <= 3 else f"{len(names)} vendors"
    mark = " (sample)" if work.results.sample else ""
    return f"{told}{mark} lead{'s' if len(names) == 1 else ' together'}"


def of_weights(work: Work, group: Group, weights: Mapping[str, float]) -> str:
    """What putting these weights to use would do, in one sentence."""
    return _exchange(work, work.scenario, used(work.scenario, group, weights), "With these weights ")


def of_last_change(work: Work) -> str:
    """What the last change did, where it was one of weights; else who leads now."""
    before, now = work.history.before, work.scenario
    weights = before is not None and before.case == now.case and (
        (before.theme_weights, before.criterion_weights) != (now.theme_weights, now.criterion_weights))
    return _exchange(work, before, now, "Your last change: ") if weights and before else f"{_capital(lead(work, now))}."


def _exchange(work: Work, before: Scenario, after: Scenario, start: str) -> str:
    old, new = leaders(work, before), leaders(work, after)
    one, other = (percent(session.results_of(each).net_saving.typical, work.locale, 1) for each in (before, after))
    who = f"{lead(work, after)}{', as before' if old == new else f' instead of {_names(old)}'}"
    saving = f"net saving stays {one}" if one == other else f"net saving {one} → {other}"
    return f"{start}{who}; {saving}."


def _names(names: tuple[str, ...]) -> str:
    return " and ".join(names) if 0 < len(names) <= 3 else f"{len(names)} vendors"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
