"""What every page shares: the menu, the toolbar, the look, and what happens when something is wrong."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Never

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cxmodel.errors import CxError, Problems
from cxmodel.ui import display, inputs, session
from cxmodel.ui.keys import page_keys
from cxmodel.ui.picture import serve_library
from cxmodel.ui.session import Work

HERE = Path(__file__).parent
LOOK, ROOM = (HERE / "theme.css").read_text(encoding="utf-8"), (HERE / "room.css").read_text(encoding="utf-8")
TITLE = "CX Sourcing Workbench"
ABOUT = f"{TITLE}: where customer-service work should be done, and what that really saves."
log = logging.getLogger("cxmodel")
_way = threading.local()


@dataclass(frozen=True)
class PageEntry:
    """One page of the menu; `path` is its file name and its address."""

    path: str
    title: str
    question: str


DECIDE = (
    PageEntry("tradeoff", "Trade-off", "Is the saving worth the risk?"),
    PageEntry("keep", "What to keep", "Which work is too close to the customer to give away?"),
    PageEntry("journey", "Journey", "What do customers go through, and who serves them there?"),
    PageEntry("where", "Where", "What does each country really offer?"),
    PageEntry("vendors", "Vendors", "Who can serve our customers as we would?"),
    PageEntry("plan", "Plan", "What is the best plan under our rules, and what does each rule cost?"),
    PageEntry("business", "Business case", "What is left of the headline, and when?"),
    PageEntry("sure", "How sure", "How sure are we, and what would change our mind?"),
)
RUN = (
    PageEntry("contract", "Contract", "Does the contract pay for what customers get?"),
    PageEntry("partnership", "Partnership", "Are we a partner that brings out the best in theirs?"),
)
DATA = (PageEntry("data", "Data", "Whose figures are these, and how do new ones get in?"),)
HOME = "tradeoff"
MENU: dict[str, tuple[PageEntry, ...]] = {"": (*DECIDE, *RUN, *DATA)}
PAGES = {entry.path: entry for group in MENU.values() for entry in group}


def navigation() -> st.Page:
    """Register the pages in their groups and return the one that was asked for."""
    menu = {group: [_page(entry) for entry in entries] for group, entries in MENU.items()}
    # The home page answers at "/"; its own address leads there too.
    menu[""].append(st.Page(f"pages/{HOME}.py", title=PAGES[HOME].title, url_path=HOME, visibility="hidden"))
    return st.navigation(menu, position="top")


def _page(entry: PageEntry) -> st.Page:
    home = entry.path == HOME
    return st.Page(f"pages/{entry.path}.py", title=entry.title, url_path="home" if home else entry.path, default=home)


def run() -> None:
    """The frame around every page: called by app.py alone."""
    st.set_page_config(page_title=TITLE, layout="wide", initial_sidebar_state="collapsed", menu_items={"about": ABOUT})
    _way.through_app = True
    try:
        navigation().run()
    finally:
        _way.through_app = False


def _came_past_the_app() -> bool:
    """Whether this run of a page skipped app.py, so that its menu shows raw file names.

    Streamlit tells it for the whole server (`uses_pages_directory`), not for a session: when several browsers
    come back after a restart, the first one to be put right would hide it from the others.
    """
    ctx = get_script_run_ctx()
    skipped = not getattr(_way, "through_app", False)
    return skipped and ctx is not None and Path(ctx.pages_manager.main_script_path).name == "app.py"


def begin(path: str) -> Work:
    """Open a page: menu, look, toolbar, the work to show. A fault is told in a sentence and ends the page.

    After a restart the first visit to a page's own address skips app.py; this notices and puts the
    menu right before anything is drawn.
    """
    if _came_past_the_app():
        navigation()
        st.rerun()
    st.set_page_config(page_title=f"{PAGES[path].title} · {TITLE}", layout="wide")
    try:
        serve_library()
        work = session.work()
    except CxError as fault:
        st.html(f"<style>{LOOK}</style>")
        tell(fault)
        st.stop()
    _look(work)
    _toolbar(work)
    page_keys(key="page-keys", workspace=session.kept().workspace)
    display.hidden_title(f"{PAGES[path].title}: {PAGES[path].question}")
    remark = session.told()
    if remark:
        st.toast(display.plain(remark))
    if path != DATA[0].path:  # where a case is brought and mended
        _workable(work)
    return work


def _workable(work: Work) -> None:
    """A page ends here when there is no case, or one that cannot be worked out; that is said with what to do."""
    if not work.dataset.case:
        _without_case()
    try:
        _ = work.results, work.before
    except CxError as fault:
        tell(fault)
        _to_data()


def _without_case() -> None:
    """The one thing to do on a page that has no case to speak of; the page ends here."""
    display.finding("There is no case yet, so there is nothing to show here",
                    "A case is a company with the work it does. Get one in on the page Data; this page opens with it.")
    _to_data()


def _to_data() -> Never:
    if st.button("Go to Data →", key="to-data", type="primary"):
        st.switch_page(f"pages/{DATA[0].path}.py")
    st.stop()


def live(part: Callable[[Work], None]) -> Callable[[], None]:
    """A part of a page that is drawn again by itself whenever one of its handles moves."""

    @st.fragment
    @wraps(part)
    def draw() -> None:
        try:
            part(session.work())
            session.write_down()
        except CxError as fault:
            tell(fault)
        if session.was_stale():
            st.rerun()

    return draw


def tell(fault: CxError) -> None:
    """A fault for the reader: what, where, mend; the log keeps the rest."""
    log.warning("%s", fault)
    parts = fault.faults if isinstance(fault, Problems) else (fault,)
    for part in parts:
        st.error(f"**{display.plain(part.what)}.** {display.plain(part.where)}.\n\n{display.plain(part.mend)}")


def _look(work: Work) -> None:
    st.html(f"<style>{LOOK}{ROOM if work.room else ''}</style>")


def _toolbar(work: Work) -> None:
    with st.container(key="toolbar", horizontal=True):
        if work.dataset.case:
            with st.popover("Start"):
                inputs.start(work)
        st.button("↶", key="undo", help="Undo the last change (Ctrl+Z)", shortcut="Mod+Z", on_click=session.undo)
        st.button("↷", key="redo", help="Redo (Ctrl+Shift+Z)", shortcut="Mod+Shift+Z", on_click=session.redo)
        st.button("⟲ Replay", key="replay", help="Play the last change again (P)", shortcut="P",
                  on_click=session.play_again)
        st.button("Room off" if work.room else "Room", key="room", shortcut="M",
                  help="Room mode: readable from the back row (M)", on_click=session.set_view,
                  kwargs={"room": not work.room})
