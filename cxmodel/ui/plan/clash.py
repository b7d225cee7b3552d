"""When the rules cannot all hold: the smallest set of them, the smallest repair, and one button that applies it."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.model.evaluate.sourced import Clash, mended
from cxmodel.ui import session
from cxmodel.ui.plan import searches
from cxmodel.ui.plan.telling import sentence
from cxmodel.ui.session import Work

RESTING = "Frontier, Who does what and Ready-made plans rest until the rules can all hold."


def clash(work: Work, found: Clash) -> None:
    """Each rule of the conflict with where it is changed, and the repair; the title has it in one sentence."""
    rows = "".join(f"<li>{escape(sentence(work, one.parts))} <span class='cx-grey'>{escape(where(one.where))}</span>"
                   "</li>" for one in found.rules)
    repair = sentence(work, found.repair) or "No loosening of these rules makes a plan possible: take one away."
    head = "Without any one of these there is a plan:"
    if found.missed:
        head = f"The nearest plan misses by {sentence(work, found.missed)}, once whole people are counted:"
    st.html(f"<div class='cx-clash'><p>{escape(head)}</p><ul>{rows}</ul>"
            f"<p><b>{escape(repair)}</b></p></div>")
    if found.changes:
        st.button("Do that", key="plan-mend", type="primary", on_click=mend,
                  help="Loosens just that; Undo brings it back.")
    st.html(f"<div class='cx-under'>{RESTING}</div>")
    if not found.proven and not found.missed:
        st.html("<div class='cx-under'>The time did not suffice to prove that nothing smaller would do.</div>")


def where(place: str) -> str:
    """Where a rule of a conflict is changed."""
    return "your rule" if place.startswith("Plan") else f"→ {place}"


def mend() -> None:
    """Apply the repair; one step of the history."""
    work = session.work()
    job = searches.at_hand(work, searches.PLAN)
    found = searches.found_of(job) if job else None
    if found is not None and found.clash is not None:
        session.change(mended(work.dataset, work.scenario, found.clash))
