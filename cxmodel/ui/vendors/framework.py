"""View Framework: the themes and their criteria, what good looks like, and how both are changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from cxmodel.errors import CxError
from cxmodel.scenario import among_themes
from cxmodel.store.edits import Entry
from cxmodel.tables import Criterion, Theme
from cxmodel.ui import display, frame, layout, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import framework_forms as forms
from cxmodel.units import number, percent

READ, NEW_CRITERION, THEME, NEW_THEME = "read", "+criterion", "theme", "+theme"
LABELS = {READ: "What good looks like", NEW_CRITERION: "+ Add a criterion", THEME: "Change the theme",
          NEW_THEME: "+ Add a theme"}
SHOWN = 5


def framework(work: Work) -> None:
    """One theme at a time: what good looks like, or a form; below it the last changes of the data."""
    theme = chosen(work)
    left, right = st.columns([22, 78], gap="medium")
    with left:
        _themes(work, theme)
    with right:
        display.finding(f"{theme.name}: {theme.question}", about(work, theme))
        shown = _switch(work, theme)
        _part(work, theme, shown)
    last_changes(work)


def chosen(work: Work) -> Theme:
    """The theme that is open."""
    named = {row.id: row for row in work.dataset.theme}
    return named.get(session.picked("framework-theme")) or work.dataset.theme[0]


def about(work: Work, theme: Theme) -> str:
    """What stands under the theme, how much it counts in this scenario, where it comes from."""
    mine = forms.criteria_of(work, theme)
    points = sum(row.kind == "score" for row in mine)
    gates = len(mine) - points
    told = f"{number(points, work.locale)} {'criterion gives' if points == 1 else 'criteria give'} points"
    told += f" and {number(gates, work.locale)} {'is' if gates == 1 else 'are'} pass or fail" if gates else ""
    share = percent(among_themes(work.scenario, work.dataset).get(theme.id, 0.0), work.locale)
    counts = f"the theme counts {share} in this scenario" if points else \
        f"the theme counts {share} and is not weighed until a criterion gives it points"
    return f"{told}; {counts}. Source: {theme.source}"


def _themes(work: Work, theme: Theme) -> None:
    names = {row.id: display.plain(row.name) for row in work.dataset.theme}
    key = session.fill("framework-themes", theme.id)
    st.radio("Theme", list(names), format_func=lambda name: names.get(name, ""), key=key,
             on_change=session.taker(key, _open))


def _open(theme: str) -> None:
    session.put_away(forms.DRAFT)
    session.pick("framework-theme", theme)
    session.pick("framework-shown", READ)


def _switch(work: Work, theme: Theme) -> str:
    """What is shown of the theme: the reading view, or the form of one of its criteria, of a new one, of itself."""
    criteria = {row.id: display.plain(row.name) for row in forms.criteria_of(work, theme)}
    names = {READ: LABELS[READ], **criteria,
             **{name: display.plain(LABELS[name]) for name in (NEW_CRITERION, THEME, NEW_THEME)}}
    now = session.picked("framework-shown")
    key = session.fill("framework-switch", now if now in names else READ)
    return st.pills("Show or change", list(names), format_func=lambda name: names.get(name, ""), key=key,
                    label_visibility="collapsed", required=True, wrap=True, on_change=session.taker(key, show)) or READ


def show(name: str | None) -> None:
    """Open one part of the theme; a form starts anew."""
    session.put_away(forms.DRAFT)
    session.pick("framework-shown", name or READ)


def _part(work: Work, theme: Theme, shown: str) -> None:
    criterion = next((row for row in forms.criteria_of(work, theme) if row.id == shown), None)
    if shown == READ:
        good(work, theme)
    elif shown in (THEME, NEW_THEME):
        forms.theme(work, theme if shown == THEME else None, _saved_theme)
    else:
        forms.criterion(work, theme, criterion, _saved)


def _saved() -> None:
    show(READ)
    redraw()


def _saved_theme(theme: str) -> None:
    session.pick("framework-theme", theme)
    _saved()


def redraw() -> None:
    """The whole page again, with the data as they are now."""
    session.was_stale()
    st.rerun()


def good(work: Work, theme: Theme) -> None:
    """Each criterion with its five steps in words; a gate shows the step from which it passes."""
    mine = forms.criteria_of(work, theme)
    if not mine:
        st.info("This theme has no criterion yet, so it counts nothing and no weight is asked for. Add one above.")
        return
    head = [("Criterion", False), *((text, False) for text in ("0", "1", "2", "3", "4"))]
    display.table(head, [[_named(row, work), *(_step(row, step) for step in range(5))] for row in mine],
                  f"What good looks like: {theme.name}")


def _named(row: Criterion, work: Work) -> str:
    weight = number(row.default_weight, work.locale, 0 if row.default_weight.is_integer() else 1)
    kind = "pass or fail" if row.kind == "gate" else f"default weight {weight}"
    return (f"<b>{escape(row.name)}</b><div class='cx-under'>{escape(row.question)}</div>"
            f"<div class='cx-under'>{escape(kind)}</div>")


def _step(row: Criterion, step: int) -> str:
    text = escape(str(getattr(row, f"scale_{step}")))
    if row.minimum is None or step < row.minimum or step - 1 >= row.minimum:
        return text
    return f"<span class='cx-good'>✓ passes from here</span><br>{text}"


def last_changes(work: Work) -> None:
    """The newest lines of the log, each with a way back; nothing is shown before the first change."""
    entries = session.data_log(SHOWN)
    if not entries:
        return
    with layout.section("Last changes of the data"):
        st.html("<div class='cx-under'>Changes of the data hold for everybody, in every scenario. Undo (↶) takes back "
                "decisions; a change of the data is taken back here.</div>")
        for entry in entries:
            told, button = st.columns([82, 18], vertical_alignment="center")
            with told:
                st.html(_line(entry))
            with button:
                _back(entry)
        key = session.fill("framework-who", str(work.view.get("who", "")))
        st.text_input("Your name in this list", key=key, max_chars=40, placeholder="not given", width=320,
                      on_change=session.taker(key, lambda name: session.set_view(who=(name or "").strip())))


def _line(entry: Entry) -> str:
    who = f", {entry.record.who}" if entry.record.who else ""
    struck = " <span class='cx-grey'>(taken back)</span>" if entry.taken_back else ""
    return (f"<div>{escape(entry.record.what)}{struck} "
            f"<span class='cx-grey'>{escape(clock(entry.at))}{escape(who)}</span></div>")


def _back(entry: Entry) -> None:
    if entry.taken_back:
        return
    label = "Bring back" if entry.record.kind == "take_back" else "Take back"
    if st.button(label, key=f"take-back-{entry.id}", help="Undoes this one change; later ones stay."):
        attempt(lambda: session.take_back_data(entry.id))


def attempt(change: Callable[[], None]) -> None:
    """Carry out a change of the data and draw the page again, or tell why it cannot be."""
    try:
        change()
    except CxError as fault:
        frame.tell(fault)
        return
    session.put_away(forms.DRAFT)
    redraw()


def clock(at: datetime) -> str:
    """Day and time where the reader is."""
    try:
        zone = ZoneInfo(getattr(st.context, "timezone", None) or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    here = at.astimezone(zone)
    return f"{here.day} {here:%b %Y, %H:%M}"
