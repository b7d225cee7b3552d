"""Whose weights: kept under a name, compared two at a time, used, averaged, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from cxmodel.scenario import LONGEST_PERSON, Scenario, normalised
from cxmodel.ui import display, layout, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors.weighing import effect, figures
from cxmodel.ui.vendors.weighing.groups import SAME, Group, in_use, used
from cxmodel.units import percent

IN_USE, ALL = ":now", ":all"  # no person's name has a colon


def voices(scenario: Scenario, group: Group) -> dict[str, dict[str, float]]:
    """The weights that each person gave to this group, adding up to 1, by name. [share]"""
    found: dict[str, dict[str, float]] = {}
    for key, value in scenario.voices:
        person, where, item = key.split(":")
        if where == group.id and item in group.names:
            found.setdefault(person, dict.fromkeys(group.ids, 0.0))[item] = value
    return {person: dict(normalised(weights)) for person, weights in found.items()}


def with_voice(scenario: Scenario, group: Group, person: str, weights: Mapping[str, float] | None) -> Scenario:
    """The scenario with this person's weights of the group; with None they are deleted."""
    start = f"{person}:{group.id}:"
    kept = {key: value for key, value in scenario.voices if not key.startswith(start)}
    given = {} if weights is None else {start + name: float(weights[name]) for name in group.ids}
    return replace(scenario, voices=tuple(sorted({**kept, **given}.items())))


def mean(several: list[Mapping[str, float]]) -> dict[str, float]:
    """The average of several sets of weights, item by item.

    >>> mean([{"a": 0.25, "b": 0.75}, {"a": 0.75, "b": 0.25}])
    {'a': 0.5, 'b': 0.5}
    """
    return {name: sum(weights[name] for weights in several) / len(several) for name in several[0]}


def name_fault(name: str) -> str:
    """What is wrong with a person's name and how to mend it; empty when nothing is."""
    if not name.strip():
        return "Type a name first, such as Ana."
    if ":" in name:
        return "Use a name without a colon."
    return "" if len(name.strip()) <= LONGEST_PERSON else f"Use at most {LONGEST_PERSON} characters."


def keep(work: Work, group: Group, weights: Mapping[str, float]) -> None:
    """A field for a name and a button that keeps these weights under it."""
    known = ", ".join(voices(work.scenario, group))
    hint = f"Keep them under a name; so far: {known}" if known else "Keep them under a name, such as Ana"
    with (st.form("keep-weights", border=False, clear_on_submit=True),
          st.container(horizontal=True, vertical_alignment="bottom")):
        name = st.text_input("Whose weights are these?", max_chars=LONGEST_PERSON, key="weigh-person",
                             placeholder=hint, label_visibility="collapsed")
        pressed = st.form_submit_button("Keep", help="Keeps these weights under the name; compare under Two people.")
    if pressed and name_fault(name):
        st.error(name_fault(name))
    elif pressed:
        session.change(with_voice(work.scenario, group, name.strip(), weights))
        st.rerun()


def screen(work: Work, group: Group) -> None:
    """Two people side by side: where they differ most, who would lead under each, what to do about it."""
    given = voices(work.scenario, group)
    if not given:
        display.finding("Nobody's weights are kept yet",
                        "Weigh in any of the five ways, type a name beside the result and press Keep. Then let the "
                        "next person start again: here you see where two people differ.")
        return
    choice = {**given, **({ALL: mean(list(given.values()))} if len(given) > 1 else {}),
              IN_USE: in_use(work.scenario, work.dataset, group)}
    first, second = _two(choice)
    left, right = layout.handles_and_picture()
    with right:
        display.finding(gap(work, group, choice, first, second),
                        f"{figures.GLYPHS[0]} {called(first)}, {figures.GLYPHS[1]} {called(second)}. "
                        "The longer the line, the further apart.")
        ends = [choice[first], choice[second]]
        picture(figures.dumbbells(group.names, ends, work.locale), key="weigh-two",
                height=figures.height(len(group.items)), alt=_told(work, group, choice, first, second))
    with left:
        for key, glyph, label, name in (("weigh-first", figures.GLYPHS[0], "First", first),
                                        ("weigh-second", figures.GLYPHS[1], "Second", second)):
            _choose(key, f"{glyph} {label}", list(choice), name)
        for name in dict.fromkeys((first, second)):
            told = effect.lead(work, used(work.scenario, group, choice[name]))
            st.html(f"<div class='cx-under'>{escape(f'{_under(name)}: {told}.')}</div>")
        _actions(group, choice, first, second)


def _two(choice: Mapping[str, object]) -> tuple[str, str]:
    """Who is compared: the last chosen; at first two people, or the only one and the weights in use."""
    names = list(choice)
    first, wanted = session.picked("weigh-first"), session.picked("weigh-second")
    first = first if first in choice else names[0]
    return first, wanted if wanted in choice and wanted != first else next(name for name in names if name != first)


def _choose(key: str, label: str, names: list[str], now: str) -> None:
    session.fill(key, now)
    st.selectbox(label, names, format_func=called, key=key,
                 on_change=session.taker(key, lambda name: session.pick(key, name)))


def called(name: str) -> str:
    """A person by name; the weights in use and everybody's average in words."""
    return {IN_USE: "Weights in use", ALL: "Average of all"}.get(name, name)


def _under(name: str) -> str:
    return {IN_USE: "With the weights in use", ALL: "With the average of all"}.get(name, f"With {name}'s weights")


def gap(work: Work, group: Group, choice: Mapping[str, Mapping[str, float]], first: str, second: str) -> str:
    """Where two sets of weights differ most, in words."""
    one, other = choice[first], choice[second]
    widest = max(group.ids, key=lambda name: round(abs(one[name] - other[name]), 9))
    if abs(one[widest] - other[widest]) < SAME:
        return f"{called(first)} and {called(second)}: the same weights"
    give = {name: f"{called(name)} {'give' if name == IN_USE else 'gives'}" for name in (first, second)}
    return (f"{give[first]} {group.names[widest]} {percent(one[widest], work.locale)}, {called(second)} "
            f"{percent(other[widest], work.locale)}: the widest gap")


def _told(work: Work, group: Group, choice: Mapping[str, Mapping[str, float]], first: str, second: str) -> str:
    return "; ".join(f"{group.names[name]}: {called(first)} {percent(choice[first][name], work.locale)}, "
                     f"{called(second)} {percent(choice[second][name], work.locale)}" for name in group.ids)


def _actions(group: Group, choice: Mapping[str, Mapping[str, float]], first: str, second: str) -> None:
    for name in (first, second):
        if name != IN_USE:
            whose = "the average of all" if name == ALL else f"{name}'s weights"
            st.button(f"Use {whose}", key=f"use-{name}", on_click=_use, args=(group, dict(choice[name])),
                      width="stretch")
    st.button("Use the average of the two", key="use-average", width="stretch", on_click=_use,
              args=(group, mean([choice[first], choice[second]])))
    with st.container(horizontal=True):
        for name in (first, second):
            if name not in (IN_USE, ALL):
                st.button(f"Delete {name}", key=f"delete-{name}", on_click=_delete, args=(group, name), type="tertiary",
                          help="Deletes the weights kept under this name; Undo brings them back.")


def _use(group: Group, weights: Mapping[str, float]) -> None:
    session.change(used(session.kept().history.present, group, weights))


def _delete(group: Group, person: str) -> None:
    session.change(with_voice(session.kept().history.present, group, person, None))
