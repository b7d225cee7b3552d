"""Says who: source, year, grade and range behind the figures of a page."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.tables import Assumption, Evidence
from cxmodel.ui import display
from cxmodel.ui.editing import unit_of
from cxmodel.ui.session import Work
from cxmodel.units import in_unit


def assumptions(work: Work, groups: tuple[str, ...]) -> None:
    """Every assumption of these groups: range, grade, reasoning and the published figures it rests on."""
    rows = [row for row in work.dataset.assumption if row.group in groups]
    st.html(display.folded(
        f"Says who? The {len(rows)} assumptions behind these figures",
        "".join(_group(work, group, [row for row in rows if row.group == group]) for group in groups)))


def _group(work: Work, group: str, rows: list[Assumption]) -> str:
    head = [("Assumption", False), ("Low", True), ("Used", True), ("High", True), ("Grade", False),
            ("Why, and which figures", False)]
    return (f"<div class='cx-finding'>{escape(group)}</div>"
            + display.table_html(head, [_row(work, row) for row in rows], group)) if rows else ""


def numbers(work: Work) -> None:
    """How each of the four numbers is made and what it rests on; then every assumption with its sources."""
    sample = " of invented vendors (sample)" if work.results.sample else ""
    made = (
        ("Headline saving", f"One less the quoted rate{sample} over home's cost of a productive hour, on the work that "
         "moves.", ("Cost at home", "Vendor price")),
        ("Net saving", "Headline less work that stays, extra workload, ramp and price growth, overheads, one-offs and "
         "home cost that does not stop; the range holds 80 in 100 draws.",
         ("Workload", "Overheads", "Transition and people", "Years and money")),
        ("CX value at risk", "Customers who leave, calls given up, country stoppages and data loss, a year.",
         ("Customer risk", "Country and data risk", "Fit")),
        ("Seats moved", "Erlang staffing of every queue at its busiest half hour, over shrinkage.",
         ("Staffing", "Demand and layers")),
    )
    by_group = {group: [row for row in work.dataset.assumption if row.group == group]
                for _, _, mine in made for group in mine}
    rows = []
    for name, how, groups in made:
        mine = [row for group in groups for row in by_group[group]]
        sourced = sum(row.kind == "evidence" for row in mine)
        rows.append([f"<b>{name}</b>", escape(how), f"{', '.join(groups)}: {sourced} assumptions from evidence, "
                     f"{len(mine) - sourced} judgement with a range"])
    head = [("Number", False), ("How it is made", False), ("What it rests on", False)]
    st.html(display.folded("Says who? How the four numbers are made", display.table_html(head, rows, "Numbers")))
    assumptions(work, tuple(dict.fromkeys(row.group for row in work.dataset.assumption)))


def provenance(work: Work) -> None:
    """What the results of this page were worked out from."""
    told = work.results.provenance
    grades = ", ".join(f"{count} {name}" for name, count in told["assumptions_by_grade"].items())
    st.html(display.folded("Worked out from which data?", (
        "<div class='cx-under'>"
        f"Worked out from {told['assumptions']} assumptions (grades: {escape(grades)}), "
        f"{len(work.dataset.location_source)} sourced country figures and {told['prices']['quoted']} quotes"
        f"{' of invented vendors (sample)' if work.results.sample else ''}. Ranges of the four numbers "
        f"are the 10th to the 90th percentile of {told['draws']} draws with seed {told['seed']}; the views of How sure "
        f"name their own draws. Data {told['dataset']}, scenario "
        f"{told['scenario']}, model {told['model_version']}. Every assumption with its sources stands under "
        "Business case, every country figure under Where.</div>")))


def _row(work: Work, row: Assumption) -> list[str]:
    unit, changed = unit_of(row), dict(work.scenario.overrides).get(row.id)
    low, used, high = (in_unit(value, unit, work.locale, work.currency)
                       for value in (row.low, row.typical if changed is None else changed, row.high))
    mark = f"<b>{escape(used)}</b> (yours)" if changed is not None else escape(used)
    found = "; ".join(_figure(work.dataset.published[name]) for name in row.evidence)
    return [escape(row.name), escape(low), mark, escape(high), f"<span class='cx-grade'>{escape(row.grade)}</span>",
            escape(row.reasoning) + (f"<br><span class='cx-grey'>{found}</span>" if found else "")]


def _figure(one: Evidence) -> str:
    when = escape(one.year) if one.year else "not dated"
    return f"{one.id} {display.link(escape(one.source_title), one.source_url)}, {when}"
