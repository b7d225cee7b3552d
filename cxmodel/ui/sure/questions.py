"""What the page has worked out beside itself: one job a question, the answers kept for each state of the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cxmodel.dataset import Dataset
from cxmodel.model.evaluate import evaluated
from cxmodel.model.evaluate.held import Placement, placements
from cxmodel.model.evaluate.sourced import cards, settled
from cxmodel.model.evaluate.sure import (
    Regret,
    Stopped,
    checking,
    flips,
    goal_seek,
    regret,
    sure_moves,
    tornado,
)
from cxmodel.scenario import Scenario
from cxmodel.ui import session
from cxmodel.ui.background import Job, again, known, left, started
from cxmodel.ui.session import Work
from cxmodel.ui.sure import looking, spread

RANGE, SWINGS, FLIPS, REGRET, CHECKS, GOAL, MOVES = KINDS = (
    "range", "what moves it", "flip points", "regret", "worth checking", "goal", "sure moves")
FIRST_DRAWS, DRAWS = 1_000, 10_000
FIRST_MOVES, MOVES_DRAWS = 40, 200
FIRST_CHECKS = 2_000
SAME = 0.01  # of the activities, counted together: what differs less is the same plan
Plan = tuple[Placement, ...]


@dataclass(frozen=True, eq=False)
class Compared:
    """Named plans side by side: what each brings in every future.

    to_come : how many plans are still being worked out. whys : what each ready-made plan is for, by its name.
    """

    plans: dict[str, Plan]
    regret: Regret
    to_come: int = 0
    whys: dict[str, str] = field(default_factory=dict)


def asked(scenario: Scenario) -> Scenario:
    """The scenario as far as the answers depend on it: what people said on the way to it is not heard."""
    return replace(scenario, judgements=(), voices=(), evidence=(), assessors=())


def key_of(work: Work, kind: str) -> str:
    """What an answer is remembered under."""
    more = {SWINGS: looking.measure(), GOAL: f"{looking.target():g}"}.get(kind, "")
    return f"{work.dataset.content} {asked(work.scenario).content} {more}"


def question(work: Work, kind: str, urgency: int = 0) -> Job:
    """The job that answers a question of this kind about the present state; started where there is none."""
    data, scenario, measure, target = work.dataset, asked(work.scenario), looking.measure(), looking.target()

    def task(job: Job) -> Any:
        return _kept(job, ANSWERS[kind](job, data, scenario, measure, target))

    return started(f"sure {kind}", key_of(work, kind), task, session.kept().workspace, urgency)


def moved_on(work: Work) -> None:
    """Whatever this browser asked about another state of the work is asked no more."""
    for kind in KINDS:
        left(f"sure {kind}", session.kept().workspace, but=key_of(work, kind))


def kinds_of(work: Work) -> tuple[str, ...]:
    """The questions there are to ask: of a plan that moves nothing only what staying may cost."""
    return KINDS if work.results.seats["moved"] else (REGRET,)


def there(work: Work, kind: str) -> Job | None:
    """The job for a question if it was ever asked; none is started."""
    return known(f"sure {kind}", key_of(work, kind))


def answer(job: Job) -> Any:
    """The best answer so far: the whole one, else the first rough one; None before there is any."""
    return job.result if job.state == "done" else (job.found[-1] if job.found else None)


def look_ahead(work: Work) -> bool:
    """Start the next question that nobody has asked yet, one at a time; whether anything is still to come.

    Once something was stopped, nothing more is started by itself.
    """
    kinds = kinds_of(work)
    jobs = [there(work, kind) for kind in kinds]
    if any(job is not None and job.state in ("cancelled", "failed") for job in jobs):
        return any(job is not None and job.running for job in jobs)
    if any(job is not None and job.running for job in jobs):
        return True
    missing = next((kind for kind, job in zip(kinds, jobs, strict=True) if job is None), None)
    if missing is None:
        return False
    question(work, missing, urgency=4)
    return True


def stop(work: Work) -> None:
    """Stop whatever this page is working out for the present state."""
    for kind in KINDS:
        job = there(work, kind)
        if job is not None:
            job.cancel()


def restart(work: Work) -> None:
    """Let what was stopped or failed start anew."""
    for kind in KINDS:
        job = there(work, kind)
        if job is not None and job.state in ("cancelled", "failed"):
            again(job)


def _kept(job: Job, answers: Iterator[Any]) -> Any:
    """Every answer, shown as it comes; the last is the whole one."""
    last = None
    for last in answers:
        if job.cancelled():
            raise Stopped
        job.add(last)
    return last


def _range(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    for draws in (FIRST_DRAWS, DRAWS):
        yield spread.drawn(data, scenario, draws)


def _swings(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    yield tornado(data, scenario, measure, on_progress=job.tell, cancelled=job.cancelled)


def _flips(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    yield flips(data, scenario, on_progress=job.tell, cancelled=job.cancelled)


def _goal(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    yield goal_seek(data, scenario, target, on_progress=job.tell, cancelled=job.cancelled)


def _moves(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    for draws in (FIRST_MOVES, MOVES_DRAWS):
        yield sure_moves(data, scenario, draws, on_progress=job.tell, cancelled=job.cancelled)


def _regret(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    whys = {card.name: card.why for card in cards(data, scenario)}
    for plans, to_come in _plans(job, data, scenario):
        yield Compared(plans, regret(data, scenario, plans, cancelled=job.cancelled), to_come, whys)


def _checks(job: Job, data: Dataset, scenario: Scenario, measure: str, target: float) -> Iterator[Any]:
    plans: dict[str, Plan] = {}
    for plans, _ in _plans(job, data, scenario, end=0.5):  # noqa: B007 - the last is the whole set
        pass
    for draws in (FIRST_CHECKS, DRAWS):
        yield checking(data, scenario, plans, draws, on_progress=lambda share: job.tell(0.5 + share / 2),
                       cancelled=job.cancelled)


def _plans(job: Job, data: Dataset, scenario: Scenario, end: float = 1.0) -> Iterator[tuple[dict[str, Plan], int]]:
    """This plan, everything at home, and the ready-made ones as they are solved; how many are still to come.

    A ready-made plan that is one of those already there lends it its name.
    """
    every = cards(data, scenario)
    plans = with_plan({THIS: placements(evaluated(data, scenario))}, HOME, ())
    yield dict(plans), len(every)
    for done, card in enumerate(every, start=1):
        if job.cancelled():
            raise Stopped
        found = settled(data, card.scenario, job.cancelled)
        job.tell(end * done / len(every), f"{done} of {len(every)} ready-made plans")
        if found.results is not None:
            plans = with_plan(plans, card.name, found.placements)
        yield dict(plans), len(every) - done


def with_plan(plans: dict[str, Plan], name: str, plan: Plan) -> dict[str, Plan]:
    """One plan more; where the same is there already, that one goes by both names.

    >>> list(with_plan({"This plan": (("a", "x", 1.0),)}, "Cheapest", (("a", "x", 0.999),)))
    ['This plan = Cheapest']
    >>> list(with_plan({"This plan": (("a", "x", 1.0),)}, "Cheapest", (("a", "y", 1.0),)))
    ['This plan', 'Cheapest']
    """
    same = next((known for known, other in plans.items() if _apart(plan, other) < SAME), None)
    if same is None:
        return {**plans, name: plan}
    return {f"{known} = {name}" if known == same else known: other for known, other in plans.items()}


def _apart(one: Plan, other: Plan) -> float:
    """How far two plans differ, in whole activities."""
    here, there = ({row[:2]: row[2] for row in plan} for plan in (one, other))
    return sum(abs(here.get(place, 0.0) - there.get(place, 0.0)) for place in {*here, *there})


THIS, HOME = "This plan", "Everything at home"
ANSWERS = {RANGE: _range, SWINGS: _swings, FLIPS: _flips, REGRET: _regret, CHECKS: _checks, GOAL: _goal, MOVES: _moves}
