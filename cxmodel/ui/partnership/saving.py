"""What was typed is written as one change of the data, for everybody; what is wrong is told and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from cxmodel.errors import CxError, Problems
from cxmodel.framework import Edit
from cxmodel.ui import display, editing, session
from cxmodel.ui.session import Work

HELD = "Held for everybody; take it back on Data, What changed."


def sheet(work: Work, name: str, base: Sequence[Any], frame: Callable[[Sequence[Any]], pd.DataFrame],
          config: Mapping[str, Any], make: Callable[[Sequence[Any], Mapping[str, Any]], Edit],
          grows: bool = True, locked: Sequence[str] = ()) -> None:
    """A table to type into; nothing is written before Save, and what is wrong is told with nothing lost."""
    draft = editing.drafted(name, tuple(base), lambda key, _: session.value(key) is not None)  # a form tells no more
    key, start = draft.key, draft.start
    editing.warn(draft)
    notice = st.container()  # over the table, where it is seen without scrolling
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        st.data_editor(frame(start), key=key, hide_index=True, num_rows="dynamic" if grows else "fixed",
                       width="stretch", column_config=dict(config), disabled=list(locked), placeholder="–")
        sent = st.form_submit_button("Save", type="primary", key=f"save-{key}")
    held()
    if sent and not draft.elsewhere:
        with notice:
            take(work, lambda: make(start, session.value(key) or {}), name)


def held() -> None:
    """For whom a change holds and where it is taken back: undo knows decisions alone."""
    st.html(f"<div class='cx-under'>{HELD}</div>")


def take(work: Work, make: Callable[[], Edit], name: str = "") -> None:
    """Write an edit down and draw the page again; or tell why it cannot be. Nothing typed is lost."""
    try:
        edit = make()
        if not edit.what:
            st.info("Nothing was changed yet.")
            return
        session.change_data(edit.after, edit.what, work.dataset)
        session.kept().told = f"{HELD} {edit.what}."  # the end of a long remark is cut
    except CxError as fault:
        _tell(fault)
        return
    session.put_away(name or "partnership")
    session.was_stale()
    st.rerun()


def _tell(fault: CxError) -> None:
    parts = fault.faults if isinstance(fault, Problems) else (fault,)
    told = "\n".join(f"- {display.plain(part.what)} ({display.plain(part.where)}). {display.plain(part.mend)}"
                     for part in parts)
    st.error(f"**Nothing was written yet.** What you typed is still here.\n\n{told}")
