"""How far the work behind the page is: a line that looks again by itself while anything runs, with a way to stop it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from itertools import count

import streamlit as st

from cxmodel.ui import frame
from cxmodel.ui.background import Job
from cxmodel.ui.plan.searches import PLAN, PRICES, READY, found_of, restart
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

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
    sure = surety(jobs, work.locale)
    if not now:
        stopped = any(job.state == "cancelled" for job in jobs)
        told = "; ".join(part for part in (sure, "stopped: what was found so far is shown" if stopped else "") if part)
        return f"<div class='cx-state'><span class='told'>{escape(told[:1].upper() + told[1:])}</span></div>"
    first = now[0]
    more = "".join(f", {escape(words)}" for words in (first.progress[1],) if words)
    doing = "refining" if more.startswith(", at most") else DOING[first.kind]
    told = f"{sure}; {doing}" if sure and not work.room else doing.capitalize()
    return (f"<div class='cx-state' role='status'><progress max='1' value='{first.progress[0]:.3f}' "
            f"aria-label='{escape(DOING[first.kind], quote=True)}'></progress>"
            f"<span class='told'>{escape(told)}{more} …</span></div>")


def surety(jobs: Sequence[Job], locale: str) -> str:
    """How exact the best plan is, and how long it took; empty while it is looked for."""
    job = next((one for one in jobs if one.kind == PLAN), None)
    found = found_of(job) if job else None
    if found is None or found.plan is None:
        return ""
    best = found.best
    took = f"{number(best.seconds, locale, 1)} s"
    if best.state == "optimal":
        return f"exact within {percent(max(best.gap, 1e-4), locale, 2)}, {took}"
    if not math.isfinite(best.gap):
        return f"stopped after {took}"
    return f"stopped after {took}: at most {percent(best.gap, locale, 1)} better is possible"


def _buttons(jobs: tuple[Job, ...]) -> None:
    if any(job.running for job in jobs):
        st.button("Cancel", key="plan-cancel", on_click=_cancel, args=(jobs,))
    elif any(job.state in ("cancelled", "failed") for job in jobs):
        st.button("Go on", key="plan-go-on", on_click=restart, args=(jobs,))




def _cancel(jobs: tuple[Job, ...]) -> None:
    for job in jobs:
        job.cancel()
