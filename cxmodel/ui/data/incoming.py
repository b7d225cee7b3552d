"""View Get in: the three steps, or, once a file is dropped, what it would change and what it still needs."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from cxmodel.exchange.preview import Preview, counted, sentence
from cxmodel.ui import display, importing, session
from cxmodel.ui.data import checklist, columns, logbook, mending, questions, seen, steps
from cxmodel.ui.session import Work
from cxmodel.units import number

COUNTS = (("new", "+"), ("changed", "~"), ("unchanged", "="), ("removed", "−"))
URGENT = ("questions", "mend", "changes")
PARTS: dict[str, tuple[str, str, Callable[[Preview], int], Callable[[Work, Preview], None]]] = {
    "questions": ("Questions", "open", lambda found: len(found.questions), questions.questions),
    "mend": ("To mend", "row", lambda found: found.to_mend or len(found.slips), mending.mending),
    "changes": ("Changes", "row", lambda found: found.touched or len(found.changes), seen.changes),
    "remarks": ("Remarks", "", lambda found: len(found.remarks), seen.remarks),
    "columns": ("Columns", "header", lambda found: sum(map(len, found.mapping.values())), columns.columns),
}


def get_in(work: Work) -> None:
    """The steps, the preview of the file that was dropped, or the sentence why it cannot be read."""
    mine = importing.upload()
    if mine is None:
        steps.steps(work)
        return
    place = st.empty()
    found = importing.looked_at(work.dataset, lambda share, what: place.progress(share, f"{what} …") and None)
    place.empty()
    if found.rejected:
        _rejected(found)
        return
    _shown(work, found)


def _rejected(found: Preview) -> None:
    why = found.rejected
    assert why is not None
    display.finding(why.found, f"{found.name}. Nothing was written.")
    st.html(f"<div class='cx-told bad' role='alert'>{escape(why.mend)}</div>")
    st.button("Choose another file", key="put-away", on_click=importing.put_away, type="primary")


def _shown(work: Work, found: Preview) -> None:
    """The finding, the counts and the parts of the preview; beside them, what can be done with the file."""
    told, act = st.columns([66, 34], gap="large")
    with told:
        display.finding(_headline(work, found), _under(work, found))
        st.html(_counts(work, found))
    with act:
        _act(work, found)
    part = _switch(work, found)
    if part == "changes" or not importing.stands_in_the_way(found):
        checklist.before_apply(work, found)
    with st.container(key=f"part-{part}"):  # a key of its own: in the place of a form, a grid would send nothing
        PARTS[part][3](work, found)


def _headline(work: Work, found: Preview) -> str:
    """What the file would do; that it is ready once nothing stands in the way."""
    if importing.stands_in_the_way(found):
        told = sentence(found, work.locale)
        return told[:1].upper() + told[1:]
    out = f"; {_rows(found.to_mend, work)} left out" if found.to_mend else ""
    return f"Ready to apply: {counted(found.counts, work.locale)}{out}"


def _under(work: Work, found: Preview) -> str:
    mine = importing.upload()
    before = importing.earlier(mine) if mine else None
    again = f" This very file was taken in on {logbook.clock(before.at)}." if before else ""
    return f"{found.name}, counted in rows of the file. Nothing is written yet.{again}"


def _counts(work: Work, found: Preview) -> str:
    told = [(found.counts[name], sign, name, "some") for name, sign in COUNTS]
    told += [(found.waiting, "?", "waiting", "some"), (found.to_mend, "✗", "to mend", "mend")]
    cells = "".join(f"<div class='{colour if count else ''}'><b>{sign} {number(count, work.locale)}</b>{words}</div>"
                    for count, sign, words, colour in told if count or words in ("new", "changed", "unchanged"))
    return f"<div class='cx-counts'>{cells}</div>"


def _act(work: Work, found: Preview) -> None:
    """What can be done with the file; the one next step is told and stands out."""
    why = next_step(found)
    nothing = not found.changes and not found.questions and not found.slips
    go, away = st.columns([60, 40])
    with go:
        if st.button(_apply(work, found), key="apply", type="secondary" if why else "primary", disabled=bool(why),
                     width="stretch"):
            logbook.attempt(lambda: importing.apply(found))
    with away:
        st.button("Another file" if nothing else "Put it away", key="put-away", on_click=importing.put_away,
                  width="stretch", help="Forget this file; nothing is written.",
                  type="primary" if nothing else "secondary")
    st.html(f"<div class='cx-next'><b>Next:</b> {escape(why)}</div>" if why and not nothing else
            f"<div class='cx-under'>{escape(why or 'It can be taken back afterwards.')}</div>")
    if found.slips and found.touched:
        mine = importing.upload()
        key = session.fill("leave-out", bool(mine and mine.leave_out))
        st.checkbox(f"Leave out what needs mending ({_rows(found.to_mend, work)})", key=key,
                    on_change=session.taker(key, lambda chosen: importing.change(leave_out=bool(chosen))))
    if not why:
        logbook.your_name(work, "collapsed")


def next_step(found: Preview) -> str:
    """What stands in the way of Apply; empty when nothing does."""
    if found.slips and not found.questions and not found.touched:
        return "Mend a row below, or mend the file and choose it again; nothing can be applied yet."
    return importing.stands_in_the_way(found)


def _rows(count: int, work: Work) -> str:
    return "one row" if count == 1 else f"{number(count, work.locale)} rows"


def _apply(work: Work, found: Preview) -> str:
    return f"Apply {_rows(found.touched, work)}" if found.touched else "Apply"


def _switch(work: Work, found: Preview) -> str:
    """One part of the preview at a time; at first the one that needs somebody."""
    mine = importing.upload()
    counts = {name: count(found) for name, (_, _, count, _) in PARTS.items()}
    there = [name for name, count in counts.items() if count or name == "remarks" or (
        name == "questions" and mine and mine.asked)]
    picked = session.value(importing.PART)
    now = picked if picked in there else next((name for name in URGENT if counts[name]), "remarks")
    key = session.fill("import-part-box", now)
    st.pills("Part of the preview", there, key=key, label_visibility="collapsed", required=True,
             format_func=lambda name: _said(name, counts[name], work.locale),
             on_change=session.taker(key, importing.show))
    return now


def _said(name: str, count: int, locale: str) -> str:
    title, what, _, _ = PARTS[name]
    if name == "questions":
        return f"{title} · {f'{number(count, locale)} {what}' if count else 'answered'}"
    return f"{title} · {number(count, locale)} {what}{'s' if what and count != 1 else ''}".rstrip()
