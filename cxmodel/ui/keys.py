"""The workspace's cookie, and manners for keyboard shortcuts.

The shortcuts themselves are those of the visible buttons: `st.button("Undo", shortcut="Mod+Z")`,
redo "Mod+Shift+Z", replay "P", room mode "M". This invisible part adds what they lack: undo stays with
the text while somebody types, Ctrl+Y redoes too, and letters work while a slider has the focus.
"""

from __future__ import annotations

from pathlib import Path

import streamlit.components.v2 as components

_COMPONENT = components.component(
    "cxworkbench_page_keys",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def page_keys(*, key: str, workspace: str | None = None) -> None:
    """Mount once a page; `workspace` is remembered in the cookie `cxworkbench` for a year."""
    _COMPONENT(key=key, data={"workspace": workspace})
