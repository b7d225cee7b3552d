"""The page Plan: rules on the left, and on the right what they allow: the frontier, who does what, ready-made plans.

For Trade-off: `points_found(work)` gives the exact frontier's points so far (in the part that is drawn while a handle
moves), `keep_searching(work)` starts the search when the hand rests (in the part that is drawn when it is let go).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.glossary import TERMS
from cxmodel.model.evaluate import Results
from cxmodel.model.evaluate.sourced import Posed, Told, posed
from cxmodel.scenario import Scenario
from cxmodel.ui import display, frame, session
from cxmodel.ui.background import Job
from cxmodel.ui.plan import adding, clash, frontier, in_use, placing, ready, searches, telling, watch
from cxmodel.ui.plan import rules as listed
from cxmodel.ui.plan.frontier import keep_searching, points_found, take
from cxmodel.ui.plan.in_use import Short
from cxmodel.ui.plan.rules import Price
from cxmodel.ui.plan.searches import Found
from cxmodel.ui.session import Work

__all__ = ["keep_searching", "page", "points_found"]
LOOK = (Path(__file__).parent / "plan.css").read_text(encoding="utf-8")
ABOUT = escape(f"{TERMS['Net saving']} CX risk index: {TERMS['CX risk index']}", quote=True)
NEXT_STEP = "Enter activities and sites on the page Data, or open another case under Start."
FRONTIER, WHO, READY = VIEWS = ("Frontier", "Who does what", "Ready-made plans")


@dataclass(frozen=True, eq=False)
class Known:
    """What is known when the page is drawn: the question, and the searches with what they found so far."""

    posed: Posed
    plan: Job
    frontier: Job
    prices: Job | None
    ready: Job | None
    found: Found | None
    broken: tuple[Told, ...]  # by the plan in use
    over: tuple[Short, ...]  # sites of the plan in use that are over their offer

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The searches that are on, the most urgent first."""
        return tuple(job for job in (self.plan, self.frontier, self.prices, self.ready) if job is not None)

    @property
    def best(self) -> Results | None:
        """The best plan, if one is known."""
        return self.found.plan if self.found else None

    @property
    def stuck(self) -> bool:
        """Whether the rules cannot all hold, so that there is no plan to look at."""
        return self.found is not None and self.found.clash is not None


def page(work: Work) -> None:
    """The whole page; a fault is told in a sentence and leaves the rest as it is."""
    st.html(f"<style>{LOOK}</style>")
    display.last_move(work)
    if not work.results.by_activity or not work.dataset.site:
        display.finding(telling.finding(work, None), NEXT_STEP)
        return
    try:
        _drawn(work)
    except CxError as fault:
        frame.tell(fault)


def _drawn(work: Work) -> None:
    now = known(work)
    shown = watch.versions(now.jobs)
    _head(work, now, shown)
    left, right = st.columns([38, 62], gap="medium")
    with left:
        _rules(work, now)
    with right:
        if now.found is not None and now.found.clash is not None:
            clash.clash(work, now.found.clash)
        else:
            BODIES[opened()](work, now)
        watch.faults(now.jobs)


def known(work: Work) -> Known:
    """Ask for what the page needs: the plan and its frontier at once, prices and ready-made plans once there is one."""
    question = posed(work.dataset, searches.asked(work.scenario))
    plan, line = searches.plan(work), searches.frontier(work)
    found = searches.found_of(plan)
    prices = searches.prices(work, len(question.rules)) if found is not None and found.plan is not None else None
    solved = found is not None and (found.plan is not None or not plan.running) and found.clash is None
    cards = searches.ready(work) if solved else None
    broken = in_use.broken(work, question)
    return Known(question, plan, line, prices, cards, found, broken, in_use.short(work, question, broken))


def opened() -> str:
    """The view that is open; the frontier at first."""
    found = session.picked("plan-view")
    return found if found in VIEWS else FRONTIER


def _head(work: Work, now: Known, shown: int) -> None:
    """The finding; under it how the plan in use compares; then the views, the state of the work, two ways on."""
    st.html(f"<div class='cx-finding cx-plan-title' role='heading' aria-level='2'>"
            f"{escape(telling.finding(work, now.found, now.plan.state))}</div>"
            f"<div class='cx-under cx-plan-use{' broken' if now.broken else ''}' title='{ABOUT}'>"
            f"{escape(in_use.told(work, now.found, now.broken, now.over))}</div>")
    with st.container(key="plan-head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        key = session.fill("plan-view-box", opened())
        st.segmented_control("View", list(VIEWS), key=key, label_visibility="collapsed", required=True,
                             disabled=now.stuck,
                             on_change=session.taker(key, lambda name: session.pick("plan-view", name)))
        watch.line(work, now.jobs, shown)
        with st.container(key="plan-use", horizontal=True, width="content"):
            used = now.best is not None and telling.same(now.best, work.results)
            if now.over:
                more = sum(one.more for one in now.over)
                st.button(f"Allow {more} more {'seat' if more == 1 else 'seats'}", key="plan-grant", on_click=_grant,
                          args=(work.scenario, now.over), help=None if work.room else "Grants what the plan in use "
                          "needs beyond the offer; the list of rules keeps it, and Undo takes it back.")
            st.button("Use the best plan", key="plan-use-best", disabled=now.best is None or used, on_click=take,
                      args=(frontier.BEST, work.scenario), type="primary",
                      help=None if work.room else "This plan on every page, until a slider moves it.")
            if work.scenario.chosen or not now.over:  # there is room for two
                st.button("Follow the sliders", key="plan-follow", disabled=not work.scenario.chosen, on_click=_follow,
                          help=None if work.room else "Let the plan follow the sliders of Trade-off again.")


def _follow() -> None:
    session.change(replace(session.kept().history.present, chosen=()), moved="chosen")


def _grant(shown: Scenario, over: tuple[Short, ...]) -> None:
    if frontier.current(shown):
        session.change(in_use.granting(shown, over), moved=f"rules:more_seats:{over[0].site}")


def _rules(work: Work, now: Known) -> None:
    found = now.prices.found if now.prices else []
    told = {tag.told.id: Price(tag.price if tag.price > tag.unsure else 0.0, tag.step_price,
                               telling.sentence(work, tag.step)) for tag in found}
    broken = [one.id for one in now.found.clash.rules] if now.found and now.found.clash else []
    adding.add(work)
    with st.container(key="plan-rules-box"):
        listed.rules(work, now.posed, told, now.prices is not None and now.prices.running, broken)


def _frontier(work: Work, now: Known) -> None:
    frontier.draw(work, now.best, now.frontier, bool(now.broken))


def _who(work: Work, now: Known) -> None:
    placing.who(work, work.results if work.scenario.chosen else now.best or work.results)


def _ready(work: Work, now: Known) -> None:
    ready.ready(work, now.ready)


BODIES: dict[str, Callable[[Work, Known], None]] = {FRONTIER: _frontier, WHO: _who, READY: _ready}
