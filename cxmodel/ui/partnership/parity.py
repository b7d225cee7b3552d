"""View One of us?: what the partner's people get beside what our own people get, area by area, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from cxmodel.dataset import Dataset
from cxmodel.framework import Edit
from cxmodel.tables import AREAS as ORDER
from cxmodel.tables import ParityItem, ParityScore
from cxmodel.ui import display, session
from cxmodel.ui.partnership import looking, pictures, saving
from cxmodel.ui.partnership.grid import Column, config_of, frame_of, put, typed
from cxmodel.ui.partnership.labels import AREAS, counted, day
from cxmodel.ui.partnership.reading import AreaGap, area_gaps, compared, parity_reviews, parity_share
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.units import number, percent

NAME, WHERE, KEY, AREA = "One of us?", "Partnership, parity", "partnership-areas", "partnership-area"
Line = tuple[ParityItem, ParityScore]
COLUMNS = (Column("partner", "Partner's people", "0 to 4; empty while nobody knows.", kind="number", width="small"),
           Column("own", "Own people", "0 to 4; empty while nobody knows.", kind="number", width="small"),
           Column("note", "What it rests on"))
HEIGHT = {True: "max(13rem, calc(100vh - 13.5rem))", False: "max(15rem, min(27rem, calc(100vh - 14.5rem)))"}


def handles(work: Work) -> None:
    """Which review, reading or typing, and a new one."""
    looking.handles(work, "parity", NAME, parity_reviews(work.dataset, work.scenario.case))


def parity(work: Work) -> None:
    """Areas as paired dots; the items of one area beside it, with what each score looks like."""
    case = work.scenario.case
    chosen = looking.chosen("parity", parity_reviews(work.dataset, case))
    if not chosen:
        _nothing_yet(work)
        return
    lines = compared(work.dataset, case, chosen)
    gaps = area_gaps(lines)
    looking.heading(finding(work, lines, gaps, chosen), under(work, lines, chosen))
    if looking.editing(NAME):
        edit(work, chosen, lines)
        return
    left, right = st.columns([42, 58], gap="medium")
    with left:
        picture(pictures.areas(_all_areas(lines, gaps), work.locale), key=KEY, height=HEIGHT[work.room],
                alt=f"{finding(work, lines, gaps, chosen)}. " + "; ".join(said(work, one) for one in gaps),
                on_click=session.picker(AREA))
    with right:
        _items(work, lines, gaps)


def _nothing_yet(work: Work) -> None:
    """The next step: the first review, or the library where it has no items."""
    if work.dataset.parity_item:
        looking.first_review(work, "Nobody has compared yet what the partner's people and our own people get")
        return
    display.finding("The library has no items to compare by", "Get a list of items in on the page Data.")
    if st.button("Go to Data →", key="parity-to-data", type="primary"):
        st.switch_page("pages/data.py")


def finding(work: Work, lines: Sequence[Line], gaps: Sequence[AreaGap], review: str) -> str:
    """How much of what our own people get the partner's people get, and where the gap is widest."""
    share = parity_share(lines)
    if share is None:
        open_ones = sum((one.partner is None) + (one.own is None) for _, one in lines)
        return f"{counted(open_ones, 'score')} of {day(review)} {'is' if open_ones == 1 else 'are'} to be given"
    told = f"The partner's people get {percent(share, work.locale)} of what our own people get"
    if not gaps or gaps[0].gap <= 0:
        return f"{told}: no area falls short"
    return (f"{told}; the widest gap is in {AREAS[gaps[0].area].lower()}, {number(gaps[0].gap, work.locale, 1)} "
            "of 4 points")


def under(work: Work, lines: Sequence[Line], review: str) -> str:
    """Of when it is, how many items it rests on; HTML."""
    known = sum(one.partner is not None and one.own is not None for _, one in lines)
    told = f"{number(known, work.locale)} of {counted(len(lines), 'item')} known of both, {day(review)}."
    how = "" if looking.editing(NAME) else " Turn on Edit to give the scores."
    more = " More than our own people get counts as the same." if known else how
    return escape(told + more) + (" <b>Sample scores.</b>" if work.results.sample else "")


