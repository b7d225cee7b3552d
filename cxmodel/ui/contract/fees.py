"""View Fees: what was lost and earned back month by month, the money that hangs on it, and what others agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.exchange.schedule import Agreement
from cxmodel.model.contract import Month, Range
from cxmodel.tables import Contract, Evidence
from cxmodel.ui import display, editing, frame, session
from cxmodel.ui.contract import edits
from cxmodel.ui.contract.empty import no_work, vendors_per_year
from cxmodel.ui.contract.fees_picture import figure
from cxmodel.ui.contract.phrases import added, amount
from cxmodel.ui.contract.phrases import figure as sourced
from cxmodel.ui.contract.writing import save_buttons
from cxmodel.ui.editing import Draft
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

FORM = "contract-fees"
FIELDS: dict[str, tuple[str, float, float, float, str]] = {
    "monthly_fee_usd": ("Fee of a month [USD]", 0.0, 1e10, 1000.0, "What is invoiced when nothing is lost."),
    "at_risk": ("At risk [% of the fee]", 0.0, 100.0, 1.0, "What the metrics divide among them by weight."),
    "monthly_cap": ("Lost at most in a month [%]", 0.0, 100.0, 1.0, "However bad the month was."),
    "earn_back": ("Earned back [% of a loss]", 0.0, 100.0, 5.0, "What comes back when the metric is met again."),
    "earn_back_months": ("… after months on target", 1.0, 24.0, 1.0, "In a row, counted from the month after."),
}
SHARES = ("at_risk", "monthly_cap", "earn_back")
NORMS = (("D-037", "Others put at risk at most"), ("D-033", "Called usual"), ("D-006", "Really paid, one case"))
HEIGHT = {True: "max(13rem, calc(100vh - 25rem))", False: "clamp(13rem, calc(100vh - 27.5rem), 30rem)"}


@dataclass(frozen=True)
class Account:
    """All months together. [USD]"""

    fee: float
    lost: Range
    back: Range
    missing: int


def fees(work: Work, held: Agreement) -> None:
    """The finding, the handles on the left, the months on the right, what others agree below."""
    top = st.container(key="contract-top")
    left, right = st.columns([24, 76], gap="medium")
    with left:
        typed, draft = _handles(held)
    after = held.with_rows(contract=typed)
    changed = typed != held.contract
    try:
        months = after.settled if after.lines else ()
    except CxError as fault:
        frame.tell(fault)
        return
    with top:
        display.finding(title(work, after, months), f"{under(work, after, months)} {no_work(work)}".strip())
    with right:
        editing.warn(draft)
    if changed and not draft.elsewhere:
        with right, st.container(horizontal=True, vertical_alignment="center"):
            save_buttons(work, FORM, lambda: edits.save_contract(work.dataset, typed), True, draft.name)
    with right:
        if months:
            picture(figure(months, work.currency, work.locale), key="contract-months", height=HEIGHT[work.room],
                    alt=alt(work, months))
        else:
            st.button("Enter the first month", key="contract-first-month", type="primary", on_click=session.pick,
                      args=("contract-view", "Months"), disabled=not held.lines)
        st.html(norms(work, after))


def _handles(held: Agreement) -> tuple[Contract, Draft]:
    """Five numbers; the contract as typed, and the draft they are typed into."""
    contract = held.contract
    assert contract is not None
    draft = editing.drafted(f"{FORM}-{held.case.id}", {name: _shown(contract, name) for name in FIELDS}, _holds)
    base: dict[str, float] = draft.start
    typed: dict[str, Any] = {}
    for name, (label, low, high, step, told) in FIELDS.items():
        value = st.number_input(label, low, high, base[name], step, "%g", help=told, key=f"{draft.key}-{name}")
        kept = round(float(value) / _scale(name), 12)
        typed[name] = int(kept) if name == "earn_back_months" else kept
    return replace(contract, **typed), draft


def _holds(key: str, start: dict[str, float]) -> bool:
    """Whether a field shows another number than it was opened with."""
    return any(session.value(f"{key}-{name}") not in (None, start[name]) for name in FIELDS)


def _shown(contract: Contract, name: str) -> float:
    """A number as it is typed: shares in per cent."""
    return round(float(getattr(contract, name)) * _scale(name), 9)


def _scale(name: str) -> float:
    return 100.0 if name in SHARES else 1.0


def account(held: Agreement, months: Sequence[Month]) -> Account:
    """What all months came to."""
    return Account(held.fees.monthly * len(months), added([one.lost for one in months]),
                   added([one.earned_back for one in months]), sum(bool(one.missing) for one in months))


def title(work: Work, held: Agreement, months: Sequence[Month]) -> str:
    """What was lost and earned back, in money."""
    if not held.lines:
        return "No fee hangs on anything yet: no metric is agreed"
    if not months:
        most = money(held.fees.monthly * lost_at_most(held), work.locale, work.currency)
        return (f"At most {most} of a month's {money(held.fees.monthly, work.locale, work.currency)} hangs on the "
                "scorecard; no month is measured yet")
    sums = account(held, months)
    count = f"{number(len(months), work.locale)} month{'s' if len(months) > 1 else ''}"
    whole = money(sums.fee, work.locale, work.currency)
    if sums.lost.high <= 0:
        return f"In {count} nothing of {whole} was lost"
    return f"In {count} {amount(work, sums.lost)} of {whole} were lost and {amount(work, sums.back)} earned back"


def dearest(work: Work, held: Agreement, months: Sequence[Month]) -> str:
    """The metric that cost most, and how much; probably, where missing figures of another one may have cost more."""
    by = {line.metric.name: added([one.by_metric[line.metric.name] for one in months]) for line in held.lines}
    name = max(by, key=lambda one: by[one].low + by[one].high)
    sure = all(by[other].high <= by[name].low for other in by if other != name)
    return f"{name} {'cost most' if sure else 'probably cost most'}, {amount(work, by[name])}"


def under(work: Work, held: Agreement, months: Sequence[Month]) -> str:
    """Months at the cap, and what is missing."""
    if not held.lines:
        return "Add metrics under Scorecard first."
    if not months:
        return "What is lost and earned back is worked out from each month's figures."
    cap = held.fees.monthly * lost_at_most(held)
    at_cap = sum(one.lost.low >= cap - 0.005 for one in months) if cap > 0 else 0
    told = [dearest(work, held, months)] if any(one.lost.high > 0 for one in months) else []
    if at_cap:
        spared = "month stood" if at_cap == 1 else "months stood"
        told.append(f"{number(at_cap, work.locale)} {spared} at the most that can be lost, "
                    f"{money(cap, work.locale, work.currency)}, where worse costs nothing more")
    missing = [one for one in months if one.missing]
    if missing:
        gaps = "; ".join(f"{one.month}: {', '.join(one.missing[:2])}{' …' if len(one.missing) > 2 else ''}"
                         for one in missing[:2])
        rest = len(missing) - 2
        more = f"; and {number(rest, work.locale)} more month{'s' if rest > 1 else ''}" if rest > 0 else ""
        told.append(f"missing figures ({gaps}{more}) make a range: met at best, all lost at worst")
    said = ". ".join(f"{part[0].upper()}{part[1:]}" for part in told)
    return f"{said}." if said else "Bars below the line are lost, bars above it earned back, all in that month's money."


def alt(work: Work, months: Sequence[Month]) -> str:
    """The picture in words."""
    return "; ".join(f"{one.month}: lost {amount(work, one.lost)}, earned back {amount(work, one.earned_back)}, "
                     f"paid {amount(work, one.paid)}" for one in months)


def norms(work: Work, held: Agreement) -> str:
    """What others put at risk, beside it what is at risk here; and the customers whom no credit brings back. HTML."""
    most, idle = percent(lost_at_most(held), work.locale), idle_cap(work, held)
    here = f"{most} at most; {idle or percent(held.fees.at_risk, work.locale) + ' at risk before the cap'}"
    rows = [_norm(work, words, work.dataset.published[name]) for name, words in NORMS[:1 if work.room else None]
            if name in work.dataset.published]
    rows.insert(0, ["<b>This contract</b>", f"<b>{escape(here)}</b>", escape(customers(work, held))])
    html = display.table_html([("Fees at risk", False), ("Share of the fee", False), ("", False)], rows, "Norms")
    return html.replace("cx-table", "cx-table cx-norms", 1)


def _norm(work: Work, words: str, one: Evidence) -> list[str]:
    """A published figure: what it is, its range, its source and grade; what to know about it on hover. HTML."""
    know = escape((one.note or "").partition("; ")[2], quote=True)
    ends = [percent(value, work.locale) for value in (one.low, one.typical, one.high) if value is not None]
    span = " to ".join(dict.fromkeys((ends[0], ends[-1]))) if ends else ""
    return [f"<span title='{know}'>{escape(words)}</span>", escape(span),
            f"{sourced(one)} <span class='cx-grade'>{escape(one.grade)}</span>"]


def customers(work: Work, held: Agreement) -> str:
    """Credits of this contract beside the customers that the plan of all vendors puts at risk, a year."""
    fee, most = 12 * held.fees.monthly, 12 * held.fees.monthly * lost_at_most(held)
    loss, vendors = work.results.at_risk_parts["customers"], vendors_per_year(work)
    of_fee, of_most, of_loss, of_all = (money(value, work.locale, work.currency)
                                        for value in (fee, most, loss, vendors))
    credits = f"Credits bring at most {of_most} of this contract's {of_fee} a year"
    if loss < 500:
        return f"{credits}. In the plan as it stands no customers are at risk."
    paid = f" (on average {of_all} a year)" if vendors > 0 else ""
    return (f"{credits}. With all vendors of the plan together{paid}, customers worth {of_loss} a year are at risk: "
            "credits bring none back.")


def lost_at_most(held: Agreement) -> float:
    """Most of a month's fee that can be lost: what is at risk, or the cap where that is less. [share]"""
    return min(held.fees.cap, held.fees.at_risk)


def idle_cap(work: Work, held: Agreement) -> str:
    """That the cap never binds, where no more is at risk than it allows; empty where it can."""
    if held.fees.cap < held.fees.at_risk:
        return ""
    return f"the cap of {percent(held.fees.cap, work.locale)} never binds"
