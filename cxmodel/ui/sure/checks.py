"""View Worth checking: what knowing each number would be worth before a plan is chosen, and who could tell."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.sure import Checking, Known
from cxmodel.ui import display
from cxmodel.ui.charts import axis, layout, note
from cxmodel.ui.picture import Figure, picture
from cxmodel.ui.session import Work
from cxmodel.ui.sure.phrases import heading
from cxmodel.ui.sure.regrets import named
from cxmodel.ui.vendors.phrases import shortened
from cxmodel.units import Money, money, number, percent

MOST = {True: 5, False: 8}
LITTLE = 0.01  # of what the best plan brings
LEAST = 100.0  # [USD/year]: nobody checks a number for less
TELLS = {
    "Cost at home": "Finance: the ledger of the contact centre, by hour.",
    "Vendor price": "The vendors: a binding quote, and a reference customer's invoices.",
    "Overheads": "A company that has done it: its vendor management and travel budget.",
    "Transition and people": "Human resources: notice periods, severance paid, posts that are open.",
    "Years and money": "Finance: the rates it plans with.",
    "Workload": "A pilot: the same contacts at home and away for eight weeks.",
    "Customer risk": "Your customer data: what people did after a poor contact or a call given up.",
    "Country and data risk": "The vendors' logs of stoppages, and your insurer.",
    "Fit": "A pilot, or the vendor's own repeat and handle times by hour of the day and language.",
    "Staffing": "Workforce management: a month of intervals.",
    "Demand and layers": "The contact log (page Data).",
    "Geography and gates": "Nobody: it is a line you draw yourselves.",
}
BY_KIND = {"price": "The vendor: a binding quote.", "score": "A visit, and two of the vendor's customers.",
           "currency": "Nobody: fix the rate in the contract, or hedge it."}


def checks(work: Work, found: Checking) -> str:
    """Bars of what knowing is worth, then what to ask first; nothing stands below."""
    shown = [one for one in found.known if one.certain and one.usd >= LEAST][:MOST[work.room]]
    heading(title(work, found), "Value of checking", under(work, found))
    if found.total >= LEAST:
        picture(figure(found, shown, work.locale, work.currency), key="sure-checks",
                height=f"{3.4 + 2.3 * (1 + len(shown)):.1f}rem",
                alt="; ".join([f"everything: {money(found.total, work.locale, work.currency)} a year", *(
                    f"{one.name}: {money(one.usd, work.locale, work.currency)}" for one in shown)]))
    if shown:
        st.html(asked_first(work, shown))
    return ""


def title(work: Work, found: Checking) -> str:
    """What knowing everything would bring among these plans, once the best of them is taken; or that it is nothing."""
    if found.total < LEAST:
        return f"{named(found.choice)} is the best of these plans whatever the numbers are: nothing is worth checking"
    worth, more = switch(found), money(found.total, work.locale, work.currency)
    told = f"Among these {len(found.plans)} plans knowing every number first would bring {more} a year"
    if worth >= LEAST:
        gain = money(worth, work.locale, work.currency)
        told = (f"First switch to {named(found.choice)}, worth {gain} a year; knowing every number would then bring "
                f"{more} more among these {len(found.plans)} plans")
    if found.total < LITTLE * abs(float(found.expected.max())):
        return f"{told}: hardly worth checking"
    first = next((one for one in found.known if one.certain and one.usd >= LEAST and one.kind != "currency"), None)
    return f"{told}; none alone would change the choice" if first is None else f"{told}; check {first.name} first"


def switch(found: Checking) -> float:
    """What the plan that brings most on average brings more than this one, the first of them. [USD/year]"""
    return float(found.expected.max() - found.expected[0])


def under(work: Work, found: Checking) -> str:
    """Which choice it is about, and how sure these figures are."""
    wins = float(found.wins[found.plans.index(found.choice)])
    noise = money(found.noise, work.locale, work.currency, 2)
    told = (f"among the {len(found.plans)} plans of Regret {named(found.choice)} brings most on average, and is best "
            f"in {percent(wins, work.locale)} of {number(found.draws, work.locale)} draws.")
    return told if work.room or found.total < LEAST else (
        f"{told} The total is known to {noise} either way, and would be another among other plans; single numbers do "
        "not add up to it.")


def figure(found: Checking, shown: Sequence[Known], locale: str, currency: Money) -> Figure:
    """Everything together on top, then number by number; hedged ones are hollow."""
    names = ["<b>Everything at once</b>", *(shortened(one.name, 44) for one in shown)]
    values = [found.total, *(one.usd for one in shown)]
    rows = list(range(len(values)))
    hollow = [False, *(one.kind == "currency" for one in shown)]
    colours = ["@ink/0.7", *("@paper" if empty else "@home" for empty in hollow[1:])]
    bars = {"type": "bar", "orientation": "h", "x": values, "y": rows, "width": 0.6, "hoverinfo": "skip",
            "marker": {"color": colours, "line": {"color": ["@home" if empty else colour for empty, colour in zip(
                hollow, colours, strict=True)], "width": 2}}}
    labels = [note(value, row, f"<b>{money(value, locale, currency)}</b>" + (" only hedged" if empty else ""),
                   xanchor="left", xshift=0.5) for row, (value, empty) in enumerate(zip(values, hollow, strict=True))]
    return {"data": [bars], "layout": layout(
        margin={"l": 22.5, "r": 0.5, "t": 0.2, "b": 0.6, "pad": 0.4}, annotations=labels,
        xaxis=axis(range=[0, 1.3 * max(values)], showticklabels=False, showgrid=False),
        yaxis=axis(tickvals=rows, ticktext=names, range=[len(rows) - 0.5, -0.5], showgrid=False,
                   tickfont={"size": 1.0, "color": "@ink"}))}


def asked_first(work: Work, shown: Sequence[Known]) -> str:
    """What to ask first, and who would tell; HTML."""
    sample = " (sample)" if work.results.sample else ""
    asked = sorted(shown, key=lambda one: one.kind == "currency")[:5]
    rows = [[escape(one.name), money(one.usd, work.locale, work.currency), escape(teller(work, one)),
             f"<span class='cx-grade'>{escape(one.grade)}</span>"] for one in asked]
    head = [(f"What to ask first{sample}", False), ("Worth a year", True), ("Who would tell", False),
            ("Grade now", False)]
    return f"<div class='cx-sure-table'>{display.table_html(head, rows, 'What to ask first')}</div>"


def teller(work: Work, one: Known) -> str:
    """Who could tell a number, in a sentence."""
    if one.kind in BY_KIND:
        return BY_KIND[one.kind]
    row = work.dataset.assumptions.get(one.id)
    return TELLS.get(row.group, "The source under Business case.") if row else "Your own books."
