"""Tables and fields a person types into; what is typed becomes one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario, with_pair
from cxmodel.tables import FACTORS, Assumption
from cxmodel.ui import session
from cxmodel.ui.inputs import FACTOR_LABELS
from cxmodel.ui.session import Work
from cxmodel.units import Unit, in_unit

BY_SCORE = "by score"
VERDICTS = (BY_SCORE, "keep", "share", "outsource")


@dataclass(frozen=True)
class Draft:
    """Rows of everybody as one person opened them to type.

    name : what `session.put_away` calls it. key : of the table, another one each time the draft starts anew.
    start : the rows as they were opened. elsewhere : whether they were changed since, so that nothing may be saved.
    """

    name: str
    key: str
    start: Any
    elsewhere: bool


def drafted(name: str, now: Any, holds: Callable[[str, Any], bool] | None = None,
            part: Callable[[Any], object] = lambda rows: rows) -> Draft:
    """The draft of this name, begun from `now` where there is none or where nothing is typed into the old one.

    holds : whether something is typed, asked with the draft's key and start; of a table by its own report when not
    given. part : what of the rows a save would write over, so that other changes do not stand in its way.
    """
    number, start = session.draft(name, now)
    holds = holds or (lambda key, _: _typed(key))
    if start != now and not holds(f"{name}-{number}", start):
        session.put_away(name)
        number, start = session.draft(name, now)
    return Draft(name, f"{name}-{number}", start, part(start) != part(now))


def begun(name: str) -> bool:
    """Whether something is typed into the table of this draft."""
    return _typed(f"{name}-{session.kept().editions.get(name, (0,))[0]}")


def _typed(key: str) -> bool:
    return any((session.value(key) or {}).values())


def warn(draft: Draft) -> None:
    """Say that the rows were changed elsewhere, and offer them; nothing where they were not. Stands over the table."""
    with st.container():  # there in either case: what moves down the page would lose what is half typed
        if draft.elsewhere:
            st.warning("Somebody else has changed these rows since you opened them. What you typed is still here, and "
                       "not saved.")
            st.button("Show them as they are now", key=f"renew-{draft.key}", on_click=session.put_away,
                      args=(draft.name,))


def factor_table(work: Work) -> None:
    """Factor scores and verdicts by hand, one row an activity."""
    edition, base = session.edition("factors", _edited(work.scenario))
    frame = factor_frame(work.dataset, work.scenario.case, base)
    st.data_editor(
        frame, key=f"factors-{edition}", hide_index=True, num_rows="fixed", width="stretch",
        disabled=["Activity"], on_change=_take_factors, args=(f"factors-{edition}", list(frame.index)),
        column_config={
            **{FACTOR_LABELS[name][0]: st.column_config.NumberColumn(
                help=f"{FACTOR_LABELS[name][1]} 0 not at all, 4 fully.", min_value=0.0, max_value=4.0, step=0.5,
                required=True) for name in FACTORS},
            "Verdict": st.column_config.SelectboxColumn(options=list(VERDICTS), required=True,
                                                        help="By score, or set by hand.")})


def factor_frame(dataset: Dataset, case: str, edited: tuple[Any, ...]) -> pd.DataFrame:
    """The editor's rows: activity, four factor scores, verdict by hand."""
    scores, placements = dict(edited[1]), dict(edited[2])
    rows = {}
    for row in dataset.activities_of(case):
        factors = {FACTOR_LABELS[name][0]: float(scores.get(f"{row.id}:{name}", getattr(row, name)))
                   for name in FACTORS}
        rows[row.id] = {"Activity": row.name, **factors, "Verdict": placements.get(row.id, BY_SCORE)}
    return pd.DataFrame.from_dict(rows, orient="index")


def _edited(scenario: Scenario) -> tuple[Any, ...]:
    return scenario.case, scenario.factor_scores, scenario.placements


def _take_factors(key: str, activities: list[str]) -> None:
    """The editor's changes, as a delta on the scenario."""
    changes = (session.value(key) or {}).get("edited_rows", {})
    now = session.work()
    after = apply_factors(now.scenario, now.dataset, activities, changes)
    session.change(after)
    session.edited("factors", _edited(after))


def apply_factors(scenario: Scenario, dataset: Dataset, activities: list[str],
                  changes: dict[Any, dict[str, Any]]) -> Scenario:
    """The scenario with the edited cells; a score set back to its own value is no change any more."""
    own = {row.id: row for row in dataset.activities_of(scenario.case)}
    by_label = {label: name for name, (label, _) in FACTOR_LABELS.items()}
    scores, placements = scenario.factor_scores, scenario.placements
    for place, cells in changes.items():
        activity = activities[int(place)]
        for label, cell in cells.items():
            if label == "Verdict":
                placements = with_pair(placements, activity, None if cell in (None, BY_SCORE) else cell)
            elif label in by_label and cell is not None:
                same = float(cell) == getattr(own[activity], by_label[label])
                scores = with_pair(scores, f"{activity}:{by_label[label]}", None if same else float(cell))
    return replace(scenario, factor_scores=scores, placements=placements)


def assumptions(work: Work, groups: tuple[str, ...]) -> None:
    """Fields for the assumptions of these groups, one group at a time, with range and grade."""
    changed = dict(work.scenario.overrides)
    left, right = st.columns([4, 1.2], vertical_alignment="bottom")
    with left:
        group = st.selectbox("Group of assumptions", groups, key=f"group-{groups[0]}") or groups[0]
    with right:
        st.button("Reset assumptions", key="reset-assumptions", on_click=_reset, disabled=not changed,
                  help="All assumptions typical again; decisions stay.", width="stretch")
    rows = [row for row in work.dataset.assumption if row.group == group]
    columns = st.columns(3, gap="medium")
    for place, row in enumerate(rows):
        with columns[place % 3]:
            _assumption(work, row, changed.get(row.id))


def _assumption(work: Work, row: Assumption, changed: float | None) -> None:
    unit = unit_of(row)
    scale = 100.0 if unit is Unit.SHARE else 1.0
    value = row.typical if changed is None else changed
    span = f"{in_unit(row.low, unit, work.locale)} to {in_unit(row.high, unit, work.locale)}"
    key = session.fill(f"assume-{row.id}", round(float(value * scale), 9))
    st.number_input(
        f"{row.name} [{'%' if scale == 100 else row.unit}]" + (" ✎" if changed is not None else ""), key=key,
        min_value=float(row.floor * scale), max_value=float(row.ceiling * scale), step=_step(row, scale), format="%g",
        help=f"{row.reasoning} Range {span}, grade {row.grade}.",
        on_change=session.taker(key, lambda typed, row=row, scale=scale: _take_assumption(row, typed, scale)))


def _take_assumption(row: Assumption, typed: float | None, scale: float) -> None:
    now = session.kept().history.present
    value = None if typed is None or abs(typed / scale - row.typical) < 1e-12 else typed / scale
    session.change(replace(now, overrides=with_pair(now.overrides, row.id, value)))


def _reset() -> None:
    session.change(replace(session.kept().history.present, overrides=()))


def _step(row: Assumption, scale: float) -> float:
    span = (row.high - row.low) * scale
    return next(step for step in (0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0) if span <= 50 * step)


def unit_of(row: Assumption) -> Unit:
    """The declared unit of an assumption."""
    return next((unit for unit in Unit if unit.value == row.unit), Unit.NONE)
