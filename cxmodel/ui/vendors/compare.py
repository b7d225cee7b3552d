"""View Compare: two vendors side by side, theme by theme, and what a scorecard does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.partners import Field, Partner
from cxmodel.ui import display, session
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.ui.vendors import choosing, offers, sure_pictures
from cxmodel.ui.vendors.phrases import listed, ordinal
from cxmodel.ui.vendors.scoring import STATES
from cxmodel.ui.vendors.sheet import NONE_YET
from cxmodel.ui.vendors.sure_pictures import FIRST, SECOND, Line, Pair
from cxmodel.units import number, percent, rate

LEVEL = 0.005  # themes closer than this are level, 0-1
ONLY_ONE = "There is one vendor only, so there is nothing to compare"
SECOND_NEEDED = "Import a second vendor with its scores, or look at this one under One vendor."


def compare(work: Work) -> None:
    """Two vendors: who is ahead where, by how much, at what price."""
    everyone = choosing.the_field(work)
    if len(everyone.partners) < 2:
        display.finding(*(NONE_YET if not everyone.partners else (ONLY_ONE, SECOND_NEEDED)))
        return
    one, other = _chosen(work, everyone)
    rows = pairs(work, everyone, one, other)
    display.finding(finding(work, rows, one, other), worth(work, one, other))
    left, right = st.columns([57, 43], gap="medium")
    with left:
        picture(sure_pictures.dumbbell(rows, (one.name, other.name), work.locale, _gap(one, other)),
                key="vendor-pair",
                height=f"min({5.5 + 2.8 * len(rows):.1f}rem, calc(var(--cx-picture) - 1.6rem))",
                alt=f"{one.name} and {other.name}, of 100: " + "; ".join(
                    f"{row.name} {row.first.value:.0f} and {row.second.value:.0f}" for row in rows))
    with right:
        _table(work, one, other)


def _chosen(work: Work, everyone: Field) -> tuple[Partner, Partner]:
    """The two vendors with their boxes; choosing the other one's name swaps the two."""
    first, second = the_two(everyone)
    session.pick("vendor", first)
    session.pick("vendor-2", second)
    left, middle, right = st.columns([44, 12, 44], gap="medium", vertical_alignment="bottom")
    with left:
        one = choosing.choose(work, "vendor", f"{FIRST[2]} First vendor", lambda name: _take("vendor", name))
    with right:
        other = choosing.choose(work, "vendor-2", f"{SECOND[2]} Second vendor", lambda name: _take("vendor-2", name))
    with middle:
        st.button("⇄ Swap", key="vendors-swap", on_click=_take, args=("vendor", second), width="stretch")
    return one or everyone.by_id[first], other or everyone.by_id[second]


def the_two(everyone: Field) -> tuple[str, str]:
    """Ids of the two that are compared: what was picked, else the leader and the best other one."""
    ids = [partner.id for partner in everyone.partners]
    first = session.picked("vendor") if session.picked("vendor") in ids else ids[0]
    other = session.picked("vendor-2")
    return first, other if other in ids and other != first else next(name for name in ids if name != first)


def _take(name: str, chosen: str) -> None:
    """Put a vendor on one side; the one that stood there gives way to the other side if it was the same."""
    beside = "vendor-2" if name == "vendor" else "vendor"
    if chosen == session.picked(beside):
        session.pick(beside, session.picked(name))
    session.pick(name, chosen)


def pairs(work: Work, everyone: Field, one: Partner, other: Partner) -> list[Pair]:
    """Every theme that carries weight, and the price; what helps the first most stands on top."""
    names = {row.id: row.short_name for row in work.dataset.theme}
    rows = []
    for at, name in enumerate(everyone.themes):
        if everyone.theme_weights[at] > 0:
            lines = [Line(names[name], 100 * it.themes[at], 100 * it.themes_low[at], 100 * it.themes_high[at])
                     for it in (one, other)]
            rows.append(Pair(names[name], lines[0], lines[1],
                             100 * everyone.theme_weights[at] * (one.themes[at] - other.themes[at])))
    rows.sort(key=lambda row: -row.points)
    if everyone.price_weight > 0:
        lines = [Line("Price", 100 * it.price, 100 * it.price, 100 * it.price, _no_price(it)) for it in (one, other)]
        rows.append(Pair("Price", lines[0], lines[1], 100 * everyone.price_weight * (one.price - other.price)))
    return rows


