"""Weights, targets and worst values in a table to type into; the bar above follows before anything is saved."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxmodel.errors import CxError, Problems
from cxmodel.exchange.schedule import Agreement, Line
from cxmodel.exchange.schedule.agreed import is_share, unit_of
from cxmodel.tables import ContractTerm
from cxmodel.ui import editing
from cxmodel.ui.contract import edits
from cxmodel.ui.contract.writing import save_buttons
from cxmodel.ui.session import Work

TABLE = "contract-terms"
METRIC, UNIT, KEEP = "Metric", "Unit", "Keep"
FIGURES = {"Weight": "weight", "Met from": "target", "All lost at": "bad_at", "Band ends": "band_to",
           "All lost above": "bad_above"}
HELP = {"Weight": "Only proportions count.", "Met from": "Value from which the metric costs nothing.",
        "All lost at": "Value at which all of its fee at risk is lost.",
        "Band ends": "Only where too high is bad as well: the end of the band in which it is met.",
        "All lost above": "Only with a band: the value above it at which all is lost."}


def editor(work: Work, held: Agreement, head: DeltaGenerator) -> tuple[Agreement, list[CxError]]:
    """The table; returns what would be agreed with what is typed, and what stands against it.

    `head` takes the buttons that save it.
    """
    draft = editing.drafted(f"{TABLE}-{held.case.id}", held.lines)
    then = replace(held, lines=draft.start)
    editing.warn(draft)
    frame_now = st.data_editor(
        table(then), key=draft.key, hide_index=True, num_rows="fixed", width="stretch",
        height="content", placeholder="", disabled=[METRIC, UNIT], column_config={
            **{name: st.column_config.NumberColumn(help=HELP[name], format="%g") for name in FIGURES},
            KEEP: st.column_config.CheckboxColumn(help="Untick to take the metric off the scorecard.")})
    typed, faults = read(then, frame_now)
    after = then.with_rows(terms=typed)
    faults += standing_against(after)
    if not draft.elsewhere and (faults or typed != tuple(line.term for line in then.lines)):
        with head:
            save_buttons(work, TABLE, lambda: edits.save_terms(work.dataset, held.case.id, typed), not faults,
                         draft.name)
    return after, faults


def table(held: Agreement) -> pd.DataFrame:
    """Terms as they are typed: shares in per cent."""
    rows = [{METRIC: line.metric.name, UNIT: unit_of(line.metric.unit),
             **{name: shown(line, getattr(line.term, field)) if field != "weight" else line.term.weight
                for name, field in FIGURES.items()}, KEEP: True} for line in held.lines]
    found = pd.DataFrame(rows, index=pd.Index([line.metric.id for line in held.lines]),
                         columns=[METRIC, UNIT, *FIGURES, KEEP])
    return found.astype(dict.fromkeys(FIGURES, float))


def shown(line: Line, value: float | None) -> float | None:
    """A value of the metric as it is typed: per cent for a share."""
    return value if value is None or not is_share(line.metric.unit) else round(100 * value, 9)


def taken(line: Line, value: Any) -> float | None:
    """What was typed, as it is kept; None for an empty cell."""
    if value is None or not math.isfinite(float(value)):
        return None
    return round(float(value) / 100, 12) if is_share(line.metric.unit) else float(value)


def read(held: Agreement, typed: pd.DataFrame) -> tuple[tuple[ContractTerm, ...], list[CxError]]:
    """The terms as typed, in the order they have, and every cell that must not be empty."""
    found, faults = [], []
    for line in held.lines:
        if line.metric.id not in typed.index:
            continue
        cells: dict[str, Any] = {str(name): value for name, value in typed.loc[line.metric.id].items()}
        if not cells[KEEP]:
            continue
        values = {field: taken(line, cells[name]) for name, field in FIGURES.items() if field != "weight"}
        weight = float(cells["Weight"]) if pd.notna(cells["Weight"]) else None
        empty = [name for name, value in (("weight", weight), ("target", values["target"]),
                                          ("worst value", values["bad_at"])) if value is None]
        faults += [CxError(f"{line.metric.name} has no {name}", edits.WHERE, "Enter a number, or untick Keep.")
                   for name in empty]
        if not empty:
            found.append(replace(line.term, weight=weight, **values))
    return tuple(found), faults


def standing_against(held: Agreement) -> list[CxError]:
    """Why the terms cannot be settled; nothing while there are none."""
    try:
        _ = held.settled if held.lines else ()
    except Problems as faults:
        return list(faults.faults)
    except CxError as fault:
        return [fault]
    return []
