"""Which vendors are shown, and which one is looked at: shared by all views of the page. Not decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from cxmodel.model.evaluate.partners import Field, Partner, field
from cxmodel.ui import session
from cxmodel.ui.session import Work
from cxmodel.units import number

CLASSES = {"niche_specialist": "niche specialist", "regional": "regional", "multi_regional": "multi-regional"}
SHORT = {"niche_specialist": "niche", "regional": "regional", "multi_regional": "multi-regional"}
ASKED = {"niche": ("niche_specialist", "regional")}
SEVERAL = ("multi_regional", "regional")
STATES = {"all": "any", "ticked": "ticked", "open": "points open", "failed": "a point failed"}
NARROWS = {"country": "with a site in {}", "certification": "certified {}", "checklist": "checklist {}",
           "search": "found by '{}'"}
SCALINGS = {
    "none": ("as scored 0-4", "A 4 fills its column."),
    "max": ("best = 1", "The best fills its column."),
    "sum": ("share of sum", "A share of what all have."),
    "minmax": ("min-max", "The worst has nothing, the best is full."),
    "vector": ("vector", "Divided by the length of the column."),
}


def scaling() -> str:
    """How scores are scaled on this page; a way of looking, not a decision."""
    return session.picked("vendor-scaling") or "none"


def the_field(work: Work) -> Field:
    """The whole field of vendors as the page looks at it."""
    return field(work.dataset, work.scenario, scaling())


def asked_for(work: Work) -> tuple[str, ...]:
    """The classes of vendor that the scale gate asks for (S1)."""
    return ASKED.get(work.results.scale_gate["verdict"], SEVERAL)


def shown(work: Work, partners: Sequence[Partner]) -> tuple[Partner, ...]:
    """Those that pass the filters, in the order given."""
    wanted = _classes(work)
    country, badge, state = (session.picked(f"vendor-{name}") for name in ("country", "certification", "checklist"))
    words = session.picked("vendor-search").casefold().split()
    return tuple(one for one in partners
                 if one.vendor_class in wanted and (not country or country in one.countries)
                 and (not badge or badge in one.certifications) and state in ("", "all", standing(one))
                 and all(word in _searched(one) for word in words))


def _classes(work: Work) -> tuple[str, ...]:
    picked = session.picked("vendor-class") or "asked"
    return asked_for(work) if picked == "asked" else tuple(CLASSES) if picked == "all" else (picked,)


def _searched(partner: Partner) -> str:
    return " ".join([partner.name, *(f"{offer.city} {offer.country}" for offer in partner.offers)]).casefold()


def standing(partner: Partner) -> str:
    """Whether the checklist is ticked, has open points, or has failed ones."""
    if partner.passes:
        return "ticked"
    return "failed" if any(gate.state == "failed" for gate in partner.gates) else "open"


def scale_line(work: Work) -> str:
    """What the size of the work asks for, in one sentence (S1)."""
    gate = work.results.scale_gate
    seats, limit = number(gate["seats"], work.locale), number(gate["threshold"], work.locale)
    if gate["verdict"] == "niche":
        return f"Your work needs {seats} seats: under {limit}, so look for a niche specialist."
    return f"Your work needs {seats} seats: over {limit}, so look for vendors in several countries."


def called(work: Work) -> str:
    """What those shown are called: by their classes where only these are filtered, else vendors.

    A search or another filter narrows them further, and no short name would say how.
    """
    wanted = _classes(work)
    if len(wanted) == len(CLASSES) or any(session.picked(f"vendor-{name}") not in ("", "all") for name in NARROWS):
        return "vendors"
    return f"{' and '.join(SHORT[name] for name in wanted)} vendors"


def why_fewer(work: Work) -> str:
    """Which filters hold vendors back, in one sentence; empty when none does."""
    told = [] if len(_classes(work)) == len(CLASSES) else [
        f"only {' and '.join(CLASSES[name] for name in _classes(work))}"]
    words = {**{row.iso3: row.country for row in work.dataset.location}, **STATES}
    for name, sentence in NARROWS.items():
        picked = session.picked(f"vendor-{name}")
        if picked not in ("", "all"):
            told.append(sentence.format(words.get(picked, picked)))
    return f"Shown: {'; '.join(told)}." if told else ""


def show_all() -> None:
    """Take every filter away."""
    session.pick("vendor-class", "all")
    session.pick("vendors-from", "")
    for name in ("country", "certification", "checklist", "search"):
        session.pick(f"vendor-{name}", "")


def filters(work: Work) -> None:
    """Search box and filters of the page, behind one button."""
    partners = the_field(work).partners
    with st.popover("Filter"):
        _search()
        asked = f"what the scale asks for: {' or '.join(CLASSES[name] for name in asked_for(work))}"
        _choice("Class", "class", {"asked": asked, "all": "all classes", **CLASSES}, "asked")
        countries = {offer.iso3: offer.country for one in partners for offer in one.offers}
        _choice("Country of a site", "country", {"": "any", **dict(sorted(countries.items(), key=lambda at: at[1]))})
        badges = sorted({name for one in partners for name in one.certifications})
        _choice("Certification", "certification", {"": "any", **{name: name for name in badges}})
        _choice("Checklist", "checklist", STATES, "all")
        st.button("Show all", key="vendor-show-all", on_click=show_all, width="stretch")


def _search() -> None:
    key = session.fill("vendor-search-box", session.picked("vendor-search"))
    st.text_input("Search", key=key, placeholder="name, city or country",
                  on_change=session.taker(key, lambda text: session.pick("vendor-search", text.strip())))


def _choice(label: str, name: str, options: dict[str, str], first: str = "") -> None:
    """One filter; what is no longer on offer falls back to the first."""
    now = session.picked(f"vendor-{name}") or first
    key = session.fill(f"vendor-{name}-box", now if now in options else first)
    st.selectbox(label, list(options), format_func=options.__getitem__, key=key,
                 on_change=session.taker(key, lambda value: session.pick(f"vendor-{name}", value)))


def choose(work: Work, name: str = "vendor", label: str = "Vendor",
           then: Callable[[str], None] | None = None) -> Partner | None:
    """The vendor that is looked at, with the box to choose another; the leader at first. None without vendors.

    `name` is "vendor", or "vendor-2" for the other one of a comparison, which starts with the runner-up.
    """
    everyone = the_field(work)
    if not everyone.partners:
        return None
    start = everyone.partners[min(int(name != "vendor"), len(everyone.partners) - 1)].id
    found = session.picked(name)
    key = session.fill(f"{name}-chosen", found if found in everyone.by_id else start)
    chosen = st.selectbox(label, [one.id for one in everyone.partners], key=key,
                          format_func=lambda one: everyone.by_id[one].name,
                          on_change=session.taker(key, then or (lambda one: session.pick(name, one))))
    return everyone.by_id[chosen]


def scaling_choice() -> None:
    """How scores are scaled, with what it does in one line."""
    key = session.fill("vendor-scaling-box", scaling())
    st.selectbox("Scores are scaled", list(SCALINGS), format_func=lambda name: f"Scores: {SCALINGS[name][0]}", key=key,
                 label_visibility="collapsed",
                 on_change=session.taker(key, lambda name: session.pick("vendor-scaling", name)))
    warned = "This blows small gaps up." if scaling() == "minmax" else "Min-max would blow small gaps up."
    st.html(f"<div class='cx-under' title='A way of looking; the plan counts scores as they were given.'>"
            f"{SCALINGS[scaling()][1]} {warned}</div>")
