"""What the preview shows without being asked: every difference, and every remark on the file."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import islice

import pandas as pd
import streamlit as st

from cxmodel.exchange.preview import Preview
from cxmodel.exchange.read import Remark
from cxmodel.ui import display
from cxmodel.ui.data.differences import TITLES, WORKED_OUT, Difference, differences
from cxmodel.ui.data.labels import label
from cxmodel.ui.session import Work
from cxmodel.units import number

LEVELS = {"error": ("✗", "to mend"), "question": ("?", "question"), "warning": ("△", "check"), "note": ("·", "note")}
CAPTION = "What would change"
ANSWER = "Answer it under Questions."
MOST_READ = 40
MOST_REMARKS = 200
MOST_LISTED = 20_000
MANY = {"Country": "Countries", "Activity": "Activities", "Criterion": "Criteria", "Evidence": "Evidence",
        "Grade of a field": "Grades of fields", "Layer of support": "Layers of support",
        "Term of the contract": "Terms of the contract", "Month of a metric": "Months of metrics",
        "Answer of a channel": "Answers of channels"}


def changes(work: Work, found: Preview) -> None:
    """Cell by cell, before and after; the whole of a long list is a table that can be sorted and searched."""
    if found.after is None:
        return
    told = list(islice(differences(found.changes, (found.before, found.after), work.locale, found.worked_out),
                       MOST_READ + 1))
    with_before = any(one.before for one in told[:MOST_READ])
    head = [("", False), ("Row", False), *((("What", False), ("Before", False)) if with_before else ()),
            ("After" if with_before else "What it would hold", False)]
    kind = "" if with_before else " whole"
    st.html(f"<div class='cx-under'>{escape(reach(found, work.locale))}</div><div class='cx-diff{kind}'>"
            + display.table_html(head, [_difference(one, with_before) for one in told[:MOST_READ]], CAPTION) + "</div>")
    if len(told) > MOST_READ:
        st.html(f"<div class='cx-under'>These are the first {MOST_READ} lines.</div>")
        if st.toggle("Show all of them, to sort and to search", key="all-differences"):
            _all(work, found)


def reach(found: Preview, locale: str = "en_US") -> str:
    """Which tables of the data the rows of the file reach: a row may make a vendor and a site."""
    touched = Counter(TITLES.get(one.table, one.table) for one in found.changes)
    told = ", ".join(f"{number(count, locale)} {_named(title, count)}" for title, count in touched.items())
    many = found.touched
    said = "One row of the file touches" if many == 1 else f"{number(many, locale)} rows of the file touch"
    mark = f" What is marked{WORKED_OUT} was not in the file." if any(found.worked_out.values()) else ""
    return f"{said} in the data: {told}.{mark}" if told else "Nothing in the data would change."


def _named(title: str, count: int) -> str:
    return (title if count == 1 else MANY.get(title, f"{title}s")).lower()


def _difference(one: Difference, with_before: bool) -> list[str]:
    sign = {"new": "<b class='cx-good'>+ new</b>", "changed": "<b class='cx-accent'>~ changed</b>",
            "removed": "<b class='cx-bad'>− removed</b>"}[one.kind]
    was = f"<span class='cx-was'>{escape(in_short(one.before))}</span>" if one.before else ""
    between = [escape(one.field or "whole row"), was] if with_before else []
    after = escape(in_short(one.after)).replace(WORKED_OUT, f"<i class='cx-grey'>{WORKED_OUT}</i>")
    return [sign, f"{escape(in_short(one.row))}<div class='cx-under'>{escape(one.table)}</div>", *between, after]


def in_short(text: str, most: int = 240) -> str:
    """A text cut to what a table can show.

    >>> in_short("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= most else text[: most - 1] + "…"


def _all(work: Work, found: Preview) -> None:
    """The whole list, made only when it is asked for."""
    both = (found.before, found.after or found.before)
    rows = [[one.kind, one.table, one.row, one.field or "whole row", one.before, one.after] for one in islice(
        differences(found.changes, both, work.locale, found.worked_out), MOST_LISTED)]
    st.dataframe(pd.DataFrame(rows, columns=["Change", "Table", "Row", "What", "Before", "After"]), hide_index=True,
                 width="stretch", key="every-difference")
    if len(rows) == MOST_LISTED:
        st.html(f"<div class='cx-under'>These are the first {number(MOST_LISTED, work.locale)}.</div>")


def remarks(work: Work, found: Preview) -> None:
    """Everything there is to say about the file, the gravest first, each with its place."""
    if not found.remarks:
        st.html("<div class='cx-under'>Nothing to remark: every cell was read as it stands.</div>")
        return
    head = [("", False), ("Where", False), ("Found", False), ("Expected", False), ("What to do", False)]
    told = display.table_html(head, [_remark(one) for one in found.remarks[:MOST_REMARKS]], "Remarks on the file")
    st.html(f"<div class='cx-diff remarks'>{told}</div>")
    more = len(found.remarks) - MOST_REMARKS
    if more > 0:
        st.html(f"<div class='cx-under'>and {number(more, work.locale)} more; look at these first.</div>")


def level(name: str) -> str:
    """How grave a remark is, by shape and word."""
    sign, word = LEVELS[name]
    return f"<span class='cx-level {name}'>{sign} {word}</span>"


def _remark(one: Remark) -> list[str]:
    where = " ".join(part for part in (one.sheet, one.cell) if part) or "the file"
    mend = ANSWER if one.level == "question" else one.mend  # its own words are for the command line
    return [level(one.level), f"{escape(where)}<div class='cx-under'>{escape(label(one.column))}</div>",
            escape(one.found), escape(one.expected), escape(mend)]
