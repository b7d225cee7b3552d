"""Add a rule: choose the kind, then what it speaks of, then its limit."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from cxmodel.scenario import with_pair
from cxmodel.scenario.ruling import GAP, rule_words
from cxmodel.ui import display, session
from cxmodel.ui.plan.kinds import KINDS, Kind, options, possible
from cxmodel.ui.plan.limits import bounds_in_words, in_words, limit_of
from cxmodel.ui.session import Work


def add(work: Work) -> None:
    """The button with the form behind it; it closes when a rule is added, since the page then has one more."""
    with st.popover("+ Add a rule", key=f"plan-add-{len(work.scenario.rules)}", width="stretch"):
        kinds = possible(work.dataset, work.scenario)
        picked = session.picked("plan-kind")
        key = session.fill("plan-kind-box", picked if picked in kinds else next(iter(kinds)))
        name = st.selectbox("Kind of rule", list(kinds), format_func=lambda one: kinds[one].label, key=key,
                            on_change=session.taker(key, lambda one: session.pick("plan-kind", one)))
        kind = kinds[name]
        _limit(work, name, kind, kind.key_for([_choice(work, name, at, ask) for at, ask in enumerate(kind.asks)]))


def _choice(work: Work, name: str, at: int, ask: str) -> str:
    """One of what the kind speaks of."""
    found = options(ask, work.dataset, work.scenario)
    slot = f"plan-{name}-{at}"
    key = session.fill(f"{slot}-box", _chosen(work, name, at, ask))
    return st.selectbox(ask.capitalize(), list(found), format_func=lambda one: found[one], key=key,
                        on_change=session.taker(key, lambda one: session.pick(slot, one)))


def _chosen(work: Work, name: str, at: int, ask: str) -> str:
    """What was chosen last, or the first there is."""
    found, picked = options(ask, work.dataset, work.scenario), session.picked(f"plan-{name}-{at}")
    return picked if picked in found else next(iter(found))


def _limit(work: Work, name: str, kind: Kind, rule: str) -> None:
    """Its limit, the sentence it makes, and the button."""
    start = dict(work.scenario.rules).get(rule, starting(work, name))
    shown = limit_of(rule, start, work.locale, work.currency)
    unit = (shown.before + shown.after).strip() or "points"
    # No bounds here: the field would go back to its last number without a word, and the button would take that one.
    typed = st.number_input(f"Limit [{unit}]", value=float(shown.value), step=float(shown.step), format="%g",
                            key=f"plan-limit {rule}")
    fits = shown.takes(typed)
    if not fits:
        st.error(f"Type {bounds_in_words(shown, work.locale)}.")
        typed = shown.value
    value = shown.typed(float(typed))
    told = rule_words(rule, work.dataset, work.scenario.case)
    st.markdown(f"**{display.plain(told.replace(GAP, in_words(replace(shown, value=float(typed)), work.locale)))}.**")
    there = rule in dict(work.scenario.rules)
    st.button("Change the rule" if there else "Add the rule", key="plan-add-it", type="primary", on_click=_add,
              args=(work, name, rule, value), width="stretch", disabled=not fits)


def starting(work: Work, name: str) -> float:
    """The limit a new rule starts with: one that today's plan just holds, where that is a number of its own."""
    if name == "saving":
        return round(work.results.baseline_per_year * max(work.results.net_saving.typical, 0.0), -4)
    if name == "risk":
        return float(max(round(work.results.cx_risk_index), 1))
    return KINDS[name].start


def _add(work: Work, name: str, rule: str, value: float) -> None:
    """The rule of the form; of the kind just chosen, where the button was quicker than the form."""
    now, chosen = session.kept().history.present, session.value("plan-kind-box") or name
    if chosen != name and chosen in KINDS:
        kind = KINDS[chosen]
        rule = kind.key_for([_chosen(work, chosen, at, ask) for at, ask in enumerate(kind.asks)])
        value = dict(now.rules).get(rule, starting(work, chosen))
    session.change(replace(now, rules=with_pair(now.rules, rule, value)), moved=f"rules:{rule}")
