"""How far the work behind the page is: a line that looks again by itself while anything runs, with a way to stop it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from itertools import count

import streamlit as st

from cxmodel.model.evaluate.sourced import Optimised
from cxmodel.ui import frame
from cxmodel.ui.background import Job
from cxmodel.ui.plan.searches import HOW_NEAR, PLAN, PRICES, READY, WHICH, found_of, restart
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

EVERY = 0.6  # [s]
DOING = {PLAN: "looking for the best plan", "frontier": "drawing the frontier", PRICES: "pricing the rules",
         READY: "working out the ready-made plans"}


def versions(jobs: Sequence[Job]) -> int:
    """A number that grows with everything there is to see."""
    return sum(job.version for job in jobs)


def line(work: Work, jobs: tuple[Job, ...], drawn: int) -> None:
    """The line of state. drawn : the versions that the page shows; when there is more the page is drawn again."""
    running, turns = any(job.running for job in jobs), count()

    @st.fragment(run_every=EVERY if running else None)
    def look() -> None:
        if next(turns) and (versions(jobs) != drawn or (running and not any(job.running for job in jobs))):
            st.rerun()
        with st.container(key="plan-state", horizontal=True, horizontal_alignment="distribute",
                          vertical_alignment="center"):
            st.html(_told(work, jobs))
            _buttons(jobs)

    look()


def faults(jobs: Sequence[Job]) -> None:
    """What could not be worked out, each in a sentence."""
    for fault in dict.fromkeys(str(job.fault) for job in jobs if job.state == "failed" and job.fault is not None):
        frame.tell(next(job.fault for job in jobs if job.fault is not None and str(job.fault) == fault))


def _told(work: Work, jobs: Sequence[Job]) -> str:
    now = [job for job in jobs if job.running]
    sure, why = surety(work, jobs)
    title = escape(why, quote=True)
    if not now:
        told = "; ".join(part for part in (sure, _stopped(jobs)) if part)
        return (f"<div class='cx-state'><span class='told' title='{title}'>{escape(told[:1].upper() + told[1:])}"
                "</span></div>")
    first = now[0]
    words = first.progress[1]
    doing = "refining" if words.startswith("at most") else "looking for" if words in (WHICH, HOW_NEAR) \
        else DOING[first.kind]
    more = f" {words}" if words in (WHICH, HOW_NEAR) else f", {words}" if words else ""
    brief = sure.partition(";")[0]  # what whole queues change has room once nothing runs
    told = f"{brief}; {doing}" if brief and not work.room else doing.capitalize()
    return (f"<div class='cx-state' role='status'><progress max='1' value='{first.progress[0]:.3f}' "
            f"aria-label='{escape(DOING[first.kind], quote=True)}'></progress>"
            f"<span class='told' title='{title}'>{escape(told + more)} …</span></div>")


def _stopped(jobs: Sequence[Job]) -> str:
    """That something was stopped, and what there is all the same."""
    if not any(job.state == "cancelled" for job in jobs):
        return ""
    first = next((job for job in jobs if job.kind == PLAN), None)
    found = found_of(first) if first else None
    if first is not None and (found is None or (found.plan is None and found.clash is None)):
        return "stopped before a first answer"
    return "stopped: what was found so far is shown"


def surety(work: Work, jobs: Sequence[Job]) -> tuple[str, str]:
    """How near the best plan is by the solver, how long it took, and what whole queues change; and why that is so.

    Empty while it is looked for. Where no plan is shown only how long was searched.
    """
    job = next((one for one in jobs if one.kind == PLAN), None)
    found = found_of(job) if job else None
    if job is None or found is None:
        return "", ""
    best, locale = found.best, work.locale
    took = f"{number(best.seconds, locale, 1)} s"
    if found.plan is None:
        return ("", "") if job.running else (f"searched for {took}", "")
    if best.state == "optimal":
        said = f"solver gap {percent(max(best.gap, 1e-4), locale, 2)}, {took}"
    elif math.isfinite(best.gap):
        said = f"stopped after {took}: at most {percent(best.gap, locale, 1)} better is possible by the solver"
    else:
        said = f"stopped after {took}"
    return (said, "") if best.posed.objective == "risk" else (f"{said}; {_shift(work, best)}", _why(work, best))


def _shift(work: Work, best: Optimised) -> str:
    """What whole people in whole queues change of what the solver reckoned."""
    return f"queues shift it by {_money(work, abs(best.difference))}"


def _why(work: Work, best: Optimised) -> str:
    return (f"Reckoned by the solver, with a fixed charge for each queue: {_money(work, best.reckoned, 4)} a year. In "
            f"the full model, with whole people: {_money(work, best.evaluated, 4)} a year. The best of all plans found "
            "is shown; another one may be better by less than that difference.")


def _money(work: Work, value: float, digits: int = 2) -> str:
    return money(value, work.locale, work.currency, digits)


def _buttons(jobs: tuple[Job, ...]) -> None:
    if any(job.running for job in jobs):
        st.button("Cancel", key="plan-cancel", on_click=_cancel, args=(jobs,))
    elif any(job.state in ("cancelled", "failed") for job in jobs):
        st.button("Go on", key="plan-go-on", on_click=restart, args=(jobs,))


def _cancel(jobs: tuple[Job, ...]) -> None:
    for job in jobs:
        job.cancel()
