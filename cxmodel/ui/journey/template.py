"""A journey to start from where a case has none: six stages, filled with the case's own activities."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.tables import Activity, Touchpoint
from cxmodel.ui import display, session
from cxmodel.ui.data import logbook
from cxmodel.ui.session import Work

STAGES: dict[str, tuple[str, str]] = {
    "Become aware": ("", "Hears of us"), "Choose": ("information", "Compares"), "Buy": ("transaction", "Orders"),
    "Receive and set up": ("", "Receives and starts"), "Use and get help": ("problem", "Asks for help"),
    "Stay or leave": ("complaint", "Decides to stay"),
}
"""Stage: the class of contacts that belongs there first, and what to call it where no work of the case does."""
BY_HAND = ("problem", "complaint")
WHY = {True: "Something went wrong, so a person's attention counts (template).",
       False: "Routine, so speed counts (template)."}
NONE = "No journey is drawn yet, so nobody can see where customers are let down"


def empty(work: Work) -> None:
    """What stands on the page while the case has no touchpoint, and the way on."""
    count = len(work.dataset.activities_of(work.scenario.case))
    display.finding(NONE, f"Start with six stages and this case's {count} activities in them; then move the points, "
                          "and add what is missing under Table. Contacts and emotions are taken over: no figure "
                          "moves.")
    with st.container(horizontal=True):
        if st.button("Start with the template", key="journey-template", type="primary", disabled=not count):
            after = replace(work.dataset, touchpoint=(*work.dataset.touchpoint,
                                                      *template(work.dataset, work.scenario.case)))
            name = work.dataset.case_named(work.scenario.case).name
            logbook.attempt(lambda: session.change_data(after, f"Journey of {name} started from the template",
                                                        work.dataset))
        if st.button("Bring one in with Excel →", key="journey-data"):
            st.switch_page("pages/data.py")


def template(dataset: Dataset, case: str) -> tuple[Touchpoint, ...]:
    """One touchpoint for every activity of the case, and one without work for every stage that has none.

    Contacts and emotions are those of the activities, so that the model answers as before.
    """
    acts, rows = dataset.activities_of(case), []
    for stage, (kind, name) in STAGES.items():
        mine = [row for row in acts if kind and row.contact_class == kind]
        rows += [_of(row, stage) for row in mine] or [_without_work(case, stage, name)]
    return tuple(replace(row, position=10 * place) for place, row in enumerate(rows, start=1))


def _of(row: Activity, stage: str) -> Touchpoint:
    human = row.contact_class in BY_HAND
    shares = {"phone": row.voice_share, "chat": row.chat_share, "email": row.written_share}
    return Touchpoint(
        case_id=row.case_id, id=row.id, position=1, stage=stage, name=row.name,
        channel=max(shares, key=lambda one: shares[one]),
        activity_id=row.id, contacts_per_year=row.contacts_per_year, emotion=row.emotion, moment_of_truth=False,
        process=None, data=None, people=None, technology=None, touch="high_touch" if human else "high_tech",
        touch_reason=WHY[human], served_by="in_house", outsourcer=None)


def _without_work(case: str, stage: str, name: str) -> Touchpoint:
    return Touchpoint(
        case_id=case, id=f"stage_{list(STAGES).index(stage) + 1}", position=1, stage=stage, name=name, channel="web",
        activity_id=None, contacts_per_year=0.0, emotion=0.0, moment_of_truth=False, process=None, data=None,
        people=None, technology=None, touch="high_tech", touch_reason=WHY[False], served_by="in_house", outsourcer=None)