def finding(work: Work, rows: Sequence[Pair], one: Partner, other: Partner) -> str:
    """Who is ahead in how many themes, who in which (the widest gap first), at what price."""
    themes = sorted((row for row in rows if row.name != "Price"),
                    key=lambda row: (-abs(round(row.points, 9)), row.name))
    ahead = [row.name for row in themes if row.first.value - row.second.value > 100 * LEVEL]
    behind = [row.name for row in themes if row.second.value - row.first.value > 100 * LEVEL]
    leader, trailer, mine, theirs = (one, other, ahead, behind) if len(ahead) >= len(behind) else (
        other, one, behind, ahead)
    count = f"{len(themes)} themes" if len(themes) == len(work.dataset.theme) else _that_count(len(themes))
    if not themes:
        told = "Only the price counts"
    elif not mine:
        told = f"{one.name} and {other.name} are level in every theme"
    else:
        told = f"{leader.name} is ahead in {len(mine)} of {count}"
        told += f", {trailer.name} in {listed(theirs) if len(theirs) <= 3 else len(theirs)}" if theirs else ""
    return f"{told}; {_prices(work, leader, trailer)}"


def _that_count(themes: int) -> str:
    return "the one theme that counts" if themes == 1 else f"the {themes} themes that count"


def _prices(work: Work, one: Partner, other: Partner) -> str:
    waiting = [it.name for it in (one, other) if it.price_waits]
    if len(waiting) == 2:
        return "both prices wait"
    if waiting:
        return f"the price of {waiting[0]} waits"
    if one.rate is None or other.rate is None:
        unknown = [it.name for it in (one, other) if it.rate is None]
        return f"no price yet from {listed(unknown)}"
    return f"price {rate(one.rate, work.locale, work.currency)} against {rate(other.rate, work.locale, work.currency)}"


def worth(work: Work, one: Partner, other: Partner) -> str:
    """The two totals and their gap, in one line."""
    told = " · ".join(f"{mark} {it.name} {number(_tenths(it) / 10, work.locale, 1)} of 100, {ordinal(it.rank)}"
                      for it, (_, _, mark) in ((one, FIRST), (other, SECOND)))
    return (f"{told} · gap {number(abs(_gap(one, other)) / 10, work.locale, 1)} points; "
            "lines are ranges where scores are missing")


def _tenths(partner: Partner) -> int:
    """The total as it is printed. [points / 10]"""
    return round(1000 * partner.total)


def _gap(one: Partner, other: Partner) -> int:
    """The gap of the two totals as they are printed. [points / 10]"""
    return _tenths(one) - _tenths(other)


def _table(work: Work, one: Partner, other: Partner) -> None:
    """Checklist, price, size, people, papers."""
    rows = [[head, tell(work, one), tell(work, other)] for head, tell in FACTS]
    marked = [f"{mark} {it.name}" for it, (_, _, mark) in ((one, FIRST), (other, SECOND))]
    sample = "Sample vendors" if one.sample or other.sample else ""
    display.table([(sample, False), (marked[0], False), (marked[1], False)], rows, "Two vendors")


def _no_price(partner: Partner) -> str:
    """Why there is no price to compare; empty where there is one."""
    return "waits" if partner.price_waits else "none yet" if partner.rate is None else ""


def _checklist(work: Work, partner: Partner) -> str:
    """How many points are met, and by name what is open or failed."""
    met = sum(gate.state == "met" for gate in partner.gates)
    lines = [("met", f"{met} of {len(partner.gates)} met")] if met or not partner.gates else []
    lines += [(gate.state, f"{gate.name} {gate.state}") for gate in partner.gates if gate.state != "met"]
    return "<br>".join(f"<span class='{STATES[state][0]}'>{STATES[state][1]}</span> {escape(text)}"
                       for state, text in lines)


def _price(work: Work, partner: Partner) -> str:
    if partner.price_waits:
        return "<span class='cx-grey'>waits</span>"
    if partner.rate is None:
        return "<span class='cx-grey'>ask for a quote</span>"
    rests = offers.unquoted(partner)
    return rate(partner.rate, work.locale, work.currency) + (f" <span class='cx-grey'>{rests}</span>" if rests else "")


def _attrition(work: Work, partner: Partner) -> str:
    known = work.dataset.vendors[partner.id].attrition
    return "not known" if known is None else percent(known, work.locale)


def _countries(work: Work, partner: Partner) -> str:
    names = dict.fromkeys(work.dataset.locations[iso3].country for iso3 in partner.countries)
    return escape(listed(list(names), 4) or "none")


FACTS = (
    ("Checklist", _checklist),
    ("Price an hour", _price),
    ("Class", lambda work, partner: choosing.CLASSES[partner.vendor_class]),
    ("Seats", lambda work, partner: offers.seats(work, partner)),
    ("Countries", _countries),
    ("Attrition", _attrition),
    ("Certificates", lambda work, partner: escape(", ".join(partner.certifications) or "none")),
    ("Scores missing", lambda work, partner: number(partner.missing, work.locale)),
)
