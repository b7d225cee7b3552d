"""Decisions as handles: the scenario fills them, one callback writes them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from cxmodel import presets
from cxmodel.dataset import Dataset
from cxmodel.scenario import Scenario, among_themes, inside_theme, normalised
from cxmodel.tables import FACTORS, SHORES
from cxmodel.ui import session
from cxmodel.ui.live import Group, Move, Slider, live_sliders, settled
from cxmodel.ui.session import Work

SHAPES = {"onshore": "square", "nearshore": "diamond", "offshore": "triangle"}
SHORE_HELP = {
    "onshore": "A vendor in the home country.",
    "nearshore": "A short flight and a similar clock.",
    "offshore": "Farther away, or a different clock.",
}
LIMITS: dict[str, tuple[str, str, float]] = {
    "moved_share": ("Work that moves", "Part of the work that may move which does move.", 100.0),
    "country_cap": ("One country ≤", "Largest share of the moved work in one foreign country.", 100.0),
    "overlap_hours": ("Shared hours ≥", "Opening hours that fall in the site's own day (7-21 h), at least.", 1.0),
}
TRIAGE: dict[str, tuple[str, str, float, float, float]] = {
    "keep_above": ("Keep above", "Criticality from which work stays at home.", 0.0, 100.0, 1.0),
    "outsource_below": ("Outsource up to", "Criticality up to which all of the work may go out.", 0.0, 100.0, 1.0),
    "veto_at": ("Veto at", "One factor this high keeps the work at home, whatever the average; 5 is never.",
                1.0, 5.0, 0.5),
    "shared_out": ("Shared: out ≤", "Part of a shared activity that may move.", 0.0, 100.0, 1.0),
}
FACTOR_LABELS = {
    "competitive_advantage": ("Advantage", "Does it set the brand apart from competitors?"),
    "loyalty_driver": ("Loyalty", "Does it drive the loyalty of high-value customers?"),
    "elevated_risk": ("Risk", "Would the company be harmed if it went wrong?"),
    "customer_proximity": ("Proximity", "Does it happen close to the customer?"),
}


def weights_group(work: Work) -> Group:
    """How much each theme that can count matters, in per cent that add up to 100."""
    now, before = among_themes(work.scenario, work.dataset), work.history.before
    old = among_themes(before, work.dataset) if before else now
    rows = tuple(Slider(row.id, row.short_name, 100 * now[row.id], 0, 100, 1, help=row.question,
                        mark=_mark(100 * old[row.id], 100 * now[row.id]))
                 for row in work.dataset.theme if row.id in now)
    return Group("weights", "What matters", "to the experience", rows, total=100 if rows else None)


def price_group(work: Work) -> Group:
    """How much the price counts beside the experience; the ranking of vendors alone hears it."""
    now, before = 100 * work.scenario.price_weight, work.history.before
    row = Slider("price_weight", "Price counts", now, 0, 100, 1, mark=_mark(before and 100 * before.price_weight, now),
                 help="Part of a vendor's total that its price makes up; the themes share the rest. The plan counts "
                      "prices in full, so this moves the ranking only.")
    return Group("price", "Price", "in the ranking only", (row,))


def shores_group(work: Work) -> Group:
    """Where the moved work goes, in per cent that add up to 100."""
    before = work.history.before
    rows = tuple(Slider(name, name.capitalize(), 100 * getattr(work.scenario, name), 0, 100, 1, shape=SHAPES[name],
                        colour=name, help=SHORE_HELP[name],
                        mark=_mark(before and 100 * getattr(before, name), 100 * getattr(work.scenario, name)))
                 for name in SHORES)
    return Group("shores", "Where", "the moved work goes", rows, total=100)


def limits_group(work: Work) -> Group:
    """How much moves at all, and the limits of geography."""
    rows = []
    for name, (label, words, scale) in LIMITS.items():
        hours = name == "overlap_hours"
        now = scale * getattr(work.scenario, name)
        old = work.history.before and scale * getattr(work.history.before, name)
        rows.append(Slider(name, label, now, 0, 12 if hours else 100, 1, " h" if hours else "%",
                           help=words, mark=_mark(old, now)))
    return Group("limits", "Limits", "", tuple(rows))


def factors_group(work: Work) -> Group:
    """Weights of the four criticality factors, in per cent that add up to 100."""
    weights = dict(work.scenario.factor_weights)
    rows = tuple(Slider(name, FACTOR_LABELS[name][0], 100 * weights[name], 0, 100, 1, help=FACTOR_LABELS[name][1])
                 for name in FACTORS)
    return Group("factors", "What makes work critical", "weights", rows, total=100)


def triage_group(work: Work) -> Group:
    """Thresholds of the verdicts."""
    rows = []
    for name, (label, words, low, high, step) in TRIAGE.items():
        scale, unit = (1.0, "") if name == "veto_at" else (100.0, "%")
        rows.append(Slider(name, label, scale * getattr(work.scenario, name), low, high, step, unit, help=words))
    return Group("triage", "Where the lines are drawn", "", tuple(rows))


def criteria_group(work: Work) -> Group:
    """Weights of the criteria inside the theme that is open, in per cent that add up to 100; gates carry none."""
    theme = session.picked("theme") or work.dataset.theme[0].id
    shares = inside_theme(work.scenario, work.dataset, theme)
    named = {row.id: row for row in work.dataset.criterion}
    rows = tuple(Slider(name, named[name].name, 100 * share, 0, 100, 1, help=named[name].question)
                 for name, share in shares.items())
    return Group("criteria", theme_names(work.dataset)[theme], "criteria inside the theme", rows, total=100)


GROUPS: dict[str, Callable[[Work], Group]] = {
    "weights": weights_group, "price": price_group, "shores": shores_group, "limits": limits_group,
    "factors": factors_group, "triage": triage_group, "criteria": criteria_group,
}
MEMBERS = {"weights": "theme_weights", "criteria": "criterion_weights", "factors": "factor_weights", "shores": "shores"}


def criteria(work: Work) -> None:
    """One click deeper: the criteria inside a theme."""
    names = theme_names(work.dataset)
    left, right = st.columns([27, 73], gap="medium")
    with left:
        key = session.fill("open-theme", session.picked("theme") or next(iter(names)))
        st.selectbox("Inside a theme", list(names), format_func=lambda name: names[name], key=key,
                     on_change=session.taker(key, lambda name: session.pick("theme", name)))
    with right:
        sliders(work, ("criteria",), key=f"criteria-{session.picked('theme')}")


def sliders(work: Work, names: tuple[str, ...], key: str) -> None:
    """Draw these groups of live handles; call it last, after the pictures they move (see `live`)."""
    move = session.last_move(key)
    live_sliders([GROUPS[name](work) for name in names], key=key, on_move=lambda: take(key), room=work.room,
                 acknowledged=move.seq if move else 0)


def take(key: str) -> None:
    """Write what a handle reports into the scenario; one gesture is one step of the history."""
    move = session.last_move(key)
    if move is None or move.group not in GROUPS or session.is_undone(move):
        return
    work = session.work()
    group = GROUPS[move.group](work)
    if move.slider in {row.id for row in group.sliders}:
        session.change(moved(work.scenario, group, move), move.gesture, dragging=move.phase == "drag",
                       moved=handle(move))
    if move.phase == "end":
        session.gesture_over()


def handle(move: Move) -> str:
    """What was moved, as the scenario names it: "theme_weights:culture", "shores:nearshore", "country_cap"."""
    return f"{MEMBERS[move.group]}:{move.slider}" if move.group in MEMBERS else move.slider


def moved(scenario: Scenario, group: Group, move: Move) -> Scenario:
    """The scenario after a move of one handle."""
    values = settled(group, move)
    if group.id == "weights":
        none = {name: 0.0 for name, _ in scenario.theme_weights}  # a theme without a scored criterion has no handle
        return replace(scenario, theme_weights=tuple({**none, **dict(normalised(values))}.items()))
    if group.id == "criteria":
        kept = {name: value for name, value in scenario.criterion_weights if name not in values}
        return replace(scenario, criterion_weights=tuple(sorted({**kept, **dict(normalised(values))}.items())))
    if group.id == "factors":
        return replace(scenario, factor_weights=normalised(values))
    if group.id == "shores":
        shares = dict(normalised(values))
        return replace(scenario, **shares)
    if group.id == "price":
        return replace(scenario, price_weight=values["price_weight"] / 100)
    if group.id == "limits":
        return replace(scenario, **{move.slider: values[move.slider] / LIMITS[move.slider][2]})
    return _thresholds(scenario, move.slider, values[move.slider])


def _thresholds(scenario: Scenario, name: str, value: float) -> Scenario:
    """A threshold moved; the other one gives way so that keep never lies below outsource."""
    share = value if name == "veto_at" else value / 100
    if name == "keep_above":
        return replace(scenario, keep_above=share, outsource_below=min(scenario.outsource_below, share))
    if name == "outsource_below":
        return replace(scenario, outsource_below=share, keep_above=max(scenario.keep_above, share))
    return replace(scenario, **{name: share})


def start(work: Work) -> None:
    """Which company, which ready-made scenario to start from, and how money is shown; on every page."""
    cases = work.dataset.cases
    key = session.fill("case", work.scenario.case)
    st.selectbox("Case", list(cases), format_func=lambda name: cases[name].name, key=key,
                 on_change=session.taker(key, _take_case))
    key = session.fill("preset", None)
    st.selectbox("Start from", list(presets.PRESETS), format_func=lambda name: presets.PRESETS[name][0], key=key,
                 index=None, placeholder="a ready-made scenario", on_change=session.taker(key, _take_preset))
    st.button("Reset decisions", key="reset-decisions", on_click=reset_decisions, width="stretch",
              help="Weights, geography and verdicts as at the start; scores and changed assumptions stay.")
    st.button("Reset assumptions", key="reset-all-assumptions", on_click=reset_assumptions, width="stretch",
              disabled=not work.scenario.overrides, help="All assumptions typical again; decisions stay.")
    with st.expander(f"Money in {work.currency.code}"):
        currency(work)


def _take_case(name: str) -> None:
    session.change(presets.preset(session.dataset(), name, "balanced"))


def currency(work: Work) -> None:
    """The display currency, chosen once, with the rate and its date; the model counts in USD."""
    codes = sorted({row.currency for row in work.dataset.location} | {"USD"})
    with st.form("currency", border=False):
        code = st.selectbox("Currency", codes, index=codes.index(work.currency.code))
        per_usd = st.number_input("One USD buys", min_value=0.0001, max_value=1e6, value=work.currency.per_usd,
                                  format="%g", help="Type the rate you want to use; none is fetched.")
        as_of = st.date_input("Rate of", value=work.currency.as_of or "today", format="YYYY-MM-DD")
        if st.form_submit_button("Show money so"):
            one = code == "USD"
            if not one and per_usd == 1.0:
                st.error(f"**The rate is missing.** Type how many {code} one USD buys.")
                return
            session.set_view(currency=code, per_usd=1.0 if one else per_usd, as_of="" if one else str(as_of))
            st.rerun()


def _take_preset(name: str | None) -> None:
    if name:
        session.change(presets.applied(session.dataset(), session.kept().history.present, name))


def reset_decisions() -> None:
    """All decisions as at the start; scores, judgements and changed assumptions stay as they are."""
    session.change(presets.applied(session.dataset(), session.kept().history.present, "balanced"))


def reset_assumptions() -> None:
    """All assumptions typical again; decisions stay as they are."""
    session.change(replace(session.kept().history.present, overrides=()))


def _mark(before: float | None, now: float) -> float | None:
    """Where the handle stood before the last change, if it stood elsewhere."""
    return before if before is not None and abs(before - now) >= 0.5 else None


def theme_names(dataset: Dataset) -> dict[str, str]:
    """Short names of the themes by id."""
    return {row.id: row.short_name for row in dataset.theme}
