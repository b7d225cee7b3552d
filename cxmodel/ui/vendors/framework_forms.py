"""Forms of the framework: a criterion with its five steps, a theme; what is wrong is told and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import streamlit as st

from cxmodel import framework as rows
from cxmodel.errors import CxError, Problems
from cxmodel.framework import Edit
from cxmodel.tables import Criterion, Theme
from cxmodel.ui import display, frame, session
from cxmodel.ui.session import Work
from cxmodel.units import number

DRAFT = "framework"
STEPS = ("0 · worst", "1", "2", "3", "4 · best")
KINDS = {"score": "gives points", "gate": "pass or fail"}
EMPTY: dict[str, Any] = {"kind": "score", "default_weight": 1.0}
NEW_GATE = ("A pass-or-fail criterion keeps a vendor out of the plan until somebody has scored it at the minimum or "
            "above. A new one is open for every vendor.")


def criteria_of(work: Work, theme: Theme) -> list[Criterion]:
    """The criteria under a theme, in their order."""
    return [row for row in work.dataset.criterion if row.theme_id == theme.id]


def criterion(work: Work, theme: Theme, row: Criterion | None, saved: Callable[[], None]) -> None:
    """The form of a criterion, or of a new one; `saved` is called when its change is in the store."""
    edition, base = session.draft(DRAFT, asdict(row) if row else EMPTY)
    elsewhere = _changed_elsewhere(row, base)
    with st.form(f"criterion-{edition}", enter_to_submit=False):
        cells, told = _criterion_fields(base, f"criterion-{edition}"), st.container()
        sent = st.form_submit_button("Save" if row else "Add this criterion", type="primary")
    with told:
        if sent and (edit := _made(lambda: rows.save_criterion(work.dataset, theme.id, cells, row.id if row else ""))):
            _take(work, edit, elsewhere, saved)
    if row:
        lost = rows.scores_of(work.dataset, [row.id])
        _remove(work, "criterion", f"Scores of vendors that go with it: {number(lost, work.locale)}.",
                lambda: rows.remove_criterion(work.dataset, row.id), saved)


def theme(work: Work, row: Theme | None, saved: Callable[[str], None]) -> None:
    """The form of a theme, or of a new one; `saved` is told which theme to show."""
    edition, base = session.draft(DRAFT, asdict(row) if row else EMPTY)
    elsewhere = _changed_elsewhere(row, base)
    with st.form(f"theme-{edition}", enter_to_submit=False):
        cells, told = _theme_fields(base, f"theme-{edition}"), st.container()
        sent = st.form_submit_button("Save" if row else "Add this theme", type="primary")
    with told:
        if sent and (edit := _made(lambda: rows.save_theme(work.dataset, cells, row.id if row else ""))):
            new = row.id if row else edit.after.theme[-1].id
            _take(work, edit, elsewhere, lambda: saved(new))
    if row:
        mine = [one.id for one in criteria_of(work, row)]
        criteria, lost = number(len(mine), work.locale), number(rows.scores_of(work.dataset, mine), work.locale)
        _remove(work, "theme", f"Criteria that go with it: {criteria}; scores of vendors: {lost}. The other themes "
                "keep their proportions.", lambda: rows.remove_theme(work.dataset, row.id), lambda: saved(""))


def _criterion_fields(base: dict[str, Any], key: str) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    name, kind, least, weight = st.columns([36, 29, 16, 19], vertical_alignment="bottom")
    with name:
        cells["name"] = _text("Name", base, "name", key, 60)
    with kind:
        cells["kind"] = st.radio("Kind", list(KINDS), list(KINDS).index(base["kind"]), key=f"{key}-kind",
                                 format_func=lambda one: KINDS[one], horizontal=True, help=NEW_GATE)
    with least:
        cells["minimum"] = st.number_input("Passes from", 0.0, 4.0, base.get("minimum"), 0.5, "%g",
                                           key=f"{key}-minimum", help="Only for pass or fail: the least score that "
                                                                      "passes.")
    with weight:
        cells["default_weight"] = _weight(base, key, "How much it counts inside its theme before anybody weighs; "
                                                     "2 counts twice as much as 1.")
    cells["question"] = _text("Question the assessor answers", base, "question", key, 300)
    for step, column in enumerate(st.columns(5, gap="small")):
        with column:
            field = f"scale_{step}"
            cells[field] = st.text_area(STEPS[step], base.get(field, ""), key=f"{key}-{field}", height="content",
                                        max_chars=_room(base, field, 400), placeholder="What can be seen")
    cells["source"] = _text("Source document", base, "source", key, 200, rows.ADDED)
    return cells


def _theme_fields(base: dict[str, Any], key: str) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    name, short, weight = st.columns([50, 30, 20], vertical_alignment="bottom")
    with name:
        cells["name"] = _text("Name", base, "name", key, 60)
    with short:
        cells["short_name"] = _text("Name on a slider", base, "short_name", key, 20, "as the name")
    with weight:
        cells["default_weight"] = _weight(base, key, "How much it counts before anybody weighs, once a criterion gives "
                                                     "it points. Where weights were moved already, a new theme starts "
                                                     "at 0%.")
    cells["question"] = _text("Question it asks", base, "question", key, 300)
    cells["source"] = _text("Source document", base, "source", key, 200, rows.ADDED)
    return cells


def _text(label: str, base: dict[str, Any], field: str, key: str, longest: int, empty: str = "") -> str:
    return st.text_input(label, base.get(field, ""), key=f"{key}-{field}", placeholder=empty,
                         max_chars=_room(base, field, longest)) or ""


def _room(base: dict[str, Any], field: str, longest: int) -> int:
    """Characters that may be typed; never fewer than there are."""
    return max(longest, len(base.get(field, "")))


def _weight(base: dict[str, Any], key: str, words: str) -> float | None:
    return st.number_input("Default weight", 0.0, 1000.0, float(base["default_weight"]), 0.5, "%g",
                           key=f"{key}-default_weight", help=words)


def _changed_elsewhere(row: Criterion | Theme | None, base: dict[str, Any]) -> bool:
    """Whether the row is not what it was when the form was opened; then it says so."""
    if row is None or base == asdict(row):
        return False
    st.warning("Somebody else has changed this since you opened it. Your words are still here.")
    st.button("Show it as it is now", key="framework-renew", on_click=session.put_away, args=(DRAFT,))
    return True


def _made(make: Callable[[], Edit]) -> Edit | None:
    """The edit, or nothing, with every fault told."""
    try:
        return make()
    except Problems as fault:
        told = "\n".join(f"- {display.plain(part.what)}. {part.mend}" for part in fault.faults)
        st.error(f"**{len(fault.faults)} things are to be mended first.** Nothing you typed is lost.\n\n{told}")
    except CxError as fault:
        frame.tell(fault)
    return None


def _take(work: Work, edit: Edit, elsewhere: bool, saved: Callable[[], None]) -> None:
    """Write an edit down, unless nothing was changed or somebody else's words would be lost unseen."""
    if not edit.what:
        st.info("Nothing was changed yet.")
        return
    if elsewhere:
        st.error("**Somebody else has changed this since you opened it.** Nothing was written.\n\nLook at it as it is "
                 "now with the button above, then type your change again.")
        return
    try:
        session.change_data(edit.after, edit.what, work.dataset)
    except CxError as fault:
        frame.tell(fault)
        return
    saved()


def _remove(work: Work, what: str, lost: str, make: Callable[[], Edit], saved: Callable[[], None]) -> None:
    with st.popover(f"Remove this {what}"):
        st.html(f"<div>{lost} It can be taken back below.</div>")
        if st.button(f"Remove this {what} now", key="framework-remove") and (edit := _made(make)):
            _take(work, edit, False, saved)
