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
    with st.expander(f"Says who? The {len(rows)} assumptions behind these figures"):
        for group in groups:
            mine = [row for row in rows if row.group == group]
            if mine:
                st.html(f"<div class='cx-finding'>{escape(group)}</div>")
                display.table([("Assumption", False), ("Low", True), ("Used", True), ("High", True), ("Grade", False),
                               ("Why, and which figures", False)], [_row(work, row) for row in mine], group)


def provenance(work: Work) -> None:
    """What the results of this page were worked out from."""
    told = work.results.provenance
    grades = ", ".join(f"{count} {name}" for name, count in told["assumptions_by_grade"].items())
    with st.expander("Says who?"):
        st.html("<div class='cx-under'>"
                f"Worked out from {told['assumptions']} assumptions (grades: {escape(grades)}), "
                f"{len(work.dataset.location_source)} sourced country figures and {told['prices']['quoted']} quotes"
                f"{' of invented vendors (sample)' if work.results.sample else ''}. The range is the 10th to the 90th "
                f"percentile of {told['draws']} draws with seed {told['seed']}. Data {told['dataset']}, scenario "
                f"{told['scenario']}, model {told['model_version']}. Every assumption with its sources stands under "
                "Business case, every country figure under Where.</div>")


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
