"""View One vendor: the checklist first, then the scores in words, then its sites and what they should cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from statistics import median

import streamlit as st

from cxmodel.glossary import TERMS
from cxmodel.model.evaluate.partners import Field, Partner, field
from cxmodel.tables import Criterion
from cxmodel.ui import display, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import choosing, offers, scoring, sure_pictures
from cxmodel.ui.vendors.phrases import listed, ordinal
from cxmodel.ui.vendors.sure_pictures import Line
from cxmodel.units import number, percent, rate

GOOD = 0.7  # a theme from here on is called strong
NONE_YET = ("There is no vendor yet", "Import vendors with their sites and scores; this view opens with the first.")


def sheet(work: Work) -> None:
    """One vendor: where it stands, and one of checklist, scores and sites at a time."""
    everyone = choosing.the_field(work)
    if not everyone.partners:
        display.finding(*NONE_YET)
        return
    left, right = st.columns([32, 68], gap="medium", vertical_alignment="bottom")
    with left:
        partner = choosing.choose(work) or everyone.partners[0]
    with right:
        part = view_of("sheet-view", tuple(PARTS))
    display.finding(finding(work, everyone, partner), facts(work, partner))
    _numbers(work, partner)
    with st.container(key="vendor-told"):
        if _rescored(work, partner):
            display.last_move(work)
    PARTS[part](work, everyone, partner)


def view_of(name: str, views: tuple[str, ...]) -> str:
    """A second switch: which of these messages is on the screen; the first at the start."""
    now = session.picked(name)
    key = session.fill(f"{name}-switch", now if now in views else views[0])
    return st.segmented_control("Show", views, key=key, label_visibility="collapsed", required=True,
                                on_change=session.taker(key, lambda view: session.pick(name, view))) or views[0]


def finding(work: Work, everyone: Field, partner: Partner) -> str:
    """Place, strongest themes, what is open."""
    told = f"{partner.name} {placed(everyone, partner)}"
    best = strongest(everyone, partner)
    if best:
        names = {row.id: row.short_name for row in work.dataset.theme}
        reached = min(partner.themes[everyone.themes.index(name)] for name in best)
        told += f": {'strong' if reached >= GOOD else 'best'} in {listed([names[name] for name in best])}"
    failed, waiting = ([gate.name for gate in partner.gates if gate.state == state] for state in ("failed", "open"))
    told += f"; fails {listed(failed)}" if failed else ""
    return told + (f"; open {'point' if len(waiting) == 1 else 'points'}: {listed(waiting)}" if waiting else "")


def placed(everyone: Field, partner: Partner) -> str:
    """The place among all vendors, in words."""
    level = sum(one.rank == partner.rank for one in everyone.partners) > 1
    if len(everyone.partners) == 1:
        return "is the only vendor"
    return f"ranks {'level on ' if level else ''}{ordinal(partner.rank)} of {len(everyone.partners)}"


def strongest(everyone: Field, partner: Partner) -> list[str]:
    """The two themes that carry weight in which it scores highest; the weightier first where they are level."""
    counted = [(value, weight, name) for name, weight, value in zip(
        everyone.themes, everyone.theme_weights, partner.themes, strict=True) if weight > 0]
    return [name for _, _, name in sorted(counted, key=lambda item: (-round(item[0], 6), -item[1]))[:2]]


def facts(work: Work, partner: Partner) -> str:
    """Class, head office, size, attrition, certificates; and that it is invented, where it is."""
    own = work.dataset.vendors[partner.id]
    places = work.dataset.locations
    told = [choosing.CLASSES[partner.vendor_class].capitalize(),
            f"head office in {places[partner.headquarters].country}", f"seats: {offers.seats(work, partner)}",
            "attrition not known" if own.attrition is None else f"{percent(own.attrition, work.locale)} attrition",
            ", ".join(partner.certifications) or "no certificates"]
    return " · ".join([*told, "sample vendor, invented"] if partner.sample else told)


def price_words(work: Work, partner: Partner) -> tuple[str, str]:
    """The price, or in its place why there is none yet; and what to know about it."""
    if partner.price_waits:
        return "waits", "for the checklist"
    if partner.rate is None:
        return "no price", "ask for a quote"
    return rate(partner.rate, work.locale, work.currency), "a productive hour"


def _rescored(work: Work, partner: Partner) -> bool:
    """Whether the last change gave or took a score of this vendor, so that its effect is worth a line here."""
    now, before = work.scenario, work.history.before
    if before is None:
        return False
    keys = {name for name, _ in {*before.scores} ^ {*now.scores}} | {*before.open_scores} ^ {*now.open_scores}
    return any(name.startswith(f"{partner.id}:") for name in keys)


def _numbers(work: Work, partner: Partner) -> None:
    """Total, quality, price, checklist: large enough for the back row."""
    met = sum(gate.state == "met" for gate in partner.gates)
    cells = [("Total", number(100 * partner.total, work.locale), "of 100",
              _span(work, partner.total_low, partner.total_high), "Total of a vendor"),
             ("Quality", number(100 * partner.quality, work.locale), "of 100",
              _span(work, partner.quality_low, partner.quality_high), "Capability"),
             ("Price", *price_words(work, partner), _beside(work, partner), "Checklist"),
             ("Checklist", f"{met} of {len(partner.gates)}", "points met",
              "may be in the plan" if partner.passes else "out of the plan until all are", "Gate")]
    html = "".join(
        f"<div class='cx-number' title='{escape(TERMS[term], quote=True)}'><div class='label'>{label}</div>"
        f"<div><span class='value'>{escape(value)}</span><span class='aside'>{escape(aside)}</span></div>"
        f"<div class='change cx-grey'>{escape(under)}</div></div>" for label, value, aside, under, term in cells)
    st.html(f"<div class='cx-numbers'>{html}</div>")


def _span(work: Work, low: float, high: float) -> str:
    if high - low < 0.005:
        return "no score is missing"
    return f"{number(100 * low, work.locale)} to {number(100 * high, work.locale)} as scores are missing"


def _beside(work: Work, partner: Partner) -> str:
    if partner.price_waits:
        return f"until {listed([gate.name for gate in partner.gates if gate.state != 'met'], 1)} is met"
    home = work.results.home_hour["total"]
    rests = offers.unquoted(partner)
    return f"home costs {rate(home, work.locale, work.currency)}" + (f"; {rests}" if rests else "")


def _checklist(work: Work, everyone: Field, partner: Partner) -> None:
    if not partner.gates:
        st.html("<div class='cx-under'>The framework has no minimum standards, so there is nothing to tick.</div>")
    told = returned(work, partner)
    if told:
        st.html(f"<div class='cx-under'><b>{escape(told)}</b></div>")
    scoring.checklist(work, partner)


def returned(work: Work, partner: Partner) -> str:
    """Whether a vendor whose checklist was met here only, and not as entered, is in the plan; else empty."""
    before = replace(work.scenario, scores=(), open_scores=())
    if not partner.passes or field(work.dataset, before).by_id[partner.id].passes:
        return ""
    sites = {offer.site_id for offer in partner.offers}
    if any(row.id in sites and row.share > 0 for row in work.results.by_site):
        return f"{partner.name} may be in the plan again, and the plan chooses it now"
    return f"{partner.name} may be in the plan again; the plan does not choose it now"


def _scores(work: Work, everyone: Field, partner: Partner) -> None:
    """The profile by theme; beside it one theme in words, and the way to change a score."""
    scored = {name: [row for row in work.dataset.criterion if row.theme_id == name and row.kind == "score"]
              for name in everyone.themes}
    themes = [name for name in everyone.themes if scored[name]]
    if not themes:
        st.html("<div class='cx-under'>The framework has no scored criteria yet. Add one to see a profile.</div>")
        return
    now = session.picked("theme")
    best = [name for name in strongest(everyone, partner) if name in themes]
    chosen = now if now in themes else [*best, themes[0]][0]
    left, right = st.columns([38, 62], gap="medium")
    with right:
        _theme(work, partner, chosen, themes, scored[chosen])
    with left:
        _profile(work, everyone, partner, chosen, themes)


def _profile(work: Work, everyone: Field, partner: Partner, chosen: str, themes: list[str]) -> None:
    names = {row.id: row.short_name for row in work.dataset.theme}
    lines, middle = [], []
    for name in themes:
        at = everyone.themes.index(name)
        lines.append(Line(names[name], 4 * partner.themes[at], 4 * partner.themes_low[at],
                          4 * partner.themes_high[at]))
        middle.append(4 * median(one.themes[at] for one in everyone.partners))
    picture(sure_pictures.profile(lines, middle, chosen, themes, work.locale), key="vendor-profile",
            height=f"min({4.0 + 2.6 * len(lines):.1f}rem, calc(var(--cx-picture) - 7rem))",
            on_click=session.picker("theme"), alt=f"{partner.name}, mean score of 4: " + ", ".join(
                f"{line.name} {number(line.value, work.locale, 1)}" for line in lines))


def _theme(work: Work, partner: Partner, chosen: str, themes: list[str], criteria: list[Criterion]) -> None:
    names = {row.id: row.name for row in work.dataset.theme}
    key = session.fill("sheet-theme", chosen)
    st.selectbox("Theme", themes, format_func=names.__getitem__, key=key, label_visibility="collapsed",
                 on_change=session.taker(key, lambda name: session.pick("theme", name)))
    stands = scoring.standing(work.dataset, work.scenario, partner.id)
    rows = []
    for row in criteria:
        now, mark = stands[row.id], scoring.changed(work, partner.id, row.id)
        value = "?" if now.score is None else scoring.points(now.score, work.locale)
        rows.append([f"<span title='{escape(row.question, quote=True)}'>{escape(row.name)}</span> {mark}",
                     f"<b>{value}</b>",
                     f"{escape(scoring.sentence(row, now.score))}<div class='cx-under'>{scoring.rests_on(now)}</div>"])
    display.table([("Criterion", False), ("0 to 4", True), ("What that looks like, and what it rests on", False)], rows,
                  f"Scores of {partner.name}: {names[chosen]}")
    scoring.editor(work, partner, {row.id: row for row in criteria})


def _sites(work: Work, everyone: Field, partner: Partner) -> None:
    offers.sites(work, partner)


PARTS: dict[str, Callable[[Work, Field, Partner], None]] = {
    "Checklist": _checklist, "Scores": _scores, "Sites and prices": _sites}
