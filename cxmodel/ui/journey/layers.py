"""View Layers: what each layer settles before a person is reached, its handles, its cost and its readiness (S9)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from cxmodel.model.evaluate.journey import Journey, journey_of
from cxmodel.model.evaluate.layers import PERSON, Layer
from cxmodel.tables import LAYERS, SIDES, Evidence
from cxmodel.ui import display, session
from cxmodel.ui.journey import flow, handles
from cxmodel.ui.journey.phrases import capital, plain_word, ready_word
from cxmodel.ui.picture import picture
from cxmodel.ui.session import Work
from cxmodel.units import number, percent, rate

CHOSEN = "journey-layer"
BESIDE = ("What a layer costs is not modelled: it is a contract of its own. A person's contact is today's hours at "
          "home's cost. Published figures count differently, so a gap asks for a second look, not for another figure.")


def layers(work: Work) -> None:
    """The flow on the left, the handles of one layer on the right, drawn last; cost and readiness below."""
    found = journey_of(work.dataset, work.scenario)
    left, right = st.columns([64, 36], gap="medium")
    with left:
        display.finding(finding(found, work.locale))
        picture(_figure(found, work), key="journey-flow", alt=alt(found, work.locale), height="var(--cx-line-height)")
    with right:
        layer = _choose()
        place = st.container()
        st.html(f"<div class='cx-under'>{beside(work, found.layers, layer)}</div>")
    st.html(display.folded("What does a contact cost, and how ready is each layer?", costs(work, found.layers)
                           + f"<div class='cx-under'>{counted(found, work.locale)}</div>"))
    with place:
        handles.sliders(work, layer)


def finding(found: Journey, locale: str = "en_US") -> str:
    """How many contacts reach a person, and how much harder those are."""
    whole, person = found.layers[0].total("arriving"), found.layers[-1].total("arriving")
    share = percent(person / whole if whole else 0.0, locale)
    return (f"{flow.short(person, locale)} of {flow.short(whole, locale)} contacts reach a person ({share}); "
            f"they take {percent(found.harder, locale, 1)} longer")


def counted(found: Journey, locale: str = "en_US") -> str:
    """Which contacts are meant, and how many stand on Who serves whom alone; HTML."""
    loose = sum(one.row.contacts_per_year for one in found.stops if one.activity is None)
    told = f"Counted are the {flow.short(found.layers[0].total('arriving'), locale)} contacts of this case's work"
    if not loose:
        return f"{told}."
    return (f"{told}; {flow.short(loose, locale)} at touchpoints that need none of it (advertising, visits, shops) "
            "stand on Who serves whom alone.")


def alt(found: Journey, locale: str = "en_US") -> str:
    """The picture in words."""
    told = "; ".join(f"{plain_word(one.id)}: {percent(one.reach, locale)} try it, "
                     f"{flow.short(one.total('settled'), locale)} settled" for one in found.layers[:-1])
    return f"{finding(found, locale)}. {told}"


def _figure(found: Journey, work: Work) -> flow.Figure:
    contacts = {one.contact_class: one.arriving for one in found.layers[0].flows}
    streams = [flow.Stream(one.id, one.reach, {each.contact_class: each.settled for each in one.flows})
               for one in found.layers[:-1]]
    return flow.flow(contacts, streams, work.locale)


def _choose() -> str:
    """The layer whose handles are shown."""
    picked = session.picked(CHOSEN)
    key = session.fill(f"{CHOSEN}-box", picked if picked in LAYERS else LAYERS[0])
    return st.selectbox("Layer to change", LAYERS, format_func=lambda name: capital(plain_word(name)), key=key,
                        label_visibility="collapsed",
                        on_change=session.taker(key, lambda name: session.pick(CHOSEN, name))) or LAYERS[0]


def beside(work: Work, rows: Sequence[Layer], layer: str) -> str:
    """What a contact costs with a person, here and as published, and what is published for this layer; HTML."""
    by_id = {one.id: one for one in rows}
    person, mine = by_id[PERSON], by_id[layer]
    here = rate(person.cost, work.locale, work.currency) if person.cost is not None else "not known"
    told = (f"A contact costs <b>{here}</b> with a person here{met(work, person)}; "
            f"published {_all(person.published, work.locale)}.")
    name = escape(plain_word(layer))
    if not mine.published:
        return f"{told} For {name} no published cost was found."
    return f"{told} With {name}: {_all(mine.published, work.locale)}."


def met(work: Work, person: Layer) -> str:
    """What a contact costs without the work that no customer meets, where that is another figure."""
    if person.cost is None or person.cost_met is None:
        return ""
    told = rate(person.cost_met, work.locale, work.currency)
    if told == rate(person.cost, work.locale, work.currency):
        return ""
    return f" ({told} without work that no customer meets, as Partnership counts it)"


def _all(rows: Sequence[Evidence], locale: str) -> str:
    """From the lowest to the highest published figure, in the currency that most of them use."""
    dollars = [row for row in rows if row.unit.startswith("USD")] or list(rows)
    ends = [end for row in dollars for end in (row.low, row.typical, row.high) if end is not None]
    unit = dollars[0].unit.partition("/")[0]
    named = ", ".join(row.id for row in dollars)
    return f"{_number(min(ends), locale)} to {_number(max(ends), locale)} {unit} ({named})"


def _number(value: float, locale: str) -> str:
    return number(value, locale, 0 if float(value).is_integer() else 2)


def costs(work: Work, rows: Sequence[Layer]) -> str:
    """Cost of a contact by layer beside what is published, and how ready each layer is; HTML."""
    head = [("Layer", False), ("Contacts settled", True), ("Cost of a contact", True), ("Published", False),
            *((side.capitalize(), False) for side in SIDES), ("Resolution left", True)]
    notes = {row.layer: row.note for row in work.dataset.layer_readiness if row.case_id == work.scenario.case}
    cells = [[_name(one.id, notes.get(one.id)), flow.short(one.total("settled"), work.locale),
              rate(one.cost, work.locale, work.currency) if one.cost is not None else
              "<span class='cx-grey'>not modelled</span>", _published(work, one.published),
              *(_side(one.sides[side]) for side in SIDES), _left(one, work.locale)] for one in rows]
    return display.table_html(head, cells, "Layers") + f"<div class='cx-under'>{BESIDE}</div>"


def _name(layer: str, note: str | None) -> str:
    """A layer, and under it what its readiness rests on; HTML."""
    under = f"<div class='cx-under'>{escape(note)}</div>" if note else ""
    return f"{escape(capital(plain_word(layer)))}{under}"


def _published(work: Work, rows: Sequence[Evidence]) -> str:
    if not rows:
        return "<span class='cx-grey'>no figure found</span>"
    return "<br>".join(f"{escape(span(row, work.locale))} <span class='cx-grade'>{escape(row.grade)}</span> "
                       f"<span class='cx-grey'>{row.id}, "
                       f"{display.link(escape(row.source_title), row.source_url)}"
                       f"{', ' + escape(row.year) if row.year else ''}</span>" for row in rows)


def span(row: Evidence, locale: str = "en_US") -> str:
    """A published figure in its own unit: "8 to 15 USD"."""
    ends = [_number(end, locale) for end in (row.low, row.typical, row.high) if end is not None]
    unit = row.unit.partition("/")[0]
    return f"{' to '.join(dict.fromkeys((ends[0], ends[-1])))} {unit}" if ends else unit


def _side(score: float | None) -> str:
    told = ready_word(score)
    return f"<span class='cx-grey'>{told}</span>" if score is None else f"{told} ({score:g})"


def _left(one: Layer, locale: str) -> str:
    """What is left of a layer's resolution for want of readiness; a range where a side is not known."""
    if one.id == PERSON:
        return ""
    told = percent(one.factor, locale)
    if not one.unknown:
        return told
    low, high = (percent(share, locale) for share in (one.factor_low, one.factor_high))
    return f"{told} <span class='cx-grey'>({low} to {high})</span>"
