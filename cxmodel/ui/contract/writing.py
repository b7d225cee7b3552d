"""How a change of the contract is written: a fault is told, else the whole page is drawn with it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cxmodel.framework import Edit
from cxmodel.ui import session
from cxmodel.ui.data import logbook
from cxmodel.ui.session import Work

HOLDS = "Held for everybody; take it back on Data, What changed."
UNSAVED = "Not saved yet; the page shows what you typed."


def write(work: Work, edit: Callable[[], Edit], then: Callable[[], None] | None = None) -> None:
    """Write an edit down and draw the page again; an edit of nothing is told as such."""

    def change() -> None:
        made = edit()
        if made.what:
            session.change_data(made.after, made.what, work.dataset)
            session.kept().told = f"{made.what}. {HOLDS}"
        else:
            session.kept().told = "Nothing was changed."
        if then:
            then()

    logbook.attempt(change)


def save_buttons(work: Work, key: str, edit: Callable[[], Edit], can: bool, drafts: str) -> None:
    """Save what was typed, or forget it. `drafts` names the editable table or form."""
    if st.button("Save", key=f"{key}-save", type="primary", disabled=not can, help=HOLDS):
        write(work, edit, lambda: session.put_away(drafts))
    st.button("Forget what I typed", key=f"{key}-forget", on_click=session.put_away, args=(drafts,))
    st.html(f"<div class='cx-unsaved' role='status'>✎ {UNSAVED}</div>")
