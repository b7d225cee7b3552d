"""Beside every way of weighing: the weights it leads to, those in use, and what to do with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from cxmodel.ui import display, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import effect, figures, people
from cxmodel.ui.vendors.weighing.groups import Group, in_use, said, same, saying, used
from cxmodel.units import percent

KEY_WORDS = "Bar: these answers. Upright line: the weight in use."
USED = "The ranking and the plan count with them at once; Undo takes it back."
Find = Callable[[], Mapping[str, float]]


def shown(work: Work, group: Group, weights: Mapping[str, float] | None, method: str, wait: str = "",
          doubt: str = "", find: Find | None = None) -> None:
    """The weights as bars beside those in use, what they would change, and the buttons that do it.

    weights : None while the answers determine none yet; `wait` then says what is missing.
    doubt : why they had better not be used yet; the button then steps back.
    find : what gives the weights when the button is pressed, where that may be later than what was drawn.
    """
    now = in_use(work.scenario, work.dataset, group)
    if weights is None:
        display.finding("Your weights will stand here", f"{wait} Upright line: the weight in use.")
    else:
        display.finding(heading(work, group, weights), KEY_WORDS)
    picture(figures.bars(group.names, weights, now, work.locale), key="weigh-bars",
            height=figures.height(len(group.items)), alt=told(work, group, weights or now))
    if weights is None:
        _start_again(work, group, method)
        return
    settled = same(weights, now)
    st.html(f"<div class='cx-under cx-effect' aria-live='polite'>"
            f"{escape(effect.of_last_change(work) if settled else effect.of_weights(work, group, weights))}</div>")
    if doubt and not settled:
        st.html(f"<div class='cx-under cx-doubt'><span class='cx-bad'>△</span> {escape(doubt)}</div>")
    with st.container(horizontal=True, key="weigh-buttons"):
        st.button("Use these weights", key="use-weights", type="secondary" if doubt else "primary", disabled=settled,
                  on_click=use, args=(group, find or dict(weights)), help=USED)
        _start_again(work, group, method)
    people.keep(work, group, weights)


def heading(work: Work, group: Group, weights: Mapping[str, float]) -> str:
    """What the bars show: the largest step away from what is in use, or that there is none."""
    now = in_use(work.scenario, work.dataset, group)
    if same(weights, now):
        return "These weights are in use"
    most = max(group.ids, key=lambda name: round(abs(weights[name] - now[name]), 9))
    return (f"{group.names[most]} would count {percent(weights[most], work.locale)}, "
            f"not {percent(now[most], work.locale)}")


def told(work: Work, group: Group, weights: Mapping[str, float]) -> str:
    """The weights in words, for who cannot see the bars."""
    return ", ".join(f"{group.names[name]} {percent(weights[name], work.locale)}" for name in group.ids)


def _start_again(work: Work, group: Group, method: str) -> None:
    if method and said(work.scenario, method, group):
        st.button("Start again", key="start-again", on_click=forget, args=(group, method),
                  help="Forget the answers given here; the weights in use stay.")


def answer(group: Group, method: str, values: Mapping[str, float], dragging: bool = False) -> None:
    """Write what was said in this way of weighing.

    All answers of one way on one group are one step of the history, until something else is changed: Undo takes
    back what was said there, as one decision.
    """
    after = saying(session.kept().history.present, method, group, values)
    session.change(after, f"say {method}:{group.id}", dragging, f"judgements:{method}")


def use(group: Group, weights: Mapping[str, float] | Find) -> None:
    """Put these weights to use, in one step."""
    found = weights() if callable(weights) else weights
    session.change(used(session.kept().history.present, group, found))


def forget(group: Group, method: str) -> None:
    """Forget what was said in this way of weighing, in one step."""
    session.change(saying(session.kept().history.present, method, group, {}))
