"""How far the work behind the page is: a line that looks again by itself while anything runs, with a way to stop it."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.ui import frame
from cxmodel.ui.background import Job
from cxmodel.ui.session import Work
from cxmodel.ui.sure import questions
from cxmodel.units import number, percent

EVERY = 0.8  # [s]
DOING = {
    questions.RANGE: "drawing all numbers at random",
    questions.SWINGS: "trying every number at both ends of its evidence",
    questions.FLIPS: "looking for the value of every number at which another plan is better",
    questions.REGRET: "working out the ready-made plans in every future",
    questions.CHECKS: "reckoning what knowing each number would be worth",
    questions.GOAL: "looking for the value of every number that reaches the target",
    questions.MOVES: "choosing the best plan anew in every draw",
}


def line(work: Work, kind: str, job: Job, drawn: int) -> None:
    """The line of state. drawn : the version of the answer on the page; when there is more the page is drawn again."""
    more = questions.look_ahead(work) if not job.running else True

    @st.fragment(run_every=EVERY if more else None)
    def look() -> None:
        if job.version != drawn:
            st.rerun()
        still = job.running or questions.look_ahead(work)
        if more and not still:
            st.rerun()
        with st.container(key="sure-state", horizontal=True, horizontal_alignment="distribute",
                          vertical_alignment="center"):
            st.html(told(work, kind, job, still))
            _buttons(work, job, still)

    look()
    if job.state == "failed" and job.fault is not None:
        frame.tell(job.fault)


def told(work: Work, kind: str, job: Job, still: bool) -> str:
    """What is being worked out, and how sure what is shown is; HTML."""
    box = f"<div class='cx-state' data-asks='{escape(kind, quote=True)}'"
    if job.running:
        share, words = job.progress
        more = f", {words}" if words else (f", {percent(share, work.locale)}" if share else "")
        refined = "A first picture; it is being refined: " if job.found else ""
        doing = DOING[kind] if refined else f"{DOING[kind][0].upper()}{DOING[kind][1:]}"
        return (f"{box} role='status'><progress max='1' value='{share:.3f}' "
                f"aria-label='{escape(DOING[kind], quote=True)}'></progress>"
                f"<span>{escape(refined + doing + more)} …</span></div>")
    if job.state == "cancelled":
        said = "Stopped: what was found so far is shown." if job.found else "Stopped before a first answer."
        return f"{box}>{said}</div>"
    took = f"Worked out in {number(job.seconds, work.locale, 1)} s; the same numbers always give the same answer."
    ahead = " The other views are being worked out …" if still else ""
    return f"{box}>{escape(took + ahead)}</div>"


def _buttons(work: Work, job: Job, still: bool) -> None:
    if job.running or still:
        st.button("Cancel", key="sure-cancel", on_click=questions.stop, args=(work,))
    elif job.state in ("cancelled", "failed"):
        st.button("Go on", key="sure-go-on", on_click=questions.restart, args=(work,))
