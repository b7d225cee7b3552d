"""A case without a contract: what to do next, and a button that does it."""

from __future__ import annotations

import streamlit as st

from cxmodel.ui import display, session
from cxmodel.ui.contract import edits, starting
from cxmodel.ui.contract.writing import HOLDS, write
from cxmodel.ui.session import Work
from cxmodel.units import money, percent

PARTNER = "our partner"
NOTHING = "No contract yet: start from a balanced scorecard and change what does not fit"
NO_WORK = "The plan as it stands gives the partner no work."
NO_LIBRARY = "No contract yet, and no library of metrics to start one from"


def empty(work: Work) -> None:
    """One sentence, one field, one button."""
    if not work.dataset.metric:
        display.finding(NO_LIBRARY, "Metrics are rows of the data. Bring them in on the page Data; this page opens "
                                    "with them.")
        if st.button("Go to Data →", key="contract-to-data", type="primary"):
            st.switch_page("pages/data.py")
        return
    case = work.scenario.case
    contract = starting.first_contract(case, PARTNER, vendors_per_year(work))
    terms = starting.balanced(case, work.dataset.metric)
    fee = money(contract.monthly_fee_usd, work.locale, work.currency)
    display.finding(NOTHING, (
        f"{len(terms)} metrics of the library, most of the weight on what customers get; a fee of {fee} a month, "
        f"{percent(contract.at_risk, work.locale)} of it at risk. Every figure can be changed. {HOLDS}"))
    key = session.fill("contract-partner", session.value("contract-partner") or "")
    st.text_input("Who is the contract with?", key=key, max_chars=80, placeholder=PARTNER, width=420)
    if st.button("Start a balanced scorecard", key="contract-start", type="primary"):
        named = (session.value("contract-partner") or "").strip() or PARTNER
        write(work, lambda: edits.start(work.dataset, starting.first_contract(case, named, vendors_per_year(work)),
                                        terms))


def vendors_per_year(work: Work) -> float:
    """What the plan pays its vendors a year on average. [USD/year]"""
    years = [row.vendors for row in work.results.years if row.year > 0]
    return sum(years) / len(years) if years else 0.0


def no_work(work: Work) -> str:
    """That a plan with everything at home leaves the contract without work; empty where vendors are paid."""
    return "" if vendors_per_year(work) > 0 else NO_WORK
