"""What each header of the file was read as, and another column for it where that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cxmodel.exchange.preview import Preview
from cxmodel.exchange.read.columns import Table, table_named
from cxmodel.ui import display, importing, session
from cxmodel.ui.data.labels import labels
from cxmodel.ui.session import Work

NOT_READ = ""


def columns(_: Work, found: Preview) -> None:
    """Table by table; what is chosen here is remembered for the next file once this one is applied."""
    known = headings(found)
    if not known:
        return
    name = _table(list(known))
    st.html(f"<div class='cx-under'>{escape(lead(known[name]))}</div>")
    told = sorted(known[name].items(), key=lambda pair: named_alike(*pair))
    for start in range(0, len(told), 3):
        for place, (header, column) in zip(st.columns(3, gap="medium"), told[start: start + 3], strict=False):
            with place:
                _choice(table_named(name), header, column)


def lead(known: Mapping[str, str]) -> str:
    """How many headers there are and how many are read, and what can be done.

    >>> lead({"vendor": "vendor", "chairs": ""})[:41]
    '2 headers of the file, 1 of them is read.'
    """
    read = sum(bool(column) for column in known.values())
    many = "One header" if len(known) == 1 else f"{len(known)} headers"
    left = "" if read == len(known) else f", {read or 'none'} of them {'are' if read > 1 else 'is'} read"
    return (f"{many} of the file{left}. Choose another meaning where one was misunderstood: the file is read again, "
            "and what you apply is remembered for the next file.")


def _table(names: list[str]) -> str:
    """Which table of the file is looked at."""
    if len(names) == 1:
        return names[0]
    key = "columns-table"
    session.fill(key, session.value(key) if session.value(key) in names else names[0])
    return st.segmented_control("Table", names, key=key, format_func=titled, label_visibility="collapsed",
                                required=True) or names[0]


def titled(table: str) -> str:
    """A table in words: the raw ones of the data carry the names of the store.

    >>> titled("location_source"), titled("Vendors")
    ('Location source', 'Vendors')
    """
    return f"{table[:1].upper()}{table[1:]}".replace("_", " ")


def named_alike(header: str, column: str) -> bool:
    """Whether a header carries the very name of its column; the others deserve a look first."""
    return header == column.replace("_", " ")


def headings(found: Preview) -> dict[str, dict[str, str]]:
    """By table, every header that was met and the column it is read as; '' where it is not read."""
    mine = importing.upload()
    chosen = mine.headings if mine else {}
    return {table: {**chosen.get(table, {}), **known} for table, known in found.mapping.items()}


def _choice(table: Table, header: str, column: str) -> None:
    meanings = {NOT_READ: "not read", **labels(table)}
    key = session.fill(f"heading-{table.name}-{header}", column if column in meanings else NOT_READ)
    st.selectbox(display.plain(header), list(meanings), key=key, format_func=meanings.__getitem__,
                 on_change=session.taker(key, lambda name: importing.read_as(table.name, header, name or NOT_READ)))
