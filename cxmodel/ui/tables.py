"""Tables of the pages: verdicts, people, years, checks."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.ui import display
from cxmodel.ui.session import Work
from cxmodel.units import money, number, percent

VERDICTS = {"keep": ("home", "keep"), "share": ("nearshore", "share"), "outsource": ("offshore", "may go out")}
FATES = (("kept", "stay in their post"), ("redeployed", "find another post inside"),
         ("leaving", "leave by themselves while the work moves"), ("released", "are released"))


def verdicts(work: Work) -> None:
    """Every activity with its verdict and the reason in words."""
    rows = []
    for row in sorted(work.results.by_activity, key=lambda row: -row.criticality):
        colour, text = VERDICTS[row.verdict]
        rows.append([escape(row.name), f"<span class='cx-{colour}'>{display.GLYPHS[colour]}</span> {text}",
                     percent(row.criticality, work.locale), percent(row.moved, work.locale),
                     number(row.seats, work.locale), money(row.saving_potential, work.locale, work.currency),
                     escape(row.reason)])
    if not rows:
        st.info("This case has no activities yet.")
        return
    display.table([("Activity", False), ("Verdict", False), ("Critical", True), ("Moves", True), ("Seats", True),
                   ("Could save a year", True), ("Why", False)], rows, "Verdicts")


def left_out(work: Work) -> None:
    """Sites that may not be in a plan, kept in view with every reason."""
    names = {row.id: row.name for row in work.dataset.vendor}
    sites = {row.id: row for row in work.dataset.site}
    rows = [[escape(f"{names[sites[site].vendor_id]}, {sites[site].city}"), escape("; ".join(reasons))]
            for site, reasons in work.results.left_out]
    if rows:
        head = [("Site" + (" (sample)" if work.results.sample else ""), False), ("Why", False)]
        st.html(display.folded(f"{len(rows)} sites are left out, and why",
                               display.table_html(head, rows, "Sites left out")))


def people(work: Work) -> None:
    """What becomes of the people at home (S7)."""
    told = work.results.people
    released, today = number(told["released"], work.locale), number(told["posts_today"], work.locale)
    display.finding(f"{released} of {today} people at home would be released")
    rows = [[escape(words), number(told[name], work.locale), percent(told[name] / told["posts_today"], work.locale)]
            for name, words in FATES]
    rows.append(["agents at the sites take over", number(told["agents_at_sites"], work.locale), ""])
    rows.append(["posts at home to govern them", number(told["governance_posts"], work.locale), ""])
    display.table([("People, full-time", False), ("", True), ("", True)], rows, "People")
    parts = work.results.one_off_parts
    st.html("<div class='cx-under'>Severance costs " + money(parts["severance"], work.locale, work.currency)
            + ", lost engagement while the work moves " + money(parts["engagement"], work.locale, work.currency)
            + "; both are in the bridge under one-off costs.</div>")


PARTS = (("customers", "customers who leave after worse answers"), ("waits", "calls given up in smaller queues"),
         ("country_events", "countries that stop serving"), ("breaches", "data lost through an outsourcer"))


def at_risk(work: Work) -> None:
    """What the CX value at risk is made of, a year."""
    parts, whole = work.results.at_risk_parts, work.results.cx_value_at_risk_per_year
    display.finding(f"CX value at risk: {money(whole.typical, work.locale, work.currency)} a year with typical inputs, "
                    f"{money(whole.p50, work.locale, work.currency)} in the middle of all draws")
    rows = [[escape(words), money(parts[name], work.locale, work.currency)] for name, words in PARTS]
    display.table([("Made of", False), ("A year", True)], rows, "CX value at risk")


def years(work: Work) -> None:
    """Year by year, beside everything at home."""
    head = [("Year", False), ("All at home", True), ("Stays at home", True), ("Vendors", True), ("Does not stop", True),
            ("Overheads", True), ("One-off", True), ("Saving", True), ("CX value at risk", True)]
    rows = [[f"{row.year}", *(money(value, work.locale, work.currency) for value in (
        row.baseline, row.home, row.vendors, row.stranded, row.overheads, row.one_offs)),
        f"<b>{money(row.saving, work.locale, work.currency)}</b>", money(row.at_risk, work.locale, work.currency)]
        for row in work.results.years]
    display.table(head, rows, "Years")


OUTSIDE = ("<div class='cx-under'>The workbench counts posts, weeks and items; published figures are shares of a "
           "contract. Where the contract is cheap the same posts weigh more, and where few are trained they weigh "
           "less, so a figure outside its range asks for a second look, not for another figure.</div>")


def checks(work: Work) -> None:
    """Overheads as a share of contract beside published ranges, and home's cost beside its own."""
    rows = []
    for check in work.results.checks:
        span = f"{percent(check.low, work.locale, 1)} to {percent(check.high, work.locale, 1)}"
        rows.append([escape(check.name), percent(check.value, work.locale, 1), span, _standing(check.value, check.low,
                                                                                               check.high),
                     ", ".join(check.evidence)])
    hour = work.results.home_hour
    rows.append(["Home's productive hour, over the wage", f"{hour['over_wage']:.1f} x", "2.0 to 2.5 x",
                 _standing(round(hour["over_wage"], 1), 2.0, 2.5), "A-120"])
    rows.append(["Labour in home's cost", percent(hour["labour_share"], work.locale), "65% to 80%",
                 _standing(round(hour["labour_share"], 2), 0.65, 0.80), "A-001, A-002, A-041, A-083"])
    head = [("Check", False), ("Here", True), ("Published", True), ("", False), ("Figures", False)]
    st.html(display.folded("Do these figures agree with what is published?",
                           display.table_html(head, rows, "Checks") + OUTSIDE, is_open=not work.room))


def _standing(value: float, low: float, high: float) -> str:
    if value < low:
        return "<span class='cx-grey'>below the published range</span>"
    if value > high:
        return "<span class='cx-grey'>above the published range</span>"
    return "<span class='cx-good'>within</span>"
