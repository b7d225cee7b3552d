"""Ranks: only the order of importance; the rank-order centroid makes weights of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from cxmodel.model import weights as rules
from cxmodel.scenario import Scenario
from cxmodel.ui import display, layout, session
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import outcome
from cxmodel.ui.vendors.weighing.groups import Group, said

METHOD = "ranks"
Levels = list[list[str]]
CENTROID = ("Rank-order centroid: the average of all weights that respect your order. "
            "Barron and Barrett, Management Science 42 (1996).")


def levels(ranks: Mapping[str, float]) -> Levels:
    """The items in their order, those that are level together.

    >>> levels({"price": 2, "people": 1, "scale": 2})
    [['people'], ['price', 'scale']]
    """
    return [[name for name in ranks if ranks[name] == place] for place in sorted(set(ranks.values()))]


def ranks_of(order: Levels) -> dict[str, float]:
    """The rank of each item, 1 the most important; level ones share the best of their places.

    >>> ranks_of([["people", "price"], ["scale"]])
    {'people': 1.0, 'price': 1.0, 'scale': 3.0}
    """
    found: dict[str, float] = {}
    for level in order:
        found |= dict.fromkeys(level, len(found) + 1.0)
    return found


def raised(order: Levels, name: str) -> Levels:
    """One place up: out of its level to stand before it, or past the level before.

    >>> raised([["a"], ["b", "c"]], "c"), raised([["a"], ["b"]], "b")
    ([['a'], ['c'], ['b']], [['b'], ['a']])
    """
    at, alone = _place(order, name)
    if not alone:
        return [*order[:at], [name], [one for one in order[at] if one != name], *order[at + 1:]]
    return order if at == 0 else [*order[:at - 1], order[at], order[at - 1], *order[at + 1:]]


def lowered(order: Levels, name: str) -> Levels:
    """One place down, as `raised` the other way round."""
    return raised(order[::-1], name)[::-1]


def joined(order: Levels, name: str) -> Levels:
    """Level with the one before; or, where it is level with others already, on its own after them.

    >>> joined([["a"], ["b"]], "b"), joined([["a", "b"]], "b")
    ([['a', 'b']], [['a'], ['b']])
    """
    at, alone = _place(order, name)
    if not alone:
        return [*order[:at], [one for one in order[at] if one != name], [name], *order[at + 1:]]
    return order if at == 0 else [*order[:at - 1], [*order[at - 1], name], *order[at + 1:]]


def _place(order: Levels, name: str) -> tuple[int, bool]:
    at = next(place for place, level in enumerate(order) if name in level)
    return at, len(order[at]) == 1


def weights(scenario: Scenario, group: Group) -> dict[str, float] | None:
    """Rank-order centroid of the order so far; what has no place yet shares the last ones. [share]"""
    placed = said(scenario, METHOD, group)
    if not placed:
        return None
    ranks = [placed.get(name, len(group.items) + 1.0) for name in group.ids]
    return dict(zip(group.ids, rules.rank_order_centroid(ranks).tolist(), strict=True))


def screen(work: Work, group: Group) -> None:
    """What has no place yet as buttons; what has one as a list that can be put right."""
    left, right = layout.halves()
    order = levels(said(work.scenario, METHOD, group))
    placed = [name for level in order for name in level]
    rest = [item for item in group.items if item.id not in placed]
    with left:
        _heading(placed, rest)
        if rest:
            with st.container(horizontal=True, key="ranks-rest"):
                for item in rest:
                    st.button(display.plain(item.name), key=f"rank-{item.id}", help=display.plain(item.question),
                              on_click=_change, args=(group, lambda now, name=item.id: [*now, [name]]))
        with st.container(key="ranks-order"):
            for name in placed:
                _row(group, order, name)
    with right:
        outcome.shown(work, group, weights(work.scenario, group), METHOD, "The first click makes weights.")


def _heading(placed: list[str], rest: list) -> None:
    if not placed:
        asked, under = "Click what matters most", "Then the next, and so on. You may stop when the rest matter alike."
    elif rest:
        asked = f"What comes {'next' if len(rest) > 1 else 'last'}?"
        under = f"{len(rest)} without a place share the last places, as long as they stand here." if len(rest) > 1 \
            else "One click, and the order is complete."
    else:
        asked = "The order is complete"
        under = "▲ ▼ move one up or down. = puts it level with the one above, or apart again."
    st.html(f"<div class='cx-finding' role='heading' aria-level='2'>{asked}</div><div class='cx-under'>{under} "
            f"<span class='cx-why' title='{escape(CENTROID, quote=True)}'>How ranks become weights</span></div>")


def _row(group: Group, order: Levels, name: str) -> None:
    at, alone = _place(order, name)
    rank = ranks_of(order)[name]
    first = order[at][0] == name
    title, up, down, level = st.columns([7, 1, 1, 1], gap="small", vertical_alignment="center")
    with title:
        mark = f"{rank:.0f}" if first else "="
        st.html(f"<div class='cx-rank'><b>{mark}</b> {escape(group.names[name])}</div>")
    for column, label, act, still in (
        (up, "▲", raised, at == 0 and alone), (down, "▼", lowered, at == len(order) - 1 and alone),
        (level, "=", joined, at == 0 and alone),
    ):
        with column:
            st.button(label, key=f"{label}-{name}", disabled=still, on_click=_change, width="stretch",
                      args=(group, lambda now, act=act: act(now, name)))


def _change(group: Group, act: Callable[[Levels], Levels]) -> None:
    """Write the order after one move."""
    spoken = said(session.kept().history.present, METHOD, group)
    outcome.answer(group, METHOD, ranks_of(act(levels(spoken))))
