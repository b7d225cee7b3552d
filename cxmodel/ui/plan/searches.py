"""What the page has worked out beside itself: the best plan, the frontier, the prices, the ready-made plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import Results
from cxmodel.model.evaluate.sourced import (
    Card,
    Clash,
    FrontierPoint,
    Optimised,
    Tag,
    cards,
    conflict_of,
    frontier_points,
    optimise,
    price_tags,
    settled,
    upheld,
)
from cxmodel.model.sourcing import Progress, solve
from cxmodel.scenario import Scenario
from cxmodel.ui import session
from cxmodel.ui.background import Job, again, known, left, started
from cxmodel.ui.session import Work
from cxmodel.units import percent

PLAN, FRONTIER, PRICES, READY = KINDS = ("plan", "frontier", "prices", "ready-made plans")
SECONDS, POINTS, PRICE_GAP = 20.0, 12, 1e-4
WHICH, HOW_NEAR = "the smallest set that conflicts", "how near a plan can come"


@dataclass(frozen=True, eq=False)
class Found:
    """The best plan, or the rules that stand in the way of any; and what the user's own rules cost together.

    cost_of_rules : reckoned as the price of a single rule is; None where there are none. [USD a year]
    """

    best: Optimised
    clash: Clash | None = None
    cost_of_rules: float | None = None

    @property
    def plan(self) -> Results | None:
        """The best plan that obeys every rule by its evaluated figures, if there is one to show."""
        return obeying(self.best)


@dataclass(frozen=True, eq=False)
class ReadyMade:
    """A ready-made plan; without an answer while it is still being solved."""

    card: Card
    answer: Optimised | None = None


def obeying(answer: Optimised | None) -> Results | None:
    """The plan of an answer if it obeys every rule; one that breaks a rule is not shown as an answer to them."""
    return None if answer is None or answer.broken else answer.results


def asked(scenario: Scenario) -> Scenario:
    """The scenario as far as the searches depend on it: which plan was chosen and what people said is not heard."""
    return replace(scenario, chosen=(), judgements=(), voices=(), evidence=(), assessors=())


def key_of(work: Work) -> str:
    """What the answers are remembered under."""
    return f"{work.dataset.content} {asked(work.scenario).content}"


def plan(work: Work) -> Job:
    """The search for the best plan; its result is a `Found`."""
    data, scenario, locale = work.dataset, asked(work.scenario), work.locale
    job = started(PLAN, key_of(work), lambda job: best_of(data, scenario, job, locale), session.kept().workspace)
    if job.state == "done" and job.result is not None and job.result.clash is None:
        best = upheld(data, scenario, job.result.best)
        job.result = job.result if best is job.result.best else replace(job.result, best=best)
    return job


def frontier(work: Work) -> Job:
    """The search for the frontier; what it finds are `FrontierPoint`s."""
    data, scenario = work.dataset, asked(work.scenario)

    def task(job: Job) -> list[FrontierPoint]:
        return _gathered(job, frontier_points(data, scenario, POINTS, cancelled=job.cancelled), POINTS)

    return started(FRONTIER, key_of(work), task, session.kept().workspace, urgency=1)


def prices(work: Work, rules: int) -> Job:
    """The prices of so many rules; what it finds are `Tag`s."""
    data, scenario = work.dataset, asked(work.scenario)

    def task(job: Job) -> list[Tag]:
        return _gathered(job, price_tags(data, scenario, cancelled=job.cancelled), rules)

    return started(PRICES, key_of(work), task, session.kept().workspace, urgency=2)


def ready(work: Work) -> Job:
    """The ready-made plans: what it finds are `ReadyMade`s, all of them without an answer at first."""
    data, scenario = work.dataset, asked(work.scenario)

    def task(job: Job) -> list[ReadyMade]:
        every = cards(data, scenario)
        for card in every:
            job.add(ReadyMade(card))
        solved = (ReadyMade(card, settled(data, card.scenario, job.cancelled)) for card in every)
        return _compared(job, data, _gathered(job, solved, len(every)))

    return started(READY, key_of(work), task, session.kept().workspace, urgency=3)


def at_hand(work: Work, kind: str) -> Job | None:
    """The search of this kind for the present state, if there is one; searches for earlier states are stopped."""
    left(kind, session.kept().workspace, but=key_of(work))
    return known(kind, key_of(work))


def found_of(job: Job) -> Found | None:
    """What the first search has found so far."""
    return job.result or (job.found[-1] if job.found else None)


def restart(jobs: tuple[Job, ...]) -> None:
    """Let those that were stopped or failed start anew."""
    for job in jobs:
        again(job)


def best_of(data: Dataset, scenario: Scenario, job: Job, locale: str = "en_US") -> Found:
    """The work of the first search."""
    def told(progress: Progress) -> None:
        job.tell(progress.seconds / SECONDS, better(progress, locale))

    best = optimise(data, scenario, time_limit=SECONDS, on_progress=told, cancelled=job.cancelled)
    job.add(Found(best))
    if best.results is None and not job.cancelled():
        job.tell(0.5, WHICH if best.state == "impossible" else HOW_NEAR)
        return Found(best, conflict_of(data, scenario, cancelled=job.cancelled))
    return Found(best, None, cost_of_rules(best, job))


def cost_of_rules(best: Optimised, job: Job) -> float | None:
    """What the best plan would gain without the user's own rules: the difference of two solves. [USD a year]

    None where there are none, where the least risk is looked for, and when the work is to stop.
    """
    others = [one.rule for one in best.posed.rules if one.origin != "user"]
    if obeying(best) is None or best.posed.objective == "risk" or len(others) == len(best.posed.rules):
        return None
    both = [solve(best.posed.problem, rules, best.posed.objective, PRICE_GAP, SECONDS, cancelled=job.cancelled)
            for rules in (best.posed.asked, others)]
    return None if job.cancelled() else max(both[0].value - both[1].value, 0.0)


def _compared(job: Job, data: Dataset, cards: list[ReadyMade]) -> list[ReadyMade]:
    """The cards once all are solved: where one brought up a better plan for another one, that is its plan."""
    found = [replace(one, answer=upheld(data, one.card.scenario, one.answer)) for one in cards if one.answer]
    for before, after in zip(cards, found, strict=False):
        if after.answer is not None and before.answer is not None and \
                after.answer.placements != before.answer.placements:
            job.add(after)
    return found


def better(progress: Progress, locale: str = "en_US") -> str:
    """How much better a plan may still be, in words."""
    away = progress.value - progress.bound
    if not (abs(progress.value) > 1e-9 and away < 10 * abs(progress.value)):
        return ""
    return f"at most {percent(away / abs(progress.value), locale, 1)} better"


def _gathered(job: Job, items: Iterable[Any], of: int) -> list[Any]:
    """Every item, shown and counted as it comes."""
    found = []
    for item in job.gather(items):
        found.append(item)
        job.tell(len(found) / max(of, 1), f"{min(len(found), of)} of {of}")
    return found
