"""The people at home behind the plan: whose role stays, who gets another, who is released; by activity and year."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import streamlit as st

from cxmodel.model.evaluate.people import People, people_of
from cxmodel.ui import display, session
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

MOST = {True: 6, False: 12}  # activities that are shown one by one in room mode, and on a normal screen
FATES = (("leaving", "Leave", "Leave by themselves while the work moves over."),
         ("redeployed", "Redeployed", "Find another post inside."), ("released", "Released", "Are let go."))
COSTS = (("severance", "Severance", "Pay for those who are released."),
         ("engagement", "Engagement", "Output lost while everybody waits for what comes."))
STAYS = 1e-9


def people(work: Work) -> None:
    """Posts at home in every year, and what becomes of those whose work moves; an activity a row."""
    found = people_of(work.dataset, work.scenario)
    display.finding(finding(work, found), under(work, found))
    if found.total("moved").any():
        st.html(f"<div style='overflow-x:auto'>{table(work, found)}</div>")


def finding(work: Work, found: People) -> str:
    """How many posts at home are left in the last year, and which activity gives most people up."""
    posts, released = float(found.posts.sum()), found.roles.released.sum(axis=0)
    if not found.total("moved").any():
        return f"Nothing moves: all {number(posts, work.locale)} people at home keep their role"
    left, last = found.total("kept")[-1], len(found.growth)
    told = f"{number(posts, work.locale)} posts at home today, {number(left, work.locale)} in year {last}"
    whole = float(released.sum())
    if whole < 0.5:
        return f"{told}; nobody is released"
    most = int(np.argmax(released))
    return (f"{told}; of {number(whole, work.locale)} people released, {number(released[most], work.locale)} worked in "
            f"{found.activities[most][1]}")


def under(work: Work, found: People) -> str:
    """How seats become posts, what the move costs beside the people it touches, and how sure that cost is."""
    told = bridge(work, found)
    if not found.total("moved").any():
        return f"{told} Raise “Work that moves” on Trade-off to see whose roles would change."
    pay, unrest = (float(found.total(name).sum()) for name, _, _ in COSTS)
    steer = (f" {number(found.governance, work.locale)} more posts at home steer the vendors."
             if found.governance >= 0.5 else "")
    return (f"{told} Severance {money(pay, work.locale, work.currency)} and lost engagement "
            f"{money(unrest, work.locale, work.currency)}{engagement_range(work, unrest)}, both in year 1 and in the "
            f"bridge under one-off costs.{steer}")


def bridge(work: Work, found: People) -> str:
    """From the seats at the head of the page to the posts here, those that stay, and those of the last year."""
    today, last = work.results.people, len(found.growth)
    seats, posts, stay, ends = (number(value, work.locale) for value in (
        work.results.seats["total"], today["posts_today"], today["kept"], float(found.total("kept")[-1])))
    first = f"{seats} seats at the busiest half hour take {posts} full-time posts over all shifts, absence included"
    if not found.total("moved").any():
        return f"{first}{'' if ends == posts else f'; {ends} with the volume of year {last}'}."
    why = "on average in year 1, while the work still moves" if last == 1 else f"with the volume of year {last}"
    return f"{first}; {stay} stay{'' if ends == stay else f', {ends} {why}'}. {at_sites(work)}"


def at_sites(work: Work) -> str:
    """How many agents take over the posts that do not stay, and why they are more."""
    told = work.results.people
    agents, moved = (number(value, work.locale) for value in (told["agents_at_sites"],
                                                              told["posts_today"] - told["kept"]))
    more = told["agents_at_sites"] - (told["posts_today"] - told["kept"]) >= 0.5
    why = ": contacts take longer there, more come back, queues are smaller" if more else ""
    return f"At the sites {agents} agents do the work of the other {moved}{why}."


def engagement_range(work: Work, cost: float) -> str:
    """Low and high cost of lost engagement over the range of its assumption; empty where the cost is set to nothing."""
    row, used = work.dataset.assumptions["engagement_dip"], float(session.assumed(work).engagement_dip)
    if used <= 0:
        return ""
    low, high = (money(cost * value / used, work.locale, work.currency) for value in (row.low, row.high))
    least, most = (percent(value, work.locale) for value in (row.low, row.high))
    return f" ({low} to {high}, for {least} to {most} of output)"


def table(work: Work, found: People) -> str:
    """Posts at home today and by year, fates and costs, an activity a row; the others and the sums below; HTML."""
    years = len(found.growth)
    moved = found.roles.moved.sum(axis=0)
    order = [int(place) for place in np.argsort(-found.roles.released.sum(axis=0), kind="stable")
             if moved[place] > STAYS]
    shown, rest = order[:MOST[work.room]], order[MOST[work.room]:]
    stay = [place for place in range(moved.size) if moved[place] <= STAYS]
    rows = [_row(work, found, escape(found.activities[place][1]), [place]) for place in shown]
    rows += [_row(work, found, f"{len(rest)} others that move", rest)] if rest else []
    rows += [_row(work, found, f"{len(stay)} that stay at home", stay)] if stay else []
    rows.append([f"<b>{cell}</b>" for cell in _row(work, found, "All", range(moved.size))])
    heads = [("Full-time posts at home", ""), ("Today", "All work at home.")]
    heads += [(f"Year {year}", "Posts at home, on average over the year; growth of the volume included.")
              for year in range(1, years + 1)]
    heads += [(label, meaning) for _, label, meaning in (*FATES, *COSTS)]
    return _html(heads, rows)


def _row(work: Work, found: People, name: str, places: Sequence[int]) -> list[str]:
    mine = list(places)
    kept = found.roles.kept[:, mine].sum(axis=1)
    fates = [float(getattr(found.roles, one)[:, mine].sum()) for one, _, _ in FATES]
    costs = [float(getattr(found.roles, one)[:, mine].sum()) for one, _, _ in COSTS]
    return [name, number(float(found.posts[mine].sum()), work.locale), *(number(one, work.locale) for one in kept),
            *(number(one, work.locale) for one in fates),
            *(money(one, work.locale, work.currency) for one in costs)]


def _html(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> str:
    """The table with what each column means on hover."""
    told = display.table_html([(label, place > 0) for place, (label, _) in enumerate(heads)],
                              [list(row) for row in rows], "People at home by activity and year")
    for label, meaning in heads:
        if meaning:
            told = told.replace(f">{label}</th>", f" title='{escape(meaning, quote=True)}'>{label}</th>", 1)
    return told
