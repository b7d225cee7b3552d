"""New vendors stay out of the plan until their checklist is scored: who, how many points, and the way there."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.exchange.preview import Preview
from cxmodel.scenario import Scenario
from cxmodel.ui import display, session
from cxmodel.ui.session import Work
from cxmodel.units import number

PAGE = "pages/vendors.py"


def missing_points(data: Dataset, scenario: Scenario, vendors: Collection[str]) -> dict[str, int]:
    """Points of the checklist without a score, for each of these vendors that has one; by id, in the data's order."""
    gates = [row.id for row in data.criterion if row.kind == "gate"]
    scored = {f"{row.vendor_id}:{row.criterion_id}" for row in data.score if row.score is not None}
    scored = (scored | {key for key, _ in scenario.scores}) - set(scenario.open_scores)
    counted = {row.id: sum(f"{row.id}:{gate}" not in scored for gate in gates)
               for row in data.vendor if row.id in vendors}
    return {name: many for name, many in counted.items() if many}


def before_apply(work: Work, found: Preview) -> None:
    """In the preview: which of the new vendors would wait."""
    if found.after is not None:
        known = {row.id for row in found.before.vendor}
        new = [row.id for row in found.after.vendor if row.id not in known]
        _tell(work, found.after, missing_points(found.after, work.scenario, new), there=False)


def afterwards(work: Work) -> None:
    """On the way in: which of one's own vendors wait."""
    own = {row.id for row in work.dataset.vendor if not row.sample}
    _tell(work, work.dataset, missing_points(work.dataset, work.scenario, own), there=True)


def _tell(work: Work, data: Dataset, waiting: dict[str, int], there: bool) -> None:
    if not waiting:
        return
    names = {row.id: row.name for row in data.vendor if row.id in waiting}
    first = next(iter(waiting))
    told, button = st.columns([78, 22], vertical_alignment="center")
    told.html(f"<div class='cx-told wait'>{escape(sentence(list(names.values()), sum(waiting.values()), work.locale))} "
              f"{'' if there else 'That is done on the page Vendors, once this is applied.'}</div>")
    name = f"Score {short(names[first])} →" if there else "Go to Vendors →"
    if button.button(name, key="to-vendors", width="stretch"):
        _open(first if there else "")


def sentence(names: list[str], points: int, locale: str = "en_US") -> str:
    """Who waits for what.

    >>> sentence(["Quillhaven"], 4)
    'Quillhaven stays out of the plan until its checklist is scored: 4 points are missing.'
    >>> sentence(["A", "B", "C"], 12)
    '3 vendors stay out of the plan until their checklists are scored: 12 points are missing.'
    """
    left = f"{number(points, locale)} {'point is' if points == 1 else 'points are'} missing."
    if len(names) == 1:
        return f"{names[0]} stays out of the plan until its checklist is scored: {left}"
    return f"{number(len(names), locale)} vendors stay out of the plan until their checklists are scored: {left}"


def short(name: str, most: int = 24) -> str:
    """A name cut to what a button can hold, and safe in Markdown."""
    return display.plain(name if len(name) <= most else name[: most - 1] + "…")


def _open(vendor: str) -> None:
    """Go to the page Vendors; to this vendor's checklist, where it is there already."""
    if vendor:
        session.pick("vendor", vendor)
        session.pick("vendors-view", "One vendor")
        session.pick("sheet-view", "Checklist")
    st.switch_page(PAGE)
