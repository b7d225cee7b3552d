"""Swing: from worst to best, one at a time. The story makes the range of each item count, not its name alone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from cxmodel.model import weights as rules
from cxmodel.scenario import Scenario
from cxmodel.ui import display, layout, session
from cxmodel.ui.live import Group as Handles
from cxmodel.ui.live import Slider, live_sliders
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import outcome
from cxmodel.ui.vendors.weighing.groups import Group, Item, said

METHOD, TOP, MIDDLE = "swing", 100.0, 50.0
DRAG = "swing-drag"


def first_lift(group: Group, spoken: Mapping[str, float]) -> str:
    """The item that would be lifted first and so stands at 100; empty while nobody chose.

    Another may be worth as much: of several at 100 it is the one that was chosen here, else the first.
    """
    highest = [name for name in group.ids if spoken.get(name, 0.0) >= TOP]
    chosen = session.picked(f"swing-first-{group.id}")
    return chosen if chosen in highest else next(iter(highest), "")


def values(scenario: Scenario, group: Group) -> dict[str, float]:
    """What each lift is worth against the first, 0 to 100; in the middle where nobody said."""
    spoken = said(scenario, METHOD, group)
    return {name: spoken.get(name, MIDDLE) for name in group.ids}


def weights(scenario: Scenario, group: Group) -> dict[str, float] | None:
    """Each lift over the sum of all; None until the first lift is chosen. [share]"""
    if not first_lift(group, said(scenario, METHOD, group)):
        return None
    worth = values(scenario, group)
    return dict(zip(worth, rules.swing(list(worth.values())).tolist(), strict=True))


def screen(work: Work, group: Group) -> None:
    """Two steps: which lift comes first, then what the others are worth against it."""
    top = first_lift(group, said(work.scenario, METHOD, group))
    left, right = layout.halves()
    if not top:
        _choose_first(group, left, right)
        return
    with left:
        display.finding(f"Step 2 of 2. {group.names[top]} is worth {TOP:.0f}; and the rest?",
                        f"What is lifting each of the others worth against it? {MIDDLE:.0f} is half as much, 0 is "
                        "nothing. Rest on a name to read its worst and its best.")
        handles = st.container()
        _buttons(work, group)
        with st.expander("The worst and the best of each, in words"):
            _words(group)
    with right:
        outcome.shown(work, group, weights(work.scenario, group), METHOD, doubt=_doubt(work.scenario, group))
    with handles:  # last, after the picture they move
        _handles(work, group, top)


def _choose_first(group: Group, left, right) -> None:
    looked_at = session.picked(f"swing-{group.id}")
    item = next((one for one in group.items if one.id == looked_at), group.items[0])
    with left:
        display.finding("Step 1 of 2. Which one would you lift first?",
                        "Imagine a vendor that is at its worst in everything. You may lift one thing from worst to "
                        "best. Look at a few, then decide.")
        key = session.fill(f"swing-look-{group.id}", item.id)
        st.pills("What to look at", group.ids, format_func=lambda name: display.plain(group.names[name]), key=key,
                 label_visibility="collapsed", wrap=True, required=True,
                 on_change=session.taker(key, lambda name: session.pick(f"swing-{group.id}", name)))
        st.button(f"Lift {display.plain(item.name)} first", key="swing-first", type="primary", on_click=_lift_first,
                  args=(group, item.id))
    with right:
        st.html(story(item))


def story(item: Item) -> str:
    """The worst and the best of an item in words, as HTML."""
    parts = (("worst", "At its worst", item.worst), ("best", "Lifted to its best", item.best))
    cards = "".join(f"<div class='cx-card {name}'><b>{title}</b><ul>"
                    + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul></div>"
                    for name, title, lines in parts)
    return (f"<div class='cx-finding'>{escape(item.name)}</div><div class='cx-under'>{escape(item.question)}</div>"
            f"<div class='cx-cards'>{cards}</div>")


def _words(group: Group) -> None:
    display.table([("", False), ("At its worst", False), ("Lifted to its best", False)],
                  [[f"<b>{escape(item.name)}</b>", "<br>".join(map(escape, item.worst)),
                    "<br>".join(map(escape, item.best))] for item in group.items], "Worst and best of each")


def _lift_first(group: Group, name: str) -> None:
    """This one gets 100; what was said of the others stays."""
    session.pick(f"swing-first-{group.id}", name)
    outcome.answer(group, METHOD, {**said(session.kept().history.present, METHOD, group), name: TOP})


def _choose_again(group: Group) -> None:
    """Back to the first step: nothing stands at 100 any more, what is worth less stays."""
    spoken = said(session.kept().history.present, METHOD, group)
    outcome.answer(group, METHOD, {item: value for item, value in spoken.items() if value < TOP})


def _rest_alike(group: Group) -> None:
    """What nobody moved is meant to stand in the middle."""
    outcome.answer(group, METHOD, values(session.kept().history.present, group))


def untouched(scenario: Scenario, group: Group) -> int:
    """How many lifts nobody has given a worth; they stand in the middle, which nobody may mean."""
    return len(set(group.ids) - set(said(scenario, METHOD, group)))


def _doubt(scenario: Scenario, group: Group) -> str:
    left = untouched(scenario, group)
    return (f"{left} still stand{'s' if left == 1 else ''} where {'it' if left == 1 else 'they'} started. "
            "Move each, or say that the rest matter alike.") if left else ""


def _buttons(work: Work, group: Group) -> None:
    left = untouched(work.scenario, group)
    told = f"{left} not moved yet" if left else "Every lift has its worth."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Another one comes first", key="swing-again", on_click=_choose_again, args=(group,),
                  help="If another lift is worth more than 100, it should have come first.")
        if left:
            st.button("The rest matter alike", key="swing-alike", on_click=_rest_alike, args=(group,),
                      help=f"What you have not moved stays at {MIDDLE:.0f}, half of the first.")
        st.html(f"<div class='cx-under'>{told}</div>")


def handles_of(scenario: Scenario, group: Group, top: str) -> Handles:
    """The live handles of all lifts but the first."""
    worth = values(scenario, group)
    rows = tuple(Slider(item.id, item.name, worth[item.id], 0, TOP, 1, "", help=_hover(item))
                 for item in group.items if item.id != top)
    return Handles("swing", "Lift from worst to best", f"worth against {group.names[top]} = {TOP:.0f}", rows)


def _hover(item: Item) -> str:
    return f"From: {item.worst[0]}. To: {item.best[0]}." if item.worst else item.question


def _handles(work: Work, group: Group, top: str) -> None:
    key = f"swing-handles-{group.id}-{top}"
    move = session.last_move(key)
    live_sliders([handles_of(work.scenario, group, top)], key=key, on_move=lambda: _take(key, group), room=work.room,
                 acknowledged=move.seq if move else 0)


def _take(key: str, group: Group) -> None:
    """Write what a handle reports. What is still under way of a drag that was undone is dropped."""
    move, history = session.last_move(key), session.kept().history
    if move is None or (history.future and session.value(DRAG) == move.gesture):  # only Undo leaves a future
        return
    spoken = said(history.present, METHOD, group)
    if move.slider in group.names and move.slider != first_lift(group, spoken):
        session.fill(DRAG, move.gesture)
        value = min(TOP, max(0.0, move.values[move.slider]))
        outcome.answer(group, METHOD, {**spoken, move.slider: value}, dragging=move.phase == "drag")
    if move.phase == "end":
        session.gesture_over()
