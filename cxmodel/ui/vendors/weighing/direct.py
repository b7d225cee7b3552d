"""Sliders: the weights in use themselves; moving one makes the others give way."""

from __future__ import annotations

from html import escape

import streamlit as st

from cxmodel.scenario import THEMES, Scenario
from cxmodel.ui import display, inputs, layout, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import effect, figures, outcome, people
from cxmodel.ui.vendors.weighing.groups import Group, in_use


def weights(work: Work, group: Group) -> dict[str, float]:
    """What the sliders stand at, which is what is in use. [share]"""
    return in_use(work.scenario, work.dataset, group)


def screen(work: Work, group: Group) -> None:
    """The live handles on the left; the weights, and where they stood before the last move, on the right."""
    left, right = layout.halves()
    now = weights(work, group)
    with left:
        display.finding("Move a handle: the others give way",
                        "A weight says how much it matters to the experience your customers get. It counts at "
                        "once, in the ranking and in the plan.")
    with right:
        display.finding(heading(work, group), "Bar: the weight in use. Upright line: before your last move.")
        picture(figures.bars(group.names, now, _before(work, group), work.locale, "was"), key="weigh-bars",
                height=figures.height(len(group.items)), alt=outcome.told(work, group, now))
        st.html(f"<div class='cx-under cx-effect' aria-live='polite'>{escape(effect.of_last_change(work))}</div>")
        people.keep(work, group, now)
    with left:  # last, after the picture they move
        inputs.sliders(work, ("weights" if group.id == THEMES else "criteria",), key=f"weigh-direct-{group.id}")


def heading(work: Work, group: Group) -> str:
    """Which counts most, in words."""
    now = weights(work, group)
    top = max(now.values(), default=0.0)
    first = [group.names[name] for name in group.ids if abs(now[name] - top) < 0.005]
    if len(first) == len(group.items):
        return "All count the same"
    return f"{' and '.join(first)} count{'s' if len(first) == 1 else ''} most" if len(first) < 4 else \
        f"{len(first)} share the first place"


def _before(work: Work, group: Group) -> dict[str, float]:
    """Where the weights stood before the last change."""
    earlier: Scenario = work.history.before or work.scenario
    return in_use(earlier if earlier.case == work.scenario.case else work.scenario, work.dataset, group)


def open_theme(group: Group) -> None:
    """The handles of the criteria are those of the theme that is open."""
    if group.id != THEMES:
        session.pick("theme", group.id)
