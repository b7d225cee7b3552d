"""View Ready-made plans: seven ways to set the rules, each solved, side by side; one click uses its plan."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.model.evaluate.sourced import Card, Optimised
from cxmodel.scenario import Scenario
from cxmodel.ui import session
from cxmodel.ui.background import Job
from cxmodel.ui.plan import searches
from cxmodel.ui.plan.frontier import current, use
from cxmodel.ui.plan.searches import ReadyMade, obeying
from cxmodel.ui.plan.telling import difference, gist, same
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

WIDTHS = {True: [25, 23, 9, 12, 9, 11, 13], False: [19, 36, 8, 10, 8, 9, 11]}  # in room mode, on a normal screen
HEAD = ("Plan", "What it does", "Net", "After risk", "CX risk", "Vendors", "Countries")
HELP = {"Net": "Net saving", "After risk": "Risk-adjusted net", "CX risk": "CX risk index"}
USED = "plan-card"
WAITING = "The ready-made plans are being worked out …"


def ready(work: Work, job: Job | None) -> None:
    """One row a card; rows stand from the start, figures come as they are found."""
    found: list[ReadyMade] = list(job.found) if job else []
    solved = {one.card.id: one.answer for one in found}
    used = used_of(work, solved)
    if not found:
        st.html(f"<div class='cx-under'>{WAITING if job is None or job.running else ''}</div>")
        return
    with st.container(key="plan-ready"):
        for column, name in zip(st.columns(WIDTHS[work.room], gap="small"), HEAD, strict=True):
            told = escape(TERMS.get(HELP.get(name, ""), ""), quote=True)
            column.html(f"<div class='cx-under' title='{told}'>{name}</div>")
        for card in {one.card.id: one.card for one in found}.values():
            _row(work, card, solved[card.id], card.id == used, waiting=job is not None and job.running)


def used_of(work: Work, solved: Mapping[str, Optimised | None]) -> str:
    """The card whose plan is in use; where several have the same plan the one that was clicked; empty for none."""
    plans = {card: obeying(answer) for card, answer in solved.items()}
    found = [card for card, results in plans.items() if results is not None and same(results, work.results)]
    clicked = session.picked(USED)
    return clicked if clicked in found else next(iter(found), "")


def _row(work: Work, card: Card, answer: Optimised | None, used: bool, waiting: bool) -> None:
    name, why, *figures = st.columns(WIDTHS[work.room], gap="small", vertical_alignment="center")
    with name:
        st.button(f"{'✓ ' if used else ''}{card.name}", key=f"plan-card-{card.id}", disabled=obeying(answer) is None,
                  on_click=take, args=(card.id, work.scenario), width="stretch",
                  help=None if work.room else f"{card.why} Click to use this plan.")
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
    results = obeying(answer)
    if results is None:
        return "no plan that obeys every rule was found"
    words = difference(work, results, 1)
    return f"{words[:1].upper()}{words[1:]}."


def _figures(work: Work, answer: Optimised | None) -> tuple[str, ...]:
    results = obeying(answer)
    if results is None:
        return ("–",) * 5
    one = gist(results, work.dataset)
    return (f"<b>{percent(one.net, work.locale, 1)}</b>",
            percent(results.risk_adjusted_net.typical, work.locale, 1),
            number(one.risk, work.locale, 1), str(one.vendors), str(one.countries))


def take(card: str, shown: Scenario | None = None) -> None:
    """Use the plan of a card. shown : the decisions that its button was drawn for."""
    if not current(shown):
        return
    work = session.work()
    job = searches.at_hand(work, searches.READY)
    answers = [one.answer for one in (job.found if job else ()) if one.card.id == card and one.answer]
    if answers and obeying(answers[-1]) is not None:
        session.pick(USED, card)
        use(work, answers[-1].placements)
