"""View Ready-made plans: seven ways to set the rules, each solved, side by side; one click uses its plan."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.model.evaluate.sourced import Card, Optimised
from cxmodel.ui import session
from cxmodel.ui.background import Job
from cxmodel.ui.plan import searches
from cxmodel.ui.plan.frontier import use
from cxmodel.ui.plan.searches import ReadyMade
from cxmodel.ui.plan.telling import difference, gist, same
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

WIDTHS = {True: [25, 37, 8, 9, 10, 12], False: [20, 46, 7, 8, 9, 10]}  # in room mode, on a normal screen
HEAD = ("Plan", "What it does", "Net", "CX risk", "Vendors", "Countries")
HELP = {"Net": "Net saving", "CX risk": "CX risk index"}
WAITING = "The ready-made plans are being worked out …"


def ready(work: Work, job: Job | None) -> None:
    """One row a card; rows stand from the start, figures come as they are found."""
    found: list[ReadyMade] = list(job.found) if job else []
    solved = {one.card.id: one.answer for one in found}
    if not found:
        st.html(f"<div class='cx-under'>{WAITING if job is None or job.running else ''}</div>")
        return
    with st.container(key="plan-ready"):
        for column, name in zip(st.columns(WIDTHS[work.room], gap="small"), HEAD, strict=True):
            told = escape(TERMS.get(HELP.get(name, ""), ""), quote=True)
            column.html(f"<div class='cx-under' title='{told}'>{name}</div>")
        for card in {one.card.id: one.card for one in found}.values():
            _row(work, card, solved[card.id], waiting=job is not None and job.running)


def _row(work: Work, card: Card, answer: Optimised | None, waiting: bool) -> None:
    name, why, *figures = st.columns(WIDTHS[work.room], gap="small", vertical_alignment="center")
    results = answer.results if answer else None
    used = results is not None and same(results, work.results)
    with name:
        st.button(f"{'✓ ' if used else ''}{card.name}", key=f"plan-card-{card.id}", disabled=results is None,
                  on_click=take, args=(card.id,), width="stretch", help=f"{card.why} Click to use this plan.")
    said = "" if work.room else f"<div class='why'>{escape(card.why)}</div>"
    words = escape(told(work, answer, waiting))
    why.html(f"<div class='cx-ready'>{said}<div class='diff' title='{words}'>{words}</div></div>")
    for column, figure in zip(figures, _figures(work, answer), strict=True):
        column.html(f"<div>{figure}</div>")


def told(work: Work, answer: Optimised | None, waiting: bool) -> str:
    """How the card's plan differs from the one in use, or why there is none."""
    if answer is None:
        return "being worked out …" if waiting else ""
    if answer.state == "impossible":
        return "no plan obeys this together with the other rules"
    if answer.results is None:
        return "not found in time"
    words = difference(work, answer.results, 1)
    return f"{words[:1].upper()}{words[1:]}."


def _figures(work: Work, answer: Optimised | None) -> tuple[str, ...]:
    if answer is None or answer.results is None:
        return ("–",) * 4
    one = gist(answer.results, work.dataset)
    return (f"<b>{percent(one.net, work.locale)}</b>", number(one.risk, work.locale, 1), str(one.vendors),
            str(one.countries))


def take(card: str) -> None:
    """Use the plan of a card."""
    work = session.work()
    job = searches.at_hand(work, searches.READY)
    answers = [one.answer for one in (job.found if job else ()) if one.card.id == card and one.answer]
    if answers and answers[-1].results is not None:
        use(work, answers[-1].placements)