def said(work: Work, one: AreaGap) -> str:
    """An area in words."""
    return (f"{AREAS[one.area]}: partner's people {number(one.partner, work.locale, 1)}, own people "
            f"{number(one.own, work.locale, 1)}")


def _all_areas(lines: Sequence[Line], gaps: Sequence[AreaGap]) -> list[tuple[str, AreaGap | None]]:
    """Every area of the list, widest gap first; those that nobody knows last."""
    known = {one.area: one for one in gaps}
    there = {item.area for item, _ in lines}
    return [*known.items(), *((area, None) for area in ORDER if area in there and area not in known)]


def opened(lines: Sequence[Line], gaps: Sequence[AreaGap]) -> str:
    """The area whose items are read: the one picked, else the one with the widest gap."""
    areas = [area for area, _ in _all_areas(lines, gaps)]
    picked = session.picked(AREA)
    return picked if picked in areas else areas[0]


def _items(work: Work, lines: Sequence[Line], gaps: Sequence[AreaGap]) -> None:
    areas = [area for area, _ in _all_areas(lines, gaps)]
    now = opened(lines, gaps)
    key = session.fill(f"{AREA}-box", now)
    st.pills("Area", areas, format_func=lambda area: AREAS[area], key=key, label_visibility="collapsed",
             required=True, on_change=session.taker(key, lambda area: session.pick(AREA, area or "")))
    st.html("".join(item_html(work, item, one) for item, one in lines if item.area == now))


def item_html(work: Work, item: ParityItem, one: ParityScore) -> str:
    """One item: the question, then either side with its score and what that looks like; HTML."""
    note = f"<div class='cx-under'>Rests on: {escape(one.note)}</div>" if one.note else ""
    sides = "".join(
        f"<div><b class='{colour}'>{shape} {escape(name)} {_points(work, score)}</b></div>"
        f"<div>{escape(sentence(item, score))}</div>"
        for name, score, colour, shape in (("Own people", one.own, "cx-home", "●"),
                                           ("Partner's", one.partner, "cx-accent", "◆")))
    return f"<div class='cx-item'><b>{escape(item.question)}</b><div class='sides'>{sides}</div>{note}</div>"


def _points(work: Work, score: float | None) -> str:
    return "?" if score is None else number(score, work.locale, 0 if score == int(score) else 1)


def sentence(item: ParityItem, score: float | None) -> str:
    """What a score looks like in the words of the scale; between two steps it names both."""
    if score is None:
        return "not known"
    low = int(score)
    words = str(getattr(item, f"scale_{low}"))
    return words if score == low else f"between “{words}” and “{getattr(item, f'scale_{low + 1}')}”"


def edit(work: Work, review: str, lines: Sequence[Line]) -> None:
    """The scores as a table; the scale of the area that was read stands under it."""
    named = {item.id: item for item, _ in lines}

    def frame(rows: Sequence[ParityScore]) -> pd.DataFrame:
        told = frame_of(COLUMNS)(rows)
        told.insert(0, "Area", [AREAS[named[row.item_id].area] for row in rows])
        told.insert(1, "Item", [named[row.item_id].question for row in rows])
        return told

    config = {**config_of(COLUMNS), "Item": st.column_config.TextColumn(width="large")}
    saving.sheet(work, f"parity-{work.scenario.case}-{review}", [one for _, one in lines], frame, config,
                 lambda base, delta: changed(work.dataset, review, base, delta), grows=False,
                 locked=("Area", "Item"))
    st.html(scale([item for item, _ in lines]))


def scale(items: Sequence[ParityItem]) -> str:
    """What each score looks like, item by item; HTML that opens at a click."""
    head = [("Item", False), *((str(step), False) for step in range(5))]
    rows = [[escape(item.question), *(escape(sentence(item, float(step))) for step in range(5))] for item in items]
    return display.folded("What each score looks like", display.table_html(head, rows, "The scale of every item"))


def changed(dataset: Dataset, review: str, base: Sequence[ParityScore], delta: Mapping[str, Any]) -> Edit:
    """The scores after what was typed. Errors: every score outside 0 to 4."""
    rows = typed(ParityScore, base, COLUMNS, delta, dict, WHERE)
    return put(dataset, ParityScore, base, rows, f"Parity of {day(review)}")
