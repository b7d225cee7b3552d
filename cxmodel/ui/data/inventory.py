"""What the data hold now, table by table, and whose it is: invented samples, one's own, or published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from cxmodel.dataset import CASE_ROWS, Dataset
from cxmodel.schema import table_name
from cxmodel.tables import Activity
from cxmodel.ui import display, session
from cxmodel.ui.data import logbook
from cxmodel.ui.session import Work
from cxmodel.units import number


def inventory(work: Work) -> None:
    """Tables with their rows and whose they are; samples can be taken out once there is something of one's own."""
    rows = [[name, number(count, work.locale), told] for name, count, told in holdings(work.dataset, work.locale)]
    with st.container(key="inventory"):
        display.table([("What the data hold now", False), ("Rows", True), ("Whose they are", False)], rows,
                      "What the data hold")
        after = without_samples(work.dataset)
        if after is not None and st.button("Take the samples out", key="without-samples", help=(
                "Removes the invented vendors, with their sites and scores, and the invented cases with all that is "
                "theirs, where there are others. It can be taken back.")):
            logbook.attempt(lambda: session.change_data(after, "Samples taken out", work.dataset))


def holdings(data: Dataset, locale: str = "en_US") -> list[tuple[str, int, str]]:
    """(table, rows, whose they are) for everything a person would ask about."""
    invented = {row.id for row in data.vendor if row.sample}
    cases = {row.id for row in data.case if row.sample}
    judged = sum(row.kind == "judgement" for row in data.assumption)
    return [
        ("Vendors", len(data.vendor), _whose([row.sample for row in data.vendor], locale)),
        ("Sites with quotes", len(data.site), _whose([row.sample for row in data.site], locale)),
        ("Scores", len(data.score), _whose([row.vendor_id in invented for row in data.score], locale)),
        ("Cases", len(data.case), _whose([row.sample for row in data.case], locale)),
        ("Activities", len(data.activity), _whose([row.case_id in cases for row in data.activity], locale)),
        *((name, len(rows), _whose([row.case_id in cases for row in rows], locale)) for name, rows in _of_cases(data)),
        ("Countries", len(data.location), f"published: {number(len(data.location_source), locale)} figures with source "
                                          "and year, on the page Where"),
        ("Metrics and parity items to choose from", len(data.metric) + len(data.parity_item),
         f"{number(sum(bool(row.evidence) for row in data.metric), locale)} metrics with published figures"),
        ("Assumptions", len(data.assumption), f"{number(len(data.assumption) - judged, locale)} from evidence, "
                                              f"{number(judged, locale)} judgement with a range"),
    ]


def _of_cases(data: Dataset) -> list[tuple[str, tuple[Any, ...]]]:
    """What a case has of its journey, its contract and its partner; what belongs together is counted together."""
    return [("Journey: touchpoints, layers", (*data.touchpoint, *data.layer_readiness)),
            ("Contract: terms, months", (*data.contract, *data.contract_term, *data.performance)),
            ("Partnership: barriers, answers, parity, actions",
             (*data.barrier, *data.answer, *data.parity_score, *data.action))]


def _whose(samples: Sequence[bool], locale: str) -> str:
    invented = sum(samples)
    if not samples:
        return "none yet"
    if invented in (0, len(samples)):
        return "invented samples" if invented else "yours"
    return f"{number(len(samples) - invented, locale)} yours, {number(invented, locale)} invented samples"


def without_samples(data: Dataset) -> Dataset | None:
    """The data without invented vendors and cases, each where there are others; None when nothing would go."""
    vendors = [row for row in data.vendor if not row.sample]
    cases = [row for row in data.case if not row.sample]
    after = data
    if vendors and len(vendors) < len(data.vendor):
        stay = {row.id for row in vendors}
        after = replace(after, vendor=tuple(vendors), site=tuple(row for row in data.site if row.vendor_id in stay),
                        score=tuple(row for row in data.score if row.vendor_id in stay))
    if cases and len(cases) < len(data.case):
        stay = {row.id for row in cases}
        after = replace(after, case=tuple(cases), **{
            table_name(kind): tuple(row for row in getattr(data, table_name(kind)) if row.case_id in stay)
            for kind in (Activity, *CASE_ROWS)})
    return None if after is data else after
